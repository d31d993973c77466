"""What to try when nothing was found: the nearest words the index has, without accents, any instead of all."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from etl.load.index.analysis import Form, forms, written
from etl.load.index.finding import Search, count
from etl.load.index.query import is_plain, unmarked
from etl.load.index.schema import BARE, EXACT, sound
from etl.load.index.shelf import Shelf
from etl.load.index.units import units

_NEAR: Final = 2
_SHORT: Final = 5
"""Letters up to which one wrong letter is near enough."""
_AMONG: Final = 20_000
"""Words of the index that one is compared with."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query, why, and how many bulletins it finds."""

    kind: str
    """`apart`, `spelling`, `bare` or `any`."""
    text: str
    bulletins: int


def suggestions(shelf: Shelf, search: Search) -> list[Suggestion]:
    """What finds something where this search found nothing, in the order in which it is worth trying."""
    text = search.text
    respelled = _respelled(shelf, text)
    spelling = "apart" if forms(respelled) == forms(text) else "spelling"
    tried = {spelling: respelled, "bare": _bared(text), "any": _any(shelf, text)}
    found: dict[str, Suggestion] = {}
    for kind, other in tried.items():
        if other and other != text and other not in found:
            bulletins = count(shelf, replace(search, text=other))
            if bulletins:
                found[other] = Suggestion(kind, other, bulletins)
    return list(found.values())


def _bared(text: str) -> str:
    """The words without accents."""
    return " ".join(form.bare for form in forms(text)) if any(form.is_typed for form in forms(text)) else ""


def _any(shelf: Shelf, text: str) -> str:
    """Any of the words instead of all; a number like 20-NQ/TW stays one."""
    if not is_plain(text):
        return ""
    parts: list[str] = []
    for is_one, run in groupby(unmarked(text), lambda word: len(forms(word)) > 1):
        words = list(run)
        parts += words if is_one else _together(shelf, " ".join(words))
    parts = list(dict.fromkeys(parts))
    return " OR ".join(f'"{part}"' if " " in part else part for part in parts) if len(parts) > 1 else ""


def _together(shelf: Shelf, text: str) -> list[str]:
    """The words of a text, syllables that belong together side by side."""
    return [" ".join(written(form.exact) for form in unit.forms) for unit in units(shelf, forms(text))]


def _respelled(shelf: Shelf, text: str) -> str:
    """Each word that the index does not have replaced by the nearest that it has."""
    words = [_nearest(shelf, form) for form in forms(text)]
    return " ".join(words)


def _nearest(shelf: Shelf, form: Form) -> str:
    """The word itself where the index has it, else the most frequent of the nearest."""
    with sound("tra từ"):
        if shelf.frequency(EXACT if form.is_typed else BARE, form.exact if form.is_typed else form.bare):
            return written(form.exact)
        if shelf.frequency(BARE, form.bare):
            return form.bare
        known = shelf.searcher.terms_with_prefix(BARE, form.bare[:1], None, _AMONG)
    near = [(distance(form.bare, word), -times, word) for word, times in known if _comparable(form.bare, word)]
    allowed = 1 if len(form.bare) <= _SHORT else _NEAR
    best = min((one for one in near if one[0] <= allowed), default=None)
    return best[2] if best else written(form.exact)


def _comparable(word: str, other: str) -> bool:
    """Whether two words can be near at all."""
    return abs(len(word) - len(other)) <= _NEAR and not other.isdigit()


def distance(one: str, other: str) -> int:
    """How many letters are missing, too many, wrong or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, there in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
