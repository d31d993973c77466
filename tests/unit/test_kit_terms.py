"""What pages call the codes of the extraction agrees with the registers that define them."""

from etl.vocabulary import rows
from pages.kit import terms

ACTIVITIES = ("kind", "name", "name_en", "cues")
LEVELS = ("level", "name", "name_en")


def test_activities_bear_the_names_of_their_register() -> None:
    named = {row["kind"]: row["name"] for row in rows("activities.csv", ACTIVITIES)}
    assert len(named) == 10
    assert {kind: terms.activity(kind) for kind in named} == named


def test_levels_of_bodies_bear_the_names_of_their_register() -> None:
    named = {row["level"]: row["name"].casefold() for row in rows("union_bodies.csv", LEVELS)}
    assert len(named) == 7
    assert {level: terms.level(level).casefold().removeprefix("cấp ") for level in named} == named
