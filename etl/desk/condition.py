"""In which condition the desk is, asked without changing anything: opening it the usual way would migrate it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from etl.desk import Desk, open_desk
from etl.paths import Home

_HERE: Final = Path(__file__).parent
_PATIENCE: Final = 5
"""Seconds that a look waits for somebody's short transaction."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What was found."""

    seen: int = 0
    """How many migrations the desk has seen."""
    known: int = 0
    """How many this code has."""
    damage: str | None = None
    """Why it cannot be read; None where it can."""

    @property
    def is_current(self) -> bool:
        """Whether it can be opened without being migrated."""
        return self.damage is None and self.seen == self.known


def condition(home: Home, *, thorough: bool = True) -> Condition | None:
    """The condition of the desk; None where there is none yet. `thorough` reads all of it, which takes its time."""
    if not home.desk.exists():
        return None
    known = len(list((_HERE / "migrations").glob("*.sql")))
    try:
        with closing(sqlite3.connect(f"{home.desk.as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as desk:
            (seen,) = desk.execute(_sql("version")).fetchone()
            (said,) = desk.execute(_sql("sound" if thorough else "opens")).fetchone()
    except sqlite3.Error as error:
        return Condition(known=known, damage=str(error))
    return Condition(seen, known, None if said == "ok" else str(said))


@contextmanager
def settled_desk(home: Home) -> Iterator[Desk | None]:
    """The desk, for looking; None where there is none, or opening it would change it or fail."""
    found = condition(home, thorough=False)
    if found is None or not found.is_current:
        yield None
        return
    with open_desk(home) as desk:
        yield desk


def _sql(name: str) -> str:
    """The text of etl/desk/sql/`name`.sql."""
    return (_HERE / "sql" / f"{name}.sql").read_text(encoding="utf-8")
