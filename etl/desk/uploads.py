"""Uploads until they are loaded: each file with its state, what people changed beforehand, columns they explained.

A state is written by whoever does the work, so that any tab, any process and the next start see the same.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from sqlite3 import Connection, Row
from typing import Any


class FileState(StrEnum):
    """How far a file of an upload is."""

    WAITING = "waiting"
    READING = "reading"
    EYES = "eyes"
    """Read; somebody has to look before it counts."""
    LOADED = "loaded"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


BUSY = frozenset({FileState.WAITING, FileState.READING})


@dataclass(frozen=True, slots=True)
class UploadFile:
    """One file: its name as shown to people, the SHA-256 of its bytes, how far it is, and what a list says of it."""

    place: int
    name: str
    raw: str
    size: int
    state: FileState = FileState.WAITING
    why: str | None = None
    found: dict[str, Any] | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Upload:
    """What somebody brought at one time; `state` is open, loading, loaded or dropped."""

    upload: str
    at: datetime
    who: str
    site: str | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    via: str = "page"
    state: str = "open"
    load: str | None = None
    why: str | None = None
    load_state: str | None = None
    """What became of its load since: `undone` when somebody took it back."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Files by state."""

    @property
    def files(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def unread(self) -> int:
        """How many nobody has read yet."""
        return sum(self.counts.get(state, 0) for state in BUSY)


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of what was found, in the terms of a correction."""

    field: str
    before: str | None
    after: str | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Bytes that a load which stands has brought."""

    file: str
    asked_at: datetime
    load: str


@dataclass(frozen=True, slots=True)
class Uploads:
    """The uploads of an open desk."""

    connection: Connection
    sql: Callable[[str], str]

    def begin(self, upload: Upload, files: Iterable[UploadFile]) -> None:
        """Write an upload down, whole; its bytes lie in `incoming` already."""
        with self.connection:
            self.connection.execute(self.sql("upload_begin"), _plain(upload))
            rows = ({"upload": upload.upload, **_plain(file)} for file in files)
            self.connection.executemany(self.sql("upload_begin_file"), rows)

    def all(self) -> list[Upload]:
        """Every upload, the newest first."""
        return [_upload(row) for row in self.connection.execute(self.sql("uploads"), {"upload": None})]

    def get(self, upload: str) -> Upload | None:
        """One upload."""
        row = self.connection.execute(self.sql("uploads"), {"upload": upload}).fetchone()
        return _upload(row) if row else None

    def files(self, upload: str) -> list[UploadFile]:
        """The files of an upload, in the order given."""
        return [_file(row) for row in self.connection.execute(self.sql("upload_files"), {"upload": upload})]

    def set_file(self, upload: str, file: UploadFile, was: FileState) -> bool:
        """Say how far a file is; False when it is no longer where the caller saw it."""
        with self.connection:
            asked = {"upload": upload, "was": was, **_plain(file)}
            return self.connection.execute(self.sql("upload_file_state"), asked).rowcount == 1

    def read_again(self, upload: str, *, everything: bool) -> None:
        """Put back what a dead reader had in hand, or everything that was read."""
        with self.connection:
            self.connection.execute(self.sql("upload_again"), {"upload": upload, "everything": everything})

    def choose(self, upload: str, site: str | None, covers: tuple[date, date] | None) -> None:
        """Say where an open upload comes from and which days it covers."""
        first, last = covers or (None, None)
        days = {"covers_from": _iso(first), "covers_to": _iso(last)}
        with self.connection:
            self.connection.execute(self.sql("upload_choose"), {"upload": upload, "site": site, **days})

    def move(self, upload: str, was: str, state: str, *, load: str | None = None, why: str | None = None) -> bool:
        """Bring an upload one step further; False when somebody else did before."""
        asked = {"upload": upload, "was": was, "state": state, "load": load, "why": why}
        with self.connection:
            return self.connection.execute(self.sql("upload_move"), asked).rowcount == 1

    def standing(self, raws: Collection[str]) -> dict[str, Standing]:
        """Which of these bytes are in a load that stands."""
        rows = self.connection.execute(self.sql("upload_standing"), {"raws": json.dumps(list(raws))})
        return {row["raw"]: Standing(row["file"], datetime.fromisoformat(row["asked_at"]), row["load"]) for row in rows}

    def taken(self, raws: Collection[str]) -> set[tuple[str, str]]:
        """Which of these bytes an upload that was not dropped has had: name and bytes."""
        rows = self.connection.execute(self.sql("upload_taken"), {"raws": json.dumps(list(raws))})
        return {(row["name"], row["raw"]) for row in rows}

    def edit(self, upload: str, bulletin_id: str, edits: Iterable[Edit], at: datetime) -> None:
        """Replace what was changed of one bulletin."""
        key = {"upload": upload, "bulletin_id": bulletin_id}
        rows = ({**key, **asdict(one), "place": place, "at": at.isoformat()} for place, one in enumerate(edits))
        with self.connection:
            self.connection.execute(self.sql("upload_edits_drop"), key)
            self.connection.executemany(self.sql("upload_edit"), rows)

    def edits(self, upload: str) -> dict[str, list[Edit]]:
        """What was changed, by bulletin."""
        found: dict[str, list[Edit]] = {}
        for row in self.connection.execute(self.sql("upload_edits"), {"upload": upload}):
            found.setdefault(row["bulletin_id"], []).append(
                Edit(*(row[name] for name in ("field", "before", "after", "who")))
            )
        return found

    def columns(self) -> dict[str, dict[str, str]]:
        """The columns that somebody explained, by header."""
        rows = self.connection.execute(self.sql("upload_columns"))
        return {row["header"]: json.loads(row["columns"]) for row in rows}

    def explain(self, header: str, columns: Mapping[str, str], *, at: datetime, who: str) -> None:
        """Remember what the columns under a header hold."""
        asked = {"header": header, "columns": json.dumps(columns), "at": at.isoformat(), "who": who}
        with self.connection:
            self.connection.execute(self.sql("upload_columns_set"), asked)


def _iso(day: date | None) -> str | None:
    """A day as the desk keeps it."""
    return day.isoformat() if day else None


def _plain(thing: Upload | UploadFile) -> dict[str, object]:
    """A record as SQLite takes it: moments and days in ISO form, objects as JSON."""
    values = {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(thing).items()}
    return {key: json.dumps(value) if isinstance(value, dict) else value for key, value in values.items()}


def _upload(row: Row) -> Upload:
    """An upload from its row."""
    found = dict(row)
    days = {key: date.fromisoformat(found[key]) if found[key] else None for key in ("covers_from", "covers_to")}
    counts = json.loads(found["counts"])
    return Upload(**{**found, **days, "at": datetime.fromisoformat(found["at"]), "counts": counts})


def _file(row: Row) -> UploadFile:
    """A file from its row."""
    found = dict(row)
    told = json.loads(found["found"]) if found["found"] else None
    return UploadFile(**{**found, "state": FileState(found["state"]), "found": told})
