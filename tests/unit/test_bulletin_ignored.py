"""What was left aside in a bulletin: lines of the frame, names that are no place, dates that are nobody's."""

import pytest

from etl.models import Aside, Block, Why
from etl.pipeline import left_aside, read_one
from pages.kit.bulletin_ignored import KIND, ignored, of_names
from pages.kit.highlight import Highlight

TEXT = """Trang chủ | Giới thiệu

Tổ may phát động thi đua

20/08/2025 08:10

Công đoàn tỉnh Nghệ An phát động thi đua trong các tổ may.
Lễ diễn ra trên đường Hà Nội, có quà của Công ty Thái Bình Dương.
Phong trào nối tiếp đợt 12/03/2019 và kéo dài hết quý, theo các nghị quyết của cấp trên.

Thiết kế website Đà Nẵng
Tin liên quan
"""


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Aside, ...]]:
    """The lines of a text, and what was left aside in its news."""
    reading = read_one(text.encode(), "tin.txt")
    return reading.lines, left_aside(reading.document)


def spots(text: str, *taken: str) -> dict[str, str]:
    """What was left aside, with its reason, where these words were taken."""
    marks = [Highlight(text.index(word), text.index(word) + len(word), "active", word) for word in taken]
    lines, aside = parts(text)
    found = ignored(text, lines, marks, aside)
    assert all(one.kind == KIND for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    return {text[one.start : one.end]: one.label for one in found}


def test_each_with_its_own_reason() -> None:
    found = spots(TEXT, "Nghệ An", "20/08/2025")
    assert "khung trang" in found["Thiết kế website Đà Nẵng"]
    assert "tên đường" in found["Hà Nội"]
    assert "tên dài hơn" in found["Thái Bình Dương"]
    assert "nói chung" in found["nghị quyết"]
    assert "không phải ngày đăng" in found["12/03/2019"]
    assert "Nghệ An" not in found
    assert "20/08/2025" not in found
    assert "Đà Nẵng" not in found, "its whole line was left aside"


def test_what_was_taken_is_not_left_aside() -> None:
    assert "Thái Bình Dương" not in spots(TEXT, "Công ty Thái Bình Dương")
    assert "Hà Nội" not in spots(TEXT, "đường Hà Nội, có quà")


@pytest.mark.parametrize(
    "text", ["", "Một dòng.", "x" * 300_000, "Hà Nội " * 40_000, "\u202eHà Nội\u202c <b>12/03/2019</b>"]
)
def test_no_text_is_too_odd(text: str) -> None:
    whole = "Tin lạ\n\n" + text
    lines, aside = parts(whole)
    taken = [Highlight(place, place + 1, "active", "x") for place in range(0, len(whole), 50)]
    assert all(0 <= one.start < one.end <= len(whole) for one in ignored(whole, lines, taken, aside))


def test_every_reason_has_its_words() -> None:
    assert set(of_names()) == set(Why)
