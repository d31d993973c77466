"""Words that say nothing about a bulletin's subject: `data/reference/stopwords.csv`."""

from functools import cache

from etl.vocabulary import rows


@cache
def stopwords() -> frozenset[str]:
    """The words in lower case."""
    return frozenset(row["word"] for row in rows("stopwords.csv", ("word",)))
