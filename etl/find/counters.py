"""The visitor counter of a site: labels and figures on one line, on separate lines, or in a table."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from etl.find.dates import find_dates, named_months_in_figures
from etl.find.lines import Line
from etl.models import Traffic
from etl.vocabulary.counters import field_of, headings, is_weak

_STEMS: Final = ("truy cập", "online", "trực tuyến", "hôm nay", "hôm qua", "tuần này", "tháng này", "visitor")
_LONGEST_LINE: Final = 160
_LONGEST_LABEL_WORDS: Final = 9
_GAP: Final = 2
"""How many other lines may stand inside a counter."""

_CELLS: Final = re.compile(r"\s*[|•·;]\s*|\t+|\s{2,}")
_NUMBER: Final = re.compile(r"(?<![\d.,/])(?<!\d:)(?:\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*|\d+)(?![\d/:]|[.,]\d)")
_GROUPS: Final = re.compile(r"[., ]")
_UNITS: Final = re.compile(
    r"(?<=\d)\s*(?:lượt truy cập|lượt xem|lượt|người|khách|views?|visits?|hits?|visitors?)\s*\.?\s*$", re.IGNORECASE
)
_IDENTIFIER: Final = re.compile(r"\b\w+_\w*visit\w*_?\w*\s*", re.IGNORECASE)
"""The name of a counter's picture, in its place: "mod_vvisit_counter Hôm nay"."""
_NOT_LABEL: Final = re.compile(r"[^\w\s]+")
_DATE_TIME: Final = re.compile(r"\(?\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b\)?|\b\d{1,2}:\d{2}(?::\d{2})?\b")


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter found among the lines of a page."""

    traffic: Traffic
    lines: frozenset[int]
    """Which of the lines belong to it."""
    today: date | None = None
    """The day the counter itself gives for "Hôm nay"."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One part of a line: a label, a number, or both."""

    line: int
    label: str | None
    number: int | None
    day: date | None = None
    is_day: bool = False
    """The label's value is the day itself ("Hôm nay: 21 Nov 2026"), so no number follows."""

    @property
    def field(self) -> str | None:
        """Which figure the label names."""
        return None if self.label is None else field_of(self.label)


def find_counter(lines: Sequence[Line]) -> Counter | None:
    """The counter among these lines; None where there is none with a number."""
    short = [(place, line) for place, line in enumerate(lines) if line.folded and not line.is_prose]
    folded = "\n".join([line.folded for _, line in short])
    if not any(stem in folded for stem in _STEMS):
        return None
    cells = [cell for place, line in short for cell in _cells(line.text, place)]
    best: Counter | None = None
    for block in _blocks(cells):
        found = _read_block(block)
        if found is not None and (best is None or _figures(found) >= _figures(best)):
            best = found
    return best


def _figures(counter: Counter) -> int:
    """How many figures a counter shows."""
    traffic = counter.traffic
    shown = (traffic.today, traffic.yesterday, traffic.week, traffic.month, traffic.total, traffic.online)
    return sum(figure is not None for figure in shown)


def _cells(line: str, place: int) -> Iterator[_Cell]:
    """The labels and numbers of one line; nothing for a line that is neither."""
    if len(line) > _LONGEST_LINE:
        return
    whole = _cell(line, place)
    parts = [part for part in _CELLS.split(line.strip(" *-+>»•")) if part]
    split = [one for part in parts if (one := _cell(part, place)) is not None]
    if whole is not None and len(split) < len(parts):
        yield whole
    elif len(split) == len(parts):
        yield from split if len(split) > 1 or whole is None else [whole]


def _cell(part: str, place: int) -> _Cell | None:
    """A part of a line as a label, a number or both; None where it is something else."""
    is_aside = part.rstrip(" :").endswith(")")
    part, day = _without_date(_IDENTIFIER.sub("", part))
    number = None
    found = _NUMBER.findall(part) and list(_NUMBER.finditer(part))
    if found:
        last = found[-1] if found[-1].start() > 0 else found[0]
        number = int(_GROUPS.sub("", last[0]))
        bare = _UNITS.sub("", part[: last.end()] + part[last.end() :])
        cut = _NUMBER.sub(" ", bare)
    else:
        cut = part
    label = " ".join(_NOT_LABEL.sub(" ", cut.lower()).split())
    if not label and number is None:
        return None
    if label and field_of(label) is None and number is not None:
        label = " ".join(_NOT_LABEL.sub(" ", _NUMBER.sub(" ", part).lower()).split())
    if label and (len(label.split()) > _LONGEST_LABEL_WORDS or (field_of(label) is None and label not in headings())):
        return None
    return _Cell(place, label or None, number, day, is_day=day is not None and number is None and not is_aside)


def _without_date(part: str) -> tuple[str, date | None]:
    """A part of a line without dates and times, and the day it named."""
    part = named_months_in_figures(part)
    if "/" not in part and "-" not in part and ":" not in part and "." not in part:
        return part, None
    dates = find_dates(part)
    day = dates[0].on() if dates else None
    return _DATE_TIME.sub(" ", part), day


def _blocks(cells: Iterable[_Cell]) -> Iterator[list[_Cell]]:
    """Cells that stand together."""
    block: list[_Cell] = []
    for cell in cells:
        if block and cell.line - block[-1].line > _GAP:
            yield block
            block = []
        block.append(cell)
    if block:
        yield block


def _read_block(block: list[_Cell]) -> Counter | None:
    """The figures of cells that stand together; None where they are no counter."""
    pairs = list(_pairs(block))
    known = [(cell, pair.number) for cell, pair in pairs if cell.field not in {None, "none"}]
    fields = {cell.field for cell, _ in known}
    if not known or not (
        _has_heading(block) or len(fields) > 1 or not all(is_weak(cell.label or "") for cell, _ in known)
    ):
        return None
    figures: dict[str, int | None] = {}
    for cell, number in known:
        figures.setdefault(cell.field or "", number)
    today = next((cell.day for cell in block if cell.day and cell.field == "today"), None)
    return Counter(_traffic(figures), _covered(block, pairs), today)


def _traffic(figures: dict[str, int | None]) -> Traffic:
    """The figures by their names."""
    return Traffic(
        today=figures.get("today"),
        yesterday=figures.get("yesterday"),
        week=figures.get("week"),
        month=figures.get("month"),
        total=figures.get("total"),
        online=figures.get("online"),
    )


def _has_heading(block: list[_Cell]) -> bool:
    """Whether a label of the block says that it is a counter."""
    return any(cell.label is not None and (cell.label in headings() or not is_weak(cell.label)) for cell in block)


def _covered(block: list[_Cell], pairs: list[tuple[_Cell, _Cell]]) -> frozenset[int]:
    """The lines that a counter takes, numbers of nobody at its edges left out."""
    edges = [cell.line for cell in block if cell.label] + [cell.line for pair in pairs for cell in pair]
    first, last = min(edges), max(edges)
    return frozenset(cell.line for cell in block if first <= cell.line <= last)


def _pairs(block: list[_Cell]) -> Iterator[tuple[_Cell, _Cell]]:
    """Each label of a block with its number."""
    for complete, group in groupby(block, key=lambda cell: bool(cell.label) and cell.number is not None):
        if complete:
            yield from ((cell, cell) for cell in group)
        else:
            yield from _pairs_apart([cell for cell in group if not cell.is_day])


def _pairs_apart(cells: list[_Cell]) -> Iterator[tuple[_Cell, _Cell]]:
    """Labels and numbers in cells of their own: label first, number first, or a row of each."""
    runs = [list(group) for _, group in groupby(cells, key=lambda cell: cell.label is not None)]
    if runs and runs[0][0].label is None and (runs[-1][0].label is None or len(runs) == 1):
        runs = runs[1:]
    for first, second in zip(runs[::2], runs[1::2], strict=False):
        is_label_first = first[0].label is not None
        labels, numbers = (first, second) if is_label_first else (second, first)
        count = min(len(labels), len(numbers))
        labels = labels[-count:] if is_label_first else labels[:count]
        numbers = numbers[:count] if is_label_first else numbers[-count:]
        yield from zip(labels, numbers, strict=True)
