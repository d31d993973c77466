"""Notes of staff beside a day or a span of days: one record, and what the desk does with it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from sqlite3 import Row
from typing import Final

from etl.desk.ledger import Audited, moments

LONGEST: Final = 300
"""Letters; the desk refuses more."""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote beside the days from the first to the last; `note` is its number, None before it has one."""

    first_day: date
    last_day: date
    words: str
    who: str
    at: datetime
    note: int | None = None
    changed_by: str | None = None
    changed_at: datetime | None = None

    def is_of(self, who: str, *, is_admin: bool) -> bool:
        """Whether somebody may change it: its author, or an administrator."""
        return is_admin or self.who == who


@dataclass(frozen=True, slots=True)
class Notes(Audited):
    """The notes of an open desk. Each change is one transaction together with its line in the audit."""

    def all(self) -> list[Note]:
        """Every note by its first day."""
        return [_note(row) for row in self.connection.execute(self.sql("notes"))]

    def add(self, note: Note) -> None:
        """Write a note down."""
        with self.connection:
            written = self.connection.execute(self.sql("note_add"), _plain(note))
            self._audit(note.at, note.who, "noted", written.lastrowid, note.words)

    def change(self, note: Note, *, by: str, at: datetime, is_admin: bool) -> bool:
        """Replace the days and words of a note; False when it is gone or somebody else's."""
        asked = _plain(note) | {"by": by, "at": at.isoformat(), "is_admin": is_admin}
        with self.connection:
            changed = self.connection.execute(self.sql("note_change"), asked).rowcount == 1
            if changed:
                self._audit(at, by, "note_changed", note.note, note.words)
        return changed

    def remove(self, note: int, *, by: str, at: datetime, is_admin: bool) -> bool:
        """Take a note away; False when it is gone or somebody else's."""
        asked = {"note": note, "by": by, "is_admin": is_admin}
        with self.connection:
            gone = self.connection.execute(self.sql("note_remove"), asked).fetchone()
            if gone:
                self._audit(at, by, "note_removed", note, gone["words"])
        return gone is not None


def _plain(note: Note) -> dict[str, object]:
    """A note as SQLite takes it: moments and days in ISO form."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(note).items()}


def _note(row: Row) -> Note:
    """A note from its row."""
    found = dict(row)
    days = {key: date.fromisoformat(found[key]) for key in ("first_day", "last_day")}
    return Note(**found | days | moments(found, "at", "changed_at"))
