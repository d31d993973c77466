"""How saved pages and mail begin: told without the readers behind them, which only the worker loads."""

import re
from typing import Final

_HEADERS: Final = re.compile(rb"\s*(?:[!-9;-~]{1,80}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n){0,50}){2,60}")
_TELLING: Final = re.compile(rb"^(?:MIME-Version|Content-Type)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES: Final = 16_384


def is_mhtml(data: bytes) -> bool:
    """Whether bytes begin with the headers of a message that says what it contains."""
    found = _HEADERS.match(data[:_HEAD_BYTES])
    return found is not None and len(_TELLING.findall(found[0])) > 1
