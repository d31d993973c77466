"""Words before a place that tell what it does in a story: `data/reference/role_cues.csv`."""

from dataclasses import dataclass
from functools import cache

from etl.vocabulary import rows

COLUMNS = ("cue", "kind", "points", "reach", "within")


@dataclass(frozen=True, slots=True)
class RoleCue:
    """A word that speaks for a place's acting (points above 0) or against it."""

    cue: str
    kind: str
    points: float
    reach: int
    """How many characters before the place it may end."""
    is_clause_bound: bool
    """Whether a comma or bracket between the two cuts its force."""


@cache
def role_cues() -> dict[str, tuple[RoleCue, ...]]:
    """The cues by their words, also as they open a sentence; one word may speak in several ways."""
    found: dict[str, tuple[RoleCue, ...]] = {}
    for row in rows("role_cues.csv", COLUMNS):
        cue = RoleCue(row["cue"], row["kind"], float(row["points"]), int(row["reach"]), row["within"] == "clause")
        for word in {cue.cue, cue.cue[0].upper() + cue.cue[1:]}:
            found[word] = (*found.get(word, ()), cue)
    return found
