"""A headline that the page breaks over two or three lines, read as one line."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from etl.find.datelines import date_line
from etl.find.headline import is_crumbs, is_site_header
from etl.find.lines import Line
from etl.vocabulary.page import phrases

_ZONE: Final = 40
"""A headline stands among the first lines of a page."""
_MOST_LINES: Final = 3
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 45
_LAST_OF_TITLE: Final = (".", ":", ";", "!", "?", "…")


def mended(lines: Sequence[Line]) -> list[Line]:
    """The lines with the pieces of a broken headline joined: a date or a blank line follows."""
    pieces = _pieces(lines[:_ZONE])
    if pieces is None:
        return list(lines)
    first, last = pieces
    return [*lines[:first], _joined(lines[first : last + 1]), *lines[last + 1 :]]


def _pieces(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first and last line of a broken headline."""
    for place, (line, below) in enumerate(pairwise(lines)):
        if below.is_prose or line.text[:1].islower() or not _goes_on(line, below):
            continue
        last = place + 1
        while last + 1 < len(lines) and last - place + 1 < _MOST_LINES and _goes_on(lines[last], lines[last + 1]):
            last += 1
        if _ends_headline(lines, last) and sum(line.words for line in lines[place : last + 1]) <= _MOST_WORDS:
            return place, last
    return None


def _goes_on(line: Line, below: Line) -> bool:
    """Whether the line below continues a headline: in small letters, or both in capitals."""
    if below.is_apart or below.is_prose or line.is_prose or line.words < _FEWEST_WORDS:
        return False
    is_in_capitals = below.words >= _FEWEST_WORDS and line.text.isupper() and below.text.isupper()
    return (is_in_capitals or below.text[:1].islower()) and _is_piece(line) and _is_piece(below)


def _is_piece(line: Line) -> bool:
    """Whether a line may be a part of a headline."""
    if line.text.endswith(_LAST_OF_TITLE) or not line.folded:
        return False
    known = phrases("section") | phrases("menu") | phrases("line") | phrases("related")
    return line.key not in known and not is_site_header(line) and not is_crumbs(line) and date_line(line, 0) is None


def _ends_headline(lines: Sequence[Line], last: int) -> bool:
    """Whether a date, a blank line or running text in another case follows."""
    if last + 1 >= len(lines):
        return False
    after = lines[last + 1]
    if after.is_apart or date_line(after, 0) is not None:
        return True
    return after.is_prose and after.text[:1].isupper() and lines[last].text.isupper()


def _joined(pieces: Sequence[Line]) -> Line:
    """One line with the words of several."""
    text = " ".join(piece.text for piece in pieces)
    words = sum(piece.words for piece in pieces)
    return Line(
        text, pieces[0].start, pieces[-1].end, pieces[0].is_apart, text.lower(), text.lower(), words,
        ends_sentence=False, is_prose=False,
    )  # fmt: skip
