"""Uploads: what is in them, before anything is kept; then the load itself, in a child process of the command line.

Nothing here knows Streamlit. Bytes are named by their checksum, because an uploader hands over the same files again on
every rerun; names that people gave are only ever shown, or used after `safe_names`.
"""

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from secrets import token_hex
from time import monotonic
from typing import Any, Final

from etl.errors import RejectedFileError
from etl.load.readings import TableRow, is_table, read_table
from etl.load.series import is_series, read_series
from etl.models import Record
from etl.paths import PROJECT, Home
from etl.pipeline import Site, read_one, unpacked  # type: ignore[attr-defined]  # the class that read_one takes
from etl.settings import MAX_BATCH_FILES, MAX_DOCUMENT_BYTES

TYPES: Final = (
    *("txt", "html", "htm", "mht", "mhtml", "docx", "doc", "odt", "rtf", "pdf"),
    *("zip", "csv", "xlsx", "json", "jsonl"),
)
"""What the page takes; the content decides how a file is read, not its name."""
MOST_ENTRIES: Final = 100
"""Entries of an archive or a table that are looked at before the load, and the seconds that may take."""
PREVIEW_SECONDS: Final = 60

MAX_NAME_BYTES: Final = 150
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class File:
    """One uploaded file: its name as given, its bytes, and their checksum."""

    name: str
    data: bytes
    checksum: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What one file holds: a bulletin (`record`, `text`), a table of readings (`rows`), `entries`, or `why` nothing."""

    kind: str
    """`bulletin`, `table`, `container` or `rejected`."""
    text: str = ""
    original: str = ""
    """The text before it was converted from a legacy font or encoding; empty where it was Unicode."""
    record: Record | None = None
    rows: tuple[TableRow, ...] = ()
    why: str = ""
    entries: "tuple[Item, ...]" = ()
    count: int = 0
    """Entries in all; the first of them are in `entries`."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A file, or an entry of one, under the name that people know it by."""

    name: str
    checksum: str
    preview: Preview
    is_repeated: bool = False
    """The same bulletin came before it in this batch, under another name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the child process said: its exit status (0 all, 1 some, 2 nothing), its report, its sentences."""

    status: int
    report: dict[str, Any]
    sentences: tuple[str, ...]


def received(name: str, data: bytes) -> File:
    """An uploaded file with its checksum."""
    return File(name, data, sha256(data).hexdigest())


def distinct(files: Iterable[File]) -> tuple[list[File], list[File]]:
    """Files told apart by content: the first of each, and those that only repeat one."""
    first: dict[str, File] = {}
    repeated = []
    for file in files:
        if file.checksum in first:
            repeated.append(file)
        else:
            first[file.checksum] = file
    return list(first.values()), repeated


def preview(data: bytes, name: str, site: str | None, province: str | None = None) -> Preview:
    """Read one file as the load would, without keeping anything; `province` is the site's, of the 63 units."""
    of = Site(site, name=site, province=province) if site else None
    try:
        return _entries(data, name, of) or _entry(data, name, of)
    except RejectedFileError as error:
        return Preview("rejected", why=error.why)


def _entries(data: bytes, name: str, site: Site | None) -> Preview | None:
    """The first entries of an archive or a table of bulletins; None for all else."""
    whole = None if is_series(data) else unpacked(data, name)
    if whole is None:
        return None
    began = monotonic()
    items = []
    for part in islice(whole.parts(), MOST_ENTRIES):
        found = Preview("rejected", why=part.why) if part.why else _entry(part.data, part.named(name), site)
        items.append(Item(part.named(name), sha256(part.data).hexdigest(), found))
        if monotonic() - began > PREVIEW_SECONDS:
            break
    return Preview("container", entries=tuple(items), count=len(whole.names), notes=whole.notes)


def _entry(data: bytes, name: str, site: Site | None) -> Preview:
    """One entry, whatever it is."""
    try:
        return _single(data, name, site)
    except RejectedFileError as error:
        return Preview("rejected", why=error.why)


def _single(data: bytes, name: str, site: Site | None) -> Preview:
    """A bulletin or a table of readings.

    Raises:
        RejectedFileError: it is neither.
    """
    if len(data) > MAX_DOCUMENT_BYTES:
        megabytes = MAX_DOCUMENT_BYTES // (1024 * 1024)
        raise RejectedFileError(name, f"nặng hơn {megabytes} MB; hãy tách nhỏ tệp, hoặc nạp bằng dòng lệnh.")
    if is_series(data):
        series = read_series(data, name)
        return Preview(
            "table", rows=tuple(TableRow(one.line, why=one.why) for one in series.days), notes=(series.note,)
        )
    if is_table(data):
        table = read_table(data, name)
        return Preview("table", rows=table.rows, notes=table.notes)
    reading = read_one(data, name, site)
    return Preview("bulletin", reading.document.text, reading.document.original, reading.record)


def items(files: Iterable[File], previews: Iterable[Preview]) -> Iterator[Item]:
    """Every file and every entry that was looked at, in order."""
    seen = set[str]()
    for file, preview in zip(files, previews, strict=True):
        for item in (Item(file.name, file.checksum, preview), *preview.entries):
            is_bulletin = item.preview.kind == "bulletin"
            yield replace(item, is_repeated=is_bulletin and item.checksum in seen)
            seen.add(item.checksum)


def too_many(files: Sequence[object]) -> bool:
    """Whether a batch is larger than the page takes."""
    return len(files) > MAX_BATCH_FILES


def safe_names(names: Iterable[str]) -> list[str]:
    """The names as files of one folder: no path, no hidden or control characters, none twice, the ending kept."""
    taken: set[str] = set()
    safe = []
    for name in names:
        stem, ending = _parts(name)
        candidate, count = stem + ending, 1
        while candidate.casefold() in taken:
            count += 1
            candidate = f"{stem} ({count}){ending}"
        taken.add(candidate.casefold())
        safe.append(candidate)
    return safe


def _parts(name: str) -> tuple[str, str]:
    """The safe stem and ending of one name."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    plain = "".join(letter if letter.isprintable() and letter not in _FORBIDDEN else " " for letter in last)
    stem, dot, ending = " ".join(plain.split()).rpartition(".")
    if not dot or ending.lower() not in TYPES:
        stem, ending = f"{stem}{dot}{ending}", "txt"
    shortened = stem.encode()[:MAX_NAME_BYTES].decode(errors="ignore")
    return shortened.strip(" .-") or "tệp", f".{ending.lower()}"


def add(
    home: Home, files: Sequence[File], site: str, *, covers: tuple[date, date] | None = None, who: str | None = None
) -> Outcome:
    """Load the files into a home: written under `incoming`, read from there by the command line, then removed."""
    options = ["--site", site, "--json"]
    if covers:
        options += ["--covers", f"{covers[0].isoformat()}..{covers[1].isoformat()}"]
    if who:
        options.append(f"--who={who}")
    with _incoming(home, files) as folder:
        return run(home, folder, ["add", *options, "--", "."])


def undo(home: Home, load: str, *, who: str | None = None) -> Outcome:
    """Take a whole load out again."""
    options = [f"--who={who}"] if who else []
    return run(home, home.root, ["undo", *options, "--", load])


@contextmanager
def _incoming(home: Home, files: Sequence[File]) -> Iterator[Path]:
    """A folder of the home with the files under safe names; gone afterwards, for the originals are in `raw` by then."""
    folder = home.incoming / token_hex(8)
    folder.mkdir(parents=True)
    try:
        for file, name in zip(files, safe_names(file.name for file in files), strict=True):
            (folder / name).write_bytes(file.data)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(home: Home, folder: Path, arguments: list[str]) -> Outcome:
    """`python -m etl …` in a folder. `-P`: nothing that was uploaded can be imported from there."""
    done = subprocess.run(  # noqa: S603 - our own module, arguments as a list, no shell
        [sys.executable, "-P", "-m", "etl", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8", "UNION_PULSE_HOME": str(home.root)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Outcome(
        done.returncode, _report(done.stdout), tuple(line for line in done.stderr.splitlines() if line.strip())
    )


def _report(stdout: str) -> dict[str, Any]:
    """The JSON object on the last line of what was printed; empty where there is none."""
    lines = stdout.strip().splitlines()
    try:
        found = json.loads(lines[-1]) if lines else {}
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
