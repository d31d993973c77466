"""How much each naming of a place speaks for its province acting in the story, and the words that say so."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from etl.find.names import SENTENCE_END, Matcher
from etl.find.provinces import Place
from etl.models import Block, BlockKind, Page, Span
from etl.vocabulary.roles import RoleCue, role_cues
from etl.vocabulary.signs import either, sign_cues

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
CAPTION: Final = -1.5
"""What a picture's caption takes away: it often shows another place or another day."""
LONGEST_CAPTION: Final = 250
DEPUTY: Final = -5.0
_BORN: Final = re.compile(r"\((?:19|20)\d\d, ")
"""A bracket that opens with a year of birth: "(1994, Nha Trang)"."""
_DEPUTY: Final = re.compile(r"[Đđ]ại biểu (?:[A-ZĐÀ-Ỹ][\w.]* ){2,5}\($")
"""A deputy's name before the bracket with his province."""
_GOES_ON: Final = re.compile(r" ?[-–] ?[A-ZĐÀ-Ỹ]")
_CAME: Final = re.compile(r"\w\)? ?[-–] ?$")
LEFT: Final = -1.5
"""What a place loses that somebody only sets out from ("từ Hậu Giang lên Bình Dương")."""
_LEAVES: Final = re.compile(r"\b[Tt]ừ (?:tỉnh |TP\.? ?|Tp\.? ?|thành phố |huyện )?$")
_FOR: Final = re.compile(r"\)? (?:sang|đi|về|lên|xuống)\s")
_SEAT: Final = re.compile(r"(?:^|[,.)”\"] |\d )[Tt]ại (?:tỉnh |TP\.? ?|Tp\.? ?|thành phố )?$")
RANGE: Final = -2.5
"""What the two ends of a range lose: "các tỉnh từ Quảng Nam đến Cà Mau"."""
_RANGE_GOES: Final = re.compile(r" (?:đến|tới|vào|ra|cho đến|đi) (?:tỉnh |TP\.? ?|thành phố )?[A-ZĐÀ-Ỹ]")
_RANGE_CAME: Final = re.compile(
    r"\b[Tt]ừ (?:tỉnh |TP\.? ?|thành phố )?(?:[A-ZĐÀ-Ỹ][\w.]* ?[-–]? ?){1,5}"
    r"(?:đến|tới|vào|ra|cho đến|đi) (?:tỉnh |TP\.? ?|thành phố )?$"
)
_COVERS: Final = re.compile(r"(?<!\w)(?:mưa|bão|lũ|gió|nắng|rét|hạn|ngập|triều|áp thấp|dịch)(?!\w)")
_HELD_AT: Final = re.compile(
    r"(?<!\w)(?:diễn ra|tổ chức|khai mạc|họp) (?:tại|ở) (?:tỉnh |TP\.? ?|Tp\.? ?|thành phố )?$"
)
_PERSON: Final = re.compile(
    r"\b(?:[Aa]nh|[Cc]hị|[Bb]à|[Ôô]ng|[Cc]ô|[Ee]m|[Bb]ác|[Bb]ạn|[Cc]háu|[Cc]hú) "
    r"(?:[A-ZĐÀ-Ỹ]\w* ?){1,4}(?:, [\w\s]{3,30})? ?\($"
)
"""Somebody's name, perhaps with his work, before the bracket with his place."""
_LIFE: Final = re.compile(
    r"(?:Từ |Đến |Cuối |Đầu )?(?:[Nn]ăm |[Tt]háng \d{1,2}[/-])\d{4}"
    r"(?:(?: ?[-–] ?| đến )(?:năm |tháng )?(?:\d{1,2}[/-])?\d{4})?,? (?:anh|chị|ông|bà|cô|em|tôi|đồng chí)\b"
)
"""A sentence of somebody's life story ("Năm 2017, anh vào …", "Từ tháng 6/1992 đến 12/1996, bà là …")."""
LIFE: Final = -3.0
_APPOSED: Final = re.compile(r"(?:, | \()(?:tỉnh |TP\.? ?|Tp\.? ?|thành phố )?$")
_CLAUSE_END: Final = re.compile(r"[,;()\"“”]")
_LIST: Final = re.compile(
    r"\s*(?:ngày \d{1,2}[/-]\d{1,2})?\s*(?:[,;(–-]|và|cùng|với|\))?\s*"
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
    is_caption: bool = False


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
    return SENTENCE_END.search(text, end, spread[index]) is None


def _naming(  # noqa: PLR0913 - what a naming is weighed by
    place: Place, block: Block, text: str, before: Naming | None, extra: float, *, is_lead: bool
) -> Naming:
    """One naming weighed by its position and by the words around it; `extra` is earned by words after it."""
    if before is not None and _goes_on(before, text, place.span[0]):
        return _joined(before, place)
    is_prominent = is_lead or block.kind is BlockKind.TITLE
    is_caption = not is_prominent and _is_caption(block, text)
    points, first = _cued(text, max(block.start, place.span[0] - WINDOW), place.span, is_prominent=is_prominent)
    points += extra + _standing(place, block, text, is_lead=is_lead) + (CAPTION if is_caption else 0.0)
    return Naming(place, points, block, _short(first, place.span), is_prominent, is_caption)


def _joined(before: Naming, place: Place) -> Naming:
    """A place told together with the one before it."""
    smaller = SMALLER if place.kind != "province" and before.place.kind == "province" else 0.0
    evidence = _short(before.evidence[0], place.span)
    return replace(before, place=place, points=before.points + smaller, evidence=evidence)


def _standing(place: Place, block: Block, text: str, *, is_lead: bool) -> float:
    """The points of where a place stands, and of its being a small one."""
    start, end = place.span
    points = TITLE if block.kind is BlockKind.TITLE else LEAD if is_lead else 0.0
    if _SEAT.search(text[max(block.start, start - 24) : start]) and text[end : end + 1] == ",":
        points += SEAT
    return points + (SMALLER if place.kind != "province" else 0.0)


def _goes_on(before: Naming, text: str, start: int) -> bool:
    """Whether a place is told together with the one before it; what a bracket adds to a mere road's end is not."""
    end = before.place.span[1]
    return _LIST.fullmatch(text, end, start) is not None and not (before.points < 0 and "(" in text[end:start])


def _is_caption(block: Block, text: str) -> bool:
    """Whether a line stands under a picture: it looks so, or the page prints it twice."""
    if block.kind is not BlockKind.BODY or block.end - block.start > LONGEST_CAPTION:
        return block.kind is BlockKind.CAPTION
    line = text[block.start : block.end]
    return text.find(line) != block.start or text.find(line, block.end) >= 0


def _short(first: int, span: Span) -> Span:
    """The evidence, or only the name where it would be too long to show."""
    return (first, span[1]) if span[1] - first <= LONGEST_EVIDENCE else span


@cache
def _cues() -> Matcher[tuple[RoleCue, ...]]:
    """All cues, the longest first."""
    return Matcher((word, cues) for word, cues in role_cues().items() if cues[0].kind != "each")


def _cued(text: str, floor: int, span: Span, *, is_prominent: bool) -> tuple[float, int]:
    """The points of the cues before a place in its sentence, and where the first that counts begins."""
    start = first = span[0]
    sentence = floor
    for stop in SENTENCE_END.finditer(text, floor, start):
        sentence = stop.end()
    by_kind: dict[str, float] = {}
    for begin, end, cues in _cues().find(text[sentence:start]):
        for cue in cues:
            if _counts(cue, text, sentence + end, start) and not _is_surname(text, sentence + begin, start):
                by_kind[cue.kind] = cue.points
                first = min(first, sentence + begin)
    for kind in _overruled(by_kind, text, floor, span, is_prominent=is_prominent):
        by_kind.pop(kind, None)
    if _FOR.match(text, span[1]) and _LEAVES.search(text, max(floor, start - 20), start):
        by_kind["place"] = LEFT
    if _is_end_of_range(text, floor, span):
        by_kind["place"] = RANGE
    for kind, points in _of_people(text, floor, sentence, start):
        by_kind[kind] = min(by_kind.get(kind, 0.0), points)
    return sum(by_kind.values()), first


def _overruled(by_kind: dict[str, float], text: str, floor: int, span: Span, *, is_prominent: bool) -> Iterator[str]:
    """The kinds of cues that others make void."""
    if by_kind.get("held"):
        yield "compare"  # "hoạt động tương tự cũng diễn ra tại …" tells what happened there
    if "deputy" in by_kind and _HELD_AT.search(text, max(floor, span[0] - 24), span[0]):
        yield "deputy"  # what is held there elects nobody there
    if is_prominent or not _is_of_route(text, span):
        yield "route"  # what a story is about is no mere end of a road


def _is_end_of_range(text: str, floor: int, span: Span) -> bool:
    """Whether a place is an end of "từ … đến …"; what covers the whole range, as a storm does, is at its ends too."""
    goes = _RANGE_GOES.match(text, span[1]) and _LEAVES.search(text, max(floor, span[0] - 20), span[0])
    is_end = goes or _RANGE_CAME.search(text, max(floor, span[0] - 48), span[0])
    return bool(is_end) and _COVERS.search(text, floor, span[1] + WINDOW) is None


def _is_of_route(text: str, span: Span) -> bool:
    """Whether a place is joined by a dash to another one, as the ends of a road are."""
    return bool(_GOES_ON.match(text, span[1]) or _CAME.search(text, max(0, span[0] - 4), span[0]))


def _of_people(text: str, floor: int, sentence: int, start: int) -> Iterator[tuple[str, float]]:
    """What is lost by a place that only tells where somebody lives, comes from or was elected."""
    if _LIFE.match(text, sentence, start):
        yield "career", LIFE
    if _DEPUTY.search(text, max(floor, start - 60), start):
        yield "deputy", DEPUTY
    if _is_in_personal_bracket(text, floor, start):
        yield "home", HOME


def _is_in_personal_bracket(text: str, floor: int, start: int) -> bool:
    """Whether a place stands in a bracket that says who somebody is: "(28 tuổi, ngụ ấp 3, huyện …, tỉnh …)"."""
    opening = text.rfind("(", floor, start)
    if opening < 0 or text.find(")", opening, start) >= 0:
        return False
    if _BORN.match(text, opening, start) or _personal().search(text, opening, start):
        return True
    named = _PERSON.search(text, max(floor, opening - 70), opening + 1)
    return named is not None and _offices().search(named[0]) is None


@cache
def _offices() -> re.Pattern[str]:
    """The offices of people who do not speak as private persons."""
    return re.compile(either(sign_cues("office")), re.IGNORECASE)


def _is_surname(text: str, begin: int, start: int) -> bool:
    """Whether a cue right before a bracket ends a person's name: "Bùi Quốc Phòng (Thái Bình)"."""
    if text[start - 2 : start] != " (" or " " in text[begin : start - 2] or not text[begin].isupper():
        return False
    before = text[max(0, begin - 12) : begin].split()
    return bool(before) and before[-1][0].isupper() and before[-1].isalpha()


@cache
def _personal() -> re.Pattern[str]:
    """The words that tell somebody's home or age."""
    words = [word for word, cues in role_cues().items() if any(cue.kind in {"home", "personal"} for cue in cues)]
    return re.compile(either(words))


def _counts(cue: RoleCue, text: str, end: int, start: int) -> bool:
    """Whether a cue that ends at `end` reaches the place."""
    if cue.kind in {"place", "home", "body", "bound"} and start - end <= REACH_OF_VENUE:
        apposed = _APPOSED.search(text, end, start)
        if apposed:
            return not _CLAUSE_END.search(text, end, apposed.start())
    if start - end > cue.reach:
        return False
    return not (cue.is_clause_bound and _CLAUSE_END.search(text, end, start))
