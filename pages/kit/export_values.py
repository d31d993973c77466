"""What a cell holds when it leaves the page: a number again where the page spelled one, words that do nothing."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import pandas as pd

from pages.kit.words import language

FORMULA: Final = frozenset("=+-@")
"""What a spreadsheet that opens a CSV takes for the beginning of a formula; full-width forms count as these."""
_LINES: Final = ("\t", "\r", "\n")
"""What parts cells and lines, and may make a new cell begin behind it."""
_MINUS: Final = re.compile(r"-\d[\d.,]*\s?%?")
_SILENT: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories of characters that spreadsheets skip before a formula, or that nobody sees."""
_SPELLED: Final = {
    "vi": re.compile(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})*)(?:,\d+)?\s?%?"),
    "en": re.compile(r"-?(?:0|[1-9]\d{0,2}(?:,\d{3})*)(?:\.\d+)?\s?%?"),
}
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Share:
    """A number that the page shows as a percentage: 0.125 is 12,5%."""

    value: float


Value = str | int | float | date | Share | None
"""None is unknown, which is not zero; no words at all are none."""


def columns(table: pd.DataFrame) -> dict[str, list[Value]]:
    """The columns of a table as they leave the page, in its order; a name that comes twice is told apart."""
    found: dict[str, list[Value]] = {}
    for place, name in enumerate(map(str, table.columns)):
        found[name if name not in found else f"{name} ({place + 1})"] = values(table.iloc[:, place].tolist())
    return found


def values(cells: Sequence[Any]) -> list[Value]:
    """The cells of a column. Spelled numbers become numbers where all with a digit are such; words stay words."""
    found, code = [_value(cell) for cell in cells], language()
    numbers = {one: _number(one, code) for one in _figures(found, code)}
    return [numbers.get(one, one) if isinstance(one, str) else one for one in found]


def are_figures(cells: Sequence[Any]) -> bool:
    """Whether spelled numbers stand in a column, with nothing but words beside them."""
    return bool(_figures(cells, language()))


def _figures(cells: Sequence[Any], code: str) -> set[str]:
    """The spelled numbers of a column where all with a digit are such; else none."""
    found = {one for one in cells if isinstance(one, str) and _DIGIT.search(one)}
    return found if all(_SPELLED[code].fullmatch(one) for one in found) else set()


def _value(cell: Any) -> Value:  # noqa: ANN401 - whatever a frame holds
    """One cell: the dash that stands for the unknown is unknown, a whole number is whole."""
    if isinstance(cell, str):
        return None if cell == "–" else cell
    if not pd.api.types.is_scalar(cell):
        return ", ".join(map(str, cell))
    if cell is None or pd.isna(cell):
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date | bool):
        return cell
    return int(cell) if float(cell).is_integer() else float(cell)


def _number(spelled: str, code: str) -> Value:
    """The number that `words.number`, `decimal` or `percent` spelled in a language."""
    group, point = (".", ",") if code == "vi" else (",", ".")
    plain = spelled.replace(group, "").replace(point, ".")
    if plain.endswith("%"):
        return Share(round(float(plain.rstrip("%")) / 100, 10))
    return float(plain) if "." in plain else int(plain)


def harmless(words: str) -> str:
    """Words that no spreadsheet takes for a formula; a negative number is none."""
    seen = next((one for one in words if unicodedata.category(one) not in _SILENT), "")
    acts = words.startswith(_LINES) or unicodedata.normalize("NFKC", seen) in FORMULA
    return f"'{words}" if acts and not _MINUS.fullmatch(words) else words
