"""Dates as Vietnamese texts write them: day first, in figures or words, with or without a year, alone or as a span."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from etl.models import Span
from etl.vocabulary.months import month_names

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_PIVOT: Final = 70
"""Two-digit years from here on are of the last century."""

_YEAR: Final = r"(?:19|20)\d\d"
_ISO: Final = rf"(?P<iso_y>{_YEAR})-(?P<iso_m>[01]\d)-(?P<iso_d>[0-3]\d)(?![\d/-])"
_FIRST_OF_SPAN: Final = rf"""
    (?<!hứ\s)(?<!HỨ\s)(?<![tT])                                    # Thứ 6, T6: no day
    (?P<first>[0-3]?\d)(?P<first_month>[/.-][01]?\d(?P<first_year>[/.-]{_YEAR})?)?
    \s?(?P<link>[-–—,]|và|đến(?:\s+hết)?(?:\s+ngày)?)\s?
"""
_MONTH_AND_YEAR: Final = rf"""
    \s?(?P<sep>[/.-])\s?(?P<m>[01]?\d)(?:\s?[/.-]\s?(?P<y>{_YEAR}|\d\d(?=[\s,;:()]|$)))?
  | \s+[tT]háng\s+(?P<wm>[01]?\d)(?:(?:\s+năm\s+|\s*[/.,-]\s*|\s+)(?P<wy>{_YEAR}))?
"""
_FIGURES: Final = rf"""
    (?=\d)(?<![\d/.,:\-–])                                               # not the end of a longer number
    (?: {_ISO} | (?:{_FIRST_OF_SPAN})? (?P<d>[0-3]?\d) (?:{_MONTH_AND_YEAR}) (?![/\d%]|[.,:-]\d|-?[A-ZĐ]) )
"""
_DATE: Final = re.compile(_FIGURES, re.VERBOSE)

_SEPARATORS: Final = tuple(re.compile(rf"{sign} ?[01]?\d(?!\d)") for sign in (r"/", r"\.", r"-"))
_MONTH: Final = re.compile(r"háng +[01]?\d")
"""What every date contains: cheap to search for by its first letter, so that the full pattern runs only around it."""
_BEFORE: Final = 36
_AFTER: Final = 28

_CUE: Final = re.compile(
    r"(?:\b(?:ngày|mùng|sáng|trưa|chiều|tối|đêm|hôm|thứ\s\w+|nhật|nay|qua|mai|lúc)[\s,:(]*|\(\s*)\Z", re.IGNORECASE
)
_WEAK_CUE: Final = re.compile(r"\b(?:từ|đến|vào|trước|sau)[\s,:(]*\Z", re.IGNORECASE)
"""Words that stand before any number: enough for a slash only (from 1-2 people is no date)."""
_CUE_CHARS: Final = 16


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day named in a text; `year` is None where it is left to the reader."""

    span: Span
    day: int
    month: int
    year: int | None = None
    is_span_end: bool = False
    """The last day of a span whose first day stands just before."""

    def on(self, year: int | None = None) -> date | None:
        """The day in its own year, else in the year given; None for a day that does not exist."""
        chosen = self.year or year
        return None if chosen is None else real_day(chosen, self.month, self.day)

    def near(self, anchor: date) -> date | None:
        """The day in its own year, else in the year that puts it nearest to `anchor` (December and January meet)."""
        if self.year is not None:
            return self.on()
        days = [day for year in (anchor.year, anchor.year - 1, anchor.year + 1) if (day := self.on(year))]
        same_year = self.on(anchor.year)
        if same_year is not None and abs(same_year - anchor) <= timedelta(days=270):
            return same_year
        return min(days, key=lambda day: abs(day - anchor), default=None)


def named_months_in_figures(text: str) -> str:
    """The text with full dates whose month stands by its name ("12 Tháng Tư, 2024", "April 26, 2024") in figures."""
    return _named_month().sub(_in_figures, text)


def _in_figures(found: re.Match[str]) -> str:
    name = found["after"] or found["before"]
    return f"{found['day'] or found['later_day']}/{month_names()[' '.join(name.lower().split())]}/{found['year']}"


@cache
def _named_month() -> re.Pattern[str]:
    names = "|".join(name.replace(" ", r"\s+") for name in sorted(month_names(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})[\s,-]+(?P<after>{names})|(?P<before>{names})\s+(?P<later_day>\d{{1,2}}))"
        r"[,.]?[\s-]+(?:năm\s+)?(?P<year>\d{4})\b",
        re.IGNORECASE,
    )


def real_day(year: int, month: int, day: int) -> date | None:
    """The day of the calendar, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[FoundDate, ...]:
    """Every day named in the text (or in a part of it), in order; a span of days gives its first and its last day."""
    found: list[FoundDate] = []
    stop = len(text) if end is None else end
    done = start
    for hint in _hints(text, start, stop):
        if hint < done:
            continue
        for match in _DATE.finditer(text, max(done, hint - _BEFORE), min(stop, hint + _AFTER)):
            if match.start() > hint:
                break  # the next hint sees all of it
            found.extend(_days_of(match, text))
            done = match.end()
    return tuple(found)


def _hints(text: str, start: int, end: int) -> list[int]:
    """Where something stands that every date has: a separator between figures, or the word for month."""
    signs = [hint.start() for separator in _SEPARATORS for hint in separator.finditer(text, start, end)]
    found = [at for at in signs if text[at - 1].isdigit() or (text[at - 1] == " " and text[at - 2].isdigit())]
    months = (hint.start() - 1 for hint in _MONTH.finditer(text, start, end))
    found += [at for at in months if at >= start and text[at] in "tT"]
    return sorted(found)


def _days_of(match: re.Match[str], text: str) -> list[FoundDate]:
    """The one or two days that a match names; none where it only looks like a date."""
    if match["iso_y"]:
        return _checked([FoundDate(match.span(), int(match["iso_d"]), int(match["iso_m"]), int(match["iso_y"]))])
    month, year = int(match["m"] or match["wm"]), _year(match["y"] or match["wy"])
    start, end = match.start("d"), match.end()
    if year is None and not (_has_cue(match, text) or _is_plain(match, text)):
        return []
    last = FoundDate((start, end), int(match["d"]), month, year, is_span_end=match["first"] is not None)
    first = _first_of_span(match, last)
    if match["first"] and first is None:
        last = FoundDate(last.span, last.day, last.month, last.year)
    return _checked([one for one in (first, last) if one is not None])


def _has_cue(match: re.Match[str], text: str) -> bool:
    """Whether a word of time stands before a day and month without year."""
    before = (max(0, match.start() - _CUE_CHARS), match.start())
    has_slash = match["sep"] == "/"
    return _CUE.search(text, *before) is not None or (
        has_slash and (match["first"] is not None or _WEAK_CUE.search(text, *before) is not None)
    )


def _is_plain(match: re.Match[str], text: str) -> bool:
    """Whether a day and month without year and without a cue is still a date: with a slash, in running text."""
    return match["wm"] is not None or (match["sep"] == "/" and text[match.end() : match.end() + 1] in _AFTER_PLAIN)


_AFTER_PLAIN: Final = frozenset((" ", ",", ".", ";", ")", "", "\n", ":"))


def _first_of_span(match: re.Match[str], last: FoundDate) -> FoundDate | None:
    """The first day of a span such as 24 - 26/9/2018 or 28/9 - 2/10/2018."""
    if not match["first"]:
        return None
    month, year = last.month, last.year
    if match["first_month"]:
        month = int(match["first_month"][1:].split("/")[0].split(".")[0].split("-")[0])
        year = _year(match["first_year"][1:]) if match["first_year"] else _year_before(last, month)
    day = int(match["first"])
    if (month, day) >= (last.month, last.day) and year == last.year:
        return None
    return FoundDate(
        (match.start("first"), match.end("first_month" if match["first_month"] else "first")), day, month, year
    )


def _year_before(last: FoundDate, month: int) -> int | None:
    """The year of a span's first month: the one before where the span crosses New Year."""
    return last.year - 1 if last.year is not None and month > last.month else last.year


def _year(figures: str | None) -> int | None:
    """A year in four or two figures."""
    if figures is None:
        return None
    year = int(figures)
    if len(figures) == len("24"):
        year += 1900 if year >= _PIVOT else 2000
    return year


def _checked(days: list[FoundDate]) -> list[FoundDate]:
    """The days that exist and are of our time; a leap day passes without a year."""
    return [
        one
        for one in days
        if real_day(one.year or 2024, one.month, one.day) and FIRST_YEAR <= (one.year or FIRST_YEAR) <= LAST_YEAR
    ]
