"""Tables of counter readings, and counters printed on bulletins."""

from datetime import date
from pathlib import Path

import pytest

from etl.commands.reading import UNDATED
from etl.load.readings import is_table, read_table
from tests.sql.homes import House, house


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "start",
    [
        b"observed_on,total\n",
        "\ufeffobserved_on;today\n".encode(),
        b"site\tobserved_on\tonline\r\n",
        b'"observed_on","Total"\n',
    ],
)
def test_a_table_is_known_by_its_header(start: bytes) -> None:
    assert is_table(start)


@pytest.mark.parametrize(
    "start", [b"", b"observed_on,title\n", b"total,today\n", "Công đoàn, total\n".encode(), b"\xff\xfe"]
)
def test_anything_else_is_no_table(start: bytes) -> None:
    assert not is_table(start)


def test_rows_are_judged_one_by_one() -> None:
    data = (
        "observed_on;total;site;today\n2024-12-01;1000;trang-a;\n\n01/12/2024;1;;\n2024-12-02;1.000;;\n"
        "2024-12-03;;;\n2024-12-04;5\n2024-12-05;-1;;\n"
    )
    rows = list(read_table(data.encode()))
    assert [(row.line, row.why) for row in rows] == [
        (2, None),
        (4, "ngày “01/12/2024” không đúng dạng NĂM-THÁNG-NGÀY, ví dụ 2024-12-12"),
        (5, "“1.000” ở cột total không phải số nguyên không âm"),
        (6, "không có số nào"),
        (7, "có 2 ô, dòng tiêu đề có 4"),
        (8, "“-1” ở cột total không phải số nguyên không âm"),
    ]
    assert (rows[0].site, rows[0].observed_on, dict(rows[0].figures)["total"]) == ("trang-a", date(2024, 12, 1), 1000)


def test_good_rows_land_and_bad_ones_are_told(at: House) -> None:
    table = at.inbox / "luot.csv"
    table.write_text(
        "observed_on,site,total\n2024-12-01,,1000\n2024-12-02,Trang B,5\n2024-12-03,trang-b,7\nhôm qua,,3\n",
        encoding="utf-8",
    )
    added = at.add(table)
    assert (added.readings, added.warnings, added.rejected) == (2, 2, [])
    assert added.notes == [
        f"{table}, dòng 3: tên trang “Trang B” không hợp lệ; dòng này bị bỏ qua.",
        f"{table}, dòng 5: ngày “hôm qua” không đúng dạng NĂM-THÁNG-NGÀY, ví dụ 2024-12-12; dòng này bị bỏ qua.",
    ]
    assert at.ask("SELECT site, observed_on, total, source FROM reading ORDER BY site") == [
        ("trang-a", date(2024, 12, 1), 1000, "table"),
        ("trang-b", date(2024, 12, 3), 7, "table"),
    ]


def test_a_table_without_a_good_row_is_rejected_and_so_is_one_that_is_not_utf_8(at: House) -> None:
    empty, wrong, legacy = at.inbox / "1.csv", at.inbox / "2.csv", at.inbox / "3.csv"
    empty.write_text("observed_on,total\n", encoding="utf-8")
    wrong.write_text("observed_on,total\nx,1\n", encoding="utf-8")
    legacy.write_bytes(b"observed_on,total,site\n2024-12-01,1,\xe9\n")
    added = at.add(empty, wrong, legacy)
    assert [rejected["why"] for rejected in added.rejected] == [
        "không dùng được dòng nào; bảng không có dòng nào.",
        (
            "không dùng được dòng nào; dòng 2: ngày “x” không đúng dạng NĂM-THÁNG-NGÀY, ví dụ 2024-12-12; "
            "dòng này bị bỏ qua."
        ),
        "bảng số liệu phải lưu ở dạng UTF-8; hãy lưu lại rồi nạp lại.",
    ]


def test_a_row_loaded_twice_is_one_reading_until_both_loads_are_undone(at: House) -> None:
    table = at.inbox / "luot.csv"
    table.write_text("observed_on,total\n2024-12-01,1000\n", encoding="utf-8")
    at.add(table)
    assert at.add(table).readings == 1
    assert at.ask("SELECT count(*) FROM reading") == [(1,)]


def test_a_printed_counter_is_a_reading_of_its_day_and_stays_out_without_one(at: House) -> None:
    added = at.add(
        at.write("a.txt", title="Một", traffic={"observed_on": "2024-12-12", "today": 840, "total": 5_525_948}),
        at.write("b.txt", title="Hai", published_on="2024-12-01", traffic={"total": 77}),
    )
    assert added.readings == 1
    assert at.ask("SELECT site, observed_on, source, today, total FROM reading") == [
        ("trang-a", date(2024, 12, 12), "bulletin", 840, 5_525_948)
    ]
    assert (UNDATED,) in at.ask("SELECT warning FROM bulletin_warning")
