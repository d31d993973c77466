"""Checks on the quality page: each rule that a build must keep, why, and the rows that break it; and rejected files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from etl.load.checking import Answer, kept, offences
from etl.load.serving import open_build
from etl.load.statements import checks
from pages.kit import links, review_rejected, tables
from pages.kit.told import told
from pages.kit.warehouse import Build
from pages.kit.words import number, t

_WHY: Final = "-- Vì sao: "


@st.cache_data(max_entries=4, show_spinner=False)
def _answers(path: str) -> dict[str, Answer | None]:
    """What the checks had found when a build was published; it never changes, so it is read once."""
    with open_build(Path(path)) as connection:
        return kept(connection)


def show(build: Build) -> None:
    """How many checks held when the build was published, the rows of those that did not, and what each is for."""
    st.subheader(t("Kiểm tra bản dựng"), anchor=False)
    st.caption(
        t("Mỗi bản dựng được kiểm tra ngay trước khi công bố; lệnh “python -m etl check” kiểm tra lại bản đang dùng.")
    )
    found = _answers(str(build.path))
    _summed_up(found)
    for one in offences(filter(None, found.values())):
        rows = t("{count} dòng sai", count=number(one.wrong))
        st.error(f"{one.check}: {links.escaped(_why(one.asked))} ({rows})", icon=":material/error:")
        tables.drawn(pd.DataFrame({t("Dòng sai"): one.rows}), key=f"quality_{one.check}", alt=one.check)
    head = t("Mọi kiểm tra ({count})", count=number(len(found)))
    alt = t("Các kiểm tra của bản dựng và số dòng sai")
    tables.folded(head, lambda: _table(found), key="quality_checks", alt=alt, icon=":material/checklist:")


def _summed_up(found: Mapping[str, Answer | None]) -> None:
    """All hold, or of how many nothing is known; those that do not hold are told one by one."""
    if missing := sum(answer is None for answer in found.values()):
        st.warning(
            t(
                "Bản dựng này do một phiên bản khác của chương trình công bố nên chưa rõ kết quả của {missing} trong "
                "{count} kiểm tra. Lần công bố tới sẽ kiểm tra đủ; cần ngay thì người quản trị chạy "
                "`python -m etl build`.",
                missing=number(missing),
                count=number(len(found)),
            ),
            icon=":material/help:",
        )
    elif not any(answer.wrong for answer in found.values() if answer):
        st.success(t("Bản dựng qua cả {count} kiểm tra.", count=number(len(found))), icon=":material/task_alt:")


def _table(found: Mapping[str, Answer | None]) -> pd.DataFrame:
    """Every check with what it found, empty where that is not known, and what it is for."""
    wrong = [answer.wrong if answer else None for answer in found.values()]
    return pd.DataFrame(
        {
            t("Kiểm tra"): list(found),
            t("Dòng sai"): pd.array(wrong, dtype="Int64"),
            t("Vì sao phải giữ"): [_why(query) for query in checks().values()],
        }
    )


def _why(query: str) -> str:
    """What a check is for: the first line of its file."""
    return told(query.split("\n", 1)[0].removeprefix(_WHY))


def rejected(build: Build) -> None:
    """The files that could not be read."""
    st.subheader(t("Tệp bị từ chối"), anchor=False)
    review_rejected.show(build)
