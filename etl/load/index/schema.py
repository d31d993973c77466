"""The fields of the index, and the one way to open it: whatever tantivy does when its files are wrong is a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import tantivy

from etl.errors import UnionPulseError

EXACT: Final = "exact"
BARE: Final = "bare"
TITLE_EXACT: Final = "title_exact"
TITLE_BARE: Final = "title_bare"
TIED: Final = "tied"
"""Neighbours as one term, see the analysis: in the text or the title."""
WORDS: Final = "words"
"""The tokenizer: texts come analysed, so that only spaces are left to be cut at."""

FACETS: Final = ("in34", "in63", "printed", "resolution", "site", "kind", "month")
"""Where a province acts, in today's map, in the old one and as published; and what else hits are counted by."""

_LONGEST: Final = 200
_BROKEN: Final = "Chỉ mục tìm kiếm bị hỏng hoặc thiếu ({why}). Hãy chạy `python -m etl index` để dựng lại."


class IndexDamagedError(UnionPulseError):
    """An index that cannot be used; everything else can."""

    def __init__(self, why: str) -> None:
        """Say what is wrong, at no great length, and what to do."""
        why = why if len(why) <= _LONGEST else why[:_LONGEST] + "…"
        super().__init__(_BROKEN.format(why=why))
        self.why = why


@contextmanager
def sound(what: str) -> Iterator[None]:
    """Let whatever tantivy says of damaged files become an `IndexDamagedError`.

    A panic of the library arrives as an exception of its own that no `except Exception` sees.
    """
    try:
        yield
    except (ValueError, OSError, KeyError, UnicodeError) as error:
        raise IndexDamagedError(f"{what}: {error}") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise IndexDamagedError(f"{what}: {error}") from error
        raise


@cache
def schema() -> tantivy.Schema:
    """The fields: what is searched, what is counted and sorted by, and what the reader is shown."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in (EXACT, BARE, TITLE_EXACT, TITLE_BARE):
        builder.add_text_field(name, tokenizer_name=WORDS)
    builder.add_text_field(TIED, tokenizer_name=WORDS, index_option="freq")
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_unsigned_field("newest", fast=True)
    builder.add_text_field("encoding", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("text", stored=True)
    builder.add_bytes_field("parts", stored=True)
    return builder.build()


def found_count(found: tantivy.SearchResult) -> int:
    """How many documents a search found, on all screens; the library's types leave this out."""
    number: int | None = found.count  # type: ignore[attr-defined]
    return number or 0


def make_at(folder: Path) -> tantivy.Index:
    """A new empty index in a folder that is there."""
    return _ready(tantivy.Index(schema(), str(folder), reuse=False))


def open_at(folder: Path) -> tantivy.Index:
    """The index in a folder.

    Raises:
        IndexDamagedError: there is none, it cannot be read, or it has other fields than ours.
    """
    with sound("mở chỉ mục"):
        index = tantivy.Index.open(str(folder))
    if index.schema != schema():
        raise IndexDamagedError("một phiên bản khác của chương trình đã ghi")
    return _ready(index)


def _ready(index: tantivy.Index) -> tantivy.Index:
    """An index that knows our tokenizer; tantivy does not keep it with the files."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(WORDS, analyzer)
    return index
