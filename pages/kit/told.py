"""What the machine says, in the reader's language: reasons, warnings and refusals, which builds keep in Vietnamese.

The ETL writes whole sentences, because people read them in files and on terminals, too. Their English stands in
`catalogue/told/en.po`, by the sentence with places for what changes from one to the next (`{day}`). A sentence may be
several clauses; one that no entry fits stays Vietnamese, whole.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from babel.messages.pofile import read_po

from pages.kit import words
from pages.kit.terms import issuer
from pages.kit.words import CATALOGUE, filled, language, t

_KEY: Final = re.compile(r"\b(DH-CD|DH-DANG|[A-Z]{2,6})((?::[\w. -]+?)?):(\w+)/(\d{4})\b")
_SESSION: Final = re.compile(r"\bTW:HN(\d+)-([IVX]+)\b")
_CODE: Final = re.compile(r"(?<=cơ quan ban hành là )(?:BCT|BBT|TW)\b")
_PLACE: Final = re.compile(r"(“?)\\\{(\w+)\\\}")
"""A place in an escaped sentence."""
_WHOLE: Final = frozenset({"why", "words"})
"""Places that hold sentences."""
_ANY: Final = ".+?"
_WITHIN: Final = "(?:(?!; ).)+?"
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_LONGEST: Final = 2_000
_MOST: Final = 12
"""Letters and clauses of a sentence; what somebody else put into a longer one is not searched."""
_SWAPPED: Final = str.maketrans(".,", ",.")


@dataclass(frozen=True, slots=True)
class _Template:
    """A clause of the ETL and how another language says it."""

    fits: re.Pattern[str]
    said: str


def told(text: str) -> str:
    """A sentence of the ETL for people: in their language, with resolutions by name and not by key."""
    return _told(text, language())


@lru_cache(maxsize=4096)
def _told(text: str, code: str) -> str:
    """The sentence in a language."""
    named = _named(text)
    if code == "vi" or len(named) > _LONGEST or named.count("; ") >= _MOST:
        return named
    end = "." if named.endswith(".") else ""
    clauses = _clauses(named.removesuffix(".").split("; "), code)
    if clauses is None:
        return named
    said = "; ".join(clauses)
    return (said[:1].upper() + said[1:] if named[:1].isupper() else said) + end


def _named(text: str) -> str:
    """Resolutions and sessions by name, where the ETL writes their keys."""
    text = _KEY.sub(
        lambda key: t(
            "Nghị quyết {number} ({year}) của {issuer}", number=key[3], year=key[4], issuer=issuer(f"{key[1]}{key[2]}")
        ),
        text,
    )
    text = _SESSION.sub(lambda key: t("Hội nghị Trung ương {number} khóa {term}", number=key[1], term=key[2]), text)
    return _CODE.sub(lambda code: issuer(code[0]), text)


def _clauses(parts: list[str], code: str) -> list[str] | None:
    """The clauses in a language, the longest that an entry fits first; None where one is not known."""
    if not parts:
        return []
    for size in range(len(parts), 0, -1):
        said = _clause("; ".join(parts[:size]), code)
        rest = _clauses(parts[size:], code) if said is not None else None
        if said is not None and rest is not None:
            return [said, *rest]
    return None


def _clause(words_of_it: str, code: str) -> str | None:
    """One clause in a language, or None."""
    for template in _templates(code):
        if found := template.fits.fullmatch(words_of_it):
            return filled(template.said, {name: _value(value, code) for name, value in found.groupdict().items()})
    return None


def _value(value: str, code: str) -> str:
    """What stands in a place: a number as the language writes it, a clause or a term of ours translated."""
    if _NUMBER.fullmatch(value):
        return value.translate(_SWAPPED)
    parts = [words.known(part) or _clause(part, code) for part in value.split(", ")]
    return (
        ", ".join(part for part in parts if part) if all(parts) else words.known(value) or _clause(value, code) or value
    )


@cache
def _templates(code: str) -> tuple[_Template, ...]:
    """All entries of a language; those with more words of their own are tried first."""
    with (CATALOGUE / "told" / f"{code}.po").open("rb") as file:
        entries = [(str(one.id), str(one.string)) for one in read_po(file) if one.id and one.string]
    ordered = sorted(entries, key=lambda one: -len(re.sub(r"{\w+}", "", one[0])))
    return tuple(_Template(re.compile(_pattern(text), re.DOTALL), said) for text, said in ordered)


def _pattern(text: str) -> str:
    """What finds a clause: its first letter in either case; no value goes on into the next clause but quoted words."""
    first = re.escape(text[:1]) if text[:1].isalpha() else ""
    return (f"(?i:{first})" if first else "") + _PLACE.sub(_any_value, re.escape(text[len(first) :]))


def _any_value(place: re.Match[str]) -> str:
    """What finds the value of a place."""
    return f"{place[1]}(?P<{place[2]}>{_ANY if place[1] or place[2] in _WHOLE else _WITHIN})"
