"""Containers in the worker: archives and tables of bulletins, opened once, handed out entry by entry.

Names inside an archive are only ever shown: nothing is written to disk, no path is followed.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from python_calamine import CalamineError, load_workbook

from etl.errors import RejectedFileError
from etl.read.decode import decode
from etl.read.packages import Element, attribute, is_link, opened, tree_of, unpack
from etl.read.parsed import RefusedError
from etl.read.sheets import (
    Explained,
    delimiter_of,
    likely_delimiter,
    mapping,
    renamed,
    told,
    understood,
)
from etl.settings import (
    MAX_ARCHIVE_UNPACKED_BYTES,
    MAX_DOCUMENT_BYTES,
    MAX_ENTRIES,
    MAX_UNPACKED_BYTES,
)
from etl.vocabulary.reading_columns import fields_of

_LONGEST_NAME: Final = 150
_FIRST_ROWS: Final = 20
"""Rows of a sheet among which its header is looked for."""
_UTF8_NAME: Final = 0x800
_MIB: Final = 1024 * 1024
_NOT_FILES: Final = ("__MACOSX/", "Thumbs.db", "desktop.ini")

_TOO_MUCH: Final = f"tệp nén bung ra quá {MAX_ARCHIVE_UNPACKED_BYTES // _MIB} MB; hãy chia thành nhiều tệp nén nhỏ hơn."
_EMPTY: Final = "tệp nén không có tệp nào bên trong; hãy kiểm tra rồi gửi lại."
_LINK: Final = "là liên kết chứ không phải tệp; hãy chép chính tệp đó vào tệp nén."
_LARGE: Final = f"lớn quá giới hạn {MAX_DOCUMENT_BYTES // _MIB} MB; hãy chia nhỏ tệp rồi gửi lại."
_CROWDED: Final = f"bảng có quá {MAX_ENTRIES} dòng; hãy chia thành nhiều bảng nhỏ hơn."
_NO_COLUMNS: Final = (
    "bảng không có cột nội dung của bản tin, cũng không có cột số của bộ đếm; hãy đặt tên cột ở dòng đầu, ví dụ: "
    "Tiêu đề, Ngày đăng, Nội dung; hoặc: Trang, Ngày đọc, Tổng, Hôm nay."
)
_NO_ROWS: Final = "bảng không có dòng nào dưới dòng tiêu đề; hãy kiểm tra rồi gửi lại."
_CELL: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_MOST_CELLS: Final = 2_000_000
"""Of the rectangle around all cells of a sheet, empty ones included: that is what a reader holds."""
_FAR: Final = "bảng có ô nằm quá xa các ô khác nên không đọc được; hãy xóa các dòng, cột trống và ô thừa rồi gửi."
_BROKEN: Final = "bảng bị hỏng, không đọc được; hãy mở ra, lưu lại rồi gửi."


@dataclass(slots=True)
class _Opened:
    """The container that was opened last: what its entries are called, why one is refused, where its bytes are."""

    token: str
    names: list[str]
    refused: list[str | None]
    rows: list[bytes] | None = None
    archive: zipfile.ZipFile | None = None
    entries: list[zipfile.ZipInfo] | None = None
    notes: list[str] | None = None
    headers: list[str] | None = None
    columns: dict[str, str] | None = None
    """Of a table of bulletins: which field stands under which header."""
    left: int = MAX_ARCHIVE_UNPACKED_BYTES


_last: list[_Opened] = []


def answer(question: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Open a container and say what is in it, or hand out one entry of the one opened last."""
    token = question["token"]
    if "part" in question:
        if not _last or _last[0].token != token:
            return {"gone": True}, b""
        return {}, _part(_last[0], question["part"])
    if "look" in question:
        return {"headers": _headers(question["kind"], data)}, b""
    _last.clear()
    found = _OPENERS[question["kind"]](token, data, question.get("explained", {}))
    _last.append(found)
    table = {"headers": found.headers or [], "columns": found.columns or {}}
    return {"names": found.names, "whys": found.refused, "notes": found.notes or [], **table}, b""


def _headers(kind: str, data: bytes) -> list[str]:
    """The first line of a table that nobody could make sense of; none where it is no table."""
    if kind == "jsonl":
        found = next((value for _, value in _objects(_text(data))), None)
        return [str(key) for key in found] if isinstance(found, dict) else []
    if kind == "xlsx":
        _check_workbook(data)
        book = load_workbook(io.BytesIO(data))
        rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()[:_FIRST_ROWS])
        cells = ([_cell(value) for value in row] for row in rows)
        return next((row for row in cells if sum(bool(cell) for cell in row) > 1), [])
    text = _text(data)
    delimiter = likely_delimiter(text)
    return [cell.strip() for cell in next(csv.reader(io.StringIO(text), delimiter=delimiter))] if delimiter else []


def _part(container: _Opened, number: int) -> bytes:
    """The bytes of an entry."""
    if container.rows is not None:
        return container.rows[number]
    assert container.archive is not None and container.entries is not None  # noqa: S101, PT018 - an archive has both
    entry = container.entries[number]
    if entry.file_size > MAX_DOCUMENT_BYTES:
        raise RefusedError(_LARGE)
    data = unpack(container.archive, entry, min(MAX_DOCUMENT_BYTES, container.left))
    container.left -= len(data)
    return data


def _archive(token: str, data: bytes, _: Explained) -> _Opened:
    """An archive: its files in their order, folders and what systems leave behind not counted."""
    archive = opened(data)
    entries = [one for one in archive.infolist() if _is_file(one)]
    if not entries:
        raise RefusedError(_EMPTY)
    if sum(one.file_size for one in entries) > MAX_ARCHIVE_UNPACKED_BYTES:
        raise RefusedError(_TOO_MUCH)
    whys = [_LINK if is_link(one) else None for one in entries]
    return _Opened(token, [_shown(one) for one in entries], whys, archive=archive, entries=entries)


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file that somebody put there."""
    last = entry.filename.rsplit("/", 1)[-1]
    return bool(last) and not last.startswith(".") and not any(one in entry.filename for one in _NOT_FILES)


def _shown(entry: zipfile.ZipInfo) -> str:
    """The name of an entry for people: printable, on one line, not endless."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    plain = "".join(char if char.isprintable() else " " for char in name)
    return plain if len(plain) <= _LONGEST_NAME else "…" + plain[-_LONGEST_NAME:]


def _rows(token: str, headers: list[str], rows: Iterable[tuple[int, list[str]]], explained: Explained) -> _Opened:
    """A table: each row that has a cell, as an object of its headers."""
    columns = understood(headers, explained) or {}
    is_explained = columns != mapping(headers)
    kept: list[bytes] = []
    names: list[str] = []
    for line, cells in rows:
        values = {header: cell for header, cell in zip(headers, cells, strict=False) if header and cell}
        if values:
            values = renamed(values, columns) if is_explained else values
            kept.append(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace"))
            names.append(f"dòng {line}")
        if len(kept) > MAX_ENTRIES:
            raise RefusedError(_CROWDED)
    if not kept:
        raise RefusedError(_NO_ROWS)
    return _table(token, names, kept, headers, columns)


def _table(token: str, names: list[str], rows: list[bytes], headers: list[str], columns: dict[str, str]) -> _Opened:
    """A table of bulletins, with what its columns were taken for."""
    refused: list[str | None] = [None] * len(names)
    said = [told(headers, columns)]
    return _Opened(token, names, refused, rows=rows, notes=said, headers=headers, columns=columns)


def _text(data: bytes) -> str:
    """The text of a table; bytes in no known encoding are refused with the sentence of their reader."""
    try:
        return decode(data, "").text
    except RejectedFileError as refused:
        raise RefusedError(refused.why) from refused


def _csv(token: str, data: bytes, explained: Explained) -> _Opened:
    """A table of text with a header."""
    text = _text(data)
    delimiter = delimiter_of(text, explained)
    if delimiter is None:
        raise RefusedError(_NO_COLUMNS)
    csv.field_size_limit(MAX_DOCUMENT_BYTES)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        headers = [cell.strip() for cell in next(lines)]
        return _rows(token, headers, enumerate(lines, start=2), explained)
    except csv.Error as error:
        raise RefusedError(_BROKEN) from error


def _jsonl(token: str, data: bytes, explained: Explained) -> _Opened:
    """JSON lines, or one list of objects."""
    text = _text(data)
    values: list[dict[str, Any]] = []
    names: list[str] = []
    headers: dict[str, None] = {}
    for line, value in _objects(text):
        if not isinstance(value, dict):
            raise RefusedError(_BROKEN)
        headers |= dict.fromkeys(map(str, value))
        values.append(value)
        names.append(f"dòng {line}")
        if len(values) > MAX_ENTRIES:
            raise RefusedError(_CROWDED)
    columns = understood(list(headers), explained)
    if columns is None:
        raise RefusedError(_NO_COLUMNS)
    is_explained = columns != mapping(list(headers))
    rows = [json.dumps(renamed(one, columns) if is_explained else one).encode() for one in values]
    return _table(token, names, rows, list(headers), columns)


def _objects(text: str) -> Iterator[tuple[int, Any]]:
    """The values of JSON lines or of one list, each with its place."""
    try:
        if text.lstrip().startswith("["):
            yield from enumerate(json.loads(text), start=1)
            return
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield number, json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RefusedError(_BROKEN) from error


def _xlsx(token: str, data: bytes, explained: Explained) -> _Opened:
    """The first sheet of a workbook that has a column with the text of bulletins, else its tables of readings."""
    _check_workbook(data)
    readings: dict[str, bytes] = {}
    try:
        book = load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            cells = [[_cell(value) for value in row] for row in rows]
            for place, headers in enumerate(cells[:_FIRST_ROWS]):
                if understood(headers, explained):
                    return _rows(token, headers, enumerate(cells[place + 1 :], start=place + 2), explained)
            if _has_readings(cells):
                readings[name] = _as_csv(rows)
    except CalamineError as error:
        raise RefusedError(_BROKEN) from error
    if readings:
        return _Opened(token, list(readings), [None] * len(readings), rows=list(readings.values()))
    raise RefusedError(_NO_COLUMNS)


def _has_readings(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a sheet is a table of counter readings: their header, and numbers below it."""
    place = next((place for place, headers in enumerate(cells[:_FIRST_ROWS]) if fields_of(headers)), None)
    return place is not None and any(char.isdigit() for row in cells[place + 1 :] for cell in row for char in cell)


def _as_csv(rows: Iterable[Iterable[Any]]) -> bytes:
    """A sheet as text, line by line; a number that is not whole keeps four decimals: none may pass for thousands."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        cells = (f"{one:.4f}" if isinstance(one, float) and not one.is_integer() else _cell(one) for one in row)
        writer.writerow([" ".join(cell.split()) for cell in cells])
    return out.getvalue().encode("utf-8", "replace")


def _check_workbook(data: bytes) -> None:
    """Refuse a workbook whose parts are too large, or whose XML is not what Excel writes."""
    archive, left = opened(data), MAX_UNPACKED_BYTES
    for entry in archive.infolist():
        part = unpack(archive, entry, left)
        left -= len(part)
        if entry.filename.endswith((".xml", ".rels")):
            _check_area(tree_of(part))


def _check_area(tree: Element) -> None:
    """Refuse a sheet one of whose cells lies so far out that the rectangle around them all fills the memory.

    Raises:
        RefusedError: it does, or a cell has an address that no sheet has.
    """
    rows, columns = [1], [1]
    for cell in tree.iter("{*}c"):
        place = _CELL.fullmatch(attribute(cell, "r") or "A1")
        if place is None:
            raise RefusedError(_BROKEN)
        columns.append(sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(place[1].upper()))))
        rows.append(int(place[2]))
    if (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) > _MOST_CELLS:
        raise RefusedError(_FAR)


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a sheet holds
    """A cell as text: days in ISO form, whole numbers without a point."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


_OPENERS: Final = {"zip": _archive, "csv": _csv, "jsonl": _jsonl, "xlsx": _xlsx}
