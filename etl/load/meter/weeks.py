"""Weeks of a meter that are known well enough to be held against each other.

Every one of the seven days has a figure, and all together are off by a tenth at most. Days that were shared out are
known more closely together than one by one: between two midnights of a line there was at least what the meter must
have risen and at most what it can have risen, less what the measured days between had. Pages bound any stretch of days
in the same way (`visit_parts` in pages/kit/sql); tests hold both against each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from etl.load.meter.days import Day, Mark
from etl.load.trend.shifts import Point

OFF: Final = 0.2
"""The least and the most together lie no farther apart than this share of the best figure: a tenth to either side."""


@dataclass(frozen=True, slots=True)
class Rise:
    """What a line must and can have risen between its first and last midnight of a week."""

    since: int
    until: int
    least: int
    most: int


def weeks_of(days: Iterable[Day], marks: Sequence[Mark]) -> Iterator[Point]:
    """The weeks of a site's days, of which none is missing between the first and the last."""
    midnights: dict[int, list[Mark]] = {}
    for mark in marks:
        midnights.setdefault(mark.day, []).append(mark)
    for monday, group in groupby(days, key=lambda one: one.day - (one.day - 1) % 7):
        week = list(group)
        visits = sum(day.best for day in week if day.best is not None)
        if len(week) == 7 and all(day.best is not None for day in week):  # noqa: PLR2004 - days of a week
            within = [mark for day in range(monday, monday + 8) for mark in midnights.get(day, ())]
            if _width(week, within) <= OFF * visits:
                yield Point(monday, visits)


def _width(week: Sequence[Day], marks: Sequence[Mark]) -> int:
    """How far the least and the most of a week lie apart."""
    if all(day.state != "spread" for day in week):
        return 0
    rises = list(_rises(marks))
    risen = [[day for day in week if rise.since <= day.day < rise.until] for rise in rises]
    among = {day.day for part in risen for day in part}
    alone = sum((day.high or 0) - day.low for day in week if day.day not in among)
    return alone + sum(_width_of(part, rise) for part, rise in zip(risen, rises, strict=True))


def _rises(marks: Sequence[Mark]) -> Iterator[Rise]:
    """Each line with two midnights."""
    for _, group in groupby(sorted(marks, key=lambda mark: (mark.line, mark.day)), key=lambda mark: mark.line):
        found = list(group)
        first, last = found[0], found[-1]
        if first.day < last.day:
            yield Rise(first.day, last.day, last.low - first.high, last.high - first.low)


def _width_of(days: Sequence[Day], rise: Rise) -> int:
    """The same of the days of one line: its shared days within what is left of the rise."""
    shared = [day for day in days if day.state == "spread"]
    others = sum(day.low for day in days if day.state != "spread")
    best = sum(day.best or 0 for day in shared)
    low = max(sum(day.low for day in shared), rise.least - others)
    high = min(sum(day.high or 0 for day in shared), rise.most - others)
    return max(best, high) - min(best, low) if shared else 0
