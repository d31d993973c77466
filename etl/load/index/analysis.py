"""Vietnamese text as the index sees it: one form for each syllable, with its accents and without.

A form with accents carries its tone at the end, so that `hòa` and `hoà`, composed or not, are one form and `đoàn` and
`đoạn` are two. The bare form has no accents at all. Neighbours are tied into terms of their own, pairs and the union's
own longer words: they tell which accents bare syllables have, and are found without comparing place by place.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from etl.vocabulary.search import search_stop_words, search_words, short_forms

LONGEST: Final = 64
"""Letters of a token that count; no word is that long, and a million letters without a space are no word."""

TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_UNSEEN: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_WRITTEN: Final = re.compile(rf"(?:[^\W_]|[\u0300-\u036f]|{_UNSEEN.pattern})+")
_RUN: Final = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_TOKEN: Final = re.compile(r"[^\W_]+")
_PAIR: Final = 2
_ACROSS: Final = "~"
"""Marks a pair with a comma or the like between its syllables: found as a phrase is, it says nothing of words."""
_KEPT: Final = 200_000
"""Forms remembered; a language has fewer, only noise has more."""


class Form(NamedTuple):
    """One syllable: with its accents, and bare. A tuple, because an index has many of them."""

    exact: str
    bare: str

    @property
    def is_typed(self) -> bool:
        """Whether somebody took the trouble to write an accent."""
        return self.exact != self.bare


BREAK: Final = Form("¶", "¶")
"""Stands between the parts of a text, so that no phrase reaches from one into the next."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text ready for the index: forms with accents, bare forms, and the neighbours that are terms of their own."""

    exact: str
    bare: str
    tied: str


class _Forms(dict[str, Form]):
    """The form of each token met so far."""

    def __missing__(self, token: str) -> Form:
        """Make the form of a token and remember it."""
        if len(self) > _KEPT:
            self.clear()
        made = self[token] = _form(token)
        return made


def normal(text: str) -> str:
    """The text composed, without characters that have no shape."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _form(token: str) -> Form:
    """The form of a token; see the module."""
    parts = unicodedata.normalize("NFD", token[:LONGEST].lower().replace("ð", "đ"))
    tone = "".join(part for part in parts if part in TONES)
    letters = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    bare = "".join(part for part in parts if not unicodedata.combining(part)).replace("đ", "d")
    return Form(letters + tone, bare)


_FORMS: Final = _Forms()


def forms(text: str) -> list[Form]:
    """The forms of a short text, in order."""
    return [_FORMS[token] for token in _TOKEN.findall(normal(text))]


def placed(text: str) -> Iterator[tuple[Form, int, int]]:
    """The forms of a normal text with where each begins and ends."""
    for found in _TOKEN.finditer(text):
        yield _FORMS[found[0]], found.start(), found.end()


def placed_as_written(text: str) -> Iterator[tuple[Form, int, int]]:
    """The forms of a text, however it is composed, with where each begins and ends; slower."""
    for found in _WRITTEN.finditer(text):
        for form in forms(found[0]):
            yield form, found.start(), found.end()


def analysed(parts: Iterable[str]) -> Analysed:
    """The parts of a text (its blocks) for the index; no phrase reaches from one into the next."""
    found: list[Form] = []
    terms: list[str] = []
    for part in parts:
        began = len(found)
        for run in _RUN.findall(normal(part)):
            here = [_FORMS[token] for token in run.split(" ")]
            if len(found) > began:
                terms += [term + _ACROSS for term in _pairs((found[-1], here[0]))]
            terms += _pairs(here)
            found += here
        terms += _longer(found[began:])
        found.append(BREAK)
    return Analysed(" ".join([form.exact for form in found]), " ".join([form.bare for form in found]), " ".join(terms))


def _pairs(here: Sequence[Form]) -> list[str]:
    """Each two neighbours as a term, but for those with a stop word."""
    loose = stop_words()
    return [
        f"{bare}_{bare_next}|{exact}_{exact_next}"
        for (exact, bare), (exact_next, bare_next) in pairwise(here)
        if exact not in loose and exact_next not in loose
    ]


def _longer(here: Sequence[Form]) -> list[str]:
    """The union's longer words among these syllables, whatever their accents and what stands between, as terms."""
    heads, bare = _heads(), [form.bare for form in here]
    return [
        tied_term([form.exact for form in here[place : place + len(word)]])
        for place, head in enumerate(pairwise(bare))
        if head in heads
        for word in heads[head]
        if tuple(bare[place : place + len(word)]) == word
    ]


@cache
def _heads() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The union's longer words, bare, by their first two syllables."""
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for word in sorted(longer_words()):
        found[word[:2]] = (*found.get(word[:2], ()), word)
    return found


@cache
def longer_words() -> frozenset[tuple[str, ...]]:
    """The words of our own tables with more than two syllables, bare: each is a term of the index."""
    words = [*search_words(), *(long for _, long in short_forms())]
    bare = (tuple(form.bare for form in forms(word)) for word in words)
    return frozenset(word for word in bare if len(word) > _PAIR)


@cache
def stop_words() -> frozenset[str]:
    """The accented forms of words that only hold others together: nobody looks for them, no pair is kept of them."""
    return frozenset(form.exact for word in search_stop_words() for form in forms(word))


@cache
def _bare_stop_words() -> frozenset[str]:
    """What stop words look like without accents."""
    return frozenset(bare_of(word) for word in stop_words())


def is_tied(syllables: Sequence[str], *, exact: bool) -> bool:
    """Whether the index keeps these neighbours, with accents or bare, as one term wherever they stand."""
    if len(syllables) == _PAIR:
        return (stop_words() if exact else _bare_stop_words()).isdisjoint(syllables)
    return tuple(map(bare_of, syllables) if exact else syllables) in longer_words()


def tied_term(exact: Sequence[str]) -> str:
    """The term of neighbours with these accents."""
    return f"{tied_prefix(map(bare_of, exact))}{'_'.join(exact)}"


def tied_prefix(bare: Iterable[str]) -> str:
    """What all terms of bare neighbours begin with: all accents of the same bare syllables stand together."""
    return f"{'_'.join(bare)}|"


def is_across(term: str) -> bool:
    """Whether a term is of syllables with a comma or the like between them."""
    return term.endswith(_ACROSS)


def exact_of_tied(term: str) -> tuple[str, ...]:
    """The forms with accents of a term."""
    return tuple(term.partition("|")[2].rstrip(_ACROSS).split("_"))


def bare_of(exact: str) -> str:
    """The bare form of an accented one."""
    return _FORMS[exact].bare


# --- back to letters --------------------------------------------------------------------------------------------------

_VOWELS: Final = "aăâeêioôơuưy"
_MARKED: Final = "ăâêôơư"


def written(exact: str) -> str:
    """A form as people write it, with the tone where it stands today: `hòa`, `thủy`, `đường`, `quả`."""
    letters = exact.rstrip(TONES)
    tone = exact[len(letters) :]
    place = _tone_place(letters)
    if not tone or place is None:
        return unicodedata.normalize("NFC", exact)
    return unicodedata.normalize("NFC", letters[: place + 1] + tone) + letters[place + 1 :]


def _tone_place(letters: str) -> int | None:
    """Which letter of a syllable carries the tone."""
    vowels = [place for place, letter in enumerate(letters) if letter in _VOWELS]
    if len(vowels) > 1 and letters[:2] in {"qu", "gi"}:
        vowels = vowels[1:]
    if not vowels:
        return None
    marked = [place for place in vowels if letters[place] in _MARKED]
    if marked:
        return marked[-1]
    closed = vowels[-1] < len(letters) - 1
    if len(vowels) == 1 or (len(vowels) == 2 and not closed):  # noqa: PLR2004 - one or two vowels at the end
        return vowels[0]
    return vowels[1]
