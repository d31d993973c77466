"""The log for machines: one JSON object a line, for each run that writes and each slow query.

`UNION_PULSE_LOG` says where to: `stderr`, which journald keeps, dates and rotates, or a file, opened anew for each line
so that logrotate may move it. Without it nothing is logged: people read the sentences. No line holds a name, a search
or a word of a bulletin; who did what stands in the audit of the desk.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from etl.settings import TIME_ZONE

WHERE: Final = "UNION_PULSE_LOG"
SLOW_SECONDS: Final = 0.5
"""A query that takes longer has a line."""
_HANDED: Final = "fd:"
"""How a process that started us tells where its own log goes."""


def log(event: str, **facts: str | float | bool | None) -> None:
    """Write a line; a log that cannot be written stops nothing."""
    where = os.environ.get(WHERE)
    if not where:
        return
    line = json.dumps({"at": datetime.now(ZoneInfo(TIME_ZONE)).isoformat(), "event": event, **facts}) + "\n"
    with suppress(OSError, ValueError):
        if where == "stderr":
            sys.stderr.write(line)
            sys.stderr.flush()
        elif where.startswith(_HANDED):
            os.write(int(where.removeprefix(_HANDED)), line.encode())
        else:
            with Path(where).open("a", encoding="utf-8") as file:
                file.write(line)


def handed_on() -> tuple[dict[str, str], tuple[int, ...]]:
    """For a child whose standard error is ours to read: the variable and the descriptor by which it logs as we do."""
    if os.environ.get(WHERE) != "stderr":
        return {}, ()
    return {WHERE: f"{_HANDED}{_own()}"}, (_own(),)


@cache
def _own() -> int:
    """Our standard error, by a number that a child can keep beside its own."""
    return os.dup(2)


@contextmanager
def slow_logged(question: str, build: str) -> Iterator[None]:
    """A line about what is asked within, should it have been slow."""
    began = time.perf_counter()
    yield
    log_slow(question, build, time.perf_counter() - began)


def log_slow(question: str, build: str, seconds: float, rows: int | None = None) -> None:
    """A line about a query, should it have been slow; a search tells no rows."""
    if seconds >= SLOW_SECONDS:
        log("slow_query", question=question, build=build, ms=round(seconds * 1000), rows=rows)
