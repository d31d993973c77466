"""`watch`: a folder is loaded by itself. Its files are only read, never moved or deleted; what was taken is remembered.

A file is taken when it has stopped growing; together with what else is ready it becomes an upload with the same states
as one from the page, and is loaded at once. What was taken is known by its name and its bytes, so a new start takes
nothing twice, and whatever a killed one left is finished first.
"""

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any, Final, Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from etl.commands.inputs import inputs, shown
from etl.commands.uploads import load_upload, read_upload, told_of
from etl.desk import open_desk
from etl.desk.incoming import Brought, forget, is_at_work, receive, safe_names
from etl.desk.uploads import FileState
from etl.errors import UnionPulseError
from etl.paths import Home
from etl.settings import MAX_ARCHIVE_BYTES, MAX_BATCH_FILES

QUIET_SECONDS: Final = 2.0
"""A file whose size and time stay the same for so long is complete."""
LOOK_SECONDS: Final = 30.0
"""The folder is looked through so often even when the system tells of no change: shared folders tell of none."""

_Seen = tuple[int, int]
"""Size and time of change of a file."""


@dataclass(slots=True)
class Folder:
    """A watched folder: how each file looked last time, since when it looks like that, and what is done with."""

    path: Path
    looks: dict[Path, tuple[_Seen, float]] = field(default_factory=dict)
    done: dict[Path, _Seen] = field(default_factory=dict)

    def ready(self, now: float) -> list[Path]:
        """The files that are complete and not done with, in name order."""
        found = {one: seen for one in self._files() if (seen := _seen(one)) and self.done.get(one) != seen}
        self.looks = {one: (seen, self._since(one, seen, now)) for one, seen in found.items()}
        return [one for one, (_, since) in self.looks.items() if now - since >= QUIET_SECONDS]

    def is_growing(self) -> bool:
        """Whether some file is not complete yet."""
        return bool(self.looks.keys() - self.done.keys())

    def finish(self, files: list[Path]) -> None:
        """Be done with files as they were looked at."""
        self.done |= {one: self.looks.pop(one)[0] for one in files}

    def _files(self) -> Iterator[Path]:
        """Every file that is not hidden and small enough to be read."""
        return (one.path for one in inputs([str(self.path)]) if one.why is None)

    def _since(self, file: Path, seen: _Seen, now: float) -> float:
        """Since when a file looks as it does."""
        before = self.looks.get(file)
        return before[1] if before and before[0] == seen else now


def _seen(file: Path) -> _Seen | None:
    """Size and time of change of a file; None where it has gone, or is larger than anything that can be read."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if found.st_size <= MAX_ARCHIVE_BYTES else None


def watch(home: Home, folder: Path, brought: Brought, *, once: bool, say: Callable[[str], None]) -> None:
    """Load what comes into a folder until told to stop; with `once`, what is in it now. It may not hold the home.

    Raises:
        UnionPulseError: there is no such folder; with `once`, also whatever else stops it.
    """
    if not folder.is_dir():
        raise UnionPulseError(f"{folder} không phải thư mục đọc được; hãy kiểm tra lại đường dẫn.")
    real = folder.resolve()
    if real.is_relative_to(home.root) or home.root.is_relative_to(real):
        raise UnionPulseError(f"{folder} chứa hoặc nằm trong nơi giữ dữ liệu {home.root}; hãy chọn thư mục khác.")
    watched = Folder(folder)
    with Changes(folder) as changes:
        while not changes.over:
            changes.came.clear()
            try:
                _finish_old(home, say)
                _take(home, watched, brought, say)
            except UnionPulseError as error:
                if once:
                    raise
                say(str(error))
            if once and not watched.is_growing():
                return
            changes.came.wait(QUIET_SECONDS if watched.is_growing() else LOOK_SECONDS)


class Changes(FileSystemEventHandler):
    """Wakes the watcher when something happens in the folder, or when it is asked to stop."""

    def __init__(self, folder: Path) -> None:
        """Watch a folder and those in it."""
        self.came = Event()
        self.over = False
        self._observer = Observer()
        self._observer.schedule(self, str(folder), recursive=True)
        self._before: dict[int, Any] = {}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Something happened; that a file is read is nothing that happens to it."""
        if event.event_type not in {"opened", "closed_no_write"}:
            self.came.set()

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Stop after what is being done: the load in hand lands whole."""
        self.over = True
        self.came.set()

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._before = {one: signal.signal(one, self._stop) for one in (signal.SIGTERM, signal.SIGINT)}
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join()
        for one, handler in self._before.items():
            signal.signal(one, handler)


def _take(home: Home, watched: Folder, brought: Brought, say: Callable[[str], None]) -> None:
    """Load what is ready and new, in uploads of at most as many files as a page takes."""
    ready = iter(watched.ready(time.monotonic()))
    while files := list(islice(ready, MAX_BATCH_FILES)):
        new = _new(home, watched.path, files)
        if new:
            say(_through(home, receive(home, _bytes(watched.path, new), brought)))
        watched.finish(files)


def _bytes(folder: Path, files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The files that are still there, with what they are called."""
    for one in files:
        with suppress(OSError):
            yield _called(folder, one), one.read_bytes()


def _new(home: Home, folder: Path, files: Iterable[Path]) -> list[Path]:
    """The files that were not taken before under this name with these bytes."""
    raws = {}
    for one in files:
        with suppress(OSError), one.open("rb") as file:
            raws[one] = file_digest(file, "sha256").hexdigest()
    with open_desk(home) as desk:
        taken = desk.uploads.taken(raws.values())
    return [one for one, raw in raws.items() if (_called(folder, one), raw) not in taken]


def _called(folder: Path, file: Path) -> str:
    """What a file is called: with the folders it lies in, in letters that can be shown."""
    return safe_names([" › ".join(shown(Path(part)) for part in file.relative_to(folder).parts)])[0]


def _through(home: Home, upload: str) -> str:
    """Read and load an upload; the sentence that says what became of it."""
    read_upload(home, upload)
    with open_desk(home) as desk:
        found = desk.uploads.get(upload)
        if found is None or found.unread:
            return f"{upload}: tiến trình khác đang đọc."
        is_worth = bool(found.counts.get(FileState.EYES))
        desk.uploads.move(upload, "open", "loading" if is_worth else "loaded")
    if is_worth:
        load_upload(home, upload)
    else:
        forget(home, upload)
    return told_of(home, upload)


def _finish_old(home: Home, say: Callable[[str], None]) -> None:
    """Take up what a killed watcher left half done."""
    with open_desk(home) as desk:
        left = [one for one in desk.uploads.all() if one.via == "watch" and one.state in {"open", "loading"}]
    for one in left:
        if not is_at_work(home, one.upload):
            say(_through(home, one.upload))
