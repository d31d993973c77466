"""What people know of a meter better than its numbers tell: laid over the looks, the story and the days.

* a look called **wrong** is no look; one called **right** is never dropped as wrong;
* **counted**: a rise, or a standstill, between its days is plain counting; a fall can be none, for no day is negative;
* a **fault** named for a fall is that fault, for a rise (`bump`) only between the two looks it was said of;
* days **set aside** have no figure, whatever the meter says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from etl.load.meter.looks import Look

FALLEN: Final = frozenset({"reset", "replacement", "rollback", "rollover"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of the days from the first to the last, or of the look with a total on its day."""

    says: str
    first: int
    last: int
    total: int | None = None

    def is_of(self, look: Look) -> bool:
        """Whether it speaks of a look."""
        return self.first == look.day and self.total == look.total


def believed(readings: Iterable[Look], verdicts: Sequence[Verdict]) -> list[Look]:
    """The looks that nobody called wrong."""
    wrong = [one for one in verdicts if one.says == "wrong_look"]
    return [look for look in readings if not any(one.is_of(look) for one in wrong)]


def is_right(look: Look, verdicts: Iterable[Verdict]) -> bool:
    """Whether somebody called a look right."""
    return any(one.says == "right_look" and one.is_of(look) for one in verdicts)


def counted(first: int, last: int, verdicts: Iterable[Verdict]) -> bool:
    """Whether somebody said that between these days the meter counted."""
    return any(one.says == "counted" and one.first <= first and last <= one.last for one in verdicts)


def named(early: Look, late: Look, verdicts: Iterable[Verdict]) -> str | None:
    """The fault that somebody named between two looks; the newest word holds."""
    fell = _floor(late) < (early.total or 0)
    found = None
    for one in verdicts:
        is_within = one.first <= early.day and late.day <= one.last
        is_its_own = (one.first, one.last) == (early.day, late.day)
        if (fell and is_within and one.says in FALLEN) or (not fell and is_its_own and one.says == "bump"):
            found = one.says
    return found


def _floor(look: Look) -> int:
    """The least that the meter showed on the day of a look."""
    return (look.total or 0) if look.midnight is None else look.midnight


def set_aside(verdicts: Iterable[Verdict]) -> set[int]:
    """The days that nobody may use."""
    return {day for one in verdicts if one.says == "set_aside" for day in range(one.first, one.last + 1)}


def holds(verdict: Verdict, readings: Iterable[Look]) -> bool:
    """Whether what a verdict speaks of is still there: its look, the looks at both its ends, or looks on its days."""
    looks = list(readings)
    if verdict.total is not None:
        return any(verdict.is_of(look) for look in looks)
    days = {look.day for look in looks if look.total is not None}
    if verdict.says == "bump":
        return {verdict.first, verdict.last} <= days
    return verdict.says == "set_aside" or any(verdict.first <= day <= verdict.last for day in days)
