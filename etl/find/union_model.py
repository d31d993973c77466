"""Whether a union takes part in a story, by signs that people understand, weighed as readers of bulletins decided.

The rules (`etl.find.union`) ask whether any one naming does something. The model also sees how early and how often
unions are named, and how much of that is a mere owner, address or office; the rules' verdict has a fixed weight.
`python -m etl.score.learn` makes the weights (`data/reference/union_weights.csv`).
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from etl.find.bodies import is_idle
from etl.find.body_names import Mention
from etl.find.names import SENTENCE_END, Matcher
from etl.find.quoted import is_quoted
from etl.models import Page
from etl.vocabulary.signs import Weights, either, sign_cues, weights
from etl.vocabulary.unions import union_cues

TABLE: Final = "union_weights"
SIGNS: Final = ("late", "dense", "federation", "does", "partner", "officer", "idle", "owner", "quoted")
BEFORE: Final = 60
AFTER: Final = 70
REACH: Final = 40
"""How many characters may stand between a union's name and what it does."""
DENSEST: Final = 3.0
SHORTEST: Final = 1000
"""News shorter than this count as so long."""
ENOUGH: Final = 5
"""So many namings show what surrounds unions in a bulletin."""
FEDERATIONS: Final = frozenset({"nation", "federation"})


def acts(mentions: Sequence[Mention], page: Page, *, by_rules: bool) -> bool:
    """Whether a union takes part; `by_rules` is what the rules say."""
    return model().total(signs(mentions, page), by_rules=by_rules) > 0


def reasons(mentions: Sequence[Mention], page: Page, *, by_rules: bool) -> tuple[str, ...]:
    """What speaks most for the answer that `acts` gives, in words."""
    values = signs(mentions, page)
    return model().reasons(values, is_yes=model().total(values, by_rules=by_rules) > 0)


@cache
def model() -> Weights:
    """The weights of `SIGNS`."""
    return weights(TABLE, SIGNS)


def signs(mentions: Sequence[Mention], page: Page) -> tuple[float, ...]:
    """The signs of a page that names unions, in the order of `SIGNS`."""
    count, start = len(mentions), page.news[0].start
    size = max(SHORTEST, page.news[-1].end - start)
    around = [_around(mention, page.text) for mention in mentions[:ENOUGH]]
    return (
        (mentions[0].span[0] - start) / size,
        min(DENSEST, 1000 * count / size),
        sum(mention.means in FEDERATIONS for mention in mentions) / count,
        float(any(one[0] for one in around)),
        float(any(one[1] for one in around)),
        sum(one[2] for one in around) / len(around),
        sum(one[3] for one in around) / len(around),
        sum(one[4] for one in around) / len(around),
        float(all(is_quoted(page.text, one.block.start, one.span[0]) for one in mentions[:ENOUGH])),
    )


def _around(mention: Mention, text: str) -> tuple[bool, bool, bool, bool, bool]:
    """Of one naming: does something, is worked with, is somebody's office, is idle, owns what is told."""
    (start, end), block = mention.span, mention.block
    before = text[max(block.start, start - BEFORE) : start]
    after = SENTENCE_END.split(text[end : min(block.end, end + AFTER)], maxsplit=1)[0]
    idle = is_idle(mention, text)
    return (
        not idle and any(at <= REACH and ";" not in after[:at] for at, _, _ in _does().find(after)),
        _partner().search(before) is not None,
        _officer().search(before) is not None,
        idle,
        _owner().search(before) is not None,
    )


@cache
def _does() -> Matcher[str]:
    """What a union does or says, soon after its name."""
    return Matcher((cue, cue) for cue in sorted({*union_cues("acting"), *sign_cues("does")}))


@cache
def _partner() -> re.Pattern[str]:
    """The words before a union that somebody works with or that is asked."""
    return re.compile(either(sorted(union_cues("agent"))) + r"(?: của| các| tổ chức| lãnh đạo| đại diện| với)*\s*$")


@cache
def _officer() -> re.Pattern[str]:
    """The words before a union that make it somebody's office."""
    return re.compile(either(sorted(union_cues("officer"))) + r"(?: của| các| tổ chức)*\s*$")


@cache
def _owner() -> re.Pattern[str]:
    """The words before a union that only owns, rules or pays what is told."""
    return re.compile(either(sign_cues("owner")) + r"(?: các| tổ chức| lãnh đạo)*\s*$")
