"""The one writer: it holds the lock, has desk and core open, and first puts right what a killed writer left behind.

The desk is written before core and settled after it, so the desk always says what should be in core:

    desk `pending` → core lands the load in one transaction → desk `landed` → publish
    desk `undone`  → core takes the load out in one transaction → publish

A writer killed in between leaves at most one step undone, and the next one does it (`reconcile`).
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from etl.commands.index import index_or_say
from etl.commands.inputs import Input
from etl.commands.lock import locked
from etl.commands.reading import Outcome, Task, outcomes
from etl.commands.staging import Stage, staged
from etl.commands.texts import texts_of
from etl.desk import Desk, Load, LoadFile, open_desk
from etl.desk.incoming import forget_bytes
from etl.errors import HomeError
from etl.load import additions, corrections, decisions, verdicts
from etl.load.core import Connection, bind, copy_to, core_at, transaction
from etl.load.landing import Batch, Stale, land, landed, moved, moved_without, refresh, stale, take_out, withdraw
from etl.load.publish import now, publish
from etl.load.raw import forget
from etl.paths import Home
from etl.pipeline import rules_version
from etl.read.sheets import Explained
from etl.settings import TIME_ZONE

INTERRUPTED: Final = "Lần nạp bị ngắt giữa chừng, chưa có gì được nạp; hãy nạp lại."


@dataclass(frozen=True, slots=True)
class Writer:
    """Desk and core of a home, open, reconciled, and nobody else's."""

    home: Home
    desk: Desk
    core: Connection
    room: ExitStack
    """What lasts as long as the writer does."""
    stages: list[Stage] = field(default_factory=list)
    """What was read for the next build."""

    def refuse(self, stage: Stage) -> None:
        """Drop from a stage what was withdrawn, and its originals."""
        for raw in stage.refuse(self.desk.withdrawals.all()):
            forget(self.home, raw)

    def land(self, load: Load, stage: Stage) -> None:
        """Put a staged load where it belongs: whole, or not at all."""
        self.desk.ask(load, stage.files())
        self.land_in_core(load, stage)
        self.desk.settle(load.load, "landed", at=now(), who=load.who)

    def land_in_core(self, load: Load, stage: Stage) -> None:
        """Core's part of a load."""
        self.stages.append(stage)
        batch = Batch(load.load, load.asked_at, load.site, load.who, load.covers_from, load.covers_to)
        with transaction(self.core):
            land(self.core, batch, stage.folder, stage.rules or rules_version())

    def undo(self, load: str, *, state: str, who: str | None, why: str | None = None) -> None:
        """Take a load out again, whole."""
        self.desk.settle(load, state, at=now(), who=who, why=why)
        self._take_out(load)

    def _take_out(self, load: str) -> None:
        """Core's part of undoing; bulletins that another load brought too are read again under its site."""
        self._tell_sites()
        stage = self._read_again(moved_without(self.core, load))
        with transaction(self.core):
            take_out(self.core, load)
            refresh(self.core, stage.folder, rules_version())

    def renew(self) -> tuple[int, list[dict[str, str]]]:
        """Read again what was read by older rules; return how many, and what could not be read and keeps its facts."""
        self._tell_sites()
        return self._renewed(stale(self.core, rules_version()))

    def _renewed(self, old: list[Stale]) -> tuple[int, list[dict[str, str]]]:
        """Put bulletins as they read now in the place of what core knew of them."""
        if not old:
            return 0, []
        stage = self._read_again(old)
        with transaction(self.core):
            refresh(self.core, stage.folder, rules_version())
        return stage.bulletins, stage.rejected

    def _read_again(self, old: list[Stale]) -> Stage:
        """The new facts of bulletins that core has already."""
        tasks = (
            Task(Input(place, one.file, Path()), one.site, one.raw, one.bulletin_id, "bulletin")
            for place, one in enumerate(old)
        )
        stage = self.room.enter_context(staged(self.home, outcomes(tasks, self.home)))
        self.stages.append(stage)
        return stage

    def from_raw(self, load: Load) -> Stage:
        """A load staged once more, from its originals."""
        return self.room.enter_context(staged(self.home, self._once_more(load)))

    def _once_more(self, load: Load) -> Iterator[Outcome]:
        """The outcomes of a load's files, as the rules are now; what was never kept stays rejected."""
        tasks = _again(load, self.desk.files(load.load), self.desk.uploads.columns())
        return outcomes(tasks, self.home)

    def reconcile(self) -> None:
        """Do what a killed writer left undone.

        Raises:
            HomeError: core has loads that the desk never heard of; one of the two is not of this home.
        """
        in_core = landed(self.core)
        loads = {load.load: load for load in self.desk.loads()}
        if unheard := sorted(in_core - loads.keys()):
            raise HomeError(
                f"Kho có lần nạp {', '.join(unheard)} mà {self.home.desk} không biết. Hãy khôi phục desk.sqlite từ bản "
                "sao lưu; nếu desk.sqlite mới là bản đúng, hãy chạy `python -m etl build --from-raw`."
            )
        for load in loads.values():
            self._reconcile(load, in_core=load.load in in_core)
        self.forget_withdrawn()

    def forget_withdrawn(self) -> None:
        """Leave nothing of what was withdrawn in core and among the originals."""
        withdrawn = self.desk.withdrawals.all()
        if withdrawn:
            with transaction(self.core):
                withdraw(self.core, withdrawn)
        for raw in withdrawn:
            forget(self.home, raw)
            forget_bytes(self.home, raw)

    def settle_pending(self) -> None:
        """Give up what a killed writer left pending: its core is not there to say that it landed."""
        for load in self.desk.loads():
            if load.state == "pending":
                self.desk.settle(load.load, "failed", at=now(), who=load.who, why=INTERRUPTED)

    def _reconcile(self, load: Load, *, in_core: bool) -> None:
        """Bring one load to where the desk says it should be."""
        if load.state == "pending":
            state, why = ("landed", None) if in_core else ("failed", INTERRUPTED)
            self.desk.settle(load.load, state, at=now(), who=load.who, why=why)
        elif load.state == "landed" and not in_core:
            self.land_in_core(load, self.from_raw(load))
        elif load.state != "landed" and in_core:
            self._take_out(load.load)

    def publish(self, *, anew: bool = False, index_anew: bool = False) -> str:
        """Serve what core knows, with what staff decided laid over it."""
        self._follow_sites()
        self._lay_over()
        texts = texts_of(self.home, [stage.texts for stage in self.stages])
        index = partial(index_or_say, self.home, texts, anew=index_anew)
        return publish(self.home, self.core, rules_version(), index, anew=anew)

    def _tell_sites(self) -> None:
        """Tell core what staff say of sites: where a bulletin belongs, and which site the register lacked."""
        marks = additions.added_sites(self.desk.additions.standing())
        bind(self.core, placed_sites=corrections.sites_as_json(self.desk.corrections.standing()))
        bind(self.core, site_marks=json.dumps([{"site": site, "mark": one.mark} for site, one in marks.items()]))

    def _follow_sites(self) -> None:
        """Read again the bulletins of which staff say another site than they were read with."""
        if self.desk.corrections.speak_of_sites() or self.desk.additions.speak_of_sites():
            self._tell_sites()
            self._renewed(moved(self.core))

    def _lay_over(self) -> None:
        """Tell the build what staff decided, corrected and added."""
        added = self.desk.additions.standing()
        register = additions.known_resolutions(added)
        bind(self.core, decisions=decisions.as_json(self.desk.decisions.standing(), register))
        bind(self.core, corrections=corrections.as_json(self.desk.corrections.standing(), register))
        bind(self.core, **additions.as_variables(added))
        bind(self.core, verdicts=verdicts.as_json(self.desk.verdicts.standing()))

    def rewrite_core(self) -> None:
        """Put a clean copy of core in its place; nothing can be written after that."""
        with _beside(self.home) as path:
            copy_to(self.core, path)
            self.core.close()
            _swap(path, self.home.core)

    def landed(self) -> Iterable[Load]:
        """The loads that stand, in order."""
        return [load for load in self.desk.loads() if load.state == "landed"]


def _again(load: Load, files: Iterable[LoadFile], explained: Explained) -> Iterator[Task]:
    """The files of a load as tasks once more; the entries of a container, which follow it, under their names in it."""
    whole, opened = "", ""
    asked_on = load.asked_at.astimezone(ZoneInfo(TIME_ZONE)).date()
    for file in files:
        inside, name = file.file.startswith(f"{opened}#") if opened else False, file.bulletin_id
        if inside and file.raw and file.outcome == "rejected":
            name = f"{whole}#{file.file.removeprefix(f'{opened}#').split(' ')[0]}"
        elif not inside and file.raw and file.outcome == "table":
            whole, opened = file.raw[:16], file.file
        given = Input(file.place, file.file, Path(), None if file.raw else file.why)
        yield Task(given, load.site, file.raw, name, file.outcome, asked_on, explained)


@contextmanager
def writing(home: Home, *, anew: bool = False) -> Iterator[Writer]:
    """Become the writer of a home; with `anew`, of an empty core that takes the old one's place at the end.

    Raises:
        HomeError: another writer does not finish, the home is newer than the code, or it is damaged.
    """
    home.warehouse.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        stack.enter_context(locked(home))
        desk = stack.enter_context(open_desk(home))
        if not anew:
            writer = Writer(home, desk, stack.enter_context(core_at(home.core)), stack)
            writer.reconcile()
            yield writer
            return
        with _beside(home) as path:
            with core_at(path) as core:
                yield Writer(home, desk, core, stack)
            _swap(path, home.core)


@contextmanager
def _beside(home: Home) -> Iterator[Path]:
    """A place for a new core, cleared of what an earlier attempt left."""
    room = home.warehouse / "rebuild"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    try:
        yield room / home.core.name
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _swap(new: Path, core: Path) -> None:
    """Put a new core in place of the old.

    The old log goes first: replayed over the new file it would destroy it. What it held the desk knows.
    """
    core.with_name(core.name + ".wal").unlink(missing_ok=True)
    new.replace(core)
