"""Tết by Vietnam's calendar, the events of the union year, and what their table must look like."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import VocabularyError
from etl.vocabulary import calendar


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1985, date(1985, 1, 21)),  # China: a month later
        (2007, date(2007, 2, 17)),  # China: the 18th
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2030, date(2030, 2, 2)),  # China: the 3rd
    ],
)
def test_tet_is_that_of_vietnam(year: int, day: date) -> None:
    assert calendar.tet(year) == day


def test_tet_is_refused_where_nobody_checked_it() -> None:
    with pytest.raises(VocabularyError, match="1900"):
        calendar.tet(1900)


@given(st.integers(calendar.YEARS.start + 1, calendar.YEARS.stop - 1))
def test_tet_comes_twelve_or_thirteen_moons_after_the_one_before(year: int) -> None:
    assert (calendar.tet(year) - calendar.tet(year - 1)).days in {353, 354, 355, 383, 384, 385}


def names(first: date, last: date) -> list[str]:
    return [one.name for one in calendar.union_year(first, last)]


def test_a_year_of_the_unions_in_order() -> None:
    found = calendar.union_year(date(2025, 1, 1), date(2025, 12, 31))
    days = [one.first_day for one in found]
    assert days == sorted(days)
    assert min(found, key=lambda one: one.place).first_day == date(2025, 7, 1)
    assert (found[0].name, found[0].first_day, found[0].last_day) == (
        "Tết Nguyên đán",
        date(2025, 1, 28),
        date(2025, 2, 2),
    )
    assert date(2025, 7, 1) in days
    assert date(2025, 7, 28) in days


def test_a_day_that_came_once_comes_once() -> None:
    assert not any(one.startswith("34 tỉnh") for one in names(date(2026, 1, 1), date(2026, 12, 31)))


def test_an_event_touches_a_span_with_its_last_day() -> None:
    assert "Tháng Công nhân" in names(date(2025, 5, 31), date(2025, 6, 10))
    assert "Tháng Công nhân" not in names(date(2025, 6, 1), date(2025, 6, 10))
    assert "Tháng Công nhân" not in names(date(2010, 5, 1), date(2010, 5, 31))


def test_union_congresses_come_from_their_register() -> None:
    assert "Đại hội XIII Công đoàn Việt Nam" in names(date(2023, 11, 1), date(2023, 12, 31))
    assert "Đại hội XIV Công đoàn Việt Nam (chưa rõ ngày)" in names(date(2026, 6, 1), date(2026, 6, 30))


def test_every_rule_comes_in_some_year_and_ends_after_it_begins() -> None:
    for rule in calendar.rules():
        spans = [days for year in range(2012, 2031) if (days := rule.days(year))]
        assert rule.english
        assert spans
        assert all(first <= last <= first + timedelta(days=31) for first, last in spans)
