"""The resolutions page without a chosen one: which to compare, their charts, then all that were named."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import links, resolution_places, resolution_ranking, resolution_time, resolution_undecided
from pages.kit.filters import Filters, values
from pages.kit.resolution_choice import AT_ONCE, compare, compared, go_to
from pages.kit.terms import issuer
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, number, t

FOUND: Final = 6
"""Answers to a search in the register."""
_PICKED: Final = "resolution_compared"


def comparison(build: Build, filters: Filters) -> None:
    """The page without a chosen resolution."""
    names = resolution_ranking.called(build)
    ranking, said = resolution_ranking.named(build, filters)
    _summary(said, is_empty=ranking.empty)
    chosen = _choice(build, filters, ranking, names)
    listed = "" if ranking.empty else resolution_ranking.read(build, filters, chosen)
    unclear, undated = resolution_undecided.undecided(build, filters), undated_of(build, filters)
    if not chosen:
        st.info(t("Chọn ít nhất một nghị quyết để xem biểu đồ."), icon=":material/info:")
    else:
        side_by_side(build, filters, {one: names[one] for one in chosen})
    if listed:
        resolution_ranking.show(build, filters, ranking, listed, chosen)
    if not unclear.rows.empty:
        resolution_undecided.show(build, unclear)
    if undated:
        _undated(undated)


def side_by_side(build: Build, filters: Filters, names: Mapping[str, str]) -> None:
    """The charts of the chosen ones, made before the first is shown: what comes together is laid out once."""
    lines = resolution_time.months_panel(build, filters, names)
    for make in (
        resolution_time.strengths_panel,
        resolution_places.uptake_panel,
        resolution_places.matrix_panel,
    ):
        make(build, filters, names)
    resolution_time.months(build, *lines)
    resolution_time.strengths(build, filters, names)
    resolution_places.uptake(build, filters, names)
    resolution_places.matrix(build, filters, names)


def _summary(said: str, *, is_empty: bool) -> None:
    """The page in one sentence."""
    if is_empty:
        st.info(said, icon=":material/info:")
    else:
        st.markdown(said)


def _choice(build: Build, filters: Filters, ranking: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    """The resolutions to set side by side, kept in the address; found by name here, or in the register by any word."""
    chosen = compared(list(names), ranking)
    st.session_state[_PICKED] = chosen
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.multiselect(
            t("So sánh (tối đa {count} nghị quyết)", count=AT_ONCE),
            list(names),
            format_func=lambda choice: names.get(choice, choice),
            max_selections=AT_ONCE,
            placeholder=t("Chọn nghị quyết"),
            select_all=False,
            wrap=True,
            key=_PICKED,
            on_change=lambda: compare(st.session_state[_PICKED]),
        )
    with right:
        text = st.text_input(
            t("Tìm trong danh mục nghị quyết"),
            key="resolution_search",
            type="search",
            icon=":material/search:",
            placeholder=t("số, tên, trích yếu, năm; có dấu hay không"),
            max_chars=100,
        )
    if (text or "").strip():
        _search(build, filters, str(text), chosen)
    return chosen


def _search(build: Build, filters: Filters, text: str, chosen: Sequence[str]) -> None:
    """The register, searched: a resolution opens, or joins the comparison."""
    found = frame(build, "resolution_search", **values(filters), text=text, limit=FOUND)
    if found.empty:
        st.caption(t("Danh mục không có nghị quyết nào khớp."))
        return
    with st.container(border=True, gap="xsmall"):
        for row in found.to_dict("records"):
            _found(row, chosen)


def _found(row: Mapping[Any, Any], chosen: Sequence[str]) -> None:
    """One answer: the button that compares it, and the one that opens it."""
    choice = str(row["choice"])
    issued = day(row["issued_on"]) if pd.notna(row["issued_on"]) else t("chưa rõ ngày")
    about = (issuer(row["issuer"]), issued, t("{count} bản tin", count=number(row["bulletins"])))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            t("So sánh"),
            key=f"resolution_add_{choice}",
            icon=":material/check:" if choice in chosen else ":material/add:",
            disabled=choice in chosen or len(chosen) >= AT_ONCE,
            on_click=partial(compare, [*chosen, choice]),
        )
        label = f"**{links.escaped(str(row['short']))}** · {links.escaped(' · '.join(about))}"
        if st.button(label, key=f"resolution_found_{choice}", type="tertiary", wrap=True, width="content"):
            go_to(choice)


def undated_of(build: Build, filters: Filters) -> int:
    """How many bulletins without a date name a resolution: they stand outside every period."""
    return int(row(build, "resolution_undated", **values(filters))["bulletins"])


def _undated(count: int) -> None:
    """How many these are, and the way to them."""
    st.caption(t("{count} bản tin chưa rõ ngày cũng nêu nghị quyết, không tính ở trên.", count=number(count)))
    links.open_number(count, resolution="*", dated="undated")
