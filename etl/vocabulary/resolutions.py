"""The register of resolutions and of the documents beside them: `data/reference/resolutions.csv`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from etl.errors import VocabularyError
from etl.vocabulary import choices, rows

COLUMNS: Final = (
    "key", "issuer", "number", "suffix", "issued_on", "year", "term", "title", "short", "aliases", "kind",
    "confidence", "source", "note",
)  # fmt: skip

RESOLUTION: Final = "nghi_quyet"


@dataclass(frozen=True, slots=True)
class Resolution:
    """One document of the register."""

    key: str
    issuer: str
    number: str
    """In the register's spelling: `02`, `7b`, `XIII`."""
    suffix: str
    issued_on: date | None
    year: int | None
    term: str | None
    """The issuer's own: of the Party, the Assembly or the union; Roman."""
    title: str
    short: str
    aliases: tuple[str, ...]
    kind: str
    """`nghi_quyet`, `chi_thi`, `ket_luan`, `ke_hoach`."""
    confidence: str
    source: str | None
    note: str | None

    @property
    def is_verified(self) -> bool:
        """Whether a source that can be opened stands behind the row; otherwise shown as "chưa kiểm chứng"."""
        return bool(self.source and self.source.startswith("http") and self.confidence != "low")


@cache
def register() -> dict[str, Resolution]:
    """Every document of the register by its key, in the order of the file.

    Raises:
        VocabularyError: a key stands twice, or a year and a date contradict each other.
    """
    found: dict[str, Resolution] = {}
    for row in rows("resolutions.csv", COLUMNS):
        entry = _entry(row)
        if entry.key in found:
            raise VocabularyError(f"data/reference/resolutions.csv: {entry.key} lặp lại")
        if entry.issued_on and entry.year != entry.issued_on.year:
            raise VocabularyError(f"data/reference/resolutions.csv: {entry.key}, năm không khớp với ngày ban hành")
        found[entry.key] = entry
    return found


def _entry(row: dict[str, str]) -> Resolution:
    """One row as an entry."""
    return Resolution(
        key=row["key"],
        issuer=row["issuer"],
        number=row["number"],
        suffix=row["suffix"],
        issued_on=date.fromisoformat(row["issued_on"]) if row["issued_on"] else None,
        year=int(row["year"]) if row["year"] else None,
        term=row["term"] or None,
        title=row["title"],
        short=row["short"],
        aliases=choices(row["aliases"]),
        kind=row["kind"],
        confidence=row["confidence"],
        source=row["source"] or None,
        note=row["note"] or None,
    )


def plain_number(number: str) -> str:
    """A number in one spelling, for comparing: `02` and `2`, `7B` and `07b` are the same."""
    return number.lower().replace(" ", "").lstrip("0") or "0"


@cache
def by_number() -> dict[str, tuple[Resolution, ...]]:
    """The resolutions of the register by their plain number."""
    found: dict[str, list[Resolution]] = {}
    for entry in register().values():
        if entry.kind == RESOLUTION:
            found.setdefault(plain_number(entry.number), []).append(entry)
    return {number: tuple(entries) for number, entries in found.items()}
