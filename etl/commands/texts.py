"""The texts of bulletins for the search index, analysed: as kept while reading, or else from the originals again."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from etl.commands.kept import KeptTexts, kept
from etl.commands.parallel import in_order
from etl.errors import UnionPulseError
from etl.load.index.documents import Kept, Searchable, Source, Texts, searchable
from etl.load.raw import raw_bytes
from etl.paths import Home
from etl.pipeline import lines_of
from etl.read import read


def texts_of(home: Home, read_before: Sequence[KeptTexts] = ()) -> Texts:
    """The texts of a home's bulletins; only what was not read just now is read again."""

    def texts(sources: Iterable[Source]) -> Iterator[Searchable | None]:
        return in_order(partial(_analysed, home), ((source, _before(read_before, source.raw)) for source in sources))

    return texts


def _before(texts: Iterable[KeptTexts], raw: str) -> Kept | None:
    """The text of an original that was read for this build."""
    return next((found for one in texts if (found := one.get(raw))), None)


def _analysed(home: Home, asked: tuple[Source, Kept | None]) -> Searchable | None:
    """One text, ready for the index; None where its original is lost or cannot be read any more."""
    source, found = asked
    found = found or _read(home, source)
    return searchable(*found, source.title) if found else None


def _read(home: Home, source: Source) -> Kept | None:
    """The text of an original that is read again."""
    try:
        document = read(raw_bytes(home, source.raw), source.file)
    except UnionPulseError:
        return None
    return kept(document, lines_of(document))
