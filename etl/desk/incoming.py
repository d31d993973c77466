"""The room of uploads (`incoming/`): bytes under their checksum until they are loaded, and what was found in them.

An upload has a folder of its own, and a lock that says whether a process is at work on it; the system frees the lock
when that process dies, so whoever looks next knows that the work has to be taken up again.
"""

import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Final

from filelock import FileLock, Timeout

from etl.desk import open_desk
from etl.desk.uploads import FileState, Standing, Upload, UploadFile
from etl.desk.withdrawals import Withdrawal
from etl.paths import Home

_MAX_NAME_BYTES: Final = 150
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')
_PATIENCE: Final = 5
"""Seconds that a worker waits for the lock: a page that only looks holds it for a moment."""


def folder_of(home: Home, upload: str) -> Path:
    """The folder of an upload."""
    return home.incoming / upload


def bytes_of(home: Home, upload: str, raw: str) -> Path:
    """Where the bytes of one of its files lie."""
    return folder_of(home, upload) / raw


def found_in(home: Home, upload: str, raw: str) -> Path:
    """Where it is written what was found in one of its files."""
    return folder_of(home, upload) / f"{raw}.json"


@contextmanager
def at_work(home: Home, upload: str, patience: float = _PATIENCE) -> Iterator[bool]:
    """Be the one process that works on an upload; False when another is, or there is nothing to work on."""
    folder = folder_of(home, upload)
    if not folder.is_dir():
        yield False
        return
    try:
        lock = FileLock(folder / "at-work.lock").acquire(timeout=patience)
    except (Timeout, FileNotFoundError):
        yield False
        return
    with lock:
        yield True


def is_at_work(home: Home, upload: str) -> bool:
    """Whether a living process works on an upload."""
    with at_work(home, upload, 0) as mine:
        return not mine and folder_of(home, upload).is_dir()


def forget(home: Home, upload: str) -> None:
    """Remove the bytes of an upload: they are in `raw`, or nobody wants them."""
    shutil.rmtree(folder_of(home, upload), ignore_errors=True)


def forget_bytes(home: Home, raw: str) -> None:
    """Remove the bytes of a file that was withdrawn, and what was found in them, from every upload."""
    for path in home.incoming.glob(f"*/{raw}*"):
        path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Brought:
    """Who brings files, from which site, and which days they cover."""

    who: str
    site: str | None = None
    covers: tuple[date, date] | None = None
    via: str = "page"


def receive(home: Home, given: Iterable[tuple[str, bytes]], brought: Brought) -> str:
    """Keep what was brought and write it down as an upload; return its name. Known bytes are not kept a second time.

    The bytes come first: an upload that is written down has them.
    """
    upload = token_hex(8)
    folder_of(home, upload).mkdir(parents=True)
    first, last = brought.covers or (None, None)
    with open_desk(home) as desk:
        withdrawn, seen = desk.withdrawals.all(), dict[str, str]()
        files: list[UploadFile] = []
        for name, data in given:
            raw = sha256(data).hexdigest()
            known = desk.uploads.standing([raw]).get(raw)
            state, why = _judged(seen.get(raw), known, withdrawn.get(raw))
            if state is FileState.WAITING:
                _keep(bytes_of(home, upload, raw), data)
            seen.setdefault(raw, name)
            files.append(UploadFile(len(files), name, raw, len(data), state, why))
        named = safe_names(file.name for file in files)
        files = [
            UploadFile(one.place, name, one.raw, one.size, one.state, one.why)
            for one, name in zip(files, named, strict=True)
        ]
        now = datetime.now(UTC)
        desk.uploads.begin(Upload(upload, now, brought.who, brought.site, first, last, brought.via), files)
    return upload


def _judged(before: str | None, known: Standing | None, withdrawn: Withdrawal | None) -> tuple[FileState, str | None]:
    """The state in which a file begins, and why."""
    if withdrawn is not None:
        said = f"đã được {withdrawn.who} rút khỏi dữ liệu ngày {withdrawn.at:%d/%m/%Y} ({withdrawn.why})"
        return FileState.REJECTED, f"{said}; tệp không được nạp lại."
    if before is not None:
        return FileState.DUPLICATE, f"giống hệt “{before}” trong cùng lần này."
    if known is not None:
        return FileState.DUPLICATE, f"đã có trong dữ liệu từ ngày {known.asked_at:%d/%m/%Y}, tên “{known.file}”."
    return FileState.WAITING, None


def _keep(path: Path, data: bytes) -> None:
    """Bytes under their name, whole or not at all."""
    part = path.with_name(f".{path.name}")
    part.write_bytes(data)
    part.replace(path)


def safe_names(names: Iterable[str]) -> list[str]:
    """The names as files of one folder: no path, no hidden or control characters, none twice, the ending kept."""
    taken: set[str] = set()
    safe = []
    for name in names:
        stem, dot, ending = _plain(name).rpartition(".")
        stem, ending = (stem.strip(" .-") or "tệp", f"{dot}{ending}") if dot else (ending.strip(" .-") or "tệp", "")
        candidate, count = stem + ending, 1
        while candidate.casefold() in taken:
            count += 1
            candidate = f"{stem} ({count}){ending}"
        taken.add(candidate.casefold())
        safe.append(candidate)
    return safe


def _plain(name: str) -> str:
    """The last part of a name in letters that can be shown, not endless; its end is kept, for its ending tells."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    plain = "".join(letter if letter.isprintable() and letter not in _FORBIDDEN else " " for letter in last)
    return " ".join(plain.split()).strip(" .-").encode()[-_MAX_NAME_BYTES:].decode(errors="ignore")
