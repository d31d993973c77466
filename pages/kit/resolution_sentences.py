"""The sentences that name one resolution, in the bulletins of the period: cut from their text around each mention."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import bulletin_reader, highlight, links
from pages.kit.filters import Filters, values
from pages.kit.highlight import Highlight
from pages.kit.resolution_choice import opened_by
from pages.kit.terms import strengths
from pages.kit.told import told
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

ROWS: Final = 10
"""Bulletins on one screen."""
_REACH: Final = 220
"""Letters on each side of a mention, where its sentence does not end before."""
_STOP: Final = re.compile(r"(?<!\bTP)(?<!\bTp)(?<!\b[A-ZĐ])[.!?…](?=\s)|\n")
"""The end of a sentence; the stop of "TP. Vinh" or of a first name's letter is none."""
_STYLE: Final = (
    "<style>.np-said{list-style:none;margin:0;padding:0!important}.np-said>li{padding:.7rem 0;"
    "border-bottom:1px solid #8884;overflow-wrap:anywhere}.np-said a{font-weight:600;color:inherit;"
    "text-decoration:underline;text-underline-offset:.2em}.np-said small{opacity:.85}"
    ".np-said .np-text{line-height:1.7;margin:.3rem 0 .1rem;max-width:60rem}</style>"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text with the mentions in it, and how strongly each takes the resolution up."""

    start: int
    end: int
    mentions: tuple[tuple[int, int, str], ...]


def passages(text: str, mentions: Iterable[tuple[int, int, str]]) -> list[Passage]:
    """The sentences around mentions (start, end, strength), in order; those of one sentence together."""
    found: list[Passage] = []
    for mention in sorted(mentions):
        start, end = _sentence(text, mention[0], mention[1])
        if found and start < found[-1].end:
            last = found.pop()
            start, end, before = last.start, max(last.end, end), last.mentions
            found.append(Passage(start, end, (*before, mention)))
        else:
            found.append(Passage(start, end, (mention,)))
    return found


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a mention begins and ends, not further than it can be read at a glance."""
    left = max(0, start - _REACH)
    stops = [stop.end() for stop in _STOP.finditer(text, left, start)]
    first = stops[-1] if stops else _word(text, left, start)
    right = min(len(text), end + _REACH)
    stop = _STOP.search(text, end, right)
    last = stop.end() if stop else right
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _word(text: str, left: int, start: int) -> int:
    """The first whole word from there on."""
    blank = text.find(" ", left, start) if left else left
    return max(left, blank)


def show(build: Build, filters: Filters, choice: str, count: int) -> None:
    """The bulletins that name the resolution, the newest first, each with its sentences; `count` of them."""
    if not count:
        return
    st.subheader(t("Các câu nêu nghị quyết này"), anchor=False)
    links.open_number(count, t("Mở cả {count} bản tin", count=number(count)), **opened_by(choice))
    screens = -(-count // ROWS)
    place = st.pagination(screens, key=f"resolution_sentences_{choice}_{count}") if screens > 1 else 1
    found = frame(
        build, "resolution_sentences", **values(filters), choice=choice, rows=ROWS, skip=(place - 1) * ROWS
    ).to_dict("records")
    st.html(
        highlight.sheet() + _STYLE + f'<ul class="np-said">{"".join(_row(build, one, choice) for one in found)}</ul>'
    )


def _row(build: Build, one: Mapping[Any, Any], choice: str) -> str:
    """One bulletin: its title, the sentences, and why they were taken for this resolution."""
    title = str(one["title"]) if pd.notna(one["title"]) else t("(không có tiêu đề)")
    address = links.bulletin_url(str(one["bulletin_id"]), **opened_by(choice))
    said = _said(bulletin_reader.original(build, dict(one)).text, one)
    return (
        f'<li>{links.plain(day(one["published_on"]))} <a href="{escape(address, quote=True)}" target="_self" '
        f'lang="vi">{links.plain(title)}</a> <small>{links.plain(str(one["site"]))}</small>{said}'
        f"<small>{links.plain(t('Vì: {why}', why=told(str(one['why']))))}</small></li>"
    )


def _said(text: str, one: Mapping[Any, Any]) -> str:
    """The sentences with their mentions marked; without the text, the words that were read."""
    starts, ends, told = (_listed(one[name]) for name in ("starts", "ends", "strengths"))
    if not text or len(starts) != len(told) or any(end > len(text) for end in ends):
        words = ", ".join(f"“{surface}”" for surface in _listed(one["surfaces"]))
        return f"<div>{links.plain(words)}</div>"
    return "".join(_passage(text, part) for part in passages(text, zip(starts, ends, told, strict=True)))


def _listed(values: Any) -> Sequence[Any]:  # noqa: ANN401 - a list of DuckDB, or missing
    """A list cell of a frame."""
    return [] if values is None or (pd.api.types.is_scalar(values) and pd.isna(values)) else list(values)


def _passage(text: str, part: Passage) -> str:
    """One passage, and how strongly it takes the resolution up."""
    words = strengths()
    marks = [
        Highlight(start - part.start, end - part.start, "resolution", words.get(strength, strength))
        for start, end, strength in part.mentions
    ]
    told = ", ".join(dict.fromkeys(words.get(strength, strength) for _, _, strength in part.mentions))
    return f"{highlight.render(text[part.start : part.end], marks)}<small>→ {links.plain(told)}</small><br>"
