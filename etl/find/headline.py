"""Which line of a page is the headline, and which names the section."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from etl.find.byline import author_of
from etl.find.lines import Line
from etl.find.marks import Mark, Marks
from etl.vocabulary.page import openings, phrases

_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 45
_SAFE_WORDS: Final = 6
"""From here on a line above the date is a headline even where another stands below."""
_MOST_HEADER_WORDS: Final = 10
_MOST_WORDS_OF_SITE: Final = 18
_AND_SITE: Final = re.compile(r"\s[-–|:]\s*(?:trang|cổng|website)")
""" "Công đoàn tỉnh … - Trang thông tin điện tử"."""
_MOST_SECTION_WORDS: Final = 6
_MENU_LINES: Final = 3
_SMALL_SHARE: Final = 0.25
_AROUND_SECTION: Final = " *•»›>:|-[]()"
_OPEN_ENDS: Final = (":", ";", ",")
_CRUMBS: Final = re.compile(r"\s*(?:[»›>→]|/(?=\s)|::)+\s*")
_STEPS: Final = ("»", "›", ">", "→", "/", "::")
"""Between its parts a path has one of these; most lines have none."""
_HERE: Final = re.compile(r"^(?:bạn đang ở(?: đây)?|bạn ở đây|vị trí|đường dẫn|you are here)\s*:?\s*")
_TWO_SENTENCES: Final = re.compile(r"[^\W\d_A-Z]{3}[.!?]\s+\w")
_WORDS: Final = re.compile(r"\w+")


def find_title(lines: Sequence[Line], marks: Marks, declared: str | None) -> int | None:
    """The line of the headline: printed as declared, else beside the article's date, else the first that can be one."""
    printed = _as_declared(lines, marks, declared) if declared else None
    if printed is not None:
        return printed
    zone = [n for n in range(marks.prose) if marks.of[n] is None and _can_be_headline(lines, n)]
    linked = _linked(lines, marks)
    zone = [n for n in zone if n not in linked] or zone
    dates = [one.place for one in marks.dates if one.label != "clock" and one.place <= marks.prose + 1]
    if dates:
        return _beside_date(lines, marks, zone, dates[-1])
    return zone[0] if zone and len(lines) > 1 else _first_as_headline(lines, marks)


def _linked(lines: Sequence[Line], marks: Marks) -> set[int]:
    """Several headlines under a heading such as "Tin nổi bật" above the text: links, up to the next section or date."""
    found: set[int] = set()
    group: list[int] | None = None
    for n in range(marks.prose):
        is_heading = marks.of[n] is Mark.RELATED
        if is_heading or marks.of[n] is Mark.DATE or lines[n].key in phrases("section") or is_crumbs(lines[n]):
            found.update(group if group and len(group) > 1 else ())
            group = [] if is_heading else None
        elif group is not None and marks.of[n] is None and _can_be_headline(lines, n):
            group.append(n)
    return found


def _as_declared(lines: Sequence[Line], marks: Marks, declared: str) -> int | None:
    """The line printed as the page declares its title; the last one above the text, as menus and crumbs come first."""
    wanted = _WORDS.findall(declared.lower())
    found = [
        n
        for n, line in enumerate(lines)
        if line.folded and marks.of[n] is None and _is_same_title(_WORDS.findall(line.folded), wanted)
    ]
    above = [n for n in found if n <= marks.prose]
    if above:
        return above[-1]
    return next((n for n in found if _prose_before(lines, n) <= _SMALL_SHARE), None)


def _is_same_title(words: list[str], wanted: list[str]) -> bool:
    """Whether a line is the declared title, perhaps without the name of the site after it."""
    if words == wanted:
        return True
    return len(words) >= _FEWEST_WORDS and words == wanted[: len(words)]


def _prose_before(lines: Sequence[Line], place: int) -> float:
    """The share of the running text that stands before a line."""
    lengths = [len(line.text) if line.is_prose else 0 for line in lines]
    return sum(lengths[:place]) / max(1, sum(lengths))


def _can_be_headline(lines: Sequence[Line], place: int) -> bool:
    """Whether a line outside running text looks like a headline."""
    line = lines[place]
    if not _FEWEST_WORDS <= line.words <= _MOST_WORDS or line.text.endswith(_OPEN_ENDS):
        return False
    if author_of(line) is not None and (":" in line.text or line.folded.startswith(tuple(phrases("byline_label")))):
        return False
    if line.text[:1].islower() or line.key in phrases("section") or is_site_header(line) or is_crumbs(line):
        return False
    below = lines[place + 1] if place + 1 < len(lines) else None
    return below is None or below.is_apart or not below.text[:1].islower()


def _beside_date(lines: Sequence[Line], marks: Marks, zone: list[int], at: int) -> int | None:
    """The headline next to the article's date: above it, unless that is short and the one below longer."""
    above = max((n for n in zone if n < at), default=None)
    below = min((n for n in zone if n > at), default=None)
    if above is None:
        above = _sentence_as_headline(lines, marks, at - 1)
    if below is None and above is None:
        below = _sentence_as_headline(lines, marks, at + 1)
    if above is None or below is None:
        return below if above is None else above
    is_safe = lines[above].words >= _SAFE_WORDS or lines[above].words >= lines[below].words
    return above if is_safe else below


def _sentence_as_headline(lines: Sequence[Line], marks: Marks, place: int) -> int | None:
    """A line beside the date that ends like a sentence, where running text follows elsewhere."""
    if not 0 <= place < len(lines) - 1 or marks.of[place] is not None or is_crumbs(lines[place]):
        return None
    line = lines[place]
    has_more = any(other.is_prose for other in lines[place + 1 :])
    is_one = _FEWEST_WORDS <= line.words <= _SAFE_WORDS * 5 and not _TWO_SENTENCES.search(line.text)
    return place if has_more and is_one and line.text[:1].isupper() else None


def _first_as_headline(lines: Sequence[Line], marks: Marks) -> int | None:
    """A first line that asks, calls or trails off, and stands apart from the text below it."""
    if len(lines) <= 1 or marks.of[0] is not None or not lines[1].is_apart:
        return None
    line = lines[0]
    is_open = line.text.rstrip(" \"”'").endswith(("?", "!", "…", "...")) and not _TWO_SENTENCES.search(line.text)
    return 0 if is_open and line.words <= _MOST_WORDS else None


def is_site_header(line: Line) -> bool:
    """Whether a line is the name of the site rather than a headline."""
    if not line.folded.startswith(openings("site_header")) or line.words > _MOST_WORDS_OF_SITE:
        return False
    if _AND_SITE.search(line.folded):
        return True
    is_short = line.words <= _MOST_HEADER_WORDS
    return is_short and (line.text.isupper() or line.folded.startswith(("cổng", "trang", "website")))


def is_crumbs(line: Line) -> bool:
    """Whether a line is a path through the site (Trang chủ » Tin tức)."""
    if not any(map(line.folded.__contains__, _STEPS)):
        return False
    parts = _CRUMBS.split(line.folded.strip())
    root = _HERE.sub("", parts[0])
    return len(parts) > 1 and (root.strip(" *•|") in phrases("menu") or "»" in line.text or "›" in line.text)


def find_section(
    lines: Sequence[Line], marks: Marks, title: int | None, writer: str | None
) -> tuple[int | None, str | None]:
    """The line above the headline (or between it and the text) that names the section, and the section."""
    above = marks.prose if title is None else title
    menu = _menu_lines(lines, marks, above)
    for place in [*range(above - 1, -1, -1), *range(above + 1, marks.prose)]:
        if marks.of[place] not in {None, Mark.RELATED} or (place in menu and not is_crumbs(lines[place])):
            continue
        if place < above and is_crumbs(lines[place]):
            return place, _last_crumb(lines[place], lines[title] if title is not None else None)
        if lines[place].key in phrases("section") and not _opens_links(lines, marks, place, title):
            return place, lines[place].text.strip(_AROUND_SECTION)
    lone = [n for n in range(above) if marks.of[n] is None and n not in menu and not is_site_header(lines[n])]
    lone = [n for n in lone if lines[n].text != writer and not lines[n].folded.startswith(openings("site_header"))]
    if title is not None and len(lone) == 1 and _is_name_of_section(lines[lone[0]]):
        return lone[0], lines[lone[0]].text
    return None, None


def _opens_links(lines: Sequence[Line], marks: Marks, place: int, title: int | None) -> bool:
    """Whether a heading that sections and link lists share ("Tin mới") has links below it."""
    below = place + 1
    return marks.of[place] is Mark.RELATED and below != title and below < len(lines) and marks.of[below] is None


def _is_name_of_section(line: Line) -> bool:
    """Whether a lone line above the headline may name the section."""
    return line.words <= _MOST_SECTION_WORDS and not line.ends_sentence and not any(map(str.isdigit, line.text))


def _menu_lines(lines: Sequence[Line], marks: Marks, above: int) -> set[int]:
    """The lines of menus: several short lines in a row, one of them known from menus."""
    edges = [0, *(n for n in range(1, above) if lines[n].is_apart or marks.of[n - 1] is Mark.COUNTER), above]
    groups = [range(start, end) for start, end in pairwise(edges)]
    return {n for group in groups if _is_menu(lines, marks, group) for n in group}


def _is_menu(lines: Sequence[Line], marks: Marks, group: range) -> bool:
    """Whether lines without a blank between them are a menu with an entry a line."""
    entries = [n for n in group if marks.of[n] is Mark.MENU and "|" not in lines[n].text]
    return len(group) >= _MENU_LINES and len(entries) > 1


def _last_crumb(line: Line, title: Line | None) -> str | None:
    """The last step of a path through the site that is neither its root nor the headline."""
    parts = [part.strip(" *•|") for part in _CRUMBS.split(line.text)]
    kept = [
        part
        for part in parts
        if part and part.lower() not in phrases("menu") and not (title is not None and _is_title(part, title))
    ]
    return kept[-1] if kept else None


def _is_title(part: str, title: Line) -> bool:
    """Whether a step of a path is the headline, perhaps cut short."""
    return part.lower() == title.folded or (
        part.count(" ") + 1 >= _FEWEST_WORDS and part.lower().strip(" .…") in title.folded
    )
