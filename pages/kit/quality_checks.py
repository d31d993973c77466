"""Checks on the quality page: each rule that a build must keep, why, and the rows that break it; and rejected files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from etl.load.publish import Offence, offences
from etl.load.serving import open_build
from etl.load.statements import checks
from pages.kit import links, review_rejected, tables
from pages.kit.warehouse import Build
from pages.kit.words import number, t

_WHY: Final = "-- Why: "


@st.cache_data(max_entries=4, show_spinner=False)
def _offences(path: str) -> list[Offence]:
    """What the checks find in a build; it never changes, so it is asked once."""
    with open_build(Path(path)) as connection:
        return offences(connection)


def show(build: Build) -> None:
    """How many checks hold, the rows of those that do not, and what each is for."""
    st.subheader(t("Kiểm tra bản dựng"), anchor=False)
    with st.spinner(t("Đang kiểm tra bản dựng…")):
        found = {one.check: one.rows for one in _offences(str(build.path))}
    known = checks()
    if not found:
        st.success(t("Bản dựng qua cả {count} kiểm tra.", count=number(len(known))), icon=":material/task_alt:")
    for name, rows in found.items():
        st.error(f"{name}: {links.escaped(_why(known[name]))}", icon=":material/error:")
        st.dataframe(pd.DataFrame({t("Dòng sai"): rows}), hide_index=True, key=f"quality_{name}", alt=name)
    head = t("Mọi kiểm tra ({count})", count=number(len(known)))
    folded = st.expander(head, icon=":material/checklist:", key="quality_all_checks", on_change="rerun")
    if folded.open:
        with folded:
            alt = t("Các kiểm tra của bản dựng và số dòng sai")
            tables.show(_table(known, found), key="quality_checks", alt=alt)


def _table(known: Mapping[str, str], found: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Every check with what it found and what it is for."""
    return pd.DataFrame(
        {
            t("Kiểm tra"): list(known),
            t("Dòng sai"): [len(found.get(name, ())) for name in known],
            t("Vì sao phải giữ"): [_why(text) for text in known.values()],
        }
    )


def _why(text: str) -> str:
    """What a check is for: the first line of its file."""
    return text.split("\n", 1)[0].removeprefix(_WHY)


def rejected(build: Build) -> None:
    """The files that could not be read."""
    st.subheader(t("Tệp bị từ chối"), anchor=False)
    review_rejected.show(build)
