"""Every known shape of a visitor counter, and what must not be taken for one."""

from dataclasses import asdict
from datetime import date

import pytest

from etl.find.counters import find_counter
from etl.find.lines import lines_of

NUKEVIET = """Đang truy cập
9
Máy chủ tìm kiếm
2
Khách viếng thăm
7
Hôm nay
1,204
Tháng hiện tại
22,318
Tổng lượt truy cập
3,410,772
"""
RECORD = """Đang online : 3
Lượt truy cập thứ : 60123
Kỷ lục : 410 lượt truy cập vào ngày 12/3/2020
28 khách cùng truy cập vào website lúc 10:22
"""


def read(text: str) -> dict[str, int] | None:
    found = find_counter(lines_of(text))
    return found and {name: value for name, value in asdict(found.traffic).items() if value is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NUKEVIET,
            {"online": 9, "today": 1204, "month": 22318, "total": 3410772},
        ),
        ("THỐNG KÊ TRUY CẬP\nHôm qua:\n381\nHôm nay:\n112", {"yesterday": 381, "today": 112}),
        ("Hôm nay:\t51\nHôm qua:\t90\nTuần này:\t402", {"today": 51, "yesterday": 90, "week": 402}),
        ("Hôm nay:    51\nHôm qua:    90\nTuần này:   402", {"today": 51, "yesterday": 90, "week": 402}),
        ("Số người đang online: 31\nTổng lượt truy cập: 45120", {"online": 31, "total": 45120}),
        ("THỐNG KÊ\nĐang online: 0007\nTổng lượt truy cập: 0093", {"online": 7, "total": 93}),
        ("Tổng truy cập: 812.400\nĐang online: 21\nTrong ngày: 1.309", {"total": 812400, "online": 21, "today": 1309}),
        ("Đang online: 14 | Hôm nay: 88 | Tổng truy cập: 9120", {"online": 14, "today": 88, "total": 9120}),
        (
            "Đang online: 2\nHôm nay: 40\nTuần: 190\nTháng: 40\nTổng truy cập: 8801",
            {"online": 2, "today": 40, "week": 190, "month": 40, "total": 8801},
        ),
        (
            "Đang online: 5\nTruy cập tháng: 700\nTruy cập ngày: 31\nTổng truy cập: 5044",
            {"online": 5, "month": 700, "today": 31, "total": 5044},
        ),
        (
            RECORD,
            {"online": 3, "total": 60123},
        ),
        ("17 người đang online.\n- Số lượt truy cập: 33120", {"online": 17, "total": 33120}),
        ("482911\nTổng lượt người truy cập", {"total": 482911}),
        (
            "Hôm nay: 3 Feb 2025\nNgười dùng online: 2,041\nTháng này: 310,556\nTổng lượt truy cập: 21,004,987",
            {"online": 2041, "month": 310556, "total": 21004987},
        ),
        (
            "Đang online  Tổng tháng trước  Tổng tháng này  Tổng một năm  Tổng truy cập\n4  900  120  8.800  51.200",
            {"online": 4, "month": 120, "total": 51200},
        ),
        (
            "Đang online\nTổng tháng trước\nTổng tháng này\nTổng một năm\nTổng truy cập\n4\n900\n120\n8.800\n51.200",
            {"online": 4, "month": 120, "total": 51200},
        ),
        ("Hôm qua: 66 lượt\nHôm nay: 12 lượt", {"yesterday": 66, "today": 12}),
        ("Số người truy cập trang: 7731 views.\nLần cuối truy cập: 12/12/2020.", {"total": 7731}),
        ("Lượt truy cập duy nhất: 410\nTổng lượt truy cập: 2210", {"total": 2210}),
        ("Lượt truy cập: 20418\nĐang online: 77", {"total": 20418, "online": 77}),
        ("Đang trực tuyến: 6\nLượt truy cập: 519", {"online": 6, "total": 519}),
        ("Hôm nay (04/09/2026)\n73\nTổng lượt truy cập\n9912", {"today": 73, "total": 9912}),
        ("Hôm nay (04/09/2026): 73\nTổng lượt truy cập: 9912", {"today": 73, "total": 9912}),
        ("Lượt truy cập\nHôm nay:302\nTất cả:00071234\nĐang trực tuyến:8", {"today": 302, "total": 71234, "online": 8}),
        ("Tổng lượt truy cập: 1 234 567", {"total": 1234567}),
        ("Tổng lượt truy cập tháng này: 5120", {"month": 5120}),
        ("Đang online: 4 Hôm nay: 18 Tổng truy cập: 702", {"online": 4, "today": 18, "total": 702}),
        ("Thống kê Hôm nay 18 lượt Hôm qua 25 lượt Tất cả 1.702 lượt", {"today": 18, "yesterday": 25, "total": 1702}),
        ("4 người đang online 18 hôm nay 1.702 tổng truy cập", {"online": 4, "today": 18, "total": 1702}),
        ("Hôm nay: 18 - Hôm qua: 25 - Tổng: 702 lượt truy cập", {"today": 18, "yesterday": 25, "total": 702}),
        ("Số người online: 4 Lượt truy cập: 91020", {"online": 4, "total": 91020}),
        ("Đang truy cập: 9 (2 thành viên, 7 khách)\nTổng số: 81", {"online": 9, "total": 81}),
        ("Hiện có 12 khách và 2 thành viên online", {"online": 14}),
        ("Đang có 3 khách và không thành viên đang online", {"online": 3}),
        ("Lượt truy cập: 0 0 4 1 7 2", {"total": 4172}),
        ("Hôm nay......18\nTổng cộng.....1.702", {"today": 18, "total": 1702}),
        ("Hôm nay có 18 lượt truy cập\nTổng cộng có 1.702 lượt truy cập", {"today": 18, "total": 1702}),
        ("Thống kê\nHôm nay: 18\nTháng 4: 380\nNăm 2023: 5.210", {"today": 18, "month": 380}),
        ("© 2020 Công đoàn. Tổng truy cập: 1.702 - Đang online: 4", {"total": 1702, "online": 4}),
        (
            "Đang online Tổng tháng trước Tổng tháng này Tổng một năm Tổng truy cập\n4 900 120 8800 51200",
            {"online": 4, "month": 120, "total": 51200},
        ),
        (
            "Đang online   Tổng tháng này   Tổng truy cập\n4" + " " * 60 + "120" + " " * 30 + "51.200",
            {"online": 4, "month": 120, "total": 51200},
        ),
        (
            "Hôm nay\n1\nHôm qua\n2\nTuần này\n3\nTuần trước\n4\nTháng này\n5\nTháng trước\n6\nTất cả các ngày\n700",
            {"today": 1, "yesterday": 2, "week": 3, "month": 5, "total": 700},
        ),
    ],
)
def test_counter(text: str, expected: dict[str, int]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lượt truy cập\nFree Website Hit Counter",
        "Lượt xem: 1.204",
        "4.026\n0",
        "Hôm nay: 12",
        "Hôm nay, công đoàn tỉnh trao 120 suất quà cho đoàn viên khó khăn.",
        "Mỗi ngày có 500 người truy cập trang của công đoàn để tra cứu chính sách, tổng lượt truy cập đạt 12.000.",
    ],
)
def test_is_no_counter(text: str) -> None:
    assert read(text) is None


def test_a_date_for_today_is_kept_as_the_day() -> None:
    found = find_counter(lines_of("Hôm nay: 3 Feb 2025\nTổng lượt truy cập: 12"))
    assert found is not None
    assert found.today == date(2025, 2, 3)


def test_only_its_own_lines_belong_to_a_counter() -> None:
    found = find_counter(
        lines_of("Tin khác\nCông đoàn tỉnh họp\nĐang online: 4\nTổng lượt truy cập: 90\nĐịa chỉ: phố Mới")
    )
    assert found is not None
    assert found.lines == {2, 3}


@pytest.mark.parametrize(
    ("text", "said", "total"),
    [
        ("Đang online: 3\nHôm nay: 900\nTổng truy cập: 120", "tổng 120 nhỏ hơn hôm nay 900", 120),
        ("Hôm nay: 5\nTổng truy cập: 120\nTổng số: 150", "hai số cho “tổng” (120 và 150)", 120),
        ("Tổng truy cập: 12a34\nĐang online: 3\nHôm nay: 5", "“12a34” ở “Tổng truy cập”: có chữ lẫn trong số", None),
        ("Hôm nay: 5\nĐang online: 4\nTổng truy cập: 1.234,567", "lẫn dấu chấm và dấu phẩy", None),
    ],
)
def test_what_is_odd_about_a_counter_is_said_and_the_rest_stays(text: str, said: str, total: int | None) -> None:
    found = find_counter(lines_of(text))
    assert found is not None
    (sentence,) = found.doubts
    assert said in sentence
    assert found.traffic.total == total
    assert found.traffic.today is not None


def test_a_plain_counter_has_nothing_odd() -> None:
    for text in (NUKEVIET, RECORD, "Đang online: 5\nHôm nay: 12/12/2024\nTổng truy cập: 5.044\nTin khác: 4 bài"):
        found = find_counter(lines_of(text))
        assert found is not None
        assert found.doubts == ()
