"""Vietnamese letters in the encodings before Unicode, and the parts a syllable is made of.

Files: `data/reference/legacy_encodings.csv`, `data/reference/vietnamese_syllables.csv`.
"""

import re
from functools import cache

from etl.vocabulary import rows

LETTER_COLUMNS = ("encoding", "bytes", "letter")
SYLLABLE_COLUMNS = ("part", "letters")


@cache
def letters(encoding: str) -> dict[str, str]:
    """Each letter of a legacy encoding: its bytes, a character each (as Latin-1 and as code page 1252)."""
    table: dict[str, str] = {}
    for row in rows("legacy_encodings.csv", LETTER_COLUMNS):
        if row["encoding"] == encoding:
            raw = bytes.fromhex(row["bytes"])
            table[raw.decode("latin-1")] = row["letter"]
            table[raw.decode("cp1252", errors="ignore") or raw.decode("latin-1")] = row["letter"]
    return table


@cache
def syllable() -> re.Pattern[str]:
    """A Vietnamese syllable in lower case without its tone."""
    parts: dict[str, list[str]] = {}
    for row in rows("vietnamese_syllables.csv", SYLLABLE_COLUMNS):
        parts.setdefault(row["part"], []).append(row["letters"])
    onset, nucleus, coda = (
        "|".join(sorted(parts[part], key=len, reverse=True)) for part in ("onset", "nucleus", "coda")
    )
    return re.compile(f"(?:{onset})?(?:{nucleus})(?:{coda})?")
