"""Readings as looks at a meter, the usual day of the meter, and whether its figures count the same thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import median_low
from typing import Final

NEAR: Final = 15
"""Figures before and after that tell what a usual day is: a site grows, so what it was years ago says little."""

AGREEING: Final = 2 / 3
"""A figure that fits the totals less often than this counts something else (persons, not visits): it is not used."""

ENOUGH: Final = 8
"""Fewer comparisons than this say nothing about a figure."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the meter: `today` since midnight, `yesterday` whole, `week` since Monday, `month` since day 1."""

    day: int
    total: int | None = None
    today: int | None = None
    yesterday: int | None = None
    week: int | None = None
    month: int | None = None

    @property
    def midnight(self) -> int | None:
        """What the total was when the day began, as far as total and today tell."""
        if self.total is None or self.today is None or self.today > self.total:
            return None
        return self.total - self.today

    @property
    def monday(self) -> int:
        """The day the week figure counts from."""
        return self.day - date.fromordinal(self.day).weekday()

    @property
    def first(self) -> int:
        """The day the month figure counts from."""
        return self.day - date.fromordinal(self.day).day + 1


@dataclass(frozen=True, slots=True)
class Sample:
    """What one day of the meter was like."""

    day: int
    visits: float


def looks_of(readings: Iterable[Look]) -> list[Look]:
    """The looks in order, the same one once.

    Of looks of a day that agree on its midnight, the latest says all that the others say.
    """
    kept: dict[tuple[object, ...], Look] = {}
    for look in sorted(readings, key=_order):
        midnight = look.midnight
        key = (look.day, midnight) if midnight is not None else (look.day, look.total, look.today, look.yesterday)
        kept[key] = _joined(kept[key], look) if key in kept else look
    found = sorted(kept.values(), key=_order)
    return found if _todays_fit(found) else [replace(look, today=None, week=None, month=None) for look in found]


def _order(look: Look) -> tuple[int, ...]:
    """By day; within a day by what only grows."""
    return (look.day, *(-1 if figure is None else figure for figure in (look.total, look.today, look.week, look.month)))


def _joined(earlier: Look, later: Look) -> Look:
    """The later of two looks that agree, with what only the earlier shows of the days before."""
    return replace(later, yesterday=earlier.yesterday if later.yesterday is None else later.yesterday)


def _todays_fit(looks: Sequence[Look]) -> bool:
    """Whether "hôm nay" counts what the total counts: then no midnight lies below the total of a day before."""
    fits = [
        late.midnight >= early.total
        for early, late in pairwise(looks)
        if late.midnight is not None and early.total is not None and early.day < late.day
    ]
    return len(fits) < ENOUGH or sum(fits) >= AGREEING * len(fits)


def usual_days(looks: Sequence[Look]) -> list[float | None]:
    """What a usual day is around each look: the lower middle of near figures, so that one jump does not pass for it.

    None where fewer than two figures tell.
    """
    samples, seen = [], []
    for before, look in zip([None, *looks], looks, strict=False):
        samples += _samples(before, look)
        seen.append(len(samples))
    return [_middle(samples[max(0, at - NEAR) : at + NEAR]) for at in seen]


def _samples(before: Look | None, look: Look) -> list[float]:
    """The days that one look tells of: yesterday itself, else the pace since the look before, else today so far."""
    if look.yesterday:
        return [float(look.yesterday)]
    if before and before.total is not None and look.total is not None and look.day > before.day:
        pace = (look.total - before.total) / (look.day - before.day)
        return [pace] if pace > 0 else []
    return [float(look.today)] if look.today else []


def _middle(samples: Sequence[float]) -> float | None:
    """The lower middle."""
    return median_low(samples) if len(samples) > 1 else None
