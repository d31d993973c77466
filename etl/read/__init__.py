"""Bytes to `Document`: the content decides the reader, limits come before reading."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from etl.errors import RejectedFileError
from etl.models import Declared, Document
from etl.read import html, sheets
from etl.read.decode import Decoded, decode
from etl.read.kinds import NOT_READ, kind_of, misnamed
from etl.read.legacy import repair, told
from etl.read.limits import check_signature, check_size
from etl.read.parsed import RefusedError
from etl.read.worker_pool import WorkerError, ask

_BLANK: Final = "\ufeff\u200b\u200c\u200d\u2060 \t\r\n\f\v\xa0\x00\x1a"
_JSON: Final = (
    "đây là dữ liệu JSON nhưng không có cột nội dung; hãy đặt tên cột như tieu_de, ngay_dang, noi_dung, "
    "hoặc gửi chính các bản tin, mỗi bản một tệp."
)
_SENTENCES: Final = {
    "timeout": "tệp xử lý quá lâu nên đã dừng; hãy lưu lại dưới dạng văn bản (.txt, mã UTF-8) rồi gửi.",
    "crash": "tệp quá nặng hoặc bị hỏng, không đọc được; hãy lưu lại dưới dạng văn bản (.txt, mã UTF-8) rồi gửi.",
    "unreadable": "tệp bị hỏng, không đọc được; hãy mở bằng phần mềm đã tạo ra nó, lưu lại rồi gửi.",
}


def read(data: bytes, name: str) -> Document:
    """The bulletin in `data`, decoded; `name` is for messages and for a warning when its ending is wrong.

    Raises:
        RejectedFileError: empty, dangerous, too large, or nothing anybody can read; the sentence says what to do.
    """
    try:
        kind = kind_of(data)
        check_size(data, name)
        document = _as_text(data, name) if kind is None else _apart(kind, data)
    except RefusedError as refused:
        raise RejectedFileError(name, str(refused)) from refused
    except WorkerError as error:
        raise RejectedFileError(name, _SENTENCES[error.kind]) from error
    document = _in_unicode(document)
    if not document.text.strip(_BLANK):
        raise RejectedFileError(name, _nothing_to_read(document))
    warning = misnamed(name, document.format)
    return replace(document, warnings=(*document.warnings, warning)) if warning else document


def _apart(kind: str, data: bytes) -> Document:
    """A document read in the worker.

    Raises:
        RefusedError: the kind is known and is no bulletin.
    """
    if kind in NOT_READ:
        raise RefusedError(NOT_READ[kind])
    said, _ = ask({"kind": kind}, data)
    return _document(said, kind, said["encoding"], tuple(said["warnings"]))


def _document(said: dict[str, Any], kind: str, encoding: str, warnings: tuple[str, ...]) -> Document:
    """What the worker says, as a document."""
    declared = Declared(said["title"], _day(said["date"]), said["author"])
    return Document(said["text"], kind, encoding, declared, warnings, said["original"])


def _as_text(data: bytes, name: str) -> Document:
    """Plain text, or a format that is written as text."""
    check_signature(data, name)
    decoded = decode(data, name)
    value = sheets.json_of(decoded.text)
    if value is not None:
        return _row(value, decoded, name)
    return _page(decoded) if html.is_html(decoded.text) else _plain(decoded)


def _plain(decoded: Decoded) -> Document:
    """Plain text as it stands."""
    return Document(decoded.text, "text", decoded.encoding, warnings=decoded.warnings, original=decoded.original)


def _page(decoded: Decoded) -> Document:
    """The lines of a web page and what it declares."""
    said, _ = ask({"kind": "html"}, decoded.text.encode("utf-8", errors="replace"))
    return _document(said, "html", decoded.encoding, decoded.warnings)


def _row(value: object, decoded: Decoded, name: str) -> Document:
    """A row of a table of bulletins: its headline, its summary and its words, below each other.

    Raises:
        RejectedFileError: it is some other JSON.
    """
    row = sheets.row_of(value) if isinstance(value, dict) else None
    if row is None:
        raise RejectedFileError(name, _JSON)
    inner = Decoded(row.text, decoded.encoding, decoded.warnings)
    body = _page(inner) if html.has_markup(row.text) else _plain(inner)
    text = "\n".join(part for part in (row.title, row.lead, body.text) if part)
    declared = Declared(row.title, row.published_on, row.author)
    return Document(text, "row", body.encoding, declared, body.warnings)


def _in_unicode(document: Document) -> Document:
    """A document without lines in an encoding before Unicode."""
    repaired = repair(document.text)
    if repaired is None:
        return document
    warnings = document.warnings if told(*repaired) in document.warnings else (*document.warnings, told(*repaired))
    original = document.original or document.text
    return replace(document, text=repaired[0], encoding=repaired[1], warnings=warnings, original=original)


def _day(text: str | None) -> date | None:
    """The day that a page's metadata gives."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _nothing_to_read(document: Document) -> str:
    """Why a document without a visible character is refused."""
    if document.format == "html":
        return "trang không có chữ nào đọc được; hãy mở trang, đợi hiện đủ nội dung rồi lưu lại."
    return "tệp chỉ có khoảng trắng, không có nội dung; hãy kiểm tra rồi gửi lại tệp có nội dung."
