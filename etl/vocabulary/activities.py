"""Kinds of union activity and the words that tell them: `data/reference/activities.csv` and `activity_cues.csv`."""

from dataclasses import dataclass
from functools import cache

from etl.vocabulary import choices, rows

COLUMNS = ("kind", "name", "name_en", "cues")


@dataclass(frozen=True, slots=True)
class Activity:
    """One kind of activity; cues are in lower case."""

    kind: str
    name: str
    name_en: str
    cues: tuple[str, ...]


@cache
def activities() -> dict[str, Activity]:
    """The kinds by their slug, in the order in which they are shown."""
    return {
        row["kind"]: Activity(row["kind"], row["name"], row["name_en"], choices(row["cues"]))
        for row in rows("activities.csv", COLUMNS)
    }


@cache
def activity_cues(kind: str) -> tuple[str, ...]:
    """Words that say `planned` or `held`, and cues that are `weak`: they name a subject as often as an activity."""
    return tuple(row["cue"] for row in rows("activity_cues.csv", ("cue", "kind")) if row["kind"] == kind)
