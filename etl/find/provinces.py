"""Places named in the news of a page that stand for a province.

Every name is a candidate; what stands around it decides. A longer name that only contains it (Thái Bình Dương), a
street, a river, a person, a company, a newspaper, a university or a club is no place. A smaller unit counts where it
lies in exactly one province, on the map of 2008 (`code_63`) and on that of July 2025 (`code_34`) apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from etl.find.gazetteer import NAME, QUARTER, Sense, Unit, matcher, named_unit, province_keys
from etl.find.names import fold
from etl.find.once import remember_last
from etl.models import Aside, Block, Page, Span, Why
from etl.vocabulary.places import place_cues

REACH: Final = 12
"""How many words before a name are looked at for the head of a company's or a school's name."""
ROOM: Final = 80
"""How far back those words lie at most."""
EXCHANGE: Final = "Sở"
"""A public body, whatever it deals in: "Sở Giao dịch chứng khoán TP.HCM"."""
LISTED: Final = frozenset({"district", "city", "town"})
DISTRICT: Final = "Q."
CREDIT: Final = 20
"""How far before a signature "Ảnh" may stand."""
WORD: Final = 12
"""How far back one word may lie."""
NEAR: Final = 2
"""How many words may stand between "báo", "CLB" and the province's name."""
LONGEST_ABBREVIATION: Final = 4
COMMON_NOUNS: Final = frozenset({"Hòa Bình", "Thái Bình"})
ENGLISH: Final = frozenset({"Saigon", "Hanoi", "SAIGON", "HANOI"})
"""Spellings that, with another capitalised word after them, are a building's or a company's ("Hanoi Plaza")."""
NEXT_NAME: Final = re.compile(r" [A-Z][\w.]+")
COUNTRY: Final = re.compile(r"\s*[,(–-]\s*(?:phía \w+ )?(?:tỉnh |TP )?([^\W\d_]+(?: [^\W\d_]+)?)")
JOINED: Final = re.compile(r", |,| và | & |; ")
DASH: Final = re.compile(r"[-–]")
ELSEWHERE: Final = re.compile(r",? (?:\(|ở |tại |thuộc |, )(?:tỉnh |huyện |thị xã |xã |phường |TP\.? ?|thành phố )*")
"""What stands between a school's name and the place where it is."""
LONGEST_HEAD: Final = 24
SWALLOWED: Final = {
    "feature": Why.FEATURE,
    "other": Why.UNIT,
    "commune": Why.UNIT,
    "district": Why.UNIT,
}
"""What a name is after such a word, where it is no place; after any other it is a street's."""
STOPS: Final = frozenset(',;:()[]"“”‘…!?/')


@dataclass(frozen=True, slots=True)
class Place:
    """One naming of a province, or of a smaller place that lies in exactly one."""

    span: Span
    code_63: str | None
    code_34: str | None
    kind: str
    """`province`, or the group of the smaller place: district, commune, park, town, …"""


@remember_last
def find_places(page: Page) -> tuple[Place, ...]:
    """Every such naming in the news of the page, in order."""
    found = _set_right(tuple(one for one in _judged(page) if isinstance(one, Place)), page.text)
    return _without_clubs(found, page) if found else found


def find_no_places(page: Page) -> tuple[Aside, ...]:
    """Every name in the news of the page that could be a place's and is none here, with the reason."""
    judged = tuple(_judged(page))
    found = tuple(one for one in judged if isinstance(one, Place))
    right = dict.fromkeys(_set_right(found, page.text))
    kept = frozenset(_without_clubs(tuple(right), page))
    wrong = [Aside(place.span, _why_wrong(place, page.text)) for place in found if place not in right]
    clubs = [Aside(place.span, Why.LEAGUE) for place in right if place not in kept]
    aside = [one for one in judged if isinstance(one, Aside)]
    return tuple(sorted([*aside, *wrong, *clubs], key=lambda one: one.span))


def _why_wrong(place: Place, text: str) -> Why:
    """Why a place is none after what is named beside it."""
    return Why.NAMESAKE if _bears(place, text) else Why.ELSEWHERE


def _judged(page: Page) -> Iterator[Place | Aside]:
    """The matches that stand in news, judged one by one."""
    text = page.text
    done = 0
    swallowed: Why | None = None
    branded: set[str] = set()
    for start, end, sense, block in _matches(page):
        if start < done or sense.kind == "trap":
            why = swallowed if start < done else Why.LONGER
            if why and sense.kind != "type":
                yield Aside((start, end), why)
            continue
        place = None
        for place in _opened(sense, text, start, end, block.end):
            is_known = place.code_63 is not None or place.code_34 is not None
            if is_known:
                yield place
            done, swallowed = place.span[1], None if is_known else SWALLOWED.get(place.kind, Why.STREET)
        if place is None and sense.kind != "type":
            yield _of_name(sense, text, (start, end), block.start, branded)


def _matches(page: Page) -> Iterator[tuple[int, int, Sense, Block]]:
    """The matches in the news, each with its block."""
    news = iter(page.news)
    block = next(news, None)
    for start, end, sense in matcher().find(page.text):
        while block is not None and block.end <= start:
            block = next(news, None)
        if block is None:
            return
        if start >= block.start:
            yield start, end, sense, block


def _opened(sense: Sense, text: str, start: int, end: int, limit: int) -> Iterator[Place]:
    """The units after a kind word, or after "Q."."""
    if sense.kind == "type":
        return _after_type(sense.means, text, start, end, _line_end(text, end, limit))
    if sense.kind == "abbreviation" and text.startswith(DISTRICT, start):
        return _after_type("district", text, start, start + len(DISTRICT), limit)
    return iter(())


def _line_end(text: str, end: int, limit: int) -> int:
    """How far a name after a kind word may reach: to the end of the line, of the next where "TP." ends the line."""
    if end < limit or text[end - 1] != ".":
        return limit
    after = text.find("\n", end + 1)
    return len(text) if after < 0 else after


def _of_name(sense: Sense, text: str, span: Span, floor: int, branded: set[str]) -> Place | Aside:
    """What a name alone is; a town's that was a brand's before ("sữa Mộc Châu") stays one."""
    name = text[slice(*span)]
    why = _why_no_place(sense, text, *span, floor)
    if why:
        branded.add(name)
    elif sense.kind == "town" and name in branded:
        why = Why.ORGANISATION
    return Aside(span, why) if why else Place(span, sense.code_63, sense.code_34, sense.kind)


def _set_right(places: tuple[Place, ...], text: str) -> tuple[Place, ...]:
    """The places without those that what is named right after says lie elsewhere: "xã Thăng Bình (Đà Nẵng)".

    A school that only bears a town's name ("THPT Ba Đình ở huyện Nga Sơn") bears it in the whole page.
    """
    pairs = list(zip_longest(places, places[1:]))
    namesakes = {
        text[slice(*place.span)] for place, after in pairs if after is not None and _is_namesake(place, after, text)
    }
    return tuple(
        place
        for place, after in pairs
        if (after is None or not _contradicts(place, after, text[place.span[1] : after.span[0]]))
        and not (namesakes and text[slice(*place.span)] in namesakes and _bears(place, text))
    )


def _is_namesake(place: Place, after: Place, text: str) -> bool:
    """Whether a school or a market bears a town's name and stands, as the next words say, in another province."""
    if place.kind != "town" or place.code_63 == after.code_63:
        return False
    return ELSEWHERE.fullmatch(text, place.span[1], after.span[0]) is not None and _bears(place, text)


def _bears(place: Place, text: str) -> bool:
    """Whether the word for a school or a market stands right before a name."""
    before = text[max(0, place.span[0] - LONGEST_HEAD) : place.span[0]]
    return before.rstrip().endswith(tuple(place_cues("namesake")))


def _contradicts(place: Place, after: Place, between: str) -> bool:
    """Whether the next place is the province of a small one, and not the one that the register says."""
    if after.kind != "province" or place.kind not in {"commune", "district"} or place.code_34 == after.code_34:
        return False
    return between in {" (", ", tỉnh ", " (tỉnh ", ", TP ", ", TP.", ", thành phố "} or (
        place.kind == "commune" and between == ", "
    )


def _after_type(group: str, text: str, start: int, end: int, limit: int) -> Iterator[Place]:
    """The unit after a kind word and those listed with it; a place without codes marks words that are no place."""
    if group == "province":
        return
    if group in {"street", "feature", "other", "corner"}:
        yield from _swallowed(group, text, end, limit)
        return
    named = named_unit(group, text[start:end], text, end, limit)
    if named is None:
        if group in {"commune", "district"}:
            yield from _swallowed(group, text, end, limit)
        return
    while named is not None:
        begin, stop, unit = named
        if text[begin].isdigit():
            begin = start
        yield Place((begin, stop), unit.code_63, unit.code_34, group)
        named = _next_in_list(group, text, stop, limit, unit)


def _swallowed(group: str, text: str, end: int, limit: int) -> Iterator[Place]:
    """The words after a kind word that are the name of something else; a road from one place to another is none."""
    match = NAME.match(text, end, limit)
    if match is None or (group in {"street", "feature"} and DASH.search(match[0])):
        return
    yield Place((end, match.end()), None, None, group)


def _next_in_list(group: str, text: str, stop: int, limit: int, before: Unit) -> tuple[int, int, Unit] | None:
    """The next district or town after a comma or "và"; a number only after a number ("quận 1, 3 và 5")."""
    joined = JOINED.match(text, stop, limit)
    if joined is None or group not in LISTED:
        return None
    word = QUARTER if text[stop - 1].isdigit() else ""
    named = named_unit("district", word, text, joined.end(), limit)
    if named is not None and fold(text[named[0] : named[1]]) not in province_keys():
        return named
    return _namesake(text, joined.end(), limit, before)


def _namesake(text: str, start: int, limit: int, before: Unit) -> tuple[int, int, Unit] | None:
    """A district with a province's name, listed after one of the same province ("huyện Lệ Thủy, Quảng Ninh")."""
    named = named_unit("district", "huyện", text, start, limit)
    return named if named is not None and named[2].code_63 == before.code_63 is not None else None


def _why_no_place(sense: Sense, text: str, start: int, end: int, floor: int) -> Why | None:  # noqa: PLR0911 - one each
    """Why a name does not mean the place, judged by the words before it and just after it; None where it does."""
    if _is_abroad(text, end):
        return Why.ABROAD
    if _is_credit(text, start, end, floor):
        return Why.CREDIT
    if _is_brand(text, start, end):
        return Why.ORGANISATION
    words = _words_before(text, start, floor)
    before = words[0] if words else ""
    if text[start - 1 : start] == "-" and start - floor > 1 and text[start - 2].isalpha() and sense.kind == "town":
        return Why.LONGER
    if _is_of_person(sense, before):
        return Why.PERSON
    if sense.kind == "abbreviation" or sense.means == "cue" or _is_common_word(sense, text, start, end):
        return None if _has_place_word(before, text, start, end, floor) else Why.COMMON
    return Why.ORGANISATION if _is_in_a_name(words) else None


def _is_of_person(sense: Sense, before: str) -> bool:
    """Whether the word before makes the name a person's."""
    if before.lower().strip("(") in place_cues("person") and not before.isupper():
        return True
    return before in place_cues("surname") and sense.kind != "abbreviation"


def _is_credit(text: str, start: int, end: int, floor: int) -> bool:
    """Whether a name in capitals signs a picture ("Ảnh: ĐÔNG HÀ")."""
    return text[start:end].isupper() and "Ảnh" in text[max(floor, start - CREDIT) : start]


def _is_brand(text: str, start: int, end: int) -> bool:
    """Whether a name in English spelling opens the name of a house or a company ("Saigon Centre")."""
    return text[start:end] in ENGLISH and NEXT_NAME.match(text, end) is not None


def _is_abroad(text: str, end: int) -> bool:
    """Whether another country is named right after, as in "Hà Nam (Trung Quốc)"."""
    match = COUNTRY.match(text, end)
    return match is not None and match[1] in place_cues("abroad")


def _is_common_word(sense: Sense, text: str, start: int, end: int) -> bool:
    """Whether the name is written as the common noun would be in a headline of capitals (HÒA BÌNH)."""
    return sense.name in COMMON_NOUNS and text[start:end].isupper()


def _has_place_word(before: str, text: str, start: int, end: int, floor: int) -> bool:
    """Whether a word of place stands before a name that needs one, or a dash or bracket ties it to another place."""
    cues = place_cues("place")
    word = before.strip("(").rstrip(".")
    if " " not in text[start:end] and word[:1].isupper() and not text[start:end].isupper():
        return False
    if word in cues or word.lower() in cues:
        return True
    if text[max(0, start - 4) : start].strip(" \n").lower().endswith(("tp.", "t.p", "tp")):
        return True
    if text[max(floor, start - 3) : start].endswith((" - ", " – ", "-", "(")):
        return True
    return not before[:1].isupper() and text[end : end + 3].startswith((" - ", " – ", " ("))


def _words_before(text: str, start: int, floor: int) -> list[str]:
    """The words before a name within its clause, the nearest first."""
    words: list[str] = []
    for word in reversed(text[max(floor, start - ROOM) : start].split()):
        if word[-1] in STOPS or (word[-1] == "." and len(word) > LONGEST_ABBREVIATION):
            break
        words.append(word)
        if word[0] in STOPS or len(words) == REACH:
            break
    return words


def _is_in_a_name(words: list[str]) -> bool:
    """Whether the words before make the name part of a company's, a school's, a club's or a newspaper's name."""
    if EXCHANGE in words or {"sở", "Giao"} <= set(words):
        return False
    heads, breaks = place_cues("head"), place_cues("break")
    lowered = [word.strip('(“"').lower() for word in words]
    for distance, (word, after, further) in enumerate(zip(lowered, ["", *lowered], [*lowered[1:], ""], strict=False)):
        if f"{further} {word}" in breaks:
            return False
        means = heads.get(f"{word} {after}") or heads.get(word)
        if means and _reaches(means, distance, words):
            return True
        if word in breaks and not _joins_subjects(word, lowered[:distance]):
            return False
    return False


def _joins_subjects(word: str, after: list[str]) -> bool:
    """Whether an "và" stands between what a school teaches: "Đại học Kinh doanh và Công nghệ …"."""
    subjects = place_cues("subject")
    return word == "và" and bool(after) and (after[-1] in subjects or " ".join(after[:-3:-1]) in subjects)


def _reaches(means: str, distance: int, words: list[str]) -> bool:
    """Whether the head of such a name is near enough; "công ty … tỉnh Long An" says where the company is."""
    if means in {"school", "brand"}:
        return means == "school" or distance <= 1
    if distance and words[0].lower().rstrip(".") in {"tỉnh", "tp", "phố", "huyện", "quận"}:
        return False
    return means == "company" or distance <= NEAR


def _without_clubs(places: tuple[Place, ...], page: Page) -> tuple[Place, ...]:
    """In a story of a football league the names of provinces are clubs, save where a word of place says otherwise."""
    if not any(cue in page.text for cue in place_cues("league")):
        return places
    return tuple(place for place in places if place.kind != "province" or _is_said_as_place(place, page.text))


def _is_said_as_place(place: Place, text: str) -> bool:
    """Whether a word of place stands right before a name."""
    words = _words_before(text, place.span[0], max(0, place.span[0] - WORD))
    return bool(words) and (words[0] in place_cues("place") or words[0].lower().strip("(") in place_cues("break"))
