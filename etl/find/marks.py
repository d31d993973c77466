"""What single lines of a page are by themselves: headings of link lists, buttons, credits, menus, dates, counters."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from etl.find.datelines import DateLine, date_line, printed_head
from etl.find.lines import Line, bare
from etl.find.runs import in_phrases
from etl.vocabulary.page import opens, phrases

_MOST_WORDS: Final = 40
_MOST_WORDS_OF_WELCOME: Final = 25
_ROW_SIGNS: Final = ("|", "]", "•", "  ")
_HOST: Final = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?")
_DATED: Final = re.compile(r"(?: ngày)?\s?:?\s\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*$")
""" "Các tin đã đưa ngày: 17/04/2024"."""
_STARS: Final = re.compile(r"\W*[★☆]")
_BULLETS: Final = " -–*•+>"
_LONGEST_SIGNS: Final = 60
_NO_WORDS: Final = re.compile(r"[\W\d_]+")
_CODE: Final = re.compile(
    r"\)\s*\{|\{[^{}]{0,80}[:;]|^(?:var|let|const|function|window|document|jQuery|\$)[ .(]|\w\.\w+\(.*\);$"
    r"|^<[!/a-zA-Z][^<>]{0,200}>$"
)
_PAGE_NUMBER: Final = re.compile(r"(?:trang |page )?\d{1,3} ?/ ?\d{1,3}")
_ROW: Final = re.compile(r"[|\[\]•]+|\s{2,}")
_MOST_WORDS_OF_ENTRY: Final = 6
_FEWEST_ENTRIES: Final = 2
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
        found = date_line(line, place) if not line.is_prose and len(dates) < _MOST_DATES else None
        if found is None and place == 0:
            found = printed_head(line, lines[1:])
        if found is not None:
            dates.append(found)
        one = Mark.DATE if found is not None else _of_prose(line) if line.is_prose else _by_itself(line)
        marks.append(Mark.COUNTER if place in counter else one)
    prose = next((n for n, line in enumerate(lines) if marks[n] is None and line.is_prose), len(lines))
    for place in range(min(prose, len(lines))):
        if marks[place] in {Mark.FOOTER, Mark.CONTACT} and lines[place].words >= _HEADLINE_WORDS:
            marks[place] = None
    return Marks(tuple(marks), tuple(dates), prose)


def _of_prose(line: Line) -> Mark | None:
    """The mark of running text: most is news, and no heading or menu is so long."""
    if _is_code(line.text):
        return Mark.LINE
    if not line.folded or line.words > _MOST_WORDS:
        return None
    return Mark.LINE if _is_of_signs(line) else _of_sentence(line)


def _by_itself(line: Line) -> Mark | None:
    """The mark that the words of a short line give it; one without words is a time or a rule."""
    if (len(line.text) <= _LONGEST_SIGNS and _NO_WORDS.fullmatch(line.text)) or _is_code(line.text):
        return Mark.LINE
    if not line.folded or line.words > _MOST_WORDS:
        return None
    whole = _whole_lines().get(line.key) or (_of_numbered(line.folded) if line.folded[-1].isdigit() else None)
    if whole is not None:
        return whole
    if _is_of_signs(line) or (line.words == 1 and _HOST.fullmatch(line.text)):
        return Mark.LINE
    return _by_parts(line) or _of_sentence(line) or _by_opening(line)


def _of_numbered(folded: str) -> Mark | None:
    """The mark of a line that ends in a number: a heading with a date, the number of a page."""
    if _DATED.sub("", folded).strip(" :.-") in phrases("related"):
        return Mark.RELATED
    return Mark.LINE if _PAGE_NUMBER.fullmatch(folded) else None


def _is_code(text: str) -> bool:
    """Whether a line is what is left of a script, a style, a tag."""
    return ("{" in text or text.endswith((");", ">"))) and _CODE.search(text) is not None


def _is_of_signs(line: Line) -> bool:
    """Whether a line is nothing but signs, or the stars of a vote."""
    return not line.folded[0].isalnum() and (not bare(line.key) or _STARS.match(line.text) is not None)


@cache
def _whole_lines() -> dict[str, Mark]:
    """What lines are by all their words; a heading of links before all else."""
    uses = (("line", Mark.LINE), ("menu", Mark.MENU), ("related", Mark.RELATED))
    return {phrase: found for use, found in uses for phrase in phrases(use)}


def _by_parts(line: Line) -> Mark | None:
    """A row of buttons or of menu entries on one line, with signs between them or only spaces."""
    has_signs = any(map(line.text.__contains__, _ROW_SIGNS))
    if has_signs:
        parts: Sequence[str] = [part for one in _ROW.split(line.folded) if (part := one.strip(" *-.:<>"))]
    else:
        parts = in_phrases(line.key, _entries()) or () if line.key.split(" ", 1)[0] in _first_words() else ()
    if len(parts) < _FEWEST_ENTRIES:
        return None
    if has_signs and sum(part in phrases("menu") for part in parts) >= _FEWEST_ENTRIES and _are_short(parts):
        return Mark.MENU
    if not all(part in _entries() for part in parts):
        return None
    if any(part in phrases("menu") for part in parts):
        return Mark.MENU
    return Mark.LINE if has_signs or any(part in phrases("line") for part in parts) else None


def _are_short(parts: Sequence[str]) -> bool:
    """Whether the parts of a row are short enough to be entries of a menu, one not known among them."""
    return all(part.count(" ") < _MOST_WORDS_OF_ENTRY for part in parts)


@cache
def _first_words() -> frozenset[str]:
    """What such entries begin with: most lines begin otherwise."""
    return frozenset(entry.split(" ", 1)[0] for entry in _entries())


@cache
def _entries() -> frozenset[str]:
    """What stands in rows of buttons and in menus."""
    return phrases("line") | phrases("menu") | phrases("section")


def _of_sentence(line: Line) -> Mark | None:
    """The mark that the first words of any line give it, sentences among them: credits, rights and welcomes."""
    opening = line.folded.lstrip(_BULLETS)
    if opens(opening, "footer_sentence"):
        return Mark.FOOTER
    is_welcome = line.words <= _MOST_WORDS_OF_WELCOME and opens(opening, "line_sentence")
    return Mark.LINE if is_welcome else None


def _by_opening(line: Line) -> Mark | None:
    """The mark that the first words of a short line give it."""
    opening = line.folded.lstrip(_BULLETS)
    if opens(opening, "line_prefix"):
        return Mark.LINE
    if opens(opening, "contact_prefix"):
        return Mark.CONTACT
    return Mark.FOOTER if opens(opening, "footer_prefix") else None
