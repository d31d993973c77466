"""Spikes and changes of level in visits, among weeks or days that are known well enough.

* **spike**: a week or day beyond `ODD` times the usual scatter from its neighbours (weeks: the known ones up to
  `NEAR` before and after; days: the same weekday up to four weeks before and after), and by `SPIKE` of them at least.
  All in logarithms: twice as many is as far as half, and a new level is no spike: it must be as far from those before
  and from those after. The scatter is the median absolute deviation (`scipy.stats`), which spikes do not raise.
* **change**: spikes left out, the weeks fall into stretches of one level each, found by optimal partitioning
  (`ruptures`, least squares, `LASTS` weeks at least). A new level must save `PENALTY` × scatter² × log(weeks), and
  more of few weeks, or chance would make one, and differ by `LEVEL` at least, or nobody would care.

The limits keep what is told of sites where nothing happens below one in twenty (tests/unit/test_trend.py).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from math import exp, log, log1p, sqrt
from statistics import median
from typing import Final

WEEK: Final = 7
NEAR: Final = 6
"""Weeks on either side that a week is held against."""
FEWEST_NEAR: Final = 4
FEWEST: Final = 12
"""Of fewer weeks, or days, nothing is told."""
ODD: Final = 5.0
SPIKE: Final = log(1.5)
LASTS: Final = 4
PENALTY: Final = 11.0
LEVEL: Final = log(1.25)
LEAST_SCATTER: Final = 0.05
"""No meter is steadier; and few visits scatter by chance alone (the square root of their number)."""


@dataclass(frozen=True, slots=True)
class Point:
    """A week, by its Monday, or a day, with its visits."""

    day: int
    visits: int


@dataclass(frozen=True, slots=True)
class Spike:
    """A week or day far from its neighbours."""

    day: int
    visits: int
    usual: int


@dataclass(frozen=True, slots=True)
class Change:
    """From the week of `day` on another level than before; weeks between `known_to` and it are not known."""

    day: int
    known_to: int
    before: int
    after: int


Sides = tuple[Sequence[Point], Sequence[Point]]
"""What lies before and after a point."""


def can_find_changes() -> bool:
    """Whether `ruptures` is there; it is not yet made for the newest Python."""
    return find_spec("ruptures") is not None


def spikes_of_weeks(points: Sequence[Point]) -> list[Spike]:
    """The weeks that are far from the weeks around them."""
    return _spikes(points, lambda at: (points[max(0, at - NEAR) : at], points[at + 1 : at + NEAR + 1]))


def spikes_of_days(points: Sequence[Point]) -> list[Spike]:
    """The days that are far from the same weekday around them."""
    return _spikes(points, _same_weekday(points))


def changes_of(points: Sequence[Point]) -> list[Change]:
    """Where the level of weekly visits changes; spikes do not count."""
    odd = {spike.day for spike in spikes_of_weeks(points)}
    weeks = [one for one in points if one.day not in odd]
    if len(weeks) < FEWEST:
        return []
    logs = [log1p(one.visits) for one in weeks]
    starts = _partition(logs, PENALTY * (1 + FEWEST / len(weeks)) * _scatter_of(weeks, logs) ** 2 * log(len(weeks)))
    return _told(weeks, starts)


def _partition(logs: Sequence[float], penalty: float) -> list[int]:
    """The first places of all stretches. `ruptures` is loaded when it is first needed: that takes a while."""
    import numpy as np  # noqa: PLC0415
    import ruptures  # noqa: PLC0415

    search = ruptures.KernelCPD(kernel="linear", min_size=LASTS)
    return [0, *map(int, search.fit_predict(np.array(logs).reshape(-1, 1), pen=penalty)[:-1])]


def _told(weeks: Sequence[Point], starts: Sequence[int]) -> list[Change]:
    """The changes that are large enough; stretches that differ by less are one."""
    found: list[Change] = []
    begins = 0
    for start, end in zip(starts[1:], [*starts[2:], len(weeks)], strict=False):
        before, after = _level(weeks[begins:start]), _level(weeks[start:end])
        if abs(log1p(after) - log1p(before)) >= LEVEL:
            found.append(Change(weeks[start].day, weeks[start - 1].day, before, after))
            begins = start
    return found


def _level(weeks: Sequence[Point]) -> int:
    """The visits of a usual week."""
    return round(median(one.visits for one in weeks))


def _scatter_of(weeks: Sequence[Point], logs: Sequence[float]) -> float:
    """How far a week usually lies from its level: by the differences of neighbours, which a change hardly touches."""
    steps = [(late - early) / sqrt(2) for early, late in pairwise(logs)]
    return max(_deviation(steps), LEAST_SCATTER, 1 / sqrt(1 + _level(weeks)))


def _spikes(points: Sequence[Point], near: Callable[[int], Sides]) -> list[Spike]:
    """The points beyond the usual scatter around their neighbours, and from those of either side."""
    sides = {at: found for at in range(len(points)) if len((found := near(at))[0]) + len(found[1]) >= FEWEST_NEAR}
    if len(sides) < FEWEST:
        return []
    usual = {at: median(one.visits for side in found for one in side) for at, found in sides.items()}
    scatter = max(_deviation([_far(points[at], level) for at, level in usual.items()]), LEAST_SCATTER)
    return [
        Spike(points[at].day, points[at].visits, round(level))
        for at, level in usual.items()
        if _nearest(points[at], sides[at], level) > max(ODD * scatter, ODD / sqrt(1 + level), SPIKE)
    ]


def _nearest(point: Point, sides: Sides, level: float) -> float:
    """How far a point is from its level and from each side's, whichever is nearest."""
    levels = [level, *(median(one.visits for one in side) for side in sides if len(side) > 1)]
    far = [_far(point, one) for one in levels]
    return min(map(abs, far)) if max(far) < 0 or min(far) > 0 else 0.0


def _far(point: Point, level: float) -> float:
    """How far a point is from a level."""
    return log1p(point.visits) - log1p(level)


def _same_weekday(points: Sequence[Point]) -> Callable[[int], Sides]:
    """The same weekday up to four weeks before and after a point."""
    days = [one.day for one in points]

    def near(at: int) -> Sides:
        first, last = bisect_left(days, days[at] - 4 * WEEK), bisect_right(days, days[at] + 4 * WEEK)
        parts = points[first:at], points[at + 1 : last]
        early, late = ([one for one in part if (one.day - days[at]) % WEEK == 0] for part in parts)
        return early, late

    return near


def _deviation(values: Sequence[float]) -> float:
    """The median absolute deviation, as large as the standard deviation of normal values."""
    from scipy.stats import median_abs_deviation  # noqa: PLC0415 - it takes a while

    return float(median_abs_deviation(values, scale="normal"))


def share(before: float, after: float) -> float:
    """By how much more, as a share: 0.5 is half as many again."""
    return exp(log1p(after) - log1p(before)) - 1
