"""How far a site's visits of a month can be trusted: a grade, and its reason.

* **high**: at least `MOST` of the days have a figure, off by `NARROW` at most together, and the meter had no fault: the
  days themselves can be relied on;
* **medium**: at least `MANY` of the days have a figure, off by `HALF` at most together, over no fewer than `SHORT`
  days: the month can be relied on, its days only roughly;
* **low**: some days have a figure;
* **unknown**: none has: nothing can be said, which is not nought.

What tells a wrong month is how far its days are open and how few they are, and hardly ever how many faults were
found: what a fault hides has no figure. The limits are those that part the grades best on simulated meters
(tests/soak/test_meters.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from etl.load.meter.days import Day
from etl.load.meter.faults import Fault

MOST: Final = 0.9
MANY: Final = 0.75
NARROW: Final = 0.1
HALF: Final = 0.5
"""The days' figures may be off by a tenth, by half of their sum together."""
SHORT: Final = 10
"""The ends of a stretch are open; of fewer days they are most of it."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The grade of one month of a site; `days` are those between its first and last reading."""

    month: date
    grade: str
    days: int
    known: int
    width: float | None
    """How far low and high of the known days lie from the best, as a share of it, added up; None without a figure."""
    faults: int


def trust_of(days: Sequence[Day], faults: Iterable[Fault]) -> Iterator[Trust]:
    """Each month that a site's readings reach into."""
    told = list(faults)
    for month, group in groupby(days, key=lambda day: date.fromordinal(day.day).replace(day=1)):
        found = list(group)
        touched = sum(fault.first <= found[-1].day and fault.last >= found[0].day for fault in told)
        yield _trust(month, found, touched)


def _trust(month: date, days: Sequence[Day], faults: int) -> Trust:
    """One month."""
    known = [day for day in days if day.best is not None]
    width = _width(known) if known else None
    return Trust(month, _grade(days, known, width, faults), len(days), len(known), width, faults)


def _width(known: Iterable[Day]) -> float:
    """Half of what lies between low and high, as a share of the best."""
    rows = [(day.best or 0, (day.high or 0) - day.low) for day in known]
    best, open_ = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return open_ / 2 / max(best, 1)


def _grade(days: Sequence[Day], known: Sequence[Day], width: float | None, faults: int) -> str:
    """By the rules above."""
    if width is None:
        return "unknown"
    if len(known) >= MOST * len(days) and width <= NARROW and not faults:
        return "high"
    return "medium" if len(known) >= MANY * len(days) and width <= HALF and len(days) >= SHORT else "low"
