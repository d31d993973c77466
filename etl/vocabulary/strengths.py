"""How strongly a bulletin takes a resolution up, and the words that say so.

`data/reference/resolution_strengths.csv` lists the strengths from the weakest to the strongest,
`resolution_strength_cues.csv` the words that tell them before or after a citation.
"""

from dataclasses import dataclass
from functools import cache

from etl.vocabulary import rows


@dataclass(frozen=True, slots=True)
class Strength:
    """One way of taking a resolution up."""

    strength: str
    name: str
    name_en: str


@cache
def strengths() -> dict[str, Strength]:
    """The strengths by their slug, the weakest first."""
    columns = ("strength", "name", "name_en")
    return {row["strength"]: Strength(**row) for row in rows("resolution_strengths.csv", columns)}


@cache
def strength_cues() -> dict[str, str]:
    """What each word means: a strength, or how it limits one.

    `looks` (at what was done: a review where a word of doing follows) · `follows` ("theo": says nothing without a word
    of doing before it) · `lacks` (right before: not done) · `breaks` (right before the citation: says nothing) · `ends`
    (what stands before belongs to something else).
    """
    return {row["cue"]: row["means"] for row in rows("resolution_strength_cues.csv", ("cue", "means"))}
