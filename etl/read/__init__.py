"""Bytes to `Document`: the content decides the reader, limits come before reading."""

from etl.errors import RejectedFileError
from etl.models import Document
from etl.read import html
from etl.read.decode import decode
from etl.read.legacy import NAMES, repair
from etl.read.limits import check_bytes


def read(data: bytes, name: str) -> Document:
    """The bulletin in `data`, decoded; `name` is only for messages.

    Raises:
        RejectedFileError: empty, binary, too large or in an encoding nobody can tell; the sentence says what to do.
    """
    check_bytes(data, name)
    decoded = decode(data, name)
    if html.is_html(decoded.text):
        document = html.read_html(decoded, name)
    else:
        document = Document(decoded.text, format="text", encoding=decoded.encoding, warnings=decoded.warnings)
    repaired = repair(document.text)
    if repaired is not None:
        text, encoding = repaired
        document = Document(
            text, document.format, encoding, document.declared, (*document.warnings, converted(encoding))
        )
    if not document.text.strip("\ufeff\u200b\u200c\u200d\u2060 \t\r\n\f\v\xa0\x00\x1a"):
        raise RejectedFileError(name, _nothing_to_read(document))
    return document


def converted(encoding: str) -> str:
    """The warning that a text was not Unicode."""
    return f"Văn bản mã {NAMES[encoding]} đã được chuyển sang Unicode"


def _nothing_to_read(document: Document) -> str:
    """Why a document without a visible character is refused."""
    if document.format == "html":
        return "trang không có chữ nào đọc được; hãy mở trang, đợi hiện đủ nội dung rồi lưu lại."
    return "tệp chỉ có khoảng trắng, không có nội dung; hãy kiểm tra rồi gửi lại tệp có nội dung."
