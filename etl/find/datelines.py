"""Lines that hold a date and little else: the day of the article, or today's date as site or printer shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from etl.find.byline import is_people
from etl.find.dates import find_dates, named_months_in_figures
from etl.find.lines import Line
from etl.vocabulary.geography import provinces
from etl.vocabulary.months import weekday_names
from etl.vocabulary.page import openings, phrases
from etl.vocabulary.places import small_places

_LONGEST: Final = 130
_MOST_WORDS_LEFT: Final = 6

_DIGIT: Final = re.compile(r"\d")
_FEWEST_DIGITS: Final = re.compile(r"\d(?:\D*\d){3}")
"""Day, month and year have at least four."""
_TIME: Final = re.compile(
    r"(?<![\d/.-])([01]?\d|2[0-4])(?:\s?[:h]\s?|\s+giờ\s+)([0-5]\d)(?:\s?:\s?[0-5]\d)?(?!\d)(?:\s+phút)?\s*(SA|CH|AM|PM|am|pm|sáng|chiều|tối)?(?!\w)"
)
_NOISE: Final = re.compile(
    r"[+-]?\d{1,2}\s*[°º]\s*C?(?!\w)|[+-]\d\d:\d\d\b|(?<=¤ )T(?=\d)"
    r"|\(?\s*(?:gmt|utc)\s*[+-]?\s*\d{0,2}(?::\d\d)?\s*\)?|múi giờ"
    r"|\((?=[^()]*(?:tháng|âm lịch|giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý))[^()]{1,40}\)"  # the lunar day
    r"|\d{1,2} (?:giây|phút|giờ|ngày|tuần|tháng) trước\b"
    r"|(?:lượt xem|lượt đọc|đã xem|xem|bình luận|views?|số lần xem)\s*:?\s*[\d.,]+"
    r"|[\d.,]+\s*(?:lượt xem|lượt đọc|bình luận|views?)",
    re.IGNORECASE,
)
_PAPER: Final = re.compile(r"\((?:Báo|Tạp chí|Theo|Nguồn)\s[^()]*\)")
_PRINTED: Final = re.compile(r"(\d{1,2}/\d{1,2}/\d{2,4}(?:,? \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)?)(\s+)(\S.*)")
"""The head of a page that a browser printed: when, and what."""
_HEAD_LINES: Final = 25
_FEWEST_OF_TITLE: Final = 3
_PRINTED_AT: Final = "ngày in"
_AT: Final = re.compile(r"\b(?:vào\s+)?lúc\b", re.IGNORECASE)
_BY: Final = re.compile(r"^(?:by|bởi)\s+(?=\S)", re.IGNORECASE)
_KIND_OF_PLACE: Final = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s+", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[\s,;:|/\\()\[\]•·*\-–—.]+")
_LONGER_THAN_BARE: Final = 5
"""Labels shorter than this ("bài", "tin") are words of section names too."""
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
    weekday: int | None
    """The day of the week printed beside it; Monday is 0."""
    is_in_words: bool
    rest: str
    """What is left of the line: a place, a name, a section; "" for nothing."""
    rest_kind: str
    """`place`, `people`, `section`, or "" for nothing."""


def date_line(line: Line, place: int) -> DateLine | None:
    """The line as a date line; None where it is something else."""
    if line.is_prose or len(line.text) > _LONGEST or _FEWEST_DIGITS.search(line.text) is None:
        return None
    text = named_months_in_figures(_without_menu(_beside_site(_PAPER.sub(" ", line.text))))
    printed = _PRINTED.match(text)
    if printed and len(printed[2]) > 1 and ":" in printed[1]:
        text = f"{_PRINTED_AT} {printed[1]}"
    return _read(text, place)


def printed_head(line: Line, below: Sequence[Line]) -> DateLine | None:
    """The head of a printed page as a date line: a day, and the headline that stands again further down."""
    found = _PRINTED.match(line.text)
    if found is None or len(line.text) > _LONGEST * 2:
        return None
    title = found[3].lower()
    is_headline = any(one.words >= _FEWEST_OF_TITLE and title.startswith(one.folded) for one in below[:_HEAD_LINES])
    return _read(f"{_PRINTED_AT} {found[1]}", 0) if is_headline else None


def _read(text: str, place: int) -> DateLine | None:
    """The date that these words are, with what stands around it; None where they are more than that."""
    found = [one for one in find_dates(text) if one.year is not None]
    day = found[0].on() if found and not found[0].is_span_end else None
    if day is None:
        return None
    start, end = found[0].span
    tail = text[end:]
    if len(found) > 1 and found[-1].on() != day:
        if _label_and_rest(f"{text[:start]} ¤")[0] is None:
            return None
        own_time = _TIME.search(tail, 0, found[-1].span[0] - end)
        tail = own_time[0] if own_time else ""
    left = _NOISE.sub(" ", f"{text[:start]} ¤ {tail}")
    time = _TIME.search(left)
    left = _TIME.sub(" ", left, count=1)
    weekday = _weekday().search(left)
    label, rest = _label_and_rest(_weekday().sub(" ", left))
    writer = _writer(rest)
    kind = "people" if writer != rest and is_people(writer) else _kind_of_rest(writer)
    rest = writer
    if kind is None:
        return None
    rest = _as_printed(rest, text) if kind == "people" else rest
    number = weekday_names()[" ".join(weekday[1].lower().split())] if weekday else None
    return DateLine(place, day, _clock_time(time), label, number, "tháng" in text[start:end], rest, kind)


@cache
def _weekday() -> re.Pattern[str]:
    """A day of the week by any of its names."""
    names = "|".join(name.replace(" ", r"\s+") for name in sorted(weekday_names(), key=_longest_first))
    return re.compile(rf"\b({names})\b\s*,?", re.IGNORECASE)


def time_alone(line: Line) -> str | None:
    """The time of day that is all of a line, in 24 hours."""
    left = _AT.sub(" ", line.text)
    found = _TIME.search(left)
    return _clock_time(found) if found and not _SIGNS.sub("", _TIME.sub("", left, count=1)) else None


def _without_menu(text: str) -> str:
    """A line without the entries of a menu between bars: "Thứ Tư, 15/01/2025 | Trang chủ | Liên hệ"."""
    parts = text.split("|")
    kept = [part for part in parts if part.strip(" *•»").lower() not in phrases("menu") | phrases("line")]
    return "|".join(kept)


def _beside_site(text: str) -> str:
    """A line without the site's name that stands before a bar on it: "CÔNG ĐOÀN HÀ GIANG | Hôm nay, …"."""
    head, bar, tail = text.partition("|")
    return tail if bar and head.lower().strip().startswith(openings("site_header")) else text


_LIKE_PEOPLE: Final = frozenset({"xã", "phường", "thị trấn"})
"""Kinds of places that are often called as people are ("Thanh Tùng")."""


@cache
def _place_names() -> frozenset[str]:
    """Names of provinces and smaller places, in lower case, as they may stand beside a date."""
    names = [name for one in provinces() for name in (one.name, one.name_34, *one.short_names)]
    names += [one.name for one in small_places() if one.kind not in _LIKE_PEOPLE]
    return frozenset(" ".join(_SIGNS.sub(" ", name.lower()).split()) for name in names)


def _kind_of_rest(rest: str) -> str | None:
    """Whether the words beside a date are a place, names or a section; None for what a sentence is made of."""
    if not rest:
        return ""
    if len(rest.split()) > _MOST_WORDS_LEFT or _DIGIT.search(rest):
        return None
    if rest.lower() in phrases("byline"):
        return "people"
    if rest.lower() in phrases("section"):
        return "section"
    bare = _KIND_OF_PLACE.sub("", rest)
    if bare != rest or bare.lower() in _place_names():
        return "place" if is_people(bare) else None
    return "people" if is_people(bare) else None


def _longest_first(phrase: str) -> tuple[int, str]:
    """The order in which phrases are tried."""
    return -len(phrase), phrase


def _as_printed(rest: str, text: str) -> str:
    """Names with the dashes or commas that stand between them on the line."""
    found = re.search(r"[\s,;/&–—-]+".join(map(re.escape, rest.split())), text)
    return " ".join(found[0].split()) if found else rest


def _writer(rest: str) -> str:
    """What is left without a label of the writer: "Người viết BBT"."""
    rest = _BY.sub("", rest)
    folded = rest.lower()
    label = next(
        (one for one in sorted(phrases("byline_label"), key=_longest_first) if folded.startswith(f"{one} ")), ""
    )
    return rest[len(label) :].strip() if len(label) > _LONGER_THAN_BARE else rest


def _label_and_rest(left: str) -> tuple[str | None, str]:
    """What the words around a date call it, and what other words there are."""
    head, _, tail = left.partition("¤")
    head, tail = (
        " ".join(_SIGNS.sub(" ", _AT.sub(" ", side) if side is tail else side).split()) for side in (head, tail)
    )
    label: str | None = None
    for phrase, name in _labels() if head else ():
        folded = head.lower()
        if folded == phrase or folded.endswith(f" {phrase}") or folded.startswith(f"{phrase} "):
            label = label or (None if phrase in _BARE else name)
            head = head[len(phrase) :] if folded.startswith(phrase) else head[: -len(phrase)]
            head = head.strip()
    return label, f"{head} {tail}".strip()


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    """What may stand before a date, the longest first, with whose date it then is."""
    uses = (("clock_label", "clock"), ("published_label", "published"))
    return tuple((phrase, name) for use, name in uses for phrase in sorted(phrases(use), key=_longest_first))


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
