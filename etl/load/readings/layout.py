"""Where the header of a table of readings stands, what parts its columns, and tables whose words nobody knows."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import Final

from etl.load.readings.cells import is_day
from etl.vocabulary.reading_columns import fields_of

_START: Final = 8192
_HEADINGS: Final = 8
"""Lines that may stand above the header; each as long as a heading."""
_LONGEST_HEADING: Final = 200
_LOOKED_AT: Final = 30
_DELIMITERS: Final = ";,\t|"
_NUMBERS: Final = re.compile(r"[-−\d.,:% ]*\d[-−\d.,:% ]*")
"""Counts, shares and times."""
_WIDE: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Layout:
    """The header of a table: its line, counted from 0, what each column holds, what stands above."""

    delimiter: str
    line: int
    headers: tuple[str, ...]
    fields: tuple[str | None, ...]
    headings: tuple[str, ...]


def text_of(data: bytes, errors: str = "strict") -> str:
    """The text of a table.

    Raises:
        UnicodeDecodeError: it is neither UTF-8 nor marked as UTF-16.
    """
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors)
    return data.decode("utf-8-sig", errors)


def layout_of(data: bytes) -> Layout | None:
    """The layout of a table of readings, told by how the bytes begin; None where they are none."""
    text = text_of(data[:_START], errors="replace")
    lines = [line.rstrip("\r\n") for line in islice(StringIO(text, newline=""), _LOOKED_AT)]
    for place, line in enumerate(lines[: _HEADINGS + 1]):
        if len(line) > _START // 2:
            return None
        for delimiter in _DELIMITERS:
            headers = split(line, delimiter)
            fields = fields_of(headers) if len(headers) > 1 else None
            if fields and _is_followed(fields, lines[place + 1 :], delimiter, place):
                return Layout(delimiter, place, tuple(headers), fields, tuple(lines[:place]))
        if len(line) > _LONGEST_HEADING:
            return None
    return None


def split(line: str, delimiter: str) -> list[str]:
    """The cells of one line."""
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


def _is_followed(fields: Sequence[str | None], lines: Sequence[str], delimiter: str, place: int) -> bool:
    """Whether rows follow. A dated header on the first line needs none: nothing else begins like it."""
    if "observed_on" in fields and not place:
        return True
    below = [line for line in lines if line.strip()]
    rows = [line for line in below if delimiter in line and any(char.isdigit() for char in line)]
    return bool(rows) and 2 * len(rows) >= len(below)


def is_strange(data: bytes) -> bool:
    """Whether bytes are days and numbers below words that nobody knows: an export in another language, no bulletin."""
    text = text_of(data[:_START], errors="replace")
    lines = [line.rstrip("\r\n") for line in islice(StringIO(text, newline=""), _LOOKED_AT)]
    rows = [line for line in (lines[1:-1] if len(data) > _START else lines[1:]) if line.strip()]
    found = next((one for one in _DELIMITERS if lines and one in lines[0]), None)
    if found is None or not rows or len(lines[0]) > _LONGEST_HEADING:
        return False
    headers = split(lines[0], found)
    is_header = not any(char.isdigit() for header in headers for char in header)
    return is_header and all(_is_day_with_numbers(split(row, found), len(headers)) for row in rows)


def _is_day_with_numbers(cells: Sequence[str], count: int) -> bool:
    """Whether a row has a day, and beside it numbers and nothing else."""
    days = [cell for cell in cells if is_day(cell)]
    others = [cell for cell in cells if cell and not is_day(cell)]
    return len(cells) == count and bool(days) and bool(others) and all(_NUMBERS.fullmatch(cell) for cell in others)
