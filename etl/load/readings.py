"""Tables of counter readings: recognised by their header, checked row by row."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Final

FIGURES: Final = ("today", "yesterday", "week", "month", "total", "online")
_HEADER_BYTES: Final = 4096
_DELIMITERS: Final = ";,\t"
_DIGITS: Final = 15
"""More than any counter shows, fewer than a BIGINT holds."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: a reading, or `why` it is none."""

    line: int
    site: str | None = None
    observed_on: date | None = None
    figures: tuple[tuple[str, int | None], ...] = ()
    why: str | None = None


def is_table(start: bytes) -> bool:
    """Whether bytes begin with the header of a table of readings; the first few thousand are enough."""
    return _delimiter(start) is not None


def _delimiter(start: bytes) -> str | None:
    """What separates the columns of a table of readings; None when this is none."""
    header = start[:_HEADER_BYTES].split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")
    for delimiter in _DELIMITERS:
        names = _names(header.split(delimiter))
        if "observed_on" in names and names & set(FIGURES):
            return delimiter
    return None


def _names(cells: list[str]) -> set[str]:
    """The column names in a header."""
    return {_name(cell) for cell in cells}


def _name(cell: str) -> str:
    """A column name as we write it."""
    return cell.strip().strip('"').lower()


def read_table(data: bytes) -> Iterator[TableRow]:
    """The rows of a table of readings, good and bad, in order.

    Raises:
        UnicodeDecodeError: the table is not UTF-8.
    """
    delimiter = _delimiter(data) or ","
    lines = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    names = [_name(cell) for cell in next(lines)]
    for cells in lines:
        if any(cell.strip() for cell in cells):
            yield _row(lines.line_num, names, [cell.strip() for cell in cells])


def _row(line: int, names: list[str], cells: list[str]) -> TableRow:
    """One row, judged."""
    if len(cells) != len(names):
        return TableRow(line, why=f"có {len(cells)} ô, dòng tiêu đề có {len(names)}")
    row = dict(zip(names, cells, strict=True))
    try:
        observed_on = date.fromisoformat(row["observed_on"])
    except ValueError:
        return TableRow(line, why=f"ngày “{row['observed_on']}” không đúng dạng NĂM-THÁNG-NGÀY, ví dụ 2024-12-12")
    figures = tuple((name, row.get(name) or None) for name in FIGURES)
    for name, figure in figures:
        if figure is not None and not (figure.isascii() and figure.isdigit() and len(figure) <= _DIGITS):
            return TableRow(line, why=f"“{figure}” ở cột {name} không phải số nguyên không âm")
    if all(figure is None for _, figure in figures):
        return TableRow(line, why="không có số nào")
    read = tuple((name, None if figure is None else int(figure)) for name, figure in figures)
    return TableRow(line, row.get("site") or None, observed_on, read)
