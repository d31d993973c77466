"""`python -m tests.soak.fuzz_reader KIND FOLDER [libFuzzer options]`: one reader, led by what its code has not run yet.

atheris watches the branches of the readers and keeps every input that reaches a new one. Whatever a reader says of a
file is fine; any other exception than its refusal is a finding, and so is more memory or time than a worker has.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

import atheris

from etl.errors import RejectedFileError
from etl.settings import WORKER_MEMORY_BYTES, WORKER_TIMEOUT_SECONDS
from tests.unit.office_files import docx, odt, part_of, with_part, xlsx, zipped

with atheris.instrument_imports(include=["etl.read"]):
    from etl.read.html import is_html
    from etl.read.parsed import RefusedError

READERS = {
    "docx": ("etl.read.docx", "read_docx"),
    "odt": ("etl.read.odt", "read_odt"),
    "rtf": ("etl.read.rtf", "read_rtf"),
    "doc": ("etl.read.doc", "read_doc"),
    "pdf": ("etl.read.pdf", "read_pdf"),
    "mhtml": ("etl.read.mhtml", "read_mhtml"),
    "html": ("etl.read.web", "read_page"),
    "text": ("etl.read.decode", "decode"),
    **dict.fromkeys(("zip", "xlsx", "csv", "jsonl"), ("etl.read.containers", "answer")),
}
TABLES = ("zip", "xlsx", "csv", "jsonl")
_WORD: Final = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
INSIDE: Final = {
    "docx": (zipped({part: part_of(docx(), part) for part in _WORD}), "word/document.xml"),
    "odt": (odt("<text:p>Vinh</text:p>"), "content.xml"),
    "xlsx": (xlsx([["Tiêu đề", "Nội dung"], ["a", "b"]]), "xl/worksheets/sheet1.xml"),
}
"""Zipped documents, and the part of each that the fuzzer writes: changed outside, a checksum would give it away."""


def seed(kind: str, whole: bytes) -> bytes:
    """What the fuzzer begins with: a document, or its part that is written anew."""
    return part_of(whole, INSIDE[kind][1]) if kind in INSIDE else whole


def reader(kind: str) -> Callable[[bytes], object]:
    """What one kind of bytes is given to, its branches watched."""
    module, name = READERS[kind]
    with atheris.instrument_imports(include=["etl.read"]):
        read = getattr(import_module(module), name)
    if kind in TABLES:
        return lambda data: _walked(read, kind, _packed(kind, data))
    if kind in INSIDE:
        return lambda data: read(_packed(kind, data))
    if kind == "html":
        return lambda data: _page(read, data.decode("utf-8", errors="replace"))
    return (lambda data: read(data, "x")) if kind == "text" else read  # type: ignore[no-any-return]


def _page(read: Callable[[str], object], text: str) -> None:
    """Words that would be taken for a page."""
    if is_html(text):
        read(text)


def _packed(kind: str, data: bytes) -> bytes:
    """The document with this part, where there are parts."""
    return with_part(*INSIDE[kind], data) if kind in INSIDE else data


def _walked(answer: Callable[..., tuple[dict[str, object], bytes]], kind: str, data: bytes) -> None:
    """A container opened, and its first entries handed out."""
    said, _ = answer({"kind": kind, "token": "t"}, data)
    for place in range(min(len(said["names"]), 5)):  # type: ignore[arg-type]
        try:
            answer({"kind": kind, "token": "t", "part": place}, b"")
        except RefusedError:
            continue


def main() -> None:
    """Run until the options say stop; findings are files in the folder."""
    kind, folder, *options = sys.argv[1:]
    read = reader(kind)

    def one(data: bytes) -> None:
        try:
            read(data)
        except (RefusedError, RejectedFileError):
            return

    limits = [f"-rss_limit_mb={2 * WORKER_MEMORY_BYTES >> 20}", f"-timeout={WORKER_TIMEOUT_SECONDS}"]
    found = [f"-artifact_prefix={Path(folder).parent}/finding-{kind}-", "-detect_leaks=0", "-max_len=65536"]
    atheris.Setup([sys.argv[0], *limits, *found, *options, folder], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
