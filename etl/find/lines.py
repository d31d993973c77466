"""The lines of a page, with what can be told of each by itself."""

import re
from typing import Final, NamedTuple

_EDGES: Final = " \t.:…»›>*•·-–—|\"“”'()[]+"
_COUNT: Final = re.compile(r"\s*[(\[]\s*\d{1,5}\s*[)\]]\s*:?\s*$")
""" "Bình luận (3)": how many there are is no part of the heading."""
_COUNT_ENDS: Final = (")", "]", ":")
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_CLOSERS: Final = " \"”’')]»"
_PROSE_WORDS: Final = 9
_LONG_WORDS: Final = 45
_LONGEST_FURNITURE: Final = 220


class Line(NamedTuple):
    """One line that is not blank, without the spaces around it; a tuple, as a page makes many of them."""

    text: str
    start: int
    end: int
    is_apart: bool
    """A blank line stands before it."""
    folded: str
    """In lower case; "" for lines too long to be of the frame."""
    key: str
    """In lower case, of short lines without the signs around it; "" as above."""
    words: int
    ends_sentence: bool
    is_prose: bool
    """Whether it reads like running text: whole sentences, or too long for anything else."""


def line_at(text: str, start: int, *, is_apart: bool) -> Line:
    """The line with these words, beginning at `start`."""
    words = len(text.split()) if "  " in text else text.count(" ") + 1
    ends_sentence = text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)
    folded = text.lower() if len(text) <= _LONGEST_FURNITURE else ""
    is_prose = words >= _LONG_WORDS or (ends_sentence and words >= _PROSE_WORDS)
    key = folded if is_prose else bare(_COUNT.sub("", folded) if folded.endswith(_COUNT_ENDS) else folded)
    return Line(text, start, start + len(text), is_apart, folded, key, words, ends_sentence, is_prose)


def bare(words: str) -> str:
    """Words without the signs around them."""
    return words.strip(_EDGES)


def lines_of(text: str) -> list[Line]:
    """The lines of a text, blank ones left out."""
    lines: list[Line] = []
    start = ends = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            at = start if raw[0] == words[0] else text.index(words[0], start)
            lines.append(line_at(words, at, is_apart=ends > 1))
            ends = 0
        start += len(raw) + 1
        ends += 1
    return lines
