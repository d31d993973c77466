"""What a reading leaves aside: each name that is no place has the reason that decided."""

import pytest

from etl.commands.explain import explained
from etl.models import Document, Why
from etl.pipeline import left_aside, read_one


def reasons(sentence: str) -> dict[str, Why]:
    """The names left aside in a bulletin of this one sentence."""
    text = f"Tin trong ngày\n05/03/2024\n{sentence}\n"
    return {text[slice(*one.span)]: one.why for one in left_aside(Document(text, "text", "utf-8"))}


@pytest.mark.parametrize(
    ("sentence", "name", "why"),
    [
        ("Hàng qua vùng Á - Thái Bình Dương tăng mạnh.", "Á - Thái Bình Dương", Why.LONGER),
        ("Xe dừng trên đường Hà Nội suốt buổi sáng.", "Hà Nội", Why.STREET),
        ("Nước sông Quảng Trị đang lên.", "Quảng Trị", Why.FEATURE),
        ("Tổ hòa giải của thôn Nghệ An vừa họp.", "Nghệ An", Why.UNIT),
        ("Ông Nguyễn Thái Bình nhận bằng khen.", "Thái Bình", Why.PERSON),
        ("Công ty cổ phần Sơn Hà Nội tuyển thợ.", "Hà Nội", Why.ORGANISATION),
        ("Học sinh Trường THPT Ba Đình ở huyện Nga Sơn về thăm thầy.", "Ba Đình", Why.NAMESAKE),
        ("Lũ lớn ở Hà Nam (Trung Quốc) đã rút.", "Hà Nam", Why.ABROAD),
        ("Thợ mỏ vào ca. Ảnh: HÀ NAM", "HÀ NAM", Why.CREDIT),
        ("MONG HÒA BÌNH CHO MỌI NHÀ", "HÒA BÌNH", Why.COMMON),
        ("Đoàn về huyện Diễn Châu (Thanh Hóa) tặng quà.", "Diễn Châu", Why.ELSEWHERE),
        ("Ở V-League, Nam Định thắng Hải Phòng.", "Nam Định", Why.LEAGUE),
        ("Hội nghị bàn việc đưa các nghị quyết vào cuộc sống.", "nghị quyết", Why.GENERAL),
    ],
)
def test_the_reason_is_the_one_that_decided(sentence: str, name: str, why: Why) -> None:
    assert reasons(sentence).get(name) is why, reasons(sentence)


def test_a_place_that_the_old_map_does_not_know() -> None:
    assert Why.OTHER_MAP in reasons("Đoàn thăm đặc khu Côn Đảo.").values()


def test_what_counts_is_not_left_aside() -> None:
    assert (
        reasons("Tại huyện Diễn Châu, LĐLĐ tỉnh Nghệ An triển khai Nghị quyết 02-NQ/TW; nghị quyết này có 5 mục.") == {}
    )


def test_people_are_told_the_reason_on_request() -> None:
    text = "Tin trong ngày\n05/03/2024\nXe dừng trên đường Hà Nội suốt buổi sáng.\n"
    said = "\n".join(explained(read_one(text.encode(), "tin.txt")))
    assert "── Bị bỏ qua\nHà Nội: tên đường" in said
