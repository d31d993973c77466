"""How much each naming of a place speaks for its province acting in the story, and the words that say so."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from etl.find.provinces import Place
from etl.models import Block, BlockKind, Page, Span
from etl.vocabulary.roles import RoleCue, role_cues

WINDOW: Final = 130
LONGEST_EVIDENCE: Final = 110
TITLE: Final = 4.0
LEAD: Final = 1.5
SMALLER: Final = 1.0
REACH_OF_VENUE: Final = 60
"""How far "tại" reaches over a venue's name: "tại Cung Văn hóa …, Hà Nội", "tại Công ty … (Hà Nam)"."""
_APPOSED: Final = frozenset({", ", " ("})
_CLAUSE_END: Final = re.compile(r"[,;:()\"“”]")
_SENTENCE_END: Final = re.compile(r"[.!?…]\s")
_LIST: Final = re.compile(
    r"\s*(?:[,;(–-]|và|cùng|với|\))?\s*(?:và |các |tỉnh |TP\.? ?|Tp\.? ?|thành phố |huyện |quận |thị xã |TX\.? ?|thuộc )*\s*"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming with its points and the stretch of text that earned them."""

    place: Place
    points: float
    block: Block
    evidence: Span
    is_prominent: bool
    """Stands in the title or the lead."""


def weigh(places: tuple[Place, ...], page: Page) -> tuple[Naming, ...]:
    """Every naming of a place with its points."""
    found: list[Naming] = []
    blocks = page.news
    index = 0
    lead = _lead(blocks)
    for place in places:
        while blocks[index].end <= place.span[0]:
            index += 1
        before = found[-1] if found and found[-1].block is blocks[index] else None
        found.append(_naming(place, blocks[index], page.text, before, is_lead=blocks[index] is lead))
    return tuple(found)


def _lead(blocks: tuple[Block, ...]) -> Block | None:
    """The block that opens the story: the one marked so, else the first that is no title."""
    marked = next((block for block in blocks if block.kind is BlockKind.LEAD), None)
    return marked or next((block for block in blocks if block.kind is not BlockKind.TITLE), None)


def _naming(place: Place, block: Block, text: str, before: Naming | None, *, is_lead: bool) -> Naming:
    """One naming weighed by its position and by the words before it."""
    start, end = place.span
    if before is not None and _LIST.fullmatch(text, before.place.span[1], start):
        smaller = SMALLER if place.kind != "province" and before.place.kind == "province" else 0.0
        return Naming(
            place, before.points + smaller, block, _short(before.evidence[0], end, start), before.is_prominent
        )
    points, first = _cued(text, max(block.start, start - WINDOW), start)
    points += TITLE if block.kind is BlockKind.TITLE else LEAD if is_lead else 0.0
    points += SMALLER if place.kind != "province" else 0.0
    return Naming(place, points, block, _short(first, end, start), is_lead or block.kind is BlockKind.TITLE)


def _short(first: int, end: int, start: int) -> Span:
    """The evidence, or only the name where it would be too long to show."""
    return (first, end) if end - first <= LONGEST_EVIDENCE else (start, end)


@cache
def _cues() -> re.Pattern[str]:
    """One pattern of all cues, the longest first."""
    words = sorted(role_cues(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def _cued(text: str, floor: int, start: int) -> tuple[float, int]:
    """The points of the cues before a place in its sentence, and where the first that counts begins."""
    sentence = floor
    for stop in _SENTENCE_END.finditer(text, floor, start):
        sentence = stop.end()
    by_kind: dict[str, float] = {}
    first = start
    for match in _cues().finditer(text, sentence, start):
        for cue in role_cues()[match[0]]:
            if _counts(cue, text, match.end(), start):
                by_kind[cue.kind] = cue.points
                first = min(first, match.start())
    return sum(by_kind.values()), first


def _counts(cue: RoleCue, text: str, end: int, start: int) -> bool:
    """Whether a cue that ends at `end` reaches the place."""
    if cue.kind == "place" and text[start - 2 : start] in _APPOSED and start - end <= REACH_OF_VENUE:
        return not _CLAUSE_END.search(text, end, start - 2)
    if start - end > cue.reach:
        return False
    return not (cue.is_clause_bound and _CLAUSE_END.search(text, end, start))
