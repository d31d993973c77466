"""Union bodies named in the news of a page, with their level and province."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from etl.find.gazetteer import NAME
from etl.find.names import Matcher, fold
from etl.find.provinces import Place, find_places
from etl.models import Block, BlockKind, BodyFact, Page, Span
from etl.vocabulary.geography import by_code_63, province_names
from etl.vocabulary.unions import union_cues

NATION: Final = "Tổng LĐLĐ Việt Nam"
LONGEST_NAME: Final = 60
_WORDS: Final = re.compile(r"[^\s,;:()\"“”.…!?]+")
_CLAUSE: Final = re.compile(r"[^,;:()\"“”…!?\n]{0,60}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a trade union: where it stands, what kind of words name it, in which block."""

    span: Span
    means: str
    block: Block


@cache
def _anchors() -> Matcher[str]:
    """The words that open a union's name."""
    return Matcher(union_cues("anchor").items())


@lru_cache(maxsize=4)
def union_mentions(page: Page) -> tuple[Mention, ...]:
    """Every naming of a trade union in the news, in order."""
    return tuple(_mentions(page))


def _mentions(page: Page) -> Iterator[Mention]:
    news = iter(page.news)
    block = next(news, None)
    for start, end, means in _anchors().find(page.text):
        while block is not None and block.end <= start:
            block = next(news, None)
        if block is None:
            return
        if start >= block.start and means != "trap":
            yield Mention((start, end), means, block)


def find_bodies(page: Page) -> tuple[BodyFact, ...]:
    """One fact per body, in order of first mention; a body seen acting anywhere is active."""
    mentions = union_mentions(page)
    if not mentions:
        return ()
    places = find_places(page)
    found: dict[str, list[tuple[_Named, Mention]]] = {}
    for mention in mentions:
        named = _named(mention, page.text, places)
        if named:
            found.setdefault(named.name, []).append((named, mention))
    return tuple(_fact(uses, page) for uses in found.values())


@dataclass(frozen=True, slots=True)
class _Named:
    """A union body as read at one mention."""

    name: str
    level: str
    province: str | None
    end: int


def _fact(uses: "list[tuple[_Named, Mention]]", page: Page) -> BodyFact:
    """One body with all the places that name it."""
    first = uses[0][0]
    is_active = any(mention.block.kind is BlockKind.TITLE or not is_idle(mention, page.text) for _, mention in uses)
    spans = tuple((mention.span[0], named.end) for named, mention in uses)
    return BodyFact(first.name, first.level, first.province, "active" if is_active else "mentioned", spans)


def is_idle(mention: Mention, text: str) -> bool:
    """Whether the words before say that the union only gives a title, an address or an owner its name."""
    start = mention.span[0]
    before = text[max(mention.block.start, start - 45) : start].lower()
    clause = re.split(r"[,;:()\"“”!?.] ", before)[-1]
    return any(re.search(rf"(?<!\w){re.escape(cue.lower())}(?!\w)", clause) for cue in union_cues("idle"))


def _named(mention: Mention, text: str, places: tuple[Place, ...]) -> _Named | None:
    """The body at a mention; None where the words name no single body ("các cấp công đoàn")."""
    if mention.means == "nation":
        return _Named(NATION, "nation", None, mention.span[1])
    if mention.means == "people":
        return None
    words = _following(text, mention)
    reader = {"federation": _federation, "union": _union, "sector": _sector, "base": _base, "guild": _guild}
    return reader[mention.means](mention, text, words, places)


def _following(text: str, mention: Mention) -> str:
    """The rest of the clause after a mention."""
    match = _CLAUSE.match(text, mention.span[1], mention.block.end)
    return match[0] if match else ""


def _place_at(places: tuple[Place, ...], start: int, end: int) -> Place | None:
    """The first place that begins within a stretch of text."""
    return next((place for place in places if start <= place.span[0] <= end and place.code_63), None)


def _opening(words: str, kind: str) -> str | None:
    """The cue of a kind that the words open with, the longest."""
    stripped = words.lstrip()
    return max((cue for cue in union_cues(kind) if _starts(stripped, cue)), key=len, default=None)


def _starts(words: str, cue: str) -> bool:
    """Whether words open with a cue as whole words."""
    return words.startswith(cue) and not words[len(cue) : len(cue) + 1].isalnum()


def _federation(mention: Mention, text: str, words: str, places: tuple[Place, ...]) -> _Named | None:
    """A federation of a province or a district."""
    end = mention.span[1]
    near = end + 3
    for kind in ("province", "city", "district"):
        cue = _opening(words, kind)
        if cue:
            near = text.index(cue, end) + len(cue) + 2
            place = _place_at(places, end, near)
            if place is None:
                return _Named("LĐLĐ tỉnh", "province", None, near - 2) if kind == "province" else None
            return (
                _province_body(place)
                if place.kind in {"province", "abbreviation"}
                else _district_body(cue, place, text)
            )
    place = _place_at(places, end, near)
    return _province_body(place) if place else None


def _province_body(place: Place) -> _Named:
    """The federation of a province."""
    code = place.code_63 or ""
    name = province_names()[code]
    kind = "" if name.startswith("Thành phố") else "TP " if code in {"01", "31", "48", "79", "92"} else "tỉnh "
    name = "TP Hồ Chí Minh" if code == "79" else name
    return _Named(f"LĐLĐ {kind}{name}", "province", code, place.span[1])


def _district_body(cue: str, place: Place, text: str) -> _Named:
    """The federation of a district; a provincial city's is one too."""
    kind = {"q.": "quận", "h.": "huyện", "tx": "thị xã", "tx.": "thị xã"}.get(cue.lower(), cue.lower())
    kind = "TP" if kind.rstrip(".") in {"tp", "t.p", "thành phố"} else kind
    return _Named(f"LĐLĐ {kind} {text[slice(*place.span)].strip()}", "district", place.code_63, place.span[1])


def _union(mention: Mention, text: str, words: str, places: tuple[Place, ...]) -> _Named | None:
    """What "Công đoàn …" is the union of."""
    for kind, reader in (("zone", _zone), ("ward", _ward), ("sector", _sector), ("base", _base)):
        if _opening(words, kind):
            return reader(mention, text, words, places)
    if _opening(words, "province"):
        return _federation(mention, text, words, places)
    return None


def _tail(mention: Mention, text: str, words: str) -> tuple[str, int]:
    """The capitalised words and kind words that make up the rest of a body's name, and where they end."""
    end = mention.span[1]
    for match in _WORDS.finditer(words):
        word = match[0]
        is_first = match.start() <= 1
        if not (
            is_first
            or word[0].isupper()
            or word[0].isdigit()
            or word in {"-", "–", "và", "các", "cơ", "sở", "cổ", "phần", "tỉnh", "thành", "phố", "huyện"}
        ):
            break
        if word[0].isupper() or word[0].isdigit():
            end = mention.span[1] + match.end()
    return text[mention.span[1] : end].strip(), end


def _sector(mention: Mention, text: str, words: str, places: tuple[Place, ...]) -> _Named | None:
    """The union of a trade, of the nation or of one province."""
    cue = _opening(words, "sector")
    if cue is None:
        return None
    end = text.index(cue, mention.span[1]) + len(cue)
    place = next(
        (
            p
            for p in places
            if end <= p.span[0] <= end + 16
            and p.kind == "province"
            and not re.search(r"[,;.()]| và ", text[end : p.span[0]])
        ),
        None,
    )
    if place is None or place.code_63 is None:
        return _Named(f"Công đoàn ngành {cue}", "sector", None, end)
    return _Named(f"Công đoàn ngành {cue} {province_names()[place.code_63]}", "sector", place.code_63, place.span[1])


def _zone(mention: Mention, text: str, words: str, places: tuple[Place, ...]) -> _Named | None:
    """The union of a province's industrial or economic zones."""
    place = _place_at(places, mention.span[1], mention.span[1] + 34)
    if place is None or place.code_63 is None:
        return _Named("Công đoàn các KCN", "zone", None, mention.span[1] + len(_opening(words, "zone") or "") + 1)
    return _Named(f"Công đoàn các KCN {province_names()[place.code_63]}", "zone", place.code_63, place.span[1])


def _ward(mention: Mention, text: str, words: str, places: tuple[Place, ...]) -> _Named | None:
    """The union of a ward or commune (since July 2025)."""
    cue = _opening(words, "ward") or ""
    begin = text.index(cue, mention.span[1]) + len(cue)
    match = NAME.match(text, begin, mention.block.end)
    if match is None:
        return None
    place = _place_at(places, begin, match.end() + 4)
    kind = "phường" if cue == "P." else cue.lower()
    return _Named(f"Công đoàn {kind}{match[0]}", "ward", place.code_63 if place else None, match.end())


def _base(mention: Mention, text: str, words: str, places: tuple[Place, ...]) -> _Named | None:
    """The union of one workplace, where it is named."""
    tail, end = _tail(mention, text, words)
    if len(tail.split()) < 2 or len(tail) > LONGEST_NAME:
        return None
    return _Named(f"Công đoàn {tail}", "base", None, end)


def _guild(mention: Mention, text: str, words: str, places: tuple[Place, ...]) -> _Named | None:
    """A guild of workers without an employer."""
    tail, end = _tail(mention, text, words)
    return _Named(f"Nghiệp đoàn {tail}", "base", None, end) if len(tail.split()) > 1 else None
