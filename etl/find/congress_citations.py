"""Citations of what a congress resolved, national and local."""

from dataclasses import dataclass, field, replace
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Citation, Line, Naming, Parsed
from etl.find.issuing_bodies import UNKNOWN_PLACE, place_at, places_at
from etl.find.surroundings import context, is_draft
from etl.models import Span

PARTY: Final = "DH-DANG"
UNION: Final = "DH-CD"
ANY_CONGRESS: Final = "DH"
"""A congress whose owner the citation leaves open ("Nghị quyết Đại hội XIII")."""
OTHER: Final = "KHAC"
MANY: Final = ""
"""Congresses of all levels: nothing in particular."""

_MOST_PARTS: Final = 8
_MOST_CONGRESSES: Final = 6


@dataclass(slots=True)
class _Congress:
    """One congress as read so far."""

    start: int
    end: int
    reading: int
    owner: str | None = None
    places: list[tuple[str, Span]] = field(default_factory=list)
    ordinals: list[tuple[str, Span]] = field(default_factory=list)
    has_years: bool = False
    """Whether its years ("nhiệm kỳ 2023-2028") are given."""

    def take(self, end: int) -> None:
        """Make what was just read part of the name."""
        self.end = self.reading = end


def congress(line: Line, anchor: Span) -> Parsed | None:
    """The congresses cited at an anchor."""
    opening = shapes.CONGRESS.match(line.low, anchor[1], line.end)
    if opening is None:
        return None
    citations: list[Citation] = []
    start, at = anchor[0], opening.end()
    for _ in range(_MOST_CONGRESSES):
        one = _congress(line, start, at)
        citations += _cited(line, one)
        at = one.end
        again = shapes.CONGRESS_AGAIN.match(line.low, one.reading, line.end)
        if again is None:
            break
        start = again.end()
        again = shapes.CONGRESS.match(line.low, start, line.end)
        at = again.end() if again else start
    return citations, at


def _congress(line: Line, start: int, at: int) -> _Congress:
    """Read owner, ordinal and place of one congress, in whatever order they stand."""
    one = _Congress(start, at, at)
    for _ in range(_MOST_PARTS):
        if not any(part(line, one) for part in (_filler, _branch, _union, _party, _other, _place, _ordinal)):
            break
    return one


def _filler(line: Line, one: _Congress) -> bool:
    """Words that belong to the name and tell nothing."""
    found = shapes.CONGRESS_FILLER.match(line.low, one.reading, line.end)
    if found is None:
        return False
    if "các" in found[0]:
        one.owner = MANY
    if "toàn" in found[0] and one.owner is None and not one.ordinals:
        one.end = found.end()
    if "kỳ" in found[0]:
        one.has_years = True
        one.end = one.end if one.ordinals else found.end()
    one.reading = found.end()
    return True


def _branch(line: Line, one: _Congress) -> bool:
    """A local Party committee."""
    found = shapes.PARTY_BRANCH.match(line.low, one.reading, line.end) if one.owner is None else None
    if found is None:
        return False
    one.take(found.end())
    if found["what"]:
        one.owner = MANY if found["what"].strip() == "các" else OTHER
        return True
    one.owner = PARTY
    one.places = places_at(line.text, line.low, one.end, line.end) or [_unnamed_place(line, one)]
    one.take(max(one.end, one.places[-1][1][1]))
    return True


def _unnamed_place(line: Line, one: _Congress) -> tuple[str, Span]:
    """A province that is meant and not named ("Đảng bộ tỉnh")."""
    unit = shapes.UNIT.match(line.low, one.end, line.end)
    return UNKNOWN_PLACE, (one.end, unit.end() if unit else one.end)


def _party(line: Line, one: _Congress) -> bool:
    """The Party of the nation."""
    found = shapes.PARTY.match(line.low, one.reading, line.end) if one.owner is None else None
    if found is None:
        return False
    one.owner = PARTY
    one.take(found.end())
    return True


def _union(line: Line, one: _Congress) -> bool:
    """The union: of the nation, of provinces, of a sector, or of all levels."""
    found = shapes.UNION.match(line.low, one.reading, line.end) if one.owner is None else None
    if found is None:
        return False
    one.owner = UNION
    one.take(found.end())
    national = shapes.UNION_NATIONAL.match(line.low, one.end, line.end)
    if national:
        one.take(national.end())
        return True
    if shapes.UNION_MANY.match(line.low, one.end, line.end):
        one.owner = MANY
        return True
    below = shapes.UNION_BELOW.match(line.low, one.end, line.end)
    if below:
        one.owner = OTHER
        rest = shapes.REST_OF_NAME.match(line.low, below.end(), line.end)
        one.take(rest.end() if rest else below.end())
        return True
    parks = shapes.UNION_PARKS.match(line.low, one.end, line.end)
    if parks:
        one.take(parks.end())
    one.places = places_at(line.text, line.low, one.end, line.end) or _part_of_union(line, one)
    one.take(max([one.end, *(span[1] for _, span in one.places)]))
    return True


def _part_of_union(line: Line, one: _Congress) -> list[tuple[str, Span]]:
    """A sector ("Giáo dục"), or "tỉnh" without its name."""
    unit = shapes.UNIT.match(line.low, one.end, line.end)
    if unit:
        return [(UNKNOWN_PLACE, (one.end, unit.end()))]
    sector = shapes.SECTOR.match(line.low, one.end, line.end)
    if sector is None or not line.text[sector.start("sector")].isupper():
        return []
    name = line.text[sector.start("sector") : sector.end("sector")]
    if name.upper() == name and set(name) <= set("IVX"):
        return []
    return [(name, (one.end, sector.end()))]


def _other(line: Line, one: _Congress) -> bool:
    """The youth, the women, the front: congresses that are neither of the Party nor of the union."""
    found = shapes.OTHER_CONGRESS.match(line.low, one.reading, line.end) if one.owner is None else None
    if found is None:
        return False
    one.owner = OTHER
    rest = shapes.REST_OF_NAME.match(line.low, found.end(), line.end)
    one.take(rest.end() if rest else found.end())
    return True


def _place(line: Line, one: _Congress) -> bool:
    """A province right after "đại hội đại biểu": the Party's congress there."""
    if one.owner is not None or one.places:
        return False
    place = place_at(line.text, line.low, one.reading, line.end)
    if place is None:
        return False
    one.owner, one.places = PARTY, [(place[0], (one.reading, place[1]))]
    one.take(place[1])
    return True


def _ordinal(line: Line, one: _Congress) -> bool:
    """The ordinal, or several."""
    found = shapes.CONGRESS_ORDINAL.match(line.low, one.reading, line.end) if not one.ordinals else None
    if found is None:
        return False
    which = "nth" if found["nth"] else "plain"
    one.ordinals.append((found[which], found.span(which)))
    one.take(found.end() if found[0].count("(") == found[0].count(")") else found.end(which))
    while more := shapes.MORE_ORDINALS.match(line.low, one.reading, line.end):
        one.ordinals.append((more["ordinal"], more.span("ordinal")))
        one.take(more.end())
    return True


def _cited(line: Line, one: _Congress) -> list[Citation]:
    """The citations that a congress as read makes: none where nothing in particular is named."""
    local = bool(one.places)
    named_place = any(place != UNKNOWN_PLACE for place, _ in one.places) or (local and one.has_years)
    if one.owner == MANY or not (one.ordinals or named_place) or (one.owner == OTHER and not one.ordinals):
        return []
    shared = Citation(
        (one.start, one.end),
        Naming.CONGRESS,
        context=context(line, (one.start, one.end)),
        is_draft=is_draft(line, one.start),
    )
    owner = one.owner or ANY_CONGRESS
    issuers = [(f"{owner}:{place}", span) for place, span in one.places] if local else [(owner, (one.start, one.end))]
    ordinals: list[tuple[str | None, Span | None]] = list(one.ordinals) or [(None, None)]
    several = len(issuers) * len(ordinals) > 1
    found: list[Citation] = []
    for issuer, at in issuers:
        for printed, ordinal_at in ordinals:
            own = at if len(issuers) > 1 else ordinal_at or at
            span = (one.start if not found else own[0], own[1]) if several else shared.span
            found.append(_one(shared, issuer, printed, span))
    return found


def _one(shared: Citation, issuer: str, printed: str | None, span: Span) -> Citation:
    """One congress."""
    figures, term = shapes.ordinal(printed) if printed else (None, None)
    whole = shared.span if span != shared.span else None
    return replace(shared, span=span, whole=whole, number=figures, issuer=issuer, term=term)
