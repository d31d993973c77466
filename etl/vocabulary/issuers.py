"""Words that name the issuer of a resolution, suffixes that do, and what a bare number usually means.

`data/reference/issuers.csv`, `countries.csv`, `resolution_suffixes.csv`, `resolution_habits.csv` and
`resolution_issuer_names.csv`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from etl.vocabulary import choices, rows
from etl.vocabulary.resolutions import plain_number


@dataclass(frozen=True, slots=True)
class Issuer:
    """What a cue or a suffix says of the issuer."""

    code: str
    """`BCT`, `QH`, …; `PARTY` where the suffix alone leaves open which organ of the Party's centre it was."""
    takes_province: bool = False
    only_upper: bool = False
    """A cue that counts only in capitals (`TƯ`), or with a capital (`Trung ương`)."""
    only_signs: bool = False
    """Somebody who signs what the issuer passes (`Thủ tướng`): tells the issuer, issues none himself."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What readers take a bare number to mean when nothing else is said."""

    number: str
    issuer: str
    year: int
    key: str | None
    only_union: bool
    cues: tuple[str, ...]
    """Words of which one must stand in the text; none where the number alone tells."""
    note: str


CUE_COLUMNS: Final = ("cue", "issuer", "place", "case")
COUNTRY_COLUMNS: Final = ("name",)
SUFFIX_COLUMNS: Final = ("suffix", "issuer", "place")
NAME_COLUMNS: Final = ("issuer", "name")
HABIT_COLUMNS: Final = ("number", "issuer", "year", "key", "only_union", "cues", "note")
_HEADS: Final = {"Quốc hội": False, "Chính phủ": False, "Thủ tướng": True}
"""What every country has, and whether it only signs."""


@cache
def cues() -> tuple[tuple[str, Issuer], ...]:
    """Every cue as written, with what it says."""
    listed = [
        (row["cue"], Issuer(row["issuer"], row["place"] == "province", row["case"] == "upper", row["place"] == "signs"))
        for row in rows("issuers.csv", CUE_COLUMNS)
    ]
    return (*listed, *_abroad())


def _abroad() -> Iterator[tuple[str, Issuer]]:
    """The parliament, the government and its head of every other country: "Quốc hội Pháp", "Thủ tướng Ý"."""
    for row in rows("countries.csv", COUNTRY_COLUMNS):
        for head, signs in _HEADS.items():
            yield f"{head} {row['name']}", Issuer("KHAC", only_signs=signs)


@cache
def suffixes() -> dict[str, Issuer]:
    """What each suffix (`tw`, `hđnd`; lower case, without the Assembly's term) says."""
    return {
        row["suffix"]: Issuer(row["issuer"], row["place"] == "province")
        for row in rows("resolution_suffixes.csv", SUFFIX_COLUMNS)
    }


@cache
def names() -> dict[str, str]:
    """What readers call each issuer, by its code."""
    return {row["issuer"]: row["name"] for row in rows("resolution_issuer_names.csv", NAME_COLUMNS)}


@cache
def habits() -> dict[str, tuple[Habit, ...]]:
    """The usual meanings of a bare number, by its plain number."""
    found: dict[str, tuple[Habit, ...]] = {}
    for row in rows("resolution_habits.csv", HABIT_COLUMNS):
        habit = Habit(
            number=row["number"],
            issuer=row["issuer"],
            year=int(row["year"]),
            key=row["key"] or None,
            only_union=row["only_union"] == "yes",
            cues=choices(row["cues"]),
            note=row["note"],
        )
        plain = plain_number(habit.number)
        found[plain] = (*found.get(plain, ()), habit)
    return found
