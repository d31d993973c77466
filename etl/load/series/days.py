"""What an export says of a day, judged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from etl.load.readings.cells import CellError, figure_of, moment_of
from etl.vocabulary.series_columns import FIGURES


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an export as written: a day and its figures, or `why` there is none."""

    line: int
    day: str = ""
    figures: Mapping[str, str] | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """An export that was recognised: the tool, and its lines, not read yet."""

    source: str
    entries: Iterable[Entry]


@dataclass(frozen=True, slots=True)
class Day:
    """One day that a tool counted, or `why` a line tells none."""

    line: int
    day: date | None = None
    visits: int | None = None
    visitors: int | None = None
    views: int | None = None
    why: str | None = None


def judged(entries: Iterable[Entry], asked_on: date) -> Iterator[Day]:
    """The days of an export in order; a day told twice with different figures is not used."""
    days = [_day(entry, asked_on) for entry in entries]
    told: dict[date | None, set[tuple[int | None, ...]]] = defaultdict(set)
    for day in days:
        told[day.day].add((day.visits, day.visitors, day.views))
    for day in days:
        if day.why is None and len(told[day.day]) > 1:
            yield replace(day, why="ngày này có nhiều dòng ghi số khác nhau, không biết dòng nào đúng")
        else:
            yield day


def _day(entry: Entry, asked_on: date) -> Day:
    """One line, judged."""
    if entry.why:
        return Day(entry.line, why=entry.why)
    try:
        return _read(entry, asked_on)
    except CellError as error:
        return Day(entry.line, why=str(error))


def _read(entry: Entry, asked_on: date) -> Day:
    """One line as a day.

    Raises:
        CellError: it is none.
    """
    moment = moment_of(entry.day, "", months_first=False)
    if moment.hour:
        raise CellError(f"“{entry.day}” là số của một giờ; hãy xuất theo ngày")
    if moment.day > asked_on:
        raise CellError(f"ngày {moment.day:%d/%m/%Y} chưa tới")
    cells = entry.figures or {}
    figures = {name: figure_of(cells.get(name, ""), f"“{name}”", is_mixed=True) for name in FIGURES}
    if all(figure is None for figure in figures.values()):
        raise CellError("không có số nào")
    return Day(entry.line, moment.day, figures["visits"], figures["visitors"], figures["views"])


def log_day(text: str) -> str:
    """A day as logs write it (01/Dec/2024) in ISO form; any other as it is."""
    try:
        return datetime.strptime(text, "%d/%b/%Y").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        return text
