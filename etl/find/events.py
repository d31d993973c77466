"""The days of what a bulletin reports, among all the days that its text names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from etl.find.dates import FoundDate, find_dates
from etl.models import Span
from etl.vocabulary.events import cues

_NAMED_DAY: Final = re.compile(r"(?:ngày\s+\(?|\(\s*)\Z")
_TOLD_TIME: Final = re.compile(
    r"\b(?:(?:sáng|trưa|chiều|tối|đêm|hôm)(?:\s+(?:nay|qua|mai|kia))?[\s,]*(?:\([^()]{0,20})?(?:ngày\s*)?\(?"
    r"|(?:hôm\s+nay|hôm\s+qua|ngày\s+mai|nay|qua)[\s,]*\(?"
    r"|(?:vào|trong|hai|ba|bốn|các|từ|lúc|\d+\s?[hg](?:\d\d)?|giờ|mới đây|vừa qua)[\s,]*(?:ngày\s+)?\(?)\Z"
)
"""What stands right before a day that is reported, in small letters; a named day is by far the most frequent."""
_FROM: Final = re.compile(r"\btừ\s+(?:ngày\s+)?\Z")
_OPENS_FROM: Final = re.compile(
    r"(?:(?:^|[.!?;:\n]\s*|\W\s)từ\s+ngày|\b(?:bắt đầu|diễn ra|khai mạc|ra quân|tổ chức|khởi động)\b[^.;]{0,40}?\btừ"
    r"(?:\s+ngày)?)\s+\Z",
    re.IGNORECASE,
)
""" "Từ ngày 3/6, đoàn kiểm tra …", "bắt đầu từ ngày 3/6": something begins on that day."""
_UP_TO_SENTENCE: Final = re.compile(r".*(?:[.!?…](?=[\s\"”])|\n)", re.DOTALL)
_UP_TO_CLAUSE: Final = re.compile(r".*[;,.()\n]", re.DOTALL)
_SENTENCE_END: Final = re.compile(r"[.!?…](?=[\s\"”])|\n")
_NUMBERED: Final = re.compile(r"\d\s*/?\s*-?[A-ZĐ]{2,}|\b[Ss]ố\s+\d")
_MOST_DAYS: Final = 2000
"""No bulletin names more days; the rest are not looked at."""
_AROUND: Final = 110
_CUE_CHARS: Final = 45
_ANNIVERSARY_YEARS: Final = 1
_FARTHEST: Final = timedelta(days=270)
_CLOSE: Final = timedelta(days=31)
_SOON: Final = timedelta(days=7)
"""What ends within these days is told with its end even where it still runs."""


def event_dates(text: str, parts: Iterable[Span], published_on: date | None) -> tuple[date, ...]:
    """Full days of what is reported in these parts of the text, in order of the calendar."""
    told = list(parts)
    if not told:
        return ()
    days = find_dates(text, told[0][0], told[-1][1])[:_MOST_DAYS]
    found = [one for floor, group in _by_part(days, told) for one in _reported(text, group, floor, published_on)]
    full = {day for one in found if (day := _day(one, published_on)) is not None}
    if published_on is None:
        full |= _of_only_year(found)
    story = published_on or max(full, default=None)
    return tuple(sorted(day for day in full if story is None or abs(day - story) <= _FARTHEST))


def _by_part(days: Iterable[FoundDate], told: Sequence[Span]) -> Iterator[tuple[int, tuple[FoundDate, ...]]]:
    """The days of each part that has some, with the part's start; days between the parts are left out."""
    starts = [start for start, _ in told]
    for place, group in groupby(days, key=lambda one: bisect_right(starts, one.span[0]) - 1):
        start, end = told[place]
        yield start, tuple(one for one in group if one.span[0] < end)


def _day(one: FoundDate, published_on: date | None) -> date | None:
    """The full day, with the year of the bulletin where it gives none."""
    return one.on() if published_on is None else one.near(published_on)


def _of_only_year(found: list[FoundDate]) -> set[date]:
    """The days without year, in the one year that the text gives: by a day before them, or by one close to them.

    A year that comes only later and far off is that of something past ("… được thành lập ngày 12/5/2019").
    """
    dated = [one for one in found if one.year is not None]
    if len({one.year for one in dated}) != 1:
        return set()
    days: set[date] = set()
    for one in found:
        day = None if one.year is not None else one.on(dated[0].year)
        if day and (dated[0].span < one.span or any(abs(day - near) <= _CLOSE for near in map(_on, dated) if near)):
            days.add(day)
    return days


def _on(one: FoundDate) -> date | None:
    return one.on()


def _reported(text: str, days: tuple[FoundDate, ...], floor: int, published_on: date | None) -> list[FoundDate]:
    """The days that are reported: by a cue, and not of a document, an anniversary, a deadline."""
    kept: list[FoundDate] = []
    ends = _birthdays(days)
    for place, one in enumerate(days):
        if one.is_span_end and place and kept and kept[-1] is days[place - 1]:
            if not _is_planned_end(text, kept[-1], one, floor, published_on):
                kept.append(one)
        elif one in ends or (one.is_span_end and place):
            continue
        elif _is_reported(text, one, floor, opens_span=place + 1 < len(days) and days[place + 1].is_span_end):
            kept.append(one)
    return kept


def _is_planned_end(text: str, first: FoundDate, last: FoundDate, floor: int, published_on: date | None) -> bool:
    """Whether a span has begun and its end is only planned ("kéo dài từ ngày 4/3 đến ngày 30/6")."""
    opened, closed = (None, None) if published_on is None else (first.near(published_on), last.near(published_on))
    if published_on is None or opened is None or closed is None:
        return False
    if not opened <= published_on < closed - _SOON:
        return False
    before = text[max(floor, first.span[0] - _AROUND) : first.span[0]]
    sentence = _since(_UP_TO_SENTENCE, before).lower()
    return _names(sentence, "plan")


def _birthdays(days: tuple[FoundDate, ...]) -> set[FoundDate]:
    """Both ends of what is celebrated (28/7/1929 - 28/7/2024): the same day, years apart."""
    return {
        one
        for first, last in pairwise(days)
        if (first.day, first.month) == (last.day, last.month)
        and first.year and last.year and last.year - first.year >= _ANNIVERSARY_YEARS
        for one in (first, last)
    }  # fmt: skip


def _is_reported(text: str, one: FoundDate, floor: int, *, opens_span: bool) -> bool:
    """Whether the words before a day make it a day of the story; "từ" needs the end of a span after it."""
    start = max(floor, one.span[0] - _AROUND)
    before = text[start : one.span[0]]
    sentence = _since(_UP_TO_SENTENCE, before)
    near = before[-_CUE_CHARS:].lower()
    if not (_NAMED_DAY.search(near) or _TOLD_TIME.search(near)) and sentence.strip(' "“(–-'):
        return False
    if _FROM.search(near) and not opens_span and not _begins(text, one, before, sentence):
        return False
    printed = _since(_UP_TO_CLAUSE, before, " (,")
    clause, folded = printed.lower(), sentence.lower()
    is_of_document = _names(clause, "document")
    if (is_of_document and not clause.strip().startswith(("sáng", "chiều", "tối"))) or _NUMBERED.search(printed):
        return False
    after = text[one.span[1] : one.span[1] + 40].lower()
    if _names(folded[-45:], "anniversary") or "về việc ban hành" in after[:25]:
        return False
    if not opens_span and _is_feast(one, sentence):
        return False
    return not (folded.rstrip(" (").endswith(cues("deadline")) or _names(clause, "deadline"))


def _begins(text: str, one: FoundDate, before: str, sentence: str) -> bool:
    """Whether "từ ngày …" tells when something reported began, not since when a rule holds."""
    if _OPENS_FROM.search(before) is None:
        return False
    after = text[one.span[1] : one.span[1] + _AROUND]
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start() if stop else None].lower()
    return not (_names(after, "rule") or _names(sentence.lower(), "rule"))


def _is_feast(one: FoundDate, sentence: str) -> bool:
    """Whether a day and month without year are a yearly day ("hướng tới ngày 28/7"), not a day something happened."""
    if one.year is not None or f"{one.day}/{one.month}" not in cues("feast"):
        return False
    clause = _since(_UP_TO_CLAUSE, sentence, " (,").lower()
    return _names(clause, "feast_lead")


def _since(up_to: re.Pattern[str], text: str, aside: str = "") -> str:
    """What follows the last of what a pattern reaches up to; the signs `aside` at the very end are looked past."""
    found = up_to.match(text.rstrip(aside) if aside else text)
    return text[found.end() :] if found else text


def _names(text: str, use: str) -> bool:
    """Whether words hold a cue of this use."""
    return any(map(text.__contains__, cues(use)))
