"""Smaller places that stand for their province: `data/reference/places.csv`.

Districts as they stood in June 2025 and all wards and communes since July 2025 are taken from the MIT-licensed package
vietnamadminunits 1.0.4; of the older communes only those that bear a province's name are listed, because names of
communes that were merged away since make the others ambiguous. Parks, airports, islands and landmarks are common
knowledge, written by hand. The column `source` says which is which.
"""

from dataclasses import dataclass
from functools import cache

from etl.vocabulary import rows

COLUMNS = ("name", "kind", "code_63", "code_34", "valid_from", "valid_to", "bare", "source")


@dataclass(frozen=True, slots=True)
class SmallPlace:
    """A district, town, commune, industrial park, island, airport or landmark."""

    name: str
    kind: str
    code_63: str | None
    """None for a unit made in July 2025, which may hold parts of several old provinces."""
    code_34: str
    is_new: bool
    """Exists only since July 2025."""
    bare: str
    """`yes`: counts without its kind before it; `cue`: only after a word of place (ở, tại, về …); "": never."""


@cache
def small_places() -> tuple[SmallPlace, ...]:
    """Every small place of the register."""
    return tuple(
        SmallPlace(
            name=row["name"],
            kind=row["kind"],
            code_63=row["code_63"] or None,
            code_34=row["code_34"],
            is_new=bool(row["valid_from"]),
            bare=row["bare"],
        )
        for row in rows("places.csv", COLUMNS)
    )


CUE_COLUMNS = ("cue", "kind", "means")


@cache
def place_cues(kind: str) -> dict[str, str]:
    """The cues of one kind, each with what it means (`data/reference/place_cues.csv`)."""
    return {row["cue"]: row["means"] for row in rows("place_cues.csv", CUE_COLUMNS) if row["kind"] == kind}
