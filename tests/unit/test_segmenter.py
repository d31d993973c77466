"""The segmenter cuts as underthesea does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea import word_tokenize

from etl.find.segmenter import words

SENTENCES = [
    "Công đoàn cơ sở Nhà máy Gạch Hồng Hà trao 215 suất quà cho đoàn viên khó khăn",
    "HỘI NGHỊ SƠ KẾT 6 THÁNG ĐẦU NĂM",
    "TP.HCM: Đối thoại (20/11/2024) lúc 09:30, hơn 5,5 triệu đồng/người - hỏi tại a.b@congdoan.vn",
    "“Tháng Công nhân” năm nay có gì mới?",
    "Hoà Bình, Thuỷ Nguyên: nữ công nhân đi chợ Tết",
    "Đi",
    "Đi làm",
    "",
    "…",
    "đoàn viên lđlđ tp. vinh",
]
SYLLABLES = (
    "công",
    "đoàn",
    "Công",
    "viên",
    "chức",
    "lao",
    "động",
    "12",
    ",",
    "Hà",
    "Nội",
    "(tỉnh)",
    "làm",
    "việc",
    "%",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_same_words_as_underthesea(sentence: str) -> None:
    assert words(sentence) == word_tokenize(sentence)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(SYLLABLES), max_size=14).map(" ".join))
def test_same_words_in_any_order(text: str) -> None:
    assert words(text) == word_tokenize(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_same_tokens_of_any_text(text: str) -> None:
    """Of signs that mean nothing several cuts are equally likely, and either may be taken; no token is lost."""
    assert " ".join(words(text)) == " ".join(word_tokenize(text))


def test_syllables_of_one_word_stay_together() -> None:
    assert words("Đoàn viên hỗ trợ người lao động") == ["Đoàn viên", "hỗ trợ", "người", "lao động"]
