"""Web pages saved whole (.mht, .mhtml) and mail: the page inside, without pictures and style sheets."""

from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Final

from etl.errors import RejectedFileError
from etl.read.decode import decode
from etl.read.parsed import Parsed, RefusedError
from etl.read.web import read_page

_MOST_PARTS: Final = 2_000
_NO_PAGE: Final = "tệp không chứa trang web nào đọc được; hãy mở bằng trình duyệt và lưu lại dạng HTML."


def read_mhtml(data: bytes) -> Parsed:
    """The lines of the page in a saved page; of mail without one, its words.

    Raises:
        RefusedError: there is no page in it.
    """
    message = BytesParser(policy=compat32).parsebytes(data)
    parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)]
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and (text := _text(part)).strip():
                return read_page(text) if kind != "text/plain" else Parsed(text)
    raise RefusedError(_NO_PAGE)


def _text(part: Message) -> str:
    """The words of a part, in the encoding that its bytes are in, else in the one that it names."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return ""
    try:
        return decode(data, "").text
    except RejectedFileError:
        return data.decode(_charset(part), errors="replace")


def _charset(part: Message) -> str:
    """The encoding that a part names, if Python knows it."""
    named = part.get_content_charset() or "utf-8"
    try:
        b"x".decode(named, errors="replace")
    except (LookupError, ValueError):
        return "utf-8"
    return named
