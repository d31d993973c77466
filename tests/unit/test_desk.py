"""The desk: loads and the audit, safe from several processes and from newer code."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest

from etl.desk import Entry, Load, LoadFile, open_desk
from etl.errors import HomeError
from etl.paths import Home

AT = datetime(2024, 12, 12, 10, 11, 12, tzinfo=UTC)
LOAD = Load("20241212-101112-3f2a", AT, "trang-a", "chị Hai", date(2024, 12, 1), date(2024, 12, 12))


def test_a_load_is_remembered_with_its_files(tmp_path: Path) -> None:
    files = [
        LoadFile(0, "tin 1.txt", "ab" * 32, "bulletin", "abababababababab"),
        LoadFile(1, "hỏng.txt", None, "rejected", None, "tệp rỗng"),
    ]
    with open_desk(Home(tmp_path)) as desk:
        desk.ask(LOAD, files)
    with open_desk(Home(tmp_path)) as desk:
        assert desk.loads() == [LOAD]
        assert desk.files(LOAD.load) == files
        assert desk.rejected() == []
        desk.settle(LOAD.load, "landed", at=AT, who="chị Hai")
        assert desk.rejected() == [{"file": "hỏng.txt", "why": "tệp rỗng"}]
        assert [load.state for load in desk.loads()] == ["landed"]
        assert desk.audit() == [Entry(AT, "chị Hai", "landed", LOAD.load, None)]


def test_a_load_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with open_desk(Home(tmp_path)) as desk:
        with pytest.raises(sqlite3.IntegrityError):
            desk.ask(LOAD, [LoadFile(0, "a", None, "bulletin"), LoadFile(0, "b", None, "bulletin")])
        assert desk.loads() == []


def test_the_audit_is_only_ever_added_to(tmp_path: Path) -> None:
    with open_desk(Home(tmp_path)) as desk:
        desk.note(Entry(AT, None, "rebuilt", "x", None))
    with sqlite3.connect(Home(tmp_path).desk) as connection:
        for attempt in ("UPDATE audit SET who = 'ai đó'", "DELETE FROM audit"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(attempt)


def test_many_may_open_a_new_desk_at_once(tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def write(number: int) -> None:
        try:
            with open_desk(Home(tmp_path)) as desk:
                desk.note(Entry(AT, None, "thử", str(number), None))
        except BaseException as error:  # noqa: BLE001 - told to the test
            failed.append(error)

    threads = [Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_desk(Home(tmp_path)) as desk:
        assert sorted(entry.subject for entry in desk.audit()) == [str(number) for number in range(8)]


def test_a_desk_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.warehouse.mkdir()
    home.desk.write_bytes(b"not a database" * 100)
    with pytest.raises(HomeError, match="Không dùng được"), open_desk(home):
        pass
