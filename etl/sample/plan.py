"""How many bulletins each site publishes in each month, and on which day each appears."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from etl.sample.families import Family
from etl.sample.templates import SampleSite, calendar, sample_sites

TRIES: Final = 40
WEEKEND: Final = 5
TET_REST: Final = (-6, 1)
"""Days around Tết (after, before) without bulletins."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One site's bulletins of one month."""

    site: SampleSite
    month: date
    count: int


def cells(bulletins: int, first: date, last: date) -> Iterator[Cell]:
    """The plan: every site and month with its share, which adds up to `bulletins` exactly."""
    shares = [
        (site, month, site.weight * calendar().business(month))
        for site in sample_sites()
        for month in months(first, last)
        if site.collects(month)
    ]
    whole = sum(share for _, _, share in shares)
    done = 0
    running = 0.0
    for site, month, share in shares:
        running += share
        upto = round(bulletins * running / whole)
        yield Cell(site, month, upto - done)
        done = upto


def months(first: date, last: date) -> Iterator[date]:
    """The first day of each month that has days between the two."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def a_day(rng: Random, cell: Cell, family: Family, first: date, last: date) -> date | None:
    """A day of the month on which the site publishes such a bulletin; None when chance finds none."""
    length = ((cell.month + timedelta(days=32)).replace(day=1) - cell.month).days
    for _ in range(TRIES):
        day = cell.month + timedelta(days=int(rng.random() * length))
        if day.weekday() >= WEEKEND and rng.random() < 0.7:  # noqa: PLR2004 - few bulletins on a weekend
            continue
        if first <= day <= last and cell.site.collects(day) and _fits(day, family):
            return day
    return None


def _fits(day: date, family: Family) -> bool:
    """Whether a family is written on this day."""
    to_tet = calendar().days_to_tet(day)
    if TET_REST[0] <= to_tet <= TET_REST[1]:
        return False
    if not family.days[0] <= day.day <= family.days[1]:
        return False
    return family.first <= day <= family.last and (not family.tet_days or 0 < to_tet <= family.tet_days)
