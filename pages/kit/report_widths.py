"""How wide the columns of a printed table are: no word or short head is broken, long columns share what is left."""

from collections.abc import Sequence
from statistics import mean
from typing import Final

from pages.kit.report_model import Table

LETTER: Final = 2.15
"""Millimetres of a letter of 11 points, capitals among them."""
PADDING: Final = 5.0
"""Millimetres beside the words of a cell."""
_LONGEST_WORD: Final = 24
"""Letters; only addresses are longer, and those may be broken."""
_SHORT_HEAD: Final = 10
"""Letters of a head that stands on one line."""


def widths(table: Table, total: float) -> list[float]:
    """Millimetres of each column; together they are `total`."""
    columns = _columns(table)
    least = [PADDING + LETTER * max(_unbroken(column)) for column in columns]
    longest = [PADDING + LETTER * max(map(len, column)) for column in columns]
    if sum(least) >= total:
        return [one * total / sum(least) for one in least]
    if sum(longest) <= total:
        return _filled(longest, total, table.numbers)
    wished = [PADDING + LETTER * (mean(map(len, column)) + max(map(len, column))) / 2 for column in columns]
    asked = [max(0.0, wish - low) for wish, low in zip(wished, least, strict=True)]
    spare = (total - sum(least)) / (sum(asked) or 1)
    return [low + more * spare for low, more in zip(least, asked, strict=True)]


def _columns(table: Table) -> list[list[str]]:
    """The words of each column, its head first."""
    return [[name, *(row[place].words for row in table.rows)] for place, name in enumerate(table.head)]


def _unbroken(column: Sequence[str]) -> list[int]:
    """The lengths of what is not broken: the words of a column, and a short head."""
    head = len(column[0]) if len(column[0]) <= _SHORT_HEAD else 0
    return [head, *(min(_LONGEST_WORD, len(word)) for cell in column for word in cell.split())]


def _filled(wished: Sequence[float], total: float, numbers: frozenset[int]) -> list[float]:
    """Room that nobody needs goes to the columns of words, or to all where there are none."""
    wide = [place for place in range(len(wished)) if place not in numbers] or list(range(len(wished)))
    extra = (total - sum(wished)) / len(wide)
    return [one + extra * (place in wide) for place, one in enumerate(wished)]
