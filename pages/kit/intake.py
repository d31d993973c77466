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
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from etl.errors import RejectedFileError
from etl.load.readings import TableRow, is_table, read_table
from etl.models import Record
from etl.paths import PROJECT, Home
from etl.pipeline import Site, read_one  # type: ignore[attr-defined]  # the class that read_one takes
from etl.settings import MAX_BATCH_FILES, MAX_DOCUMENT_BYTES

TYPES: Final = ("txt", "html", "htm", "csv")
"""What the page takes; the content decides how a file is read, not its name."""

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
    """What one file holds: a bulletin (`record`, `text`), a table of readings (`rows`), or `why` it is neither."""

    kind: str
    """`bulletin`, `table` or `rejected`."""
    text: str = ""
    record: Record | None = None
    rows: tuple[TableRow, ...] = ()
    why: str = ""


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
    if len(data) > MAX_DOCUMENT_BYTES:
        megabytes = MAX_DOCUMENT_BYTES // (1024 * 1024)
        return Preview("rejected", why=f"nặng hơn {megabytes} MB; hãy tách nhỏ tệp, hoặc nạp bằng dòng lệnh.")
    try:
        if is_table(data):
            return Preview("table", rows=tuple(read_table(data)))
        reading = read_one(data, name, Site(site, name=site, province=province) if site else None)
    except RejectedFileError as error:
        return Preview("rejected", why=error.why)
    except UnicodeDecodeError:
        return Preview("rejected", why="bảng số liệu phải ở mã UTF-8; hãy lưu lại ở mã UTF-8 rồi gửi lại.")
    return Preview("bulletin", text=reading.document.text, record=reading.record)


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
        return _run(home, folder, ["add", *options, "--", "."])


def undo(home: Home, load: str, *, who: str | None = None) -> Outcome:
    """Take a whole load out again."""
    options = [f"--who={who}"] if who else []
    return _run(home, home.root, ["undo", *options, "--", load])


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


def _run(home: Home, folder: Path, arguments: list[str]) -> Outcome:
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
