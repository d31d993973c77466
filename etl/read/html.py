"""Saved web pages: told from plain text, and read apart in a worker process."""

import re
from datetime import date
from typing import Final

from etl.errors import RejectedFileError
from etl.models import Declared, Document
from etl.read.decode import Decoded
from etl.read.worker_pool import WorkerError, ask

_HEAD_CHARS: Final = 4096
_OPENING: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ELEMENT: Final = re.compile(r"</(?:html|head|body|div|p|span|table|td|li|ul|h[1-6]|a|title)\s*>", re.IGNORECASE)
_ENOUGH_ELEMENTS: Final = 3

_SENTENCES: Final = {
    "timeout": "trang HTML xử lý quá lâu nên đã dừng; hãy lưu lại trang dưới dạng văn bản (.txt) rồi gửi.",
    "crash": "trang HTML quá nặng hoặc bị hỏng, không đọc được; hãy lưu lại trang dưới dạng văn bản (.txt) rồi gửi.",
    "unreadable": "trang HTML bị hỏng, không đọc được; hãy mở bằng trình duyệt và lưu lại, hoặc lưu dưới dạng văn bản.",
}


def is_html(text: str) -> bool:
    """Whether a text is the source of a web page."""
    if "<" not in text[:_HEAD_CHARS]:
        return False
    if _OPENING.match(text[:_HEAD_CHARS]):
        return True
    return text.lstrip()[:1] == "<" and len(_ELEMENT.findall(text[:65536])) >= _ENOUGH_ELEMENTS


def read_html(source: Decoded, name: str) -> Document:
    """The lines of the whole page and what it declares.

    Raises:
        RejectedFileError: the page cannot be parsed within the limits.
    """
    try:
        answer = ask(source.text)
    except WorkerError as error:
        raise RejectedFileError(name, _SENTENCES[error.kind]) from error
    declared = Declared(answer["title"], _day(answer["date"]), answer["author"])
    return Document(answer["text"] or "", "html", source.encoding, declared, source.warnings)


def _day(text: str | None) -> date | None:
    """The day that a page's metadata gives."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
