"""What the visits of a site did: its spikes and changes of level, all of them, as a build keeps them.

Looked for in everything that is known of a site, not in a period: the same spike is there whichever months somebody
looks at, and those who look wait for nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.load.trend.shifts import Point, Spike, can_find_changes, changes_of, spikes_of_days, spikes_of_weeks


@dataclass(frozen=True, slots=True)
class Move:
    """From the week, or in the week or day, of `day`: what was usual before, and what it was then."""

    step: str
    """`week` or `day`."""
    kind: str
    """`rise` or `fall` to a new level, `spike` or `dip`."""
    day: int
    before: int
    after: int


def moves_of(weeks: Sequence[Point], days: Sequence[Point]) -> Iterator[Move]:
    """The changes of level among weeks, and the spikes among weeks and among days; no changes without `ruptures`."""
    odd = spikes_of_weeks(weeks)
    for one in changes_of(weeks, odd) if can_find_changes() else ():
        yield Move("week", "rise" if one.after > one.before else "fall", one.day, one.before, one.after)
    yield from _spikes("week", odd)
    yield from _spikes("day", spikes_of_days(days))


def _spikes(step: str, found: Sequence[Spike]) -> Iterator[Move]:
    """Spikes up and down."""
    for one in found:
        yield Move(step, "spike" if one.visits > one.usual else "dip", one.day, one.usual, one.visits)
