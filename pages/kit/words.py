"""What users read: Vietnamese sentences with their English, numbers and dates as each language writes them."""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final

import streamlit as st
from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import NumberPattern, parse_pattern

CATALOGUE: Final = Path(__file__).parent / "catalogue"
LANGUAGES: Final = ("vi", "en")
_FIRST: Final = 1000
"""Digits, spaces and signs come before all letters."""
_ALPHABET: Final = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=_FIRST)}
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_FORMS: Final = ("zero", "one", "two", "few", "many", "other")
"""The forms of words beside numbers, in the order in which a sentence names those that its language has."""
_FIXED: Final[ContextVar[str | None]] = ContextVar("language", default=None)


@contextmanager
def said_in(code: str) -> Iterator[None]:
    """Words in this language: for files, which are made where no page is being drawn."""
    token = _FIXED.set(code)
    try:
        yield
    finally:
        _FIXED.reset(token)


def language() -> str:
    """The reader's language: the sidebar switch, else the address, else Vietnamese."""
    if fixed := _FIXED.get():
        return fixed
    return spoken(st.session_state.get("lang") or st.query_params.get("lang"))


def spoken(asked: str | None) -> str:
    """The language that somebody asks for, where pages speak it; else Vietnamese."""
    return asked if asked in LANGUAGES else "vi"


@cache
def _translations(code: str) -> dict[str, str]:
    """All sentences of a language: its files merged in name order."""
    found: dict[str, str] = {}
    for path in sorted((CATALOGUE / code).glob("*.po")):
        with path.open("rb") as file:
            found |= {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string}
    return found


class _Filled(Formatter):
    """Fills the places of a sentence; `{count:bulletin|bulletins}` is the word that a language sets beside a count."""

    def __init__(self, code: str) -> None:
        """For one language."""
        self.rule = Locale(code).plural_form
        self.forms: list[str] = [tag for tag in _FORMS if tag in self.rule.tags | {"other"}]

    def format_field(self, value: object, format_spec: str) -> str:
        """The value, or the form of a word for it; values come spelled."""
        if "|" not in format_spec:
            return str(super().format_field(value, format_spec))
        digits = "".join(one for one in str(value) if one.isdigit())
        return format_spec.split("|")[self.forms.index(self.rule(int(digits or 0)))]


@cache
def _filler(code: str) -> _Filled:
    """The filler of a language."""
    return _Filled(code)


def t(text: str, **values: object) -> str:
    """A sentence in the reader's language; `{name}` places are filled. Without a translation it stays Vietnamese."""
    code = language()
    said = text if code == "vi" else _translations(code).get(text, text)
    return filled(said, values) if values else said


def filled(said: str, values: Mapping[str, object]) -> str:
    """A sentence of the reader's language with its places filled."""
    return _filler(language()).vformat(said, (), values) if "|" in said else said.format_map(values)


def known(text: str) -> str | None:
    """The reader's word for a word of ours that stands in a sentence of somebody else."""
    return _translations(language()).get(text)


def number(n: float) -> str:
    """A whole number: 1.234 (English 1,234)."""
    spelled = f"{round(n):,}"
    return spelled if language() == "en" else spelled.replace(",", ".")


_SCALES: Final = ((1_000_000_000, " tỷ", "B"), (1_000_000, " triệu", "M"))
"""From a million on, a headline says the order of size."""


def compact(n: float) -> str:
    """A headline's number: as `number` below a million, then 2,79 triệu (English 2.79M)."""
    for size, *names in _SCALES:
        if abs(n) >= size:
            return f"{_spelled(n / size, '#,##0.##')}{names[language() == 'en']}"
    return number(n)


def decimal(x: float, places: int = 1) -> str:
    """A number with decimals: 1.234,5."""
    return _spelled(x, f"#,##0.{'0' * places}")


def percent(x: float, places: int = 0) -> str:
    """A share (0.125 is 12,5 %): `places` decimals at most."""
    return _spelled(x, f"#,##0.{'#' * places}%" if places else "#,##0%")


@cache
def _pattern(shape: str) -> NumberPattern:
    """A shape of numbers read once: Babel's own functions read it anew for each of a table's cells."""
    return parse_pattern(shape)


_locale: Final = cache(Locale.parse)


def _spelled(x: float, shape: str) -> str:
    """A number in this shape, with the language's signs."""
    return str(_pattern(shape).apply(x, _locale(language())))


def day(value: date) -> str:
    """A day: 05/06/2024, in both languages."""
    return f"{value:%d/%m/%Y}"


def month(value: date, *, inside: bool = False) -> str:
    """A month in words: Tháng 6/2024 (`inside` a sentence: tháng 6/2024), June 2024."""
    if language() == "en":
        return str(format_date(value, "MMMM y", locale="en"))
    return f"{'tháng' if inside else 'Tháng'} {value.month}/{value.year}"


def sort_key(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A name's place in the Vietnamese alphabet: letters first (Đ after D, Ơ after Ô), tones between equal letters."""
    letters: list[int] = []
    tones: list[int] = []
    for letter in unicodedata.normalize("NFC", name.lower()):
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        letters.append(_ALPHABET.get(bare, min(ord(bare[0]), _FIRST - 1)))
        tones.append(next((_TONES[part] for part in parts if part in _TONES), 0))
    return tuple(letters), tuple(tones)
