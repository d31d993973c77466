"""Decisions of staff about citations that the machine left open: a ledger that every build reads and applies."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection, Row
from typing import Final

LONGEST_WHY: Final = 300
"""Letters; the desk refuses more."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is cited as `label` means the resolution `key`; `decision` is its number, None before it has one."""

    at: datetime
    who: str
    issuer: str
    number: str | None
    label: str
    key: str
    before: str
    """What the machine said when it was made."""
    why: str
    bulletin_id: str | None = None
    """The only bulletin it speaks of; None: wherever the machine left the same citation open."""
    bulletins: tuple[str, ...] = ()
    """Those that it changed when it was made."""
    decision: int | None = None
    undone_at: datetime | None = None
    undone_by: str | None = None
    undone_why: str | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return self.undone_at is None


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of an open desk. Each change is one transaction together with its line in the audit."""

    connection: Connection
    sql: Callable[[str], str]

    def all(self) -> list[Decision]:
        """Every decision in order, those taken back included."""
        return [_decision(row) for row in self.connection.execute(self.sql("decisions"))]

    def standing(self) -> list[Decision]:
        """The decisions that builds apply."""
        return [one for one in self.all() if one.stands]

    def add(self, made: Decision) -> int:
        """Write a decision down; return its number."""
        names = ("who", "bulletin_id", "issuer", "number", "label", "before", "key", "why")
        asked = {name: getattr(made, name) for name in names} | {"at": made.at.isoformat()}
        with self.connection:
            number = self.connection.execute(self.sql("decide"), asked).lastrowid or 0
            touched = ({"decision": number, "bulletin_id": one} for one in made.bulletins)
            self.connection.executemany(self.sql("decide_bulletin"), touched)
            self._audit(made.at, made.who, "decided", number, f"{made.label} → {made.key}: {made.why}")
        return number

    def undo(self, decision: int, *, by: str, at: datetime, why: str) -> bool:
        """Take a decision back, which is a row of its own; False when there is none that stands."""
        asked = {"decision": decision, "who": by, "at": at.isoformat(), "why": why}
        with self.connection:
            is_done = self.connection.execute(self.sql("decision_undo"), asked).rowcount == 1
            if is_done:
                self._audit(at, by, "decision_undone", decision, why)
        return is_done

    def _audit(self, at: datetime, who: str, what: str, decision: int, detail: str) -> None:
        """Add a line to the audit inside the running transaction."""
        entry = {"at": at.isoformat(), "who": who, "what": what, "subject": str(decision), "detail": detail}
        self.connection.execute(self.sql("note"), entry)


def _decision(row: Row) -> Decision:
    """A decision from its row."""
    found = dict(row)
    moments = {key: datetime.fromisoformat(found[key]) if found[key] else None for key in ("at", "undone_at")}
    return Decision(**found | moments | {"bulletins": tuple(json.loads(found["bulletins"]))})
