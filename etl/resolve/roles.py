"""How much each naming of a place speaks for its province acting in the story, and the words that say so."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Final

from etl.find.names import Matcher
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
HOME: Final = -3.0
"""What a place loses that stands in a bracket about a person."""
SEAT: Final = 0.8
"""The seat of what is reported, said so at the head of a sentence: "Ngày 5/10, tại Hà Nội, …"."""
FAR_ON: Final = 420
"""How far after a place the words may stand that spread what is told over a whole list ("…, mỗi nơi 200 suất")."""
EACH: Final = 1.0
"""What such words add to every place before them in their sentence."""
_SEAT: Final = re.compile(r"(?:^|[,.)”\"] |\d )[Tt]ại (?:tỉnh |TP\.? ?|Tp\.? ?|thành phố )?$")
_LIFE: Final = re.compile(r"(?:Từ |Đến |Cuối |Đầu )?[Nn]ăm \d{4},? (?:anh|chị|ông|bà|cô|em|tôi)\b")
"""A sentence of somebody's life story ("Năm 2017, anh vào …")."""
LIFE: Final = -3.0
_APPOSED: Final = re.compile(r"(?:, | \()(?:tỉnh |TP\.? ?|Tp\.? ?|thành phố )?$")
_CLAUSE_END: Final = re.compile(r"[,;()\"“”]")
_SENTENCE_END: Final = re.compile(r"[.!?…]\s|\n")
_LIST: Final = re.compile(
    r"\s*(?:[,;(–-]|và|cùng|với|\))?\s*"
    r"(?:và |các |tỉnh |TP\.? ?|Tp\.? ?|thành phố |huyện |quận |thị xã |TX\.? ?|thuộc )*\s*"
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
    spread = _spread(page.text) if places else []
    for place in places:
        while blocks[index].end <= place.span[0]:
            index += 1
        before = found[-1] if found and found[-1].block is blocks[index] else None
        extra = EACH if spread and _is_spread(place, page.text, spread) else 0.0
        found.append(_naming(place, blocks[index], page.text, before, extra, is_lead=blocks[index] is lead))
    return tuple(found)


def _lead(blocks: tuple[Block, ...]) -> Block | None:
    """The block that opens the story: the one marked so, else the first that is no title."""
    marked = next((block for block in blocks if block.kind is BlockKind.LEAD), None)
    return marked or next((block for block in blocks if block.kind is not BlockKind.TITLE), None)


@cache
def _each() -> Matcher[str]:
    """The words that spread what is told over every place of a list before them."""
    return Matcher((word, word) for word, cues in role_cues().items() if cues[0].kind == "each")


def _spread(text: str) -> list[int]:
    """Where such words stand."""
    return [start for start, _, _ in _each().find(text)]


def _is_spread(place: Place, text: str, spread: list[int]) -> bool:
    """Whether such words follow a place in its sentence."""
    end = place.span[1]
    index = bisect_left(spread, end)
    if index == len(spread) or spread[index] - end > FAR_ON:
        return False
    return _SENTENCE_END.search(text, end, spread[index]) is None


def _naming(  # noqa: PLR0913 - what a naming is weighed by
    place: Place, block: Block, text: str, before: Naming | None, extra: float, *, is_lead: bool
) -> Naming:
    """One naming weighed by its position and by the words around it; `extra` is earned by words after it."""
    start, end = place.span
    if before is not None and _LIST.fullmatch(text, before.place.span[1], start):
        smaller = SMALLER if place.kind != "province" and before.place.kind == "province" else 0.0
        return Naming(
            place, before.points + smaller, block, _short(before.evidence[0], end, start), before.is_prominent
        )
    points, first = _cued(text, max(block.start, start - WINDOW), start)
    points += extra
    points += TITLE if block.kind is BlockKind.TITLE else LEAD if is_lead else 0.0
    points += SEAT if _SEAT.search(text[max(block.start, start - 24) : start]) and text[end : end + 1] == "," else 0.0
    points += SMALLER if place.kind != "province" else 0.0
    return Naming(place, points, block, _short(first, end, start), is_lead or block.kind is BlockKind.TITLE)


def _short(first: int, end: int, start: int) -> Span:
    """The evidence, or only the name where it would be too long to show."""
    return (first, end) if end - first <= LONGEST_EVIDENCE else (start, end)


@cache
def _cues() -> Matcher[tuple[RoleCue, ...]]:
    """All cues, the longest first."""
    return Matcher((word, cues) for word, cues in role_cues().items() if cues[0].kind != "each")


def _cued(text: str, floor: int, start: int) -> tuple[float, int]:
    """The points of the cues before a place in its sentence, and where the first that counts begins."""
    sentence = floor
    for stop in _SENTENCE_END.finditer(text, floor, start):
        sentence = stop.end()
    by_kind: dict[str, float] = {}
    first = start
    for begin, end, cues in _cues().find(text[sentence:start]):
        for cue in cues:
            if _counts(cue, text, sentence + end, start):
                by_kind[cue.kind] = cue.points
                first = min(first, sentence + begin)
    if _LIFE.match(text, sentence, start):
        by_kind["career"] = min(by_kind.get("career", 0.0), LIFE)
    if by_kind.get("held"):
        by_kind.pop("compare", None)  # "hoạt động tương tự cũng diễn ra tại …" tells what happened there
    if _is_in_personal_bracket(text, floor, start):
        by_kind["home"] = min(by_kind.get("home", 0.0), HOME)
    return sum(by_kind.values()), first


def _is_in_personal_bracket(text: str, floor: int, start: int) -> bool:
    """Whether a place stands in a bracket that says who somebody is: "(28 tuổi, ngụ ấp 3, huyện …, tỉnh …)"."""
    opening = text.rfind("(", floor, start)
    return opening >= 0 and text.find(")", opening, start) < 0 and _personal().search(text, opening, start) is not None


@cache
def _personal() -> re.Pattern[str]:
    """The words that tell somebody's home or age."""
    words = [word for word, cues in role_cues().items() if any(cue.kind in {"home", "personal"} for cue in cues)]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def _counts(cue: RoleCue, text: str, end: int, start: int) -> bool:
    """Whether a cue that ends at `end` reaches the place."""
    if cue.kind in {"place", "home", "body", "bound"} and start - end <= REACH_OF_VENUE:
        apposed = _APPOSED.search(text, end, start)
        if apposed:
            return not _CLAUSE_END.search(text, end, apposed.start())
    if start - end > cue.reach:
        return False
    return not (cue.is_clause_bound and _CLAUSE_END.search(text, end, start))
