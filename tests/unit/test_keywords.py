"""Keywords of a title."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.find.keywords import MOST, find_keywords
from etl.models import Page


def of(title: str | None) -> tuple[str, ...]:
    return find_keywords(Page("", (), title=title))


def test_words_that_say_something_stay() -> None:
    assert of("Hội nghị tổng kết phong trào thi đua của Công đoàn Nghệ An") == (
        "Hội nghị", "tổng kết", "phong trào", "thi đua", "Công đoàn", "Nghệ An",
    )  # fmt: skip


def test_no_title_no_keywords() -> None:
    assert of(None) == of("") == of("  \n ") == ()


def test_numbers_and_stopwords_go() -> None:
    assert of("24 và các của năm 2024") == ()


def test_not_more_than_eight() -> None:
    title = "Khen thưởng, tuyên dương, thi đua, tập huấn, đối thoại, khảo sát, kiểm tra, giám sát, ký kết, tọa đàm"
    assert len(of(title)) == MOST


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_string_is_survived(title: str) -> None:
    found = of(title)
    assert len(found) <= MOST
    assert all(found)


def test_lone_surrogates_are_survived() -> None:
    assert of("Công đoàn \ud800 Nghệ An") != ()


def test_the_segmenter_is_loaded_only_when_needed() -> None:
    code = "import sys, etl.find.keywords; sys.exit('underthesea' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
