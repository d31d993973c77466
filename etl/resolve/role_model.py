"""Whether a province acts, by signs that people understand, weighed as readers of bulletins decided.

The rules (`etl.resolve.roles`) judge each naming by the words before it. What they cannot see is the bulletin as a
whole: how early, how often and beside how many others a province is named. The model adds that and lets the rules'
verdict count with a fixed weight. `python -m etl.score.learn` makes the weights (`data/reference/role_weights.csv`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import Final

from etl.find.gazetteer import ARCHIPELAGO
from etl.find.names import SENTENCE_END
from etl.models import BlockKind, Page
from etl.resolve.roles import LEAD, TITLE, Naming
from etl.vocabulary.signs import Weights, either, sign_cues, weights

TABLE: Final = "role_weights"
SIGNS: Final = (
    *("lead", "late", "share", "dense", "many", "alone"),
    *("points", "against", "route", "speaks", "scene", "seat"),
)
FAR: Final = "chỉ nêu tên quần đảo ngoài khơi"
"""Why a province does not act that is only named by its far islands."""
BEFORE: Final = 110
AFTER: Final = 30
LONGEST_DASH: Final = 9
"""Letter, dash and "TP. " before the second place."""
LOWEST: Final = -3.0
HIGHEST: Final = 5.0
DENSEST: Final = 3.0
SHORTEST: Final = 1000
"""News shorter than this count as so long: two namings in two lines are not many."""
MOST: Final = 16
ENOUGH: Final = 6
"""So many namings show what surrounds a province."""
_CAME: Final = re.compile(r"\w\)? ?[-–] ?(?:TP\.? ?)?$")
_GOES_ON: Final = re.compile(r" ?[-–] ?(?:TP\.? ?)?(?=[A-ZĐ])")
_QUIET: Final = re.compile(r"[\w\s)]*[,–-]?\s*")
"""What may stand between a place and its verb."""
_SEAT: Final = re.compile(r"(?:^|[,.)”\"] |\d )[Tt]ại (?:tỉnh |TP\.? ?|Tp\.? ?|thành phố )?$")


@dataclass(frozen=True, slots=True)
class Story:
    """What the whole bulletin tells about all its provinces."""

    text: str
    start: int
    size: int
    """Where the news begin, and how long they are."""
    named: int
    """Namings of all provinces together."""
    provinces: int


@dataclass(frozen=True, slots=True)
class Case:
    """One province of a bulletin: its namings, and whether it acts by the rules alone."""

    code: str
    namings: Sequence[Naming]
    by_rules: bool


def story_of(cases: Iterable[Case], page: Page) -> Story:
    """The story of these provinces."""
    counts = [len(case.namings) for case in cases]
    start, end = (page.news[0].start, page.news[-1].end) if page.news else (0, 0)
    return Story(page.text, start, max(SHORTEST, end - start), sum(counts), len(counts))


def acts(case: Case, story: Story) -> bool:
    """Whether the province acts in the story; one that is only named by its far islands does not."""
    return not _is_far(case) and model().total(signs(case, story), by_rules=case.by_rules) > 0


def reasons(case: Case, story: Story) -> tuple[str, ...]:
    """What speaks most for the role that `acts` gives, in words."""
    if _is_far(case):
        return (FAR,)
    values = signs(case, story)
    return model().reasons(values, is_yes=model().total(values, by_rules=case.by_rules) > 0)


def _is_far(case: Case) -> bool:
    """Whether the province is only named by its far islands."""
    return all(naming.place.kind == ARCHIPELAGO for naming in case.namings)


@cache
def model() -> Weights:
    """The weights of `SIGNS`."""
    return weights(TABLE, SIGNS)


def signs(case: Case, story: Story) -> tuple[float, ...]:
    """The signs of a province in the order of `SIGNS`."""
    namings, count = case.namings, len(case.namings)
    around = [_around(naming, namings, story.text) for naming in namings[:ENOUGH]]
    return (
        float(any(naming.is_prominent and naming.block.kind is not BlockKind.TITLE for naming in namings)),
        (namings[0].place.span[0] - story.start) / story.size,
        count / story.named,
        min(DENSEST, 1000 * count / story.size),
        log2(min(MOST, story.provinces)),
        float(story.provinces == 1),
        sum(max(LOWEST, min(HIGHEST, naming.points)) for naming in namings) / count,
        float(all(_own_points(naming) < 0 for naming in namings)),
        sum(one[0] for one in around) / len(around),
        float(any(one[1] for one in around)),
        sum(one[2] for one in around) / len(around),
        float(any(one[3] for one in around)),
    )


def _own_points(naming: Naming) -> float:
    """The points that the words before a naming earn, without those of its place in the bulletin."""
    if naming.block.kind is BlockKind.TITLE:
        return naming.points - TITLE
    return naming.points - LEAD if naming.is_prominent else naming.points


def _around(naming: Naming, namings: Sequence[Naming], text: str) -> tuple[bool, bool, bool, bool]:
    """Of one naming: ends a line, does or says something, stands in a scene, is the seat of it all."""
    (start, end), block = naming.place.span, naming.block
    before = text[_sentence(text, max(block.start, start - BEFORE), start) : start]
    after = text[end : min(block.end, end + AFTER)]
    return (
        not naming.is_prominent and _is_route(before, after, naming, namings),
        (verb := _speaks().search(after)) is not None and _QUIET.fullmatch(after, 0, verb.start()) is not None,
        _scene().search(before) is not None,
        after[:1] == "," and _SEAT.search(before) is not None,
    )


def _sentence(text: str, floor: int, start: int) -> int:
    """Where the sentence of a place begins."""
    for stop in SENTENCE_END.finditer(text, floor, start):
        floor = stop.end()
    return floor


def _is_route(before: str, after: str, naming: Naming, namings: Sequence[Naming]) -> bool:
    """Whether a dash joins the place to another province's: "cao tốc Hà Nội - Lào Cai"."""
    start, end = naming.place.span
    came, goes = _CAME.search(before[-LONGEST_DASH:]), _GOES_ON.match(after)
    if came and all(other.place.span[1] < start - len(came[0]) or other.place.span[0] >= start for other in namings):
        return True
    return goes is not None and all(
        other.place.span[0] > end + goes.end() or other.place.span[0] <= start for other in namings
    )


@cache
def _speaks() -> re.Pattern[str]:
    """The verbs that soon follow a place that does or says something."""
    return re.compile(either(sign_cues("speaks")))


@cache
def _scene() -> re.Pattern[str]:
    """The words that set a scene: something happens, on a day, at an hour."""
    cues = [form for cue in sign_cues("scene") for form in (cue, cue[0].upper() + cue[1:])]
    return re.compile(either(cues) + r"|(?<!\w)[Nn]gày \d")
