"""Kinds of documents that are no resolution, and the words that name them: `data/reference/document_kinds.csv`."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from etl.vocabulary import rows

COLUMNS: Final = ("kind", "word", "abbreviation", "needs_number_word")


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One word for a kind of document."""

    kind: str
    word: str
    abbreviation: str
    """As in a suffix (`CT` of 37-CT/TW), lower case; "" where there is none."""
    needs_number_word: bool
    """Whether digits after the word count only with "số" or a suffix ("chương trình 135" is a programme's name)."""


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """Every word for a kind, as the file lists them."""
    return tuple(
        DocumentKind(row["kind"], row["word"], row["abbreviation"], row["needs_number_word"] == "yes")
        for row in rows("document_kinds.csv", COLUMNS)
    )
