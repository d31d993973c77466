"""Periods that may be compared, and how a change is said."""

from datetime import date

import pytest

from pages.kit import periods
from pages.kit.filters import Filters

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
    ("now", "before", "said", "delta"),
    [
        (5, 5, "không đổi", 0),
        (6, 1, "tăng 5", "+5"),
        (1, 6, "giảm 5", "-5"),
        (4, 0, "tăng 4", "+4"),
        (150, 100, "tăng 50%", "+50 (+50%)"),
        (1000, 4000, "giảm 75%", "-3.000 (-75%)"),
    ],
)
def test_change(now: int, before: int, said: str, delta: str | int) -> None:
    assert periods.change(now, before) == said
    assert periods.delta(now, before) == delta
