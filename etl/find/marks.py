"""What single lines of a page are by themselves: headings of link lists, buttons, credits, menus, dates, counters."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from etl.find.datelines import DateLine, date_line
from etl.find.lines import Line
from etl.vocabulary.page import openings, phrases

_MOST_WORDS: Final = 40
_MOST_WORDS_OF_WELCOME: Final = 25
_ROW_SIGNS: Final = ("|", "]", "•", "  ")
_HOST: Final = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?")
_DATED: Final = re.compile(r"(?: ngày)?\s?:?\s\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*$")
""" "Các tin đã đưa ngày: 17/04/2024"."""
_STARS: Final = re.compile(r"\W*[★☆]")
_ROW: Final = re.compile(r"[|\[\]•]+|\s{2,}")
_MOST_DATES: Final = 500
"""More lines of dates than this are a table; the rest are not looked at."""
_HEADLINE_WORDS: Final = 7
"""What begins like a credit, above the text, is a headline from here on ("Thiết kế website cho công đoàn cơ sở …")."""


class Mark(StrEnum):
    """Why a line is not news."""

    RELATED = "related"
    """A heading; what follows belongs to other articles."""
    LINE = "line"
    FOOTER = "footer"
    CONTACT = "contact"
    """A telephone, an address: the foot of the page, or whom to ask about what is told."""
    MENU = "menu"
    COUNTER = "counter"
    DATE = "date"


ENDS = frozenset({Mark.RELATED, Mark.FOOTER})
"""Marks behind which an article does not go on."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The mark of each line (None: not settled by the line alone), and the lines of dates."""

    of: tuple[Mark | None, ...]
    dates: tuple[DateLine, ...]
    prose: int
    """The first line of running text; the number of lines where there is none."""


def mark(lines: Sequence[Line], counter: AbstractSet[int]) -> Marks:
    """Every line looked at by itself; `counter` holds the lines of the visitor counter."""
    marks: list[Mark | None] = []
    dates: list[DateLine] = []
    for place, line in enumerate(lines):
        found = date_line(line, place) if len(dates) < _MOST_DATES else None
        if found is not None:
            dates.append(found)
        one = Mark.DATE if found is not None else _by_words(line)
        marks.append(Mark.COUNTER if place in counter else one)
    prose = next((n for n, line in enumerate(lines) if marks[n] is None and line.is_prose), len(lines))
    for place in range(min(prose, len(lines))):
        if marks[place] in {Mark.FOOTER, Mark.CONTACT} and lines[place].words >= _HEADLINE_WORDS:
            marks[place] = None
    return Marks(tuple(marks), tuple(dates), prose)


def _by_words(line: Line) -> Mark | None:
    """The mark that the words of a line give it."""
    if not line.folded or line.words > _MOST_WORDS:
        return None
    if line.folded[-1].isdigit() and _DATED.sub("", line.folded).strip(" :.-") in phrases("related"):
        return Mark.RELATED
    for use, found in (("related", Mark.RELATED), ("menu", Mark.MENU), ("line", Mark.LINE)):
        if line.key in phrases(use):
            return found
    if not line.key or _STARS.match(line.text) or (line.words == 1 and _HOST.fullmatch(line.text)):
        return Mark.LINE
    return _by_parts(line) or _by_opening(line)


def _by_parts(line: Line) -> Mark | None:
    """A row of buttons or of menu entries on one line."""
    if line.is_prose or not any(sign in line.text for sign in _ROW_SIGNS):
        return None
    parts = [part for one in _ROW.split(line.folded) if (part := one.strip(" *-.:<>"))]
    known = phrases("line") | phrases("menu")
    if len(parts) > 1 and all(part in known or part in phrases("section") for part in parts):
        return Mark.MENU if any(part in phrases("menu") for part in parts) else Mark.LINE
    return None


def _by_opening(line: Line) -> Mark | None:
    """The mark that the first words of a line give it; sentences are left alone but for credits and rights."""
    opening = line.folded.lstrip(" -–*•+>")
    if opening.startswith(openings("footer_sentence")):
        return Mark.FOOTER
    if opening.startswith(openings("line_sentence")) and line.words <= _MOST_WORDS_OF_WELCOME:
        return Mark.LINE
    if line.is_prose:
        return None
    if opening.startswith(openings("line_prefix")):
        return Mark.LINE
    if opening.startswith(openings("contact_prefix")):
        return Mark.CONTACT
    return Mark.FOOTER if opening.startswith(openings("footer_prefix")) else None
