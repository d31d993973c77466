"""What counters say of each day: measured, spread, reset, bumped or unknown; never negative, never smoothed away."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.load.statements import checks, published_tables
from etl.load.visits import write_visit_days

FIRST = date(2024, 3, 1)
Printed = tuple[int, int | None, int | None]
"""Days after the first, `total`, `today`."""


@pytest.fixture(scope="module")
def out() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS out; USE out")
        connection.execute(published_tables())
        connection.execute("CREATE TEMP TABLE changed_site (site VARCHAR)")
        connection.execute("INSERT INTO changed_site VALUES ('a')")
        yield connection


def days(out: duckdb.DuckDBPyConnection, *printed: Printed) -> list[tuple[Any, ...]]:
    out.execute("DELETE FROM reading; DELETE FROM visit_day")
    for after, total, today in printed:
        out.execute(
            "INSERT INTO reading (site, observed_on, source, file, total, today) VALUES ('a', ?, 'table', 'f', ?, ?)",
            [FIRST + timedelta(after), total, today],
        )
    write_visit_days(out)
    for name in ("visits_sane", "visits_add_up", "visits_complete"):
        assert out.execute(checks()[name]).fetchall() == [], name
    return out.execute("SELECT state, low, best, high FROM visit_day ORDER BY day").fetchall()


def test_two_readings_a_day_apart_measure_the_day(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, None), (1, 1250, None)) == [("unknown", 0, None, None), ("measured", 250, 250, 250)]


def test_a_gap_is_shared_out_and_the_parts_add_up(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, None), (3, 1100, None)) == [
        ("unknown", 0, None, None),
        ("spread", 0, 34, 100),
        ("spread", 0, 33, 100),
        ("spread", 0, 33, 100),
    ]


def test_the_meters_own_today_fixes_the_last_day_of_a_gap(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, None), (3, 1100, 40))[1:] == [
        ("spread", 0, 30, 60),
        ("spread", 0, 30, 60),
        ("spread", 40, 40, 40),
    ]


def test_a_today_inside_a_gap_is_a_lower_bound(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, None), (1, None, 50), (2, 1100, None))[1:] == [
        ("spread", 50, 75, 100),
        ("spread", 0, 25, 50),
    ]


def test_todays_that_contradict_the_difference_bound_nothing(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, None), (1, None, 500), (2, 1100, None))[1:] == [
        ("spread", 0, 50, 100),
        ("spread", 0, 50, 100),
    ]


def test_a_fall_is_a_reset_and_the_next_difference_counts_again(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, None), (1, 20, 20), (2, 60, 40)) == [
        ("unknown", 0, None, None),
        ("reset", 20, None, None),
        ("measured", 40, 40, 40),
    ]


def test_a_jump_beyond_the_usual_is_a_bump(out: duckdb.DuckDBPyConnection) -> None:
    found = days(out, (0, 1000, None), (1, 1800, None), (2, 2600, None), (3, 1_002_600, 700))
    assert [state for state, *_ in found] == [
        "unknown", "measured", "measured", "bump",
    ]  # fmt: skip


def test_a_jump_is_known_by_the_meters_own_todays(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 5000, 800), (1, 905_000, 900))[1] == ("bump", 900, None, None)


def test_a_good_day_of_a_small_site_is_no_bump(out: duckdb.DuckDBPyConnection) -> None:
    assert [state for state, *_ in days(out, (0, 0, None), (1, 5, None), (2, 10, None), (3, 1010, None))][
        -1
    ] == "measured"


def test_of_two_readings_a_day_the_larger_total_counts(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, None), (1, 1040, None), (1, 1050, None))[1] == ("measured", 50, 50, 50)
    assert "2 số tổng khác nhau" in out.execute("SELECT why FROM visit_day ORDER BY day DESC LIMIT 1").fetchall()[0][0]


def test_without_totals_only_lower_bounds_are_known(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, None, 30), (2, None, 45)) == [
        ("today_only", 30, None, None),
        ("unknown", 0, None, None),
        ("today_only", 45, None, None),
    ]


def test_a_meter_that_stands_still_measured_no_visits(out: duckdb.DuckDBPyConnection) -> None:
    assert days(out, (0, 1000, None), (2, 1000, None))[1:] == [("spread", 0, 0, 0), ("spread", 0, 0, 0)]


number = st.none() | st.integers(0, 10**7)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), number, number), min_size=1, max_size=12))
def test_whatever_is_printed_the_days_are_complete_never_negative_and_add_up(printed: list[Printed]) -> None:
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS out; USE out")
        connection.execute(published_tables())
        connection.execute("CREATE TEMP TABLE changed_site AS SELECT 'a' AS site")
        found = days(connection, *printed)
    assert len(found) == max(after for after, *_ in printed) - min(after for after, *_ in printed) + 1
