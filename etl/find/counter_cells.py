"""The labels and numbers of a visitor counter in single lines: one of each, many in a row, or the row of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from etl.find.dates import find_dates, named_months_in_figures
from etl.find.lines import Line
from etl.find.runs import in_phrases
from etl.vocabulary.counters import field_of, headings, is_weak, known_labels

_LONGEST_LINE: Final = 160
_LONGEST_LABEL_WORDS: Final = 9
_FEWEST_IN_ROW: Final = 2

_CELLS: Final = re.compile(r"\s*[|•·;]\s*|\s{2,}")
_NUMBER: Final = re.compile(r"(?<![\d.,/])(?<!\d:)(?:\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*|\d+)(?![\d/:]|[.,]\d)")
_DIGIT: Final = re.compile(r"\d")
_GROUPS: Final = re.compile(r"[., ]")
_UNITS: Final = re.compile(
    r"^\W*(?:lượt truy cập|lượt xem|lượt người|lượt|người|khách|views?|visits?|hits?|visitors?)(?!\w)"
)
_IDENTIFIER: Final = re.compile(r"\b\w+_\w*visit\w*_?\w*\s*", re.IGNORECASE)
"""The name of a counter's picture, in its place: "mod_vvisit_counter Hôm nay"."""
_NOT_LABEL: Final = re.compile(r"[^\w\s]+")
_DATE_TIME: Final = re.compile(r"\(?\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b\)?|\b\d{1,2}:\d{2}(?::\d{2})?\b")
_LEADERS: Final = re.compile(r"\.{3,}|…+|_{3,}")
_PERIOD: Final = re.compile(r"\b(tháng|năm|tuần|quý)\s+\d{1,4}(?:/\d{4})?(?=\s*:\s*\d)", re.IGNORECASE)
""" "Tháng 4: 380", "Năm 2023: 5.210": the number of the month is no figure."""
_BESIDE_LABEL: Final = re.compile(r"^(?:có|là)\s|\s(?:có|là)$")
_DETAILS: Final = re.compile(r"(?<=\d)\s*\([^()]{0,80}\)")
""" "Đang truy cập: 5 (3 thành viên, 2 khách)": the parts of a figure."""
_DIGITS_APART: Final = re.compile(r"(?<![\d.,])\d(?: \d){3,}(?![\d.,])")
""" "0 0 1 2 3 4": the digits of a meter that turns."""
_GUESTS: Final = re.compile(
    r"(\d[\d.,]*)\s+(?:khách|guests?)\s+(?:và|and)\s+(\d[\d.,]*|không|no)\s+(?:thành viên|members?)", re.IGNORECASE
)
""" "Đang có 5 khách và 2 thành viên đang online"."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of a line: a label, a number, or both."""

    line: int
    label: str | None
    number: int | None
    day: date | None = None
    is_day: bool = False
    """The label's value is the day itself ("Hôm nay: 21 Nov 2026"), so no number follows."""

    @property
    def field(self) -> str | None:
        """Which figure the label names."""
        return None if self.label is None else field_of(self.label)


def cells_of(lines: Sequence[tuple[int, Line]]) -> Iterator[Cell]:
    """The cells of these lines, given with their numbers."""
    above: list[Cell] = []
    for place, line in lines:
        if len(line.text) > _LONGEST_LINE:
            found = list(_foot_cells(line.text, place))
        else:
            found = _row_below(above, line.text, place) or _cells(line.text, place)
        yield from found
        above = found


def _row_below(above: Sequence[Cell], line: str, place: int) -> list[Cell]:
    """The numbers of a table's row, one below each label of the line above."""
    parts = line.split()
    if len(above) < _FEWEST_IN_ROW or len(parts) != len(above) or any(cell.number is not None for cell in above):
        return []
    if not all(_NUMBER.fullmatch(part) for part in parts):
        return []
    return [Cell(place, None, _value(part)) for part in parts]


def _cells(line: str, place: int) -> list[Cell]:
    """The labels and numbers of one line; nothing for a line that is neither."""
    line = _LEADERS.sub(" ", _PERIOD.sub(r"\1", line))
    whole = _cell(line, place)
    parts = [part for part in _CELLS.split(line.strip(" *-+>»•")) if part]
    split = [one for part in parts if (one := _cell(part, place)) is not None]
    if len(split) == len(parts) > 1:
        return split
    if whole is not None:
        return [whole]
    return _in_a_row(line, place) or _labels_in_a_row(line, place) or list(_foot_cells(line, place))


def _cell(part: str, place: int) -> Cell | None:
    """A part of a line as a label, a number or both; None where it is something else."""
    is_aside = part.rstrip(" :").endswith(")")
    part = _IDENTIFIER.sub("", part) if "_" in part else part
    if _DIGIT.search(part) is None:
        label = _words(part)
        return Cell(place, label, None) if label and _is_cell(label, None) else None
    part, day = _without_date(part)
    part = _DIGITS_APART.sub(_closed_up, part)
    guests = _GUESTS.search(part)
    if guests:
        return Cell(place, "online", sum(_value(one) for one in guests.groups() if one[0].isdigit()))
    part = _DETAILS.sub(" ", part)
    numbers = list(_NUMBER.finditer(part))
    label = _words(_NUMBER.sub(" ", part))
    if len(numbers) > 1 and label and field_of(label) != "none":
        return None
    number = _value(numbers[-1][0]) if numbers else None
    if numbers and label and numbers[0].start():
        label = _words(part[: numbers[0].start()] + _UNITS.sub("", part[numbers[0].end() :].lower())) or label
    if not _is_cell(label, number):
        return None
    return Cell(place, label or None, number, day, is_day=day is not None and number is None and not is_aside)


def _closed_up(digits: re.Match[str]) -> str:
    """Digits without the spaces between them."""
    return digits[0].replace(" ", "")


def _is_cell(label: str, number: int | None) -> bool:
    """Whether a label, if there is one, is of a counter."""
    if not label:
        return number is not None
    return len(label.split()) <= _LONGEST_LABEL_WORDS and (field_of(label) is not None or label in headings())


def _in_a_row(line: str, place: int) -> list[Cell]:
    """Several labels and numbers on one line with nothing between them: "Hôm nay: 12 Hôm qua: 33 Tổng: 4.000"."""
    line, _ = _without_date(_IDENTIFIER.sub("", line))
    line = _DETAILS.sub(" ", line)
    numbers = list(_NUMBER.finditer(line))
    edges = [0, *(edge for one in numbers for edge in one.span()), len(line)]
    between = [line[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    values = [_value(one[0]) for one in numbers]
    texts = [_words(between[0]), *(_without_unit(_words(text)) for text in between[1:])]
    labels = [_last_label(texts[0]), *texts[1:-1]] if texts[0] else texts[1:]
    if len(numbers) < _FEWEST_IN_ROW or not all(label and _is_cell(label, 0) for label in labels):
        return []
    return [Cell(place, label, value) for label, value in zip(labels, values, strict=True)]


def _without_unit(text: str) -> str:
    """A label without the unit of the number before it ("12 lượt Hôm qua")."""
    return text if field_of(text) else _words(_UNITS.sub("", text))


def _last_label(text: str) -> str:
    """The label at the end of words that a heading may open ("Thống kê truy cập Hôm nay")."""
    words = text.split()
    tails = (" ".join(words[start:]) for start in range(len(words)) if " ".join(words[:start]) in headings() | {""})
    return next((tail for tail in reversed(list(tails)) if field_of(tail)), text)


def _labels_in_a_row(line: str, place: int) -> list[Cell]:
    """The labels at the head of a table, with nothing left of its columns but single spaces."""
    found = in_phrases(_words(line), known_labels()) or ()
    return [Cell(place, label, None) for label in found] if len(found) > _FEWEST_IN_ROW else []


def _foot_cells(line: str, place: int) -> Iterator[Cell]:
    """Figures at the end of another line ("© 2020 … Tổng truy cập: 1.002.003 - Đang online: 7")."""
    for part in re.split(r"(?<=\D)[.,](?=\s)|\s[-–—]\s|[|;•]", line):
        label, colon, _ = part.partition(":")
        cell = _cell(part, place) if colon and not is_weak(_words(label)) else None
        if cell is not None and cell.label is not None and cell.number is not None and cell.field not in {None, "none"}:
            yield cell


def _without_date(part: str) -> tuple[str, date | None]:
    """A part of a line without dates and times, and the day it named."""
    part = named_months_in_figures(part)
    if "/" not in part and "-" not in part and ":" not in part and "." not in part:
        return part, None
    dates = find_dates(part)
    day = dates[0].on() if dates else None
    return _DATE_TIME.sub(" ", part), day


def _words(text: str) -> str:
    """A label in lower case, without signs."""
    return _BESIDE_LABEL.sub("", " ".join(_NOT_LABEL.sub(" ", text.lower()).split()))


def _value(number: str) -> int:
    """A number without the signs between its groups."""
    return int(_GROUPS.sub("", number))
