"""Tables of counter readings: recognised by their header, dated by their rows or by the file, checked row by row.

`layout` finds the header, `cells` reads numbers and days, `rows` judges a row, `together` the rows beside each other.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from typing import Final
from zoneinfo import ZoneInfo

from etl.errors import RejectedFileError
from etl.load.readings.cells import days_in, group_mark, is_month_first
from etl.load.readings.layout import Layout, is_strange, layout_of, text_of
from etl.load.readings.rows import Sheet, TableRow
from etl.load.readings.together import without_contradictions
from etl.settings import TIME_ZONE
from etl.vocabulary.reading_columns import FIGURES

__all__ = ["FIGURES", "Table", "TableRow", "is_table", "read_table"]

_NOT_UTF_8: Final = "bảng số liệu phải lưu ở dạng UTF-8; hãy lưu lại rồi nạp lại."
_BROKEN: Final = "bảng bị hỏng, không đọc được; hãy mở ra, lưu lại rồi gửi."
_UNCLEAR: Final = (
    "cột {names} không rõ là số của bộ đếm hay số lượt của riêng từng ngày; hãy đặt tên cột là “Tổng” nếu là số của bộ "
    "đếm, “Hôm nay” nếu là số từ đầu ngày, “Hôm qua” nếu là số của ngày hôm trước."
)
_STRANGE: Final = (
    "bảng chỉ có ngày và số mà không rõ tên cột ({names}) nghĩa là gì; nếu là số đọc bộ đếm, hãy đặt tên cột “Ngày "
    "đọc”, “Tổng”, “Hôm nay”; nếu là tệp xuất của công cụ đo, hãy xuất lại bằng tiếng Anh."
)
_NO_DAY: Final = (
    "bảng không cho biết bộ đếm được đọc ngày nào; hãy thêm cột “Ngày đọc”, hoặc ghi ngày ở dòng đầu bảng hay trong "
    "tên tệp (ví dụ so-doc-2024-12-31.csv) rồi nạp lại."
)
_TWO_DAYS: Final = (
    "bảng không có cột ngày đọc, mà tên tệp và dòng đầu bảng nói nhiều ngày ({days}); hãy thêm cột “Ngày đọc”."
)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, good and bad, in order, and sentences about the whole of it."""

    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()


def is_table(start: bytes) -> bool:
    """Whether bytes begin like a table of readings, or like one whose words nobody knows; a few thousand are enough."""
    return layout_of(start) is not None or is_strange(start)


def read_table(data: bytes, file: str, asked_on: date | None = None) -> Table:
    """The rows of a table of readings, handed in on a day (today when none is said).

    Raises:
        RejectedFileError: it cannot be read at all, or nothing says when the counter was read, or which number it is.
    """
    layout = layout_of(data)
    if layout is None:
        raise RejectedFileError(file, _STRANGE.format(names=_first_line(data)) if is_strange(data) else _BROKEN)
    try:
        lines = list(_lines(text_of(data), layout))
    except UnicodeDecodeError as error:
        raise RejectedFileError(file, _NOT_UTF_8) from error
    except csv.Error as error:
        raise RejectedFileError(file, _BROKEN) from error
    if not set(layout.fields) & set(FIGURES):
        raise RejectedFileError(file, _UNCLEAR.format(names=_quoted(_unclear(layout))))
    day = None if "observed_on" in layout.fields else _day_of(layout, file)
    sheet = _sheet(layout, lines, day, asked_on or datetime.now(ZoneInfo(TIME_ZONE)).date())
    rows = without_contradictions([sheet.row(line, cells) for line, cells in lines])
    return Table(tuple(rows), tuple(_notes(layout, day)))


def _first_line(data: bytes) -> str:
    """The words over the columns of a table whose words nobody knows."""
    return text_of(data, errors="replace").split("\n", 1)[0].strip()


def _lines(text: str, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header that have a cell, each with its line."""
    below = StringIO(text, newline="")
    for _ in range(layout.line + 1):
        below.readline()
    reader = csv.reader(below, delimiter=layout.delimiter)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield layout.line + 1 + reader.line_num, [cell.strip() for cell in cells]


def _day_of(layout: Layout, file: str) -> date:
    """The one day that the file's name and the lines above the header tell.

    Raises:
        RejectedFileError: they tell none, or more than one.
    """
    days = days_in(" | ".join([_name(file), *layout.headings]))
    if len(days) == 1:
        return days.pop()
    several = ", ".join(f"{day:%d/%m/%Y}" for day in sorted(days))
    raise RejectedFileError(file, _TWO_DAYS.format(days=several) if days else _NO_DAY)


def _name(file: str) -> str:
    """The file's own name, without its folders."""
    return file.replace("\\", "/").rsplit("/", 1)[-1]


def _sheet(layout: Layout, lines: Sequence[tuple[int, list[str]]], day: date | None, asked_on: date) -> Sheet:
    """What all rows share: how the table writes numbers and days, seen over all of it."""
    marks: set[str | None] = set()
    months_first = False
    for _, cells in lines:
        for field, cell in zip(layout.fields, cells, strict=False):
            if field in FIGURES:
                marks.add(group_mark(cell))
            elif field == "observed_on":
                months_first = months_first or is_month_first(cell)
    is_mixed = {".", ","} <= marks
    return Sheet(layout.headers, layout.fields, day, asked_on, is_mixed=is_mixed, months_first=months_first)


def _notes(layout: Layout, day: date | None) -> Iterator[str]:
    """What staff should know of the whole table."""
    if day:
        yield f"bảng không có cột ngày đọc; lấy ngày {day:%d/%m/%Y} ghi ở tên tệp hoặc dòng đầu bảng."
    if unclear := _unclear(layout):
        yield f"không dùng cột {_quoted(unclear)}: không rõ là số của bộ đếm hay số lượt của riêng từng ngày."
    pairs = zip(layout.headers, layout.fields, strict=True)
    if strange := [header for header, field in pairs if field is None and header]:
        yield f"không dùng cột {_quoted(strange)}: không rõ là số gì."


def _unclear(layout: Layout) -> list[str]:
    """Columns with a number that may be two things."""
    return [header for header, field in zip(layout.headers, layout.fields, strict=True) if field == "unclear"]


def _quoted(names: Sequence[str]) -> str:
    """Names in a sentence."""
    return ", ".join(f"“{name}”" for name in names[:20])
