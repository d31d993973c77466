"""What staff add to the registers of `data/reference`: sites, resolutions, union bodies; undone by a row."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection, Row
from typing import Any, Final

KINDS: Final = ("site", "resolution", "body")


@dataclass(frozen=True, slots=True)
class Addition:
    """A row that a register lacks: its name there, and what is known of it; `addition` is its number."""

    addition: int
    at: datetime
    who: str
    kind: str
    name: str
    entry: Mapping[str, Any]
    why: str
    undone_at: datetime | None = None
    undone_by: str | None = None
    undone_why: str | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return self.undone_at is None


@dataclass(frozen=True, slots=True)
class Additions:
    """The additions of an open desk. Each change is one transaction together with its line in the audit."""

    connection: Connection
    sql: Callable[[str], str]

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
        asked = {"addition": addition, "who": by, "at": at.isoformat(), "why": why}
        with self.connection:
            is_done = self.connection.execute(self.sql("addition_undo"), asked).rowcount == 1
            if is_done:
                self._audit(at, by, "addition_undone", str(addition), why)
        return is_done

    def _audit(self, at: datetime, who: str, what: str, subject: str, detail: str) -> None:
        """Add a line to the audit inside the running transaction."""
        entry = {"at": at.isoformat(), "who": who, "what": what, "subject": subject, "detail": detail}
        self.connection.execute(self.sql("note"), entry)


def _addition(row: Row) -> Addition:
    """An addition from its row."""
    found = dict(row)
    moments = {key: datetime.fromisoformat(found[key]) if found[key] else None for key in ("at", "undone_at")}
    return Addition(**found | moments | {"entry": json.loads(found["entry"])})
