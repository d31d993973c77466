"""What is refused before anything is decoded: empty files, files over the limit, files that are no text."""

from typing import Final

from etl.errors import RejectedFileError
from etl.settings import MAX_DOCUMENT_BYTES
from etl.vocabulary.signatures import signatures

_LONGEST_SIGNATURE: Final = 32
_ZIP: Final = b"PK\x03\x04"
_OFFICE_PARTS: Final = {
    b"word/": "tệp Word (.docx)",
    b"xl/": "tệp Excel (.xlsx)",
    b"ppt/": "tệp PowerPoint (.pptx)",
    b"mimetypeapplication/vnd.oasis": "tệp LibreOffice",
    b"mimetypeapplication/epub": "sách điện tử EPUB",
}
_SAVE_AS_TEXT: Final = "hãy mở ra và lưu lại dưới dạng văn bản (.txt, mã UTF-8) hoặc trang web (.html)"


def check_bytes(data: bytes, name: str) -> None:
    """Let pass what may be text.

    Raises:
        RejectedFileError: the sentence names the kind of file and what to do.
    """
    if not data:
        raise RejectedFileError(name, "tệp rỗng (0 byte); hãy kiểm tra rồi gửi lại tệp có nội dung.")
    if len(data) > MAX_DOCUMENT_BYTES:
        size, limit = len(data) / 1024**2, MAX_DOCUMENT_BYTES // 1024**2
        said = f"{size:.1f}".replace(".", ",")
        raise RejectedFileError(name, f"tệp lớn {said} MB, quá giới hạn {limit} MB; hãy chia nhỏ tệp rồi gửi lại.")
    known = _kind_and_advice(data)
    if known:
        kind, advice = known
        raise RejectedFileError(name, f"đây là {kind}; bản này mới đọc được văn bản và HTML, {advice}.")


def _kind_and_advice(data: bytes) -> tuple[str, str] | None:
    """What a file is that is known by its first bytes, and what to do with it."""
    if data.startswith(_ZIP):
        for part, kind in _OFFICE_PARTS.items():
            if part in data[:65536] or part in data[-65536:]:
                return kind, _SAVE_AS_TEXT
    head = data[:_LONGEST_SIGNATURE]
    return next(((one.kind, one.advice) for one in signatures() if one.fits(head)), None)
