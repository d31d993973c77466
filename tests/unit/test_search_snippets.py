"""Snippets: cut around what was found, marked, never longer than they should be; and what is suggested instead."""

from typing import Literal
from unicodedata import normalize

import pytest

from etl.load.index.analysis import forms
from etl.load.index.patterns import Pattern
from etl.load.index.snippets import LENGTH, Piece, marked, places, snippet
from etl.load.index.suggestions import distance

LONG = "Mở đầu dài dòng về thời tiết và mùa màng. " * 40
TEXT = f"Tiêu đề\n{LONG}Buổi họp công đoàn bàn bữa ăn ca.\n{LONG}Công đoạn cuối.\nThực đơn trang web"
PARTS = ((0, 7), (8, TEXT.index("\nThực")))


def pattern(words: str, *, accents: bool = True) -> Pattern:
    """Words as a pattern."""
    return tuple((form.exact if accents else form.bare, accents) for form in forms(words))


def hits(pieces: list[Piece]) -> list[str]:
    """What is marked."""
    return [piece.text for piece in pieces if piece.is_hit]


def whole(pieces: list[Piece]) -> str:
    """All words."""
    return "".join(piece.text for piece in pieces)


def test_a_snippet_is_cut_around_the_hit() -> None:
    made = snippet(TEXT, PARTS, [pattern("công đoàn")])
    assert hits(made) == ["công đoàn"]
    assert whole(made).startswith("… ")
    assert whole(made).endswith(" …")
    assert len(whole(made)) <= LENGTH + 10


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_places_of_a_whole_text_are_told_however_it_is_composed(form: Literal["NFC", "NFD"]) -> None:
    text = normalize(form, TEXT)
    found = [normalize("NFC", text[start:end]) for start, end in places(text, [pattern("công đoàn")])]
    assert found == ["công đoàn"]
    assert places(text, []) == []
    assert places("họp công\u00ad\u200b đoàn\u0301\u0301", [pattern("cong doan", accents=False)]) == [(4, 17)]


def test_accents_count_where_they_should() -> None:
    assert hits(snippet(TEXT, PARTS, [pattern("công đoạn")])) == ["Công đoạn"]
    assert hits(snippet(TEXT, PARTS, [pattern("cong doan", accents=False)])) == ["công đoàn"]


def test_the_place_with_most_of_the_words_wins() -> None:
    text = f"công đoàn. {LONG} bữa ăn và công đoàn"
    assert hits(snippet(text, ((0, len(text)),), [pattern("công đoàn"), pattern("bữa ăn")])) == ["bữa ăn", "công đoàn"]


def test_what_is_not_news_is_not_shown() -> None:
    made = snippet(TEXT, PARTS, [pattern("thực đơn")], "Tiêu đề")
    assert hits(made) == []
    assert whole(made).startswith("Mở đầu")


def test_the_title_is_not_repeated() -> None:
    assert "Tiêu đề" in whole(snippet(TEXT, PARTS, []))
    assert "Tiêu đề" not in whole(snippet(TEXT, PARTS, [], "Tiêu đề"))


def test_a_title_is_marked_whole() -> None:
    assert marked("Công đoàn họp", [pattern("công đoàn")]) == [Piece("Công đoàn", is_hit=True), Piece(" họp")]


@pytest.mark.parametrize("text", ["", "x" * 1_000_000, "công đoàn " * 100_000, "\u202e\u0000\n\n\n", "👍" * 5000])
def test_odd_texts_are_cut_too(text: str) -> None:
    made = snippet(text, ((0, len(text)),), [pattern("công đoàn")])
    assert len(whole(made)) <= LENGTH + 10


def test_overlapping_hits_are_one() -> None:
    made = marked("lao động giỏi", [pattern("lao động"), pattern("động giỏi")])
    assert hits(made) == ["lao động giỏi"]


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("doan", "doan", 0),
        ("cogn", "cong", 1),
        ("doan", "daon", 1),
        ("doan", "doang", 1),
        ("abc", "xyz", 3),
        ("", "ab", 2),
    ],
)
def test_the_distance_of_two_words(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == distance(other, one) == steps
