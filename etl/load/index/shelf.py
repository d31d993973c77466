"""A generation opened for reading: its searcher, and the few counts that understanding a query needs, remembered."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import tantivy

from etl.load.index.analysis import exact_of_tied, is_across, tied_prefix
from etl.load.index.documents import Kept, unpacked_parts, unpacked_text
from etl.load.index.generations import about
from etl.load.index.schema import EXACT, TIED, IndexDamagedError, found_count, open_at, schema, sound
from etl.load.index.words import Key

_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """An open generation. It never changes, so what it once said can be remembered."""

    searcher: tantivy.Searcher
    only: tuple[str, ...] | None = None
    """The sites whose bulletins are all that is found, counted and read; None is every site."""
    _tied: dict[Key, dict[str, int]] = field(default_factory=dict)
    _phrases: dict[Key, int] = field(default_factory=dict)

    def search(self, query: tantivy.Query, **options: Any) -> tantivy.SearchResult:  # noqa: ANN401 - tantivy's own
        """What a query finds of what may be seen."""
        return self.searcher.search(self._seen(query), **options)

    def aggregate(self, query: tantivy.Query, asked: dict[str, Any]) -> dict[str, Any]:
        """What a query counts of what may be seen."""
        found: dict[str, Any] = self.searcher.aggregate(self._seen(query), asked)
        return found

    def _seen(self, query: tantivy.Query) -> tantivy.Query:
        """A query within the sites that may be seen; it changes no score."""
        if self.only is None:
            return query
        sites = tantivy.Query.const_score_query(tantivy.Query.term_set_query(schema(), "site", list(self.only)), 0.0)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, sites)])

    def tied(self, bare: Key) -> dict[str, int]:
        """The terms that the index keeps of bare neighbours, with how many bulletins have each."""
        if bare not in self._tied:
            _make_room(self._tied)
            with sound("tra từ"):
                self._tied[bare] = dict(self.searcher.terms_with_prefix(TIED, tied_prefix(bare)))
        return self._tied[bare]

    def accents(self, bare: Key) -> dict[Key, int]:
        """How many bulletins have each accented form of bare neighbours, with nothing but a space between them."""
        return {exact_of_tied(term): count for term, count in self.tied(bare).items() if not is_across(term)}

    def phrase_count(self, exact: Key) -> int:
        """How many bulletins have these forms side by side."""
        if exact not in self._phrases:
            _make_room(self._phrases)
            with sound("tra cụm từ"):
                query = tantivy.Query.phrase_query(schema(), EXACT, list(exact))
                self._phrases[exact] = found_count(self.search(query, limit=1))
        return self._phrases[exact]

    def frequency(self, name: str, term: str) -> int:
        """How many bulletins have a term in a field."""
        with sound("tra từ"):
            return self.searcher.doc_freq(name, term)

    def text(self, bulletin_id: str) -> Kept | None:
        """The text of a bulletin; None where there is none, or another than was written."""
        with sound("đọc văn bản"):
            query = tantivy.Query.term_query(schema(), "id", bulletin_id, "basic")
            hits = self.search(query, limit=1, count=False).hits
            found = self.searcher.doc(hits[0][1]) if hits else None
            packed = found.get_first("text") if found else None
            text = unpacked_text(bytes(packed)) if packed else None
        if found is None or text is None:
            return None
        return Kept(text, str(found.get_first("encoding")), unpacked_parts(bytes(found.get_first("parts") or b"")))


def open_shelf(folder: Path, bulletins: int) -> Shelf:
    """The generation in a folder, which must hold as many bulletins as its build.

    Raises:
        IndexDamagedError: it is missing, damaged, or of something else.
    """
    said = about(folder)
    index = open_at(folder)
    with sound("mở chỉ mục"):
        index.config_reader("manual")
        searcher = index.searcher()
        held = searcher.num_docs
    if not held == said.bulletins == bulletins:
        raise IndexDamagedError(f"chỉ mục có {held} bản tin, bản dựng có {bulletins}")
    return Shelf(searcher)


def _make_room(remembered: dict[Key, Any]) -> None:
    """Forget everything rather than grow without end."""
    if len(remembered) > _REMEMBERED:
        remembered.clear()
