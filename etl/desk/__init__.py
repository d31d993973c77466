"""The desk: what people write. Loads asked for, decisions, notes, and who did what, in `warehouse/desk.sqlite`.

Core and the builds are made from the desk and `raw/`; nothing in here can be made from anything else. Pages and the
command line share it through this module: every function is one short transaction, safe from several processes.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from etl.desk.additions import Addition, Additions
from etl.desk.corrections import Correction, Corrections
from etl.desk.decisions import LONGEST_WHY, Decision, Decisions
from etl.desk.notes import LONGEST as LONGEST_NOTE
from etl.desk.notes import Note, Notes
from etl.desk.runs import Run, Runs
from etl.desk.uploads import Uploads
from etl.desk.verdicts import Verdict, Verdicts
from etl.desk.withdrawals import Withdrawal, Withdrawals
from etl.errors import HomeError
from etl.paths import Home

__all__ = [
    "LONGEST_NOTE", "LONGEST_WHY", "Addition", "Additions", "Correction", "Corrections", "Decision", "Decisions",
    "Desk", "Entry", "Load", "LoadFile", "Note", "Notes", "Run", "Runs", "Verdict", "Verdicts",
    "Withdrawal", "Withdrawals", "notes_of", "open_desk",
]  # fmt: skip

HERE: Final = Path(__file__).parent

BUSY_SECONDS: Final = 30
"""How long a writer waits for another's short transaction."""


@dataclass(frozen=True, slots=True)
class Load:
    """A load somebody asked for; `state` is pending, landed, failed or undone."""

    load: str
    asked_at: datetime
    site: str
    who: str | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    state: str = "pending"
    why: str | None = None


@dataclass(frozen=True, slots=True)
class LoadFile:
    """One file of a load: under which name it came, where its bytes are, what became of it."""

    place: int
    file: str
    raw: str | None
    outcome: str
    """`bulletin`, `table` or `rejected`."""
    bulletin_id: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit."""

    at: datetime
    who: str | None
    what: str
    subject: str
    detail: str | None


@cache
def _sql(name: str) -> str:
    """The text of etl/desk/sql/`name`.sql."""
    return (HERE / "sql" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def _migrations() -> tuple[str, ...]:
    """The migrations in order; the n-th brings the desk to version n."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((HERE / "migrations").glob("*.sql")))


class Desk:
    """An open desk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Wrap a connection that `open_desk` prepared."""
        self._connection = connection
        self.notes = Notes(connection, _sql)
        self.decisions = Decisions(connection, _sql)
        self.corrections = Corrections(connection, _sql)
        self.additions = Additions(connection, _sql)
        self.withdrawals = Withdrawals(connection, _sql)
        self.runs = Runs(connection, _sql)
        self.uploads = Uploads(connection, _sql)
        self.verdicts = Verdicts(connection, _sql)

    def ask(self, load: Load, files: Iterable[LoadFile]) -> None:
        """Write down a load before anything of it reaches core."""
        with self._connection:
            self._connection.execute(_sql("ask"), _plain(load))
            self._connection.executemany(_sql("ask_file"), ({"load": load.load, **_plain(file)} for file in files))

    def read_again(self, load: str, files: Iterable[LoadFile]) -> None:
        """Replace what became of a load's files, after its originals were read again."""
        with self._connection:
            self._connection.execute(_sql("drop_files"), {"load": load})
            self._connection.executemany(_sql("ask_file"), ({"load": load, **_plain(file)} for file in files))

    def settle(self, load: str, state: str, *, at: datetime, who: str | None, why: str | None = None) -> None:
        """Say what became of a load, and put it into the audit, together."""
        with self._connection:
            self._connection.execute(_sql("settle"), {"load": load, "state": state, "why": why})
            self._note(Entry(at, who, state, load, why))

    def note(self, entry: Entry) -> None:
        """Add a line to the audit."""
        with self._connection:
            self._note(entry)

    def _note(self, entry: Entry) -> None:
        """Add a line to the audit inside the running transaction."""
        self._connection.execute(_sql("note"), _plain(entry))

    def loads(self) -> list[Load]:
        """Every load ever asked for, in order."""
        return [_load(row) for row in self._connection.execute(_sql("loads"))]

    def files(self, load: str) -> list[LoadFile]:
        """The files of a load, in the order given."""
        return [LoadFile(**row) for row in self._connection.execute(_sql("files"), {"load": load})]

    def rejected(self) -> list[dict[str, str]]:
        """The files that could not be read, of the loads that stand."""
        return [dict(row) for row in self._connection.execute(_sql("rejected"))]

    def audit(self) -> list[Entry]:
        """Who did what, from the beginning."""
        rows = self._connection.execute(_sql("audit"))
        return [Entry(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in map(dict, rows)]


def _load(row: sqlite3.Row) -> Load:
    """A load from its row."""
    found: dict[str, Any] = dict(row)
    found["asked_at"] = datetime.fromisoformat(found["asked_at"])
    for key in ("covers_from", "covers_to"):
        found[key] = date.fromisoformat(found[key]) if found[key] else None
    return Load(**found)


def _plain(thing: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the records above
    """A record as SQLite takes it: moments and days in ISO form."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(thing).items()}


@contextmanager
def open_desk(home: Home) -> Iterator[Desk]:
    """The desk of a home, made or brought up to date where needed.

    Raises:
        HomeError: it was written by newer code, or cannot be opened.
    """
    home.warehouse.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(home.desk, timeout=BUSY_SECONDS)) as connection:
            connection.row_factory = sqlite3.Row
            connection.executescript(_sql("open"))
            _migrate(connection, home.desk)
            yield Desk(connection)
    except sqlite3.Error as error:
        raise HomeError(f"Không dùng được {home.desk}: {error}. Hãy kiểm tra quyền ghi và dung lượng đĩa.") from error


def copy_desk(home: Home, target: Path) -> None:
    """A copy of the desk as it stands between two transactions, in a file of its own.

    Raises:
        HomeError: it cannot be read or written.
    """
    try:
        with closing(sqlite3.connect(home.desk, timeout=BUSY_SECONDS)) as desk, closing(sqlite3.connect(target)) as out:
            desk.backup(out)
    except sqlite3.Error as error:
        raise HomeError(f"Không sao được {home.desk}: {error}. Hãy kiểm tra quyền và dung lượng đĩa.") from error


def notes_of(home: Home) -> list[Note]:
    """The notes of a home, for readers: none where it has no desk yet, which looking does not make.

    Raises:
        HomeError: there is one and it cannot be read.
    """
    if not home.desk.exists():
        return []
    with open_desk(home) as desk:
        return desk.notes.all()


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Run the migrations this desk has not seen, each in a transaction together with its number."""
    steps = _migrations()
    seen = _version(connection)
    if seen > len(steps):
        raise HomeError(
            f"{path} do một phiên bản mới hơn của chương trình tạo ra (lược đồ {seen}, bản này chỉ biết đến "
            f"{len(steps)}). Hãy cập nhật chương trình rồi làm lại; dữ liệu không bị động đến."
        )
    while seen < len(steps):
        _step(connection, seen, steps[seen])
        seen = _version(connection)


def _step(connection: sqlite3.Connection, seen: int, step: str) -> None:
    """One migration, unless another process ran it first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) == seen:
            for part in _parts(step):
                connection.execute(part)
            connection.execute(f"PRAGMA user_version = {seen + 1}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _parts(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit before it starts."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def _version(connection: sqlite3.Connection) -> int:
    """How many migrations this desk has seen."""
    found: int = connection.execute(_sql("version")).fetchone()[0]
    return found
