"""Union bodies named in the news of a page, with their level and province."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from etl.find.body_names import UNNAMED, BodyName, Mention, body_names, federation_of, may_be
from etl.find.names import Matcher
from etl.find.once import remember_last
from etl.find.provinces import Place, find_places
from etl.models import BlockKind, BodyFact, Page
from etl.vocabulary.unions import union_cues

MOST_PLACES: Final = 0.6
"""The share of a page's places that makes their province the page's own."""
FAR_BEFORE: Final = 160
BEFORE: Final = 45
"""How many characters before a naming may say that it is only a title, an owner or an address."""
_CLAUSE: Final = re.compile(r"[,;:()\"“”!?.] ")

_Uses = list[tuple[BodyName, Mention]]


@cache
def _anchors() -> Matcher[str]:
    """The words that open a union's name."""
    return Matcher(union_cues("anchor").items())


@remember_last
def union_mentions(page: Page) -> tuple[Mention, ...]:
    """Every naming of a trade union in the news, in order."""
    return tuple(_mentions(page))


def _mentions(page: Page) -> Iterator[Mention]:
    """The anchors that stand in news and are no part of another word ("tấn công đoàn xe")."""
    news = iter(page.news)
    block = next(news, None)
    for start, end, means in _anchors().find(page.text):
        while block is not None and block.end <= start:
            block = next(news, None)
        if block is None:
            return
        if start >= block.start and means != "trap":
            yield Mention((start, end), means, block)


def find_bodies(page: Page, *, site_province: str | None = None) -> tuple[BodyFact, ...]:
    """One fact per body, in order of first mention; a body seen acting anywhere is active.

    `site_province` is the 63-unit code of the site's home: what "LĐLĐ tỉnh" means where the text names none.
    """
    mentions = union_mentions(page)
    if not mentions:
        return ()
    places = find_places(page)
    starts = [place.span[0] for place in places]
    found: dict[str, _Uses] = {}
    for mention in mentions:
        for body in body_names(mention, page.text, places, starts):
            found.setdefault(body.name, []).append((body, mention))
    full = _named_in_full(found, (site_province, _home(places)))
    return tuple(_fact(uses, page) for uses in full.values() if uses)


def _home(places: tuple[Place, ...]) -> str | None:
    """The old province that most places of the page lie in."""
    counts = Counter(place.code_63 for place in places if place.code_63)
    code, count = counts.most_common(1)[0] if counts else (None, 0)
    return code if count >= MOST_PLACES * counts.total() else None


def _named_in_full(found: dict[str, _Uses], homes: tuple[str | None, ...]) -> dict[str, _Uses]:
    """The bodies, with "LĐLĐ tỉnh", "Công đoàn ngành …" alone counted to the one of that kind that has a province."""
    full = {name: list(uses) for name, uses in found.items()}
    for name, uses in found.items():
        first = uses[0][0]
        if first.province or not first.root:
            continue
        whole = _meant(first, full, homes)
        if whole is not None and whole.name != name:
            full.setdefault(whole.name, []).extend((replace(whole, end=body.end), mention) for body, mention in uses)
            full[name] = []
    return full


def _meant(bare: BodyName, full: dict[str, _Uses], homes: tuple[str | None, ...]) -> BodyName | None:
    """The body that a name without a province stands for; itself lowered to a town's where only that is left."""
    named = [uses[0][0] for uses in full.values() if uses and uses[0][0].province]
    if bare.name not in UNNAMED.values():
        same = [one for one in named if one.root == bare.root]
        return same[0] if len(same) == 1 else None
    same = [one for one in named if one.root == "LĐLĐ" and may_be(bare.name, one.province or "")]
    site = next((one for one in same if one.province == homes[0]), None) or _leading(same, full)
    if len(same) == 1 or site is not None:
        return site or same[0]
    if same:
        return None
    home = next((code for code in homes if code and may_be(bare.name, code)), None)
    return replace(bare, name=federation_of(home), province=home, root="LĐLĐ") if home else None


def _leading(same: list[BodyName], full: dict[str, _Uses]) -> BodyName | None:
    """The one of several bodies that alone stands in the title or the lead."""
    leading = [
        one
        for one in same
        if any(mention.block.kind in {BlockKind.TITLE, BlockKind.LEAD} for _, mention in full[one.name])
    ]
    return leading[0] if len(leading) == 1 else None


def _fact(uses: _Uses, page: Page) -> BodyFact:
    """One body with all the places that name it."""
    first = uses[0][0]
    is_active = any(mention.block.kind is BlockKind.TITLE or not is_idle(mention, page.text) for _, mention in uses)
    spans = tuple(sorted((mention.span[0], body.end) for body, mention in uses))
    return BodyFact(first.name, first.level, first.province, "active" if is_active else "mentioned", spans)


@cache
def _idle() -> re.Pattern[str]:
    """The words that make a union's name only a title, an owner or an address; some only right before it."""
    far = [cue for cue, means in union_cues("idle").items() if means != "near"]
    near = [cue for cue, means in union_cues("idle").items() if means == "near"]
    return re.compile(rf"(?<!\w)(?:(?:{_either(far)})(?!\w)|(?:{_either(near)})(?:\s+\w+)?\s+$)")


@cache
def _offices() -> re.Pattern[str]:
    """The words that open a list of somebody's former offices, with no sentence ending after them."""
    return re.compile(rf"(?<!\w)(?:{_either(list(union_cues('offices')))})(?!\w)[^.;!?]*$")


def _either(cues: list[str]) -> str:
    """A pattern of any of the cues, in lower case."""
    return "|".join(map(re.escape, sorted({cue.lower() for cue in cues}, key=len, reverse=True)))


def is_idle(mention: Mention, text: str) -> bool:
    """Whether the words before, in the same clause, say so."""
    start = mention.span[0]
    before = text[max(mention.block.start, start - BEFORE) : start].lower()
    if _idle().search(_CLAUSE.split(before)[-1]) is not None:
        return True
    sentence = text[max(mention.block.start, start - FAR_BEFORE) : start].lower()
    return _offices().search(sentence) is not None
