"""Each run of a command that writes, written down: how long it took, what came of it, what its build leaves unknown."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from etl.desk import Run, open_desk
from etl.errors import UnionPulseError
from etl.load.difference import difference_of
from etl.load.publish import now
from etl.load.serving import open_build
from etl.load.statements import statement
from etl.paths import Home
from etl.running.log import log


@dataclass(slots=True)
class Recorded:
    """What a run says of itself before it ends."""

    load: str | None = None


@contextmanager
def recorded(home: Home, command: str, who: str | None = None) -> Iterator[Recorded]:
    """Write a run down when it is over, done or stopped by an error of ours; a killed one leaves no line."""
    began, before = now(), _served(home)
    said = Recorded()
    try:
        yield said
    except BaseException as error:
        _log(Run(command, began, now(), load=said.load, why=type(error).__name__))
        if isinstance(error, UnionPulseError):
            _write(home, Run(command, began, now(), who, said.load, why=str(error)))
        raise
    ended, after = now(), _served(home)
    if after is None or after == before:
        _log(run := Run(command, began, ended, who, said.load))
        _write(home, run)
        return
    rules, unknown = _told(after)
    difference = _difference(before, after, rules)
    _log(run := Run(command, began, ended, who, said.load, after.stem, None, rules, unknown, difference))
    _write(home, run)


def _write(home: Home, run: Run) -> None:
    """Put a run into the desk; a home without one has nothing to say."""
    if home.desk.exists():
        with open_desk(home) as desk:
            desk.runs.add(run)


def _log(run: Run) -> None:
    """A line of the log. Neither who nor a sentence, which may name files: `why` is the name of the error here."""
    ms = round((run.ended_at - run.began_at).total_seconds() * 1000)
    rows = run.unknown["bulletins"] if run.unknown else None
    log("run", command=run.command, load=run.load, build=run.build, ms=ms, rows=rows, stopped_by=run.why)


def _served(home: Home) -> Path | None:
    """The build of this very home that is being served."""
    try:
        path = home.published / home.current.read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return path if path.is_file() else None


def _told(build: Path) -> tuple[str, dict[str, int]]:
    """The rules a build was made by, and what is counted of it."""
    with open_build(build) as connection:
        asked = connection.execute(statement("unknown"))
        names = [str(column[0]) for column in asked.description or ()]
        rules, *counts = asked.fetchall()[0]
    return str(rules), dict(zip(names[1:], map(int, counts), strict=True))


def _difference(before: Path | None, after: Path, rules: str) -> dict[str, object] | None:
    """What changed, where other rules made the build before and it is still there to be asked."""
    if before is None or not before.is_file() or _told(before)[0] == rules:
        return None
    try:
        return difference_of(before, after).as_json()
    except UnionPulseError:
        return None
