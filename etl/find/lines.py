"""The lines of a page, with what can be told of each by itself."""

import re
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"\S[^\n]*")
_EDGES: Final = " \t.:…»›>*•·-–—|\"“”'()[]+"
_COUNT: Final = re.compile(r"\s*[(\[]\s*\d{1,5}\s*[)\]]\s*:?\s*$")
""" "Bình luận (3)": how many there are is no part of the heading."""
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_CLOSERS: Final = " \"”’')]»"
_PROSE_WORDS: Final = 9
_LONG_WORDS: Final = 45
_LONGEST_FURNITURE: Final = 220


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the spaces around it."""

    text: str
    start: int
    end: int
    is_apart: bool
    """A blank line stands before it."""
    folded: str
    """In lower case; "" for lines too long to be of the frame."""
    key: str
    """In lower case without the signs around it; "" as above."""
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
    key = (_COUNT.sub("", folded) if folded[-1:] in ")]:" else folded).strip(_EDGES)
    return Line(text, start, start + len(text), is_apart, folded, key, words, ends_sentence, is_prose)


def lines_of(text: str) -> list[Line]:
    """The lines of a text, blank ones left out."""
    lines: list[Line] = []
    before = 0
    for found in _LINE.finditer(text):
        words = found[0].rstrip()
        start = found.start()
        lines.append(line_at(words, start, is_apart=text.count("\n", before, start) > 1))
        before = start + len(words)
    return lines
