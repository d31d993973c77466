"""Exports of web analytics: days that a tracker counted by itself, kept as series of their own beside the meters.

`tables` reads their CSV, `documents` their JSON, `days` judges what both say of a day.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from etl.errors import RejectedFileError
from etl.load.series.days import Day, judged
from etl.load.series.documents import document_of
from etl.load.series.tables import table_of
from etl.settings import TIME_ZONE

__all__ = ["TOOLS", "Day", "Series", "is_series", "read_series"]

TOOLS = {
    "matomo": "Matomo",
    "plausible": "Plausible",
    "umami": "Umami",
    "goatcounter": "GoatCounter",
    "goaccess": "GoAccess",
}


@dataclass(frozen=True, slots=True)
class Series:
    """What a tool counted, day by day, and the days or lines that cannot be used."""

    source: str
    days: tuple[Day, ...]

    @property
    def note(self) -> str:
        """The sentence that says what becomes of it."""
        count = sum(day.why is None for day in self.days)
        return f"xuất từ {TOOLS[self.source]}, {count} ngày; giữ thành chuỗi riêng, không cộng vào số của bộ đếm."


def is_series(data: bytes) -> bool:
    """Whether bytes are an export of web analytics; the beginning of a table is enough, JSON must be whole."""
    return document_of(data) is not None or table_of(data) is not None


def read_series(data: bytes, file: str, asked_on: date | None = None) -> Series:
    """The days of an export that was handed in on a day (today when none is said).

    Raises:
        RejectedFileError: it cannot be read.
    """
    found = document_of(data) or table_of(data)
    if found is None:
        raise RejectedFileError(file, "tệp xuất của công cụ đo bị hỏng, không đọc được; hãy xuất lại rồi nạp.")
    try:
        entries = list(found.entries)
    except (ValueError, csv.Error) as error:
        raise RejectedFileError(file, "tệp xuất bị hỏng hoặc không ở dạng UTF-8; hãy xuất lại rồi nạp.") from error
    today = asked_on or datetime.now(ZoneInfo(TIME_ZONE)).date()
    return Series(found.source, tuple(judged(entries, today)))
