"""Writers that are killed, that race, and readers that never notice. Many rounds only with UNION_PULSE_SOAK=1."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.load.serving import current_build, open_build
from etl.paths import PROJECT, Home

SOAK = os.environ.get("UNION_PULSE_SOAK") == "1"
KILLS = 200 if SOAK else 6
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

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Start a command, in a session of its own, so that its workers can be killed with it."""
        return subprocess.Popen(
            [sys.executable, "-m", "etl", *map(str, arguments)],
            cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            env={**os.environ, "UNION_PULSE_HOME": str(self.home.root)},
        )  # fmt: skip

    def run(self, *arguments: str | Path) -> str:
        """Run a command to its end."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        return out

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


def test_a_killed_writer_leaves_its_load_whole_or_absent(at: Desk) -> None:
    dice = random.Random(20241212)  # noqa: S311 - kill points, not secrets
    started = time.monotonic()
    at.run("add", at.batch("đầu", 3), "--site", "trang-a")
    whole = time.monotonic() - started
    size, landed = 3, 3
    for number in range(KILLS):
        before = look(at.home)
        batch = at.batch(f"lô {number}", size)
        process = at.start("add", batch, "--site", "trang-a") if number % 3 else at.start("build", "--from-raw")
        time.sleep(dice.uniform(0, 1.2 * whole))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        after = look(at.home)
        assert before is not None
        assert after is not None
        assert after[1][0] in (before[1][0], before[1][0] + size)
        assert len(set(after[1])) == 1
        at.run("build")
        now = look(at.home)
        assert now is not None
        assert now[1] in ((landed,) * 3, (landed + size,) * 3)
        landed = now[1][0]
    at.run("check")
    assert {load["state"] for load in at.status()["loads"]} <= {"landed", "failed"}
    at.run("add", at.batch("cuối", 1), "--site", "trang-a")
    assert at.status()["bulletins"] == landed + 1
    at.run("build", "--from-raw")
    assert at.status()["bulletins"] == landed + 1
    left = [path for path in at.home.published.iterdir() if path.name.startswith(".")]
    assert left == []


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
