"""Notes on the desk: written, changed and taken away by their author or an administrator, each with its audit line."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etl.desk import HERE, LONGEST_NOTE, Note, notes_of, open_desk
from etl.paths import Home

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FLOOD = Note(date(2026, 2, 3), date(2026, 2, 10), "Mưa lũ, <b>nghỉ</b> hội nghị", "chị Hai", AT)


def written(home: Home) -> Note:
    with open_desk(home) as desk:
        desk.notes.add(FLOOD)
    (found,) = notes_of(home)
    return found


def audit(home: Home) -> list[tuple[str | None, str, str, str | None]]:
    with open_desk(home) as desk:
        return [(one.who, one.what, one.subject, one.detail) for one in desk.audit()]


def test_a_note_is_kept_with_author_and_time(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert notes_of(home) == []
    assert not home.desk.exists()
    found = written(home)
    assert replace(found, note=None) == FLOOD
    assert audit(home) == [("chị Hai", "noted", "1", FLOOD.words)]


def test_the_author_changes_it_and_both_times_stay(tmp_path: Path) -> None:
    home = Home(tmp_path)
    new = replace(written(home), words="Bão số 3", last_day=date(2026, 2, 12))
    with open_desk(home) as desk:
        assert desk.notes.change(new, by="chị Hai", at=LATER, is_admin=False)
    (found,) = notes_of(home)
    assert (found.words, found.last_day, found.at, found.who) == ("Bão số 3", date(2026, 2, 12), AT, "chị Hai")
    assert (found.changed_by, found.changed_at) == ("chị Hai", LATER)
    assert audit(home)[-1] == ("chị Hai", "note_changed", "1", "Bão số 3")


def test_others_change_nothing_but_an_administrator_may(tmp_path: Path) -> None:
    home = Home(tmp_path)
    found = written(home)
    assert not found.is_of("anh Ba", is_admin=False)
    with open_desk(home) as desk:
        assert not desk.notes.change(replace(found, words="khác"), by="anh Ba", at=LATER, is_admin=False)
        assert not desk.notes.remove(1, by="anh Ba", at=LATER, is_admin=False)
        assert desk.notes.all() == [found]
        assert desk.notes.remove(1, by="anh Ba", at=LATER, is_admin=True)
        assert not desk.notes.remove(1, by="anh Ba", at=LATER, is_admin=True)
    assert notes_of(home) == []
    assert audit(home)[-1] == ("anh Ba", "note_removed", "1", FLOOD.words)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(FLOOD, last_day=date(2026, 2, 2)),
        replace(FLOOD, words=""),
        replace(FLOOD, words="x" * (LONGEST_NOTE + 1)),
    ],
)
def test_what_is_no_note_is_refused_whole(tmp_path: Path, wrong: Note) -> None:
    home = Home(tmp_path)
    with open_desk(home) as desk:
        with pytest.raises(sqlite3.IntegrityError):
            desk.notes.add(wrong)
        assert desk.notes.all() == []
        assert desk.audit() == []


def test_an_older_desk_is_brought_up_to_date_with_its_loads(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.warehouse.mkdir(parents=True)
    with sqlite3.connect(home.desk) as connection:
        connection.executescript((HERE / "migrations" / "0001_start.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO audit (at, who, what, subject) VALUES ('2026-01-01T00:00:00', 'x', 'y', 'z')")
        connection.execute("PRAGMA user_version = 1")
    assert notes_of(home) == []
    assert audit(home) == [("x", "y", "z", None)]
