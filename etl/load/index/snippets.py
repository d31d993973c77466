"""The places of a text that answer a query, cut to size, as pieces that are words or hits; the page escapes both."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from etl.load.index.analysis import Form, bare_of, normal, placed, placed_as_written
from etl.load.index.documents import Parts
from etl.load.index.patterns import Pattern

LENGTH: Final = 280
"""Letters of a snippet."""
_MOST: Final = 400_000
"""Letters of a text that are looked through; the hit of a longer one may lie beyond, then its beginning is shown."""
_LEAD: Final = 80
"""Letters before the first hit."""
_LOOKED_AT: Final = 1000
_NEAR: Final = 50
"""Hits that may be the best, and hits after one that are counted with it."""
_EDGE: Final = 24
"""How far a cut is moved to stand between words."""

Span = tuple[int, int]
Placed = tuple[Form, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; `is_hit`: it is what was searched for."""

    text: str
    is_hit: bool = False


def snippet(text: str, parts: Parts, patterns: Sequence[Pattern], title: str | None = None) -> list[Piece]:
    """The best stretch of a text below its title: where the most different patterns stand close together."""
    body = _body(text, parts, normal(title or ""))
    found = list(_hits(body, patterns))
    start, end = _window(body, found)
    inside = [(max(first, start), min(last, end)) for _, (first, last) in found if first < end and last > start]
    pieces = _pieces(body, start, end, _merged(inside))
    before = [Piece("… ")] if start > 0 else []
    after = [Piece(" …")] if end < len(body) else []
    return [*before, *pieces, *after]


def marked(text: str, patterns: Sequence[Pattern]) -> list[Piece]:
    """A short text, a title, whole with its hits."""
    line = normal(text)
    found = _merged([where for _, where in _hits(line, patterns)])
    return _pieces(line, 0, len(line), found)


def places(text: str, patterns: Sequence[Pattern]) -> list[Span]:
    """Where the patterns stand in a whole text, however it is composed."""
    return _merged(where for _, where in _hits(text[:_MOST], patterns, placed_as_written))


def _body(text: str, parts: Parts, title: str) -> str:
    """What is news, each part on a line of its own, as the index reads it; the title is shown already."""
    lines = normal("\n".join(text[start:end] for start, end in parts)[:_MOST]).split("\n")
    return "\n".join(line for line in lines if line != title) or title


def _hits(
    text: str, patterns: Sequence[Pattern], taken_apart: Callable[[str], Iterable[Placed]] = placed
) -> Iterable[tuple[int, Span]]:
    """Where each pattern stands, by its place among the patterns; a line's end parts what it parts in the index."""
    by_first: dict[str, list[tuple[int, Pattern]]] = {}
    for place, pattern in enumerate(patterns):
        by_first.setdefault(bare_of(pattern[0][0]), []).append((place, pattern))
    offset = 0
    for line in text.split("\n"):
        tokens = list(taken_apart(line)) if by_first else []
        for here, (form, start, _) in enumerate(tokens):
            for place, pattern in by_first.get(form.bare, ()):
                last = here + len(pattern)
                if last <= len(tokens) and all(map(_fits, (token[0] for token in tokens[here:last]), pattern)):
                    yield place, (offset + start, offset + tokens[last - 1][2])
        offset += len(line) + 1


def _fits(form: Form, syllable: tuple[str, bool]) -> bool:
    """Whether a syllable of the text is what the pattern asks for."""
    text, counts = syllable
    return form.exact == text if counts else form.bare == text


def _window(text: str, found: Sequence[tuple[int, Span]]) -> Span:
    """Where to cut: around the hit with the most different patterns near it, the first of equals."""
    best, most = 0, 0
    for place, (_, (start, _)) in enumerate(found[:_LOOKED_AT]):
        near = {kind for kind, (first, _) in found[place : place + _NEAR] if first < start + LENGTH - _LEAD}
        if len(near) > most:
            best, most = start, len(near)
    start = _between(text, max(0, best - _LEAD)) if best > _LEAD else 0
    end = start + LENGTH
    return start, _between(text, end) if end < len(text) else len(text)


def _between(text: str, place: int) -> int:
    """The place moved back to the nearest space, if there is one near."""
    space = max(text.rfind(" ", place - _EDGE, place), text.rfind("\n", place - _EDGE, place)) if place > _EDGE else -1
    return space + 1 if space >= 0 else place


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _pieces(text: str, start: int, end: int, hits: Iterable[Span]) -> list[Piece]:
    """The stretch as pieces."""
    pieces = []
    for first, last in hits:
        pieces += [Piece(text[start:first]), Piece(text[first:last], is_hit=True)]
        start = last
    return [piece for piece in [*pieces, Piece(text[start:end])] if piece.text]
