"""What programmes of co-operation are called: `programmes.csv`."""

from dataclasses import dataclass
from functools import cache

from etl.errors import VocabularyError
from etl.vocabulary import choices, rows

COLUMNS = ("kind", "name", "words")


@dataclass(frozen=True, slots=True)
class ProgrammeKind:
    """A kind of programme, what readers call it, and the words that name one in a text."""

    kind: str
    name: str
    words: tuple[str, ...]


@cache
def programme_kinds() -> tuple[ProgrammeKind, ...]:
    """Every kind; no words belong to two of them."""
    kinds = tuple(
        ProgrammeKind(row["kind"], row["name"], choices(row["words"])) for row in rows("programmes.csv", COLUMNS)
    )
    words = [word for kind in kinds for word in kind.words]
    if len(set(words)) < len(words) or not all(kind.kind and kind.name and kind.words for kind in kinds):
        raise VocabularyError("data/reference/programmes.csv: a kind without words, or words of two kinds")
    return kinds
