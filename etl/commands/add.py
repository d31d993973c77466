"""`add`: files become a load, the load lands, the pages follow."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from etl.commands.inputs import Input, inputs
from etl.commands.progress import progress
from etl.commands.reading import Task, outcomes
from etl.commands.runs import recorded
from etl.commands.staging import Stage, staged
from etl.commands.writer import Writer, writing
from etl.desk import Desk, Load, open_desk
from etl.errors import ChecksFailedError
from etl.load.landing import brought
from etl.load.publish import now, sortable
from etl.load.raw import settle
from etl.paths import Home

WHY: Final = "sửa khi tải lên"
"""The reason of a correction made before the load."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks `add` for."""

    paths: tuple[str, ...]
    site: str
    who: str | None = None
    covers: tuple[date, date] | None = None
    jobs: int | None = None
    given: tuple[Input, ...] | None = None
    """The files themselves, where they are known already."""
    upload: str | None = None
    """The upload whose files they are: it learns which load it becomes, and what people changed in it holds."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it."""

    load: str
    build: str
    bulletins: int
    duplicates: int
    readings: int
    rejected: list[dict[str, str]]
    warnings: int
    notes: list[str]
    read: int
    """Files that could be read, bulletins and tables together."""

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        names = ("load", "build", "bulletins", "duplicates", "readings", "rejected", "warnings")
        return {name: getattr(self, name) for name in names}


def add(home: Home, asked: Asked) -> Added:
    """Read and understand files while others may write, then land them and publish.

    Raises:
        ChecksFailedError: the build would be wrong; the load is taken out again.
    """
    with recorded(home, "add", asked.who) as run, stage_of(home, asked) as stage, writing(home) as writer:
        load = landed(writer, asked, stage)
        run.load = load.load
        try:
            build = writer.publish()
        except ChecksFailedError as error:
            writer.undo(load.load, state="failed", who=asked.who, why=str(error))
            raise
        bulletins, duplicates, readings = brought(writer.core, load.load)
    return Added(
        load=load.load,
        build=build,
        bulletins=bulletins,
        duplicates=duplicates,
        readings=readings,
        rejected=stage.rejected,
        warnings=stage.warnings,
        notes=stage.notes,
        read=stage.bulletins + stage.tables,
    )


def stage_of(home: Home, asked: Asked) -> AbstractContextManager[Stage]:
    """The files of a load, read, kept and understood; needs no lock."""
    with open_desk(home) as desk:
        explained = desk.uploads.columns()
    files = inputs(asked.paths) if asked.given is None else asked.given
    tasks = (Task(given, asked.site, explained=explained) for given in files)
    return staged(home, progress(outcomes(tasks, home, asked.jobs)))


def landed(writer: Writer, asked: Asked, stage: Stage) -> Load:
    """The staged load in core, its originals safe on the disk before it is promised."""
    writer.refuse(stage)
    settle(writer.home, (file.raw for file in stage.files() if file.raw))
    moment = now()
    covers_from, covers_to = asked.covers or (None, None)
    load = Load(sortable(moment), moment, asked.site, asked.who, covers_from, covers_to)
    if asked.upload:
        writer.desk.uploads.move(asked.upload, "loading", "loading", load=load.load)
    writer.land(load, stage)
    if asked.upload:
        correct(writer.desk, asked.upload)
    return load


def correct(desk: Desk, upload: str) -> None:
    """What people changed before they loaded an upload becomes corrections; what is written is not left to write."""
    for bulletin_id, edits in desk.uploads.edits(upload).items():
        for one in edits:
            desk.corrections.add(bulletin_id, one.field, one.before, one.after, at=now(), who=one.who, why=WHY)
        desk.uploads.edit(upload, bulletin_id, (), now())
