"""Builds by hand for the tests of pages and questions: a full one (fixture.sql) and one without a row."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from etl.load.meter import Day, Mark, weeks_of
from etl.load.reference import registers
from etl.load.statements import statement
from etl.load.visits import Told, move_rows, week_rows
from etl.paths import PROJECT, Home

SCHEMA = (PROJECT / "etl" / "load" / "published.sql").read_text(encoding="utf-8")
EMPTY = "INSERT INTO build VALUES ('empty', TIMESTAMPTZ '2025-08-21 00:00:00+00', 'r1', 1, false, NULL, NULL, 0)"
COLUMNS = ("unit", "code", "name", "region", "code_34", "lat", "lon", "place")
NUMBERED = (Path(__file__).parent / "numbered.sql").read_text(encoding="utf-8")
ROWS = (Path(__file__).parent / "fixture.sql").read_text(encoding="utf-8")


@contextmanager
def by_hand(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A build to write rows into; what facts carry of their bulletins is written at the end."""
    with duckdb.connect(str(path)) as connection:
        yield connection
        connection.execute(NUMBERED)
        connection.execute(statement("out_counted").replace("out.", ""))
        for (site,) in connection.execute("SELECT DISTINCT site FROM visit_day").fetchall():
            tell_moves(connection, site)


def tell_moves(connection: duckdb.DuckDBPyConnection, site: str) -> None:
    """What the days of a site that were written by hand say of its weeks, and what these did."""
    days = connection.execute(
        "SELECT day, state, low, best, high FROM visit_day WHERE site = ? ORDER BY day", [site]
    ).fetchall()
    marks = connection.execute("SELECT line, day, low, high FROM visit_mark WHERE site = ?", [site]).fetchall()
    told = tell(
        [Day(day.toordinal(), *said) for day, *said in days],
        [Mark(line, day.toordinal(), *bounds) for line, day, *bounds in marks],
    )
    for table, rows in told.items():
        connection.execute(f"DELETE FROM {table} WHERE site = ?", [site])  # noqa: S608 - our own names
        for row in rows:
            said = ", ".join("?" * (len(row) + 1))
            connection.execute(f"INSERT INTO {table} VALUES ({said})", [site, *row])  # noqa: S608 - the same


def tell(days: list[Day], marks: list[Mark]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of a site in `visit_week` and `visit_move`."""
    told = Told("", days, marks, list(weeks_of(days, marks)), (), [], frozenset())
    return {"visit_week": list(week_rows(told)), "visit_move": list(move_rows(told))}


def publish(home: Home, *, filled: bool = True, name: str = "fixture") -> Path:
    """Write a build into a home and make it the one being served."""
    home.published.mkdir(parents=True, exist_ok=True)
    path = home.published / f"{name}.duckdb"
    with by_hand(path) as connection:
        connection.execute(SCHEMA)
        if not filled:
            connection.execute(EMPTY)
        else:
            units = [[one[column] for column in COLUMNS] for one in json.loads(registers(is_demo=True)["provinces"])]
            connection.executemany("INSERT INTO province VALUES (?, ?, ?, ?, ?, ?, ?, ?)", units)
            connection.execute(ROWS)
    home.current.write_text(f"{path.name}\n", encoding="utf-8")
    return path
