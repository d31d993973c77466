"""Places in the news of a page, and the province each stands for."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.find.activities import find_activities
from etl.find.bodies import find_bodies
from etl.find.provinces import find_places
from etl.models import Block, BlockKind, Page, ProvinceFact
from etl.resolve.provinces import resolve_provinces
from tests.unit.sketch import page


def resolved(text: Page, site_province: str | None = None) -> tuple[ProvinceFact, ...]:
    return resolve_provinces(find_places(text), find_bodies(text), text, site_province=site_province)


def words(text: Page) -> list[str]:
    return [text.text[slice(*place.span)] for place in find_places(text)]


def test_only_news_is_searched() -> None:
    line = "Hải Phòng 12/12/2024"
    news = "Họp tại Cần Thơ"
    text = Page(
        f"{line}\n{news}",
        (Block(BlockKind.CLOCK, 0, len(line)), Block(BlockKind.BODY, len(line) + 1, len(line) + 1 + len(news))),
    )
    assert words(text) == ["Cần Thơ"]


def test_spans_count_code_points() -> None:
    text = page("Tin", "😀 LĐLĐ tỉnh Đắk Nông và Đắk Nông")
    assert [text.text[slice(*place.span)] for place in find_places(text)] == ["Đắk Nông", "Đắk Nông"]
    (fact,) = resolved(text)
    assert (fact.mentions, fact.code, fact.unit) == (2, "67", "63")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Họp tại TP Vinh", "40"),
        ("Họp tại quận 9", "79"),
        ("Họp tại Q.Bình Thạnh", "79"),
        ("Họp tại TX. Dĩ An", "74"),
        ("Họp tại huyện Thuỷ Nguyên", "31"),
        ("Họp tại phường Vĩnh Phúc", "01"),
        ("Họp tại KCX Tân Thuận", "79"),
        ("Máy bay hạ cánh ở Tân Sơn Nhất", "79"),
        ("Họp ở thị xã Phú Thọ", "25"),
        ("Họp tại thành phố Huế", "46"),
    ],
)
def test_smaller_places_stand_for_their_province(line: str, code: str) -> None:
    assert [place.code_63 for place in find_places(page("Tin", line))] == [code]


@pytest.mark.parametrize(
    "line",
    [
        "Họp tại huyện Châu Thành",
        "Họp tại phường 5",
        "Ông Hòa Bình phát biểu",
        "Xe chạy trên xa lộ Hà Nội",
        "Cửa hàng ở phố Huế",
        "Ăn bún bò Huế",
        "Mua vàng SJC Hà Nội",
        "Khách viếng chùa Hà Tiên",
        "Cảnh tan ca - Ảnh: ĐÔNG HÀ",
        "Xe dừng ở ngã tư Núi Thành - Phan Đăng Lưu",
        "Xem trên báo Thanh Hóa",
        "Khu phố Thái Bình đông dân",
        "Ảnh hưởng của chiến tranh, mong hòa bình",
    ],
)
def test_what_is_no_place(line: str) -> None:
    assert words(page("Tin", line)) == []


def test_lists_of_districts_go_on_after_the_first() -> None:
    places = find_places(page("Tin", "Các huyện Tiểu Cần, Càng Long và Cầu Kè cùng họp"))
    assert [place.code_63 for place in places] == ["84", "84", "84"]


def test_the_province_named_after_a_small_place_decides() -> None:
    text = page("Tin", "Họp tại huyện Thạch Hà (tỉnh Quảng Bình)")
    assert [place.code_63 for place in find_places(text)] == ["44"]


def test_map_follows_the_day_of_publication() -> None:
    lines = ("LĐLĐ tỉnh Bình Dương họp", "Hội nghị diễn ra trong ngày.")
    (before,) = resolved(page(*lines, published_on=date(2025, 6, 30)))
    (after,) = resolved(page(*lines, published_on=date(2025, 7, 1)))
    assert (before.unit, before.code, before.name) == ("63", "74", "Bình Dương")
    assert (after.unit, after.code, after.name) == ("34", "79", "Thành phố Hồ Chí Minh")


def test_undated_bulletin_stands_on_the_new_map_where_its_words_or_events_do() -> None:
    assert resolved(page("Tin", "Tặng quà tại Bắc Kạn (cũ)"))[0].name == "Thái Nguyên"
    assert resolved(page("Tin", "Họp tại Kon Tum", event_dates=(date(2025, 8, 1),)))[0].name == "Quảng Ngãi"
    assert resolved(page("Tin", "Cả nước có 34 tỉnh, thành; họp tại Kon Tum"))[0].unit == "34"
    assert resolved(page("Tin", "Họp tại Kon Tum"))[0].unit == "63"


def test_site_stands_for_the_province_it_does_not_name() -> None:
    text = page("LĐLĐ tỉnh họp", "Trên địa bàn tỉnh có 900 công đoàn cơ sở.")
    (fact,) = resolved(text, "38")
    assert (fact.code, fact.role, fact.evidence, fact.mentions) == ("38", "active", "LĐLĐ tỉnh", 2)
    assert resolved(text) == ()


def test_site_decides_which_of_several_districts_of_a_name_is_meant() -> None:
    (fact,) = resolved(page("LĐLĐ huyện Châu Thành họp", "Nội dung khác."), "82")
    assert (fact.name, fact.evidence) == ("Tiền Giang", "LĐLĐ huyện")


def test_site_gives_way_to_the_province_that_acts() -> None:
    text = page("LĐLĐ tỉnh Hà Tĩnh họp", "Trên địa bàn tỉnh có 900 công đoàn cơ sở.")
    assert [fact.name for fact in resolved(text, "38")] == ["Hà Tĩnh"]


@pytest.mark.parametrize("text", ["", "\n", "TP.", "quận", "Công ty", "(", "xã Hòa", "P. V", "TP.\nHCM", "huyện " * 50])
def test_fragments_do_no_harm(text: str) -> None:
    assert all(fact.unit == "63" for fact in resolved(Page(text, (Block(BlockKind.BODY, 0, len(text)),))))


PIECES = (
    *("quận", "Q.", "TP", "TP.", "huyện", "xã", "P.", "KCN", "Hà Nội", "HÒA BÌNH", "Huế", "Vinh", "Bà Rịa - Vũng Tàu"),
    *(
        "LĐLĐ",
        "Công đoàn",
        "công đoàn ngành",
        "các tỉnh",
        "Y tế",
        "và",
        ",",
        "(",
        ")",
        ".",
        "-",
        "\n",
        "😀",
        "cũ",
        "quê",
    ),
    *("Công ty", "sẽ", "tập huấn", "Tổng LĐLĐ", "CĐCS", "Đăk", "Châu Thành", "Quảng", "HCM", "Sài Gòn", "đoàn", "İ"),
    *("1", "tại", "quê"),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    lines = text.split("\n")
    sketched = page(*lines)
    for fact in resolved(sketched, "40"):
        assert fact.evidence in sketched.text
        assert fact.mentions == len(fact.spans) > 0
        assert all(0 <= start < end <= len(sketched.text) for start, end in fact.spans)
    for body in find_bodies(sketched):
        assert all(0 <= start < end <= len(sketched.text) for start, end in body.spans)
    for activity in find_activities(sketched):
        assert all(0 <= start < end <= len(sketched.text) for start, end in activity.spans)
