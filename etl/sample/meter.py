"""The visitor counters of the demonstration sites: what each meter showed on each day."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Final

from etl.models import Traffic
from etl.sample.templates import SampleSite, calendar

MANUAL_BUMP: Final = 500_000
AFTER_RESET: Final = 120
"""What a meter starts from when its site was rebuilt."""
TET_BEFORE, TET_AFTER = 3, 7


@dataclass(frozen=True)
class Meter:
    """One site's counter between two days."""

    site: SampleSite
    first: date
    last: date
    seed: int

    def reading(self, day: date) -> Traffic:
        """Every figure the counter shows at the end of a day."""
        at = (day - self.first).days
        visits = self._visits
        return Traffic(
            observed_on=day,
            today=visits[at],
            yesterday=visits[at - 1] if at else visits[at],
            week=sum(visits[max(0, at - day.weekday()) : at + 1]),
            month=sum(visits[max(0, at - day.day + 1) : at + 1]),
            total=self._total(day, at),
            online=1 + visits[at] * (3 + day.toordinal() % 5) // 100,
        )

    def is_missing(self, day: date) -> bool:
        """Whether nobody read the meter on this day."""
        site = self.site
        return bool(
            site.event == "gap" and site.event_on and 0 <= (day - site.event_on).days < site.event_days,
        )

    def days(self) -> list[date]:
        """The days on which the table of readings has a row."""
        if not self.site.has_table:
            return []
        every = (self.first + timedelta(days=at) for at in range((self.last - self.first).days + 1))
        return [
            day for day in every if (self.site.readings == "daily" or day.weekday() == 0) and not self.is_missing(day)
        ]

    def _total(self, day: date, at: int) -> int:
        """The running total, with the one thing that happened to this meter."""
        total = self.site.total + self._sums[at]
        event_on = self.site.event_on
        if event_on is None or not self.first < event_on <= day:
            return total
        if self.site.event == "bump":
            return total + MANUAL_BUMP
        if self.site.event == "reset":
            return AFTER_RESET + self._sums[at] - self._sums[(event_on - self.first).days - 1]
        return total

    @cached_property
    def _visits(self) -> tuple[int, ...]:
        """Visits of each day."""
        rng = Random(f"{self.seed}/meter/{self.site.site}")  # noqa: S311 - repeatable data, no secret
        return tuple(self._visits_of(at, rng) for at in range((self.last - self.first).days + 1))

    def _visits_of(self, at: int, rng: Random) -> int:
        """Visits of one day: growth, the week, Tết, chance."""
        day = self.first + timedelta(days=at)
        to_tet = calendar().days_to_tet(day)
        season = 0.3 if -TET_AFTER <= to_tet <= TET_BEFORE else 1.0
        weekday = calendar().visits_by_weekday[day.weekday()]
        growth = 1 + self.site.growth * at / 730
        return round(self.site.daily * growth * weekday * season * rng.uniform(0.85, 1.18))

    @cached_property
    def _sums(self) -> tuple[int, ...]:
        """Visits since the first day."""
        return tuple(accumulate(self._visits))
