"""The texts of bulletins for the search index: originals read again, cut to the news, analysed in processes."""

from collections.abc import Iterable, Iterator
from functools import partial

from etl.clean import clean
from etl.commands.parallel import in_order
from etl.errors import UnionPulseError
from etl.find.page import take_apart
from etl.load.index.documents import Parts, Searchable, Source, Texts, searchable
from etl.load.raw import raw_bytes
from etl.models import BlockKind, Document
from etl.paths import Home
from etl.read import read

BESIDE = frozenset({BlockKind.SECTION, BlockKind.BYLINE})
"""What is searched after the news. Page furniture is not: nobody looks for a menu or a web designer."""


def texts_of(home: Home) -> Texts:
    """A reader of the originals of a home."""

    def texts(sources: Iterable[Source]) -> Iterator[Searchable | None]:
        return in_order(partial(_text, home), sources)

    return texts


def _text(home: Home, source: Source) -> Searchable | None:
    """One original; None where it is lost or cannot be read any more."""
    try:
        document = read(raw_bytes(home, source.raw), source.file)
    except UnionPulseError:
        return None
    return searchable(document.text, document.encoding, _searched(document), source.title)


def _searched(document: Document) -> Parts:
    """The parts of the decoded text that are searched, the news first, as a snippet shows them."""
    text = clean(document.text)
    page = take_apart(text.text, document.declared)
    beside = [block for block in page.blocks if block.kind in BESIDE]
    return tuple(text.source((block.start, block.end)) for block in (*page.news, *beside))
