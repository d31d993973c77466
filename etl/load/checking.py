"""The checks of a build: asked once before it is published, and what they found is kept in it for whoever looks later.

`checked` stands beside the tables of `published.sql`, not among them: a build of older code lacks it and serves all the
same; of its checks nothing is known until somebody asks or publishes again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import duckdb

from etl.load.statements import checks, statement

SHOWN_ROWS: Final = 5
"""How many offending rows of a check are told."""
_BATCH: Final = 10_000
"""Offending rows brought at a time to be counted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check found in a build."""

    check: str
    asked: str
    """The query as it was asked: code of another version may ask another under the same name."""
    wrong: int
    """How many rows offend."""
    rows: tuple[str, ...]
    """The first of them, ready to print."""


def ask(connection: duckdb.DuckDBPyConnection) -> list[Answer]:
    """What each check finds in the build that unqualified names mean here."""
    return [_asked(connection, name, query) for name, query in checks().items()]


def _asked(connection: duckdb.DuckDBPyConnection, name: str, query: str) -> Answer:
    """What one check finds; of the many rows of a bad build only a few are held at a time."""
    found = connection.execute(query)
    first = found.fetchmany(SHOWN_ROWS)
    wrong = len(first)
    while more := len(found.fetchmany(_BATCH)):
        wrong += more
    return Answer(name, query, wrong, tuple(map(str, first)))


def offences(answers: Iterable[Answer]) -> list[Answer]:
    """The checks that found something."""
    return [answer for answer in answers if answer.wrong]


def keep(connection: duckdb.DuckDBPyConnection, answers: Iterable[Answer]) -> None:
    """Write what the checks found into the build that unqualified names mean here, in place of what was there."""
    rows = [(answer.check, answer.asked, answer.wrong, list(answer.rows)) for answer in answers]
    connection.execute(statement("checked_new"))
    connection.executemany(statement("checked_told"), rows)


def kept(connection: duckdb.DuckDBPyConnection) -> dict[str, Answer | None]:
    """What each check of this code had found when the build was published; None where it was not asked just so."""
    try:
        rows = connection.execute(statement("checked")).fetchall()
    except duckdb.ProgrammingError:  # code of another version knew no such table, or another
        rows = []
    found = {name: Answer(name, asked, wrong, tuple(examples)) for name, asked, wrong, examples in rows}
    return {
        name: answer if (answer := found.get(name)) and answer.asked == query else None
        for name, query in checks().items()
    }
