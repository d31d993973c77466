"""Dates as texts write them, and which of them are days of the story."""

from datetime import date

import pytest

from etl.find.dates import FoundDate, find_dates
from etl.find.events import event_dates
from etl.vocabulary.months import weekday_names


def days(text: str) -> list[tuple[int, int, int | None]]:
    return [(one.day, one.month, one.year) for one in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiều ngày 08/9/2023, tại", [(8, 9, 2023)]),
        ("Thứ sáu, ngày 26 tháng 04 năm 2024", [(26, 4, 2024)]),
        ("ngày 5 tháng 9", [(5, 9, None)]),
        ("ngày 12-6-2021 và 19.8.2025", [(12, 6, 2021), (19, 8, 2025)]),
        ("Sáng nay (21-11)", [(21, 11, None)]),
        ("hội nghị (17/10) bàn", [(17, 10, None)]),
        ("2024-06-18T12:00", [(18, 6, 2024)]),
        ("từ 19-23/1/2026", [(19, 1, 2026), (23, 1, 2026)]),
        ("24 - 26/9/2018", [(24, 9, 2018), (26, 9, 2018)]),
        ("28/9 - 2/10/2018", [(28, 9, 2018), (2, 10, 2018)]),
        ("30/12 - 2/1/2019", [(30, 12, 2018), (2, 1, 2019)]),
        ("hai ngày 5 và 6/9/2023", [(5, 9, 2023), (6, 9, 2023)]),
        ("gió giật cấp 9. Ngày 4-8/11, trên biển cấp 6-7, giật 9", [(4, 11, None), (8, 11, None)]),
        ("Thứ 6, 12/04/2024", [(12, 4, 2024)]),
    ],
)
def test_finds(text: str, expected: list[tuple[int, int, int | None]]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2024", "24/24 ý kiến", "145/145 công đoàn", "tháng 02/2021", "tháng 6.2026", "giai đoạn 2018 - 2023",
        "số 12/2024/NĐ-CP", "Luật 97/2025/QH15", "số 10/KH-LĐLĐ", "tăng 8-10%", "từ 1-2 con", "1.234.567", "29/2/2023",
        "1/1/3024", "0/5/2024",
    ],
)  # fmt: skip
def test_is_no_date(text: str) -> None:
    assert days(text) == []


def test_span_of_a_found_date_is_its_figures() -> None:
    text = "Sáng 18/6, đoàn công tác"
    assert text[slice(*find_dates(text)[0].span)] == "18/6"


@pytest.mark.parametrize(
    ("day", "month", "anchor", "expected"),
    [
        (31, 12, date(2024, 1, 3), date(2023, 12, 31)),
        (2, 1, date(2023, 12, 29), date(2024, 1, 2)),
        (18, 6, date(2024, 6, 18), date(2024, 6, 18)),
        (15, 9, date(2024, 2, 1), date(2024, 9, 15)),
    ],
)
def test_year_is_the_one_that_brings_the_day_near(day: int, month: int, anchor: date, expected: date) -> None:
    assert FoundDate((0, 0), day, month).near(anchor) == expected


PUBLISHED = date(2024, 6, 20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng 18/6, công đoàn tỉnh họp.", ["2024-06-18"]),
        ("Ngày 18/6/2024, công đoàn tỉnh họp.", ["2024-06-18"]),
        ("Hôm nay (20/6), hội thao khai mạc.", ["2024-06-20"]),
        ("Hội thao diễn ra từ 19-23/6/2024.", ["2024-06-19", "2024-06-23"]),
        ("Trong hai ngày 5 và 6/6, công đoàn tập huấn.", ["2024-06-05", "2024-06-06"]),
        ("Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2024 của Bộ Chính trị.", []),
        ("Theo Kế hoạch số 15/KH-LĐLĐ ngày 3/5/2024, các đơn vị báo cáo.", []),
        ("Kỷ niệm 95 năm ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2024).", []),
        ("Chào mừng Ngày Quốc tế Lao động 1/5.", []),
        ("Các đơn vị gửi báo cáo trước ngày 30/6/2024.", []),
        ("Tiền ăn ca tăng từ ngày 1/7/2024.", []),
        ("Giai đoạn 2018 - 2023 đạt nhiều kết quả.", []),
        ("Ông sinh ngày 3/4/1970 tại thị trấn.", []),
        ("Từ ngày 10/6/2024, đoàn kiểm tra làm việc tại 9 doanh nghiệp.", ["2024-06-10"]),
        ("Trong hai ngày, bắt đầu từ ngày 10/6/2024, công đoàn tập huấn.", ["2024-06-10"]),
        ("Từ ngày 1/7/2024, mức lương tối thiểu được điều chỉnh.", []),
        ("Thời hạn nộp báo cáo là ngày 30/6/2024.", []),
        ("Hướng tới ngày 28/7, sáng 18/6, công đoàn tuyên dương cán bộ.", ["2024-06-18"]),
        ("Sáng 28/7, công đoàn gặp mặt.", ["2024-07-28"]),
        ("Cuộc thi mở ngày 18/6, dự kiến kết thúc vào ngày 30/11/2024.", ["2024-06-18"]),
        ("Đợt cao điểm kéo dài từ ngày 18/6 đến ngày 30/9/2024.", ["2024-06-18"]),
        ("Hội thi sẽ diễn ra từ ngày 10/7 đến ngày 20/7/2024.", ["2024-07-10", "2024-07-20"]),
        ("Trong hai ngày 28 và 29/7, công đoàn tập huấn.", ["2024-07-28", "2024-07-29"]),
        ("Trong 2 ngày 8 và 9/6/2024, công đoàn tập huấn.", ["2024-06-08", "2024-06-09"]),
        ("Có 40 đoàn viên dự họp sáng 18/6.", ["2024-06-18"]),
        ("Theo văn bản số 40 ngày 18/6, các đơn vị báo cáo.", []),
        ("Căn cứ 40/KH-LĐLĐ ngày 18/6, các đơn vị báo cáo.", []),
    ],
)
def test_days_of_the_story(text: str, expected: list[str]) -> None:
    assert [day.isoformat() for day in event_dates(text, [(0, len(text))], PUBLISHED)] == expected


def test_year_follows_from_the_text_without_a_day_of_publication() -> None:
    text = "Sáng 3/12, hội nghị khai mạc. Chiều 4/12/2024, hội nghị bế mạc."
    assert event_dates(text, [(0, len(text))], None) == (date(2024, 12, 3), date(2024, 12, 4))


def test_without_any_year_there_is_no_full_day() -> None:
    text = "Sáng 3/12, hội nghị khai mạc."
    assert event_dates(text, [(0, len(text))], None) == ()


def test_a_year_of_something_past_is_not_that_of_the_story() -> None:
    text = "Sáng 3/12, hội nghị khai mạc. Ngày 12/5/2019, công ty đi vào hoạt động."
    assert event_dates(text, [(0, len(text))], None) == (date(2019, 5, 12),)


def test_background_goes_without_a_day_of_publication() -> None:
    text = "Ngày 12/5/2019, công ty đi vào hoạt động. Sáng 3/12/2024, hội nghị khai mạc."
    assert event_dates(text, [(0, len(text))], None) == (date(2024, 12, 3),)


def test_a_hostile_number_of_days_is_not_looked_at_whole() -> None:
    text = "Sáng 1/6/2024, họp. " * 2000 + "Sáng 2/6/2024, họp."
    assert event_dates(text, [(0, len(text))], PUBLISHED) == (date(2024, 6, 1),)


def test_each_day_of_the_week_has_its_names() -> None:
    assert set(weekday_names().values()) == set(range(7))
    assert weekday_names()["chủ nhật"] == date(2024, 6, 16).weekday()
    assert weekday_names()["thứ hai"] == weekday_names()["t2"] == weekday_names()["monday"] == 0
