"""Uploads between pages and the ETL: what is brought is kept at once, all work is done by child processes.

Nothing here knows Streamlit. A page only starts a process and reads the states that it writes (etl/desk/uploads.py),
so a reload, another tab or a restart of the server loses nothing.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Final

from etl.desk import open_desk
from etl.desk.incoming import folder_of, forget, is_at_work
from etl.desk.uploads import FileState, Upload, UploadFile
from etl.paths import PROJECT, Home
from etl.running.log import handed_on
from etl.settings import MAX_BATCH_FILES

_RUNNING: Final[dict[str, subprocess.Popen[bytes]]] = {}
_STARTING: Final = Lock()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the child process said: its exit status (0 all, 1 some, 2 nothing), its report, its sentences."""

    status: int
    report: dict[str, Any]
    sentences: tuple[str, ...]


def too_many(files: int) -> bool:
    """Whether a batch is larger than the page takes."""
    return files > MAX_BATCH_FILES


def uploads(home: Home) -> list[Upload]:
    """Every upload, the newest first; looking makes no desk."""
    if not home.desk.exists():
        return []
    with open_desk(home) as desk:
        return desk.uploads.all()


def upload(home: Home, name: str) -> tuple[Upload, list[UploadFile]] | None:
    """One upload with its files; None where there is none of that name."""
    if not home.desk.exists():
        return None
    with open_desk(home) as desk:
        found = desk.uploads.get(name)
        return (found, desk.uploads.files(name)) if found else None


def is_busy(home: Home, one: Upload) -> bool:
    """Whether something of an upload is still to be done by a process; a process that died is started again."""
    _reap()
    has_work = one.state == "loading" or (one.state == "open" and one.unread > 0)
    if has_work:
        start(home, one)
    return has_work or (one.state == "open" and is_at_work(home, one.upload))


def start(home: Home, one: Upload) -> None:
    """Have an upload read, or loaded once it is confirmed, unless a process is at it."""
    with _STARTING:
        if one.upload in _RUNNING or is_at_work(home, one.upload):
            return
        arguments = ["upload", *(["--load"] if one.state == "loading" else []), "--", one.upload]
        with _log(home, one.upload) as log:
            _RUNNING[one.upload] = subprocess.Popen(  # noqa: S603 - our own module, arguments as a list, no shell
                [sys.executable, "-P", "-m", "etl", *arguments],
                cwd=home.root,
                env=_environment(home),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=handed_on()[1],
                start_new_session=True,
            )


def _reap() -> None:
    """Let go of the processes that have ended."""
    with _STARTING:
        for name in [name for name, process in _RUNNING.items() if process.poll() is not None]:
            del _RUNNING[name]


@contextmanager
def _log(home: Home, name: str) -> Iterator[BinaryIO]:
    """Where the process of an upload says what went wrong; it goes with the upload's folder."""
    path = folder_of(home, name) / "log.txt"
    with (path if path.parent.is_dir() else Path(os.devnull)).open("ab") as log:
        yield log


def drop(home: Home, name: str) -> bool:
    """Forget an upload that was not loaded; False when it is no longer open."""
    with open_desk(home) as desk:
        is_dropped = desk.uploads.move(name, "open", "dropped")
    if is_dropped:
        forget(home, name)
    return is_dropped


def confirm(home: Home, one: Upload, files: list[UploadFile]) -> bool:
    """Have an upload loaded whole; False when somebody did before, or there is nothing to load."""
    if one.site is None or not any(file.state is FileState.EYES for file in files):
        return False
    with open_desk(home) as desk:
        return desk.uploads.move(one.upload, "open", "loading")


def undo(home: Home, load: str, *, who: str | None = None) -> Outcome:
    """Take a whole load out again."""
    options = [f"--who={who}"] if who else []
    return run(home, home.root, ["undo", *options, "--", load])


def run(home: Home, folder: Path, arguments: list[str]) -> Outcome:
    """`python -m etl …` in a folder. `-P`: nothing that was uploaded can be imported from there."""
    done = subprocess.run(  # noqa: S603 - our own module, arguments as a list, no shell
        [sys.executable, "-P", "-m", "etl", *arguments],
        cwd=folder,
        env=_environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        pass_fds=handed_on()[1],
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    sentences = tuple(line for line in done.stderr.splitlines() if line.strip())
    return Outcome(done.returncode, _report(done.stdout), sentences)


def _environment(home: Home) -> dict[str, str]:
    """What a child process is told."""
    return {
        **os.environ,
        **handed_on()[0],
        "PYTHONPATH": str(PROJECT),
        "PYTHONIOENCODING": "utf-8",
        "UNION_PULSE_HOME": str(home.root),
    }


def _report(stdout: str) -> dict[str, Any]:
    """The JSON object on the last line of what was printed; empty where there is none."""
    lines = stdout.strip().splitlines()
    try:
        found = json.loads(lines[-1]) if lines else {}
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
