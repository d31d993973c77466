"""The process that parses saved pages (`python -m etl.read.worker`): memory bounded, nothing else on its output.

A page in as a frame of UTF-8, a frame of JSON out: `text`, `title`, `date`, `author`, or `error`.
"""

import json
import os
import re
import resource
import sys
from typing import Any, Final

from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml.html import HtmlElement, document_fromstring, tostring
from trafilatura.metadata import extract_metadata

from etl.read.frames import read_frame, write_frame
from etl.settings import WORKER_MEMORY_BYTES

_RECURSION: Final = 5_000
_NO_TEXT: Final = re.compile(r"<(script|style|noscript|template|svg|iframe|object)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*>")
_LINES: Final = ParserConfig(css=CSS_PROFILES["strict"], display_links=False, display_images=False)


def main() -> None:
    """Answer pages until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY_BYTES, WORKER_MEMORY_BYTES))
    sys.setrecursionlimit(_RECURSION)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while (page := read_frame(sys.stdin.buffer)) is not None:
        write_frame(answers, json.dumps(_answer(page.decode("utf-8"))).encode())


def _answer(source: str) -> dict[str, Any]:
    """The lines and the metadata of a page, or what went wrong."""
    try:
        return {"text": get_text(_NO_TEXT.sub(" ", source), _LINES), **_metadata(source)}
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a hostile page provokes is one answer: unreadable
        return {"error": type(error).__name__}


def _metadata(source: str) -> dict[str, str | None]:
    """Title, date and author from the head of the page: what its maker declared, not what a reader would guess."""
    try:
        head = _head(source)
        found = extract_metadata(head, extensive=False) if head is not None else None
    except Exception:  # noqa: BLE001 - hints only: a page without them is still a page
        found = None
    return {
        "title": found.title if found else None,
        "date": found.date if found else None,
        "author": found.author if found else None,
    }


def _head(source: str) -> HtmlElement | None:
    """A page of nothing but the head and the structured data of this one."""
    tree = document_fromstring(_XML_DECLARATION.sub("", source))
    kept = [tostring(element, encoding="unicode") for element in tree.iterfind("head")]
    kept += [
        tostring(element, encoding="unicode", with_tail=False)
        for element in tree.iterfind(".//body//script[@type='application/ld+json']")
    ]
    return document_fromstring(f"<html>{''.join(kept)}<body></body></html>") if kept else None


if __name__ == "__main__":
    main()
