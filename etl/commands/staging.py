"""A load on its way into core: three files of JSON lines, written while reading, loaded in bulk by SQL."""

import json
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final, TextIO

from etl.commands.reading import Outcome
from etl.desk import LoadFile
from etl.paths import Home

_FORGOTTEN_SECONDS: Final = 24 * 3600
"""A stage older than this belongs to a process that died; a living one writes to it all the time."""


@dataclass(slots=True)
class Stage:
    """A folder with `files.jsonl`, `bulletins.jsonl` and `readings.jsonl`, and what was counted on the way."""

    folder: Path
    bulletins: int = 0
    tables: int = 0
    warnings: int = 0
    rejected: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def files(self) -> Iterator[LoadFile]:
        """The files of the load, as the desk keeps them."""
        with (self.folder / "files.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield LoadFile(**json.loads(line))


@contextmanager
def staged(home: Home, found: Iterable[Outcome]) -> Iterator[Stage]:
    """Write outcomes down as they come; the folder goes when the load is over."""
    room = home.warehouse / "staging"
    room.mkdir(parents=True, exist_ok=True)
    _sweep(room)
    stage = Stage(Path(mkdtemp(dir=room)))
    try:
        with (
            (stage.folder / "files.jsonl").open("w", encoding="utf-8") as files,
            (stage.folder / "bulletins.jsonl").open("w", encoding="utf-8") as bulletins,
            (stage.folder / "readings.jsonl").open("w", encoding="utf-8") as readings,
        ):
            for outcome in found:
                _write(stage, outcome, files, bulletins if outcome.outcome == "bulletin" else readings)
        yield stage
    finally:
        shutil.rmtree(stage.folder, ignore_errors=True)


def _write(stage: Stage, outcome: Outcome, files: TextIO, rows: TextIO) -> None:
    """One outcome into the stage."""
    _line(
        files,
        place=outcome.place,
        file=outcome.file,
        raw=outcome.raw,
        outcome=outcome.outcome,
        bulletin_id=outcome.bulletin_id,
        why=outcome.why,
    )
    for row in outcome.rows:
        _line(rows, **{**_frame(outcome), **row})
    stage.bulletins += outcome.outcome == "bulletin"
    stage.tables += outcome.outcome == "table"
    stage.warnings += outcome.warnings
    stage.notes += outcome.notes
    if outcome.outcome == "rejected":
        stage.rejected.append({"file": outcome.file, "why": outcome.why or ""})


def _frame(outcome: Outcome) -> dict[str, Any]:
    """What a row does not say of itself."""
    return {
        "raw": outcome.raw,
        "site": outcome.site,
        "format": outcome.format,
        "position": outcome.place,
        "file": outcome.file,
    }


def _line(out: TextIO, /, **values: Any) -> None:  # noqa: ANN401 - whatever JSON knows
    """One JSON object on a line of its own."""
    out.write(json.dumps(values, ensure_ascii=False) + "\n")


def _sweep(room: Path) -> None:
    """Remove stages that a killed process left long ago."""
    for left in room.iterdir():
        with suppress(FileNotFoundError):  # its owner may be done with it just now
            touched = max(path.stat().st_mtime for path in [left, *left.iterdir()])
            if time.time() - touched > _FORGOTTEN_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
