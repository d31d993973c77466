"""Vietnamese text as the index sees it: one form for each syllable, with its accents and without.

A form with accents carries its tone at the end, so that `hòa` and `hoà`, composed or not, are one form and `đoàn` and
`đoạn` are two. The bare form has no accents at all. Pairs of neighbours are kept to tell which accents a bare pair has.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from etl.vocabulary.search import search_stop_words

LONGEST: Final = 64
"""Letters of a token that count; no word is that long, and a million letters without a space are no word."""

TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_UNSEEN: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_TOKEN: Final = re.compile(r"[^\W_]+")
_RUN: Final = re.compile(r"[^\W_]+(?: [^\W_]+)*")
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
    """A text ready for the index: forms with accents, bare forms, and the accents that each bare pair has."""

    exact: str
    bare: str
    pairs: str


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


def analysed(parts: Iterable[str]) -> Analysed:
    """The parts of a text (its blocks) for the index; pairs are neighbours with nothing but a space between them."""
    found: list[Form] = []
    neighbours: set[tuple[Form, Form]] = set()
    for part in parts:
        for run in _RUN.findall(normal(part)):
            here = [_FORMS[token] for token in run.split(" ")]
            found += here
            neighbours.update(pairwise(here))
        found.append(BREAK)
    loose = stop_words()
    pairs = " ".join(
        [pair(one, other) for one, other in neighbours if one.exact not in loose and other.exact not in loose]
    )
    return Analysed(" ".join([form.exact for form in found]), " ".join([form.bare for form in found]), pairs)


@cache
def stop_words() -> frozenset[str]:
    """The accented forms of words that only hold others together: nobody looks for them, no pair is kept of them."""
    return frozenset(form.exact for word in search_stop_words() for form in forms(word))


def pair(first: Form, second: Form) -> str:
    """Two neighbours as one term: bare first, so that all accents of a bare pair stand together."""
    return f"{first.bare}_{second.bare}|{first.exact}_{second.exact}"


def pair_prefix(first: str, second: str) -> str:
    """What all terms of a bare pair begin with."""
    return f"{first}_{second}|"


def bare_of(exact: str) -> str:
    """The bare form of an accented one."""
    return _FORMS[exact].bare


def exact_of_pair(term: str) -> tuple[str, ...]:
    """The forms with accents of a pair's term."""
    return tuple(term.partition("|")[2].split("_"))


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
