"""What the build being served says of itself, for whoever looks after the home; nothing is written."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from etl.errors import HomeError
from etl.load.serving import current_build, has_our_tables, open_build, serving_home
from etl.load.statements import statement
from etl.paths import Home


@dataclass(frozen=True, slots=True)
class Served:
    """The build being served."""

    home: Home
    """The home it lies in: the one asked for, or its demonstration."""
    path: Path
    built_at: datetime
    rules_version: str
    schema_version: int
    bulletins: int
    rejected: int
    newest_on: date | None
    """The day of the newest bulletin."""
    has_our_tables: bool
    """Whether it has every table and column that the pages of this code ask."""


def served(home: Home) -> Served | None:
    """The build being served; None while nothing was ever published.

    Raises:
        HomeError: `CURRENT` names a build that is not there, or that cannot be opened.
    """
    path, serving = current_build(home), serving_home(home)
    if serving is None:
        return None
    if path is None:
        raise HomeError(f"Bản dựng mà {serving.current} nêu tên không còn trên đĩa.")
    try:
        with open_build(path) as connection:
            (about,) = connection.execute(statement("served_about")).fetchall()
            found = [*about, has_our_tables(connection)]
    except (duckdb.Error, ValueError) as error:
        raise HomeError(f"Không mở được bản dựng {path}: {error}.") from error
    return Served(serving, path, *found)


def readable(home: Home) -> Served | None:
    """The build being served where there is one that opens; why another does not, `served` tells."""
    with suppress(HomeError):
        return served(home)
    return None
