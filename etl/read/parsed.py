"""What the readers of formats share: what they make of bytes, how they refuse, text set in legacy fonts."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from etl.read.legacy import convert, told, vietnamese_share
from etl.vocabulary.fonts import legacy_font

HALVES: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no text may hold."""

Run = tuple[str, str | None]
"""A piece of a line, and the font it is set in."""
Line = list[Run]


class RefusedError(Exception):
    """A reader understands what the file is and does not take it; the text is the sentence for people."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The lines of a document and what it declares of itself, as plain values that go over a pipe."""

    text: str
    encoding: str = "utf-8"
    title: str | None = None
    date: str | None = None
    author: str | None = None
    warnings: tuple[str, ...] = ()
    original: str = ""
    """The text before its legacy fonts were converted; empty where nothing was."""


def in_unicode(lines: Iterable[Line]) -> Parsed:
    """The lines of a document whose runs name their fonts: what is set in a legacy font is converted."""
    kept = [[run for run in line if run[0]] for line in lines]
    found = _encodings(kept)
    text = "\n".join("".join(_pieces(line, found)) for line in kept)
    if not found:
        return Parsed(text)
    encoding = max(found, key=lambda one: len(found[one]))
    original = "\n".join("".join(run for run, _ in line) for line in kept)
    return Parsed(text, encoding, warnings=(told(text, encoding),), original=original)


def _encodings(lines: Iterable[Line]) -> dict[str, str]:
    """The encodings that fonts name and whose text does become Vietnamese, each with its text.

    A document that was converted before keeps the names of its old fonts: its text is left as it is.
    """
    texts = defaultdict[str, list[str]](list)
    for line in lines:
        for text, font in line:
            if font and (known := legacy_font(font)):
                texts[known.encoding].append(text)
    joined = {encoding: " ".join(pieces) for encoding, pieces in texts.items()}
    return {encoding: text for encoding, text in joined.items() if _becomes_vietnamese(text, encoding)}


def _becomes_vietnamese(text: str, encoding: str) -> bool:
    """Whether a text makes more Vietnamese after its conversion than before."""
    converted = convert(text, encoding)
    return converted != text and vietnamese_share(converted) > vietnamese_share(text)


def _pieces(line: Line, encodings: Iterable[str]) -> Iterable[str]:
    """The pieces of a line, converted where they stand in a legacy font; neighbours in one font are one piece."""
    for font, runs in groupby(line, key=lambda run: legacy_font(run[1]) if run[1] else None):
        text = "".join(run[0] for run in runs)
        if font is None or font.encoding not in encodings:
            yield text
        else:
            converted = convert(text, font.encoding)
            yield converted.upper() if font.has_only_capitals else converted
