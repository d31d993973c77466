"""Two builds beside each other: what each has, what came and went with which load, what reading again changed."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import duckdb

from etl.errors import HomeError
from etl.load.statements import statement

EXAMPLES: Final = 5
"""Facts shown of each kind that reading again changed."""


@dataclass(frozen=True, slots=True)
class About:
    """What a build says of itself."""

    build: str
    built_at: str
    rules_version: str
    schema_version: int
    is_demo: bool
    bulletins: int


@dataclass(frozen=True, slots=True)
class Kind:
    """Facts of one kind: before + arrived - gone + gained - lost = after."""

    kind: str
    before: int
    after: int
    arrived: int
    gone: int
    gained: int
    lost: int
    reread: int
    """Bulletins whose facts of this kind changed."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A load that only one build has, or whose files one of them could not read: `how` says which."""

    how: str
    load: str
    site: str | None
    who: str | None
    bulletins: int
    readings: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Example:
    """A fact that reading again gained or lost."""

    kind: str
    bulletin_id: str
    title: str
    what: str
    is_gained: bool


@dataclass(frozen=True, slots=True)
class Other:
    """A number beside the facts of bulletins, and how many of its rows are not the same."""

    name: str
    before: int
    after: int
    differing: int


@dataclass(frozen=True, slots=True)
class Difference:
    """All that tells two builds apart."""

    before: About
    after: About
    kinds: tuple[Kind, ...]
    loads: tuple[Changed, ...]
    examples: tuple[Example, ...]
    others: tuple[Other, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)


def difference_of(before: Path, after: Path) -> Difference:
    """Ask both builds.

    Raises:
        HomeError: one of them is no build, or was made by code with other tables.
    """
    try:
        with duckdb.connect(":memory:", config={"autoinstall_known_extensions": False}) as connection:
            connection.execute(statement("difference_attach").format(before=_quoted(before), after=_quoted(after)))
            return _asked(connection)
    except duckdb.Error as error:
        raise HomeError(
            f"Không so được hai bản dựng: {error}. Bản dựng do phiên bản khác của chương trình làm ra thì có thể có "
            "bảng khác; hãy chạy `python -m etl build` rồi so các bản mới."
        ) from error


def _asked(connection: duckdb.DuckDBPyConnection) -> Difference:
    """Every question."""
    for side in ("before", "after"):
        connection.execute(statement("difference_told").format(side=side))
    first, second = (About(*row) for row in _rows(connection, "builds"))
    return Difference(
        first,
        second,
        tuple(Kind(*row) for row in _rows(connection, "facts")),
        tuple(Changed(*row) for row in _rows(connection, "loads")),
        tuple(Example(*row) for row in _rows(connection, "examples", limit=EXAMPLES)),
        tuple(Other(*row) for row in _rows(connection, "other")),
    )


def _rows(connection: duckdb.DuckDBPyConnection, name: str, **values: object) -> list[tuple[Any, ...]]:
    """The answer to one question about both."""
    return connection.execute(statement(f"difference_{name}"), values or None).fetchall()


def _quoted(path: Path) -> str:
    """A path inside quotes."""
    return str(path).replace("'", "''")
