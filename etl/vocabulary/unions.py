"""How unions are written and what they are doing: `data/reference/union_bodies.csv` (levels) and `union_cues.csv`."""

from dataclasses import dataclass
from functools import cache

from etl.vocabulary import rows

LEVEL_COLUMNS = ("level", "name", "name_en")
CUE_COLUMNS = ("cue", "kind", "means")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the union organisation."""

    level: str
    name: str
    name_en: str


@cache
def levels() -> dict[str, Level]:
    """The levels by their slug, from the nation to the base."""
    return {row["level"]: Level(**row) for row in rows("union_bodies.csv", LEVEL_COLUMNS)}


@cache
def union_cues(kind: str) -> dict[str, str]:
    """The cues of one kind, each with what it means."""
    return {row["cue"]: row["means"] for row in rows("union_cues.csv", CUE_COLUMNS) if row["kind"] == kind}


def opening(words: str, kind: str) -> str | None:
    """The cue of a kind that the words open with as whole words, the longest."""
    stripped = words.lstrip()
    return max((cue for cue in union_cues(kind) if _opens(stripped, cue)), key=len, default=None)


def _opens(words: str, cue: str) -> bool:
    """Whether words open with a cue as whole words."""
    return words.startswith(cue) and not words[len(cue) : len(cue) + 1].isalnum()
