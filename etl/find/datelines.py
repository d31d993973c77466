"""Lines that hold a date and little else: the day of the article, or today's date as the site or the printer shows it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from etl.find.byline import is_people
from etl.find.dates import find_dates
from etl.find.lines import Line
from etl.vocabulary.page import phrases

_LONGEST: Final = 130
_MOST_WORDS_LEFT: Final = 6

_WEEKDAY: Final = re.compile(
    r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|cn|t[2-7]|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?\b\s*,?",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"(?<![\d/.-])([01]?\d|2[0-4])(?:\s?[:h]\s?|\s+giờ\s+)([0-5]\d)(?:\s?:\s?[0-5]\d)?(?!\d)(?:\s+phút)?\s*(SA|CH|AM|PM|am|pm|sáng|chiều|tối)?(?!\w)"
)
_NOISE: Final = re.compile(
    r"-?\d{1,2}\s*°\s*C?\b|\(?\s*(?:gmt|utc)\s*[+-]?\s*\d{0,2}(?::\d\d)?\s*\)?|múi giờ|(?:lượt xem|lượt đọc|đã xem|xem|bình luận|views?|số lần xem)\s*:?\s*[\d.,]+"
    r"|[\d.,]+\s*(?:lượt xem|lượt đọc|bình luận|views?)",
    re.IGNORECASE,
)
_KIND_OF_PLACE: Final = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s+", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[\s,;:|/\\()\[\]•·*\-–—.]+")
_NOON: Final = 12


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date, and what else stands on it."""

    place: int
    """The number of the line."""
    day: date
    time: str | None
    label: str | None
    """`published` or `clock` where the line says so."""
    has_weekday: bool
    is_in_words: bool
    rest: str
    """What is left of the line: a place, a name, a section; "" for nothing."""


def date_line(line: Line, place: int) -> DateLine | None:
    """The line as a date line; None where it is something else."""
    if len(line.text) > _LONGEST or not any(map(str.isdigit, line.text)):
        return None
    found = [one for one in find_dates(line.text) if one.year is not None]
    if not found or found[0].is_span_end or len(found) > 1 + (found[0].on() == found[-1].on()):
        return None
    day = found[0].on()
    if day is None:
        return None
    start, end = found[0].span
    left = f"{line.text[:start]} ¤ {line.text[end:]}"
    left = _NOISE.sub(" ", left)
    time = _TIME.search(left)
    left = _TIME.sub(" ", left, count=1)
    weekday = _WEEKDAY.search(left)
    left = _WEEKDAY.sub(" ", left)
    label, rest = _label_and_rest(left)
    if not _may_stay(rest):
        return None
    return DateLine(
        place, day, _clock_time(time), label, weekday is not None, "tháng" in line.text[start:end], rest
    )


def _may_stay(rest: str) -> bool:
    """Whether the words beside a date are a place, names or a section: nothing a sentence is made of."""
    if len(rest.split()) > _MOST_WORDS_LEFT or any(map(str.isdigit, rest)):
        return False
    return not rest or is_people(_KIND_OF_PLACE.sub("", rest)) or rest.lower() in phrases("section")


def _label_and_rest(left: str) -> tuple[str | None, str]:
    """What the words around a date call it, and what other words there are."""
    head, _, tail = left.partition("¤")
    head, tail = (_SIGNS.sub(" ", side).strip() for side in (head, tail))
    label: str | None = None
    for use, name in (("clock_label", "clock"), ("published_label", "published")):
        for phrase in sorted(phrases(use), key=len, reverse=True):
            folded = head.lower()
            if folded == phrase or folded.endswith(f" {phrase}") or folded.startswith(f"{phrase} "):
                label = label or (None if phrase in _BARE else name)
                head = head[len(phrase) :] if folded.startswith(phrase) else head[: -len(phrase)]
                head = head.strip()
    return label, f"{head} {tail}".strip()


_BARE: Final = frozenset({"ngày", "lúc", "vào lúc", "bởi"})
"""Words before a date that do not say whose date it is."""


def _clock_time(found: re.Match[str] | None) -> str | None:
    """A time of day in 24 hours."""
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half in {"ch", "pm", "chiều", "tối"} and hour < _NOON:
        hour += _NOON
    if half in {"sa", "am", "sáng"} and hour == _NOON:
        hour = 0
    return f"{hour % 24:02d}:{minute:02d}"
