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
from typing import Final, NamedTuple

from etl.find.gazetteer import ARCHIPELAGO
from etl.find.names import SENTENCE_END
from etl.find.quoted import is_quoted
from etl.models import BlockKind, Page
from etl.resolve.roles import LEAD, TITLE, Naming
from etl.vocabulary.signs import Weights, either, sign_cues, weights

TABLE: Final = "role_weights"
SIGNS: Final = (
    *("early", "late", "share", "dense", "many", "alone"),
    *("points", "against", "route", "speaks", "scene", "seat"),
    *("project", "quoted", "career", "venue", "firm"),
)
FAR: Final = "chỉ nêu tên quần đảo ngoài khơi"
"""Why a province does not act that is only named by its far islands."""
OPENING: Final = 600
"""So far the opening of a story reaches: the title, the lead and the first lines."""
BEFORE: Final = 110
FAR_BEFORE: Final = 220
"""How far before a place its sentence tells of somebody's life, or of where something is held."""
NAME_ROOM: Final = 60
"""How long the name of a project may be before the place in it."""
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
        float(namings[0].place.span[0] - story.start < OPENING),
        (namings[0].place.span[0] - story.start) / story.size,
        count / story.named,
        min(DENSEST, 1000 * count / story.size),
        log2(min(MOST, story.provinces)),
        float(story.provinces == 1),
        sum(max(LOWEST, min(HIGHEST, naming.points)) for naming in namings) / count,
        float(all(_own_points(naming) < 0 for naming in namings)),
        sum(one.is_route for one in around) / len(around),
        float(any(one.speaks for one in around)),
        sum(one.is_in_scene for one in around) / len(around),
        float(any(one.is_seat for one in around)),
        sum(one.is_in_project and not one.speaks for one in around) / len(around),
        float(all(is_quoted(story.text, naming.block.start, naming.place.span[0]) for naming in namings[:ENOUGH])),
        sum(one.is_in_career for one in around) / len(around),
        float(any(one.is_venue for one in around)),
        sum(one.is_by_firm for one in around) / len(around),
    )


def _own_points(naming: Naming) -> float:
    """The points that the words before a naming earn, without those of its place in the bulletin."""
    if naming.block.kind is BlockKind.TITLE:
        return naming.points - TITLE
    return naming.points - LEAD if naming.is_prominent else naming.points


class Around(NamedTuple):
    """What stands around one naming."""

    is_route: bool
    """It ends a line of traffic."""
    speaks: bool
    """It does or says something."""
    is_in_scene: bool
    is_seat: bool
    """It is the seat of what is reported."""
    is_in_project: bool
    is_in_career: bool
    is_venue: bool
    is_by_firm: bool


def _around(naming: Naming, namings: Sequence[Naming], text: str) -> Around:
    """The words of its sentence before a naming, and those after it, asked for every sign."""
    (start, end), block = naming.place.span, naming.block
    sentence = text[_sentence(text, max(block.start, start - FAR_BEFORE), start) : start]
    before, name = sentence[-BEFORE:], sentence[-NAME_ROOM:]
    after = text[end : min(block.end, end + AFTER)]
    verb = _speaks().search(after)
    return Around(
        not naming.is_prominent and _is_route(before, after, naming, namings),
        verb is not None and _QUIET.fullmatch(after, 0, verb.start()) is not None,
        _scene().search(before) is not None,
        after[:1] == "," and _SEAT.search(before) is not None,
        _project().search(name) is not None,
        _career().search(sentence) is not None,
        _venue().search(name) is not None,
        _firm().search(sentence) is not None,
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
    return re.compile(either(_cased("scene")) + r"|N(?<!\wN)gày \d|n(?<!\wn)gày \d")


@cache
def _project() -> re.Pattern[str]:
    """What is built or run, with the first words of its name, right before the place."""
    name = r"(?: (?!(?:ở|tại|qua|trên|thuộc|trong|từ|cho|của) )[^\s,.;:()]+){0,4} $"
    return re.compile(either(_cased("project")) + name)


@cache
def _career() -> re.Pattern[str]:
    """The words of somebody's life story."""
    return re.compile(either(sign_cues("career")))


@cache
def _venue() -> re.Pattern[str]:
    """Something is held, right before the place."""
    return re.compile(either(sign_cues("venue")) + r"(?: [^\s.;:]+){0,3} (?:tại|ở) (?:TP\.? ?|tỉnh |thành phố )?$")


@cache
def _firm() -> re.Pattern[str]:
    """A company, a school or a hospital a few words before the place."""
    return re.compile(either(_cased("firm")) + rf"[^.;]{{0,{NAME_ROOM}}}$")


def _cased(sign: str) -> list[str]:
    """The words of a sign, also as they open a sentence."""
    return [form for cue in sign_cues(sign) for form in (cue, cue[0].upper() + cue[1:])]
