"""One file in, one outcome out: a bulletin, a table of readings or a rejection. Runs in this process or in many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from etl.commands.inputs import Input
from etl.commands.parallel import in_order
from etl.errors import RejectedFileError, UnionPulseError
from etl.load.raw import keep, raw_bytes
from etl.load.readings import is_table, read_table
from etl.load.slugs import is_slug
from etl.paths import Home
from etl.pipeline import read_one
from etl.settings import MAX_DOCUMENT_BYTES, MAX_TABLE_BYTES
from etl.vocabulary.sites import site as site_of

_HEADER_BYTES: Final = 4096

UNDATED: Final = "Bộ đếm lượt truy cập không rõ ngày đọc nên không vào chuỗi lượt truy cập."

_MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: from where people put it, or again from `raw`, under its old name."""

    input: Input
    site: str | None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `rows` is the bulletin's record, or the readings of a table."""

    place: int
    file: str
    site: str | None
    outcome: str
    """`bulletin`, `table` or `rejected`, as in core."""
    raw: str | None = None
    bulletin_id: str | None = None
    why: str | None = None
    format: str | None = None
    rows: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about rows of a table that were left out."""

    @property
    def warnings(self) -> int:
        """How much there is to look at."""
        return len(self.notes) + sum(len(row.get("warnings", ())) for row in self.rows)


def outcomes(tasks: Iterable[Task], home: Home | None, jobs: int | None = None) -> Iterator[Outcome]:
    """What became of each file, in the order given; with a home, every original is kept in it first.

    Without `jobs` a few files are read here and many on every processor.
    """
    return in_order(partial(read_task, home=home), tasks, jobs)


def read_task(task: Task, home: Home | None) -> Outcome:
    """Read one file; with a home its bytes are kept there first, whatever becomes of it."""
    blank = Outcome(task.input.place, task.input.file, task.site, "rejected", raw=task.raw)
    try:
        if task.raw and home:
            return _understood(blank, raw_bytes(home, task.raw))
        data = _received(task.input)
    except UnionPulseError as error:
        return replace(blank, why=_why(error))
    return _understood(replace(blank, raw=keep(home, data) if home else None), data)


def _received(given: Input) -> bytes:
    """The bytes of a file that people put somewhere, within the limits.

    Raises:
        RejectedFileError: there is no such file, it cannot be read, or it is too large.
    """
    if given.why:
        raise RejectedFileError(given.file, given.why)
    try:
        size = given.path.stat().st_size
        if size > MAX_DOCUMENT_BYTES:
            _judge_size(given, size)
        return given.path.read_bytes()
    except OSError as error:
        raise RejectedFileError(given.file, f"không đọc được ({error.strerror}); hãy kiểm tra quyền đọc.") from error


def _judge_size(given: Input, size: int) -> None:
    """Let a large table pass; anything else that is large is no bulletin."""
    with given.path.open("rb") as file:
        limit = MAX_TABLE_BYTES if is_table(file.read(_HEADER_BYTES)) else MAX_DOCUMENT_BYTES
    if size > limit:
        why = f"nặng quá giới hạn {limit // _MIB} MB; hãy tách nhỏ tệp rồi nạp lại."
        raise RejectedFileError(given.file, why)


def _understood(blank: Outcome, data: bytes) -> Outcome:
    """The outcome of bytes: the content decides whether they are a table or a bulletin."""
    try:
        return _table(blank, data) if is_table(data) else _bulletin(blank, data)
    except UnionPulseError as error:
        return replace(blank, why=_why(error))
    except Exception as error:  # noqa: BLE001 - one strange file must not stop the others of its load
        why = f"chương trình gặp lỗi khi đọc tệp này ({type(error).__name__}: {error}); hãy báo cho người phụ trách."
        return replace(blank, why=why)


def _why(error: UnionPulseError) -> str:
    """What is wrong, without the name of the file, which is told beside it."""
    return error.why if isinstance(error, RejectedFileError) else str(error)


def _bulletin(blank: Outcome, data: bytes) -> Outcome:
    """A bulletin with its record; a counter without a day is kept, with a warning."""
    reading = read_one(data, blank.file, site_of(blank.site) if blank.site else None)
    record = reading.record.as_json()
    traffic = record["traffic"]
    if blank.raw and traffic and not (traffic["observed_on"] or record["page_clock"]):
        record["warnings"].append(UNDATED)
    return replace(
        blank, outcome="bulletin", bulletin_id=record["bulletin_id"], format=reading.document.format, rows=(record,)
    )


def _table(blank: Outcome, data: bytes) -> Outcome:
    """A table of readings: bad rows are told one by one, the others are kept; `extract` does not look into it.

    Raises:
        RejectedFileError: no row of it can be used.
    """
    if blank.raw is None:
        return replace(blank, outcome="table")
    try:
        found = list(read_table(data))
    except UnicodeDecodeError as error:
        raise RejectedFileError(blank.file, "bảng số liệu phải lưu ở dạng UTF-8; hãy lưu lại rồi nạp lại.") from error
    rows, notes = [], []
    for row in found:
        site = row.site or blank.site
        why = row.why if site and is_slug(site) else row.why or f"tên trang “{site}” không hợp lệ"
        if why:
            notes.append(f"{blank.file}, dòng {row.line}: {why}; dòng này bị bỏ qua.")
        else:
            rows.append({"line": row.line, "site": site, "observed_on": str(row.observed_on), **dict(row.figures)})
    if not rows:
        first = notes[0].removeprefix(f"{blank.file}, ") if notes else "bảng không có dòng nào."
        raise RejectedFileError(blank.file, f"không dùng được dòng nào; {first}")
    return replace(blank, outcome="table", rows=tuple(rows), notes=tuple(notes))
