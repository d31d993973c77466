"""How well words fit the title of a resolution: the share of the title's telling word pairs that they hold."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import Final

from etl.find.folding import fold
from etl.find.issuing_bodies import places_in
from etl.vocabulary.abbreviations import abbreviations, generic_phrases, stop_words
from etl.vocabulary.resolution_cues import resolution_cues
from etl.vocabulary.resolutions import RESOLUTION, Resolution, register

_WORD: Final = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_EMPTY: Final = stop_words()
"""Words that tell no subject apart; pairs are made of their neighbours."""

_NO_SUBJECT: Final = re.compile(r"(?:nghị quyết|nq)\s(?:số\s)?\d")
"""A title that is only a number."""
_LONG_ENOUGH: Final = 4
_MOST_OF_IT: Final = 0.6
"""The share of a title that is quoted where only its last words are left out ("…, tầm nhìn đến 2045")."""
_CLEARLY: Final = 1.4
"""How many times better it must fit than the next."""
_OPENING: Final = 6
_NEARLY_ALL: Final = 0.7
_GIST: Final = re.compile(r"^nq\s\S+|\(\d{4}\)")
_RARE: Final = 4.0
"""The weight of a pair that stands in no more than three or four titles."""
_REPEATED: Final = 2
_ENOUGH_TIMES: Final = 4
_TELLING: Final = 3.5
"""The weight of one pair that stands in no more than five titles."""
_UNKNOWN_WEIGHT: Final = 2.0
"""The weight of a pair that stands in no title: it speaks against, though not as much as a telling one."""

_OPENINGS: Final = frozenset(word for cue in resolution_cues("subject") for word in cue.split()) | {
    "mới",
    "nghị",
    "quyết",
}
"""Words that open a subject, and tell none."""

Pairs = frozenset[tuple[str, str]]


@cache
def _shorts() -> re.Pattern[str]:
    """One pattern for every abbreviation."""
    return re.compile(
        rf"(?<!\w)({'|'.join(re.escape(s) for s in sorted(abbreviations(), key=len, reverse=True))})(?!\w)"
    )


@cache
def _generic() -> Pairs:
    """The pairs of phrases that stand in any resolution ("nâng cao", "chương trình công tác")."""
    return frozenset(pair for phrase in generic_phrases() for pair in pairwise(_WORD.findall(phrase)))


@lru_cache(maxsize=512)
def pairs(words: str) -> Pairs:
    """The pairs of neighbouring words, abbreviations spelt out; `words` is folded text."""
    return frozenset(_paired(words)) - _generic()


def counted(words: str) -> Mapping[tuple[str, str], int]:
    """How often each pair stands in folded words."""
    return Counter(_paired(words))


def _paired(words: str) -> Iterator[tuple[str, str]]:
    """The pairs of neighbouring words in order."""
    full = _shorts().sub(lambda short: abbreviations()[short[0]], words)
    return pairwise(word for word in _WORD.findall(full) if word not in _EMPTY)


@cache
def _titles() -> dict[str, Pairs]:
    """The pairs of each title of the register."""
    return {
        key: frozenset() if _NO_SUBJECT.match(fold(entry.title)) else pairs(fold(entry.title))
        for key, entry in register().items()
        if entry.kind == RESOLUTION
    }


@cache
def _weights() -> dict[tuple[str, str], float]:
    """How telling each pair is: the fewer titles hold it, the more."""
    titles = _titles().values()
    held: dict[tuple[str, str], int] = {}
    for title in titles:
        for pair in title:
            held[pair] = held.get(pair, 0) + 1
    return {pair: log(1 + len(titles) / count) for pair, count in held.items()}


@lru_cache(maxsize=4096)
def _total(key: str) -> float:
    """The weight of a whole title."""
    return sum(_weights()[pair] for pair in _titles()[key]) or 1.0


def fit(entry: Resolution, words: Pairs) -> float:
    """The share, 0 to 1, of the title's weight that the words hold."""
    return sum(_weights()[pair] for pair in _titles()[entry.key] & words) / _total(entry.key)


@lru_cache(maxsize=4096)
def title_places(entry: Resolution) -> frozenset[str]:
    """The provinces that a title names."""
    return places_in(fold(entry.title))


def places(words: str) -> frozenset[str]:
    """The provinces that folded words name."""
    return places_in(words)


@lru_cache(maxsize=512)
def titled(words: str) -> Resolution | None:
    """The document whose title folded words quote for the most part, far more than any other's; body or not."""
    said = pairs(words)
    if len(said) < _LONG_ENOUGH:
        return None
    fits = ((fit(row, said), key) for key, row in register().items() if _titles().get(key, frozenset()) & said)
    (best, key), (next_best, _) = (*sorted(fits, reverse=True)[:2], (0.0, ""), (0.0, ""))[:2]
    return register()[key] if best >= max(_MOST_OF_IT, _CLEARLY * next_best) else None


def quoted_fit(entry: Resolution, quoted: Sequence[str]) -> float:
    """How well quoted subjects fit a title: the share of the title they hold, or of their first words that it holds."""
    openings = (pairs(" ".join(words.split()[:_OPENING])) for words in quoted)
    return max([fit(entry, pairs(" | ".join(quoted))), *(_held(entry, opening) for opening in openings)])


def _held(entry: Resolution, opening: Pairs) -> float:
    """The share of a subject's first words that a title holds; 0 unless it is nearly all of them, and telling."""
    weights = _weights()
    told = sum(weights[pair] for pair in opening & _titles()[entry.key])
    all_told = sum(weights.get(pair, _UNKNOWN_WEIGHT) for pair in opening)
    return told / all_told if told >= _TELLING and told >= _NEARLY_ALL * all_told else 0.0


@lru_cache(maxsize=4096)
def _gist(entry: Resolution) -> Pairs:
    """The pairs of the short name ("NQ 27 cải cách tiền lương") and of the title: what people call it by."""
    name = _GIST.sub(" ", fold(entry.short))
    return _titles()[entry.key] | pairs(name)


def recurring(entry: Resolution, counted: Mapping[tuple[str, str], int]) -> float:
    """How much an article keeps speaking of what a resolution is about: by telling pairs that it repeats."""
    weights = _weights()
    said = ((weights.get(pair, 0.0), counted.get(pair, 0)) for pair in _gist(entry))
    return sum(weight * min(times, _ENOUGH_TIMES) for weight, times in said if weight >= _RARE and times >= _REPEATED)


def shared_words(one: str, other: str) -> float:
    """The share of the telling words of the shorter of two subjects that the other holds; all, where it has none."""
    first, second = (set(_WORD.findall(words)) - _EMPTY - _OPENINGS for words in (one, other))
    return len(first & second) / min(len(first), len(second)) if first and second else 1.0


def overlap(one: Pairs, other: Pairs) -> float:
    """The share of the smaller set of pairs that the other holds."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
