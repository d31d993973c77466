"""`add`: files become a load, the load lands, the pages follow."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from etl.commands.inputs import Input, inputs
from etl.commands.progress import progress
from etl.commands.reading import Task, outcomes
from etl.commands.runs import recorded
from etl.commands.staging import Stage, staged
from etl.commands.writer import Writer, writing
from etl.desk import Desk, Load, open_desk
from etl.errors import ChecksFailedError, UnionPulseError
from etl.load.landing import brought
from etl.load.publish import now, sortable
from etl.load.raw import settle
from etl.paths import Home
from etl.pipeline import rules_version

WHY: Final = "sửa khi tải lên"
"""The reason of a correction made before the load."""
OTHER_RULES: Final = (
    "Các bản tin này được đọc bằng quy tắc {was}, chương trình nay dùng quy tắc {now}; hãy chạy `python -m etl build` "
    "để đọc lại chúng."
)


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
    extracted: Path | None = None
    """What a cluster has read, in place of files."""
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
    if asked.extracted:
        return _extracted(home, asked.extracted, asked.site)
    with open_desk(home) as desk:
        explained = desk.uploads.columns()
    files = inputs(asked.paths) if asked.given is None else asked.given
    tasks = (Task(given, asked.site, explained=explained) for given in files)
    return staged(home, progress(outcomes(tasks, home, asked.jobs)))


@contextmanager
def _extracted(home: Home, folder: Path, site: str) -> Iterator[Stage]:
    """What a cluster has read, kept and staged under the rules that it was read by.

    Raises:
        UnionPulseError: it was read as another site's, or is not whole.
    """
    from etl.cluster.extracted import extracted  # noqa: PLC0415 - Arrow, which files need not

    found = extracted(folder)
    if found.about.site != site:
        raise UnionPulseError(
            f"{folder} đã được đọc như của trang {found.about.site}, không phải {site}; trang nguồn quyết định cách "
            "đọc: hãy nạp vào đúng trang, hoặc chạy lại `python -m etl spark`."
        )
    with staged(home, progress(found.outcomes(home))) as stage:
        for raw, text in found.texts():
            stage.texts.put(raw, text)
        stage.rules = found.about.rules
        if stage.rules != rules_version():
            stage.notes.append(OTHER_RULES.format(was=stage.rules, now=rules_version()))
        yield stage


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
