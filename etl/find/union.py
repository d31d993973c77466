"""Whether a trade union acts in a bulletin or is its subject.

A naming counts where the union stands in the title, does or says something, is worked with, or gives a speaker the
office he speaks in. It does not count where it only names somebody's former job, an address, a fee, a law, a hotel.
That is the rules' verdict; `etl.find.union_model` weighs it with where and how often unions are named, and decides.
"""

import re
from functools import cache
from typing import Final

from etl.find.bodies import is_idle, union_mentions
from etl.find.body_names import Mention
from etl.find.names import SENTENCE_END
from etl.find.provinces import find_places
from etl.find.union_model import acts, reasons
from etl.models import BlockKind, Page
from etl.vocabulary.unions import union_cues

ENOUGH: Final = 2
"""Points that make a story one of the union's."""
MANY: Final = 4
"""So many namings, whatever they do, make the union a subject."""
BEFORE: Final = 160
NEAR: Final = 60
FAR: Final = 130
FEDERATIONS: Final = frozenset({"nation", "federation"})
NONE_NAMED: Final = "không nêu tên tổ chức công đoàn nào"
"""Why a story that names no union is none of the union's."""
_CLAUSE: Final = re.compile(r"[,;:“\"]")
_PARTY: Final = re.compile(
    r"(?:[Đđ]ại diện|[Ll]ãnh đạo|gồm|[Pp]hối hợp (?:với|cùng))\s[^.;:]*(?:,|\svà)\s+(?:các |tổ chức )*$"
)
"""The union is one of several who take part: "gồm đại diện nhà trường, công đoàn …"."""
_INTRODUCED: Final = re.compile(r"[^()]{0,40}\)\s*:")
"""A speaker with his office in brackets: "Ông A (phó chủ tịch LĐLĐ tỉnh): …"."""


@cache
def _words(kind: str) -> re.Pattern[str]:
    """One pattern of all cues of a kind."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, union_cues(kind))) + r")(?!\w)")


@cache
def _before(kind: str) -> re.Pattern[str]:
    """The cues of a kind as the last words before a union's name, with "của" or "các" between at most."""
    return re.compile(
        _words(kind).pattern
        + r"(?: của| các| tổ chức| lãnh đạo| đại diện| với| "
        + '"'
        + r"[^\"]{0,40}"
        + '"'
        + r" của)*\s*$"
    )


@cache
def _abroad() -> re.Pattern[str]:
    """Another country named within a union's name or just after it."""
    return re.compile(r"(?: \w+){0,3}[ (,]+(?:" + "|".join(map(re.escape, union_cues("abroad"))) + r")(?!\w)")


def involves_union(page: Page) -> bool:
    """True where a union is part of the story."""
    mentions = union_mentions(page)
    return bool(mentions) and acts(mentions, page, by_rules=by_rules(page, mentions))


def union_reasons(page: Page) -> tuple[str, ...]:
    """Why a union is part of the story or is not, in words."""
    mentions = union_mentions(page)
    return reasons(mentions, page, by_rules=by_rules(page, mentions)) if mentions else (NONE_NAMED,)


def by_rules(page: Page, mentions: tuple[Mention, ...]) -> bool:
    """What the rules say: one naming that does enough, or many."""
    is_at_home = _is_at_home(page, mentions)
    points = 0
    named = 0
    for mention in mentions:
        points += _points(mention, page.text, is_at_home=is_at_home)
        named += mention.means != "people"
        if points >= ENOUGH or named >= MANY:
            return True
    return False


def _is_at_home(page: Page, mentions: tuple[Mention, ...]) -> bool:
    """Whether the union is a Vietnamese one: no other country in its name, nor a story that plays only elsewhere."""
    if any(_abroad().match(page.text, mention.span[1]) for mention in mentions):
        return False
    if any(mention.means != "union" for mention in mentions) or find_places(page):
        return True
    return "Việt Nam" in page.text or _words("abroad").search(page.text) is None


def _points(mention: Mention, text: str, *, is_at_home: bool) -> int:
    """What one naming is worth; abroad one quoted unionist alone makes no union news."""
    if is_idle(mention, text):
        return 0
    if mention.block.kind is BlockKind.TITLE:
        return ENOUGH
    if mention.means == "people":
        return 1
    after = _sentence_after(mention, text)
    if _words("negated").search(after):
        return 0
    before = text[max(mention.block.start, mention.span[0] - BEFORE) : mention.span[0]]
    if _before("officer").search(before):
        speaks = _INTRODUCED.match(after) or _words("acting").search(after)
        return (ENOUGH if is_at_home else 1) if speaks else 0
    return ENOUGH if _acts(mention, before, after) else 0


def _acts(mention: Mention, before: str, after: str) -> bool:
    """Whether the words around a naming make the union do, say or be worked with."""
    is_federation = mention.means in FEDERATIONS
    if is_federation and _before("agent").search(before):
        return True
    if _PARTY.search(before) and (is_federation or _words("acting").search(after)):
        return True
    stop = None if is_federation else _CLAUSE.search(after)
    reach = after[:FAR] if is_federation else after[: stop.start()] if stop else after
    return _words("acting").search(reach[: FAR if is_federation else NEAR]) is not None


def _sentence_after(mention: Mention, text: str) -> str:
    """What follows a mention in its sentence."""
    after = text[mention.span[1] : min(mention.block.end, mention.span[1] + FAR)]
    stop = SENTENCE_END.search(after)
    return after[: stop.start()] if stop else after
