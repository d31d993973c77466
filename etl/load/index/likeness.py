"""Bulletins that say almost the same: sought by their rarest pairs of syllables, judged by shared runs of them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from tantivy import Query

from etl.load.index.analysis import BREAK, analysed
from etl.load.index.documents import Kept
from etl.load.index.patterns import any_of
from etl.load.index.schema import TIED, schema, sound
from etl.load.index.shelf import Shelf

ENOUGH: Final = 0.5
"""The share of common runs from which on two texts are one: a changed syllable breaks three runs of both."""
_RUN: Final = 3
_FEWEST: Final = 20
"""A text with fewer runs says too little to be told from another."""
_RAREST: Final = 32
_CANDIDATES: Final = 24
_COMMON: Final = 50
"""A run in more texts than these says nothing of any two."""
_MOST: Final = 100_000
"""Letters of a text that are compared."""

Runs = frozenset[tuple[str, ...]]


class Like(NamedTuple):
    """Another bulletin, and how much of both texts is the same, from 0 to 1."""

    bulletin_id: str
    share: float


def likes(shelf: Shelf, bulletin_id: str) -> list[Like]:
    """The bulletins that say almost the same, the most alike first.

    Raises:
        IndexDamagedError: the index cannot be read.
    """
    kept = shelf.text(bulletin_id)
    return [one for one in alike(shelf, kept) if one.bulletin_id != bulletin_id] if kept else []


def alike(shelf: Shelf, kept: Kept) -> list[Like]:
    """The bulletins that say almost the same as a text, which may be new; the most alike first.

    Raises:
        IndexDamagedError: the index cannot be read.
    """
    own = runs(kept)
    if len(own) < _FEWEST:
        return []
    judged = (Like(name, _share(own, text)) for name in _candidates(shelf, kept) if (text := shelf.text(name)))
    return sorted((one for one in judged if one.share >= ENOUGH), key=lambda one: (-one.share, one.bulletin_id))


def alike_among(texts: Mapping[str, Kept]) -> dict[str, list[Like]]:
    """Of texts that are in no index yet, those that say almost the same."""
    said = {name: own for name, kept in texts.items() if len(own := runs(kept)) >= _FEWEST}
    having = defaultdict[tuple[str, ...], list[str]](list)
    for name, own in said.items():
        for run in own:
            having[run].append(name)
    found: dict[str, list[Like]] = {}
    for name, own in said.items():
        near = Counter(other for run in own if len(having[run]) <= _COMMON for other in having[run] if other != name)
        judged = (Like(other, resemblance(own, said[other])) for other, _ in near.most_common(_CANDIDATES))
        found[name] = [one for one in judged if one.share >= ENOUGH]
    return {name: likes for name, likes in found.items() if likes}


def runs(kept: Kept) -> Runs:
    """Every run of syllables in what is news; where its lines break says nothing."""
    text, _, parts = kept
    forms = [form for form in analysed(text[start:end] for start, end in parts).exact.split() if form != BREAK.exact]
    forms = forms[:_MOST]
    return frozenset(zip(*(forms[place:] for place in range(_RUN)), strict=False))


def resemblance(one: Runs, other: Runs) -> float:
    """How much of what either says both say."""
    return len(one & other) / (len(one | other) or 1)


def _share(own: Runs, text: Kept) -> float:
    """How much of two texts is the same."""
    return resemblance(own, runs(text))


def _candidates(shelf: Shelf, kept: Kept) -> list[str]:
    """The bulletins that share the most of the rarest pairs of a text."""
    text, _, parts = kept
    pairs = set(analysed(text[start:end] for start, end in parts).tied.split()[:_MOST])
    counts = {pair: shelf.frequency(TIED, pair) for pair in pairs}
    rarest = sorted((pair for pair, count in counts.items() if count), key=lambda pair: (counts[pair], pair))
    if not rarest:
        return []
    terms = [Query.const_score_query(Query.term_query(schema(), TIED, pair, "basic"), 1.0) for pair in rarest[:_RAREST]]
    with sound("tìm bài giống"):
        hits = shelf.search(any_of(terms), limit=_CANDIDATES, count=False).hits
        return [str(shelf.searcher.doc(place).get_first("id")) for _, place in hits]
