"""The bulletins that say almost the same as the one being read, on this site or others."""

from typing import Any

import pandas as pd
import streamlit as st

from etl.load.index.likeness import Like, likes
from etl.load.index.schema import IndexDamagedError
from pages.kit import links, search
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, percent, t


def show(build: Build, bulletin_id: str) -> None:
    """A list of links with how much is the same; a sentence where there is none or nobody can say."""
    st.markdown(f"#### {t('Bài gần như giống hệt')}", anchors=False)
    try:
        found = _likes(build, (str(build.path), build.limit), bulletin_id)
    except IndexDamagedError:
        said = t("Chỉ mục tìm kiếm bị hỏng hoặc thiếu. Hãy chạy `python -m etl index` để dựng lại.")
        st.warning(said, icon=":material/build:")
        return
    if not found:
        st.caption(t("Không thấy bài nào trong dữ liệu đang hiển thị."))
        return
    rows = frame(build, "search_rows", ids=[one.bulletin_id for one in found]).to_dict("records")
    known = {str(row["bulletin_id"]): row for row in rows}
    links.lines(_line(known[one.bulletin_id], one.share) for one in found if one.bulletin_id in known)


@st.cache_data(max_entries=1000, show_spinner=False)
def _likes(_build: Build, build: tuple[str, tuple[str, ...] | None], bulletin_id: str) -> list[Like]:  # noqa: ARG001 - `build` is the key
    """What is alike in a build, which never changes."""
    return likes(search.shelf(_build), bulletin_id)


def _line(row: dict[Any, Any], share: float) -> links.Line:
    """One of them: its title opens it."""
    when = day(row["published_on"]) if pd.notna(row["published_on"]) else t("chưa rõ ngày")
    title = str(row["title"]) if pd.notna(row["title"]) else t("(không có tiêu đề)")
    alike = t("giống {share}", share=percent(share))
    return links.Line(title, links.bulletin_url(str(row["bulletin_id"])), f"{alike} · {when} · {row['site']}")
