"""What counters say of each day: measured, spread, faulty or unknown; never negative, never smoothed away."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.load.statements import checks, published_tables, statement
from etl.load.visits import rules, write_visit_days

FIRST = date(2024, 3, 1)
FIGURES = ("total", "today", "yesterday", "week", "month")
INSERT = """
    INSERT INTO reading (site, observed_on, source, file, total, today, yesterday, week, month)
    VALUES ('a', ?, 'table', 'f', ?, ?, ?, ?, ?)
"""
Printed = tuple[int | None, ...]
"""Days after the first, then as many of `FIGURES` as are shown."""
TOLD = [name for name in checks() if name.startswith("visits_")]


@pytest.fixture(scope="module")
def out() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield fresh(connection)


def fresh(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    connection.execute("ATTACH ':memory:' AS out; USE out")
    connection.execute(published_tables())
    connection.execute("CREATE TEMP TABLE changed_site AS SELECT 'a' AS site")
    connection.execute(statement("out_judged"))
    return connection


def days(out: duckdb.DuckDBPyConnection, *printed: Printed) -> list[tuple[Any, ...]]:
    out.execute("DELETE FROM reading")
    for after, *shown in printed:
        figures = [*shown, *[None] * (len(FIGURES) - len(shown))]
        out.execute(INSERT, [FIRST + timedelta(after or 0), *figures])
    write_visit_days(out)
    for name in TOLD:
        assert out.execute(checks()[name]).fetchall() == [], name
    return out.execute("SELECT state, low, best, high FROM visit_day ORDER BY day").fetchall()


def faults(out: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return out.execute(
        "SELECT kind, first_day - DATE '2024-03-01', last_day - DATE '2024-03-01' FROM visit_fault ORDER BY ALL"
    ).fetchall()


def test_total_and_today_measure_from_midnight_to_midnight(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, 30), (1, 1250, 100)) == [("measured", 180, 180, 180), ("today_only", 100, None, None)]


def test_totals_alone_leave_the_hour_open(out: duckdb.DuckDBPyConnection) -> None:
    """Read at any hour: the middle day may have had all of both differences, or next to nothing."""
    assert days(out, (0, 1000), (1, 1250), (2, 1500)) == [
        ("unknown", 0, None, None),
        ("spread", 0, 250, 500),
        ("unknown", 0, None, None),
    ]


def test_a_gap_is_shared_out_and_the_parts_add_up(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, 0), (3, 1140, 40)) == [
        ("spread", 0, 34, 100),
        ("spread", 0, 33, 100),
        ("spread", 0, 33, 100),
        ("today_only", 40, None, None),
    ]


def test_a_today_inside_a_gap_is_a_lower_bound(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, 0), (1, None, 80), (2, 1100, 0))[:2] == [
        ("spread", 0, 20, 20),
        ("spread", 80, 80, 100),
    ]


def test_yesterday_is_an_exact_day_even_across_a_gap(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, 0), (3, 1100, 0, 70))[:3] == [
        ("spread", 0, 15, 30),
        ("spread", 0, 15, 30),
        ("measured", 70, 70, 70),
    ]


def test_week_and_month_tell_what_totals_do_not(out: duckdb.DuckDBPyConnection) -> None:
    """FIRST is a Friday: the week figure of the Monday after begins anew, the month figure does not."""
    assert days(out, (3, None, 5, None, 5, 50), (4, None, 8, None, 28, 73))[0] == ("measured", 20, 20, 20)
    assert days(out, (0, None, 5, None, None, 5), (2, None, 9, None, None, 60))[:2] == [
        ("spread", 5, 26, 51),
        ("spread", 0, 25, 46),
    ]


def test_the_total_holds_where_another_figure_contradicts_it(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, 0), (1, 1010, 0, 999))[0] == ("measured", 10, 10, 10)


STEADY = [(day, 50_000 + 100 * day, 0) for day in range(8)]


def later(start: int, *, first: int, count: int = 4) -> list[Printed]:
    return [(first + day, start + 100 * day, 0) for day in range(count)]


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("reset", later(60, first=8)),
        ("replacement", later(12_345, first=8)),
        ("rollback", later(50_300, first=8)),
        ("bump", later(900_000, first=8)),
    ],
)
def test_a_break_hides_its_days_and_counting_goes_on(
    out: duckdb.DuckDBPyConnection, kind: str, after: list[Printed]
) -> None:
    found = days(out, *STEADY, *after)
    assert faults(out) == [(kind, 7, 8)]
    assert found[7][0] == kind
    assert found[6] == ("measured", 100, 100, 100)
    assert found[9] == ("measured", 100, 100, 100)


def test_digits_that_run_out_lose_nothing(out: duckdb.DuckDBPyConnection) -> None:
    found = days(out, *[(day, 99_300 + 100 * day, 0) for day in range(7)], *later(0, first=7))
    assert faults(out) == [("rollover", 6, 7)]
    assert {state for state, *_ in found[:-1]} == {"measured"}


def test_a_meter_that_stands_still_is_an_outage_not_a_zero(out: duckdb.DuckDBPyConnection) -> None:
    found = days(out, *STEADY, *[(day, 50_700, 0) for day in range(8, 12)], *later(50_700, first=12))
    assert faults(out) == [("outage", 7, 12)]
    assert found[9] == ("outage", 0, None, None)


def test_a_small_site_may_have_no_visit_for_days(out: duckdb.DuckDBPyConnection) -> None:
    found = days(out, (0, 10, 0), (1, 12, 0), (2, 13, 0), (3, 13, 0), (5, 13, 0), (6, 15, 0))
    assert faults(out) == []
    assert found[3] == ("measured", 0, 0, 0)


def test_a_misread_total_is_left_out(out: duckdb.DuckDBPyConnection) -> None:
    found = days(out, *STEADY, (8, 5_080, 0), *later(50_900, first=9))
    assert faults(out) == [("contradiction", 8, 8)]
    assert found[8] == ("spread", 0, 100, 200)


def test_a_copy_of_an_old_page_is_left_out(out: duckdb.DuckDBPyConnection) -> None:
    looks = [(day, 50_050 + 100 * day, 50) for day in range(8)]
    days(out, *looks, (8, 50_650, 50), (9, 50_950, 50), (10, 51_050, 50))
    assert faults(out) == [("duplicate", 8, 8)]


def test_a_small_bump_is_betrayed_by_yesterday(out: duckdb.DuckDBPyConnection) -> None:
    looks = [(day, 50_000 + 100 * day + (3_000 if day > 7 else 0), 0, 100) for day in range(12)]
    found = days(out, *looks)
    assert faults(out) == [("bump", 7, 8)]
    assert found[7] == ("measured", 100, 100, 100)


def test_another_counter_with_a_higher_number_is_betrayed_by_its_month(out: duckdb.DuckDBPyConnection) -> None:
    looks = [(day, 50_000 + 100 * day, 0, None, None, 100 * day) for day in range(8)]
    after = [(day, 90_000 + 100 * day, 0, None, None, 100 * (day - 8)) for day in range(8, 12)]
    days(out, *looks, *after)
    assert faults(out) == [("replacement", 7, 8)]


def test_a_today_that_counts_something_else_is_not_used(out: duckdb.DuckDBPyConnection) -> None:
    """Where "hôm nay" counts clicks and the total persons, midnights would lie before they were."""
    found = days(out, *[(day, 5_000 + 100 * day, 400) for day in range(14)])
    assert faults(out) == []
    assert found[5] == ("spread", 0, 100, 200)


def test_of_two_readings_a_day_the_later_counts(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, 0), (1, 1040, 20), (1, 1050, 30), (2, 1100, 5)) == [
        ("measured", 20, 20, 20),
        ("measured", 75, 75, 75),
        ("today_only", 5, None, None),
    ]


def test_without_totals_only_lower_bounds_are_known(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, None, 30), (2, None, 45)) == [
        ("today_only", 30, None, None),
        ("unknown", 0, None, None),
        ("today_only", 45, None, None),
    ]


def grades(out: duckdb.DuckDBPyConnection) -> list[str]:
    return [grade for (grade,) in out.execute("SELECT grade FROM visit_trust ORDER BY month").fetchall()]


def test_each_month_has_a_grade(out: duckdb.DuckDBPyConnection) -> None:
    days(out, *[(day, 5_000 + 100 * day, 0) for day in range(31)])
    assert grades(out) == ["high"]
    days(out, *[(day, 5_000 + 100 * day, 0) for day in range(31) if day % 7 != 1])
    assert grades(out) == ["medium"]
    days(out, (0, 1000, 0), (10, 1100, 0))
    assert grades(out) == ["low"]
    days(out, (0, 1000, 0), (1, 1100, 0), (30, None, 7))
    assert grades(out) == ["low"]
    days(out, (0, None, 3), (40, None, 7))
    assert grades(out) == ["unknown", "unknown"]


def test_builds_of_other_rules_are_told_apart() -> None:
    assert len(rules()) == 64


number = st.none() | st.integers(0, 10**7)
small = st.none() | st.integers(0, 300)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), number, small, small, small, small), min_size=1, max_size=12))
def test_whatever_is_printed_the_days_are_complete_never_negative_and_add_up(printed: list[Printed]) -> None:
    with duckdb.connect() as connection:
        found = days(fresh(connection), *printed)
    places = [after or 0 for after, *_ in printed]
    assert len(found) == max(places) - min(places) + 1
