"""Does news move the meter? Visits in the days after some news, against the same sites' other days.

For each event (a site and a day): how far the visits of its `WINDOW` days lie above the middle of the `BEFORE` days
before them, weekdays evened out, in logarithms; over all events, the mean without the fifth on either side. How far
that may lie from nought by chance is not assumed but seen: the whole pattern of events is moved along the calendar,
day by day up to `REACH` days, and each move that meets no event gives one placebo. So days of one site stay as bound
to each other, and sites to each other, as they are, and weekdays, trends and busy sites need no model. News is said
to have moved the meter only where it stands outside all but `CHANCE` of the placebos; the interval is what has to be
taken off for it to be one of them.

Only days that the meter tells exactly count, in months that can be trusted. What cannot be answered is refused, with
the reason: that is most of the work of an honest answer.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, exp, floor
from typing import Final

import numpy as np
import numpy.typing as npt

WEEK: Final = 7
WINDOW: Final = 3
"""The day of the news and the two after it: nobody reads it later than that."""
BEFORE: Final = 28
FEWEST_BEFORE: Final = 14
"""Exact days among those before an event."""
REACH: Final = 182
FEWEST_PLACEBOS: Final = 90
FEWEST_DAYS: Final = 56
"""Exact days of a site: eight of each weekday to know its week by."""
MOST_OF: Final = 0.8
"""A move counts when so much of the pattern lies on known days."""
HALF: Final = 0.5
"""Of many events so many must be usable, or the answer would be about others."""
CHANCE: Final = 0.03
"""On either side together; below one in twenty, because placebos are few and neighbours alike."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SiteDays:
    """The meter of a site: exact visits by day, days of months that cannot be trusted, days with any figure."""

    exact: Mapping[int, int]
    doubted: Collection[int] = ()
    known: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What happened after the events that could be used, as shares: 0.2 is a fifth more than usual."""

    events: int
    used: int
    sites: int
    placebos: int
    more: float
    low: float
    high: float

    @property
    def is_seen(self) -> bool:
        """Whether it is more, or less, than chance makes of other days."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer.

    `no_event`: nothing with a site and a day; `no_meter`: no figure of the meter on these days; `doubted`: the trust is
    low; `not_exact`: the days are not known one by one; `few_before`: too few days to compare with; `crowded`: too few
    other days, because events fill the calendar or the site is not known long enough.
    """

    why: str
    events: int
    used: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A site's statistic for each day that news might have: place 0 is `first`, NaN where it is not known."""

    first: int
    rise: Floats


def effect_of(sites: Mapping[str, SiteDays], events: Iterable[tuple[str, int]]) -> Effect | Refusal:
    """The answer for events, each a site and a day; several on one day of a site are one."""
    asked = sorted(set(events))
    lines = {site: _line(days) for site, days in sites.items()}
    reasons = {event: _missing(sites.get(event[0]), lines.get(event[0]), event[1]) for event in asked}
    used = [event for event in asked if reasons[event] is None]
    if not used or len(used) < HALF * len(asked):
        counted = Counter(why for why in reasons.values() if why)
        return Refusal(counted.most_common(1)[0][0] if counted else "no_event", len(asked), len(used))
    placebos = _placebos(lines, used)
    if len(placebos) < FEWEST_PLACEBOS:
        return Refusal("crowded", len(asked), len(used))
    found = _middle([_at(lines[site], day) for site, day in used])
    low, high = _outer(placebos)
    return Effect(
        len(asked), len(used), len({site for site, _ in used}), len(placebos),
        exp(found - float(np.median(placebos))) - 1, exp(found - high) - 1, exp(found - low) - 1,
    )  # fmt: skip


def _missing(days: SiteDays | None, line: _Line | None, day: int) -> str | None:
    """Why an event cannot be used; None where it can."""
    if days is None or line is None:
        return "no_meter"
    if not np.isnan(_at(line, day)):
        return None
    window = range(day, day + WINDOW)
    if not any(one in days.known or one in days.exact for one in window):
        return "no_meter"
    if any(one in days.doubted for one in window):
        return "doubted"
    return "few_before" if all(one in days.exact for one in window) else "not_exact"


def _line(days: SiteDays) -> _Line | None:
    """The statistic of each day of a site; None where too few days are known exactly."""
    if len(days.exact) < FEWEST_DAYS:
        return None
    first, last = min(days.exact), max(days.exact)
    visits = np.full(BEFORE + last - first + 1, np.nan)
    for day, count in days.exact.items():
        visits[BEFORE + day - first] = np.log1p(count)
    visits -= _weekdays(visits, first - BEFORE)
    after = np.lib.stride_tricks.sliding_window_view(visits, WINDOW)[BEFORE:].mean(axis=1)
    return _Line(first, after - _middles(visits)[: len(after)])


def _weekdays(visits: Floats, first: int) -> Floats:
    """What each day has for its weekday alone: the middle of that weekday, less the middle of all."""
    weekday = (np.arange(len(visits)) + date.fromordinal(first).weekday()) % WEEK
    usual = np.array([np.nanmedian(visits[weekday == one]) if _has(visits[weekday == one]) else np.nan
                      for one in range(WEEK)])  # fmt: skip
    return (usual - np.nanmedian(visits))[weekday]


def _has(values: Floats) -> bool:
    """Whether any is known."""
    return bool((~np.isnan(values)).any())


def _middles(visits: Floats) -> Floats:
    """The middle of the days before each day; NaN where too few of them are known."""
    before = np.lib.stride_tricks.sliding_window_view(visits, BEFORE)[:-1]
    is_enough = (~np.isnan(before)).sum(axis=1) >= FEWEST_BEFORE
    middles = np.full(len(before), np.nan)
    if is_enough.any():
        middles[is_enough] = np.nanmedian(before[is_enough], axis=1)
    return middles


def _at(line: _Line | None, day: int) -> float:
    """The statistic of a day."""
    if line is None:
        return float("nan")
    place = day - line.first
    return float(line.rise[place]) if 0 <= place < len(line.rise) else float("nan")


def _placebos(lines: Mapping[str, _Line | None], used: Collection[tuple[str, int]]) -> Floats:
    """The mean over the events, moved by each number of days; what falls on an event's own days is left out."""
    moves = [move for move in range(-REACH, REACH + 1) if move]
    near = {(site, day + step) for site, day in used for step in range(1 - WINDOW, WINDOW)}
    means = []
    for move in moves:
        found = [_at(lines[site], day + move) for site, day in used if (site, day + move) not in near]
        known = [one for one in found if not np.isnan(one)]
        if len(known) >= MOST_OF * len(used):
            means.append(_middle(known))
    return np.array(means)


def _middle(values: Sequence[float]) -> float:
    """The mean without the fifth on either side: one story that happened to run beside some news is not its effect."""
    cut = len(values) // 5
    return float(np.mean(sorted(values)[cut : len(values) - cut]))


def _outer(placebos: Floats) -> tuple[float, float]:
    """The placebos that leave no more than half of `CHANCE` outside on either side."""
    ordered = np.sort(placebos)
    count = len(ordered)
    top = min(count, ceil((count + 1) * (1 - CHANCE / 2)))
    return float(ordered[max(0, floor((count + 1) * CHANCE / 2) - 1)]), float(ordered[top - 1])
