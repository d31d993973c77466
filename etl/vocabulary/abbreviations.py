"""Words for comparing quoted titles: abbreviations, and words that tell no subject apart.

`data/reference/resolution_abbreviations.csv` and `resolution_stop_words.csv`.
"""

from functools import cache
from typing import Final

from etl.vocabulary import rows

COLUMNS: Final = ("short", "long")
STOP_COLUMNS: Final = ("word",)


@cache
def abbreviations() -> dict[str, str]:
    """What each abbreviation, in lower case, stands for."""
    return {row["short"]: row["long"] for row in rows("resolution_abbreviations.csv", COLUMNS)}


@cache
def stop_words() -> frozenset[str]:
    """Words, in lower case, that stand in any title."""
    return frozenset(row["word"] for row in rows("resolution_stop_words.csv", STOP_COLUMNS))
