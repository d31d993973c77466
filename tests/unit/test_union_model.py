"""A union takes part or is only named: what the bulletin as a whole adds to the rules."""

import pytest

from etl.find.bodies import union_mentions
from etl.find.union import involves_union
from etl.find.union_model import SIGNS, acts, reasons, signs
from etl.models import Page
from tests.unit.sketch import page

FILLING = "Nhà máy có hai dây chuyền, mỗi ca ba trăm người, hàng làm ra bán trong vùng và một phần xuất khẩu."
STORY = ("Nhà máy mới", "Nhà máy dệt chạy thử.", *[FILLING] * 12)


def found(text: Page) -> dict[str, float]:
    """The signs of a page."""
    return dict(zip(SIGNS, signs(union_mentions(text), text), strict=True))


@pytest.mark.parametrize(
    ("line", "sign", "value"),
    [
        ("Công đoàn cơ sở đã trao quà cho công nhân.", "does", 1.0),
        ("Ban giám đốc đã làm việc với LĐLĐ tỉnh về tiền lương.", "partner", 1.0),
        ("Bà Lan, chủ tịch Công đoàn nhà máy, nghỉ hưu.", "officer", 1.0),
        ("Tiền trích từ kinh phí công đoàn.", "idle", 1.0),
        ("Khu nhà của Công đoàn cao năm tầng.", "owner", 1.0),
        ("LĐLĐ tỉnh Gia Lai.", "federation", 1.0),
        ("Công đoàn nhà máy.", "federation", 0.0),
    ],
)
def test_signs(line: str, sign: str, value: float) -> None:
    assert found(page(*STORY, line))[sign] == value


def test_early_and_often_are_seen() -> None:
    late = found(page(*STORY, "Công đoàn họp."))
    early = found(page("Công đoàn họp", "Công đoàn nhà máy họp.", *STORY))
    assert early["late"] < late["late"]
    assert early["dense"] > late["dense"]


def test_a_story_of_the_union_and_one_that_only_names_it() -> None:
    assert involves_union(page("Công đoàn họp", "LĐLĐ tỉnh Gia Lai tổ chức hội nghị.", *STORY))
    assert not involves_union(page(*STORY, "Tiền trích từ kinh phí công đoàn."))
    assert not involves_union(page(*STORY, "Chủ tịch công đoàn phi công Mỹ bình luận về vụ tai nạn ở Seattle."))
    assert not involves_union(page(*STORY))


def test_reasons_are_words_of_the_answer() -> None:
    text = page(*STORY, "Tiền trích từ kinh phí công đoàn.")
    mentions = union_mentions(text)
    assert not acts(mentions, text, by_rules=False)
    assert reasons(mentions, text, by_rules=False)[0] in {
        "chỉ là chức danh, tài sản hay địa chỉ",
        "nêu muộn trong bài",
        "ngay sau tên không có việc làm hay lời nói",
    }
