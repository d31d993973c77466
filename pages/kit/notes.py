"""Events and notes beside a chart over time: the union year, resolutions on their day of issue, and what staff wrote.

For every such chart: `marks = notes.beside(build, filters)`, `marks.draw(figure)` or, for lines in HTML,
`marks.happened()`, then `charts.show(…, below=marks.below)`.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from etl.desk import Note, notes_of
from etl.errors import HomeError
from etl.load.reference import union_year
from etl.paths import Home
from pages.kit import charts_time, notes_form
from pages.kit.charts_lines import Happened
from pages.kit.charts_time import Mark, Step, reach
from pages.kit.filters import Filters
from pages.kit.guard import Right, may
from pages.kit.links import plain
from pages.kit.panels import Panel
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, language, number, t

_LOG: Final = logging.getLogger(__name__)
_STYLE: Final = "font-size:0.85rem;line-height:1.5;overflow-wrap:anywhere"
_NUMBER: Final = "border:1px solid currentColor;border-radius:2px;padding:0 0.25em;font-weight:600"


@dataclass(frozen=True, slots=True)
class Beside:
    """The marks of one chart: those drawn, with numbers, and the others."""

    marks: Sequence[Mark]
    others: Sequence[Mark]
    first: date
    last: date
    step: Step
    home: Home

    def draw(self, figure: object) -> None:
        """Put the marks on a figure."""
        charts_time.draw(figure, self.marks, self.first, self.last, self.step)

    def happened(self) -> list[Happened]:
        """The marks for lines in HTML."""
        return [Happened(*reach(one, self.first, self.last, self.step), one.words) for one in self.marks]

    def below(self, key: str) -> None:
        """The list of the marks, and for staff the way to write a note."""
        if self.marks:
            st.html(f"<div style='{_STYLE}'>{_listed(self.marks, self.others)}</div>")
        if may(Right.SETTLE) and st.button(
            t("Ghi chú vào biểu đồ"), key=f"{key}_note", icon=":material/edit_note:", type="tertiary"
        ):
            notes_form.open_form(self.home, self.last)


def marked(panel: Panel, marks: Beside) -> Panel:
    """A panel just made, with the marks on its figure: kept so, drawing them takes longer than all else about it."""
    marks.draw(panel.drawn)
    return panel


def beside(
    build: Build,
    filters: Filters,
    *,
    step: Step = "month",
    keys: Sequence[str] = (),
    span: tuple[date, date] | None = None,
) -> Beside:
    """What stands beside a chart of these days (the filters' own without a span) drawn by month, week or day.

    With `keys` only these resolutions are marked, else those that bulletins name.
    """
    first, last = span or (filters.start, filters.end)
    found = [*_events(first, last), *_issued(build, first, last, keys), *_noted(build.home, first, last)]
    marks = charts_time.drawn(found, first, last)
    others = sorted((one for one in found if one not in marks), key=lambda one: one.first_day)
    return Beside(marks, others, first, last, step, build.home)


def _events(first: date, last: date) -> list[Mark]:
    """The union year, in the reader's language."""
    is_english = language() == "en"
    return [
        Mark(one.first_day, one.last_day, one.english if is_english else one.name, "event", weight=-one.place)
        for one in union_year(first, last)
    ]


def _issued(build: Build, first: date, last: date, keys: Sequence[str]) -> list[Mark]:
    """Resolutions on their day of issue; the more bulletins name one, the more it weighs."""
    known = frame(build, "time_resolutions", keys=tuple(keys))
    rows = known[known["issued_on"].between(pd.Timestamp(first), pd.Timestamp(last))].to_dict("records")
    return [
        Mark(
            one["issued_on"].date(),
            one["issued_on"].date(),
            t("Ban hành {name}", name=one["short"]) + ("" if one["is_verified"] else t(" (chưa kiểm chứng)")),
            "resolution",
            weight=int(one["bulletins"]),
        )
        for one in rows
    ]


def _noted(home: Home, first: date, last: date) -> list[Mark]:
    """The notes of staff that touch the days; a desk that cannot be read hides them, not the chart."""
    try:
        found = notes_of(home)
    except HomeError:
        _LOG.exception("notes")
        return []
    return [_of_note(one) for one in found if one.first_day <= last and first <= one.last_day]


def _of_note(note: Note) -> Mark:
    """A note as a mark."""
    by = t("{who} ghi {moment}", who=note.who, moment=f"{day(note.at)} {note.at:%H:%M}")
    if note.changed_at is not None:
        by += t(", {who} sửa {moment}", who=note.changed_by, moment=f"{day(note.changed_at)} {note.changed_at:%H:%M}")
    return Mark(note.first_day, note.last_day, note.words, "note", by=by, weight=note.note or 0)


def _listed(marks: Sequence[Mark], others: Sequence[Mark]) -> str:
    """The list in HTML: the numbered ones, and the rest folded away."""
    shown = " · ".join(f"<span style='{_NUMBER}'>{place}</span> {_said(one)}" for place, one in enumerate(marks, 1))
    if not others:
        return shown
    head = t("và {count} sự kiện, ghi chú khác", count=number(len(others)))
    rest = "".join(f"<li>{_said(one)}</li>" for one in others)
    return f"{shown}<details><summary>{plain(head)}</summary><ul style='margin:0'>{rest}</ul></details>"


def _said(one: Mark) -> str:
    """One mark in words, safe in HTML."""
    when = day(one.first_day) if one.first_day == one.last_day else f"{day(one.first_day)} – {day(one.last_day)}"
    words = t("ghi chú: {words}", words=one.words) if one.kind == "note" else one.words
    by = f" <span style='opacity:0.85'>({plain(one.by)})</span>" if one.by else ""
    return f"{plain(when)} {plain(words)}{by}"
