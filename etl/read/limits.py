"""What is refused before anything is decoded: empty files, files over the limit, files that are no text."""

from typing import Final

from etl.errors import RejectedFileError
from etl.settings import MAX_DOCUMENT_BYTES
from etl.vocabulary.signatures import signatures

_LONGEST_SIGNATURE: Final = 32


def check_size(data: bytes, name: str) -> None:
    """Let pass what has content and is not too large.

    Raises:
        RejectedFileError: the sentence says which.
    """
    if not data:
        raise RejectedFileError(name, "tệp rỗng (0 byte); hãy kiểm tra rồi gửi lại tệp có nội dung.")
    if len(data) > MAX_DOCUMENT_BYTES:
        size, limit = len(data) / 1024**2, MAX_DOCUMENT_BYTES // 1024**2
        said = f"{size:.1f}".replace(".", ",")
        raise RejectedFileError(name, f"tệp lớn {said} MB, quá giới hạn {limit} MB; hãy chia nhỏ tệp rồi gửi lại.")


def check_signature(data: bytes, name: str) -> None:
    """Let pass what may be text.

    Raises:
        RejectedFileError: the sentence names the kind of file and what to do.
    """
    head = data[:_LONGEST_SIGNATURE]
    known = next((one for one in signatures() if one.fits(head)), None)
    if known:
        raise RejectedFileError(name, f"đây là {known.kind}; chương trình không đọc loại tệp này, {known.advice}.")
