"""Words that a searcher means as one, short forms, and words nobody looks for: `data/reference/search_*.csv`."""

from functools import cache
from typing import Final

from etl.vocabulary import rows

WORD_COLUMNS: Final = ("word",)
SHORT_COLUMNS: Final = ("short", "long")


@cache
def search_words() -> tuple[str, ...]:
    """Words of several syllables that a general dictionary lacks."""
    return tuple(row["word"] for row in rows("search_words.csv", WORD_COLUMNS))


@cache
def search_stop_words() -> frozenset[str]:
    """Syllables that need not be in a text because they were typed: they only hold the others together."""
    return frozenset(row["word"] for row in rows("search_stop_words.csv", WORD_COLUMNS))


@cache
def short_forms() -> tuple[tuple[str, str], ...]:
    """Each short form with what it stands for; a text may use either."""
    return tuple((row["short"], row["long"]) for row in rows("search_short_forms.csv", SHORT_COLUMNS))
