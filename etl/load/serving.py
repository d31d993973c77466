"""The reading side: which build is served, and how to open it. Pages use this and nothing else of `etl.load`."""

import time
from functools import cache
from pathlib import Path
from typing import Final

import duckdb

from etl.load.raw import raw_bytes
from etl.load.statements import published_tables, statement
from etl.paths import Home

__all__ = ["current_build", "has_our_tables", "open_build", "raw_bytes", "serving_home"]

_TRIES: Final = 50
_PAUSE_SECONDS: Final = 0.02

CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""A page's query can read this one file and nothing else; `reading_settings.sql` locks that."""


def serving_home(home: Home) -> Home | None:
    """The home whose builds are served: the real one once it has a build, before that the demonstration; else None."""
    if home.current.exists():
        return home
    return home.demo if home.demo.current.exists() else None


def current_build(home: Home) -> Path | None:
    """The file of the build being served; None while nothing was ever published.

    A writer may switch builds and drop an old one between two of our steps: then CURRENT already names a newer one.
    """
    for _ in range(_TRIES):
        serving = serving_home(home)
        if serving is None:
            return None
        try:
            path = serving.published / serving.current.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            continue
        if path.is_file():
            return path
        time.sleep(_PAUSE_SECONDS)
    return None


def open_build(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a build; take a `.cursor()` for every query.

    Raises:
        duckdb.IOException: the build was dropped meanwhile; ask `current_build` again.
    """
    connection = duckdb.connect(path, read_only=True, config=CONFIG)
    connection.execute(statement("reading_settings"))
    return connection


def has_our_tables(connection: duckdb.DuckDBPyConnection, name: str | None = None) -> bool:
    """Whether a build has all tables and columns that this code asks; one of another version may lack some.

    It is the connection's own database, or the one attached by that name.
    """
    return _expected() <= _columns(connection, name)


def _columns(connection: duckdb.DuckDBPyConnection, name: str | None = None) -> frozenset[tuple[str, str]]:
    """The columns of a database, each with its table."""
    return frozenset(connection.execute(statement("columns"), {"name": name}).fetchall())


@cache
def _expected() -> frozenset[tuple[str, str]]:
    """The columns of a build of this code."""
    with duckdb.connect() as connection:
        connection.execute(published_tables())
        return _columns(connection)
