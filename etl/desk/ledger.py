"""What the ledgers of the desk share: rows that nobody changes, undone by rows of their own, each told in the audit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoable:
    """A row that stands until somebody takes it back: when, who and why."""

    undone_at: datetime | None = None
    undone_by: str | None = None
    undone_why: str | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return self.undone_at is None


@dataclass(frozen=True, slots=True)
class Audited:
    """Rows of an open desk. Each change is one transaction together with its line in the audit."""

    connection: Connection
    sql: Callable[[str], str]

    def _audit(self, at: datetime, who: str, what: str, subject: object, detail: str) -> None:
        """Add a line to the audit inside the running transaction."""
        entry = {"at": at.isoformat(), "who": who, "what": what, "subject": str(subject), "detail": detail}
        self.connection.execute(self.sql("note"), entry)

    def _undo(  # noqa: PLR0913 - the columns of a ledger
        self, kind: str, number: int, what: str, *, by: str, at: datetime, why: str
    ) -> bool:
        """Take a row back by `<kind>_undo.sql`, which is a row of its own; False when there is none that stands."""
        asked = {kind: number, "who": by, "at": at.isoformat(), "why": why}
        with self.connection:
            is_done = self.connection.execute(self.sql(f"{kind}_undo"), asked).rowcount == 1
            if is_done:
                self._audit(at, by, what, number, why)
        return is_done


def moments(found: Mapping[str, Any], *names: str) -> dict[str, datetime | None]:
    """The moments of a row, from their ISO form."""
    return {name: datetime.fromisoformat(found[name]) if found[name] else None for name in names}
