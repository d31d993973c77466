"""The union year: Tết by Vietnam's own lunar calendar, and the events of `data/reference/events.csv`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from holidays import country_holidays

from etl.errors import VocabularyError
from etl.vocabulary import rows
from etl.vocabulary.congresses import congresses

COLUMNS: Final = ("name", "english", "first_day", "last_day", "since", "source")
TET: Final = "Tết Nguyên Đán"
"""Mùng một, as the library names it in Vietnamese."""
YEARS: Final = range(1976, 2075)
"""Checked against two other implementations of the calendar."""
_RULE: Final = re.compile(r"(?P<tet>tet[+-]\d+)|(?:(?P<year>\d{4})-)?(?P<month>\d\d)-(?P<day>\d\d)")


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the life of the unions that a chart over time should show, with its days."""

    name: str
    english: str
    first_day: date
    last_day: date
    place: int
    """Where it stands among the events in importance, the first at 0."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When an event comes: once (`2025-07-01`), every year (`05-01`), or so many days from mùng một Tết (`tet-1`)."""

    name: str
    english: str
    first_day: str
    last_day: str
    since: int | None

    def days(self, year: int) -> tuple[date, date] | None:
        """Its first and last day in a year; None when it does not come in that year."""
        first, last = _day(self.first_day, year), _day(self.last_day, year)
        if first is None or last is None or year < (self.since or year):
            return None
        return first, last


@cache
def tet(year: int) -> date:
    """Mùng một Tết of a year by the calendar of Vietnam, which counts its days at UTC+7 and so differs from China's.

    Raises:
        VocabularyError: a year outside `YEARS`.
    """
    if year not in YEARS:
        raise VocabularyError(f"Chưa rõ ngày Tết năm {year}.")
    (found,) = country_holidays("VN", years=year, language="vi", observed=False).get_named(TET, lookup="exact")
    return found


@cache
def rules() -> tuple[Rule, ...]:
    """The events of `events.csv`, the most important first, as in the file.

    Raises:
        VocabularyError: a day that is none of the three forms.
    """
    return tuple(_rule(row) for row in rows("events.csv", COLUMNS))


def union_year(first: date, last: date) -> list[Event]:
    """The events that touch a span of days, by their first day."""
    found = (*_dated(first, last), *_union_congresses())
    touching = (one for one in found if one.first_day <= last and first <= one.last_day)
    return sorted(touching, key=lambda one: (one.first_day, one.name))


def _dated(first: date, last: date) -> Iterator[Event]:
    """Every coming of the rules in the years of a span, as far as Tết is known."""
    for year in range(max(first.year, YEARS.start), min(last.year + 1, YEARS.stop)):
        for place, rule in enumerate(rules()):
            days = rule.days(year)
            if days:
                yield Event(rule.name, rule.english, *days, place)


def _union_congresses() -> Iterator[Event]:
    """The national congresses of the unions, from the register of congresses."""
    for one in congresses().values():
        if one.issuer == "DH-CD":
            unsure, unsure_english = (" (chưa rõ ngày)", " (day unknown)") if one.precision == "month" else ("", "")
            name = f"Đại hội {one.ordinal} Công đoàn Việt Nam{unsure}"
            english = f"Congress {one.ordinal} of the trade unions{unsure_english}"
            yield Event(name, english, one.opened_on, one.closed_on, 0)


def _rule(row: dict[str, str]) -> Rule:
    """One row as a rule."""
    for cell in (row["first_day"], row["last_day"]):
        if not _RULE.fullmatch(cell):
            raise VocabularyError(f"data/reference/events.csv: {cell} không phải là ngày")
    since = int(row["since"]) if row["since"] else None
    return Rule(row["name"], row["english"], row["first_day"], row["last_day"], since)


def _day(cell: str, year: int) -> date | None:
    """The day that a cell means in a year."""
    found = _RULE.fullmatch(cell)
    if found is None:
        return None
    if found["tet"]:
        return tet(year) + timedelta(days=int(found["tet"].removeprefix("tet")))
    if found["year"] and int(found["year"]) != year:
        return None
    return date(year, int(found["month"]), int(found["day"]))
