"""What cannot be right about the dates of a page: days that do not exist, days to come, another day of the week.

A machine's clock may be behind, so no day up to `_NEVER_TO_COME` is taken for one to come.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from etl.find.datelines import DateLine
from etl.find.dates import real_day
from etl.models import Span
from etl.vocabulary.months import weekday_names

_NEVER_TO_COME: Final = date(2026, 11, 21)
_HANOI: Final = timedelta(hours=7)
_SLACK: Final = timedelta(days=1)
_MOST: Final = 3
"""So many days that do not exist are told; a table of figures may look like many."""
_SIGNS_OF_YEAR: Final = ("/20", "-20", ".20", "/19", "-19", ".19", "năm 20", "năm 19")
"""What every full day contains: many texts have none."""
_ENDS: Final = (
    (re.compile(r"[/.-](?P<y>(?:19|20)\d\d)(?![\d/])"), re.compile(r"(?<![\d/.,-])([0-3]?\d)[/.-]([01]?\d)\Z")),
    (re.compile(r"năm (?P<y>(?:19|20)\d\d)(?!\d)"), re.compile(r"(?<!\d)([0-3]?\d)\stháng\s([01]?\d)\s\Z")),
)
"""How a full day ends, and what stands before that: looked at only where the end is found."""
_LOOK_BACK: Final = 14

_NO_SUCH_DAY: Final = "Ngày không có thật: {day}"
_TO_COME: Final = "Ngày đăng {day} ở tương lai nên không dùng"
_OTHER_WEEKDAY: Final = "Ngày {day} không phải {weekday}"
_AFTER_COPY: Final = "Ngày đăng {day} sau ngày chép trang {clock}"


def is_to_come(day: date, today: date | None = None) -> bool:
    """Whether a day lies beyond today."""
    now = today or max((datetime.now(UTC) + _HANOI).date(), _NEVER_TO_COME)
    return day > now + _SLACK


def days_that_are_none(text: str) -> list[Span]:
    """Where a text names full days that no calendar has, in order; hardly any text does."""
    if not any(map(text.__contains__, _SIGNS_OF_YEAR)):
        return []
    return sorted(
        (begin.start(), end.end())
        for ending, beginning in _ENDS
        for end in ending.finditer(text)
        if (begin := beginning.search(text, max(0, end.start() - _LOOK_BACK), end.start()))
        and real_day(int(end["y"]), int(begin[2]), int(begin[1])) is None
    )


def doubts(
    published: DateLine | None, clock: date | None, unreal: Iterable[str], *, refused: date | None
) -> tuple[str, ...]:
    """One sentence for each thing that cannot be right.

    `unreal` are days as printed that no calendar has; `refused` is a day of the article that lies ahead.
    """
    found = [_NO_SUCH_DAY.format(day=day) for day in dict.fromkeys(unreal)][:_MOST]
    if refused is not None:
        found.append(_TO_COME.format(day=_said(refused)))
    elif published is not None:
        found.extend(_about(published, clock))
    return tuple(found)


def _about(published: DateLine, clock: date | None) -> Iterator[str]:
    """What is odd about the day of the article."""
    day = published.day
    if published.weekday is not None and published.weekday != day.weekday():
        yield _OTHER_WEEKDAY.format(day=_said(day), weekday=_weekday(published.weekday))
    if clock is not None and day > clock + _SLACK:
        yield _AFTER_COPY.format(day=_said(day), clock=_said(clock))


def _weekday(number: int) -> str:
    """The first name of a day of the week."""
    return next(name for name, day in weekday_names().items() if day == number).capitalize()


def _said(day: date) -> str:
    """A day as Vietnamese readers write it."""
    return f"{day:%d/%m/%Y}"
