"""Corrections of single bulletins: written once, laid over every build, told when no longer needed, and taken back."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.desk import open_desk
from etl.errors import UnionPulseError
from etl.paths import Home

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
WHO = {"at": AT, "who": "chị Hai", "why": "xem bản gốc"}


def test_the_ledger_and_the_audit_are_only_ever_added_to(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with open_desk(home) as desk:
        number = desk.corrections.add("a1", "site", "trang-a", "trang-b", **WHO)
        (found,) = desk.corrections.of("a1")
        assert (found.before, found.after, found.who, found.why) == ('"trang-a"', '"trang-b"', "chị Hai", "xem bản gốc")
        assert desk.corrections.undo(number, by="anh Ba", at=AT, why="nhầm")
        assert not desk.corrections.undo(number, by="anh Ba", at=AT, why="nhầm")
        assert desk.corrections.standing() == []
        assert [(one.undone_by, one.undone_why) for one in desk.corrections.all()] == [("anh Ba", "nhầm")]
        assert [(one.what, one.subject) for one in desk.audit()] == [("corrected", "a1"), ("correction_undone", "1")]
    with sqlite3.connect(home.desk) as connection:
        for attempt in (
            "UPDATE correction SET who = 'x'",
            "DELETE FROM correction",
            "UPDATE correction_undone SET who = 'x'",
            "DELETE FROM correction_undone",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(attempt)


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("site", "trang-a", '"trang-a"'),
        ("site", '"trang-a"', '"trang-a"'),
        ("published_on", "2024-06-18", '"2024-06-18"'),
        ("published_on", '"2024-06-18"', '"2024-06-18"'),
        (
            "province",
            '{"role": "active", "unit": "63", "code": "40"}',
            '{"code": "40", "role": "active", "unit": "63"}',
        ),
        ("resolution", '{"key": "TW:20/2008", "issuer": "TW"}', '{"key": "TW:20/2008"}'),
        (
            "resolution",
            '{"issuer": "TU", "number": "5", "year": 2021}',
            '{"issuer": "TU", "number": "5", "year": 2021}',
        ),
        (
            "reading",
            '{"observed_on": "2024-01-02", "total": 5, "today": null}',
            '{"observed_on": "2024-01-02", "total": 5}',
        ),
    ],
)
def test_values_have_one_spelling(tmp_path: Path, field: str, given: str, kept: str) -> None:
    with open_desk(Home(tmp_path)) as desk:
        desk.corrections.add("a1", field, None, given, **WHO)
        desk.corrections.add("a1", field, given, "null", **WHO)
        assert [(one.before, one.after) for one in desk.corrections.all()] == [(None, kept), (kept, None)]
        assert json.loads(kept)


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("title", '"x"'),
        ("site", "7"),
        ("published_on", "18/06/2024"),
        ("province", '{"unit": "62", "code": "40", "role": "active"}'),
        ("province", '{"unit": "63", "code": "40", "role": "lãnh đạo"}'),
        ("resolution", '{"number": "20"}'),
        ("reading", '{"observed_on": "2024-01-02"}'),
        ("reading", '{"observed_on": "2024-01-02", "total": -1}'),
        ("reading", '{"total": 1}'),
    ],
)
def test_what_is_no_value_of_the_field_is_refused(tmp_path: Path, field: str, after: str) -> None:
    with open_desk(Home(tmp_path)) as desk:
        with pytest.raises(UnionPulseError):
            desk.corrections.add("a1", field, None, after, **WHO)
        assert desk.corrections.all() == []
        assert desk.audit() == []


def test_a_correction_that_changes_nothing_or_has_no_reason_is_refused(tmp_path: Path) -> None:
    unsaid: dict[str, Any] = WHO | {"why": ""}
    with open_desk(Home(tmp_path)) as desk:
        with pytest.raises(UnionPulseError, match="giống"):
            desk.corrections.add("a1", "site", '"trang-a"', "trang-a", **WHO)
        with pytest.raises(sqlite3.IntegrityError):
            desk.corrections.add("a1", "site", "trang-a", "trang-b", **unsaid)
        assert desk.audit() == []
