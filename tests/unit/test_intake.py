"""Uploads before and during a load: names, checksums, previews, and the child process."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.paths import Home
from pages.kit import intake
from pages.kit.intake import MOST_ENTRIES, TYPES, add, distinct, items, preview, received, safe_names, undo
from tests.unit.office_files import docx, xlsx, zipped

BULLETIN = (
    "Công đoàn Nghệ An tặng quà công nhân\n\nThứ ba, 18/06/2024 12:17\n\n"
    "Sáng 18/6/2024, LĐLĐ tỉnh Nghệ An tặng 120 suất quà cho công nhân khó khăn trong Khu kinh tế Đông Nam.\n"
    "Hoạt động thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị.\n"
).encode()
TABLE = b"site,observed_on,today,total\nnghe-an,2024-06-18,120,5000\nnghe-an,45461,1,2\n"


@given(st.lists(st.text(max_size=60), max_size=8))
def test_safe_names_are_plain_files_of_one_folder(names: list[str]) -> None:
    safe = safe_names(names)
    assert len(safe) == len(names) == len({name.casefold() for name in safe})
    for name in safe:
        assert Path(name).name == name
        assert not name.startswith((".", "-", " "))
        assert name.rsplit(".", 1)[1] in TYPES
        assert len(name.encode()) < 200
        assert name.isprintable()


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("Tin 12-6.TXT", "Tin 12-6.txt"),
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Users\\a\\bản tin.html", "bản tin.html"),
        (".hidden.csv", "hidden.csv"),
        ("--who=x.txt", "who=x.txt"),
        ("etl.py", "etl.py.txt"),
        ("a\u202etxt.exe", "a txt.exe.txt"),
        ("", "tệp.txt"),
        ("Bản tin.DOCX", "Bản tin.docx"),
        ("thang.tar.gz", "thang.tar.gz.txt"),
    ],
)
def test_what_a_name_becomes(given_name: str, safe: str) -> None:
    assert safe_names([given_name]) == [safe]


def test_equal_names_stay_apart() -> None:
    assert safe_names(["a.txt", "A.txt", "a.txt"]) == ["a.txt", "A (2).txt", "a (3).txt"]


def test_files_are_told_apart_by_content() -> None:
    one, again, other = received("a.txt", b"x"), received("b.txt", b"x"), received("a.txt", b"y")
    assert distinct([one, again, other]) == ([one, other], [again])


def test_a_bulletin_is_read_as_the_load_will_read_it() -> None:
    found = preview(BULLETIN, "tin.txt", "nghe-an")
    assert found.kind == "bulletin"
    assert found.record is not None
    assert found.record.bulletin_id == received("x", BULLETIN).checksum[:16]
    assert found.text == BULLETIN.decode()


def test_a_table_shows_good_and_bad_rows() -> None:
    found = preview(TABLE, "so-dem.csv", "nghe-an")
    assert found.kind == "table"
    assert [row.why is None for row in found.rows] == [True, False]
    assert dict(found.rows[0].figures)["total"] == 5000


def test_an_archive_shows_each_of_its_entries() -> None:
    data = zipped({"a.txt": BULLETIN, "b.csv": TABLE, "c.docx": docx()[:2000]})
    found = preview(data, "thang.zip", "nghe-an")
    assert (found.kind, found.count) == ("container", 3)
    assert [(one.name, one.preview.kind) for one in found.entries] == [
        ("thang.zip#1 a.txt", "bulletin"), ("thang.zip#2 b.csv", "table"), ("thang.zip#3 c.docx", "rejected"),
    ]  # fmt: skip
    assert found.entries[0].checksum == received("x", BULLETIN).checksum
    assert [one.name for one in items([received("thang.zip", data)], [found])][:2] == ["thang.zip", "thang.zip#1 a.txt"]


def test_of_a_long_table_the_first_rows_are_shown() -> None:
    rows = [["Tiêu đề", "Nội dung"], *(["Họp", f"Công đoàn họp lần {number}"] for number in range(MOST_ENTRIES + 5))]
    found = preview(xlsx(rows), "bang.xlsx", "nghe-an")
    assert (len(found.entries), found.count) == (MOST_ENTRIES, MOST_ENTRIES + 5)
    assert "“Nội dung” là nội dung" in found.notes[0]


def test_a_text_in_a_legacy_font_is_shown_as_it_was_too() -> None:
    found = preview("Héi nghÞ c«ng ®oµn tæ chøc t¹i Hµ Néi".encode("cp1252"), "x.txt", None)
    assert (found.text, found.original) == (
        "Hội nghị công đoàn tổ chức tại Hà Nội",
        "Héi nghÞ c«ng ®oµn tæ chøc t¹i Hµ Néi",
    )
    assert preview(BULLETIN, "x.txt", None).original == ""


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x7fELF\x02\x01\x01" + bytes(200)])
def test_what_is_no_bulletin_is_refused_with_a_sentence(data: bytes) -> None:
    found = preview(data, "x.txt", None)
    assert found.kind == "rejected"
    assert len(found.why) > 10


def test_too_large_is_refused_before_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_DOCUMENT_BYTES", 10)
    assert preview(BULLETIN, "x.txt", None).kind == "rejected"


def test_a_load_lands_and_is_undone(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    files = [received("../Tin Nghệ An.txt", BULLETIN), received("hỏng.txt", b"")]
    loaded = add(home, files, "nghe-an", who="người thử")
    assert loaded.status == 1
    assert loaded.report["bulletins"] == 1
    assert [one["file"] for one in loaded.report["rejected"]] == ["hỏng.txt"]
    assert list(home.incoming.iterdir()) == []
    before = home.current.read_text(encoding="utf-8")
    undone = undo(home, loaded.report["load"], who="người thử")
    assert undone.status == 0
    assert home.current.read_text(encoding="utf-8") != before
    assert undo(home, loaded.report["load"]).status == 2


def test_a_load_that_cannot_be_says_why(tmp_path: Path) -> None:
    outcome = add(Home(tmp_path), [received("a.txt", BULLETIN)], "Không Phải Slug")
    assert outcome.status == 2
    assert outcome.report == {}
    assert "Không Phải Slug" in outcome.sentences[0]
