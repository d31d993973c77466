"""Names found in a text in one pass, in every spelling that Vietnamese sites use."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Generic, TypeVar

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from etl.find.once import remember_last
from etl.vocabulary.places import place_cues

_T = TypeVar("_T")
_SHORT: Final = 300
"""Parts of a page, whose bytes nobody asks for again."""

_PAIRS: Final = tuple(
    (first[i] + second, glide + toned[i])
    for first, second, glide, toned in (
        ("òóỏõọ", "a", "o", "àáảãạ"),
        ("òóỏõọ", "e", "o", "èéẻẽẹ"),
        ("ùúủũụ", "y", "u", "ỳýỷỹỵ"),
    )
    for i in range(5)
)
"""Open syllables in the new and the old way of placing the tone: (òa, oà), …"""
_NEW_TO_OLD: Final = dict(_PAIRS)
_OLD_TO_NEW: Final = {old: new for new, old in _PAIRS}
_NEW: Final = re.compile(r"(?<!q)(?:" + "|".join(_NEW_TO_OLD) + r")(?!\w)")
_OLD: Final = re.compile(r"(?<!q)(?:" + "|".join(_OLD_TO_NEW) + r")(?!\w)")
_DASH: Final = re.compile(r"\s*[-–—]\s*")
SENTENCE_END: Final = re.compile(
    r"[.!?…\n](?:(?<=\n)|(?<!\b[A-ZĐ]\.)(?<!\bT[PXT]\.)(?<!\bT[px]\.)(?<!\btp\.)(?<!\b[GTBK]S\.)(?<!\bThS\.)(?<!\bPGS\.)\s)"
)
"""Where a sentence ends; the dot of "TP. Vinh", "P. Tân Định", "TS. Lê Văn A" ends none."""


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """One key for all spellings of a name: lower case, new tone placement, dashes as spaces, one "đắk" of many."""
    lowered = " ".join(_DASH.sub(" ", name.lower().replace("'", "").replace("’", "")).split())
    same = place_cues("spelling")
    return " ".join(same.get(word, word) for word in _OLD.sub(lambda match: _OLD_TO_NEW[match[0]], lowered).split())


def spellings(name: str) -> set[str]:
    """The name as sites print it: both tone placements, dashes long, short and without spaces, and all capitals."""
    tones = {name, _NEW.sub(lambda match: _NEW_TO_OLD[match[0]], name), _OLD.sub(lambda m: _OLD_TO_NEW[m[0]], name)}
    dashed = (
        {dash.join(_DASH.split(form)) for form in tones for dash in (" - ", " – ", "-", "–", "- ", " -", " ")}
        if _DASH.search(name)
        else tones
    )
    return {wrapped for form in dashed for case in (form, form.upper()) for wrapped in wraps(case)}


def wraps(name: str) -> tuple[str, ...]:
    """The name in one line, and broken after the dot of "TP. ", as texts cut into sentences have it."""
    return (name, name.replace(". ", ".\n", 1)) if ". " in name else (name,)


class Matcher(Generic[_T]):
    """Finds many names at once, the longest first, only as whole words, each with what it stands for."""

    def __init__(self, names: Iterable[tuple[str, _T]]) -> None:
        """Take every spelling with its meaning; the first meaning of a spelling stays."""
        meanings: dict[str, _T] = {}
        for name, meaning in names:
            meanings.setdefault(name, meaning)
        self._meanings = tuple(meanings.values())
        self._sizes = tuple(map(len, meanings))
        self._automaton = BytesAhoCorasick([name.encode() for name in meanings], matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int, _T]]:
        """Start, end and meaning of each name in the text, in order, never overlapping."""
        data = _encoded(text) if len(text) > _SHORT else text.encode()
        size, start, done = len(text), 0, 0
        for index, at, _ in self._automaton.find_matches_as_indexes(data):
            start += len(data[done:at].decode())
            done = at
            end = start + self._sizes[index]
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < size and text[end].isalnum() and text[end - 1].isalnum():
                continue
            yield start, end, self._meanings[index]


@remember_last
def _encoded(text: str) -> bytes:
    """The bytes that names are looked for in: counting letters only before matches is cheaper than for all bytes."""
    return text.encode()
