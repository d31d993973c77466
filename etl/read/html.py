"""Saved web pages told from plain text; they are read apart in a worker process."""

import re
from typing import Final

_HEAD_CHARS: Final = 4096
_OPENING: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ELEMENT: Final = re.compile(r"</(?:html|head|body|div|p|span|table|td|li|ul|h[1-6]|a|title)\s*>", re.IGNORECASE)
_ENOUGH_ELEMENTS: Final = 3
_MARKUP: Final = re.compile(r"</(?:p|div|span|a|b|i|strong|em|ul|li|table|td|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether a text is the source of a web page."""
    if "<" not in text[:_HEAD_CHARS]:
        return False
    if _OPENING.match(text[:_HEAD_CHARS]):
        return True
    return text.lstrip()[:1] == "<" and len(_ELEMENT.findall(text[:65536])) >= _ENOUGH_ELEMENTS


def has_markup(text: str) -> bool:
    """Whether the words of a cell are a piece of a web page."""
    return _MARKUP.search(text) is not None
