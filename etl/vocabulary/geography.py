"""Provinces on the two maps: the 63 units of 2008 to 30/06/2025 and the 34 since; `data/reference/provinces.csv`."""

from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import normalize

from etl.errors import VocabularyError
from etl.vocabulary import choices, rows

COLUMNS = (
    "code_63", "name", "short_names", "abbreviations", "former_names", "region", "code_34", "name_34", "lat", "lon"
)  # fmt: skip

LETTERS: Final = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
"""The Vietnamese alphabet in its order."""

TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
"""The tone marks in their order: huyền, hỏi, ngã, sắc, nặng."""


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 63 units, and the one of the 34 in which it lies wholly."""

    code_63: str
    name: str
    short_names: tuple[str, ...]
    """Other spellings, and names that mean the unit ("Sài Gòn", "xứ Nghệ")."""
    abbreviations: tuple[str, ...]
    """As printed; one that ends in `?` counts only where the words around it support it."""
    former_names: tuple[str, ...]
    region: str
    code_34: str
    name_34: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Unit:
    """One of the 34 units, with the codes of the old units that make it up."""

    code: str
    name: str
    region: str
    lat: float
    lon: float
    merged_from: tuple[str, ...]


@cache
def provinces() -> tuple[Province, ...]:
    """The 63 units in the order of their codes.

    Raises:
        VocabularyError: not 63 units, or a code or name twice.
    """
    found = tuple(
        Province(
            code_63=row["code_63"],
            name=row["name"],
            short_names=choices(row["short_names"]),
            abbreviations=choices(row["abbreviations"]),
            former_names=choices(row["former_names"]),
            region=row["region"],
            code_34=row["code_34"],
            name_34=row["name_34"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in rows("provinces.csv", COLUMNS)
    )
    if {len(found), len({p.code_63 for p in found}), len({p.name for p in found})} != {63}:
        raise VocabularyError("data/reference/provinces.csv: phải có đúng 63 đơn vị, không trùng mã, không trùng tên")
    return found


@cache
def province_names() -> dict[str, str]:
    """The name of each of the 63 units by its code."""
    return {province.code_63: province.name for province in provinces()}


@cache
def by_code_63() -> dict[str, Province]:
    """Each of the 63 units by its code."""
    return {province.code_63: province for province in provinces()}


@cache
def units_34() -> dict[str, Unit]:
    """Each of the 34 units by its code; region and point are those of the old unit whose seat it kept."""
    parts: dict[str, list[Province]] = {}
    for province in provinces():
        parts.setdefault(province.code_34, []).append(province)
    return {code: _unit(code, parts[code]) for code in sorted(parts)}


def _unit(code: str, parts: list[Province]) -> Unit:
    """The new unit made of these old ones."""
    name = parts[0].name_34
    seat = next((part for part in parts if part.name == name), parts[0])
    return Unit(code, name, seat.region, seat.lat, seat.lon, tuple(part.code_63 for part in parts))


def to_34(code_63: str) -> str:
    """The code of the new unit in which an old one lies."""
    return by_code_63()[code_63].code_34


def alphabetical(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A key that sorts names as a Vietnamese list does: by letters, and by tones only where the letters are equal."""
    marks = normalize("NFD", name.lower())
    letters = normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    return tuple(map(LETTERS.find, letters)), tuple(TONES.find(mark) for mark in marks)
