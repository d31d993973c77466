"""Uploads between pages and processes: names, where bytes go, the process that is started when there is work."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.desk.incoming import Brought, bytes_of, receive, safe_names
from etl.desk.uploads import FileState, Upload, UploadFile
from etl.paths import Home
from pages.kit import intake
from tests.unit.upload_files import NGHE_AN, text

BROUGHT = Brought("người thử", "congdoan-thu")


@given(st.lists(st.text(max_size=60), max_size=8))
def test_safe_names_are_plain_names_of_one_folder(names: list[str]) -> None:
    safe = safe_names(names)
    assert len(safe) == len(names) == len({name.casefold() for name in safe})
    for name in safe:
        assert Path(name).name == name
        assert not name.startswith((".", "-", " "))
        assert len(name.encode()) < 200
        assert name.isprintable()


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("Tin 12-6.TXT", "Tin 12-6.TXT"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\bản tin.html", "bản tin.html"),
        (".hidden.csv", "hidden.csv"),
        ("--who=x.txt", "who=x.txt"),
        ("a\u202etxt.exe", "a txt.exe"),
        ("", "tệp"),
        ("...", "tệp"),
        ("Bản tin.DOCX", "Bản tin.DOCX"),
    ],
)
def test_what_a_name_becomes(given_name: str, safe: str) -> None:
    assert safe_names([given_name]) == [safe]


def test_a_long_name_keeps_its_ending() -> None:
    (safe,) = safe_names(["ắ" * 300 + ".docx"])
    assert safe.endswith(".docx")
    assert len(safe.encode()) <= 150


def test_equal_names_stay_apart() -> None:
    assert safe_names(["a.txt", "A.txt", "a.txt"]) == ["a.txt", "A (2).txt", "a (3).txt"]


def test_bytes_lie_under_their_checksum_whatever_the_name(home: Home) -> None:
    upload = receive(home, [("../../x.txt", text(NGHE_AN))], BROUGHT)
    found = intake.upload(home, upload)
    assert found
    (file,) = found[1]
    assert bytes_of(home, upload, file.raw).read_bytes() == text(NGHE_AN)
    assert file.name == "x.txt"


def _rest(home: Home, name: str) -> tuple[Upload, list[UploadFile]]:
    """An upload once no process has anything to do with it."""
    for _ in range(1200):
        found = intake.upload(home, name)
        assert found
        if not intake.is_busy(home, found[0]):
            return found
        time.sleep(0.05)
    pytest.fail("the process never ends")


def test_a_look_starts_the_work_and_a_confirmation_the_load(home: Home) -> None:
    name = receive(home, [("tin.txt", text(NGHE_AN)), ("hỏng.txt", b"")], BROUGHT)
    one, files = _rest(home, name)
    assert [file.state for file in files] == [FileState.EYES, FileState.REJECTED]
    assert intake.confirm(home, one, files)
    assert not intake.confirm(home, one, files)
    one, files = _rest(home, name)
    assert [file.state for file in files] == [FileState.LOADED, FileState.REJECTED]
    before = home.current.read_text(encoding="utf-8")
    assert one.load
    assert intake.undo(home, one.load, who="người thử").status == 0
    assert home.current.read_text(encoding="utf-8") != before
    assert intake.undo(home, one.load).status == 2
    assert [(again.upload, again.load_state) for again in intake.uploads(home)] == [(name, "undone")]


def test_what_is_left_alone_leaves_nothing(home: Home) -> None:
    name = receive(home, [("tin.txt", text(NGHE_AN))], BROUGHT)
    assert intake.drop(home, name)
    assert not intake.drop(home, name)
    assert list(home.incoming.iterdir()) == []


def test_looking_makes_no_desk(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert intake.uploads(home) == []
    assert intake.upload(home, "0" * 16) is None
    assert not home.root.exists()
