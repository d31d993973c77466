"""The name of the union body that stands at a mention: its level, its province, and where the name ends."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from etl.find import workplace_names
from etl.find.gazetteer import NAME
from etl.find.provinces import Place
from etl.models import Block, Span
from etl.vocabulary.geography import by_code_63, province_names, to_34
from etl.vocabulary.unions import opening, union_cues

NATION: Final = "Tổng LĐLĐ Việt Nam"
CITIES: Final = frozenset({"01", "31", "48", "79", "92"})
"""Provinces that are cities, among the 63 units."""
BOTH: Final = frozenset({"46"})
"""Huế: a province until the end of 2024, a city since."""
UNNAMED: Final = {"province": "LĐLĐ tỉnh", "city": "LĐLĐ thành phố"}
"""A federation whose province the text leaves to the reader, by the kind word after it."""
LONGEST_GAP: Final = 34
_CLAUSE: Final = re.compile(r"[^,;:()\"“”…!?\n]{0,120}")
_SEVERAL: Final = re.compile(
    r"\s*(?:các|hai|2|ba|3|bốn|4|năm|5)\s+(?:tỉnh|thành phố|TP)(?:, (?:thành phố|thành|TP))?:?\s+"
)
_BETWEEN: Final = re.compile(r"(?:, | và | - |, và )(?:tỉnh |TP\.? ?|thành phố )?")
_SWEEPING: Final = re.compile(r"\s*(?:,|/|và)\s*(?:các )?(?:thành|TP|huyện|ngành)\b|\s+[A-ZĐ]")
"""After a bare kind word: "LĐLĐ tỉnh, thành phố" is every federation, "LĐLĐ TP X" one that the gazetteer lacks."""
_BESIDE: Final = re.compile(
    r"\s?(?:\(|, (?=tỉnh|TP|Tp|thành phố|huyện|quận|thị xã))(?:tỉnh |TP\.? ?|Tp\.? ?|thành phố )?"
)
_PLAIN: Final = re.compile(r"\s*(?:tỉnh |TP\.? ?|Tp\.? ?|thành phố |Thành phố )?\s*")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a trade union: where it stands, what kind of words name it, in which block."""

    span: Span
    means: str
    block: Block


@dataclass(frozen=True, slots=True)
class BodyName:
    """A union body as read at one mention; `root` is the name without its province."""

    name: str
    level: str
    province: str | None
    end: int
    root: str = ""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the readers look at: the mention, the text, the rest of its clause, the places of the page."""

    mention: Mention
    text: str
    words: str
    places: tuple[Place, ...]
    starts: list[int]
    """Where the places begin, in order."""

    def _from(self, start: int) -> Iterator[Place]:
        """The places from a point on, in order."""
        return (self.places[index] for index in range(bisect_left(self.starts, start), len(self.places)))

    def after(self, cue: str) -> int:
        """Where a cue that opens the words ends in the text."""
        return self.text.index(cue, self.mention.span[1]) + len(cue)

    def beside(self, end: int) -> Place | None:
        """The place that a bracket or comma right after a name says it lies in."""
        match = _BESIDE.match(self.text, end, self.mention.block.end)
        return self.place(match.end(), match.end()) if match else None

    def place(self, start: int, end: int) -> Place | None:
        """The first place that begins within a stretch of text."""
        for place in self._from(start):
            if place.span[0] > end:
                return None
            if place.code_63:
                return place
        return None


def body_names(mention: Mention, text: str, places: tuple[Place, ...], starts: list[int]) -> tuple[BodyName, ...]:
    """The bodies at a mention, several where their provinces are listed; none for "các cấp công đoàn".

    `starts` is where the places begin, in order.
    """
    if mention.means == "nation":
        return (BodyName(NATION, "nation", None, mention.span[1]),)
    reader = _READERS.get(mention.means)
    if reader is None:
        return ()
    match = _CLAUSE.match(text, mention.span[1], mention.block.end)
    return reader(_Context(mention, text, match[0] if match else "", places, starts))


def _provinces(context: _Context, start: int) -> list[Place]:
    """The provinces named right at `start`: one, or those of a list ("hai thành phố Hà Nội và Hải Phòng")."""
    text = context.text
    several = _SEVERAL.match(text, start) or _PLAIN.match(text, start)
    end = several.end() if several else start
    found: list[Place] = []
    place = context.place(start, end + 1)
    while place is not None and place.kind in {"province", "abbreviation", "city"}:
        found.append(place)
        between = _BETWEEN.match(text, place.span[1])
        is_list = several is not None and several.re is _SEVERAL and between is not None
        place = context.place(between.end(), between.end()) if is_list and between else None
    return found


def _federation(context: _Context) -> tuple[BodyName, ...]:
    """A federation of a province or a district."""
    district = _district(context)
    if district:
        return (district,)
    found = tuple(_of_province(place) for place in _provinces(context, context.mention.span[1]))
    if found:
        return found
    return _unnamed(context)


def _unnamed(context: _Context) -> tuple[BodyName, ...]:
    """A federation without a name: "LĐLĐ tỉnh", "LĐLĐ thành phố"."""
    for kind, name in UNNAMED.items():
        cue = opening(context.words, kind)
        if cue and not _SWEEPING.match(context.text, context.after(cue), context.mention.block.end):
            return (BodyName(name, "province", None, context.after(cue), name),)
    return ()


def _of_province(place: Place) -> BodyName:
    """The federation of a province."""
    code = place.code_63 or ""
    return BodyName(federation_of(code), "province", code, place.span[1], "LĐLĐ")


def federation_of(code: str) -> str:
    """The name of a province's federation."""
    name = province_names()[code].removeprefix("Thành phố ")
    return f"LĐLĐ {'TP' if code in CITIES else 'tỉnh'} {name}"


def may_be(unnamed: str, code: str) -> bool:
    """Whether "LĐLĐ tỉnh" or "LĐLĐ thành phố" may mean the federation of a province."""
    return code in BOTH or (code in CITIES) == (unnamed == UNNAMED["city"])


def _district(context: _Context) -> BodyName | None:
    """The federation of a district, or of a town that is no province."""
    cue = opening(context.words, "district") or opening(context.words, "city")
    if cue is None:
        return None
    place = context.place(context.mention.span[1], context.after(cue) + 2)
    if place is None or place.code_63 is None or place.kind in {"province", "abbreviation"}:
        return None
    name = context.text[slice(*place.span)].strip()
    if place.kind == "city" and place.code_63 in CITIES and name in by_code_63()[place.code_63].short_names:
        return None
    kind = _KINDS.get(cue.lower().rstrip("."), cue.lower())
    return BodyName(f"LĐLĐ {kind} {name.removeprefix(cue).strip()}", "district", place.code_63, place.span[1])


_KINDS: Final = {"q": "quận", "h": "huyện", "tx": "thị xã", "tp": "TP", "t.p": "TP", "thành phố": "TP"}


def _union(context: _Context) -> tuple[BodyName, ...]:
    """What "Công đoàn …" is the union of."""
    for kind, reader in (("zone", _zone), ("ward", _ward), ("sector", _sector), ("base", _base)):
        if opening(context.words, kind) and not (kind == "sector" and _is_one_of_many(context)):
            return reader(context)
    if opening(context.words, "province") or opening(context.words, "city"):
        return _federation(context)
    return tuple(_of_province(place) for place in _provinces(context, context.mention.span[1]))


def _is_one_of_many(context: _Context) -> bool:
    """Whether a word that is a sector and a kind of workplace ("Ngân hàng") has the name of one workplace after it."""
    cue = opening(context.words, "base")
    if cue is None or cue not in union_cues("sector") or _provinces(context, context.after(cue)):
        return False
    rest = context.words.lstrip()[len(cue) :]
    return rest.lstrip()[:1].isupper() and not opening(rest, "nation")


def _sector(context: _Context) -> tuple[BodyName, ...]:
    """The union of a trade, of the nation or of the provinces named after it."""
    cue = opening(context.words, "sector")
    if cue is None:
        return ()
    root = f"Công đoàn ngành {cue}"
    found = _provinces(context, context.after(cue))
    if not found:
        return (BodyName(root, "sector", None, context.after(cue), root),)
    return tuple(
        BodyName(f"{root} {province_names()[place.code_63 or '']}", "sector", place.code_63, place.span[1], root)
        for place in found
    )


def _zone(context: _Context) -> tuple[BodyName, ...]:
    """The union of a province's industrial or economic zones."""
    root = "Công đoàn các KCN"
    start = context.mention.span[1]
    place = context.place(start, start + LONGEST_GAP)
    if place is None or place.code_63 is None or place.span[0] > start + len(context.words):
        return (BodyName(root, "zone", None, context.after(opening(context.words, "zone") or ""), root),)
    return (BodyName(f"{root} {province_names()[place.code_63]}", "zone", place.code_63, place.span[1], root),)


def _ward(context: _Context) -> tuple[BodyName, ...]:
    """The union of a ward or commune (since July 2025)."""
    cue = opening(context.words, "ward") or ""
    begin = context.after(cue)
    match = NAME.match(context.text, begin, context.mention.block.end)
    if match is None:
        return ()
    place = context.place(begin, match.end() + 4)
    kind = "phường" if cue == "P." else cue.lower()
    return (BodyName(f"Công đoàn {kind} {match[0].strip()}", "ward", _same_on_both_maps(place), match.end()),)


def _same_on_both_maps(place: Place | None) -> str | None:
    """The old province of a ward; None where another ward of that name is meant since July 2025."""
    if place is None or place.code_63 is None:
        return None
    return place.code_63 if place.code_34 == to_34(place.code_63) else None


def _base(context: _Context) -> tuple[BodyName, ...]:
    """The union of one workplace, where it is named."""
    cue = opening(context.words, "base")
    return _workplace(context, "Công đoàn", needs_own=cue is None or union_cues("base")[cue] == "named")


def _guild(context: _Context) -> tuple[BodyName, ...]:
    """A guild of workers without an employer."""
    return _workplace(context, "Nghiệp đoàn", needs_own=True)


def _workplace(context: _Context, before: str, *, needs_own: bool) -> tuple[BodyName, ...]:
    """A body of the base, if its name can be read to its end; `needs_own`: kind and business alone name none."""
    start = context.mention.span[1]
    length = workplace_names.length(context.words, context.text, start, needs_own=needs_own)
    if not length:
        return ()
    name, place = context.words[:length].strip(), context.beside(start + length)
    return (BodyName(f"{before} {name}", "base", place.code_63 if place else None, start + length),)


_READERS: Final[dict[str, Callable[[_Context], tuple[BodyName, ...]]]] = {
    "federation": _federation,
    "union": _union,
    "sector": _sector,
    "base": _base,
    "guild": _guild,
}
