"""How strongly a bulletin takes a resolution up where it names it: from named in passing to rewarded.

The words before the citation tell, in its own sentence, as long as they belong together: "hội nghị sơ kết 3 năm thực
hiện Nghị quyết …" is a review, "theo Nghị quyết …" says nothing. Of several the outermost counts (a plan to review is
a plan), but the words of doing give way: "triển khai học tập" is study. Without a word before, "… được triển khai" or
"… vào cuộc sống" after it may tell.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from etl.clean import fold_tones
from etl.models import Page, ResolutionFact, Span
from etl.vocabulary.strengths import strength_cues, strengths

NAMED, STUDIED, CARRIED_OUT, REVIEWED, REWARDED = "named", "studied", "carried_out", "reviewed", "rewarded"
LOOKS, LACKS, FOLLOWS, BREAKS, ENDS = "looks", "lacks", "follows", "breaks", "ends"
BACK: Final = 240
"""How many characters before a citation are looked at."""
LAST_GAP: Final = 90
"""How many characters may stand between the last word that tells and the citation."""
GAP: Final = 45
"""How many between one such word and the next."""
BESIDE: Final = 14
"""How many between "chưa" and what was not done."""
ON: Final = 60
"""How many characters after a citation are looked at."""
_SENTENCE_END: Final = re.compile(r"(?<!TP)(?<!Tp)[.!?…;:]\s|\n")
_YEARS: Final = re.compile(
    r"(?:\d+|một|hai|ba|bốn|năm|sáu|mười|nửa)\s+(?:năm|nhiệm kỳ)\s+(?:tổ chức\s+)?$", re.IGNORECASE
)
""" "3 năm" before "thực hiện": a look back."""
_INTO_LIFE: Final = re.compile(r"[^.;:\n]{0,40}?vào (?:thực tiễn|cuộc sống|đời sống)")
_DONE: Final = re.compile(r"[^,.;:\n]{0,30}?(?:được|đã|đang)\s+(?:[^,.;:\n]{0,20}?\s)?")

_Cue = tuple[str, int, int]
"""What a word means, and where it stands."""


def strength_of(text: str, span: Span, block: Span) -> str:
    """How the sentence around one citation takes it up; `block` is the line that it stands in."""
    before = _SENTENCE_END.split(fold_tones(text[max(block[0], span[0] - BACK) : span[0]]))[-1]
    after = _SENTENCE_END.split(fold_tones(text[span[1] : min(block[1], span[1] + ON)]))[0]
    kinds = _chain(before)
    if set(kinds) - {FOLLOWS}:
        return _outermost(kinds)
    return CARRIED_OUT if _INTO_LIFE.match(after) else _done(after)


def strongest(found: Iterable[str]) -> str:
    """The strongest of several; `named` without any."""
    return max(found, key=list(strengths()).index, default=NAMED)


def with_strengths(facts: tuple[ResolutionFact, ...], page: Page) -> tuple[ResolutionFact, ...]:
    """The facts with how strongly each of their spans, and the bulletin as a whole, takes the resolution up."""
    ends = [block.end for block in page.news] if facts else []
    return tuple(_with_strengths(fact, page, ends) for fact in facts)


def _with_strengths(fact: ResolutionFact, page: Page, ends: list[int]) -> ResolutionFact:
    """One fact with its strengths; `ends` is where the lines of news end."""
    blocks = [page.news[bisect_right(ends, start)] for start, _ in fact.spans]
    found = tuple(
        strength_of(page.text, span, (block.start, block.end)) for span, block in zip(fact.spans, blocks, strict=True)
    )
    return replace(fact, strength=strongest(found), strengths=found)


@cache
def _cues() -> re.Pattern[str]:
    """Every cue, the longest first."""
    words = sorted(strength_cues(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)


def _found(text: str) -> list[_Cue]:
    """The cues of a text, in order; words of doing after so many years look back."""
    found = [
        (strength_cues()[cue[0].lower()], *cue.span()) for cue in _cues().finditer(text) if not _is_name(text, cue)
    ]
    return [
        (REVIEWED if kind == CARRIED_OUT and _YEARS.search(text, 0, start) else kind, start, end)
        for kind, start, end in found
    ]


def _is_name(text: str, cue: re.Match[str]) -> bool:
    """Whether a cue is part of a name, as "Cần" is of "Cần Thơ"."""
    return cue[0][0].isupper() and cue[0][1:].islower() and text[cue.end() + 1 : cue.end() + 2].isupper()


def _chain(before: str) -> list[str]:
    """What the words that belong to the citation mean, the outermost first."""
    kinds: list[str] = []
    reach, room = len(before), LAST_GAP
    for kind, start, end in reversed(_found(before)):
        is_open = not set(kinds) - {FOLLOWS}
        if reach - end > room or kind == ENDS or (kind == BREAKS and is_open):
            break
        if kind == LACKS and reach - end > BESIDE:
            continue
        if kind != BREAKS and (kind != FOLLOWS or is_open):
            kinds.insert(0, kind)
            reach, room = start, LAST_GAP if kind == FOLLOWS else GAP
    return kinds


def _outermost(kinds: list[str]) -> str:
    """What a chain of words says: the outermost, but words of doing give way; a reward counts wherever it stands."""
    if LACKS in kinds or (FOLLOWS in kinds and not {STUDIED, CARRIED_OUT} & set(kinds)):
        return NAMED
    told = [
        REVIEWED if kind == LOOKS else kind
        for place, kind in enumerate(kinds)
        if kind != FOLLOWS and (kind != LOOKS or {CARRIED_OUT, REVIEWED} & set(kinds[place:]))
    ]
    if REWARDED in told:
        return REWARDED
    return next((kind for kind in told if kind != CARRIED_OUT), CARRIED_OUT if told else NAMED)


def _done(after: str) -> str:
    """What is said to have been done, in words right after a citation ("… đã được quán triệt")."""
    opening = _DONE.match(after)
    cue = _cues().match(after, opening.end()) if opening else None
    kind = strength_cues()[cue[0].lower()] if cue else NAMED
    return kind if kind in strengths() else NAMED
