"""`health`: whether a home can be served, its figures for Prometheus, and the log for machines."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from etl.cli import main
from etl.commands.backup import backup
from etl.commands.status import status
from etl.commands.undo import undo
from etl.desk.incoming import Brought, receive
from etl.errors import UnionPulseError
from etl.load.index.generations import generation
from etl.load.served import served as about
from etl.paths import PROJECT, Home
from etl.running import log as module
from etl.running import served
from etl.running.figures import figures
from etl.running.health import health
from tests.sql.homes import House, house


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    found = house(tmp_path, monkeypatch)
    monkeypatch.setattr(served, "rules_version", lambda: "rules-1")
    monkeypatch.setenv("UNION_PULSE_HOME", str(found.home.root))
    found.add(found.write("a.txt", title="Một", published_on="2024-03-05"), found.inbox / "không có")
    return found


def told(home: Home) -> dict[str, float]:
    """The figures as Prometheus reads them, each described once before it."""
    lines = figures(home).splitlines()
    found = {name: float(value) for line in lines if line[0] != "#" for name, value in [line.rsplit(" ", 1)]}
    kinds = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    assert {name.partition("{")[0] for name in found} == kinds
    assert len(lines) == len(found) + 2 * len(kinds)
    return {name.removeprefix("union_pulse_"): value for name, value in found.items()}


def break_index(home: Home) -> None:
    """Take away the index of the build being served."""
    build = about(home)
    assert build is not None
    shutil.rmtree(generation(home, build.path.stem))


def age_desk(home: Home, by: int) -> None:
    """Make the desk one of older or newer code."""
    with closing(sqlite3.connect(home.desk)) as connection:
        (seen,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {seen + by}")


# --- health and readiness ---------------------------------------------------------------------------------------------


def test_a_home_in_order_is_ready_and_whole(at: House, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["health"]) == main(["health", "--ready"]) == 0
    assert "Đang công bố bản dựng" in capfd.readouterr().out
    assert main(["health", "--json"]) == 0
    said = json.loads(capfd.readouterr().out)
    assert said == {"build": at.home.current.read_text().strip()[:-7], "ready": True, "whole": True, "wrong": {
        "build": [], "index": [], "desk": [],
    }}  # fmt: skip


def test_without_an_index_it_is_ready_and_not_whole(at: House, capfd: pytest.CaptureFixture[str]) -> None:
    break_index(at.home)
    assert (main(["health", "--ready"]), main(["health"])) == (0, 1)
    assert "python -m etl index" in capfd.readouterr().out


def test_without_a_build_it_is_not_ready(at: House) -> None:
    build = about(at.home)
    assert build is not None
    build.path.write_bytes(b"damage")
    assert main(["health", "--ready"]) == 1
    assert health(at.home).build is None


def test_with_a_desk_of_newer_code_it_is_not_ready(at: House) -> None:
    age_desk(at.home, 1)
    assert main(["health", "--ready"]) == 1


def test_an_empty_home_is_ready_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNION_PULSE_HOME", str(tmp_path / "new"))
    assert main(["health"]) == 0
    assert not (tmp_path / "new").exists()


# --- figures ----------------------------------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_home(at: House, tmp_path: Path) -> None:
    receive(at.home, [("c.txt", b"Ba"), ("d.txt", b"Four")], Brought("chị Hai", "trang-a"))
    found = told(at.home)
    build = about(at.home)
    assert build is not None
    assert (found["bulletins"], found["rejected_files"], found["ready"]) == (1, 1, 1)
    assert found["build_timestamp_seconds"] == pytest.approx(build.built_at.timestamp())
    assert found["load_succeeded"] == 1
    assert 0 < found["load_duration_seconds"] < found["load_timestamp_seconds"]
    assert found['upload_files{state="waiting"}'] == 2
    assert 0 < found["disk_free_bytes"] <= found["disk_size_bytes"]
    assert "backup_timestamp_seconds" not in found
    backup(at.home, tmp_path / "b.zip")
    assert told(at.home)["backup_timestamp_seconds"] > found["load_timestamp_seconds"]


def test_what_does_not_work_is_a_figure_and_what_is_unknown_has_no_line(at: House) -> None:
    break_index(at.home)
    age_desk(at.home, 1)
    found = told(at.home)
    parts = {part: found[f'works{{part="{part}"}}'] for part in ("build", "index", "desk")}
    assert parts == {"build": 1, "index": 0, "desk": 0}
    assert not [name for name in found if name.startswith(("load_", "upload_", "backup_"))]
    at.home.current.write_text("none.duckdb\n", encoding="utf-8")
    assert "bulletins" not in told(at.home)


def test_a_load_that_something_stopped(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UnionPulseError("không được")

    monkeypatch.setattr("etl.commands.writer.publish", refuse)
    with pytest.raises(UnionPulseError):
        at.add(at.write("b.txt", title="Hai"))
    assert told(at.home)["load_succeeded"] == 0


def test_the_file_of_figures_is_replaced_whole_and_others_may_read_it(at: House, tmp_path: Path) -> None:
    target = tmp_path / "nhip.prom"
    target.write_text("old\n", encoding="utf-8")
    assert main(["health", "--figures", str(target)]) == 0
    assert target.read_text(encoding="utf-8").endswith("\n")
    assert "old" not in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o444 == 0o444
    assert [path.name for path in tmp_path.glob("*.prom*")] == ["nhip.prom"]


# --- the log ----------------------------------------------------------------------------------------------------------


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_one_line_for_each_run_that_writes(at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = tmp_path / "log"
    monkeypatch.setenv("UNION_PULSE_LOG", str(where))
    added = at.add(at.write("bí-mật.txt", title="Tiêu đề bí mật"))
    undo(at.home, added.load, "chị Hai")
    with pytest.raises(UnionPulseError):
        undo(at.home, "không có", "chị Hai")
    first, second, third = lines(where)
    assert (first["event"], first["command"], first["load"], first["build"]) == ("run", "add", added.load, added.build)
    assert (first["rows"], second["command"], second["rows"]) == (2, "undo", 1)
    assert first["stopped_by"] is second["stopped_by"] is None
    assert third["stopped_by"] == "UnionPulseError"
    assert all(isinstance(one["ms"], int) for one in (first, second, third))
    assert not {"bí", "mật", "chị Hai", "người thử"} & set(where.read_text(encoding="utf-8").split())


def test_an_unforeseen_error_has_a_line_too(at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNION_PULSE_LOG", str(tmp_path / "log"))
    monkeypatch.setattr("etl.commands.writer.publish", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        at.add(at.write("b.txt", title="Hai"))
    assert lines(tmp_path / "log")[0]["stopped_by"] == "ZeroDivisionError"


def test_only_slow_queries_have_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNION_PULSE_LOG", str(tmp_path / "log"))
    module.log_slow("bulletins", "20240101", 0.1, 5)
    module.log_slow("bulletins", "20240101", 0.75, 5)
    (line,) = lines(tmp_path / "log")
    assert line.pop("at")
    assert line == {"event": "slow_query", "question": "bulletins", "build": "20240101", "ms": 750, "rows": 5}


def test_a_slow_search_has_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNION_PULSE_LOG", str(tmp_path / "log"))
    with module.slow_logged("search", "20240101"):
        pass
    monkeypatch.setattr(module, "SLOW_SECONDS", 0.0)
    with module.slow_logged("search", "20240101"):
        pass
    (line,) = lines(tmp_path / "log")
    assert (line["question"], line["rows"]) == ("search", None)


def test_it_goes_to_standard_error_where_asked_and_nowhere_otherwise(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module.log("run")
    monkeypatch.setenv("UNION_PULSE_LOG", "stderr")
    module.log("run", rows=3)
    assert json.loads(capsys.readouterr().err)["rows"] == 3


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNION_PULSE_LOG", str(tmp_path / "none" / "log"))
    module.log("run")


def test_what_pages_start_logs_where_they_do_and_says_only_sentences(at: House, tmp_path: Path) -> None:
    """The process's own standard error is the log; what the command says on its own reaches the page alone."""
    (load,) = status(at.home)["loads"]
    script = (
        "import sys; from pathlib import Path; from etl.paths import Home; from pages.kit.intake import undo;"
        "print(undo(Home(Path(sys.argv[1])), sys.argv[2]).sentences)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(at.home.root), load["load"]],
        cwd=PROJECT,
        env={**os.environ, "UNION_PULSE_LOG": "stderr"},
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = [json.loads(one) for one in done.stderr.splitlines() if one.startswith("{")]
    assert (line["command"], line["load"]) == ("undo", load["load"])
    assert done.stdout == "()\n"
