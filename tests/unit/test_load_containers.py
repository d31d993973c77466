"""Archives and tables of bulletins through a load: names, duplicates, undoing, making anew, the reader's text."""

from pathlib import Path

import pytest

from etl.commands.build import build_from_raw
from etl.commands.inputs import Input
from etl.commands.reading import Task, read_task
from etl.commands.undo import undo
from etl.desk import open_desk
from etl.load.index.generations import generation
from etl.load.index.shelf import open_shelf
from etl.load.raw import raw_bytes
from etl.load.serving import current_build
from etl.paths import Home
from etl.pipeline import bulletin_id
from etl.read import read
from tests.sql.homes import House
from tests.unit.office_files import LEAD, TITLE, docx, xlsx, zipped

HEADERS: list[object] = ["Mã", "Tiêu đề", "Ngày đăng", "Nội dung"]
SHEET: list[list[object]] = [
    HEADERS,
    [1, TITLE, "18/06/2024", LEAD],
    [2, "Họp ở Vinh", "19/06/2024", "Sáng 19/6.\nỞ Vinh."],
]
WORD = docx()
READINGS = "site,observed_on,total\ntrang-a,2024-06-17,900\n"
ARCHIVE = zipped({
    "thang6/tin.docx": WORD, "lap.docx": WORD, "hong.docx": WORD[:3000], "trong.zip": zipped({"x.txt": "Công đoàn"}),
    "dem.csv": READINGS, "khac.txt": f"{TITLE} ở Vinh\n{LEAD}",
})  # fmt: skip


@pytest.fixture
def at(tmp_path: Path) -> House:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return House(Home(tmp_path / "home"), inbox)


def put(at: House, name: str, data: bytes) -> Path:
    path = at.inbox / name
    path.write_bytes(data)
    return path


def names(at: House) -> list[tuple[str, str]]:
    return [
        (name, file.rsplit("/inbox/", 1)[1])
        for name, file in at.ask("SELECT bulletin_id, file FROM bulletin ORDER BY file")
    ]


def test_an_archive_brings_its_entries_under_its_own_name(at: House) -> None:
    added = at.add(put(at, "thang.zip", ARCHIVE))
    whole = bulletin_id(ARCHIVE)
    assert (added.bulletins, added.duplicates, added.readings) == (2, 1, 1)
    assert [one["file"].rsplit("#", 1)[1] for one in added.rejected] == ["3 hong.docx", "4 trong.zip"]
    assert names(at) == [
        (f"{whole}#1", "thang.zip#1 thang6/tin.docx"), (f"{whole}#6", "thang.zip#6 khac.txt"),
    ]  # fmt: skip


@pytest.mark.parametrize("is_alone_first", [True, False])
def test_a_file_alone_and_in_an_archive_is_one_bulletin(at: House, is_alone_first: bool) -> None:  # noqa: FBT001
    alone, archive = put(at, "tin.docx", WORD), put(at, "thang.zip", ARCHIVE)
    first = at.add(alone if is_alone_first else archive)
    second = at.add(archive if is_alone_first else alone)
    assert first.bulletins + second.bulletins == 2
    undo(at.home, first.load, "người thử")
    assert len(at.ask("SELECT 1 FROM bulletin")) == (2 if is_alone_first else 1)
    before = [row[1:] for row in names(at)]
    build_from_raw(at.home)
    assert [row[1:] for row in names(at)] == before
    undo(at.home, second.load, "người thử")
    assert at.ask("SELECT 1 FROM bulletin") == []


def test_core_made_anew_from_the_originals_says_the_same(at: House) -> None:
    at.add(put(at, "thang.zip", ARCHIVE), put(at, "bang.xlsx", xlsx(SHEET)))
    before, wrong = at.facts(), _rejected(at)
    for _ in range(2):
        build_from_raw(at.home)
        now = at.facts()
        assert {table for table in before if before[table] != now[table]} <= {"written"}
        assert _rejected(at) == wrong


def _rejected(at: House) -> list[dict[str, str]]:
    with open_desk(at.home) as desk:
        return desk.rejected()


def test_what_was_refused_inside_is_not_opened_when_made_anew(at: House) -> None:
    added = at.add(put(at, "thang.zip", ARCHIVE))
    with open_desk(at.home) as desk:
        nested = next(file for file in desk.files(added.load) if file.file.endswith("trong.zip"))
    assert nested.raw
    assert raw_bytes(at.home, nested.raw).startswith(b"PK")
    build_from_raw(at.home)
    with open_desk(at.home) as desk:
        assert [file.outcome for file in desk.files(added.load)].count("rejected") == len(added.rejected)


def test_rows_of_a_table_are_bulletins_and_the_columns_are_told(at: House) -> None:
    rows = xlsx(SHEET)
    added = at.add(put(at, "bang.xlsx", rows))
    assert (added.bulletins, added.rejected) == (2, [])
    assert "“Nội dung” là nội dung" in added.notes[0]
    assert "không dùng: “Mã”" in added.notes[0]
    assert names(at) == [
        (f"{bulletin_id(rows)}#1", "bang.xlsx#1 dòng 2"), (f"{bulletin_id(rows)}#2", "bang.xlsx#2 dòng 3"),
    ]  # fmt: skip
    assert at.ask("SELECT title, published_on::VARCHAR FROM bulletin ORDER BY ALL") == [
        (TITLE, "2024-06-18"), ("Họp ở Vinh", "2024-06-19"),
    ]  # fmt: skip


def test_the_reader_shows_the_text_that_the_facts_count(at: House) -> None:
    at.add(put(at, "thang.zip", ARCHIVE), put(at, "bang.xlsx", xlsx(SHEET)), put(at, "tin.docx", docx([LEAD])))
    build = current_build(at.home)
    assert build is not None
    found = at.ask("SELECT bulletin_id, raw, file FROM bulletin")
    shelf = open_shelf(generation(at.home, build.stem), len(found))
    assert len(found) == 5
    for name, raw, file in found:
        kept = shelf.text(name)
        assert kept is not None
        assert kept.text == read(raw_bytes(at.home, raw), file).text


CSV = """\ufeffTiêu đề;Ngày đăng;Nội dung
Một;18/06/2024;"Dòng một
Dòng hai"
Hai;19/06/2024;Ba
"""
JSON_LINES = """{"title": "Một", "body": "<p>Dòng một</p><p>Dòng hai</p>"}
{"title": "Hai", "body": "Ba"}
"""
JSON_LIST = """[{"Tiêu đề": "Một", "Nội dung": "Dòng một"},
{"Tiêu đề": "Hai", "Nội dung": "Ba"}]"""
TITLED = [["Bảng tin tháng 6"], [], ["Tiêu đề", "Nội dung"], ["Một", "Dòng một\nDòng hai"], ["Hai", "Ba"]]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bang.csv", CSV.encode()),
        ("bang.tsv", "Tiêu đề\tNội dung\nMột\tDòng một Dòng hai\nHai\tBa\n".encode("utf-16")),
        ("bang.jsonl", JSON_LINES.encode()),
        ("bang.json", JSON_LIST.encode()),
        ("bang.xlsx", xlsx(TITLED)),
    ],
    ids=["csv", "tsv", "jsonl", "json", "xlsx"],
)
def test_tables_of_every_kind(at: House, name: str, data: bytes) -> None:
    whole, *rows = read_task(Task(Input(0, name, put(at, name, data)), None), None)
    assert [(one.bulletin_id, one.rows[0]["title"]) for one in rows] == [
        (f"{bulletin_id(data)}#1", "Một"), (f"{bulletin_id(data)}#2", "Hai"),
    ]  # fmt: skip
    assert "Cột được hiểu" in whole.notes[0]


def test_a_table_of_other_things_is_refused_with_the_columns_it_needs(at: House) -> None:
    added = at.add(put(at, "luong.xlsx", xlsx([["Họ tên", "Lương"], ["A", 1]])))
    assert "Tiêu đề, Ngày đăng, Nội dung" in added.rejected[0]["why"]
