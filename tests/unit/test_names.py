"""Names in a text: the longest at the first place, whole words only, counted in letters."""

import re

from hypothesis import given
from hypothesis import strategies as st

from etl.find.names import Matcher
from etl.vocabulary.page import USES, openings, opens
from etl.vocabulary.signs import either

NAMES = ("Hà", "Hà Nội", "Nội", "Huế", "ế", "A", "Á a", "😀 Hà")
MATCHER = Matcher((name, name) for name in NAMES)


def longest_first(text: str) -> list[tuple[int, int, str]]:
    """The same by trying every name at every place."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text):
        name = max((name for name in NAMES if text.startswith(name, at)), key=len, default="")
        is_inside = name and at and text[at - 1].isalnum() and text[at].isalnum()
        goes_on = name and text[at + len(name) : at + len(name) + 1].isalnum()
        if name and not is_inside and not (goes_on and name[-1].isalnum()):
            found.append((at, at + len(name), name))
        at += len(name) or 1
    return found


@given(st.lists(st.sampled_from([*NAMES, " ", "x", "ế", "…", "👍", "\n"]), max_size=24).map("".join))
def test_as_when_every_name_is_tried_everywhere(text: str) -> None:
    assert list(MATCHER.find(text)) == longest_first(text)


def test_long_texts_are_read_as_short_ones() -> None:
    text = "ở Huế, " * 400
    assert [span[:2] for span in MATCHER.find(text)] == [(n * 7 + 2, n * 7 + 5) for n in range(400)]


@given(st.sampled_from(sorted(USES)), st.sampled_from(sorted(USES)), st.integers(0, 60), st.text(max_size=3))
def test_a_line_opens_with_a_phrase_or_does_not(use: str, other: str, place: int, rest: str) -> None:
    phrases = openings(other)
    text = phrases[place % len(phrases)] + rest
    assert opens(text, use) == text.startswith(openings(use))


@given(
    st.lists(st.sampled_from(["ở", "ở lại", "cơ sở", "ra", "r", " ", "a", "_", "ở ra", "("]), max_size=16).map("".join)
)
def test_any_of_several_words_is_found_whole_and_the_longest_first(text: str) -> None:
    cues = ("ở", "ở lại", "ra", "ở ra")
    plain = re.compile(r"(?<!\w)(?:ở lại|ở ra|ra|ở)(?!\w)")
    assert [found.span() for found in re.finditer(either(cues), text)] == [
        found.span() for found in plain.finditer(text)
    ]
