"""Bytes to `Document`: the content decides the reader, limits come before reading."""

import json

from etl.errors import RejectedFileError
from etl.models import Document
from etl.read import html
from etl.read.decode import decode
from etl.read.legacy import repair, told
from etl.read.limits import check_bytes

_JSON = "đây là dữ liệu JSON, không phải bản tin; hãy gửi chính các bản tin, mỗi bản một tệp văn bản hoặc HTML."


def read(data: bytes, name: str) -> Document:
    """The bulletin in `data`, decoded; `name` is only for messages.

    Raises:
        RejectedFileError: empty, binary, too large or in an encoding nobody can tell; the sentence says what to do.
    """
    check_bytes(data, name)
    decoded = decode(data, name)
    if _is_json(decoded.text):
        raise RejectedFileError(name, _JSON)
    if html.is_html(decoded.text):
        document = html.read_html(decoded, name)
    else:
        document = Document(decoded.text, format="text", encoding=decoded.encoding, warnings=decoded.warnings)
    repaired = repair(document.text)
    if repaired is not None:
        text, encoding = repaired
        document = Document(text, document.format, encoding, document.declared, (*document.warnings, told(*repaired)))
    if not document.text.strip("\ufeff\u200b\u200c\u200d\u2060 \t\r\n\f\v\xa0\x00\x1a"):
        raise RejectedFileError(name, _nothing_to_read(document))
    return document


def _is_json(text: str) -> bool:
    """Whether a text is JSON, or JSON lines: its first line or all of it is an object or a list."""
    start = text.lstrip()
    if start[:1] not in {"{", "["}:
        return False
    for part in (start.split("\n", 1)[0], start):
        try:
            return isinstance(json.loads(part), dict | list)
        except (ValueError, RecursionError):
            continue
    return False


def _nothing_to_read(document: Document) -> str:
    """Why a document without a visible character is refused."""
    if document.format == "html":
        return "trang không có chữ nào đọc được; hãy mở trang, đợi hiện đủ nội dung rồi lưu lại."
    return "tệp chỉ có khoảng trắng, không có nội dung; hãy kiểm tra rồi gửi lại tệp có nội dung."
