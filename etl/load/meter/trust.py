"""How far a site's visits of a month can be trusted: a grade, and its reason.

* **high**: at least `MOST` of the days have a figure, off by `NARROW` at most together, and the meter had no fault;
* **medium**: at least `HALF` of the days have a figure and no more than one fault touched the month;
* **low**: some days have a figure;
* **unknown**: none has: nothing can be said, which is not nought.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from etl.load.meter.days import Day
from etl.load.meter.faults import Fault

MOST: Final = 0.9
HALF: Final = 0.5
NARROW: Final = 0.1
"""The days' figures may be off by a tenth of their sum together."""


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
    return Trust(month, _grade(len(known) / len(days), width, faults), len(days), len(known), width, faults)


def _width(known: Iterable[Day]) -> float:
    """Half of what lies between low and high, as a share of the best."""
    rows = [(day.best or 0, (day.high or 0) - day.low) for day in known]
    best, open_ = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return open_ / 2 / max(best, 1)


def _grade(share: float, width: float | None, faults: int) -> str:
    """By the rules above."""
    if width is None:
        return "unknown"
    if share >= MOST and width <= NARROW and not faults:
        return "high"
    return "medium" if share >= HALF and faults <= 1 else "low"
