"""Periods that may be compared, and how a change is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.kit import periods
from pages.kit.filters import Filters, add_months, month_end

JUNE = Filters(date(2025, 6, 1), date(2025, 6, 30))


def span(filters: Filters) -> tuple[date, date]:
    return filters.start, filters.end


def test_a_whole_month_is_compared_with_whole_months() -> None:
    assert span(periods.earlier(JUNE, 1)) == (date(2025, 5, 1), date(2025, 5, 31))
    assert span(periods.earlier(JUNE, 12)) == (date(2024, 6, 1), date(2024, 6, 30))


def test_a_month_begun_is_compared_with_the_same_days() -> None:
    begun = periods.known(Filters(date(2025, 3, 1), date(2025, 3, 31)), date(2025, 3, 30))
    assert span(begun) == (date(2025, 3, 1), date(2025, 3, 30))
    assert span(periods.earlier(begun, 1)) == (date(2025, 2, 1), date(2025, 2, 28))
    assert span(periods.earlier(begun, 2)) == (date(2025, 1, 1), date(2025, 1, 30))


def test_newest_day_outside_the_period_changes_nothing() -> None:
    assert periods.known(JUNE, date(2026, 1, 1)) == JUNE
    assert periods.known(JUNE, date(2024, 1, 1)) == JUNE
    assert periods.known(JUNE, None) == JUNE


def test_comparisons_reach_only_as_far_as_the_data() -> None:
    names = [one.name for one in periods.comparisons(JUNE, date(2024, 6, 20))]
    assert names == ["so với tháng 5/2025", "so với cùng kỳ năm trước"]
    assert [one.name for one in periods.comparisons(JUNE, date(2024, 7, 1))] == ["so với tháng 5/2025"]
    assert periods.comparisons(JUNE, None) == []


def test_a_year_is_compared_once() -> None:
    year = Filters(date(2024, 7, 1), date(2025, 6, 30))
    assert [one.name for one in periods.comparisons(year, date(2020, 1, 1))] == ["so với cùng kỳ năm trước"]


@pytest.mark.parametrize(
    ("now", "before", "delta"),
    [
        (5, 5, 0),
        (6, 1, "+5"),
        (1, 6, "-5"),
        (4, 0, "+4"),
        (150, 100, "+50 (+50%)"),
        (1000, 4000, "-3.000 (-75%)"),
    ],
)
def test_change(now: int, before: int, delta: str | int) -> None:
    assert periods.delta(now, before) == delta


def months(first: str, last: str) -> Filters:
    start, end = date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01")
    return Filters(start, month_end(end))


@pytest.mark.parametrize(
    ("chosen", "compared"),
    [
        # Tết 17/02/2026 and 29/01/2025 are 384 days apart.
        (months("2026-01", "2026-01"), (date(2024, 12, 13), date(2025, 1, 12))),
        (months("2026-02", "2026-02"), (date(2025, 1, 13), date(2025, 2, 9))),
        (months("2025-11", "2026-01"), (date(2024, 10, 13), date(2025, 1, 12))),
        # Tết 10/02/2024 and 29/01/2025 are 354 days apart.
        (months("2025-01", "2025-01"), (date(2024, 1, 13), date(2024, 2, 12))),
    ],
)
def test_a_period_at_tet_is_compared_with_days_as_far_from_tet(chosen: Filters, compared: tuple[date, date]) -> None:
    found = periods.year_before(chosen)
    assert span(found.filters) == compared
    assert found.short == "Tết năm trước"
    assert f"({compared[0]:%d/%m/%Y} – {compared[1]:%d/%m/%Y})" in found.name


@pytest.mark.parametrize("chosen", [("2026-06", "2026-06"), ("2026-12", "2026-12"), ("2026-01", "2026-03")])
def test_elsewhere_and_with_the_whole_season_inside_the_solar_days_are_compared(chosen: tuple[str, str]) -> None:
    period = months(*chosen)
    assert span(periods.year_before(period).filters) == span(periods.earlier(period, 12))


def test_two_years_are_not_moved_over_themselves() -> None:
    found = periods.year_before(months("2024-01", "2025-12"))
    assert span(found.filters) == (date(2023, 1, 1), date(2024, 12, 31))


@given(st.dates(date(1978, 1, 1), date(2072, 12, 31)), st.integers(0, 10))
def test_a_period_moved_for_tet_keeps_its_days_and_holds_as_much_of_the_season(first: date, more: int) -> None:
    period = Filters(first.replace(day=1), month_end(add_months(first, more)))
    found = periods.year_before(period)
    if found.short == "Tết năm trước":
        assert found.filters.end - found.filters.start == period.end - period.start
        assert date(first.year - 2, 12, 1) < found.filters.start < period.start


def test_years_beyond_the_calendar_are_compared_by_solar_days() -> None:
    period = months("2090-02", "2090-02")
    assert span(periods.year_before(period).filters) == (date(2089, 2, 1), date(2089, 2, 28))
