"""Exports of web analytics: days that a tracker counted by itself, kept as series of their own beside the meters.

`tables` reads their CSV, `documents` their JSON, `packed` what comes packed, `days` judges what all say of a day.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from etl.errors import RejectedFileError
from etl.load.series.days import Day, Export, judged
from etl.load.series.documents import document_of
from etl.load.series.packed import PackedError, archive_of, unpacked
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
    try:
        return _export(data) is not None
    except PackedError:
        return data.startswith(b"\x1f\x8b")


def read_series(data: bytes, file: str, asked_on: date | None = None) -> Series:
    """The days of an export that was handed in on a day (today when none is said).

    Raises:
        RejectedFileError: it cannot be read.
    """
    try:
        found = _export(data)
    except PackedError as error:
        raise RejectedFileError(file, str(error)) from error
    if found is None:
        raise RejectedFileError(file, "tệp xuất của công cụ đo bị hỏng, không đọc được; hãy xuất lại rồi nạp.")
    try:
        entries = list(found.entries)
    except (ValueError, csv.Error) as error:
        raise RejectedFileError(file, "tệp xuất bị hỏng hoặc không ở dạng UTF-8; hãy xuất lại rồi nạp.") from error
    today = asked_on or datetime.now(ZoneInfo(TIME_ZONE)).date()
    return Series(found.source, tuple(judged(entries, today)))


def _export(data: bytes) -> Export | None:
    """The export that bytes are; None for any other."""
    plain = unpacked(data)
    return archive_of(plain) or document_of(plain) or table_of(plain)
