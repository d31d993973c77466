"""The SQL of core and of published builds: it lives in `.sql` files beside this module and is named by its path."""

from functools import cache
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """The text of etl/load/sql/`name`.sql."""
    return (HERE / "sql" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def published_tables() -> str:
    """The tables of a published build: the contract with the pages."""
    return (HERE / "published.sql").read_text(encoding="utf-8")


@cache
def checks() -> dict[str, str]:
    """Every check of a build by its name: a query that returns the rows that are wrong."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "checks").glob("*.sql"))}


def migrations(folder: Path) -> list[str]:
    """The migrations of a folder in order; the n-th brings a schema to version n."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))]
