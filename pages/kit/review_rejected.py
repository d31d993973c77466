"""Files that could not be read, on the review page: reason by reason, the most frequent first, and what to do."""

from pathlib import PurePosixPath
from typing import Any

import pandas as pd
import streamlit as st

from pages.kit import frame_of_page, links, tables
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

QUEUE = 200
NAMES = 20
"""Files named for one reason."""


def show(build: Build) -> None:
    """The reasons with their files, and the way to the upload."""
    found = frame(build, "review_rejected", limit=QUEUE, names=NAMES).to_dict("records")
    if not found:
        st.success(t("Không có tệp nào bị từ chối."), icon=":material/task_alt:")
        return
    st.markdown(t("Chữa tệp theo lý do rồi nạp lại ở trang Tải lên; tệp cũ còn ghi ở đây đến khi bỏ lần nạp của nó."))
    st.page_link(frame_of_page.UPLOAD, label=t("Tải lên") + " →", icon=":material/upload_file:")
    tables.show(_table(found), key="review_rejected", alt=t("Các lý do tệp bị từ chối, nhiều tệp nhất trước"))
    for one in found:
        with st.expander(f"{links.escaped(str(one['why']))} ({number(one['files'])})"):
            st.markdown("\n".join(f"- {links.escaped(PurePosixPath(str(name)).name)}" for name in one["names"]))


def _table(found: list[dict[Any, Any]]) -> pd.DataFrame:
    """The reasons."""
    return pd.DataFrame(
        {
            t("Lý do"): [one["why"] for one in found],
            t("Tệp"): [one["files"] for one in found],
            t("Lần cuối"): [f"{day(one['last_at'])} {one['last_at']:%H:%M}" for one in found],
            t("Lần nạp"): [", ".join(one["loads"]) for one in found],
        }
    )
