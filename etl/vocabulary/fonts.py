"""Fonts that draw Vietnamese letters over other codes: `data/reference/legacy_fonts.csv`, the stricter rows first."""

from dataclasses import dataclass
from functools import cache

from etl.vocabulary import rows

COLUMNS = ("start", "end", "encoding", "capitals")


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """What a font's name tells: the encoding of its text, and whether it draws capitals only."""

    encoding: str
    has_only_capitals: bool


@cache
def legacy_font(name: str) -> LegacyFont | None:
    """What the name of a font says of the text set in it; None for a font of Unicode."""
    plain = name.strip().strip("'\"").lower()
    for row in rows("legacy_fonts.csv", COLUMNS):
        if plain.startswith(row["start"]) and plain.endswith(row["end"]):
            return LegacyFont(row["encoding"], row["capitals"] == "yes")
    return None
