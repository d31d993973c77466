"""Tables of counter readings, and counters printed on bulletins."""

import csv
import re
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.commands import add
from etl.commands.build import build_from_raw
from etl.commands.reading import AHEAD, UNDATED
from etl.errors import RejectedFileError
from etl.load.readings import TableRow, is_table, read_table
from etl.settings import TIME_ZONE
from etl.vocabulary import reading_columns, rows
from tests.sql.homes import House, house
from tests.unit.office_files import xlsx


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


WRITE = "hãy ghi NĂM-THÁNG-NGÀY, ví dụ 2024-12-31"
LATER = date(2026, 6, 30)
"""The day on which the tables below are handed in."""


def rows_of(text: str, file: str = "so-doc.csv") -> list[TableRow]:
    return list(read_table(text.encode(), file, LATER).rows)


def whys(text: str, file: str = "so-doc.csv") -> list[str | None]:
    return [row.why for row in rows_of(text, file)]


def test_words_over_columns_stand_once_as_they_are_looked_up() -> None:
    found = list(rows("reading_columns.csv", reading_columns.COLUMNS))
    words = [row["word"] for row in found]
    assert len(words) == len(set(words))
    assert {row["field"] for row in found} == reading_columns.FIELDS
    assert [word for word in words if reading_columns.field_of(f" {word.upper()}: ") is None] == []


@pytest.mark.parametrize(
    "start",
    [
        b"observed_on,total\n",
        "\ufeffobserved_on;today\n".encode(),
        b"site\tobserved_on\tonline\r\n",
        b'"observed_on","Total"\n',
        "Trang;Ngày đọc;Tổng;Hôm nay\n".encode(),
        "Ngày|Tổng lượt truy cập\n".encode(),
        "Bộ đếm đọc ngày 12/12/2024\n\nTrang,Tổng,Ghi chú\ntrang-a,5,\n".encode(),
        "Trang\tHôm qua\ntrang-a\t5\n".encode("utf-16"),
    ],
)
def test_a_table_is_known_by_its_header(start: bytes) -> None:
    assert is_table(start)


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"observed_on,title\n",
        b"total,today\n",
        "Công đoàn, total\n".encode(),
        b"\xff\xfe",
        "Họ tên;Tháng;Lương\nAn;5;7\n".encode(),
        "Tin trong ngày\n\nHôm nay, tổng công ty họp với công đoàn.\nCó 120 người dự.\n".encode(),
        "Hôm nay\tHôm qua\tTổng\nHội nghị công đoàn\nSáng 3/5, hội nghị họp ở Vinh.\n12\t13\t400\n".encode(),
    ],
)
def test_anything_else_is_no_table(start: bytes) -> None:
    assert not is_table(start)


def test_header_words_in_vietnamese_and_every_figure() -> None:
    (row,) = rows_of(
        "Trang;Ngày đọc;Giờ đọc;Hôm nay;Hôm qua;Tuần này;Tháng này;Tổng lượt truy cập;Đang online;Khách duy nhất\n"
        "trang-a;12/12/2024;8h05;12;40;90;300;1.234.567;0003;200\n"
    )
    assert (row.line, row.site, row.observed_on, row.observed_at) == (2, "trang-a", date(2024, 12, 12), "08:05")
    assert list(dict(row.figures).values()) == [12, 40, 90, 300, 1_234_567, 3, 200]


def test_rows_are_judged_one_by_one() -> None:
    data = (
        "observed_on;total;site;today\n2024-12-01;1000;trang-a;\n\n2024-12-03;;;\n2024-12-04;5\n01/12/2024;1.000;;–\n"
    )
    assert [(row.line, row.why) for row in rows_of(data)] == [
        (2, None),
        (4, "không có số nào"),
        (5, "có 2 ô, dòng tiêu đề có 4"),
        (6, None),
    ]
    assert dict(rows_of(data)[3].figures)["total"] == 1000


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("12a45", "có chữ lẫn trong số"),
        ("nghìn", "không phải số"),
        ("-1", "là số âm; bộ đếm không có số âm"),
        ("01/12/2024", "là ngày, không phải số"),
        ("1.234,567", "lẫn cả dấu chấm và dấu phẩy, không rõ là số nào"),
        ("1.2345", "có dấu ngăn cách sai chỗ hoặc là số lẻ"),
        ("12.5", "có dấu ngăn cách sai chỗ hoặc là số lẻ"),
        ("9" * 16, "có dấu ngăn cách sai chỗ hoặc là số lẻ"),
        ("***", "không phải số nguyên"),
    ],
)
def test_what_is_no_number_is_said_and_the_other_rows_stay(cell: str, why: str) -> None:
    told = whys(f"observed_on;total\n2024-12-01;{cell}\n2024-12-02;7\n")
    assert told == [f"“{cell}” ở cột “total” {why}", None]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "không có ngày đọc"),
        ("45627", "là số đếm ngày của Excel (có lẽ 01/12/2024)"),
        ("1733011200", "là một con số, không phải ngày"),
        ("202412", "là một con số, không phải ngày"),
        ("01/12/24", "phải đủ bốn chữ số"),
        ("2024-02-30", "không có trong lịch"),
        ("1900-01-05", "không có trong lịch"),
        ("hôm qua", "không đọc được"),
        ("2024-12-01 25:00", "không có trong ngày"),
        ("2026-07-01", "chưa tới"),
    ],
)
def test_what_is_no_day_is_said_and_the_other_rows_stay(cell: str, why: str) -> None:
    bad, good = whys(f"observed_on;total\n{cell};5\n2024-12-02;7\n")
    assert bad is not None
    assert why in bad
    assert good is None


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        ("2024-12-01", None),
        ("20241201", None),
        ("1/12/2024", None),
        ("01.12.2024 7:05", "07:05"),
        ("2024-12-01T18:30:00", "18:30"),
        ("2024-12-01T00:00:00", None),
    ],
)
def test_days_are_written_in_many_ways(cell: str, hour: str | None) -> None:
    (row,) = rows_of(f"observed_on;total\n{cell};5\n")
    assert (row.observed_on, row.observed_at, row.why) == (date(2024, 12, 1), hour, None)


def test_where_one_row_writes_the_month_first_none_is_guessed() -> None:
    told = whys("Date,Total\n12/31/2024,10\n03/04/2025,20\n2025-04-05,30\n")
    assert [why is None for why in told] == [False, False, True]
    assert "tháng trước ngày" in (told[1] or "")


def test_points_and_commas_in_one_table_leave_a_single_group_open() -> None:
    told = whys('observed_on;total\n2024-12-01;1.234\n2024-12-02;"1,234,567"\n2024-12-03;1.234.600\n')
    assert [why is None for why in told] == [False, True, True]
    assert "cả dấu chấm lẫn dấu phẩy" in (told[0] or "")


def test_a_total_below_today_and_two_columns_that_differ_are_told() -> None:
    assert whys("observed_on,total,today\n2024-12-01,5,7\n2024-12-02,7,7\n") == ["tổng 5 nhỏ hơn hôm nay 7", None]
    two = whys("observed_on,total,Tổng\n2024-12-01,5,6\n2024-12-02,7,7\n2024-12-03,,8\n")
    assert two == ["hai cột “total” và “Tổng” cùng một nghĩa mà ghi hai số khác nhau", None, None]


def test_rows_that_contradict_each_other_are_all_left_out() -> None:
    told = whys(
        "site,observed_on,total\na,2024-12-01,5\nb,2024-12-01,7\na,2024-12-01,6\na,2024-12-02,9\na,2024-12-02,9\n"
    )
    assert [why is None for why in told] == [False, True, False, True, True]
    assert "trái với dòng 4 cùng ngày (total: 5 và 6)" in (told[0] or "")
    assert "trái với dòng 2 cùng ngày (total: 6 và 5)" in (told[2] or "")


def test_two_looks_of_one_day_are_no_contradiction_unless_a_closed_figure_differs() -> None:
    agreeing = "observed_on,total,today\n2024-12-01,105,5\n2024-12-01,120,20\n"
    hours = "observed_on,gio,total,hom qua\n2024-12-01,08:00,105,40\n2024-12-01,09:00,120,40\n"
    assert whys(agreeing) == [None, None]
    assert whys(hours) == [None, None]
    assert all("hôm qua: 4" in (why or "") for why in whys(hours.replace("120,40", "120,41")))
    assert all("tổng trừ hôm nay: " in (why or "") for why in whys(agreeing.replace("120,20", "120,9")))


@pytest.mark.parametrize(
    ("file", "heading"),
    [
        ("thang 12/so-doc_2024-12-31.csv", ""),
        ("so-doc-31.12.2024.csv", ""),
        ("bang.xlsx#1 20241231", ""),
        ("31122024.csv", ""),
        ("so-doc.csv", "Bộ đếm các trang;;\nđọc ngày 31 tháng 12 năm 2024;;\n"),
        ("so-doc-2024-12-31.csv", "Đọc ngày 31/12/2024\n"),
    ],
)
def test_without_a_column_the_file_tells_the_day_and_says_so(file: str, heading: str) -> None:
    table = read_table(f"{heading}Trang;Tổng;Hôm nay\na;10;1\n".encode(), file, LATER)
    assert [(row.site, row.observed_on) for row in table.rows] == [("a", date(2024, 12, 31))]
    assert table.notes == ("bảng không có cột ngày đọc; lấy ngày 31/12/2024 ghi ở tên tệp hoặc dòng đầu bảng.",)


@pytest.mark.parametrize(
    ("file", "heading", "why"),
    [
        ("so-doc.csv", "", "không cho biết bộ đếm được đọc ngày nào"),
        ("thang-12-2024.csv", "Số liệu tháng 12/2024\n", "không cho biết bộ đếm được đọc ngày nào"),
        ("so-doc.csv", "Từ 01/12/2024 đến 31/12/2024\n", "nhiều ngày (01/12/2024, 31/12/2024)"),
        ("2024-12-30.csv", "Đọc ngày 31/12/2024\n", "nhiều ngày (30/12/2024, 31/12/2024)"),
    ],
)
def test_a_table_whose_day_nobody_told_is_refused(file: str, heading: str, why: str) -> None:
    with pytest.raises(RejectedFileError, match=re.escape(why)):
        read_table(f"{heading}Trang;Tổng\na;10\n".encode(), file, LATER)


def test_a_number_that_may_be_two_things_is_not_taken_for_the_counter() -> None:
    with pytest.raises(RejectedFileError, match="“Lượt truy cập” không rõ"):
        read_table("Ngày;Lượt truy cập\n2024-12-01;40\n".encode(), "luot.csv", LATER)
    table = read_table("Ngày;Lượt truy cập;Tổng;Người ghi\n2024-12-01;40;900;An\n".encode(), "luot.csv", LATER)
    assert {name: figure for name, figure in table.rows[0].figures if figure is not None} == {"total": 900}
    assert table.notes == (
        "không dùng cột “Lượt truy cập”: không rõ là số của bộ đếm hay số lượt của riêng từng ngày.",
        "không dùng cột “Người ghi”: không rõ là số gì.",
    )


@pytest.mark.parametrize(
    "header",
    [
        "date,visitors,pageviews,bounces,visits,visit_duration",
        "Date,Unique visitors,Visits,Users,Actions",
        "date,nb_uniq_visitors,nb_visits,nb_actions",
    ],
)
def test_days_of_a_tracker_are_no_readings_of_the_counter(header: str) -> None:
    row = ",".join(["2024-12-01", *["5"] * header.count(",")])
    with pytest.raises(RejectedFileError, match="số lượt của riêng từng ngày"):
        read_table(f"{header}\n{row}\n".encode(), "xuat.csv", LATER)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.text("0123456789.,-/: aăT\"'", max_size=12), min_size=1, max_size=4), max_size=6))
def test_whatever_a_table_holds_each_row_is_a_reading_or_has_a_reason(cells: list[list[str]]) -> None:
    out = StringIO()
    csv.writer(out).writerows([["observed_on", "gio", "total", "today"], *cells])
    for row in rows_of(out.getvalue()):
        figures = [figure for _, figure in row.figures if figure is not None]
        assert bool(row.why) != bool(figures)
        assert row.why or (row.observed_on is not None and row.observed_on <= LATER and min(figures) >= 0)


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
        f"{table}, dòng 5: ngày “hôm qua” không đọc được; {WRITE}; dòng này bị bỏ qua.",
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
        f"không dùng được dòng nào; dòng 2: ngày “x” không đọc được; {WRITE}; dòng này bị bỏ qua.",
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


def test_a_page_whose_clock_runs_ahead_of_its_load_tells_no_reading(at: House) -> None:
    added = at.add(at.write("a.txt", title="Một", traffic={"observed_on": "2099-01-02", "total": 5_000}))
    assert (added.bulletins, added.rejected) == (1, [])
    assert at.ask("SELECT count(*) FROM reading") == [(0,)]
    assert (AHEAD.format(day="02/01/2099"),) in at.ask("SELECT warning FROM bulletin_warning")


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("Ngày,Lượt truy cập,Hành động", "không rõ là số của bộ đếm"),
        ("Date,Visites,Actions", "không rõ là số của bộ đếm"),
        ("Date,Channel,Visits", "không rõ là số của bộ đếm"),
        ("Datum;Besuche;Aktionen", "không rõ tên cột (Datum;Besuche;Aktionen)"),
        ("Fecha,Visitas,Acciones", "hãy xuất lại bằng tiếng Anh"),
    ],
)
def test_an_export_in_another_language_or_with_other_columns_is_refused_with_a_sentence(
    at: House, header: str, why: str
) -> None:
    path = at.inbox / "xuat.csv"
    row = (";" if ";" in header else ",").join(("2024-12-01", "5", "9"))
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    (refused,) = at.add(path).rejected
    assert why in refused["why"]
    assert at.ask("SELECT count(*) FROM reading") == [(0,)]


WORKBOOK: list[list[object]] = [
    ["Bộ đếm các trang"],
    [],
    ["Trang", "Ngày đọc", "Tổng", "Đang online"],
    ["trang-a", date(2024, 12, 1), 1000, 3],
    ["trang-a", datetime.fromisoformat("2024-12-02T08:30"), 1100.0, None],
    ["trang-a", 45630, 1200, None],
    ["trang-a", "03/12/2024", 1.234, None],
]


def test_a_workbook_of_readings_lands_and_is_made_anew(at: House) -> None:
    book = at.inbox / "bo dem.xlsx"
    book.write_bytes(xlsx(WORKBOOK))
    added = at.add(book)
    assert (added.readings, added.rejected) == (2, [])
    assert [note.split(": ", 1)[0].rsplit(", ", 1)[1] for note in added.notes] == ["dòng 6", "dòng 7"]
    landed = at.ask("SELECT observed_on, observed_at, total, online FROM reading ORDER BY ALL")
    assert landed == [(date(2024, 12, 1), None, 1000, 3), (date(2024, 12, 2), "08:30", 1100, None)]
    build_from_raw(at.home)
    assert at.ask("SELECT observed_on, observed_at, total, online FROM reading ORDER BY ALL") == landed


def test_made_anew_a_reading_of_the_future_stays_out(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Days are held against the day of the load, not against the day on which it is read again."""
    handed_in = datetime(2024, 12, 5, 12, tzinfo=ZoneInfo(TIME_ZONE))
    monkeypatch.setattr(add, "now", lambda: handed_in)
    table = at.inbox / "luot.csv"
    table.write_text("observed_on,total,unique\n2024-12-01,1000,70\n2024-12-06,1100,80\n", encoding="utf-8")
    at.add(table)
    build_from_raw(at.home)
    assert at.ask("SELECT observed_on, total, unique_visitors FROM reading") == [(date(2024, 12, 1), 1000, 70)]


def test_an_undated_table_asks_staff_for_the_day(at: House) -> None:
    table = at.inbox / "luot.csv"
    table.write_text("Trang,Tổng\ntrang-a,1000\n", encoding="utf-8")
    (refused,) = at.add(table).rejected
    assert "hãy thêm cột “Ngày đọc”" in refused["why"]
    dated = table.rename(at.inbox / "luot-2024-12-31.csv")
    assert at.add(dated).readings == 1
    assert at.ask("SELECT observed_on FROM reading") == [(date(2024, 12, 31),)]
