"""Loads land whole, are undone whole, and core can be made again from raw and desk."""

import os
import sqlite3
import time
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from etl.commands.build import build, build_from_raw
from etl.commands.inputs import inputs
from etl.commands.reading import Task, outcomes
from etl.commands.status import check, status
from etl.commands.undo import undo
from etl.commands.writer import writing
from etl.desk import open_desk
from etl.errors import ChecksFailedError, HomeError, UnionPulseError
from etl.load.core import schema_version
from etl.load.publish import KEPT_BUILDS, sortable
from etl.load.raw import raw_path
from tests.sql.homes import House, house


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


def bulletins(at: House) -> list[tuple[str, str, str]]:
    return [
        (site, title, file.rsplit("/", 1)[1])
        for site, title, file in at.ask("SELECT site, title, file FROM bulletin ORDER BY title")
    ]


def test_the_same_bytes_are_one_bulletin_and_a_duplicate_of_the_second_load(at: House) -> None:
    first = at.add(at.write("a.txt", title="Một", published_on="2024-03-05"))
    second = at.add(at.write("b.txt", title="Một", published_on="2024-03-05"), at.write("c.txt", title="Hai"))
    assert (first.bulletins, first.duplicates) == (1, 0)
    assert (second.bulletins, second.duplicates) == (1, 1)
    assert bulletins(at) == [("trang-a", "Hai", "c.txt"), ("trang-a", "Một", "a.txt")]
    assert at.ask("SELECT bulletins, duplicates FROM load ORDER BY load") == [(1, 0), (1, 1)]


def test_the_same_bytes_twice_in_one_load_are_one_bulletin(at: House) -> None:
    added = at.add(at.write("a.txt", title="Một"), at.write("b.txt", title="Một"))
    assert (added.bulletins, added.duplicates) == (1, 1)
    assert bulletins(at) == [("trang-a", "Một", "a.txt")]


def test_undoing_one_of_two_loads_keeps_the_shared_bulletin_under_the_other_site(at: House) -> None:
    shared = at.write("a.txt", title="Chung", published_on="2024-03-05")
    first = at.add(shared, at.write("b.txt", title="Riêng"), site="trang-a")
    at.add(shared, site="trang-b")
    assert at.ask("SELECT keyword FROM bulletin_keyword ORDER BY 1") == [("đọc cho trang-a",), ("đọc cho trang-a",)]
    undo(at.home, first.load, "người thử")
    assert bulletins(at) == [("trang-b", "Chung", "a.txt")]
    assert at.ask("SELECT keyword FROM bulletin_keyword") == [("đọc cho trang-b",)]
    assert at.ask("SELECT bulletins, duplicates FROM load") == [(1, 0)]


def test_undo_restores_every_published_table(at: House) -> None:
    at.add(
        at.write(
            "a.txt",
            title="Một",
            published_on="2024-03-05",
            provinces=[["01", "Hà Nội"]],
            traffic={"observed_on": "2024-03-06", "total": 100},
        ),
        at.write("b.txt", title="Hai", published_on="2024-04-05", resolutions=["TW:20/2008"]),
        covers=(date(2024, 3, 1), date(2024, 4, 30)),
    )
    before = at.facts()
    readings = at.inbox / "luot.csv"
    readings.write_text("observed_on,site,total\n2024-03-09,trang-a,400\n2023-01-01,trang-c,1\n", encoding="utf-8")
    added = at.add(
        at.inbox / "a.txt",
        at.write("c.txt", title="Ba", published_on="2025-01-01"),
        readings,
        at.inbox / "không có",
        site="trang-b",
    )
    assert at.facts() != before
    undo(at.home, added.load, None)
    assert at.facts() == before
    assert check(at.home) == []


def test_a_load_that_does_not_stand_cannot_be_undone(at: House) -> None:
    added = at.add(at.write("a.txt", title="Một"))
    undo(at.home, added.load, None)
    with pytest.raises(UnionPulseError, match="không còn trong kho"):
        undo(at.home, added.load, None)
    with pytest.raises(UnionPulseError, match="Không có lần nạp nào tên x"):
        undo(at.home, "x", None)


def test_a_build_from_raw_is_the_build_of_the_increments(at: House) -> None:
    at.add(at.write("a.txt", title="Một", published_on="2024-03-05", provinces=[["01", "Hà Nội"]]))
    gone = at.add(at.write("b.txt", title="Hai"), site="trang-b")
    at.add(
        at.inbox / "a.txt",
        at.inbox / "không có",
        at.write("c.txt", title="Ba", traffic={"observed_on": "2024-03-06", "total": 9}),
        site="trang-b",
    )
    undo(at.home, gone.load, None)
    before = at.facts()
    built = build_from_raw(at.home)
    assert built.renewed == 3
    assert at.facts() == before
    at.home.core.unlink()
    build(at.home)
    assert at.facts() == before


def test_a_copied_build_equals_one_made_anew(at: House) -> None:
    for number in range(4):
        at.add(
            at.write(
                f"{number}.txt",
                title=f"Tin {number}",
                published_on=f"2024-03-0{number + 1}",
                traffic={"observed_on": f"2024-03-{2 * number + 10}", "total": 100 * number},
            ),
            site=f"trang-{number % 2}",
        )
    undo(at.home, at.ask("SELECT min(load) FROM load")[0][0], None)
    copied = at.facts()
    build(at.home)
    assert at.facts() == copied


def test_only_what_older_rules_read_is_read_again(at: House) -> None:
    at.add(at.write("a.txt", title="Một"))
    at.rules.append("rules-2")
    at.add(at.write("b.txt", title="Hai"))
    assert build(at.home).renewed == 1
    assert build(at.home).renewed == 0
    assert at.ask("SELECT rules_version FROM build") == [("rules-2",)]
    assert bulletins(at) == [("trang-a", "Hai", "b.txt"), ("trang-a", "Một", "a.txt")]


def test_an_original_that_is_gone_is_told_and_nothing_else_is_lost(at: House) -> None:
    at.add(at.write("a.txt", title="Một"), at.write("b.txt", title="Hai"))
    (raw,) = at.ask("SELECT raw FROM bulletin WHERE title = 'Một'")[0]
    raw_path(at.home, raw).unlink()
    build_from_raw(at.home)
    assert bulletins(at) == [("trang-a", "Hai", "b.txt")]
    assert "Không đọc được bản gốc" in status(at.home)["rejected"][0]["why"]


def test_a_build_that_fails_its_checks_is_not_served_and_its_load_is_gone(at: House) -> None:
    at.add(at.write("a.txt", title="Một", published_on="2024-03-05"))
    before, files = at.facts(), sorted(at.home.published.iterdir())
    young = at.write("b.txt", title="Sớm", published_on="2001-01-01", resolutions=["TW:20/2008"])
    with pytest.raises(ChecksFailedError, match="resolution_not_younger"):
        at.add(young)
    assert at.facts() == before
    assert sorted(at.home.published.iterdir()) == files
    assert [load["state"] for load in status(at.home)["loads"]] == ["landed", "failed"]
    at.add(at.write("c.txt", title="Hai"))
    assert bulletins(at) == [("trang-a", "Hai", "c.txt"), ("trang-a", "Một", "a.txt")]


def test_the_last_builds_stay_and_older_ones_go(at: House) -> None:
    builds = [at.add(at.write("a.txt", title=f"Tin {number}")).build for number in range(KEPT_BUILDS + 2)]
    assert sorted(path.stem for path in at.home.published.glob("*.duckdb")) == builds[-KEPT_BUILDS:]
    assert at.home.current.read_text(encoding="utf-8") == f"{builds[-1]}.duckdb\n"
    assert builds == sorted(builds)


def test_a_load_killed_before_core_had_it_is_absent(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    at.add(at.write("a.txt", title="Một"))
    before = at.facts()
    with monkeypatch.context() as patch:
        patch.setattr("etl.commands.writer.land", _killed)
        with pytest.raises(KeyboardInterrupt):
            at.add(at.write("b.txt", title="Hai"))
    assert [load["state"] for load in status(at.home)["loads"]] == ["landed", "pending"]
    build(at.home)
    assert at.facts() == before
    assert [load["state"] for load in status(at.home)["loads"]] == ["landed", "failed"]


def test_a_load_killed_after_core_had_it_is_whole(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("etl.desk.Desk.settle", _killed)
        with pytest.raises(KeyboardInterrupt):
            at.add(at.write("a.txt", title="Một"))
    build(at.home)
    assert bulletins(at) == [("trang-a", "Một", "a.txt")]
    assert [load["state"] for load in status(at.home)["loads"]] == ["landed"]


def test_an_undo_killed_before_core_did_it_is_finished_by_the_next_writer(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = at.add(at.write("a.txt", title="Một"))
    with monkeypatch.context() as patch:
        patch.setattr("etl.commands.writer.take_out", _killed)
        with pytest.raises(KeyboardInterrupt):
            undo(at.home, added.load, None)
    build(at.home)
    assert bulletins(at) == []


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_core_newer_than_the_code_is_refused(at: House) -> None:
    at.add(at.write("a.txt", title="Một"))
    with duckdb.connect(at.home.core) as core:
        core.execute("INSERT INTO schema_version VALUES (99)")
    with pytest.raises(HomeError, match="phiên bản mới hơn"):
        build(at.home)


def test_a_desk_newer_than_the_code_is_refused(at: House) -> None:
    at.add(at.write("a.txt", title="Một"))
    with sqlite3.connect(at.home.desk) as desk:
        desk.execute("PRAGMA user_version = 99")
    with pytest.raises(HomeError, match="phiên bản mới hơn"):
        build(at.home)


def test_a_core_of_another_desk_is_refused(at: House) -> None:
    added = at.add(at.write("a.txt", title="Một"))
    at.home.desk.unlink()
    with pytest.raises(HomeError, match=added.load):
        build(at.home)


def test_every_step_of_a_load_is_in_the_audit(at: House) -> None:
    added = at.add(at.write("a.txt", title="Một"))
    undo(at.home, added.load, "chị Hai")
    with open_desk(at.home) as desk:
        assert [(entry.who, entry.what, entry.subject) for entry in desk.audit()] == [
            ("người thử", "landed", added.load),
            ("chị Hai", "undone", added.load),
        ]


def test_core_is_migrated_step_by_step(at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at.add(at.write("a.txt", title="Một"))
    steps = tmp_path / "migrations"
    steps.mkdir()
    for seen in range(1, schema_version() + 1):
        (steps / f"{seen:04}_seen.sql").write_text("SELECT 'not run again' / 0;", encoding="utf-8")
    monkeypatch.setattr("etl.load.core.MIGRATIONS", steps)
    (steps / "0100_more.sql").write_text(
        "CREATE TABLE more (n INTEGER); INSERT INTO more SELECT count(*) FROM bulletin;", encoding="utf-8"
    )
    with writing(at.home) as writer:
        assert writer.core.execute("SELECT n FROM more").fetchall() == [(1,)]
    (steps / "0101_wrong.sql").write_text("CREATE TABLE half (n INTEGER); SELECT no_such_function();", encoding="utf-8")
    with pytest.raises(duckdb.Error), writing(at.home):
        pass
    (steps / "0101_wrong.sql").unlink()
    with writing(at.home) as writer:
        assert writer.core.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'").fetchall() == [
            (0,)
        ]


def test_a_clock_that_was_set_back_does_not_lose_the_build_being_served(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(KEPT_BUILDS):
        at.add(at.write("a.txt", title=f"Tin {number}"))
    monkeypatch.setattr("etl.load.publish.now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    assert at.add(at.write("a.txt", title="Sau cùng")).build == "20010101-000000-000000"
    assert at.ask("SELECT build FROM build") == [("20010101-000000-000000",)]


def test_names_sort_by_time() -> None:
    moments = [datetime(2024, 12, 12, 10, 11, 12, micro, tzinfo=UTC) for micro in (0, 999, 1000, 999_999)]
    names = [sortable(moment) for moment in moments]
    assert names == sorted(names)
    assert names[1] == "20241212-101112-000999"


def test_stages_of_the_dead_are_swept_and_those_of_the_living_stay(at: House) -> None:
    room = at.home.warehouse / "staging"
    for name, age in (("dead", 48), ("living", 1)):
        (room / name).mkdir(parents=True)
        (room / name / "files.jsonl").touch()
        then = time.time() - age * 3600
        os.utime(room / name / "files.jsonl", (then, then))
        os.utime(room / name, (time.time() - 48 * 3600,) * 2)
    at.add(at.write("a.txt", title="Một"))
    assert [path.name for path in room.iterdir()] == ["living"]


def test_many_files_are_read_in_processes_in_the_order_given(at: House) -> None:
    paths = [at.inbox / f"{number:02}.txt" for number in range(40)]
    for path in paths[1:]:
        path.write_text(f"Bản tin {path.stem}\n", encoding="utf-8")
    tasks = (Task(given, None) for given in inputs(map(str, paths)))
    found = list(outcomes(tasks, None, jobs=2))
    assert [outcome.file for outcome in found] == [str(path) for path in paths]
    assert [outcome.outcome for outcome in found] == ["rejected"] + ["bulletin"] * 39
