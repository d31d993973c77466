"""Which province each place stands for, on which map, and whether it acts or is merely named.

A bulletin stands on one map. On that of 34 units everything is counted in new units: a former province ("Bình Dương",
"Bình Dương (cũ)") is then a place within the one it became part of, as a district is.

By the rules a province acts from `ENOUGH` points on: those of its best naming (`etl.resolve.roles`), a little for each
further one, something for a union body of its own that acts; less where another province plainly has the story.
`etl.resolve.role_model` weighs that verdict with what the bulletin as a whole shows, and decides.
"""

import re
from collections import Counter
from functools import cache
from typing import Final

from etl.find.names import Matcher
from etl.find.provinces import Place
from etl.models import BlockKind, BodyFact, Page, ProvinceFact, Span
from etl.resolve.role_model import Case, acts, reasons, story_of
from etl.resolve.roles import Naming, weigh
from etl.settings import MAP_CHANGED_ON
from etl.vocabulary.geography import province_names, provinces, to_34, units_34
from etl.vocabulary.places import place_cues

ENOUGH: Final = 0.9
"""Points from which a province acts."""
AGAIN: Final = 0.2
"""What each further naming adds, up to `MOST_AGAIN` of them."""
MOST_AGAIN: Final = 4
BODY: Final = 0.5
"""What an acting union body of the province adds."""
ASIDE: Final = 0.5
"""What a province loses that is named once or twice in a story of another one."""
OFTEN: Final = 3
FEW: Final = 2
_FORMER: Final = re.compile(r"\s*\(?cũ\b")


def resolve_provinces(
    places: tuple[Place, ...], bodies: tuple[BodyFact, ...], page: Page, *, site_province: str | None
) -> tuple[ProvinceFact, ...]:
    """One fact per province, in order of first mention; `site_province` is the 63-unit code of the site's home."""
    unit = map_of(page, places)
    cases = cases_of(places, bodies, page, unit)
    story = story_of(cases, page)
    facts = tuple(_fact(unit, case, page.text, is_active=acts(case, story)) for case in cases)
    return facts + _at_home(facts, unit, page, site_province)


def role_reasons(places: tuple[Place, ...], bodies: tuple[BodyFact, ...], page: Page) -> dict[str, tuple[str, ...]]:
    """Why each province named acts or does not, in words, by its name."""
    unit = map_of(page, places)
    cases = cases_of(places, bodies, page, unit)
    story = story_of(cases, page)
    return {name_of(unit, case.code): reasons(case, story) for case in cases}


def cases_of(places: tuple[Place, ...], bodies: tuple[BodyFact, ...], page: Page, unit: str) -> tuple[Case, ...]:
    """Each province with its namings and what the rules say of it, in order of first mention."""
    by_code: dict[str, list[Naming]] = {}
    for naming in weigh(places, page):
        code = naming.place.code_63 if unit == "63" else naming.place.code_34
        if code:
            by_code.setdefault(code, []).append(naming)
    acting = {_on_map(unit, body.province) for body in bodies if body.province and body.role == "active"}
    holder = _holder(by_code)
    return tuple(
        Case(
            code, namings, _points(namings, (BODY if code in acting else 0.0) - _aside(code, namings, holder)) >= ENOUGH
        )
        for code, namings in by_code.items()
    )


def map_of(page: Page, places: tuple[Place, ...]) -> str:
    """`34` for a bulletin of 1 July 2025 or later, or an undated one whose own words or events are later; else `63`."""
    if page.published_on is not None:
        return "34" if page.published_on.isoformat() >= MAP_CHANGED_ON else "63"
    if any(day.isoformat() >= MAP_CHANGED_ON for day in page.event_dates):
        return "34"
    if any(_names_former(place, page.text) for place in places):
        return "34"
    return "34" if next(_matcher("new_map").find(page.text), None) else "63"


def _names_former(place: Place, text: str) -> bool:
    """Whether a place is a province that is gone, and called so: "Bình Dương (cũ)"."""
    return place.kind == "province" and place.code_63 in _gone() and _FORMER.match(text, place.span[1]) is not None


@cache
def _gone() -> frozenset[str]:
    """The old provinces whose names the new map does not have."""
    names = {unit.name for unit in units_34().values()}
    return frozenset(province.code_63 for province in provinces() if province.name not in names)


@cache
def _matcher(kind: str) -> Matcher[str]:
    """All cues of a kind, also as they open a sentence."""
    return Matcher((form, cue) for cue in place_cues(kind) for form in (cue, cue[0].upper() + cue[1:]))


def _on_map(unit: str, code_63: str) -> str:
    """The code of an old unit on the bulletin's map."""
    return code_63 if unit == "63" else to_34(code_63)


def _holder(by_code: dict[str, list[Naming]]) -> str | None:
    """The province that plainly has the story: in the title and often, or far more often than any other."""
    counts = Counter({code: len(namings) for code, namings in by_code.items()})
    titled = [code for code, found in by_code.items() if any(n.block.kind is BlockKind.TITLE for n in found)]
    if titled:
        return titled[0] if len(titled) == 1 and counts[titled[0]] >= OFTEN else None
    return next((code for code, count in counts.most_common(1) if count >= OFTEN * 2), None)


def _aside(code: str, namings: list[Naming], holder: str | None) -> float:
    """The points lost by a province that another one's story names in passing."""
    if holder in {None, code} or len(namings) > FEW:
        return 0.0
    return 0.0 if any(naming.is_prominent for naming in namings) else ASIDE


def _points(namings: list[Naming], extra: float) -> float:
    """What a province's namings are worth together."""
    again = sum(not naming.is_caption for naming in namings) - 1
    return max(naming.points for naming in namings) + AGAIN * max(0, min(MOST_AGAIN, again)) + extra


def _fact(unit: str, case: Case, text: str, *, is_active: bool) -> ProvinceFact:
    """One province with its role and the naming that speaks most for its acting."""
    best = max(case.namings, key=lambda naming: naming.points)
    return ProvinceFact(
        unit=unit,
        code=case.code,
        name=name_of(unit, case.code),
        role="active" if is_active else "mentioned",
        mentions=len(case.namings),
        evidence=text[slice(*best.evidence)].strip(),
        spans=tuple(naming.place.span for naming in case.namings),
    )


def name_of(unit: str, code: str) -> str:
    """The name of a unit on its map."""
    return province_names()[code] if unit == "63" else units_34()[code].name


def _at_home(facts: tuple[ProvinceFact, ...], unit: str, page: Page, home: str | None) -> tuple[ProvinceFact, ...]:
    """The site's own province where the text only says "LĐLĐ tỉnh", "tỉnh ta", and no other province acts."""
    if home is None:
        return ()
    code = _on_map(unit, home)
    if any(fact.code == code or fact.role == "active" for fact in facts):
        return ()
    spans = tuple(_unnamed(page))
    if not spans:
        return ()
    evidence = page.text[slice(*spans[0])]
    return (ProvinceFact(unit, code, name_of(unit, code), "active", len(spans), evidence, spans),)


def _unnamed(page: Page) -> list[Span]:
    """Where the news speak of the province without its name."""
    return [
        (block.start + start, block.start + end)
        for block in page.news
        for start, end, _ in _matcher("home").find(page.of(block))
    ]
