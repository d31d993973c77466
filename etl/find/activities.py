"""Kinds of union activity that a bulletin reports, and whether they took place or are only planned."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from etl.find.folding import lowered
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
    low = lowered(page.text)
    found: dict[str, list[tuple[Span, Block, bool]]] = {}
    for span, kind, block in _found(page, low):
        before = _sentence_before(page.text, span, block)
        is_planned = _planned().search(before) is not None
        is_firm = low[slice(*span)] not in _weak() or _opens(page, block)
        if is_firm or (not is_planned and _held().search(before)):
            found.setdefault(kind, []).append((span, block, not is_planned))
    return tuple(
        ActivityFact(kind, any(held for *_, held in uses), tuple(span for span, *_ in uses))
        for kind, uses in found.items()
        if len(uses) >= ENOUGH or _opens(page, uses[0][1])
    )


def _opens(page: Page, block: Block) -> bool:
    """Whether a block opens the news: the title, the lead, or one of the first two."""
    return block.kind in {BlockKind.TITLE, BlockKind.LEAD} or block.start <= page.news[:2][-1].start


@cache
def _weak() -> frozenset[str]:
    """The weak cues."""
    return frozenset(activity_cues(WEAK))


def _found(page: Page, low: str) -> Iterator[tuple[Span, str, Block]]:
    """Every cue in the news, with its kind and block."""
    news = iter(page.news)
    block = next(news, None)
    for start, end, kind in _cues().find(low):
        while block is not None and block.end <= start:
            block = next(news, None)
        if block is None:
            return
        if start >= block.start:
            yield (start, end), kind, block


def _sentence_before(text: str, span: Span, block: Block) -> str:
    """The words before a cue in its sentence."""
    return _SENTENCE_END.split(text[max(block.start, span[0] - WINDOW) : span[0]])[-1]
