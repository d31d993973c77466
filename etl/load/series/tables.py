"""Exports as CSV: a line for each day, or a line for each page view, which is counted here by its day in Vietnam.

GoAccess writes no header: its lines hold a number, a parent, the panel and the figures of the panel, the name last.
Of the panel "visitors" the name is the day; newer versions write the share of the hits before the visitors, older
ones after.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import StringIO
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from etl.load.readings.layout import split, text_of
from etl.load.series.days import Entry, Export, log_day
from etl.settings import TIME_ZONE
from etl.vocabulary.series_columns import FIGURES, export_of

_START: Final = 8192
_DELIMITERS: Final = ",;\t"
_FALSE: Final = frozenset({"", "0", "false"})
_FIGURES: Final = 3
"""Where the figures of GoAccess begin."""
_PAGE_VIEW: Final = frozenset({"", "1"})

Line = tuple[int, Mapping[str, str] | None]
"""The place of a line and its cells by field; None where it has another number of cells than the header."""


@dataclass(slots=True)
class _Counted:
    """What the page views of one day add up to."""

    line: int
    views: int = 0
    first: int = 0
    visits: set[str] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)


def table_of(data: bytes) -> Export | None:
    """The export that a table is; None for any other."""
    first = next(iter(StringIO(text_of(data[:_START], errors="replace"), newline="")), "").rstrip("\r\n")
    if _is_goaccess(split(first, ",")):
        return Export("goaccess", _panel(data))
    for delimiter in _DELIMITERS:
        found = export_of(split(first, delimiter)) if delimiter in first else None
        if found:
            source, fields = found
            lines = _lines(data, delimiter, fields)
            return Export(source, _hits(source, lines) if "moment" in fields else _days(lines))
    return None


def _is_goaccess(cells: Sequence[str]) -> bool:
    """Whether a line begins a report of GoAccess: its general figures, or without them the panel of visitors."""
    if len(cells) <= _FIGURES + 2 or cells[0] != "0" or cells[1]:
        return False
    is_panel = cells[2] == "visitors" and "%" in cells[_FIGURES + 1] + cells[_FIGURES + 2]
    return is_panel or (cells[2] == "general" and cells[-1] == "date_time")


def _panel(data: bytes) -> Iterator[Entry]:
    """The days of its panel of visitors, without what each day is parted into: hits are views, no visits are told."""
    reader = csv.reader(StringIO(text_of(data), newline=""))
    for cells in reader:
        if len(cells) > _FIGURES + 2 and cells[2] == "visitors" and not cells[1]:
            hits, after = cells[_FIGURES], cells[_FIGURES + 1]
            visitors = cells[_FIGURES + 2] if after.endswith("%") else after
            yield Entry(reader.line_num, log_day(cells[-1]), {"views": hits, "visitors": visitors})


def _lines(data: bytes, delimiter: str, fields: Sequence[str | None]) -> Iterator[Line]:
    """The lines below the header that have a cell."""
    reader = csv.reader(StringIO(text_of(data), newline=""), delimiter=delimiter)
    for cells in islice(reader, 1, None):
        if any(cell.strip() for cell in cells):
            whole = len(cells) == len(fields)
            found = {name: cell.strip() for name, cell in zip(fields, cells, strict=False) if name}
            yield reader.line_num, found if whole else None


def _days(lines: Iterator[Line]) -> Iterator[Entry]:
    """A line for each day."""
    for line, cells in lines:
        if cells is None:
            yield Entry(line, why="có số ô khác với dòng tiêu đề")
        else:
            yield Entry(line, cells["day"], {name: cells.get(name, "") for name in FIGURES})


def _hits(source: str, lines: Iterator[Line]) -> Iterator[Entry]:
    """The days of page views; robots and what is no page view are not counted."""
    days: dict[date, _Counted] = {}
    for line, cells in lines:
        day = _day(cells["moment"]) if cells else None
        if cells is None or day is None:
            yield Entry(line, why="không đọc được thời điểm của lượt xem")
        elif _is_counted(cells):
            _count(days.setdefault(day, _Counted(line)), cells)
    for day, counted in sorted(days.items()):
        yield Entry(counted.line, day.isoformat(), _figures(source, counted))


def _day(moment: str) -> date | None:
    """The day in Vietnam; a moment without a zone is in UTC, as both tools keep it."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return aware.astimezone(ZoneInfo(TIME_ZONE)).date()


def _is_counted(cells: Mapping[str, str]) -> bool:
    """Whether a line is a page view of a person."""
    signs = (cells.get("bot", ""), cells.get("event", ""))
    return all(sign.lower() in _FALSE for sign in signs) and cells.get("kind", "") in _PAGE_VIEW


def _count(day: _Counted, cells: Mapping[str, str]) -> None:
    """One page view more."""
    day.views += 1
    day.first += cells.get("first", "").lower() not in _FALSE
    day.visits.add(cells.get("visit", ""))
    day.sessions.add(cells.get("session", ""))


def _figures(source: str, day: _Counted) -> dict[str, str]:
    """The figures of a day: GoatCounter marks the first view of a visit, Umami names visits and visitors."""
    if source == "goatcounter":
        return {"visits": str(day.first), "views": str(day.views)}
    return {"visits": str(len(day.visits)), "visitors": str(len(day.sessions)), "views": str(day.views)}
