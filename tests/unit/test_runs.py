"""Every run that writes leaves a line: how long, what came of it, what is unknown, and what other rules changed."""

import sqlite3
from pathlib import Path

import pytest

from etl.commands.build import build, build_from_raw, publish_decisions
from etl.commands.undo import undo
from etl.desk import Run, open_desk
from etl.errors import UnionPulseError
from tests.sql.homes import House, house


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


def runs(at: House) -> list[Run]:
    with open_desk(at.home) as desk:
        return desk.runs.all()


def test_each_command_that_writes_leaves_a_line(at: House) -> None:
    added = at.add(at.write("a.txt", title="Một", published_on="2024-03-05"), at.write("b.txt", title="Hai"))
    publish_decisions(at.home)
    build(at.home)
    build_from_raw(at.home, "anh Ba")
    undo(at.home, added.load, "chị Hai")
    found = runs(at)
    assert [one.command for one in found] == ["add", "decided", "build", "rebuild", "undo"]
    assert [one.who for one in found] == ["người thử", None, None, "anh Ba", "chị Hai"]
    assert [one.load for one in found] == [added.load, None, None, None, added.load]
    assert found[0].build == added.build
    assert len({one.build for one in found}) == len(found)
    assert all(one.began_at < one.ended_at and one.why is None for one in found)


def test_what_is_unknown_is_counted(at: House) -> None:
    at.add(at.write("a.txt", title="Một", published_on="2024-03-05"), at.write("b.txt"), at.inbox / "không có")
    (found,) = runs(at)
    assert found.unknown == {
        "bulletins": 2, "undated": 1, "untitled": 1, "ambiguous": 0, "unregistered": 0, "bodies": 0, "sites": 1,
        "rejected": 1,
    }  # fmt: skip


def test_other_rules_are_told_with_what_they_changed(at: House) -> None:
    at.add(at.write("a.txt", title="Một", published_on="2024-03-05"))
    at.rules.append("rules-2")
    build(at.home)
    build(at.home)
    told = [one.difference for one in runs(at)]
    assert told[0] is told[2] is None
    assert told[1] is not None
    assert (told[1]["before"]["rules_version"], told[1]["after"]["rules_version"]) == ("rules-1", "rules-2")


def test_a_run_that_is_stopped_says_why(at: House) -> None:
    at.add(at.write("a.txt", title="Một", published_on="2024-03-05"))
    with pytest.raises(UnionPulseError):
        undo(at.home, "không có", "chị Hai")
    assert [one.why is None for one in runs(at)] == [True, False]
    assert runs(at)[1].build is None


def test_runs_are_only_ever_added_to(at: House) -> None:
    at.add(at.write("a.txt", title="Một"))
    with sqlite3.connect(at.home.desk) as connection:
        for attempt in ("UPDATE run SET who = 'x'", "DELETE FROM run"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(attempt)
