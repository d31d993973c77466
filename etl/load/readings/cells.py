"""Cells of a table of readings: whole numbers, days and hours, or the reason why a cell is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_DIGITS: Final = 15
"""More than any counter shows, fewer than a BIGINT holds."""
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,'  ])\d{3})(?:\1\d{3})*")
_ONE_GROUP: Final = re.compile(r"\d{1,3}[.,]\d{3}")
_NOT_SHOWN: Final = frozenset({"", "-", "–", "—"})

FIRST_YEAR: Final = 1995
"""No site is older: a day before it is a slip, or a cell that Excel filled by itself."""
_YEAR_FIRST: Final = r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
_JOINED: Final = r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"
_DAY_FIRST: Final = r"(?P<d>\d{1,2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})"
_HOUR: Final = r"(?P<hour>\d{1,2})\s*[:hg]\s*(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
_DAYS: Final = tuple(
    re.compile(rf"{day}(?:[T ,]+{_HOUR})?", re.IGNORECASE) for day in (_YEAR_FIRST, _DAY_FIRST, _JOINED)
)
_CLOCK: Final = re.compile(_HOUR, re.IGNORECASE)
_SHORT_YEAR: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_START: Final = date(1899, 12, 30)
_MONTHS: Final = 12
_WRITE: Final = "hãy ghi NĂM-THÁNG-NGÀY, ví dụ 2024-12-31"
_DATED: Final = (
    re.compile(r"(?<!\d)(?P<y>\d{4})[-/._ ](?P<m>\d{1,2})[-/._ ](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[-/._ ](?P<m>\d{1,2})[-/._ ](?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})(?!\d)", re.IGNORECASE),
)


class CellError(Exception):
    """Why a cell cannot be used: a sentence without its end."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a reading was true: the day, and the hour as `08:30` where it is told."""

    day: date
    hour: str | None = None


def figure_of(cell: str, column: str, *, is_mixed: bool) -> int | None:
    """A whole number; None where the counter did not show it. `is_mixed`: the table parts digits by points and commas.

    Raises:
        CellError: it is something else, or may be two things.
    """
    if cell in _NOT_SHOWN:
        return None
    if _GROUPED.fullmatch(cell):
        if is_mixed and _ONE_GROUP.fullmatch(cell):
            why = "có thể là số lẻ, vì bảng dùng cả dấu chấm lẫn dấu phẩy; hãy bỏ dấu ngăn cách"
            raise CellError(f"“{cell}” ở cột {column} {why}")
        cell = re.sub(r"\D", "", cell)
    if cell.isascii() and cell.isdigit() and len(cell) <= _DIGITS:
        return int(cell)
    raise CellError(f"“{cell}” ở cột {column} {_no_number(cell)}")


def _no_number(cell: str) -> str:
    """What a cell is that is no whole number."""
    if any(day.fullmatch(cell) for day in _DAYS[:2]):
        return "là ngày, không phải số"
    if any(char.isalpha() for char in cell):
        return "có chữ lẫn trong số" if any(char.isdigit() for char in cell) else "không phải số"
    if cell.startswith(("-", "−")):
        return "là số âm; bộ đếm không có số âm"
    if "." in cell and "," in cell:
        return "lẫn cả dấu chấm và dấu phẩy, không rõ là số nào"
    return "có dấu ngăn cách sai chỗ hoặc là số lẻ" if cell[:1].isdigit() else "không phải số nguyên"


def group_mark(cell: str) -> str | None:
    """Which of point and comma parts the digits of a number; None where neither does."""
    found = _GROUPED.fullmatch(cell)
    return found[1] if found and found[1] in {".", ","} else None


def is_month_first(cell: str) -> bool:
    """Whether a day can only be read with the month first."""
    found = _DAYS[1].fullmatch(cell)
    return found is not None and int(found["m"]) > _MONTHS >= int(found["d"])


def is_day(cell: str) -> bool:
    """Whether a cell is written like a day, with or without an hour."""
    return any(day.fullmatch(cell) for day in _DAYS)


def moment_of(cell: str, clock: str, *, months_first: bool) -> Moment:
    """The day of a cell, and the hour in it or in the cell beside. `months_first`: some day of the table is so written.

    Raises:
        CellError: it is no day of the calendar, or may be two.
    """
    found = next((found for day in _DAYS if (found := day.fullmatch(cell))), None)
    if found is None:
        raise CellError(_no_day(cell))
    if months_first and found.re is _DAYS[1]:
        raise CellError(f"ngày “{cell}” không rõ đâu là tháng, vì bảng có dòng ghi tháng trước ngày; {_WRITE}")
    day = _calendar(found)
    if day is None:
        raise CellError(f"ngày “{cell}” không có trong lịch; {_WRITE}")
    hour = _hour(found) if found["hour"] else _clock(clock)
    return Moment(day, None if hour == "00:00" else hour)


def _no_day(cell: str) -> str:
    """Why a cell is no day."""
    if not cell:
        return "không có ngày đọc"
    if serial := _SERIAL.fullmatch(cell):
        day = _SERIAL_START + timedelta(int(serial[1]))
        return f"ngày “{cell}” là số đếm ngày của Excel (có lẽ {day:%d/%m/%Y}); hãy định dạng ô thành ngày"
    if cell.isdigit():
        return f"ngày “{cell}” là một con số, không phải ngày; {_WRITE}"
    if _SHORT_YEAR.fullmatch(cell):
        return f"năm trong ngày “{cell}” phải đủ bốn chữ số; {_WRITE}"
    return f"ngày “{cell}” không đọc được; {_WRITE}"


def _calendar(found: re.Match[str]) -> date | None:
    """The day of the calendar that was found; None where there is no such day."""
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    return day if day.year >= FIRST_YEAR else None


def _clock(cell: str) -> str | None:
    """The hour in a cell of its own."""
    if cell in _NOT_SHOWN:
        return None
    found = _CLOCK.fullmatch(cell)
    if found is None:
        raise CellError(f"giờ “{cell}” không đọc được; hãy ghi giờ và phút, ví dụ 08:30")
    return _hour(found)


def _hour(found: re.Match[str]) -> str:
    """An hour of the day as `08:30`."""
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour >= 24 or minute >= 60:  # noqa: PLR2004 - a day's hours, an hour's minutes
        raise CellError(f"giờ “{hour}:{found['minute']}” không có trong ngày")
    return f"{hour:02}:{minute:02}"


def days_in(text: str) -> set[date]:
    """Every day that a name or a heading tells."""
    return set(_days_in(text))


def _days_in(text: str) -> Iterator[date]:
    """Days in any of the usual forms; in digits alone, only one order of them is in the calendar."""
    for form in _DATED:
        for found in form.finditer(text):
            day = _calendar(found)
            if day is not None:
                yield day
