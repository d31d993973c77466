"""The process that parses what is no plain text (`python -m etl.read.worker`): bounded, nothing else on its output.

A question is two frames: JSON (`kind`, and `part` for one entry of the container opened last) and the bytes. So is an
answer: JSON (what was read, or `refused` with the sentence for people, or `error`) and the bytes of an entry.
"""

import json
import os
import resource
import sys
from dataclasses import asdict
from importlib import import_module
from typing import Any, Final

from etl.read.frames import read_frame, write_frame
from etl.read.parsed import HALVES, Parsed, RefusedError
from etl.settings import WORKER_FILE_BYTES, WORKER_MEMORY_BYTES

_READERS: Final = {
    "docx": ("etl.read.docx", "read_docx"),
    "odt": ("etl.read.odt", "read_odt"),
    "rtf": ("etl.read.rtf", "read_rtf"),
    "mhtml": ("etl.read.mhtml", "read_mhtml"),
    "pdf": ("etl.read.pdf", "read_pdf"),
    "doc": ("etl.read.doc", "read_doc"),
}
"""The reader of each format, imported when the first such file comes."""
_UNREADABLE: Final = "unreadable"


def main() -> None:
    """Answer until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY_BYTES, WORKER_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WORKER_FILE_BYTES, WORKER_FILE_BYTES))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while (question := read_frame(sys.stdin.buffer)) is not None:
        data = read_frame(sys.stdin.buffer)
        if data is None:
            return
        said, entry = _answer(json.loads(question), data)
        write_frame(answers, json.dumps(said).encode())
        write_frame(answers, entry)


def _answer(question: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """What became of one question."""
    try:
        return _asked(question, data)
    except MemoryError:
        raise
    except RefusedError as refused:
        return {"refused": str(refused)}, b""
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes is one answer: unreadable
        return {"error": _UNREADABLE, "why": type(error).__name__}, b""


def _asked(question: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """One document, or one entry of a container."""
    kind = question["kind"]
    if kind == "html":
        return _said(import_module("etl.read.web").read_page(data.decode("utf-8"))), b""
    if kind in _READERS:
        module, name = _READERS[kind]
        return _said(getattr(import_module(module), name)(data)), b""
    opener = import_module("etl.read.containers")
    answer: tuple[dict[str, Any], bytes] = opener.answer(question, data)
    return answer


def _said(parsed: Parsed) -> dict[str, Any]:
    """What was read, without halves of characters."""
    return {**asdict(parsed), "text": HALVES.sub("\ufffd", parsed.text)}


if __name__ == "__main__":
    main()
