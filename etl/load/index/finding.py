"""One search: the words, the filters of the pages, the order and the screen asked for; hits and facets in return.

The filters say what pages/kit/sql/_filtered.sql and _matching.sql say, so that a search for nothing counts what the
pages count; a test asks both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from tantivy import FieldType, Occur, Query

from etl.load.index.meaning import Meaning, meaning
from etl.load.index.patterns import any_of
from etl.load.index.query import parse
from etl.load.index.schema import EXACT, found_count, schema, sound
from etl.load.index.shelf import Shelf
from etl.load.index.units import Reading

NEWEST: Final = "newest"
RELEVANCE: Final = "relevance"
_BUCKETS: Final = 2000
"""Values of one facet that are counted; there are fewer sites, months and resolutions."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the pages filter by; None and empty tuples are no limit."""

    start: date | None = None
    end: date | None = None
    undated: bool = False
    """Only bulletins without a date; the period does not apply."""
    sites: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    """Where something happened: codes of `unit`."""
    unit: str = "34"
    """`63`: what was published in the old map; `34` and `published`: today's map with old units in it."""
    province: str | None = None
    province_unit: str = "34"
    """As in pages/kit/conditions.py: `63`, `34`, or `34p` for what was published in today's map."""
    resolution: str | None = None
    site: str | None = None
    kind: str | None = None
    month: str | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for and which part of the answer is wanted."""

    text: str
    limits: Limits = field(default_factory=Limits)
    wide: bool = False
    """Also the words that only look like what was typed."""
    order: str = RELEVANCE
    skip: int = 0
    rows: int = 20


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: how many bulletins, the names of those on this screen in order, and how the words were understood."""

    total: int
    names: tuple[str, ...]
    meaning: Meaning
    cut: bool


def understood(shelf: Shelf, search: Search) -> tuple[Meaning, bool]:
    """What the words of a search mean, and whether some were left out."""
    asked = parse(search.text)
    with sound("tìm"):
        return meaning(shelf, asked.node, wide=search.wide), asked.cut


def find(shelf: Shelf, search: Search) -> Found:
    """Search."""
    meant, cut = understood(shelf, search)
    if meant.query is None:
        return Found(0, (), meant, cut)
    query = limited(meant.query, search.limits)
    with sound("tìm"):
        found = shelf.search(
            query,
            limit=search.rows,
            offset=search.skip,
            order_by_field="newest" if search.order == NEWEST else None,
        )
        names = tuple(str(shelf.searcher.doc(place).get_first("id")) for _, place in found.hits)
    return Found(found_count(found), names, meant, cut)


def count(shelf: Shelf, search: Search) -> int:
    """How many bulletins a search finds."""
    meant, _ = understood(shelf, search)
    return counted(shelf, meant.query, search.limits) if meant.query else 0


def counted(shelf: Shelf, query: Query, limits: Limits) -> int:
    """How many bulletins a query leaves within limits."""
    with sound("đếm"):
        return found_count(shelf.search(limited(query, limits), limit=1))


def set_aside(shelf: Shelf, reading: Reading, limits: Limits) -> list[tuple[str, int]]:
    """The words that a reading leaves out, each with how many bulletins have it within the limits."""
    counts = [
        (word, counted(shelf, Query.phrase_query(schema(), EXACT, list(exact)), limits))
        for exact, word in reading.others
    ]
    return [(word, bulletins) for word, bulletins in counts if bulletins]


def facets(shelf: Shelf, search: Search, names: Sequence[str]) -> dict[str, dict[str, int]]:
    """For each facet how many of the hits have each value, most first."""
    meant, _ = understood(shelf, search)
    if meant.query is None:
        return {name: {} for name in names}
    asked = {name: {"terms": {"field": name, "size": _BUCKETS, "segment_size": _BUCKETS}} for name in names}
    with sound("đếm"):
        said = shelf.aggregate(limited(meant.query, search.limits), asked)
    return {name: _buckets(said[name]["buckets"]) for name in names}


def _buckets(found: Iterable[dict[str, Any]]) -> dict[str, int]:
    """Counts by value, most first, then by name."""
    counts = {str(one["key"]): int(one["doc_count"]) for one in found}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def within(search: Search, **changes: Any) -> Search:  # noqa: ANN401 - fields of Limits
    """The same search within other limits."""
    return replace(search, limits=replace(search.limits, **changes))


# --- limits -----------------------------------------------------------------------------------------------------------


def limited(query: Query, limits: Limits) -> Query:
    """A query within limits, which change no score."""
    parts = [(Occur.Must, Query.const_score_query(limit, 0.0)) for limit in _limits(limits)]
    if limits.undated:
        parts.append((Occur.MustNot, Query.exists_query("day")))
    return Query.boolean_query([(Occur.Must, query), *parts]) if parts else query


def _limits(limits: Limits) -> Iterable[Query]:
    """Each limit as a query."""
    if not limits.undated and (limits.start or limits.end):
        yield _period(limits.start, limits.end)
    if limits.sites:
        yield _one_of("site", limits.sites)
    if limits.provinces:
        yield _one_of("in63" if limits.unit == "63" else "in34", limits.provinces)
    if limits.province:
        yield _acting(limits.province, limits.province_unit)
    for name in ("resolution", "site", "kind", "month"):
        value = getattr(limits, name)
        if value:
            yield _one_of(name, (value,))


def _period(start: date | None, end: date | None) -> Query:
    """Published on these days, both included."""
    first = start.toordinal() if start else 0
    last = end.toordinal() if end else date.max.toordinal()
    return Query.range_query(schema(), "day", FieldType.Integer, first, last)


def _acting(code: str, unit: str) -> Query:
    """Something happened in this province."""
    if unit == "63":
        return _one_of("in63", (code,))
    return _one_of("printed", (f"34:{code}",)) if unit == "34p" else _one_of("in34", (code,))


def _one_of(name: str, values: Sequence[str]) -> Query:
    """A field has one of these values."""
    return any_of([Query.term_query(schema(), name, value, "basic") for value in values])
