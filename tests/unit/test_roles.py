"""How much each naming speaks for its province acting, and the words that say so."""

import pytest

from etl.find.bodies import find_bodies
from etl.find.provinces import find_places
from etl.resolve.provinces import resolve_provinces
from etl.vocabulary.roles import role_cues
from tests.unit.sketch import page

OTHER = "LĐLĐ tỉnh Gia Lai họp"
LEAD = "LĐLĐ tỉnh Gia Lai và công đoàn Gia Lai tổ chức hội nghị."


def role(line: str) -> tuple[str, str]:
    """Role and evidence of the other province in a story of Gia Lai."""
    text = page(OTHER, LEAD, line)
    found = resolve_provinces(find_places(text), find_bodies(text), text, site_province=None)
    (fact,) = (fact for fact in found if fact.name != "Gia Lai")
    return fact.role, fact.evidence


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        ("Anh Nam quê ở Thanh Hóa làm công nhân đã lâu.", "quê ở Thanh Hóa"),
        (
            "Chị Mai (30 tuổi, trú xã A, huyện Krông Pắk, tỉnh Đắk Lắk) kể lại.",
            "trú xã A, huyện Krông Pắk",
        ),
        ("So với Thanh Hóa thì nơi đây ít doanh nghiệp hơn.", "So với Thanh Hóa"),
        ("Đại biểu Lê Văn Nam, đoàn Thanh Hóa, góp ý.", "Đại biểu Lê Văn Nam, đoàn Thanh Hóa"),
        ("Xe mang biển số Thanh Hóa dừng trước cổng.", "mang biển số Thanh Hóa"),
        ("Ông từng công tác tại Thanh Hóa.", "từng công tác tại Thanh Hóa"),
        ("Từ tháng 6/1992 đến 12/1996, bà dạy học ở Thanh Hóa.", "ở Thanh Hóa"),
        ("Năm 2009 đến năm 2014, ông lái xe ở Thanh Hóa.", "ở Thanh Hóa"),
        ("Xe chở hàng từ Thanh Hóa lên đây thì hỏng.", "từ Thanh Hóa"),
        ("Lê Thu (1994, Thanh Hóa) kể về món quà.", "Thanh Hóa"),
        ("Đại biểu Lê Văn Nam (Thanh Hóa) góp ý.", "Đại biểu Lê Văn Nam (Thanh Hóa"),
        ("Một bạn trẻ tên Trần Văn Phòng (Thanh Hóa) góp ý.", "Thanh Hóa"),
        (
            "Chị Hoa, một chuyên viên kinh doanh tại Thanh Hóa, cho hay giá đã tăng.",
            "chuyên viên kinh doanh tại Thanh Hóa",
        ),
        (
            "Bà là sáng lập viên một trung tâm nghiên cứu (viết tắt là TTN) tại Thanh Hóa.",
            "sáng lập viên một trung tâm nghiên cứu (viết tắt là TTN) tại Thanh Hóa",
        ),
        ("Các đội đến từ các tỉnh phía Bắc, có Thanh Hóa.", "đến từ các tỉnh phía Bắc, có Thanh Hóa"),
        ("Quốc hội bàn dự án Luật riêng cho Thanh Hóa.", "dự án Luật riêng cho Thanh Hóa"),
    ],
)
def test_named_in_passing(line: str, evidence: str) -> None:
    assert role(line) == ("mentioned", evidence)


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        ("LĐLĐ tỉnh Thanh Hóa cùng ký kết.", "LĐLĐ tỉnh Thanh Hóa"),
        ("Ngày 5/3, tại Thanh Hóa, hai bên đã gặp nhau.", "tại Thanh Hóa"),
        ("Đoàn đến thăm tại huyện Krông Pắk, tỉnh Đắk Lắk.", "tại huyện Krông Pắk"),
    ],
)
def test_acting(line: str, evidence: str) -> None:
    assert role(line) == ("active", evidence)


def test_a_list_shares_what_stands_before_it() -> None:
    text = page("Trao quà", "Quà được trao tại các tỉnh Sơn La, Lai Châu, Hoà Bình và Yên Bái.")
    found = resolve_provinces(find_places(text), (), text, site_province=None)
    assert [(fact.name, fact.role) for fact in found] == [
        ("Sơn La", "active"),
        ("Lai Châu", "active"),
        ("Hòa Bình", "active"),
        ("Yên Bái", "active"),
    ]


def test_strongest_role_wins_and_evidence_is_its_own() -> None:
    text = page("Hai miền", "Anh Nam quê Nghệ An.", "LĐLĐ tỉnh Nghệ An đã đón các anh.")
    (fact,) = resolve_provinces(find_places(text), find_bodies(text), text, site_province=None)
    assert (fact.role, fact.evidence, fact.mentions) == ("active", "LĐLĐ tỉnh Nghệ An", 2)


def test_cues_have_points_and_reach() -> None:
    cues = [cue for found in role_cues().values() for cue in found]
    assert {"body", "place", "home", "deputy", "career", "compare"} <= {cue.kind for cue in cues}
    assert all(cue.reach > 0 for cue in cues)


def test_the_ends_of_a_road_are_passed_through() -> None:
    text = page(OTHER, LEAD, "Mưa làm chậm tuyến xe khách Thanh Hóa - Vinh hôm qua.")
    found = resolve_provinces(find_places(text), find_bodies(text), text, site_province=None)
    assert {fact.name: fact.role for fact in found} == {
        "Gia Lai": "active",
        "Thanh Hóa": "mentioned",
        "Nghệ An": "mentioned",
    }


def test_a_caption_alone_does_not_make_a_province_act() -> None:
    caption = "Công nhân chờ xe tại Thanh Hóa"
    text = page(OTHER, LEAD, caption, "Hội nghị nghe bốn báo cáo.", caption)
    found = resolve_provinces(find_places(text), find_bodies(text), text, site_province=None)
    assert {fact.name: fact.role for fact in found}["Thanh Hóa"] == "mentioned"


def test_a_day_does_not_break_a_list() -> None:
    text = page("Lưu diễn", "Vé đã bán hết.", "Đoàn biểu diễn tại Nam Định ngày 18/5 và Thanh Hóa ngày 19/5.")
    found = resolve_provinces(find_places(text), (), text, site_province=None)
    assert {fact.name for fact in found if fact.role == "active"} == {"Nam Định", "Thanh Hóa"}
