"""Kinds of union activity that a bulletin reports, and whether they took place or are only planned."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from etl.find.names import Matcher
from etl.models import ActivityFact, Block, BlockKind, Page, Span
from etl.vocabulary.activities import activities, activity_cues

WINDOW: Final = 60
ENOUGH: Final = 2
"""A kind only named in the body counts from so many cues; in title or lead, from one."""
WEAK: Final = "weak"
"""Cues that name a subject as often as an activity ("giám sát", "tuyên truyền"): below the lead they must be held."""
_SENTENCE_END: Final = re.compile(r"[.!?;…]\s")


@cache
def _cues() -> Matcher[str]:
    """Every cue with the kind it tells."""
    return Matcher((cue, kind.kind) for kind in activities().values() for cue in kind.cues)


@cache
def _planned() -> re.Pattern[str]:
    """The words of an announcement; with a capital only before a small word, as "Cần Thơ" announces nothing."""
    words = "|".join(map(re.escape, activity_cues("planned")))
    opening = "|".join(re.escape(cue[0].upper() + cue[1:]) for cue in activity_cues("planned"))
    return re.compile(rf"(?<!\w)(?:(?:{words})(?!\w)|(?:{opening})(?=,?\s[^\W\dA-ZĐ]))")


@cache
def _held() -> re.Pattern[str]:
    """The words of a report."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, activity_cues("held"))) + r")(?!\w)", re.IGNORECASE)


def find_activities(page: Page) -> tuple[ActivityFact, ...]:
    """One fact per kind, in order of first mention."""
    lowered = _lower(page.text)
    opening = set(page.news[:2]) | {b for b in page.news if b.kind in {BlockKind.TITLE, BlockKind.LEAD}}
    found: dict[str, list[tuple[Span, Block, bool]]] = {}
    for span, kind, block in _found(page, lowered):
        before = _sentence_before(page.text, span, block)
        is_planned = _planned().search(before) is not None
        if block in opening or lowered[slice(*span)] not in _weak() or (not is_planned and _held().search(before)):
            found.setdefault(kind, []).append((span, block, not is_planned))
    return tuple(
        ActivityFact(kind, any(held for *_, held in uses), tuple(span for span, *_ in uses))
        for kind, uses in found.items()
        if len(uses) >= ENOUGH or uses[0][1] in opening
    )


@cache
def _weak() -> frozenset[str]:
    """The weak cues."""
    return frozenset(activity_cues(WEAK))


def _lower(text: str) -> str:
    """The text in lower case with every offset kept; the few letters that would grow stay as they are."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _found(page: Page, lowered: str) -> Iterator[tuple[Span, str, Block]]:
    """Every cue in the news, with its kind and block."""
    news = iter(page.news)
    block = next(news, None)
    for start, end, kind in _cues().find(lowered):
        while block is not None and block.end <= start:
            block = next(news, None)
        if block is None:
            return
        if start >= block.start:
            yield (start, end), kind, block


def _sentence_before(text: str, span: Span, block: Block) -> str:
    """The words before a cue in its sentence."""
    return _SENTENCE_END.split(text[max(block.start, span[0] - WINDOW) : span[0]])[-1]
