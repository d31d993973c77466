"""The words of several syllables that are known: a Vietnamese dictionary, names of places, words of the union's world.

They say which syllables of a query belong together, and which word a bare `cong doan` may be. The dictionary is the
list that comes with underthesea, read where that is installed; without it the index still has the others.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from etl.load.index.analysis import Form, forms
from etl.vocabulary.geography import provinces
from etl.vocabulary.places import small_places
from etl.vocabulary.search import search_words, short_forms

LONGEST: Final = 7
"""Syllables of the longest word looked for."""
_DICTIONARY: Final = "corpus/data/Viet74K.txt"

_TOO_SHORT: Final = 2
"""Letters of a short form that say nothing without their accents: `CĐ` is công đoàn, `CD` is not."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A known word: its syllables with accents, and how it is written."""

    exact: Key
    written: str
    is_reviewed: bool
    """From our own tables: of two words with one bare form it is the likelier."""

    def fits(self, typed: Sequence[Form]) -> bool:
        """Whether the accents that were typed are this word's."""
        return all(form.exact == exact for form, exact in zip(typed, self.exact, strict=True) if form.is_typed)


@cache
def known() -> dict[Key, tuple[Known, ...]]:
    """The known words by their bare syllables."""
    found: dict[Key, dict[Key, Known]] = defaultdict(dict)
    for word, is_reviewed in _all():
        syllables = forms(word)
        if 1 < len(syllables) <= LONGEST:
            exact = tuple(form.exact for form in syllables)
            found[tuple(form.bare for form in syllables)].setdefault(exact, Known(exact, word, is_reviewed))
    return {key: tuple(words.values()) for key, words in found.items()}


def readings(typed: Sequence[Form]) -> list[Known]:
    """The known words that somebody who typed this may mean."""
    return [word for word in known().get(tuple(form.bare for form in typed), ()) if word.fits(typed)]


def is_known(typed: Sequence[Form]) -> bool:
    """Whether this is a word, its accents typed or not."""
    return bool(readings(typed))


@cache
def other_ways() -> dict[Key, tuple[Key, ...]]:
    """For a short form or its long form the other ways to write the same; a short form may be typed bare."""
    found: dict[Key, dict[Key, None]] = defaultdict(dict)
    for short, long in short_forms():
        one, other = forms(short), forms(long)
        long_key = tuple(form.exact for form in other)
        short_key = tuple(form.exact for form in one)
        found[long_key][short_key] = None
        found[short_key][long_key] = None
        if sum(len(form.bare) for form in one) > _TOO_SHORT:
            found[tuple(form.bare for form in one)][long_key] = None
    return {key: tuple(ways) for key, ways in found.items()}


def _all() -> Iterator[tuple[str, bool]]:
    """Every word, the reviewed ones first: a word's first spelling is the one that is shown."""
    yield from ((word, True) for word in search_words())
    yield from ((long, True) for _, long in short_forms())
    yield from ((province.name, True) for province in provinces())
    yield from ((place.name, False) for place in small_places())
    path = _dictionary()
    if path:
        yield from ((word, False) for word in path.read_text(encoding="utf-8").splitlines())


def _dictionary() -> Path | None:
    """The dictionary's file; the package is not imported, which would take seconds."""
    spec = find_spec("underthesea")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / _DICTIONARY
        if path.is_file():
            return path
    return None
