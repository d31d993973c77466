"""Bulletins as rows of a table: told by the words over the columns, each row a bulletin of its own."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from etl.read.parsed import HALVES
from etl.vocabulary.columns import FIELDS, field_of, word_of

_START_BYTES: Final = 65_536
_DELIMITERS: Final = ",;\t|"
_LONGEST_HEADER: Final = 60
_FEWEST_FIELDS: Final = 2
_LOOKED_AT: Final = 3
_WIDE: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DAY: Final = re.compile(r"\b(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))")
_LIST: Final = re.compile(r"\[\s*\{")
_SAID: Final = {
    "title": "tiêu đề",
    "lead": "tóm tắt",
    "text": "nội dung",
    "published_on": "ngày đăng",
    "author": "tác giả",
}


Explained = Mapping[str, Mapping[str, str]]
"""What people said of headers that no word list knows: `key_of` a header → its column → the field that it holds."""


NOTHING: Final[Explained] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the fields of a bulletin."""

    text: str
    title: str | None = None
    lead: str | None = None
    published_on: date | None = None
    author: str | None = None


def mapping(headers: Sequence[str], fewest: int = _FEWEST_FIELDS) -> dict[str, str] | None:
    """Which header holds which field, the first of each; None where a table has no text of bulletins."""
    found: dict[str, str] = {}
    for header in headers:
        field = field_of(header) if len(header) <= _LONGEST_HEADER else None
        if field is not None:
            found.setdefault(field, header)
    return found if "text" in found and len(found) >= fewest else None


def key_of(headers: Iterable[str]) -> str:
    """A header as it is remembered."""
    return json.dumps([" ".join(header.split()) for header in headers])


def understood(headers: Sequence[str], explained: Explained) -> dict[str, str] | None:
    """Which column holds which field: as somebody explained this header, else as its words say."""
    said = explained.get(key_of(headers))
    if said is None:
        return mapping(headers)
    found = {field: header for header, field in said.items() if header in headers and field in FIELDS}
    return found if "text" in found else None


def renamed(values: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """A row whose columns were explained, under headers that say so themselves."""
    return {word_of(field): values[header] for field, header in columns.items() if header in values}


def told(headers: Sequence[str], found: Mapping[str, str]) -> str:
    """The sentence that says how the columns were understood."""
    used = ", ".join(f"“{found[field]}” là {_SAID[field]}" for field in FIELDS if field in found)
    left = [f"“{header}”" for header in headers if header.strip() and header not in found.values()]
    return f"Cột được hiểu: {used}" + (f"; không dùng: {', '.join(left[:20])}." if left else ".")


def row_of(cells: Mapping[str, Any]) -> Row | None:
    """A row by its headers; None where it has no text of a bulletin."""
    found = mapping(list(cells), fewest=1)
    if found is None:
        return None
    values = {field: _words(cells[header]) for field, header in found.items()}
    if not values["text"]:
        return None
    day = _day(values.get("published_on", ""))
    title, lead, author = (values.get(field) or None for field in ("title", "lead", "author"))
    return Row(values["text"], title, lead, day, author)


def json_of(text: str) -> dict[str, Any] | list[Any] | None:
    """The JSON that a text is: the whole of it, or its first line; None for any other text."""
    start = text.lstrip()
    if start[:1] not in {"{", "["}:
        return None
    for part in (start, start.split("\n", 1)[0]):
        try:
            value = json.loads(part)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict | list) else None
    return None


def _words(value: object) -> str:
    """A cell as text, without halves of characters; a list or an object is none."""
    return "" if value is None or isinstance(value, list | dict | bool) else HALVES.sub("\ufffd", str(value)).strip()


def _day(text: str) -> date | None:
    """The day in a cell: year first, or day first."""
    found = _DAY.search(text)
    if found is None:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def table_kind(data: bytes, explained: Explained = NOTHING) -> str | None:
    """`csv` or `jsonl` when bytes begin like a table of bulletins; None for anything else."""
    start = _start(data).lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        lines = start.split("\n", 2)
        is_many = len(lines) > 1 and lines[1].lstrip().startswith("{")
        return "jsonl" if is_many and _is_object(lines[0]) else None
    if _LIST.match(start):
        return "jsonl"
    return "csv" if delimiter_of(start, explained) else None


def _start(data: bytes) -> str:
    """The first characters of what may be a table."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            return data[2:_START_BYTES].decode(encoding, errors="ignore")
    return data[:_START_BYTES].decode("utf-8", errors="replace")


def _is_object(line: str) -> bool:
    """Whether a line is a JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def delimiter_of(text: str, explained: Explained = NOTHING) -> str | None:
    """What parts the columns of a table of bulletins; None when its first line is no such header."""
    for delimiter in _DELIMITERS:
        if understood(_header(text, delimiter), explained):
            return delimiter
    return None


def likely_delimiter(text: str) -> str | None:
    """What parts the columns of some table: it stands in the first two lines, as often in both; None for other text."""
    lines = [line for line in text.lstrip("\ufeff").splitlines()[:_LOOKED_AT] if line.strip()]
    counts = {one: [line.count(one) for line in lines] for one in _DELIMITERS}
    sure = {one: found[0] for one, found in counts.items() if len(found) > 1 and 0 < found[0] <= min(found[1:])}
    return max(sure, key=lambda one: sure[one]) if sure else None


def _header(text: str, delimiter: str) -> list[str]:
    """The cells of the first line."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip("\r")
    return [cell.strip().strip('"') for cell in first.split(delimiter)]
