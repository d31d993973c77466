"""One spelling for every text, with the way back to the offsets of the text as it was decoded."""

import re
import unicodedata
from array import array
from collections.abc import Iterable
from functools import cache
from typing import Final

from etl.models import CleanText, Span

_SPACES: Final = "\t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS: Final = "\x0b\x0c\x1c-\x1e\u0085\u2028\u2029"
_CONTROLS: Final = "\x01-\x08\x0e-\x1b\x7f-\u0084\u0086-\u009f"
_REMOVED: Final = "\x00\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""NULs, zero-width characters, soft hyphens, bidirectional marks."""
_MARKS: Final = "\u0300-\u034e\u0350-\u036f"
"""Combining marks of Latin script; only where NFC leaves one alone does it survive."""

_PLAIN: Final = re.compile("[\n -~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u02ff\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e]*")
"""Letters and signs that stay as they are, whatever stands beside them: most texts have no others."""
_UNUSUAL: Final = re.compile(f"[\r\u00d0\u00f0{_SPACES}{_LINE_ENDS}{_CONTROLS}{_REMOVED}{_MARKS}]")
_LENGTH_CHANGES: Final = re.compile(f"\r\n|[{_REMOVED}{_MARKS}]")
_CHANGED_UNIT: Final = re.compile(f"\r\n|[^{_REMOVED}{_MARKS}]?[{_REMOVED}{_MARKS}]+")
_UNUSUAL_UNIT: Final = re.compile(f"\r\n|[{_REMOVED}]+|[\r\u00d0\u00f0{_SPACES}{_LINE_ENDS}{_CONTROLS}]")

_OLD_TONES: Final = re.compile(
    r"(?:o[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|O[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])"
)
_PLAIN_VOWELS: Final = {"à": "a", "è": "e", "ỳ": "y"}


def clean(text: str) -> CleanText:
    """The text in NFC with plain spaces and one Đ; line ends become single newlines."""
    if _PLAIN.fullmatch(text):
        return CleanText(text)
    if _UNUSUAL.search(text) is None and unicodedata.is_normalized("NFC", text):
        return CleanText(text)
    if _LENGTH_CHANGES.search(text) is None and unicodedata.is_normalized("NFC", text):
        return CleanText(_usual(text))
    return _clean_spans(text, ((found.start(), found.end()) for found in _CHANGED_UNIT.finditer(text))) or (
        _clean_spans(text, _units(text)) or CleanText(text)
    )


@cache
def _one_for_one() -> dict[int, str]:
    """What each unusual character becomes while nothing moves."""
    table = dict.fromkeys(map(ord, _expand(_SPACES + _CONTROLS)), " ")
    table |= dict.fromkeys(map(ord, _expand(_LINE_ENDS) + "\r"), "\n")
    return table | {0xD0: "Đ", 0xF0: "đ"}


def _expand(ranges: str) -> str:
    """The characters that the inside of a regular expression's class stands for."""
    return "".join(
        "".join(map(chr, range(ord(found[1]), ord(found[2]) + 1))) if found[2] else found[1]
        for found in re.finditer(r"(.)(?:-(.))?", ranges, re.DOTALL)
    )


def _clean_spans(text: str, spans: Iterable[Span]) -> CleanText | None:
    """The text with these units cleaned each by itself; None where that is not enough for NFC."""
    parts: list[str] = []
    starts = array("I")  # four bytes each: a file of the full size limit has twenty million
    done = 0
    usual = _usual if _UNUSUAL_UNIT.search(text) else str
    for start, end in spans:
        new = unicodedata.normalize("NFC", usual(text[start:end]))
        parts += (usual(text[done:start]), new)
        starts.extend(range(done, start))
        if new:
            starts.append(start)
            starts.extend(range(end - len(new) + 1, end))
        done = end
    parts.append(usual(text[done:]))
    starts.extend(range(done, len(text) + 1))
    cleaned = "".join(parts)
    return CleanText(cleaned, starts) if unicodedata.is_normalized("NFC", cleaned) else None


def _usual(text: str) -> str:
    """A text with each unusual unit replaced."""
    return _UNUSUAL_UNIT.sub(_replacement, text)


def _replacement(found: re.Match[str]) -> str:
    """What an unusual unit becomes."""
    return "\n" if found[0] == "\r\n" else _one_for_one().get(ord(found[0][0]), "")


def _units(text: str) -> list[tuple[int, int]]:
    """The spans that can be cleaned each by itself: removed characters stay with the unit before them."""
    opens = [
        place
        for place, char in enumerate(text)
        if (char < "\u00ad" and not (char == "\n" and place and text[place - 1] == "\r")) or not _joins(char)
    ]
    if not opens or opens[0] != 0:
        opens.insert(0, 0)
    return list(zip(opens, [*opens[1:], len(text)], strict=True)) if text else []


@cache
def _joins(char: str) -> bool:
    """Whether a character may melt into the one before it, or is removed."""
    if char == "\n":
        return True
    if unicodedata.combining(char) or char in _removed():
        return True
    return char in _second_halves()


@cache
def _removed() -> frozenset[str]:
    return frozenset(_expand(_REMOVED))


@cache
def _second_halves() -> frozenset[str]:
    """Letters that are the second half of a composed one (Hangul vowels and finals, vowel signs of Indic scripts)."""
    halves = {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    for code in range(0x300, 0x12000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == len(("first", "second")) and not parts[0].startswith("<"):
            halves.add(chr(int(parts[1], 16)))
    return frozenset(half for half in halves if ord(half) >= 0x300)  # noqa: PLR2004 - where combining marks begin


def fold_tones(text: str) -> str:
    """The text with old tone placement written the new way (hoà → hòa, thuỷ → thủy); offsets stay."""
    return _OLD_TONES.sub(lambda found: _new_tone(found[0]), text)


@cache
def _new_tone(pair: str) -> str:
    """A vowel pair with the tone moved to its first letter."""
    second = unicodedata.normalize("NFD", pair[1])
    return unicodedata.normalize("NFC", pair[0] + second[1:]) + second[0]
