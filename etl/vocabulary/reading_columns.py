"""Words over the columns of a table of counter readings: `data/reference/reading_columns.csv`.

`alone` says what a column holds wherever it stands, `beside` only among others. `unclear` names a figure that may be a
day's visits or the counter itself: nobody can tell from the word.
"""

from collections.abc import Sequence
from functools import cache

from etl.errors import VocabularyError
from etl.vocabulary import rows
from etl.vocabulary.columns import plain

COLUMNS = ("field", "word", "strength")
FIGURES = ("today", "yesterday", "week", "month", "total", "online", "unique_visitors")
FIELDS = frozenset({"site", "observed_on", "observed_at", *FIGURES, "unclear"})
_LONGEST_HEADER = 60
_FEWEST = 2


@cache
def _words() -> dict[str, tuple[str, bool]]:
    """The field of each word, and whether it needs no others beside it."""
    found = {}
    for row in rows("reading_columns.csv", COLUMNS):
        if row["field"] not in FIELDS or row["strength"] not in {"alone", "beside"}:
            raise VocabularyError(f"data/reference/reading_columns.csv: {row['word']} has an unknown field or strength")
        found[row["word"]] = row["field"], row["strength"] == "alone"
    return found


def field_of(header: str) -> str | None:
    """What a column with this header holds; None where nobody can tell."""
    return _known(header)[0]


def _known(header: str) -> tuple[str | None, bool]:
    """What a column holds, and whether the header alone says so."""
    nothing = None, False
    return nothing if len(header) > _LONGEST_HEADER else _words().get(plain(header), nothing)


def fields_of(headers: Sequence[str]) -> tuple[str | None, ...] | None:
    """What each column of a table of readings holds; None where the headers are those of no such table.

    A figure and another field are known, and most columns are, or one needs no others beside it.
    """
    known = [_known(header) for header in headers]
    fields = {field for field, _ in known if field}
    strange = sum(bool(header.strip()) for header, (field, _) in zip(headers, known, strict=True) if field is None)
    if len(fields) < _FEWEST or not fields & {*FIGURES, "unclear"}:
        return None
    is_sure = any(alone for _, alone in known) or sum(field is not None for field, _ in known) > strange
    return tuple(field for field, _ in known) if is_sure else None
