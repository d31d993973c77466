"""Decisions of staff about citations that the machine left open: a ledger that every build reads and applies."""

import json
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from typing import Final

from etl.desk.ledger import Audited, Undoable, moments

LONGEST_WHY: Final = 300
"""Letters; the desk refuses more."""


@dataclass(frozen=True, slots=True)
class Decision(Undoable):
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


@dataclass(frozen=True, slots=True)
class Decisions(Audited):
    """The decisions of an open desk. Each change is one transaction together with its line in the audit."""

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
        return self._undo("decision", decision, "decision_undone", by=by, at=at, why=why)


def _decision(row: Row) -> Decision:
    """A decision from its row."""
    found = dict(row)
    return Decision(**found | moments(found, "at", "undone_at") | {"bulletins": tuple(json.loads(found["bulletins"]))})
