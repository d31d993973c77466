"""What the generator knows, from the data files under `data/sample/templates`: sites, places, citations, families."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from etl.errors import VocabularyError
from etl.paths import SAMPLE
from etl.settings import MAP_CHANGED_ON

TEMPLATES: Final = SAMPLE / "templates"
NEW_MAP: Final = date.fromisoformat(MAP_CHANGED_ON)
FIRST_DAY: Final = date(2024, 11, 1)
LAST_DAY: Final = date(2026, 10, 31)


@dataclass(frozen=True, slots=True)
class SampleSite:
    """One demonstration site: its page frame, how much it publishes, and its visitor counter."""

    site: str
    frame: str
    new_frame: str
    """How pages look from the day of the counter's event, where the site was rebuilt then."""
    home: str
    weight: float
    until: date | None
    months_per_load: int
    skip: tuple[date, date] | None
    """Days that nobody collected."""
    clock: float
    counter: float
    html: float
    total: int
    daily: int
    growth: float
    readings: str
    event: str
    event_on: date | None
    event_days: int

    @property
    def has_table(self) -> bool:
        """Whether its counter's readings were written into a table."""
        return self.readings != "none"

    def frame_on(self, day: date) -> str:
        """The frame in which a page copied on this day stands."""
        return self.new_frame if self.new_frame and self.event_on and day >= self.event_on else self.frame

    def collects(self, day: date) -> bool:
        """Whether bulletins of this day were collected."""
        return (self.until is None or day <= self.until) and not (self.skip and self.skip[0] <= day <= self.skip[1])


@dataclass(frozen=True, slots=True)
class Place:
    """One of the 63 units, with its unit of today's map and some of its smaller places on both maps."""

    code: str
    kind: str
    name: str
    code_34: str
    kind_34: str
    name_34: str
    weight: float
    since: date
    until: date
    districts: tuple[str, ...]
    wards: tuple[str, ...]
    parks: tuple[str, ...]

    def unit(self, *, is_after: bool) -> tuple[str, str, str]:
        """Map, code and full name on the map of the day."""
        return ("34", self.code_34, self.name_34) if is_after else ("63", self.code, self.name)


@dataclass(frozen=True, slots=True)
class Citation:
    """A resolution of the register and the words that cite it."""

    key: str
    issued_on: date
    last_cited: date
    is_core: bool
    """Cited in any kind of bulletin; others only where they belong."""
    base: float
    peak: float
    half_life: float
    full: tuple[str, ...]
    short: tuple[str, ...]

    @property
    def number(self) -> str:
        """The number, issuer and year left out."""
        return self.key.partition(":")[2].partition("/")[0]

    def weight(self, day: date) -> float:
        """How likely a bulletin of this day cites it: nothing before it is known, a peak, then less and less."""
        age = (day - self.issued_on).days - 5
        return 0.0 if age < 0 or day > self.last_cited else self.base + self.peak * 0.5 ** (age / self.half_life)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Seasons: how busy each month is, when Tết falls, how visits follow the week."""

    months: Mapping[str, float]
    special: Mapping[str, float]
    tet: tuple[date, ...]
    weekdays: tuple[str, ...]
    visits_by_weekday: tuple[float, ...]

    def business(self, month: date) -> float:
        """How much is published in a month, 1 being usual."""
        return self.months[str(month.month)] * self.special.get(month.isoformat()[:7], 1.0)

    def days_to_tet(self, day: date) -> int:
        """Days until the nearest Tết, negative after it."""
        return min(((tet - day).days for tet in self.tet), key=abs)


@cache
def calendar() -> Calendar:
    """The seasons."""
    found: dict[str, Any] = json.loads((TEMPLATES / "calendar.json").read_text(encoding="utf-8"))
    return Calendar(
        months=found["months"],
        special=found["special"],
        tet=tuple(map(date.fromisoformat, found["tet"])),
        weekdays=tuple(found["weekdays"]),
        visits_by_weekday=tuple(found["visits_by_weekday"]),
    )


@cache
def sample_sites() -> tuple[SampleSite, ...]:
    """The demonstration sites, in order."""
    return tuple(
        SampleSite(
            site=row["site"],
            frame=row["frame"],
            new_frame=row["new_frame"],
            home=row["home"],
            weight=float(row["weight"]),
            until=day_in(row["until"]),
            months_per_load=int(row["months_per_load"]),
            skip=_skip(row["skip_from"], row["skip_to"]),
            clock=float(row["clock"]),
            counter=float(row["counter"]),
            html=float(row["html"]),
            total=int(row["total"]),
            daily=int(row["daily"]),
            growth=float(row["growth"]),
            readings=row["readings"],
            event=row["event"],
            event_on=day_in(row["event_on"]),
            event_days=int(row["event_days"]),
        )
        for row in _table("sites.csv")
    )


@cache
def places() -> tuple[Place, ...]:
    """The provinces that bulletins speak of."""
    return tuple(
        Place(
            code=row["code"],
            kind=row["kind"],
            name=row["name"],
            code_34=row["code_34"],
            kind_34=row["kind_34"],
            name_34=row["name_34"],
            weight=float(row["weight"]),
            since=day_in(row["since"]) or date.min,
            until=(day_in(row["silent_from"]) or date.max) - timedelta(days=1),
            districts=tuple(row["districts"].split("|")),
            wards=tuple(row["wards"].split("|")),
            parks=tuple(row["parks"].split("|")),
        )
        for row in _table("places.csv")
    )


@cache
def citations() -> tuple[Citation, ...]:
    """The resolutions that bulletins cite."""
    return tuple(
        Citation(
            key=row["key"],
            issued_on=date.fromisoformat(row["issued_on"]),
            last_cited=day_in(row["last_cited"]) or date.max,
            is_core=row["is_core"] == "1",
            base=float(row["base"]),
            peak=float(row["peak"]),
            half_life=float(row["half_life"]),
            full=tuple(row["full"].split("|")),
            short=tuple(row["short"].split("|")),
        )
        for row in _table("citations.csv")
    )


def day_in(cell: str) -> date | None:
    """A day, or none where the cell is empty."""
    return date.fromisoformat(cell) if cell else None


def _skip(first: str, last: str) -> tuple[date, date] | None:
    """A stretch of days, or none."""
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else None


def _table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a template table.

    Raises:
        VocabularyError: a row has too few or too many cells.
    """
    with (TEMPLATES / name).open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file, strict=True), start=2):
            if None in row or None in row.values():
                raise VocabularyError(f"data/sample/templates/{name}, line {line}: wrong number of cells")
            yield row
