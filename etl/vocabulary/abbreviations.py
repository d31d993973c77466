"""Words for comparing quoted titles: abbreviations, and words that tell no subject apart.

`data/reference/resolution_abbreviations.csv`, `resolution_stop_words.csv` and `resolution_generic_phrases.csv`.
"""

from functools import cache
from typing import Final

from etl.vocabulary import rows

COLUMNS: Final = ("short", "long")
STOP_COLUMNS: Final = ("word",)
GENERIC_COLUMNS: Final = ("phrase",)


@cache
def abbreviations() -> dict[str, str]:
    """What each abbreviation, in lower case, stands for."""
    return {row["short"]: row["long"] for row in rows("resolution_abbreviations.csv", COLUMNS)}


@cache
def stop_words() -> frozenset[str]:
    """Words, in lower case, that stand in any title."""
    return frozenset(row["word"] for row in rows("resolution_stop_words.csv", STOP_COLUMNS))


@cache
def generic_phrases() -> tuple[str, ...]:
    """Phrases, in lower case, that stand in the title of any resolution and in any report of work."""
    return tuple(row["phrase"] for row in rows("resolution_generic_phrases.csv", GENERIC_COLUMNS))
