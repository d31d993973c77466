"""Abbreviations that bulletins use when they quote the title of a resolution: `data/reference/resolution_abbreviations.csv`."""

from functools import cache
from typing import Final

from etl.vocabulary import rows

COLUMNS: Final = ("short", "long")


@cache
def abbreviations() -> dict[str, str]:
    """What each abbreviation, in lower case, stands for."""
    return {row["short"]: row["long"] for row in rows("resolution_abbreviations.csv", COLUMNS)}
