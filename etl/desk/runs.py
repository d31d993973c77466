"""How the runs went: which command wrote, how long it took, what came of it, and what the build leaves unknown."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection, Row
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command that writes; without `why` it was done."""

    command: str
    began_at: datetime
    ended_at: datetime
    who: str | None = None
    load: str | None = None
    build: str | None = None
    why: str | None = None
    rules_version: str | None = None
    unknown: Mapping[str, int] | None = None
    """What is counted of the build: bulletins, and what of them is not understood."""
    difference: Mapping[str, Any] | None = None
    """What changed since the build before, where other rules made that."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of an open desk."""

    connection: Connection
    sql: Callable[[str], str]

    def all(self) -> list[Run]:
        """Every run in order."""
        return [_run(row) for row in self.connection.execute(self.sql("runs"))]

    def add(self, run: Run) -> None:
        """Write a run down."""
        asked: dict[str, Any] = {name: getattr(run, name) for name in Run.__slots__}
        asked |= {name: getattr(run, name).isoformat() for name in ("began_at", "ended_at")}
        asked |= {name: _text(getattr(run, name)) for name in ("unknown", "difference")}
        with self.connection:
            self.connection.execute(self.sql("run_add"), asked)


def _text(said: Mapping[str, Any] | None) -> str | None:
    """A mapping as it is kept."""
    return None if said is None else json.dumps(said, ensure_ascii=False, sort_keys=True)


def _run(row: Row) -> Run:
    """A run from its row."""
    found = dict(row)
    moments = {key: datetime.fromisoformat(found[key]) for key in ("began_at", "ended_at")}
    told = {key: json.loads(found[key]) if found[key] else None for key in ("unknown", "difference")}
    return Run(**found | moments | told)
