"""From the drop to what pages show, against the extraction alone of the same files: one file, and a full batch.

The time is that of a person who confirms at once: kept, read for eyes, loaded, published, by the processes that the
page starts. How often the page looks (once a second) and how long somebody reads comes on top.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Final

from bench.homes import generated
from bench.report import Ratio
from etl.desk.incoming import Brought, receive
from etl.desk.uploads import FileState, Upload, UploadFile
from etl.paths import PROJECT, Home
from etl.settings import MAX_BATCH_FILES
from pages.kit import intake

SITE: Final = "congdoan-thu"
PAUSE_SECONDS: Final = 0.02


def measure(count: int, _root: Path) -> Iterator[Ratio]:
    """Seconds for one file and for as many as one upload takes, in a home that has bulletins already."""
    many = min(count, MAX_BATCH_FILES)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        generated(root / "bulletins", many + 2)
        files = sorted((root / "bulletins").rglob("*.txt"))[: many + 2]
        home = Home(root / "home")
        visible(home, files[:1])
        for batch in (files[1:2], files[2:]):
            ours, theirs = visible(home, batch), extracted(batch, root)
            what = f"upload of {len(batch)} file(s) from drop to published build, seconds"
            yield Ratio(what, ours, "extraction alone, one process", theirs, "-")


def visible(home: Home, files: list[Path]) -> float:
    """Seconds until the build being served has what these files say."""
    given = [(path.name, path.read_bytes()) for path in files]
    began = perf_counter()
    name = receive(home, given, Brought("bench", SITE))
    one, rows = _rest(home, name)
    if not intake.confirm(home, one, rows):
        raise SystemExit(f"nothing to load: {one}")
    one, rows = _rest(home, name)
    seconds = perf_counter() - began
    if any(row.state is FileState.EYES for row in rows):
        raise SystemExit(f"not loaded: {one}")
    return seconds


def _rest(home: Home, name: str) -> tuple[Upload, list[UploadFile]]:
    """The upload once no process has anything left to do."""
    while True:
        found = intake.upload(home, name)
        if found and not intake.is_busy(home, found[0]):
            return found
        sleep(PAUSE_SECONDS)


def extracted(files: list[Path], root: Path) -> float:
    """Seconds of `python -m etl extract`, which keeps nothing."""
    environment = {**os.environ, "UNION_PULSE_HOME": str(root / "nowhere")}
    command = [sys.executable, "-m", "etl", "extract", "--site", SITE, *map(str, files)]
    began = perf_counter()
    subprocess.run(command, cwd=PROJECT, env=environment, check=False, capture_output=True)  # noqa: S603 - our own command
    return perf_counter() - began
