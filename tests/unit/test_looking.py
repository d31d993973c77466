"""Uploaded files looked at before anything counts: what the load would make of them, kept for eyes and read back."""

from pathlib import Path

import pytest

from etl.commands import looking
from etl.commands.looking import MOST_ENTRIES, look
from etl.desk.previews import SHOWN, items, read, write
from etl.pipeline import bulletin_id
from etl.read.sheets import key_of
from tests.unit.office_files import docx, xlsx, zipped

BULLETIN = (
    "Công đoàn Nghệ An tặng quà công nhân\n\nThứ ba, 18/06/2024 12:17\n\n"
    "Sáng 18/6/2024, LĐLĐ tỉnh Nghệ An tặng 120 suất quà cho công nhân khó khăn trong Khu kinh tế Đông Nam.\n"
    "Hoạt động thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị.\n"
).encode()
TABLE = b"site,observed_on,today,total\nnghe-an,2024-06-18,120,5000\nnghe-an,45461,1,2\n"
STRANGE = "Đầu mục;Chữ;Khi nào\nHọp ở Vinh;Sáng 17/6 công đoàn Nghệ An họp;17/06/2024\nNghỉ;Chiều nghỉ;\n".encode()
COLUMNS = {"Đầu mục": "title", "Chữ": "text", "Khi nào": "published_on"}


def test_a_bulletin_is_read_as_the_load_will_read_it() -> None:
    found = look(BULLETIN, "tin.txt", "nghe-an")
    assert (found.preview.kind, found.preview.text) == ("bulletin", BULLETIN.decode())
    assert found.preview.record
    assert found.preview.record.bulletin_id == found.bulletin_id == bulletin_id(BULLETIN)
    assert found.preview.record.published_time == "12:17"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (BULLETIN, "tin.txt"),
        (TABLE, "so.csv"),
        (zipped({"a.txt": BULLETIN, "b.docx": docx()[:2000]}), "thang.zip"),
        (b"", "rong.txt"),
        ("Héi nghÞ c«ng ®oµn".encode("cp1252") + b" \xfc", "cu.txt"),
    ],
    ids=["bulletin", "table", "archive", "empty", "legacy"],
)
def test_what_was_found_is_read_back_as_it_was_written(data: bytes, name: str, tmp_path: Path) -> None:
    found = look(data, name, "nghe-an")
    write(tmp_path / "x.json", found)
    assert read(tmp_path / "x.json") == found


def test_what_nobody_wrote_or_other_rules_wrote_is_not_there(tmp_path: Path) -> None:
    assert read(tmp_path / "x.json") is None
    for text in ("", "[]", '{"name": 1}'):
        (tmp_path / "x.json").write_text(text)
        assert read(tmp_path / "x.json") is None


def test_a_table_shows_good_and_bad_rows() -> None:
    found = look(TABLE, "so-dem.csv", "nghe-an").preview
    assert (found.kind, found.good, [row.line for row in found.bad]) == ("table", 1, [3])


def test_an_archive_shows_each_of_its_entries() -> None:
    data = zipped({"a.txt": BULLETIN, "b.csv": TABLE, "c.docx": docx()[:2000]})
    found = look(data, "thang.zip", "nghe-an")
    assert (found.preview.kind, found.preview.count) == ("container", 3)
    assert [(one.name, one.bulletin_id.split("#")[1], one.preview.kind) for one in found.preview.entries] == [
        ("thang.zip#1 a.txt", "1", "bulletin"), ("thang.zip#2 b.csv", "2", "table"),
        ("thang.zip#3 c.docx", "3", "rejected"),
    ]  # fmt: skip
    assert [one.name for one in items(found)][:2] == ["thang.zip", "thang.zip#1 a.txt"]


def test_of_a_long_table_the_first_rows_are_shown() -> None:
    rows = [["Tiêu đề", "Nội dung"], *(["Họp", f"Công đoàn họp lần {number}"] for number in range(MOST_ENTRIES + 5))]
    found = look(xlsx(rows), "bang.xlsx", "nghe-an").preview
    assert (len(found.entries), found.count) == (MOST_ENTRIES, MOST_ENTRIES + 5)
    assert found.columns == {"title": "Tiêu đề", "text": "Nội dung"}
    assert "“Nội dung” là nội dung" in found.notes[0]


def test_a_text_in_a_legacy_font_is_shown_as_it_was_too() -> None:
    found = look("Héi nghÞ c«ng ®oµn tæ chøc t¹i Hµ Néi".encode("cp1252"), "x.txt", None).preview
    assert (found.text, found.original) == (
        "Hội nghị công đoàn tổ chức tại Hà Nội",
        "Héi nghÞ c«ng ®oµn tæ chøc t¹i Hµ Néi",
    )
    assert look(BULLETIN, "x.txt", None).preview.original == ""


def test_of_a_long_text_the_beginning_is_kept() -> None:
    found = look(BULLETIN + "Công nhân vui. ".encode() * 10_000, "x.txt", None).preview
    assert len(found.text) == SHOWN
    assert max(end for _, end in found.parts) <= SHOWN


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x7fELF\x02\x01\x01" + bytes(200)])
def test_what_is_no_bulletin_is_refused_with_a_sentence(data: bytes) -> None:
    found = look(data, "x.txt", None).preview
    assert found.kind == "rejected"
    assert len(found.why) > 10


def test_too_large_is_refused_before_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MAX_DOCUMENT_BYTES", 10)
    assert look(BULLETIN, "x.txt", None).preview.kind == "rejected"


# --- columns that no word list knows ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (STRANGE, "la.csv"),
        (xlsx([line.split(";") for line in STRANGE.decode().splitlines()]), "la.xlsx"),
        ('{"Đầu mục": "Họp ở Vinh", "Chữ": "Công đoàn họp", "Khi nào": ""}\n{"Chữ": "Nghỉ"}'.encode(), "la.jsonl"),
    ],
    ids=["csv", "xlsx", "jsonl"],
)
def test_a_strange_header_is_shown_and_read_as_somebody_explained_it(data: bytes, name: str) -> None:
    strange = look(data, name, "nghe-an").preview
    assert strange.headers == ("Đầu mục", "Chữ", "Khi nào")
    assert strange.columns == {}
    explained = look(data, name, "nghe-an", {strange.header: COLUMNS}).preview
    assert explained.columns == {field: header for header, field in COLUMNS.items()}
    records = [one.preview.record for one in explained.entries]
    assert next(one.title for one in records if one) == "Họp ở Vinh"
    assert len(records) == 2


def test_an_explained_header_may_say_other_than_its_words() -> None:
    data = "Tiêu đề,Nội dung,Ghi chú\nA,Công đoàn họp ở Vinh,Hội nghị tại Hà Nội\n".encode()
    header = key_of(["Tiêu đề", "Nội dung", "Ghi chú"])
    found = look(data, "x.csv", None, {header: {"Ghi chú": "text"}}).preview
    assert [one.preview.text for one in found.entries] == ["Hội nghị tại Hà Nội"]


def test_ordinary_text_is_no_table_whatever_it_is_called() -> None:
    assert look(BULLETIN, "tin.csv", None).preview.headers == ()
