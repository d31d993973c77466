"""Which syllables of a query are one word, and which accented word a bare one is meant to be.

Of all ways to part a run of syllables into known words that the index has, the one with the fewest parts is taken; of
two words that look alike without accents (công đoàn, công đoạn) the likelier is meant and the other is set aside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import log
from typing import Final

from etl.load.index.analysis import Form, bare_of, is_tied, written
from etl.load.index.schema import EXACT
from etl.load.index.shelf import Shelf
from etl.load.index.words import LONGEST, Key, Known, readings

_PAIR: Final = 2
_REVIEWED_WEIGHT: Final = 5
"""A word of our own tables is meant unless another is this much more frequent."""
_LITERAL_WEIGHT: Final = 50
"""Who types accents elsewhere means the syllables without accents, too, as they stand."""
_OTHERS: Final = 4
_SEEN: Final = 3
_TIED: Final = 0.2
"""A word unknown to every table: in so many bulletins, and in this share of those that have its rarer syllable."""
_LEARNED: Final = 0.7
_LONGEST_NAME: Final = 4
"""Syllables of a name."""
_NOTABLE: Final = 0.02
"""The share of a word's bulletins from which on two syllables that are no known word are no misspelling either."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a bare word was understood: what was typed, what is meant, and the words set aside, as forms and written."""

    typed: str
    meant: str
    others: tuple[tuple[Key, str], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Syllables that are searched as one.

    `meant`: the accents of the known word they are; None: as typed. `is_exact`: these accents count,
    as other words look the same; where none does, the bare syllables find the word with all its misspellings.
    """

    forms: tuple[Form, ...]
    meant: Key | None = None
    is_exact: bool = False
    is_learned: bool = False
    """In no table; the index shows it."""
    reading: Reading | None = None


def units(shelf: Shelf, run: Sequence[Form]) -> list[Unit]:
    """The run of syllables as units."""
    has_accents = any(form.is_typed for form in run)
    best: list[tuple[float, float, list[Unit]]] = [(0.0, 0.0, [])]
    for end in range(1, len(run) + 1):
        ways = []
        for start in range(max(0, end - LONGEST), end):
            unit, count = _unit(shelf, run[start:end], has_accents=has_accents)
            if unit:
                parts, weight, before = best[start]
                ways.append((parts + _cost(unit), weight - log(count + 1), [*before, unit]))
        best.append(min(ways, key=lambda way: way[:2]))
    return best[-1][2]


def _cost(unit: Unit) -> float:
    """What a unit counts among the ways to part a run: a known word one, a learned one more the longer it is."""
    return _LEARNED * len(unit.forms) if unit.is_learned else 1


def _unit(shelf: Shelf, typed: Sequence[Form], *, has_accents: bool) -> tuple[Unit | None, int]:
    """These syllables as one unit with how many bulletins have it; None where they are no word of the index."""
    if len(typed) == 1:
        return Unit(tuple(typed)), 0
    counted = {word: count(shelf, word.exact) for word in readings(typed)}
    found = {word: times for word, times in counted.items() if times}
    if not found:
        return _learned(shelf, typed)
    literal = tuple(form.exact for form in typed)
    meant = max(found, key=lambda word: _likely(word, found[word], is_literal=has_accents and word.exact == literal))
    if has_accents and meant.exact == literal:
        return Unit(tuple(typed), literal, is_exact=True), found[meant]
    reading = _reading(shelf, typed, meant, found)
    return Unit(tuple(typed), meant.exact, is_exact=reading is not None, reading=reading), found[meant]


def _learned(shelf: Shelf, typed: Sequence[Form]) -> tuple[Unit | None, int]:
    """These syllables as one unit where the index shows that they are a name or a word that no table has.

    Two, where the rarer seldom stands without the other; three or four with no known word in them, where they stand
    side by side at all: that is no accident.
    """
    if len(typed) > _LONGEST_NAME or (len(typed) > _PAIR and _has_word(typed)):
        return None, 0
    meant = _usual(shelf, typed)
    times = count(shelf, meant) if meant else 0
    rarer = min(shelf.frequency(EXACT, syllable) for syllable in meant) if len(typed) == _PAIR and meant else 0
    if meant is None or times < max(_SEEN, _TIED * rarer):
        return None, 0
    return Unit(tuple(typed), meant, is_exact=True, is_learned=True), times


def _has_word(typed: Sequence[Form]) -> bool:
    """Whether some of these syllables are a known word."""
    return any(readings(typed[start:end]) for start, end in combinations(range(len(typed) + 1), 2) if end > start + 1)


def _usual(shelf: Shelf, typed: Sequence[Form]) -> Key | None:
    """The accents that such neighbours mostly have; None where they are never seen side by side."""
    ways: dict[Key, int] = {}
    for place, (first, second) in enumerate(pairwise(typed)):
        pairs = shelf.accents((first.bare, second.bare))
        fitting = {exact: times for exact, times in pairs.items() if _fits((first, second), exact)}
        ways = (
            fitting
            if not place
            else {
                (*way, exact[1]): min(least, times)
                for way, least in ways.items()
                for exact, times in fitting.items()
                if way[-1] == exact[0]
            }
        )
    return max(ways, key=lambda way: ways[way]) if ways else None


def count(shelf: Shelf, exact: Key) -> int:
    """How many bulletins have a word; of most the index keeps it, others are looked for."""
    known = shelf.accents(tuple(map(bare_of, exact))).get(exact, 0) if is_tied(exact, exact=True) else 0
    return known or shelf.phrase_count(exact)


def _likely(word: Known, times: int, *, is_literal: bool) -> float:
    """How likely a word is meant."""
    return times * (_REVIEWED_WEIGHT if word.is_reviewed else 1) * (_LITERAL_WEIGHT if is_literal else 1)


def _reading(shelf: Shelf, typed: Sequence[Form], meant: Known, known: dict[Known, int]) -> Reading | None:
    """How the bare syllables were understood; None where nothing else could be meant."""
    literal = tuple(form.exact for form in typed)
    names = {word.exact: word.written for word in known}
    others = {word.exact: times for word, times in known.items()}
    if len(typed) == _PAIR:
        pairs = shelf.accents((typed[0].bare, typed[1].bare))
        others |= {exact: times for exact, times in pairs.items() if _fits(typed, exact)}
    others = {
        exact: times
        for exact, times in others.items()
        if exact not in {meant.exact, literal} and (exact in names or times > _NOTABLE * known[meant])
    }
    if not others:
        return None
    frequent = sorted(others.items(), key=lambda other: (other[0] not in names, -other[1]))[:_OTHERS]
    said = tuple((exact, names.get(exact) or " ".join(map(written, exact))) for exact, _ in frequent)
    return Reading(" ".join(map(written, literal)), meant.written, said)


def _fits(typed: Sequence[Form], exact: Key) -> bool:
    """Whether a pair has the accents that were typed."""
    return all(form.exact == other for form, other in zip(typed, exact, strict=True) if form.is_typed)
