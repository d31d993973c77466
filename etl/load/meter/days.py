"""Each day of a meter: the least and the most it can have had, the best figure, and what that rests on.

Days are calendar days, and a look comes at an unknown hour: `total - today` is what the meter showed at midnight,
exactly; a total alone lies between two midnights. `today` is a lower bound, `yesterday` an exact day, week and month
are sums from midnight to midnight. Where figures contradict each other the total holds.

The best figures between two midnights that are known add up to the meter's difference, shared out evenly within the
bounds. A total without `today` counts as the close of its day for this, which is only a convention: the bounds stay
wide, and the last one leaves its own day an even share. The last day is never over; days of a fault are unknown unless
yesterday, week or month tell.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from etl.load.meter.bounds import ANY, Days, Meter, shared
from etl.load.meter.faults import FALLS, Fault, Story
from etl.load.meter.looks import Look

BREAKS: Final = FALLS | {"bump"}
"""Faults that begin a new line of totals."""
_ROUNDS: Final = 2
"""Total, then week and month, then once more what they told each other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line of totals can have shown when a day began, rollovers unwound."""

    line: int
    day: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Day:
    """What is known of one day; `best` and `high` are None where only the least is known."""

    day: int
    state: str
    """`measured`, `spread`, `today_only`, a kind of fault, `set_aside`, or `unknown`."""
    low: int
    best: int | None = None
    high: int | None = None
    fault: Fault | None = None
    ends: tuple[int, int] | None = None
    """The looks on either side that a spread rests on."""


def days_of(story: Story, first: int, last: int, aside: Collection[int] = ()) -> tuple[list[Day], list[Mark]]:
    """Every day from the first to the last reading of a site, and what the totals were at the midnights between.

    Days set `aside` have no figure.
    """
    days = Days.between(first, last)
    for look in story.looks:
        days.at_least(look.day, look.today or 0)
    meters = _bounded(story, days)
    best: dict[int, tuple[int, tuple[int, int]]] = {}
    for meter, ends in meters:
        for start, end, visits in _stretches(meter, days, ends):
            lows = days.low[start - first : end - first]
            highs = days.high[start - first : end - first]
            for at, part in enumerate(shared(visits, lows, highs)):
                best.setdefault(start + at, (part, (start, end)))
    faults = {day: fault for fault in story.faults for day in range(fault.first, fault.last + 1) if _hides(fault)}
    seen = {look.day for look in story.looks if look.today is not None}
    told = [
        Day(day, "set_aside", 0) if day in aside
        else _day(day, days, best.get(day), faults.get(day), is_seen=day in seen)
        for day in range(first, last + 1)
    ]  # fmt: skip
    return told, list(_marks(meters))


def _marks(meters: Sequence[tuple[Meter, list[Look]]]) -> Iterator[Mark]:
    """The midnights of the totals that are bounded on both sides."""
    for line, (meter, _) in enumerate(meters):
        if meter.kind == "total":
            for after, (low, high) in enumerate(zip(meter.low, meter.high, strict=True)):
                if -ANY // 2 < low <= high < ANY // 2:
                    yield Mark(line, meter.first + after, low, high)


def _hides(fault: Fault) -> bool:
    """Whether the totals say nothing of the days of a fault."""
    return fault.kind in BREAKS or fault.kind == "outage"


def _day(day: int, days: Days, best: tuple[int, tuple[int, int]] | None, fault: Fault | None, *, is_seen: bool) -> Day:
    """One day, judged."""
    low, high = days.low[day - days.first], days.high[day - days.first]
    if fault and fault.kind == "outage":
        return Day(day, "outage", low, fault=fault)
    if low == high:
        return Day(day, "measured", low, low, high, fault)
    if best and high < ANY // 2:
        return Day(day, "spread", low, best[0], high, fault, best[1])
    if fault:
        return Day(day, fault.kind, low, fault=fault)
    return Day(day, "today_only" if is_seen or low else "unknown", low)


def _bounded(story: Story, days: Days) -> list[tuple[Meter, list[Look]]]:
    """Tighten the days by every meter, the totals first; the meters that best figures come from, the surest first."""
    lines = list(_lines(story))
    totals: list[tuple[Meter, list[Look]]] = []
    for line, is_cut in lines:
        meter = _total_meter(line, is_cut=is_cut)
        if meter.tighten(days):
            totals.append((meter, line))
    if not story.uses_sides:
        return totals
    alone = days.copy()
    sides: list[tuple[Meter, list[Look]]] = []
    _yesterdays(story, days)
    for _ in range(_ROUNDS):
        sides = [found for found in _side_meters(story, days) if found[0].tighten(days)]
        totals = [(_total_meter(line, is_cut=cut), line) for line, cut in lines]
        for meter, line in totals:
            if not meter.tighten(days):  # the total holds, and what contradicts it is not used there
                for day in range(line[0].day, line[-1].day + 1):
                    at = day - days.first
                    days.low[at], days.high[at] = alone.low[at], alone.high[at]
                again = _total_meter(line, is_cut=any(cut for each, cut in lines if each is line))
                again.tighten(days)
                meter.low, meter.high = again.low, again.high
    return totals + sides


def _lines(story: Story) -> Iterator[tuple[list[Look], bool]]:
    """The looks of each unbroken line of totals, and whether it begins with a fall (then its first day is cut short).

    Across a rollover the line goes on, a power of ten higher.
    """
    faults = {(fault.last, fault.after): fault for fault in story.faults if fault.before is not None}
    line: list[Look] = []
    is_cut, over = False, 0
    for look in story.looks:
        if look.total is None:
            continue
        fault = faults.get((look.day, look.total))
        if fault and fault.kind in BREAKS and line:
            yield line, is_cut
            line, is_cut, over = [], fault.kind in FALLS, 0
        if fault and fault.kind == "rollover" and fault.before is not None:
            over += 10 ** len(str(fault.before))
        line.append(_raised(look, over))
    if line:
        yield line, is_cut


def _raised(look: Look, over: int) -> Look:
    """A look with its total as if the counter had more digits."""
    return Look(look.day, (look.total or 0) + over, look.today) if over else look


def _total_meter(line: Sequence[Look], *, is_cut: bool) -> Meter:
    """What the looks of a line say of its midnights; of a day that began before a fall only its end is told."""
    first = line[0].day
    meter = Meter.between(first, line[-1].day, "total")
    for look in line:
        if not (is_cut and look.day == first):
            meter.bound(look.day, look.midnight, look.total if look.midnight is None else look.midnight)
        meter.bound(look.day + 1, look.total)
    return meter


def _stretches(meter: Meter, days: Days, line: Sequence[Look]) -> Iterator[tuple[int, int, int]]:
    """From one midnight that counts as known to the next: both, and the visits between."""
    last = line[-1].day
    sure = {day for day in range(meter.first, last) if _is_sure(meter, day)}
    marks = sorted({look.day + 1 for look in line[:-1] if look.day not in sure} | sure | {last})
    for start, end in pairwise(mark for mark in marks if mark <= last):
        low, top = meter.low[start - meter.first], meter.low[end - meter.first]
        if end == last and not _is_sure(meter, end):
            top = low + (meter.high[end - meter.first] - low) * (end - start) // (end - start + 1)
        if low > -ANY // 2 and top < ANY // 2:
            part = slice(start - days.first, end - days.first)
            yield start, end, min(max(top - low, sum(days.low[part])), sum(days.high[part]))


def _is_sure(meter: Meter, day: int) -> bool:
    """Whether a midnight is known exactly."""
    at = day - meter.first
    return meter.low[at] == meter.high[at]


def _cut(story: Story, look: Look) -> int:
    """The last day that a fall before a look may have touched: figures that reach back to it tell only the least."""
    cut = -1
    for fault in story.faults:
        if fault.kind in FALLS:
            if fault.last <= look.day:
                cut = max(cut, fault.last)
            elif fault.first < look.day or (fault.first == look.day and look.total is None):
                cut = look.day
    return cut


def _yesterdays(story: Story, days: Days) -> None:
    """Yesterday is an exact day, unless the counter began again on it."""
    for look in story.looks:
        if look.yesterday is not None:
            if look.day - 1 > _cut(story, look):
                days.exactly(look.day - 1, look.yesterday)
            else:
                days.at_least(look.day - 1, look.yesterday)


def _side_meters(story: Story, days: Days) -> Iterator[tuple[Meter, list[Look]]]:
    """Each month and each week as a meter that began at nought."""
    for name, begins in (("month", "first"), ("week", "monday")):
        shown = [look for look in story.looks if getattr(look, name) is not None]
        for start, group in groupby(shown, key=lambda look: int(getattr(look, begins))):
            looks = list(group)
            whole = [look for look in looks if start > _cut(story, look)]
            if whole:
                yield _side_meter(start, whole, name, days), whole


def _side_meter(start: int, looks: Sequence[Look], name: str, days: Days) -> Meter:
    """What week or month say of the midnights since they began."""
    first = max(start, days.first)
    meter = Meter.between(first, looks[-1].day, name)
    meter.bound(first, 0, 0 if first == start else None)
    for look in looks:
        figure = int(getattr(look, name))
        midnight = figure - look.today if look.today is not None and look.today <= figure else None
        meter.bound(look.day, midnight, figure if midnight is None else midnight)
        meter.bound(look.day + 1, figure)
    return meter
