"""The visitor counter of a site: labels and figures on one line, on separate lines, or in a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from etl.find.counter_cells import Cell, cells_of
from etl.find.counter_doubts import doubts_of
from etl.find.lines import Line
from etl.models import Traffic
from etl.vocabulary.counters import headings, is_weak

_STEMS: Final = ("truy cập", "online", "trực tuyến", "hôm nay", "hôm qua", "tuần này", "tháng này", "visitor")
_GAP: Final = 2
"""How many other lines may stand inside a counter."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter found among the lines of a page."""

    traffic: Traffic
    lines: frozenset[int]
    """Which of the lines belong to it."""
    today: date | None = None
    """The day the counter itself gives for "Hôm nay"."""
    printed: tuple[tuple[str, int], ...] = ()
    """Every figure in order, also one that is printed twice."""
    doubts: tuple[str, ...] = ()
    """Sentences about what is odd."""


def find_counter(lines: Sequence[Line]) -> Counter | None:
    """The counter among these lines; None where there is none with a number."""
    short = [(place, line) for place, line in enumerate(lines) if line.folded and not line.is_prose]
    folded = "\n".join([line.folded for _, line in short])
    if not any(stem in folded for stem in _STEMS):
        return None
    best: Counter | None = None
    for block in _blocks(cells_of(short)):
        found = _read_block(block)
        if found is not None and (best is None or _figures(found) >= _figures(best)):
            best = found
    return None if best is None else replace(best, doubts=doubts_of(best.printed, _beside(lines, best.lines)))


def _beside(lines: Sequence[Line], taken: frozenset[int]) -> list[Line]:
    """The lines of a counter and around it."""
    return list(lines[max(0, min(taken) - _GAP) : max(taken) + _GAP + 1])


def _figures(counter: Counter) -> int:
    """How many figures a counter shows."""
    traffic = counter.traffic
    shown = (traffic.today, traffic.yesterday, traffic.week, traffic.month, traffic.total, traffic.online)
    return sum(figure is not None for figure in shown)


def _blocks(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Cells that stand together."""
    block: list[Cell] = []
    for cell in cells:
        if block and cell.line - block[-1].line > _GAP:
            yield block
            block = []
        block.append(cell)
    if block:
        yield block


def _read_block(block: list[Cell]) -> Counter | None:
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
    printed = tuple((cell.field or "", number) for cell, number in known if number is not None)
    return Counter(_traffic(figures), _covered(block, pairs), today, printed)


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


def _has_heading(block: list[Cell]) -> bool:
    """Whether a label of the block says that it is a counter."""
    return any(cell.label is not None and (cell.label in headings() or not is_weak(cell.label)) for cell in block)


def _covered(block: list[Cell], pairs: list[tuple[Cell, Cell]]) -> frozenset[int]:
    """The lines that a counter takes, numbers of nobody at its edges left out."""
    edges = [cell.line for cell in block if cell.label] + [cell.line for pair in pairs for cell in pair]
    first, last = min(edges), max(edges)
    return frozenset(cell.line for cell in block if first <= cell.line <= last)


def _pairs(block: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Each label of a block with its number."""
    for complete, group in groupby(block, key=lambda cell: bool(cell.label) and cell.number is not None):
        if complete:
            yield from ((cell, cell) for cell in group)
        else:
            yield from _pairs_apart([cell for cell in group if not cell.is_day])


def _pairs_apart(cells: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
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
