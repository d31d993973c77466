"""Columns by which the exports of web analytics are known: `data/reference/series_columns.csv`.

`export` is the tool and which of its exports. Where the words are from: Plausible, the `imported_visitors_*.csv` of its
own import tests; Matomo, `VisitsSummary.get` of its Reporting API and the names of its metrics there; GoatCounter, the
header that its `export.go` writes (the version stands before the first name); Umami, the columns of `website_event`.
"""

from collections.abc import Sequence
from functools import cache

from etl.errors import VocabularyError
from etl.vocabulary import rows
from etl.vocabulary.columns import plain

COLUMNS = ("export", "field", "word", "needed")
FIGURES = ("visits", "visitors", "views")
FIELDS = frozenset({"day", *FIGURES, "moment", "first", "bot", "event", "session", "visit", "kind", "sign"})


@cache
def exports() -> dict[str, dict[str, tuple[str, bool]]]:
    """Of each export its words: the field, and whether the word must be there."""
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    for row in rows("series_columns.csv", COLUMNS):
        if row["field"] not in FIELDS or row["needed"] not in {"yes", "no"}:
            raise VocabularyError(f"data/reference/series_columns.csv: {row['word']} has an unknown field or need")
        found.setdefault(row["export"], {})[row["word"]] = row["field"], row["needed"] == "yes"
    return found


def export_of(headers: Sequence[str]) -> tuple[str, tuple[str | None, ...]] | None:
    """The tool whose export has these headers, and what each column holds; None where it is none that is known."""
    words = [plain(header) for header in headers]
    for export, known in exports().items():
        if all(word in words for word, (_, needed) in known.items() if needed):
            return export.split("-", 1)[0], tuple(known[word][0] if word in known else None for word in words)
    return None
