"""Syllables side by side as tantivy is asked for them: anywhere, worth more in the title, or a few words apart.

What the index keeps as one term is asked for as that term. It weighs what the syllables weigh together, so that a word
ranks alike whichever way it is looked for. Clauses that only raise a score are optional: where hits are counted or
sorted by date, tantivy leaves them out.
"""

from collections.abc import Sequence
from math import log
from typing import Final

from tantivy import Occur, Query

from etl.load.index.analysis import bare_of, exact_of_tied, is_tied
from etl.load.index.schema import BARE, EXACT, TIED, TITLE_BARE, TITLE_EXACT, schema
from etl.load.index.shelf import Shelf
from etl.load.index.words import Key

_TITLE: Final = 1.5
"""How much more a title says than the text."""
_APART: Final = 3
"""Words that may stand between neighbours."""

Pattern = tuple[tuple[str, bool], ...]
"""Syllables side by side: each with whether its accents count."""


def as_written(key: Key) -> Pattern:
    """Syllables whose accents all count."""
    return tuple((part, True) for part in key)


def anywhere(shelf: Shelf, patterns: Sequence[Pattern]) -> Query:
    """One of the patterns in the text or, worth more, in the title."""
    return any_of([_anywhere(shelf, pattern) for pattern in patterns])


def near(pattern: Pattern) -> Query:
    """The parts of a pattern a few words apart in the text, or in the title."""
    return any_of([_in(pattern, EXACT, BARE, _APART), _in_title(pattern, _APART)])


def _anywhere(shelf: Shelf, pattern: Pattern) -> Query:
    """A pattern in the text or the title; a term of the index knows both, so that the title only weighs."""
    tied = _tied(shelf, pattern)
    if tied:
        return Query.boolean_query([(Occur.Must, tied), (Occur.Should, _in_title(pattern))])
    return any_of([_in(pattern, EXACT, BARE), _in_title(pattern)])


def _tied(shelf: Shelf, pattern: Pattern) -> Query | None:
    """A pattern as the terms that the index keeps of it; None where it has none such, and the phrase is asked for."""
    syllables = tuple(part for part, _ in pattern)
    exact = all(counts for _, counts in pattern)
    if (not exact and any(counts for _, counts in pattern)) or not is_tied(syllables, exact=exact):
        return None
    worth = sum(_rarity(shelf, shelf.frequency(EXACT if exact else BARE, part)) for part in syllables)
    known = shelf.tied(tuple(map(bare_of, syllables)) if exact else syllables)
    ways = [term for term in known if not exact or exact_of_tied(term) == syllables]
    return any_of([_term(shelf, term, worth) for term in ways]) if ways else None


def _term(shelf: Shelf, term: str, worth: float) -> Query:
    """A term of the index, worth as much as told."""
    boost = worth / _rarity(shelf, shelf.frequency(TIED, term))
    return Query.boost_query(Query.term_query(schema(), TIED, term, "freq"), boost)


def _rarity(shelf: Shelf, bulletins: int) -> float:
    """What BM25 gives a term that so many bulletins have."""
    return log(1 + (shelf.searcher.num_docs - bulletins + 0.5) / (bulletins + 0.5))


def _in_title(pattern: Pattern, apart: int = 0) -> Query:
    """A pattern in the title."""
    return Query.boost_query(_in(pattern, TITLE_EXACT, TITLE_BARE, apart), _TITLE)


def _in(pattern: Pattern, exact: str, bare: str, apart: int = 0) -> Query:
    """A pattern in a pair of fields; where some accents count, those are looked for beside the bare neighbours."""
    if all(counts for _, counts in pattern):
        return _neighbours(exact, [part for part, _ in pattern], apart)
    if not any(counts for _, counts in pattern):
        return _neighbours(bare, [part for part, _ in pattern], apart)
    neighbours = _neighbours(bare, [bare_of(part) if counts else part for part, counts in pattern], apart)
    return all_of([neighbours, *(_neighbours(exact, [part]) for part, counts in pattern if counts)])


def _neighbours(name: str, terms: Sequence[str], apart: int = 0) -> Query:
    """Terms side by side, or with a few words between them, or the one term."""
    if len(terms) == 1:
        return Query.term_query(schema(), name, terms[0], "freq")
    return Query.phrase_query(schema(), name, list(terms), apart)


def all_of(queries: Sequence[Query]) -> Query:
    """All of these."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: Sequence[Query]) -> Query:
    """At least one of these."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
