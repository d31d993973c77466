"""Figures of a home for Prometheus, as lines of its text format. What is not known has no line.

Moments are seconds since 1970, as Prometheus likes them: an age would be old as soon as it is written.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from etl.desk import Desk, Run
from etl.desk.condition import settled_desk
from etl.desk.uploads import FileState
from etl.load.served import readable
from etl.paths import Home
from etl.running.health import health
from etl.running.machine import standing

PREFIX: Final = "union_pulse_"
QUEUE: Final = (FileState.WAITING, FileState.READING, FileState.EYES)
"""Files of uploads that are on their way, by state."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; with labels there are several of a name."""

    name: str
    value: float
    about: str
    labels: str = ""


def figures(home: Home) -> str:
    """The figures of a home."""
    lines: dict[str, list[str]] = {}
    for one in (*_working(home), *_of_build(home), *_of_desk(home), *_of_disk(home)):
        name = PREFIX + one.name
        head = [f"# HELP {name} {one.about}", f"# TYPE {name} gauge"]
        lines.setdefault(name, head).append(f"{name}{one.labels} {one.value:.15g}")
    return "\n".join([*(line for group in lines.values() for line in group), ""])


def _working(home: Home) -> Iterator[Figure]:
    """Whether the home can be served."""
    found = health(home)
    yield Figure("ready", found.is_ready, "1 where readers can be served.")
    for part, wrong in found.wrong.items():
        yield Figure(
            "works",
            not wrong,
            "1 where this part works; an index works that agrees with its build.",
            f'{{part="{part}"}}',
        )


def _of_build(home: Home) -> Iterator[Figure]:
    """The build being served."""
    found = readable(home)
    if found is None:
        return
    yield Figure("demonstration", found.home.is_demo, "1 while invented data are shown.")
    yield Figure("bulletins", found.bulletins, "Bulletins in the build being served.")
    yield Figure("rejected_files", found.rejected, "Files of standing loads that could not be read.")
    yield Figure("build_timestamp_seconds", found.built_at.timestamp(), "When the build being served was made.")


def _of_desk(home: Home) -> Iterator[Figure]:
    """The last load, the last backup, and uploads on their way."""
    with settled_desk(home) as desk:
        if desk is None:
            return
        runs = desk.runs.all()
        yield from _queue(desk)
    if loads := [one for one in runs if one.command == "add"]:
        yield from _last_load(loads[-1])
    if backups := [one for one in runs if one.command == "backup" and one.why is None]:
        yield Figure("backup_timestamp_seconds", backups[-1].ended_at.timestamp(), "When the last backup was done.")


def _queue(desk: Desk) -> Iterator[Figure]:
    """Files that wait for a process or for somebody."""
    counts: Counter[str] = Counter()
    for upload in desk.uploads.all():
        if upload.state in {"open", "loading"}:
            counts.update(upload.counts)
    for state in QUEUE:
        yield Figure("upload_files", counts[state], "Files of uploads on their way.", f'{{state="{state}"}}')


def _last_load(run: Run) -> Iterator[Figure]:
    """How the last load went."""
    yield Figure("load_timestamp_seconds", run.ended_at.timestamp(), "When the last load ended.")
    yield Figure("load_duration_seconds", (run.ended_at - run.began_at).total_seconds(), "How long the last load took.")
    yield Figure("load_succeeded", run.why is None, "1 where the last load was done, 0 where something stopped it.")


def _of_disk(home: Home) -> Iterator[Figure]:
    """Room on the disk."""
    found = os.statvfs(standing(home.root))
    yield Figure("disk_free_bytes", found.f_bavail * found.f_frsize, "Free space where the home lies.")
    yield Figure("disk_size_bytes", found.f_blocks * found.f_frsize, "Size of the disk where the home lies.")
