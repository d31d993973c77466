"""The reader: a bulletin's text with every mention marked, and beside it each fact with the reason for it."""

import contextlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.errors import UnionPulseError
from etl.load.index.schema import IndexDamagedError
from etl.load.serving import raw_bytes
from etl.models import Aside, Block
from etl.paths import Home
from etl.pipeline import left_aside, read_one
from pages.kit import (
    access,
    bulletin_facts,
    bulletin_history,
    bulletin_ignored,
    bulletin_likes,
    highlight,
    links,
    same_page,
    search,
    traffic_effect,
)
from pages.kit.bulletin_marks import marks, meanings
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters
from pages.kit.told import told
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

_ASIDE: Final = "reader_aside"
_TEXTS: Final = 64
"""Texts remembered; one is some tens of kilobytes."""


@dataclass(frozen=True, slots=True)
class Original:
    """A bulletin's original and the text read from it; `why` where it cannot be had."""

    data: bytes = b""
    text: str = ""
    encoding: str = ""
    why: str = ""
    lines: tuple[Block, ...] = ()
    """What each line was taken for; empty where the text comes from the index."""
    aside: tuple[Aside, ...] = ()


@st.cache_data(max_entries=_TEXTS, max_size="128MB", show_spinner=False)
def _original(root: str, raw: str, file: str) -> Original:
    """The original called `raw`; its name is its checksum, so it can be remembered for good."""
    try:
        data = raw_bytes(Home(Path(root)), raw)
        reading = read_one(data, file)
        aside = left_aside(reading.document)
    except UnionPulseError as error:
        return Original(why=str(error))
    return Original(data, reading.document.text, reading.document.encoding, lines=reading.lines, aside=aside)


def _from_index(build: Build, one: dict[str, Any]) -> Original | None:
    """The text as the index keeps it, and the original if it is there; None where the index has no sound text."""
    try:
        kept = search.shelf(build).text(str(one["bulletin_id"]))
    except IndexDamagedError:
        return None
    if kept is None:
        return None
    try:
        data = raw_bytes(build.home, str(one["raw"]))
    except UnionPulseError:
        data = b""
    return Original(data, kept.text, kept.encoding)


def original(build: Build, one: dict[str, Any]) -> Original:
    """The text of a bulletin (bulletin_id, raw, file) that the spans of its facts count, and its original."""
    return _from_index(build, one) or _decoded(build, one)


def _decoded(build: Build, one: dict[str, Any]) -> Original:
    """The original read again."""
    return _original(str(build.home.root), str(one["raw"]), str(one["file"]))


def show(build: Build, filters: Filters, conditions: Conditions, bulletin_id: str) -> None:
    """The page with a chosen bulletin."""
    found = frame(build, "bulletin_one", id=bulletin_id)
    if found.empty:
        _back()
        st.info(
            t("Không có bản tin nào mang mã này trong dữ liệu đang hiển thị; có thể lần nạp của nó đã được hoàn tác."),
            icon=":material/search_off:",
        )
        return
    one = {str(key): None if pd.api.types.is_scalar(value) and pd.isna(value) else value
           for key, value in found.iloc[0].items()}  # fmt: skip
    facts = bulletin_facts.facts(build, bulletin_id)
    _way(build, filters, conditions, bulletin_id)
    _head(one, facts)
    shown = original(build, one)
    left, right = st.columns([5, 3], gap="large")
    with left:
        _text(build, one, facts, shown, _searched(build, filters, shown.text))
    with right:
        bulletin_facts.show(one, facts, shown.text, shown.encoding)
        bulletin_history.show(build, one, facts)
        bulletin_likes.show(build, bulletin_id)
        if one["published_on"] is not None:
            traffic_effect.link(bulletin=bulletin_id)
        _download(one, shown)


def _way(build: Build, filters: Filters, conditions: Conditions, bulletin_id: str) -> None:
    """The way back and to the neighbours, in the list or among the hits that the reader came from."""
    if search.TEXT in st.query_params:
        _hits(build, filters, bulletin_id)
    else:
        _neighbours(build, filters, conditions, bulletin_id)


def _hits(build: Build, filters: Filters, bulletin_id: str) -> None:
    """The way back to the search, and the hits before and after."""
    asked = search.Asked.from_query(st.query_params, filters.unit)
    place = st.query_params.get(search.PLACE, "")
    here = None
    if place.isascii() and place.isdigit():
        with contextlib.suppress(IndexDamagedError):
            here = search.neighbours(build, filters, asked, bulletin_id, int(place))
    with st.container(horizontal=True, vertical_alignment="center"):
        label, icon = t("Kết quả tìm kiếm"), ":material/arrow_back:"
        if st.button(label, key="reader_search", icon=icon, type="tertiary"):
            st.switch_page(links.SEARCH_FILE, query_params=asked.to_query() | search.screen_of(place))
        if here is None:
            return
        for name, label, icon, step in (
            ("previous", t("Kết quả trước"), ":material/chevron_left:", -1),
            ("next", t("Kết quả sau"), ":material/chevron_right:", 1),
        ):
            other = getattr(here, name)
            way = {links.BULLETIN: other, search.PLACE: str(here.place + step)}
            same_page.button(label, way, key=f"reader_{name}", icon=icon, disabled=other is None)
        st.caption(t("Kết quả {place} trong {count}", place=number(here.place), count=number(here.total)))


def _searched(build: Build, filters: Filters, text: str) -> list[highlight.Highlight]:
    """The words of the search that the reader came from."""
    if search.TEXT not in st.query_params:
        return []
    asked = search.Asked.from_query(st.query_params, filters.unit)
    with contextlib.suppress(IndexDamagedError):
        spans = search.words_found(build, filters, asked, text)
        return [highlight.Highlight(*span, "found", t("từ đang tìm")) for span in spans]
    return []


def _back() -> None:
    """The way to the list; its conditions stand in the address already."""
    away = {links.BULLETIN: None}
    same_page.button(t("Danh sách bản tin"), away, key="reader_list", icon=":material/arrow_back:")


def _neighbours(build: Build, filters: Filters, conditions: Conditions, bulletin_id: str) -> None:
    """The way back, and the bulletins before and after in the list that the reader came from."""
    place = frame(build, "bulletin_neighbours", **conditions.values(filters), id=bulletin_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        _back()
        if place.empty:
            return
        here = place.iloc[0]
        for name, label, icon in (
            ("previous", t("Bản tin trước"), ":material/chevron_left:"),
            ("next", t("Bản tin sau"), ":material/chevron_right:"),
        ):
            ends = pd.isna(here[name])
            way = {links.BULLETIN: None if ends else str(here[name])}
            same_page.button(label, way, key=f"reader_{name}", icon=icon, disabled=bool(ends))
        st.caption(t("Bản tin {place} trong {count}", place=number(here["place"]), count=number(here["bulletins"])))


def _head(one: dict[str, Any], facts: bulletin_facts.Facts) -> None:
    """The title, where and when it was published, and what is doubtful about it."""
    st.title(links.escaped(str(one["title"] or t("(không có tiêu đề)"))), anchor=False)
    when = day(one["published_on"]) if one["published_on"] is not None else t("chưa rõ ngày đăng")
    if one["published_on"] is not None and one["published_time"]:
        when += f" {one['published_time']}"
    st.markdown(f"{when} · {links.escaped(str(one['site_name']))}")
    if facts.warnings:
        st.warning("  \n".join(links.escaped(told(warning)) for warning in facts.warnings), icon=":material/warning:")


def _text(
    build: Build,
    one: dict[str, Any],
    facts: bulletin_facts.Facts,
    original: Original,
    searched: list[highlight.Highlight],
) -> None:
    """The text, marked; on request also what was left aside, with the reasons below."""
    if original.why:
        st.error(links.escaped(told(original.why)), icon=":material/error:")
        return
    if len(original.text) > highlight.MAX_SHOWN:
        st.info(
            t("Văn bản rất dài: chỉ hiện {count} ký tự đầu; tải tệp gốc để xem đủ.", count=number(highlight.MAX_SHOWN))
        )
    found = marks(original.text, one, facts)
    aside = _aside(build, one, original.text, found) if st.toggle(t("Hiện cả những gì bị bỏ qua"), key=_ASIDE) else None
    drawn = [*found, *searched, *(aside or ())]
    used = {mark.kind for mark in drawn}
    words = {kind: word for kind, word in meanings().items() if kind in used}
    st.html(highlight.sheet() + highlight.legend(words) + highlight.render(original.text, drawn))
    if aside is not None:
        bulletin_ignored.show(original.text, aside)


def _aside(build: Build, one: dict[str, Any], text: str, taken: list[highlight.Highlight]) -> list[highlight.Highlight]:
    """What was left aside when the original was read; the original is asked, for nothing keeps it."""
    again = _decoded(build, one)
    if again.text != text:
        st.warning(t("Không đọc lại được bản gốc nên không nói được những gì bị bỏ qua."), icon=":material/warning:")
        return []
    return bulletin_ignored.ignored(text, again.lines, taken, again.aside)


def _download(one: dict[str, Any], original: Original) -> None:
    """The file as it was received."""
    if original.data and access.current_user().has(access.Right.EXPORT):
        st.download_button(
            t("Tải tệp gốc"),
            original.data,
            file_name=(PurePosixPath(str(one["file"])).name or "ban-tin") + (".json" if one["format"] == "row" else ""),
            mime="application/octet-stream",
            icon=":material/download:",
            on_click="ignore",
        )
