"""Writers that are killed, that race, and readers that never notice. Many rounds only with UNION_PULSE_SOAK=1."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.load.serving import current_build, open_build
from etl.paths import PROJECT, Home

SOAK = os.environ.get("UNION_PULSE_SOAK") == "1"
KILLS = int(os.environ.get("UNION_PULSE_KILLS") or (1_000 if SOAK else 8))
START = int(os.environ.get("UNION_PULSE_KILLS_SEED") or 0)
ADDS = 60 if SOAK else 4
WRITERS = 6 if SOAK else 2

COUNTS = """
    SELECT (SELECT bulletins FROM build), (SELECT count(*) FROM bulletin),
        (SELECT coalesce(sum(bulletins), 0)::BIGINT FROM load)
"""


class Desk:
    """A folder of bulletins and the commands on its home."""

    def __init__(self, folder: Path) -> None:
        """Work in a folder."""
        self.folder = folder
        self.home = Home(folder / "home")

    def batch(self, name: str, size: int) -> Path:
        """A folder of bulletins that nobody has yet."""
        folder = self.folder / name
        folder.mkdir()
        for number in range(size):
            (folder / f"{number}.txt").write_text(
                f"Bản tin {name} số {number}\n05/03/2024\nNội dung.\n", encoding="utf-8"
            )
        return folder

    def start(self, *arguments: str | Path, home: Home | None = None) -> subprocess.Popen[str]:
        """Start a command, in a session of its own, so that its workers can be killed with it."""
        return subprocess.Popen(
            [sys.executable, "-m", "etl", *map(str, arguments)],
            cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            env={**os.environ, "UNION_PULSE_HOME": str((home or self.home).root)},
        )  # fmt: skip

    def run(self, *arguments: str | Path, home: Home | None = None) -> str:
        """Run a command to its end."""
        process = self.start(*arguments, home=home)
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        return out

    def landed(self) -> list[str]:
        """The loads that are in the data."""
        return [load["load"] for load in self.status()["loads"] if load["state"] == "landed"]

    def status(self) -> dict[str, Any]:
        """What `status --json` says."""
        found: dict[str, Any] = json.loads(self.run("status", "--json"))
        return found


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def look(home: Home) -> tuple[str, tuple[int, ...]] | None:
    """What a page does: find the build, open it, ask."""
    while True:
        path = current_build(home)
        if path is None:
            return None
        try:
            connection = open_build(path)
        except duckdb.IOException:
            continue
        with connection:
            return path.name, connection.cursor().execute(COUNTS).fetchall()[0]


@dataclass
class Campaign:
    """A home under random kills: what must be in it, and the backup that is known to be good."""

    at: Desk
    dice: random.Random
    loads: dict[str, int]
    good: Path
    """A backup made in peace, and how many bulletins it holds."""
    held: int
    seconds: float
    """What one whole command takes: kills fall all over it."""

    @property
    def bulletins(self) -> int:
        """How many there must be."""
        return sum(self.loads.values())

    def killed(self, *arguments: str | Path, home: Home | None = None) -> bool:
        """Start a command and kill it with its workers at a random moment; whether it came to its end before."""
        process = self.at.start(*arguments, home=home)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=self.dice.uniform(0, 1.2 * self.seconds))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return process.returncode == 0

    def served(self, *allowed: int, home: Home | None = None) -> int:
        """How many bulletins a page counts now, all counts agreeing: one of the numbers allowed."""
        found = look(home or self.at.home)
        assert found is not None
        assert len(set(found[1])) == 1, found
        assert found[1][0] in allowed, (found, allowed)
        return found[1][0]

    def add(self, number: int) -> None:
        """A batch lands whole or not at all."""
        size, before = self.dice.choice((1, 2, 3)), self.bulletins
        self.killed("add", self.at.batch(f"lô {number}", size), "--site", "trang-a")
        self.served(before, before + size)
        self.at.run("build")
        if self.served(before, before + size) == before + size and size:
            [load] = set(self.at.landed()) - set(self.loads)
            self.loads[load] = size
        assert set(self.at.landed()) == set(self.loads)

    def undo(self, _: int) -> None:
        """A load leaves whole or not at all."""
        if len(self.loads) < 2:
            return
        load, before = self.dice.choice(sorted(self.loads)), self.bulletins
        after = before - self.loads[load]
        self.killed("undo", load)
        self.served(before, after)
        self.at.run("build")
        if self.served(before, after) == after:
            del self.loads[load]
        assert set(self.at.landed()) == set(self.loads)

    def build(self, number: int) -> None:
        """Nothing changes."""
        self.killed("build", *(["--from-raw"] if number % 2 else []))
        self.served(self.bulletins)
        self.at.run("build")
        self.served(self.bulletins)

    def backup(self, number: int) -> None:
        """The file is there whole, or not there."""
        target = self.at.folder / f"sao-{number}.zip"
        self.killed("backup", target)
        self.served(self.bulletins)
        if target.exists():
            self.good.unlink()
            self.good, self.held = target, self.bulletins
            self.restore(number)

    def restore(self, number: int) -> None:
        """A page sees nothing or everything; what was begun is ended by the next command, or begun again."""
        home = Home(self.at.folder / f"nơi-{number}")
        self.killed("restore", self.good, home=home)
        if home.current.exists():
            self.served(self.held, home=home)
        if home.desk.exists():
            self.at.run("build", home=home)
        else:
            self.at.run("restore", self.good, home=home)
        self.served(self.held, home=home)
        self.at.run("check", "--deep", home=home)
        assert not list(home.root.glob(".restore-*"))
        shutil.rmtree(home.root)


def test_whatever_is_killed_no_number_is_wrong_and_nothing_is_lost(at: Desk) -> None:
    began = time.monotonic()
    at.run("add", at.batch("đầu", 3), "--site", "trang-a")
    seconds = time.monotonic() - began
    good = at.folder / "sao.zip"
    at.run("backup", good)
    dice = random.Random(20241212 + START)  # noqa: S311 - kill points, not secrets
    under = Campaign(at, dice, dict.fromkeys(at.landed(), 3), good, 3, seconds)
    for number in range(KILLS):
        dice.choice((under.add, under.undo, under.build, under.backup, under.restore))(number)
    at.run("check", "--deep")
    at.run("build", "--from-raw")
    under.served(under.bulletins)
    assert {load["state"] for load in at.status()["loads"]} <= {"landed", "failed", "undone"}
    assert [path for path in at.home.published.iterdir() if path.name.startswith(".")] == []


def test_a_page_that_looks_all_the_time_never_sees_an_error(at: Desk) -> None:
    at.run("add", at.batch("đầu", 1), "--site", "trang-a")
    batches = [at.batch(f"lô {number}", 1) for number in range(ADDS)]
    seen: list[int] = []
    for batch in batches:
        process = at.start("add", batch, "--site", "trang-a")
        while process.poll() is None:
            found = look(at.home)
            assert found is not None
            assert len(set(found[1])) == 1
            seen.append(found[1][0])
            time.sleep(0.005)
        assert process.communicate()[1] == ""
    found = look(at.home)
    assert found is not None
    seen.append(found[1][0])
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (1, ADDS + 1)


def test_writers_at_the_same_time_all_land(at: Desk) -> None:
    batches = [at.batch(f"lô {number}", 2) for number in range(WRITERS)]
    processes = [at.start("add", batch, "--site", f"trang-{number}") for number, batch in enumerate(batches)]
    for process in processes:
        _, err = process.communicate(timeout=300)
        assert (process.returncode, err) == (0, "")
    status = at.status()
    assert status["bulletins"] == 2 * WRITERS
    assert sorted(load["site"] for load in status["loads"]) == [f"trang-{number}" for number in range(WRITERS)]
    assert {load["state"] for load in status["loads"]} == {"landed"}
