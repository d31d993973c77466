"""One file in, its outcomes out: a bulletin, a table, a rejection, all that a container holds. Runs in processes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from itertools import chain
from time import monotonic
from typing import Any, Final
from zoneinfo import ZoneInfo

from etl.commands.inputs import Input
from etl.commands.kept import kept
from etl.commands.parallel import in_order
from etl.desk import open_desk
from etl.errors import RejectedFileError, UnionPulseError
from etl.load.additions import AddedSite, added_sites
from etl.load.index.documents import Kept
from etl.load.raw import keep, raw_bytes
from etl.load.readings import is_table, read_table
from etl.load.series import is_series, read_series
from etl.load.slugs import is_slug
from etl.paths import Home
from etl.pipeline import bulletin_id, read_one
from etl.read.parts import Container, Part, container, largest
from etl.read.sheets import Explained
from etl.settings import MAX_DOCUMENT_BYTES, MAX_LOST_SECONDS, MAX_TABLE_BYTES, TIME_ZONE
from etl.vocabulary.sites import site as site_of

_HEADER_BYTES: Final = 4096

UNDATED: Final = "Bộ đếm lượt truy cập không rõ ngày đọc nên không vào chuỗi lượt truy cập."
AHEAD: Final = "Bộ đếm lượt truy cập ghi ngày đọc {day}, sau ngày nạp, nên không vào chuỗi lượt truy cập."

_MIB: Final = 1024 * 1024

Keeper = Callable[[bytes], str]
"""What keeps an original and returns its name."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: from where people put it, or again from `raw`, under its old name."""

    input: Input
    site: str | None
    raw: str | None = None
    bulletin_id: str | None = None
    """The name it has already, or would have: that of an entry counts within its container."""
    was: str | None = None
    """What it was before: a bulletin stays one; a container is not opened again, its entries have their own tasks."""
    asked_on: date | None = None
    """The day its load was asked for; None where that is now."""
    explained: Explained = field(default_factory=dict)
    """What people said of the columns of tables."""
    added: AddedSite | None = None
    """Its site as staff added it to the register."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file or of an entry of a container; `rows` is its record, or the readings of a table."""

    place: int
    file: str
    site: str | None
    outcome: str
    """`bulletin`, `table` (a container too: it holds rows or files) or `rejected`, as in core."""
    raw: str | None = None
    bulletin_id: str | None = None
    why: str | None = None
    format: str | None = None
    rows: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about rows of a table that were left out."""
    text: Kept | None = None
    """Of a bulletin that is kept: its text for the search index."""
    asked_on: date | None = None
    """As in its task: no counter was read later."""
    added: AddedSite | None = None
    """As in its task: the site that the bulletin was read with."""

    @property
    def warnings(self) -> int:
        """How much there is to look at."""
        return len(self.notes) + sum(len(row.get("warnings", ())) for row in self.rows)


def outcomes(tasks: Iterable[Task], home: Home | None, jobs: int | None = None) -> Iterator[Outcome]:
    """What became of each file and of what it holds, in order; with a home, every original is kept in it first.

    Without `jobs` a few files are read here and many on every processor.
    """
    told = _added_sites(home)
    known = (replace(task, added=told.get(task.site or "")) for task in tasks) if told else tasks
    found = chain.from_iterable(in_order(partial(read_task, home=home), known, jobs))
    return (replace(outcome, place=place) for place, outcome in enumerate(found))


def _added_sites(home: Home | None) -> dict[str, AddedSite]:
    """The sites that staff added; a home without a desk has none, and looking does not make one."""
    if home is None or not home.desk.exists():
        return {}
    with open_desk(home) as desk:
        return added_sites(desk.additions.standing())


def read_task(task: Task, home: Home | None) -> list[Outcome]:
    """Read one file; with a home its bytes are kept there first, whatever becomes of it."""
    blank = _blank(task)
    keeper = partial(keep, home) if home else None
    try:
        if task.raw and home:
            data = raw_bytes(home, task.raw)
        else:
            data = _received(task.input)
            blank = replace(blank, raw=keeper(data) if keeper else None)
        if task.bulletin_id:
            again = _bulletin if task.was == "bulletin" else _understood
            return [_guarded(partial(again, name=task.bulletin_id), blank, data)]
        return list(_opened(task, blank, data, keeper))
    except UnionPulseError as error:
        return [replace(blank, why=_why(error))]


def read_bytes(task: Task, data: bytes, keeper: Keeper) -> Iterator[Outcome]:
    """The same for a file whose bytes came from elsewhere than this machine's disk."""
    blank = _blank(task)
    try:
        _judge(blank.file, data[:_HEADER_BYTES], len(data))
        blank = replace(blank, raw=keeper(data))
        yield from _opened(task, blank, data, keeper)
    except UnionPulseError as error:
        yield replace(blank, why=_why(error))


def read_rows(task: Task, data: bytes, keeper: Keeper) -> Iterator[Outcome]:
    """Some rows of a table that nobody holds whole: each is a bulletin of its own, under the name of its own bytes.

    Raises:
        RejectedFileError: some of it is no row with the text of a bulletin.
    """
    found = container(data, task.input.file, task.explained)
    if found is None:
        raise RejectedFileError(task.input.file, "không phải các dòng JSON có cột nội dung bản tin.")
    blank, known = _blank(task), ((part, bulletin_id(part.data)) for part in found.parts())
    for part, name in known:
        yield _part(part, replace(blank, file=f"{blank.file}#{name}", bulletin_id=name), name, keeper)


def _blank(task: Task) -> Outcome:
    """What is known before anything is read."""
    given = task.input
    return Outcome(
        given.place, given.file, task.site, "rejected", raw=task.raw, asked_on=task.asked_on, added=task.added
    )


def _opened(task: Task, blank: Outcome, data: bytes, keeper: Keeper | None) -> Iterator[Outcome]:
    """The outcomes of a container and of its entries, or of what is no container."""
    found = None if is_series(data) else container(data, blank.file, task.explained)
    if found is None:
        yield _guarded(_understood, blank, data)
        return
    said = tuple(f"{blank.file}: {note}" for note in found.notes)
    yield replace(blank, outcome="table", format=found.kind, notes=said)
    if task.was != "table":
        yield from _entries(found, blank, keeper)


def _entries(found: Container, blank: Outcome, keeper: Keeper | None) -> Iterator[Outcome]:
    """The outcome of each entry; where too much time was lost on some that became nothing, the rest is refused."""
    whole = bulletin_id(found.data)
    lost: list[float] = []
    for part in found.parts(until=lambda: sum(lost) < MAX_LOST_SECONDS):
        began = monotonic()
        outcome = _part(part, replace(blank, file=part.named(blank.file), raw=None), f"{whole}#{part.number}", keeper)
        if outcome.outcome == "rejected":
            lost.append(monotonic() - began)
        yield outcome


def _part(part: Part, blank: Outcome, name: str, keeper: Keeper | None) -> Outcome:
    """The outcome of one entry; its bytes are kept first."""
    if part.why:
        return replace(blank, why=part.why)
    kept = replace(blank, raw=keeper(part.data) if keeper else None)
    return _guarded(partial(_understood, name=name), kept, part.data)


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
    """Let a large table or container pass; anything else that is large is no bulletin."""
    with given.path.open("rb") as file:
        _judge(given.file, file.read(_HEADER_BYTES), size)


def _judge(file: str, start: bytes, size: int) -> None:
    """Let pass what is not larger than its kind, told by its beginning, may be.

    Raises:
        RejectedFileError: it is larger.
    """
    if size <= MAX_DOCUMENT_BYTES:
        return
    limit = MAX_TABLE_BYTES if is_table(start) or is_series(start) else max(MAX_DOCUMENT_BYTES, largest(start))
    if size > limit:
        raise RejectedFileError(file, f"nặng quá giới hạn {limit // _MIB} MB; hãy tách nhỏ tệp rồi nạp lại.")


def _understood(blank: Outcome, data: bytes, name: str | None = None) -> Outcome:
    """The outcome of bytes: the content decides whether they are an export, a table of readings or a bulletin."""
    if is_series(data):
        return _series(blank, data)
    return _table(blank, data) if is_table(data) else _bulletin(blank, data, name)


def _guarded(read: Callable[[Outcome, bytes], Outcome], blank: Outcome, data: bytes) -> Outcome:
    """An outcome, whatever happens."""
    try:
        return read(blank, data)
    except UnionPulseError as error:
        return replace(blank, why=_why(error))
    except Exception as error:  # noqa: BLE001 - one strange file must not stop the others of its load
        why = f"chương trình gặp lỗi khi đọc tệp này ({type(error).__name__}: {error}); hãy báo cho người phụ trách."
        return replace(blank, why=why)


def _why(error: UnionPulseError) -> str:
    """What is wrong, without the name of the file, which is told beside it."""
    return error.why if isinstance(error, RejectedFileError) else str(error)


def _bulletin(blank: Outcome, data: bytes, name: str | None = None) -> Outcome:
    """A bulletin with its record, under its name; a counter without a day is kept, with a warning."""
    site = blank.added.site if blank.added else site_of(blank.site) if blank.site else None
    reading = read_one(data, blank.file, site)
    record = reading.record.as_json()
    record["bulletin_id"] = name or record["bulletin_id"]
    record["warnings"] += _of_reading(record, blank) if blank.raw else []
    return replace(
        blank,
        outcome="bulletin",
        bulletin_id=record["bulletin_id"],
        format=reading.document.format,
        rows=(record,),
        text=kept(reading.document, reading.lines) if blank.raw else None,
    )


def _of_reading(record: dict[str, Any], blank: Outcome) -> list[str]:
    """Why the counter of a page tells no reading: nobody knows when it was read, or it is dated after its load."""
    if not record["traffic"]:
        return []
    read_on = record["traffic"]["observed_on"] or record["page_clock"]
    if not read_on:
        return [UNDATED]
    asked_on = blank.asked_on or datetime.now(ZoneInfo(TIME_ZONE)).date()
    day = date.fromisoformat(read_on)
    return [AHEAD.format(day=f"{day:%d/%m/%Y}")] if day > asked_on else []


def _table(blank: Outcome, data: bytes) -> Outcome:
    """A table of readings: bad rows are told one by one, the others are kept; `extract` does not look into it.

    Raises:
        RejectedFileError: nothing of it can be used.
    """
    if blank.raw is None:
        return replace(blank, outcome="table")
    table = read_table(data, blank.file, blank.asked_on)
    rows, notes = [], []
    for row in table.rows:
        site = row.site or blank.site
        why = row.why if site and is_slug(site) else row.why or f"tên trang “{site}” không hợp lệ"
        if why:
            notes.append(f"{blank.file}, dòng {row.line}: {why}; dòng này bị bỏ qua.")
        else:
            moment = {"observed_on": str(row.observed_on), "observed_at": row.observed_at}
            rows.append({"line": row.line, "site": site, **moment, **dict(row.figures)})
    if not rows:
        first = notes[0].removeprefix(f"{blank.file}, ") if notes else "bảng không có dòng nào."
        raise RejectedFileError(blank.file, f"không dùng được dòng nào; {first}")
    said = [f"{blank.file}: {note}" for note in table.notes]
    return replace(blank, outcome="table", rows=tuple(rows), notes=(*said, *notes))


def _series(blank: Outcome, data: bytes) -> Outcome:
    """An export of web analytics, a series of its own; `extract` does not look into it.

    Raises:
        RejectedFileError: nothing of it can be used.
    """
    if blank.raw is None:
        return replace(blank, outcome="table")
    series = read_series(data, blank.file, blank.asked_on)
    bad = [f"{blank.file}, dòng {day.line}: {day.why}; dòng này bị bỏ qua." for day in series.days if day.why]
    rows = [
        {"source": series.source, "line": one.line, "observed_on": str(one.day)}
        | {"visits": one.visits, "visitors": one.visitors, "views": one.views}
        for one in series.days
        if one.why is None
    ]
    if not rows:
        first = bad[0].removeprefix(f"{blank.file}, ") if bad else "tệp xuất không có ngày nào."
        raise RejectedFileError(blank.file, f"không dùng được dòng nào; {first}")
    return replace(blank, outcome="table", rows=tuple(rows), notes=(f"{blank.file}: {series.note}", *bad))
