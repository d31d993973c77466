"""Words over the columns of a table of bulletins, and what the column holds: `data/reference/bulletin_columns.csv`."""

import re
import unicodedata
from functools import cache

from etl.vocabulary import rows

COLUMNS = ("field", "word")
FIELDS = ("title", "lead", "text", "published_on", "author")


@cache
def _words() -> dict[str, str]:
    """The field of each word, as `plain` writes it."""
    return {row["word"]: row["field"] for row in rows("bulletin_columns.csv", COLUMNS)}


@cache
def word_of(field: str) -> str:
    """A header that says a field for certain."""
    return next(word for word, one in _words().items() if one == field)


def field_of(header: str) -> str | None:
    """What a column with this header holds; None where nobody can tell."""
    return _words().get(plain(header))


def plain(header: str) -> str:
    """A header in small letters without accents, its words parted by one space."""
    bare = unicodedata.normalize("NFD", header.lower().replace("đ", "d"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(re.findall("[a-z0-9]+", letters))
