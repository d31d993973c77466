"""What staff add to the registers of `data/reference`: sites, resolutions, union bodies; undone by a row."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from typing import Any, Final

from etl.desk.ledger import Audited, Undoable, moments

KINDS: Final = ("site", "resolution", "body")


@dataclass(frozen=True, slots=True)
class Addition(Undoable):
    """A row that a register lacks: its name there, and what is known of it; `addition` is its number."""

    addition: int
    at: datetime
    who: str
    kind: str
    name: str
    entry: Mapping[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class Additions(Audited):
    """The additions of an open desk. Each change is one transaction together with its line in the audit."""

    def all(self) -> list[Addition]:
        """Every addition in order, those taken back included."""
        return [_addition(row) for row in self.connection.execute(self.sql("additions"))]

    def standing(self) -> list[Addition]:
        """The additions in force, the newest of each name."""
        return list({(one.kind, one.name): one for one in self.all() if one.stands}.values())

    def speak_of_sites(self) -> bool:
        """Whether any addition, standing or not, is a site."""
        return any(one.kind == "site" for one in self.all())

    def add(  # noqa: PLR0913 - the columns of a ledger
        self, kind: str, name: str, entry: Mapping[str, Any], *, at: datetime, who: str, why: str
    ) -> int:
        """Write an addition down; return its number."""
        told = json.dumps(entry, ensure_ascii=False, sort_keys=True)
        asked = {"kind": kind, "name": name, "entry": told, "at": at.isoformat(), "who": who, "why": why}
        with self.connection:
            number = self.connection.execute(self.sql("addition_add"), asked).lastrowid or 0
            self._audit(at, who, "added", name, f"{number}. {kind}: {told}: {why}")
        return number

    def undo(self, addition: int, *, by: str, at: datetime, why: str) -> bool:
        """Take an addition back; False when there is none that stands."""
        return self._undo("addition", addition, "addition_undone", by=by, at=at, why=why)


def _addition(row: Row) -> Addition:
    """An addition from its row."""
    found = dict(row)
    return Addition(**found | moments(found, "at", "undone_at") | {"entry": json.loads(found["entry"])})
