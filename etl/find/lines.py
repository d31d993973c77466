"""The lines of a page, with what can be told of each by itself."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from etl.models import Span

_LINE: Final = re.compile(r"\S[^\n]*")
_EDGES: Final = " \t.:…»›>*•·-–—|\"“”'()[]+"
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_CLOSERS: Final = " \"”’')]»"
_PROSE_WORDS: Final = 9
_LONG_WORDS: Final = 45
_LONGEST_FURNITURE: Final = 220


@dataclass(frozen=True)
class Line:
    """One line that is not blank, without the spaces around it."""

    text: str
    start: int
    end: int
    is_apart: bool
    """A blank line stands before it."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    @cached_property
    def folded(self) -> str:
        """In lower case; "" for lines too long to be of the frame."""
        return self.text.lower() if len(self.text) <= _LONGEST_FURNITURE else ""

    @cached_property
    def key(self) -> str:
        """In lower case without the signs around it."""
        return self.folded.strip(_EDGES)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences do."""
        return self.text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads like running text: whole sentences, or too long for anything else."""
        return (self.words >= _PROSE_WORDS and self.ends_sentence) or self.words >= _LONG_WORDS


def lines_of(text: str) -> list[Line]:
    """The lines of a text, blank ones left out."""
    lines: list[Line] = []
    before = 0
    for found in _LINE.finditer(text):
        words = found[0].rstrip()
        start = found.start()
        lines.append(Line(words, start, start + len(words), text.count("\n", before, start) > 1))
        before = start + len(words)
    return lines
