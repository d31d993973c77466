"""The names that places are found by: one matcher over all of them, and the units that follow a kind word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from etl.find.names import Matcher, fold, spellings, wraps
from etl.vocabulary.geography import provinces, to_34
from etl.vocabulary.places import SmallPlace, place_cues, small_places

DISTRICTS: Final = frozenset({"quận", "huyện", "thị xã", "thành phố"})
TOWNS: Final = frozenset({"thị xã", "thành phố"})
COMMUNES: Final = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
ARCHIPELAGO: Final = "archipelago"
"""Islands far out: named in stories of the sea, seldom for what their province does."""
GROUPS: Final = {"khu công nghiệp": "park", "sân bay": "airport", "cảng": "harbour", "đảo": "island"}

_CAPITALS: Final = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
NAME: Final = re.compile(
    rf"[ \u00a0\n]?(?:\d{{1,2}}(?!\w|[.,/]\d)"
    rf"|[{_CAPITALS}][\w'’]*(?:(?: ?[-–] ?| )(?:[{_CAPITALS}][\w'’]*|\d\b)){{0,4}})"
)
"""A unit's name after its kind: a number, or up to five capitalised words."""
_DASHED: Final = re.compile(r" ?[-–]")
_CUT: Final = re.compile(r" ?[-–] ?| ")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a matched string is: `province`, `abbreviation`, `town`, `archipelago`, `type` or `trap`."""

    kind: str
    code_63: str | None = None
    code_34: str | None = None
    means: str = ""
    """Of a type word: which group of units it opens; of a town: `yes` or `cue`."""
    name: str = ""


@cache
def matcher() -> Matcher[Sense]:
    """Every string that can open or be a place name."""
    return Matcher(_senses())


def _senses() -> Iterator[tuple[str, Sense]]:
    """Traps first: what is no place although a place's name is in it."""
    for cue in place_cues("trap"):
        yield from ((form, Sense("trap")) for form in sorted(spellings(cue)))
    for province in provinces():
        sense = Sense("province", province.code_63, province.code_34, name=province.name)
        for name in (province.name, *province.short_names):
            yield from ((form, sense) for form in sorted(spellings(name)))
        for name in province.abbreviations:
            kind = "abbreviation" if name.endswith("?") else "province"
            sense = Sense(kind, province.code_63, province.code_34, name=province.name)
            yield from ((form, sense) for form in wraps(name.rstrip("?")))
    for cue, means in place_cues("type").items():
        yield cue, Sense("type", means=means)
    for place in small_places():
        if place.bare:
            kind = ARCHIPELAGO if place.kind == "quần đảo" else "town"
            town = Sense(kind, place.code_63, place.code_34, place.bare, place.name)
            yield from ((form, town) for form in sorted(spellings(place.name)))


@dataclass(frozen=True, slots=True)
class Unit:
    """The provinces that a named unit lies in, on the old and the new map; None where that map does not know it."""

    code_63: str | None
    code_34: str | None


QUARTER: Final = "quận"
NOWHERE: Final = Unit(None, None)


@cache
def units() -> dict[tuple[str, str], Unit]:
    """Units by their kind or group and folded name; only those that lie in exactly one province."""
    old: dict[tuple[str, str], set[str]] = {}
    new: dict[tuple[str, str], set[str]] = {}
    for place in small_places():
        for group in _groups(place):
            key = (group, fold(place.name))
            if place.code_63:
                old.setdefault(key, set()).add(place.code_63)
            if place.is_new or group not in COMMUNES | {"commune"}:
                new.setdefault(key, set()).add(place.code_34)
    return {key: _unit(old.get(key, set()), new.get(key)) for key in old.keys() | new.keys()}


def _unit(old: set[str], new: set[str] | None) -> Unit:
    """One name on both maps; a name that the new map does not have any more is the old unit's."""
    before = _only(old)
    return Unit(before, _only(new) if new else before and to_34(before))


def _groups(place: SmallPlace) -> tuple[str, ...]:
    """The kinds and groups under which a place is looked up; a province's namesake only under its own kind.

    Towns are made of districts and districts of towns, so that a name must be alone among them all; quarters of the
    large cities are a kind of their own.
    """
    if place.kind in COMMUNES:
        return (place.kind,) if fold(place.name) in province_keys() else (place.kind, "commune")
    if place.kind not in DISTRICTS:
        return (GROUPS.get(place.kind, "landmark"),)
    if place.kind == "quận" or fold(place.name) in province_keys():
        return (place.kind,)
    return ("district", "town") if place.kind in TOWNS else ("district",)


@cache
def province_keys() -> frozenset[str]:
    """The folded names of the provinces."""
    return frozenset(fold(name) for province in provinces() for name in (province.name, *province.short_names))


def _only(codes: set[str]) -> str | None:
    """The one code, or None where there are none or several."""
    return next(iter(codes)) if len(codes) == 1 else None


@cache
def _look_in() -> dict[str, tuple[str, ...]]:
    """Where the name after a kind word is looked up, by the group that the word opens."""
    return {
        "city": ("thành phố", "town"),
        "town": ("thị xã", "town"),
        "district": ("quận", "huyện", "district"),
        "commune": ("phường", "xã", "thị trấn", "đặc khu", "commune"),
        "park": ("park", "airport", "harbour"),
        "airport": ("airport", "district"),
        "island": ("island",),
    }


def named_unit(group: str, word: str, text: str, start: int, limit: int) -> tuple[int, int, Unit] | None:
    """The unit named at `start`, just after a kind word: its start, end and provinces; the longest name wins."""
    match = NAME.match(text, start, limit)
    if match is None:
        return None
    begin = start + (text[start] in " \u00a0\n")
    ends = [cut.start() for cut in _CUT.finditer(text, begin, match.end())] + [match.end()]
    groups = _look_in()[group]
    exact = fold(word).rstrip(".")
    exact = QUARTER if exact == "q" else exact
    if exact in groups:
        groups = (exact, *groups[-1:])
    if text[begin].isdigit() and exact != QUARTER:
        return None
    for end in reversed(ends):
        name = fold(text[begin:end])
        unit = next((unit for key in groups if (unit := units().get((key, name))) and unit != NOWHERE), None)
        if unit is None and group in {"city", "town"} and name in province_keys():
            return None
        if unit and _may_end(text, end, match.end()):
            return begin, end, unit
    return None


def _may_end(text: str, end: int, whole: int) -> bool:
    """Whether a name may end before the capitals do: "Đống Đa Hà Nội", not the "Thanh" of "Thanh Bính"."""
    rest = text[end:whole]
    return not rest or _DASHED.match(rest) is not None or fold(rest) in province_keys()
