"""A page taken apart: what is news, what is frame, in the layouts that differ."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.find.page import take_apart
from etl.models import BlockKind, Declared, Page

TITLE = "Công đoàn tỉnh Bạch Hà sơ kết công tác sáu tháng đầu năm"
BODY = (
    "Ngày 10/4, Công đoàn tỉnh Bạch Hà tổ chức hội nghị sơ kết với sự tham gia của 50 đại biểu.\n"
    "Hội nghị đánh giá cao kết quả chăm lo đoàn viên trong thời gian vừa qua.\n"
)


def take(text: str, declared: Declared | None = None) -> Page:
    return take_apart(text, declared or Declared())


def words(page: Page, kind: BlockKind) -> list[str]:
    return [page.of(block) for block in page.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("12:17, 12/04/2024", "12:17"),
        ("Thứ sáu, 12/04/2024", None),
        ("Thứ 6, 12/04/2024, 15:20", "15:20"),
        ("CN, 12/04/2024", None),
        ("Cập nhật lúc 03:36 12/04/2024 (GMT+7)", "03:36"),
        ("Ngày xuất bản: 12/04/2024 2:22:00 CH", "14:22"),
        ("Ngày xuất bản: 12/04/2024 12:05:00 SA", "00:05"),
        ("12/04/2024 3:23:37", "03:23"),
        ("11:12 AM - 12/04/2024", "11:12"),
        ("19:58 | 12/04/2024 GMT+7", "19:58"),
        ("21:44 - 12/04/2024", "21:44"),
        ("Ngày đăng : 12:25, 12/04/2024", "12:25"),
        ("Thứ sáu - 12/04/2024 23:11", "23:11"),
        ("2024-04-12T10:20:00+07:00", "10:20"),
        ("Ngày 12 tháng 4 năm 2024", None),
        ("12 Tháng Tư, 2024", None),
        ("Thứ Sáu ngày 12/04/2024 lúc 10:20", "10:20"),
        ("12/04/2024 10:20 | Lượt xem: 345", "10:20"),
    ],
)
def test_date_of_the_article_below_or_above_the_headline(line: str, time: str | None) -> None:
    for text in (f"{TITLE}\n{line}\n{BODY}", f"{line}\n{TITLE}\n{BODY}"):
        page = take(text)
        assert (page.title, page.published_on, page.published_time) == (TITLE, date(2024, 4, 12), time)
        assert page.page_clock is None
        assert page.event_dates == (date(2024, 4, 10),)


@pytest.mark.parametrize(
    "clock",
    [
        "Bạc Liêu 26/04/2024",
        "Bà Rịa - Vũng Tàu 26/04/2024",
        "TP. Hồ Chí Minh, 26/04/2024 | 30°C",
        "Hà Nội, ngày 26/4/2024",
        "Thứ sáu, ngày 26 tháng 04 năm 2024",
        "Thứ sáu, 26/04/2024, 13:00",
        "Hôm nay: 26/04/2024",
        "Hôm nay là Thứ sáu, ngày 26/04/2024",
        "Ngày in: 26/04/2024 10:20",
        "Friday, April 26, 2024",
    ],
)
def test_clock_is_not_the_date_of_the_article(clock: str) -> None:
    dated = take(f"{clock}\n{clock}\n\n{TITLE}\n12/04/2016 23:11\n\n{BODY}")
    assert (dated.title, dated.page_clock, dated.published_on) == (TITLE, date(2024, 4, 26), date(2016, 4, 12))
    undated = take(f"{clock}\n\n{TITLE}\n\n{BODY.replace('10/4', '10/4/2016')}")
    assert (undated.title, undated.page_clock, undated.published_on) == (TITLE, date(2024, 4, 26), None)
    assert undated.warnings == ("Không tìm thấy ngày đăng",)


def test_impossible_date_is_no_date() -> None:
    assert take(f"{TITLE}\n31/02/2024\n{BODY}").published_on is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Thanh Hương - Cao Toản", "Thanh Hương - Cao Toản"),
        ("NG. VINH", "NG. VINH"),
        ("H.Đào", "H.Đào"),
        ("Tin, ảnh: Lê Vân", "Lê Vân"),
        ("Tin-ảnh: N.Hà", "N.Hà"),
        ("Bài: Thu Trà - Ảnh: Quốc Anh", "Thu Trà"),
        ("Bảo Hân - Hải Nguyễn (Báo Bạch Hà)", "Bảo Hân - Hải Nguyễn"),
        ("Tác giả: Mai Lan", "Mai Lan"),
        ("PV", "PV"),
        ("Ảnh: Quốc Anh", None),
        ("Nguồn: Báo Bạch Hà", None),
        ("Ông Lê Văn Bình.", None),
        ("Theo Báo Bạch Hà", None),
        ("Các đại biểu dự hội nghị", None),
    ],
)
def test_writer(line: str, author: str | None) -> None:
    assert take(f"{TITLE}\n12/04/2024\n{BODY}{line}\n").author == author


@pytest.mark.parametrize("lead", ["(LĐTĐ) ", "(NLĐO) - ", "CSVNO – "])
def test_agency_is_no_writer(lead: str) -> None:
    page = take(f"{TITLE}\n12/04/2024\n{lead}{BODY}")
    assert page.author is None
    assert words(page, BlockKind.LEAD)[0].startswith(lead.strip())


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ("Trong tỉnh", "Trong tỉnh"),
        ("Trang chủ » Tin tức » Nữ công", "Nữ công"),
        ("Trang chủ\nGiới thiệu\nTin tức\nLiên hệ", None),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH BẠCH HÀ", None),
    ],
)
def test_section(head: str, section: str | None) -> None:
    page = take(f"{head}\n\n{TITLE}\n\n12/04/2024\n{BODY}")
    assert (page.title, page.section) == (TITLE, section)
    assert page.of(page.news[0]) == TITLE


def test_article_without_a_frame_is_all_news() -> None:
    page = take(f"{TITLE}\n\n{BODY}")
    assert page.title == TITLE
    assert len(page.news) == len(page.blocks) == 3


@pytest.mark.parametrize(
    "first", ["Thiết kế của quỹ mới", "Địa chỉ nào cho người lao động mất việc", "Đọc nhiều hơn để làm tốt hơn"]
)
def test_words_of_furniture_may_open_a_headline(first: str) -> None:
    page = take(f"{first} khiến công đoàn bất ngờ\n\n{BODY}")
    assert page.title == f"{first} khiến công đoàn bất ngờ"


def test_running_text_has_no_title() -> None:
    assert take(BODY).title is None
    assert (
        take(
            "Công đoàn tỉnh Bạch Hà vừa tổ chức hội nghị sơ kết công tác\nsáu tháng đầu năm với 50 đại biểu tham dự.\n"
        ).title
        is None
    )


@pytest.mark.parametrize(
    "heading", ["Xem tin khác", "Tin liên quan:", "CÁC TIN KHÁC", "Những tin mới hơn", "Sự kiện liên quan"]
)
def test_what_follows_a_heading_of_links_is_no_news(heading: str) -> None:
    links = "Công đoàn tỉnh Sơn Tùng thăm thợ mỏ\nCông đoàn tỉnh Vĩnh Lộc họp giao ban (03/04/2024)\n"
    page = take(f"{TITLE}\n12/04/2024\n{BODY}{heading}\n{links}Thiết kế website Cà Mau\n")
    assert [page.of(block) for block in page.news] == [TITLE, *BODY.strip().split("\n")]
    assert page.published_on == date(2024, 4, 12)


def test_box_of_links_inside_the_article_does_not_end_it() -> None:
    more = "Công đoàn tỉnh tiếp tục phối hợp với các ngành để chăm lo cho người lao động.\n" * 4
    page = take(f"{TITLE}\n12/04/2024\n{BODY}Tin liên quan\nCông đoàn tỉnh Sơn Tùng thăm thợ mỏ\n{more}")
    news = [page.of(block) for block in page.news]
    assert "Công đoàn tỉnh Sơn Tùng thăm thợ mỏ" not in news
    assert len(news) == 1 + 2 + 4


def test_captions_are_news() -> None:
    page = take(
        f"{TITLE}\n12/04/2024\n{BODY}Toàn cảnh hội nghị.\n{BODY}Lãnh đạo tỉnh phát biểu tại hội nghị.\nThu Trà\n"
    )
    assert words(page, BlockKind.CAPTION) == ["Toàn cảnh hội nghị.", "Lãnh đạo tỉnh phát biểu tại hội nghị."]
    assert page.author == "Thu Trà"


def test_declared_title_points_at_the_printed_one() -> None:
    text = f"Chào bạn đến với trang của công đoàn tỉnh\nTrang chủ › Tin tức › {TITLE}\n{TITLE}\n\n{BODY}"
    page = take(text, Declared(title=f"{TITLE} - Công đoàn Bạch Hà"))
    assert page.title == TITLE
    assert page.of(page.news[0]) == TITLE


def test_declared_values_fill_what_is_not_printed() -> None:
    page = take(BODY, Declared(title=TITLE, published_on=date(2024, 4, 12), author="Thu Trà"))
    assert (page.title, page.published_on, page.author) == (TITLE, date(2024, 4, 12), "Thu Trà")
    assert page.event_dates == (date(2024, 4, 10),)


def test_views_and_comments_are_neither_date_nor_traffic() -> None:
    page = take(f"{TITLE}\nThứ ba - 12/04/2024 23:11\n4.026\n0\n{BODY}")
    assert page.traffic is None
    assert "4.026" not in [page.of(block) for block in page.news]


def test_traffic_takes_the_clock() -> None:
    page = take(f"Cà Mau 26/04/2024\n\n{TITLE}\n12/04/2016\n{BODY}\nHôm nay:12\nTất cả:00034\nĐang trực tuyến:5\n")
    assert page.traffic is not None
    assert (page.traffic.observed_on, page.traffic.total) == (date(2024, 4, 26), 34)


def test_empty_text() -> None:
    page = take("")
    assert (page.blocks, page.title, page.traffic) == ((), None, None)


def test_blocks_are_the_lines_in_order() -> None:
    text = f"  {TITLE}  \n\n\n12/04/2024\n{BODY}"
    page = take(text)
    assert [page.of(block) for block in page.blocks] == [line.strip() for line in text.split("\n") if line.strip()]


LINES = [
    *(TITLE, BODY, "12/04/2024", "Cà Mau 26/04/2024", "Tin khác", "Trang chủ » Tin tức", "Thu Trà", "4.026", ""),
    *("Hôm nay: 12", "Tổng lượt truy cập", "Thiết kế website Huế", "Ảnh: Q.A", "Thứ 6, 31/12/2023 23:59", "»"),
    *("Nghị quyết", "24 - 26/9"),
]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=14).map("\n".join))
def test_any_page_is_taken_apart_without_losing_a_line(text: str) -> None:
    page = take(text)
    lines = [line.strip() for block in page.blocks for line in page.of(block).split("\n")]
    assert lines == [line.strip() for line in text.split("\n") if line.strip()]
    assert page.traffic is None or any(block.kind is BlockKind.COUNTER for block in page.blocks)


def test_a_contact_line_does_not_end_the_article() -> None:
    page = take(f"{TITLE}\n12/04/2024\n{BODY}Tel: 0226 3 888 999\nĐoàn thăm bếp ăn của công nhân (Ảnh: M.L)\n")
    assert words(page, BlockKind.CAPTION) == ["Đoàn thăm bếp ăn của công nhân (Ảnh: M.L)"]


def test_the_name_over_an_address_is_furniture() -> None:
    page = take(f"{TITLE}\n12/04/2024\n{BODY}LIÊN ĐOÀN LAO ĐỘNG TỈNH BẠCH HÀ\nĐịa chỉ: số 5, Hà Nội\n")
    assert words(page, BlockKind.FURNITURE) == ["LIÊN ĐOÀN LAO ĐỘNG TỈNH BẠCH HÀ", "Địa chỉ: số 5, Hà Nội"]


def test_comments_are_no_news() -> None:
    comment = "Rất ý nghĩa, mong Công đoàn Hà Tĩnh cũng làm được như vậy."
    page = take(f"{TITLE}\n12/04/2024\n{BODY}Ý kiến bạn đọc (2)\n{comment}\n")
    assert comment in words(page, BlockKind.FURNITURE)


def test_headlines_of_other_news_above_are_not_the_title() -> None:
    head = "Tin nổi bật\nLĐLĐ tỉnh Cà Mau tổng kết công tác nữ công\nHậu Giang khám sức khỏe cho công nhân\n"
    page = take(f"{head}Hoạt động công đoàn\nThứ sáu, 12 Tháng 4 2024 09:17\n{TITLE}\nViết bởi Minh Khang\n{BODY}")
    assert (page.title, page.section, page.author) == (TITLE, "Hoạt động công đoàn", "Minh Khang")
    assert (page.published_on, page.published_time) == (date(2024, 4, 12), "09:17")


def test_an_update_under_the_text_yields_to_the_day_at_the_headline() -> None:
    page = take(f"{TITLE}\n12/04/2024 09:17\n{BODY}Cập nhật lần cuối: 13/04/2024 15:40\n")
    assert (page.published_on, page.published_time) == (date(2024, 4, 12), "09:17")


def test_writer_beside_the_date_keeps_the_dash() -> None:
    page = take(f"{TITLE}\nBảo Trâm - Hà Phan (Báo Bạch Hà) | 12/04/2024 17:52 (GMT+7)\n{BODY}")
    assert (page.author, page.published_on) == ("Bảo Trâm - Hà Phan", date(2024, 4, 12))


def test_more_lines_than_a_bulletin_has_are_left_out_with_a_warning() -> None:
    page = take(f"{TITLE}\n12/04/2024\n{BODY}" + "dòng thừa\n" * 60_000)
    assert page.title == TITLE
    assert len(page.blocks) == 50_000
    assert page.warnings == ("Văn bản quá dài: chỉ phần đầu được phân tích",)


# --- days that cannot be right ---

TODAY = date(2024, 5, 1)


def warned(line: str, clock: str = "", body: str = BODY) -> tuple[date | None, tuple[str, ...]]:
    page = take_apart(f"{clock}\n\n{TITLE}\n{line}\n{body}", Declared(), today=TODAY)
    return page.published_on, page.warnings


def test_days_that_are_right_are_not_doubted() -> None:
    assert warned("Thứ sáu, 12/04/2024", "Hôm nay: Thứ tư, 01/05/2024") == (date(2024, 4, 12), ())


def test_a_day_to_come_is_told_and_not_used() -> None:
    day, told = warned("12/04/2042")
    assert day is None
    assert told[0] == "Ngày đăng 12/04/2042 ở tương lai nên không dùng"


def test_the_clock_of_a_machine_may_be_a_day_or_years_behind() -> None:
    assert warned("02/05/2024")[0] == date(2024, 5, 2)
    page = take_apart(f"{TITLE}\n01/11/2026\n{BODY}", Declared())
    assert (page.published_on, page.warnings) == (date(2026, 11, 1), ())


def test_another_day_of_the_week_is_told() -> None:
    assert warned("Thứ hai, 12/04/2024") == (date(2024, 4, 12), ("Ngày 12/04/2024 không phải Thứ hai",))


def test_days_that_do_not_exist_are_told() -> None:
    assert warned("31/02/2024")[1][0] == "Ngày không có thật: 31/02/2024"
    told = warned("12/04/2024", body=BODY.replace("10/4", "31/4/2024"))[1]
    assert told == ("Ngày không có thật: 31/4/2024",)


def test_an_article_after_its_copy_is_told() -> None:
    assert warned("12/04/2024", "Hôm nay: 02/04/2024")[1] == ("Ngày đăng 12/04/2024 sau ngày chép trang 02/04/2024",)


# --- headlines in pieces, boxes inside the text ---


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("HỘI NGHỊ TỔNG KẾT CÔNG TÁC\nCỦA CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP", None),
        ("Hội nghị tổng kết công tác công đoàn\nvà phong trào thi đua năm 2023", None),
        ("Hội nghị tổng kết công tác\ncông đoàn và phong trào\nthi đua năm 2023", None),
        ("TIN TRONG TỈNH\nCÔNG ĐOÀN BẠCH HÀ TẶNG QUÀ", "CÔNG ĐOÀN BẠCH HÀ TẶNG QUÀ"),
    ],
)
def test_a_headline_may_stand_on_several_lines(printed: str, title: str | None) -> None:
    page = take(f"{printed}\n12/04/2024\n{BODY}")
    assert page.title == (title or printed.replace("\n", " "))
    assert words(page, BlockKind.TITLE) == [title or printed]


def test_wrapped_running_text_is_no_headline() -> None:
    assert take("Công đoàn tỉnh Bạch Hà vừa họp bàn\nviệc chăm lo cho đoàn viên\nvào dịp cuối năm nay.\n").title is None


@pytest.mark.parametrize("caption", ["Toàn cảnh buổi lễ. Ảnh: T.H", "Ảnh: Lê Vân"])
def test_the_text_goes_on_after_a_box_of_links(caption: str) -> None:
    page = take(f"{TITLE}\n12/04/2024\n{BODY}Tin liên quan\nCông nhân được thăm\n{caption}\n{BODY}Thu Trà\n")
    assert words(page, BlockKind.CAPTION) == [caption]
    assert page.author == "Thu Trà"


def test_a_link_with_its_summary_is_no_text() -> None:
    page = take(f"{TITLE}\n12/04/2024\n{BODY}Tin liên quan\nCông nhân được thăm\n{BODY.splitlines()[1]}\n")
    assert len(page.news) == 3


@pytest.mark.parametrize("office", ["CHỦ TỊCH", "TM. BAN CHẤP HÀNH", "KT. GIÁM ĐỐC"])
def test_who_signed_is_not_who_wrote(office: str) -> None:
    assert take(f"{TITLE}\n12/04/2024\n{BODY}{office}\nLê Vân Anh\n").author is None


@pytest.mark.parametrize("line", ["$('#a').b({c: 1});", ".a{color:red}", "<br />", "function a(){", "-----", "06:05"])
def test_remains_of_code_are_no_news(line: str) -> None:
    page = take(f"{TITLE}\n12/04/2024\n{BODY}{line}\n")
    assert line not in [page.of(block) for block in page.news]


@pytest.mark.parametrize(
    ("head", "clock", "section"),
    [
        ("26/04/2024 | Trang chủ | Liên hệ", date(2024, 4, 26), None),
        (f"26/4/2024 {TITLE} - Công đoàn", date(2024, 4, 26), None),
        (f"26/4/2024, 10:22 {TITLE} - Công đoàn", date(2024, 4, 26), None),
        ("Thứ sáu, 26/04/2024 (18 tháng Ba)", date(2024, 4, 26), None),
        ("[Nữ công]", None, "Nữ công"),
        ("Trang chủ Giới thiệu Tin tức Liên hệ", None, None),
        ("Trang chủ | Tin của ta | Liên hệ", None, None),
        ("Tin mới\nCông nhân được thăm hỏi\nĐoàn viên được tặng quà\n", None, None),
        ("Tin mới", None, "Tin mới"),
    ],
)
def test_lines_above_the_headline(head: str, clock: date | None, section: str | None) -> None:
    page = take(f"{head}\n{TITLE}\n12/04/2024\n{BODY}")
    assert (page.title, page.page_clock, page.section) == (TITLE, clock, section)
    assert page.published_on == date(2024, 4, 12)


@pytest.mark.parametrize(
    ("line", "time", "author"),
    [
        ("12/04/2024\n09:17", "09:17", None),
        ("09:17\n12/04/2024", "09:17", None),
        ("Ngày đăng: 12/04/2024 09:17 - Cập nhật: 14/04/2024 10:00", "09:17", None),
        ("Posted on 12/04/2024 by Thu Trà", None, "Thu Trà"),
        ("Đăng ngày 12/04/2024 bởi Ban Tuyên giáo", None, "Ban Tuyên giáo"),
        ("12/04/2024\nThu Trà • 3 giờ trước", None, "Thu Trà"),
        ("12/04/2024 by Hương Trà", None, "Hương Trà"),
        ("Đăng bởi: Admin - 12/04/2024", None, None),
        ("12/04/2024 09:17 Super User", "09:17", None),
    ],
)
def test_lines_at_the_date(line: str, time: str | None, author: str | None) -> None:
    page = take(f"{TITLE}\n{line}\n{BODY}")
    assert (page.published_on, page.published_time, page.author) == (date(2024, 4, 12), time, author)


def test_an_address_is_no_writer() -> None:
    assert take(f"{TITLE}\n12/04/2024\n{BODY}Đường Lê Lợi, TP Bạch Hà\n").author is None


@pytest.mark.parametrize(
    ("foot", "clock"),
    [
        ("Tổng lượt truy cập: 90\nThứ sáu, 26/04/2024 20:15", date(2024, 4, 26)),
        ("Thứ sáu, 26/04/2024\nTổng lượt truy cập: 90", date(2024, 4, 26)),
        ("Tổng lượt truy cập: 90\nHội thao khai mạc 26/04/2024", None),
        ("Tin khác\nThứ sáu, 26/04/2024", None),
    ],
)
def test_a_clock_at_the_foot_stands_by_the_counter(foot: str, clock: date | None) -> None:
    page = take(f"{TITLE}\n12/04/2024\n{BODY}{foot}\n")
    assert (page.published_on, page.page_clock) == (date(2024, 4, 12), clock)


@pytest.mark.parametrize(("said", "author"), [("Tác giả: Thu Trà", "Thu Trà"), ("Thu Trà", "Thu Trà"), ("admin", None)])
def test_a_declared_writer_goes_without_its_label(said: str, author: str | None) -> None:
    assert take(f"{TITLE}\n12/04/2024\n{BODY}", Declared(author=said)).author == author
