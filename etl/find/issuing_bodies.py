"""Bodies that issue resolutions, and the province they belong to, as named around a citation."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from etl.find.folding import fold
from etl.models import Span
from etl.vocabulary.geography import provinces
from etl.vocabulary.issuers import Issuer, cues

UNKNOWN_PLACE: Final = "?"
ELSEWHERE: Final = "KHAC"

_UNIT: Final = re.compile(r"\s{0,3}(?:(?:hai|ba|2|3|các)\s{1,3})?(?P<unit>tỉnh|thành phố|tp\.?|t\.p\.?)(?!\w)\s{0,3}")
_AND: Final = re.compile(r"\s{0,3}(?:,\s{0,3}và|,|và|-|–)\s{0,3}(?:(?:tỉnh|thành phố|tp\.?)\s{0,3})?")
_ANY_UNIT: Final = re.compile(r"(?:(tỉnh|thành phố|tp\.?|t\.p\.?)\s{0,3})$")
_OF_UNIT: Final = re.compile(r"(?:tỉnh|thành phố|tp)$")
"""The end of a cue that asks for a province, though the issuer is not told apart by it ("BCH LĐLĐ tỉnh")."""
_SPACES: Final = re.compile(r"\s")
_UNIT_WORD: Final = re.compile(r"tỉnh|thành|tp")
_UNIT_ROOM: Final = 12
_FAR: Final = 4000
"""How far a province may stand from a body that is meant to be its own."""
_LATER: Final = 300
"""What a province that is named only afterwards must be nearer by."""
_PERSON: Final = re.compile(
    r"(?:chủ tịch|phó|đại biểu|đbqh|bí thư|tổng thư ký|ủy viên|viên chức|lãnh đạo|chủ nhiệm|văn phòng"
    r"|công ty|cty|doanh nghiệp|ngân hàng(?:\stm)?)\s{1,3}$"
)
"""Before a body these words make a person or an office of it, or a company ("công ty CP")."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in the text: the issuer it stands for, and where the naming ends."""

    issuer: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Place:
    """A province named in the text."""

    start: int
    name: str
    is_city: bool | None
    """Whether it is printed as a city (True) or a tỉnh (False); None where neither word stands with it."""


def _one_of(words: Sequence[str], depth: int = 4) -> str:
    """A pattern for any of the words, tried in this order, parted by their first letters: fast where they are many."""
    if depth == 0 or len(words) == 1:
        return "|".join(re.escape(word) for word in words)
    parted: dict[str, list[str]] = {}
    for word in words:
        parted.setdefault(word[:1], []).append(word[1:])
    parts = (f"{re.escape(first)}(?:{_one_of(rest, depth - 1)})" if first else "" for first, rest in parted.items())
    return "|".join(parts)


@cache
def _bodies() -> tuple[re.Pattern[str], dict[str, Issuer]]:
    """One pattern for every cue, and what each says."""
    said: dict[str, Issuer] = {}
    for cue, issuer in cues():
        said.setdefault(fold(cue), issuer)
    names = _one_of(sorted(said, key=len, reverse=True)).replace(r"\ ", r"\s{1,3}")
    return re.compile(rf"(?<!\w)({names})(?!\w)(?:\s?\([^\W\d_]{{2,8}}(?:\s[^\W\d_]{{2,8}})?\))?"), said


@cache
def _places() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for every way to write a province, and the name of each."""
    said: dict[str, str] = {}
    for province in provinces():
        for form in (province.name, *province.short_names, *province.abbreviations):
            if not form.endswith("?"):
                said.setdefault(fold(form), province.name)
    forms = _one_of(sorted(said, key=len, reverse=True)).replace(r"\ ", r"\s{0,3}")
    return re.compile(rf"(?<!\w)({forms})(?!\w)"), {_SPACES.sub("", form): name for form, name in said.items()}


def place_at(text: str, low: str, start: int, end: int) -> tuple[str, int] | None:
    """The province named exactly here, with or without "tỉnh", "TP" before it, and where its name ends."""
    unit = _UNIT.match(low, start, end)
    pattern, said = _places()
    for begin in (start, unit.end()) if unit else (start,):
        space = re.compile(r"\s{0,3}").match(low, begin, end)
        found = pattern.match(low, space.end() if space else begin, end)
        if found and text[found.start()] != low[found.start()]:
            return said[_SPACES.sub("", found[1])], found.end()
    return None


def places_in(low: str) -> frozenset[str]:
    """The provinces that folded words name, wherever they stand."""
    pattern, said = _places()
    return frozenset(said[_SPACES.sub("", found[1])] for found in pattern.finditer(low))


def places_at(text: str, low: str, start: int, end: int) -> list[tuple[str, Span]]:
    """The provinces listed here ("hai thành phố Hà Nội và Hải Phòng"), each with the span of its name."""
    found: list[tuple[str, Span]] = []
    at = start
    while len(found) < len(provinces()):
        place = place_at(text, low, at, end)
        if place is None:
            return found
        found.append((place[0], (at, place[1])))
        more = _AND.match(low, place[1], end)
        if more is None:
            return found
        at = more.end()
    return found


def body_at(text: str, low: str, start: int, end: int, *, may_sign: bool = False) -> Body | None:
    """The body named exactly here; whoever only signs counts where it is said that he did."""
    pattern, _ = _bodies()
    found = pattern.match(low, start, end)
    return _body(text, low, found, end, may_sign=may_sign) if found else None


def bodies_between(text: str, low: str, start: int, end: int) -> list[Body]:
    """The bodies named in a stretch of text, in order."""
    bodies, starts = _all_bodies(text, low)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    while last > first and bodies[last - 1].span[1] > end:
        last -= 1
    return bodies[first:last]


@lru_cache(maxsize=2)
def _all_bodies(text: str, low: str) -> tuple[list[Body], list[int]]:
    """Every body that a text names, and where each begins: worked out once, however often it is asked for."""
    named = (_body(text, low, found, len(low)) for found in _bodies()[0].finditer(low))
    bodies = [body for body in named if body]
    return bodies, [body.span[0] for body in bodies]


def _body(text: str, low: str, found: re.Match[str], end: int, *, may_sign: bool = True) -> Body | None:
    """A cue with the province after it; None where the cue needs capitals and has none."""
    said = _bodies()[1][re.sub(r"\s+", " ", found[1])]
    printed = text[found.start() : found.end(1)]
    if (said.only_signs and not may_sign) or (said.only_upper and not _is_upper(printed)):
        return None
    if _PERSON.search(low, max(0, found.start() - 24), found.start()):
        return None
    span = found.span()
    if not said.takes_province:
        own = place_at(text, low, span[1], end) if _OF_UNIT.search(found[1]) else None
        return Body(said.code, (span[0], own[1]) if own else span)
    return _with_place(text, low, said.code, span, end)


def _is_upper(printed: str) -> bool:
    """Whether a cue that needs capitals has them: all of them where it is an abbreviation."""
    return printed[0].isupper() and (len(printed) > len("T.Ư") or printed.isupper())


def _with_place(text: str, low: str, code: str, span: Span, end: int) -> Body:
    """A provincial body with its province; one of a town or a district is some other body."""
    place = place_at(text, low, span[1], end)
    if place:
        return Body(f"{code}:{place[0]}", (span[0], place[1]))
    unit = _UNIT.match(low, span[1], end)
    if unit is None:
        return Body(f"{code}:{UNKNOWN_PLACE}", span)
    if text[unit.end() : min(end, unit.end() + 1)].isupper():
        return Body(ELSEWHERE, span)
    return Body(f"{code}:{UNKNOWN_PLACE}", (span[0], unit.end("unit") - unit["unit"].endswith(".")))


def place_meant(text: str, low: str, span: Span) -> str:
    """The province of a body without a name ("HĐND thành phố"): the nearest one printed with the same word."""
    wants_city = _unit_said(low, span)
    places, starts = _all_places(text, low)
    near = places[bisect_left(starts, span[0] - _FAR) : bisect_left(starts, span[1] + _FAR)]

    def rank(place: _Place) -> tuple[bool, int]:
        differs = wants_city is not None and place.is_city is not wants_city
        return differs, abs(place.start - span[0]) + (_LATER if place.start > span[0] else 0)

    return min(near, key=rank).name if near else UNKNOWN_PLACE


@lru_cache(maxsize=2)
def _all_places(text: str, low: str) -> tuple[list[_Place], list[int]]:
    """Every province that a text names with a capital, and where each stands: worked out once."""
    pattern, said = _places()
    places = [
        _Place(found.start(), said[_SPACES.sub("", found[1])], _is_city(low, found))
        for found in pattern.finditer(low)
        if text[found.start()] != low[found.start()]
    ]
    return places, [place.start for place in places]


def _unit_said(low: str, span: Span) -> bool | None:
    """Whether a body is a city's (True) or a tỉnh's (False); None where its name does not say."""
    said = _UNIT_WORD.search(low, span[0], min(len(low), span[1] + _UNIT_ROOM))
    return None if said is None else said[0] != "tỉnh"


def _is_city(low: str, found: re.Match[str]) -> bool | None:
    """The same of a province as printed here."""
    if found[1].startswith(("tp", "t.p", "thành phố")):
        return True
    unit = _ANY_UNIT.search(low, max(0, found.start() - _UNIT_ROOM), found.start())
    return None if unit is None else not unit[1].startswith("tỉnh")
