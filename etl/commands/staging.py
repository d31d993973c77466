"""A load on its way into core and the index: files of JSON lines, written while reading, loaded in bulk by SQL."""

import json
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final, TextIO

from etl.commands.kept import KeptTexts
from etl.commands.reading import Outcome
from etl.desk import LoadFile, Withdrawal
from etl.paths import Home

_FORGOTTEN_SECONDS: Final = 24 * 3600
"""A stage older than this belongs to a process that died; a living one writes to it all the time."""


@dataclass(slots=True)
class Stage:
    """A folder with `files.jsonl`, `bulletins.jsonl`, `readings.jsonl` and `texts.jsonl`, and what was counted."""

    folder: Path
    texts: KeptTexts
    bulletins: int = 0
    tables: int = 0
    warnings: int = 0
    rejected: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rules: str | None = None
    """The rules that everything here was read by, where they need not be those in force."""

    def files(self) -> Iterator[LoadFile]:
        """The files of the load, as the desk keeps them."""
        with (self.folder / "files.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield LoadFile(**json.loads(line))

    def refuse(self, withdrawn: Mapping[str, Withdrawal]) -> set[str]:
        """Drop what was withdrawn, and the containers it lay in; return the originals that may not be kept."""
        files = list(self.files())
        told = {file.file: withdrawn[file.raw] for file in files if file.raw and file.raw in withdrawn}
        if not told:
            return set()
        holds = [file for file in files if any(name.startswith(f"{file.file}#") for name in told)]
        gone = {file.raw for file in [*holds, *(file for file in files if file.file in told)] if file.raw}
        dropped = sum(file.raw in gone and file.outcome == "bulletin" for file in files)
        self.bulletins -= dropped
        self.rejected += [{"file": file, "why": _withdrawn(one)} for file, one in told.items()]
        for name in ("files", "bulletins"):
            _keep(self.folder / f"{name}.jsonl", gone)
        return gone


def _withdrawn(one: Withdrawal) -> str:
    """Why a file is refused."""
    return f"đã được {one.who} rút khỏi dữ liệu ngày {one.at:%d/%m/%Y} ({one.why}); tệp không được nạp lại."


def _keep(path: Path, gone: Collection[str]) -> None:
    """Rewrite a file of the stage without the lines of these originals."""
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if line and json.loads(line)["raw"] not in gone]
    path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


@contextmanager
def staged(home: Home, found: Iterable[Outcome]) -> Iterator[Stage]:
    """Write outcomes down as they come; the folder goes when the load is over."""
    room = home.warehouse / "staging"
    room.mkdir(parents=True, exist_ok=True)
    _sweep(room)
    folder = Path(mkdtemp(dir=room))
    try:
        with (folder / "texts.jsonl").open("w+b") as texts:
            stage = Stage(folder, KeptTexts(texts))
            _write_all(stage, found)
            yield stage
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_all(stage: Stage, found: Iterable[Outcome]) -> None:
    """All outcomes into the stage."""
    with (
        (stage.folder / "files.jsonl").open("w", encoding="utf-8") as files,
        (stage.folder / "bulletins.jsonl").open("w", encoding="utf-8") as bulletins,
        (stage.folder / "readings.jsonl").open("w", encoding="utf-8") as readings,
    ):
        for outcome in found:
            _write(stage, outcome, files, bulletins if outcome.outcome == "bulletin" else readings)


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
    if outcome.raw and outcome.text:
        stage.texts.put(outcome.raw, outcome.text)
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
        "site_mark": outcome.added.mark if outcome.added else None,
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
