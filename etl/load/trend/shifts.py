"""Spikes and changes of level in visits, among weeks or days that are known well enough.

* **spike**: a week or day beyond `ODD` times the usual scatter from its neighbours (weeks: the known ones up to
  `NEAR` before and after; days: the same weekday up to four weeks before and after), and by `SPIKE` of them at least.
  All in logarithms: twice as many is as far as half, and a new level is no spike: it must be as far from those before
  and from those after. The scatter is the median absolute deviation, which spikes do not raise.
* **change**: spikes left out, the weeks fall into stretches of one level each, found by optimal partitioning
  (`ruptures`, least squares, `LASTS` weeks at least). A new level must save `PENALTY` × scatter² × log(weeks), and
  more of few weeks, or chance would make one, and differ by `LEVEL` at least, or nobody would care.

The limits keep what is told of sites where nothing happens below one in twenty (tests/unit/test_trend.py).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from math import exp, log, log1p, sqrt
from statistics import median
from typing import Final

import numpy as np
import numpy.typing as npt

WEEK: Final = 7
NEAR: Final = 6
"""Weeks on either side that a week is held against."""
FEWEST_NEAR: Final = 4
ON_EITHER: Final = 4
"""Same weekdays on either side that a day is held against."""
FEWEST: Final = 12
"""Of fewer weeks, or days, nothing is told."""
ODD: Final = 5.0
SPIKE: Final = log(1.5)
LASTS: Final = 4
PENALTY: Final = 11.0
LEVEL: Final = log(1.25)
NORMAL: Final = 0.6744897501960817
"""The median absolute deviation of normal values whose standard deviation is one."""
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


Floats = npt.NDArray[np.float64]
Sides = tuple[Floats, Floats]
"""The visits before and after each point, a row for each; NaN where nothing is known."""


def can_find_changes() -> bool:
    """Whether `ruptures` is there; it is not yet made for the newest Python."""
    return find_spec("ruptures") is not None


def spikes_of_weeks(points: Sequence[Point]) -> list[Spike]:
    """The weeks that are far from the weeks around them."""
    return _spikes(points, _weeks_around)


def spikes_of_days(points: Sequence[Point]) -> list[Spike]:
    """The days that are far from the same weekday around them."""
    return _spikes(points, _same_weekday)


def changes_of(points: Sequence[Point], spikes: Sequence[Spike] | None = None) -> list[Change]:
    """Where the level of weekly visits changes; spikes (those found already, or found here) do not count."""
    odd = {spike.day for spike in (spikes_of_weeks(points) if spikes is None else spikes)}
    weeks = [one for one in points if one.day not in odd]
    if len(weeks) < FEWEST:
        return []
    logs = [log1p(one.visits) for one in weeks]
    starts = _partition(logs, PENALTY * (1 + FEWEST / len(weeks)) * _scatter_of(weeks, logs) ** 2 * log(len(weeks)))
    return _told(weeks, starts)


def _partition(logs: Sequence[float], penalty: float) -> list[int]:
    """The first places of all stretches. `ruptures` is loaded only here, which takes a while."""
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


def _spikes(points: Sequence[Point], around: Callable[[Sequence[Point]], Sides]) -> list[Spike]:
    """The points beyond the usual scatter around their neighbours, and from those of either side."""
    if len(points) < FEWEST:
        return []
    sides = around(points)
    near = np.hstack(sides)
    is_told = _known(near) >= FEWEST_NEAR
    if is_told.sum() < FEWEST:
        return []
    usual = _medians(near)
    far = _far(points, [usual, *(np.where(_known(side) > 1, _medians(side), usual) for side in sides)])
    scatter = max(_deviation(far[0][is_told].tolist()), LEAST_SCATTER)
    odd = _nearest(far) > np.maximum(max(ODD * scatter, SPIKE), ODD / np.sqrt(1 + usual))
    return [Spike(points[at].day, points[at].visits, round(usual[at])) for at in np.flatnonzero(is_told & odd).tolist()]


def _weeks_around(points: Sequence[Point]) -> Sides:
    """The known weeks before and after each."""
    near = np.lib.stride_tricks.sliding_window_view(np.pad(_visits(points), NEAR, constant_values=np.nan), 2 * NEAR + 1)
    return near[:, :NEAR], near[:, NEAR + 1 :]


def _same_weekday(points: Sequence[Point]) -> Sides:
    """The same weekday before and after each day."""
    steps = WEEK * np.arange(1, ON_EITHER + 1)
    places = np.array([[one.day - points[0].day + steps[-1]] for one in points])
    calendar = np.full(places[-1, 0] + steps[-1] + 1, np.nan)
    calendar[places[:, 0]] = _visits(points)
    return calendar[places - steps], calendar[places + steps]


def _visits(points: Sequence[Point]) -> Floats:
    """The visits of points."""
    return np.array([one.visits for one in points], float)


def _known(rows: Floats) -> npt.NDArray[np.intp]:
    """How many values of each row are known."""
    known: npt.NDArray[np.intp] = np.isfinite(rows).sum(axis=1)
    return known


def _medians(rows: Floats) -> Floats:
    """The median of what is known of each row; NaN of nothing. Sorting puts what is not known last."""
    ordered, known, each = np.sort(rows, axis=1), _known(rows), np.arange(len(rows))
    return (ordered[each, (known - 1) // 2] + ordered[each, known // 2]) / 2


def _far(points: Sequence[Point], levels: Sequence[Floats]) -> Floats:
    """How far the points are from levels, a row for each level."""
    return np.log1p(_visits(points)) - np.log1p(levels)


def _nearest(far: Floats) -> Floats:
    """The distance of each point from the nearest of its levels; nought between two of them."""
    between = (far.max(axis=0) >= 0) & (far.min(axis=0) <= 0)
    return np.where(between, 0.0, np.abs(far).min(axis=0))


def _deviation(values: Sequence[float]) -> float:
    """The median absolute deviation, as large as the standard deviation of normal values."""
    middle = median(values)
    return median(abs(one - middle) for one in values) / NORMAL


def share(before: float, after: float) -> float:
    """By how much more, as a share: 0.5 is half as many again."""
    return exp(log1p(after) - log1p(before)) - 1
