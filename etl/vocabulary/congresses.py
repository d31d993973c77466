"""National congresses of Party and unions, and sessions of the Central Committee: `data/reference/congresses.csv`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from etl.errors import VocabularyError
from etl.vocabulary import choices, rows

COLUMNS: Final = (
    "key", "issuer", "ordinal", "term", "opened_on", "closed_on", "precision", "documents", "source"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Congress:
    """One congress or session: its days, and the resolutions of the register that came of it."""

    key: str
    issuer: str
    ordinal: str
    term: str
    opened_on: date
    closed_on: date
    precision: str
    """`day`, or `month` where only the month is known: the days are then its first and last."""
    documents: tuple[str, ...]
    source: str


@cache
def congresses() -> dict[str, Congress]:
    """Every known congress and session by its key.

    Raises:
        VocabularyError: one that closes before it opens.
    """
    found = {}
    for row in rows("congresses.csv", COLUMNS):
        opened, closed = date.fromisoformat(row["opened_on"]), date.fromisoformat(row["closed_on"])
        if closed < opened:
            raise VocabularyError(f"data/reference/congresses.csv: {row['key']} bế mạc trước ngày khai mạc")
        found[row["key"]] = Congress(
            key=row["key"],
            issuer=row["issuer"],
            ordinal=row["ordinal"],
            term=row["term"],
            opened_on=opened,
            closed_on=closed,
            precision=row["precision"],
            documents=choices(row["documents"]),
            source=row["source"],
        )
    return found


@cache
def party_terms() -> tuple[tuple[date, str], ...]:
    """The day each Party term began, newest first."""
    party = (c for c in congresses().values() if c.issuer == "DH-DANG")
    return tuple(sorted(((c.closed_on, c.ordinal) for c in party), reverse=True))
