"""Builds by hand for the tests of pages and questions: a full one (fixture.sql) and one without a row."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl.load.reference import registers
from etl.load.statements import statement
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
