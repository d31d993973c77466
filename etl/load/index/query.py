"""What people type into the search box, as a tree. Any string is a query; nothing that is typed raises.

công đoàn cơ sở            all words, those that belong together side by side
"thỏa ước lao động"        exactly this phrase; 20-NQ/TW is one, too
a OR b, a AND b, a NOT b   capitals only; -b is NOT b; brackets group; AND binds closer than OR
a HOẶC b, a VÀ b, a KHÔNG b   the same, but not in a query that is all in capitals
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from etl.load.index.analysis import Form, forms
from etl.load.index.words import LONGEST, is_known

MAX_LETTERS: Final = 500
MAX_WORDS: Final = 40
_MAX_DEPTH: Final = 12

_PIECE: Final = re.compile(
    r'(?P<minus>(?<!\S)[-−](?=\S))?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<bracket>[()])|(?P<word>[^\s"()]+))'
)
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»″＂", '"'))
_SIGNS: Final = {"AND": "AND", "OR": "OR", "NOT": "NOT", "|": "OR"}
_OWN_SIGNS: Final = {"VÀ": "AND", "HOẶC": "OR", "KHÔNG": "NOT"}
"""Words that mean the same; where everything is in capitals, they are words like the others."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words as typed one after the other: all are meant, and neighbours may be one word."""

    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand side by side."""

    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Not this."""

    part: "Node"


Node = Words | Phrase | Every | Either | Without


@dataclass(frozen=True, slots=True)
class Asked:
    """A query understood: the tree, or None where no word is in it; `cut`: it was too long and the rest is left out."""

    node: Node | None
    cut: bool = False


def parse(text: str) -> Asked:
    """The tree of a query."""
    pieces = _pieces(text[:MAX_LETTERS])
    kept: list[_Piece] = []
    words = 0
    for piece in pieces:
        words += len(piece.forms)
        if words > MAX_WORDS:
            break
        kept.append(piece)
    node = _Parser(kept).expression(0)
    return Asked(node, cut=len(text) > MAX_LETTERS or len(kept) < len(pieces))


def composed(every: str, phrase: str, some: str, none: str) -> str:
    """The query that the form's four fields mean; commas part the words of the last two."""
    parts = [_plain(every), _quoted(phrase) if phrase.strip() else ""]
    either = [_quoted(one) for one in some.split(",") if forms(one)]
    if either:
        parts.append(f"({' OR '.join(either)})" if len(either) > 1 else either[0])
    parts += [f"-{_quoted(one)}" for one in none.split(",") if forms(one)]
    return " ".join(part for part in parts if part)


def _plain(text: str) -> str:
    """Words without a sign that means something: who fills in the form writes no operators."""
    return " ".join(word.lower() if _operator(word) else word.lstrip("-−") for word in unmarked(text))


def unmarked(text: str) -> list[str]:
    """What stands between spaces, quotation marks and brackets."""
    return re.sub(r'["()]', " ", text.translate(_QUOTES)).split()


def _operator(word: str, *, loud: bool = False) -> str | None:
    """The operator that a word is, if it is one; `loud`: in a query that is all in capitals."""
    word = normalize("NFC", word)
    return _SIGNS.get(word) or (None if loud else _OWN_SIGNS.get(word))


def is_plain(text: str) -> bool:
    """Whether a query is only words and phrases."""
    return not any(piece.sign for piece in _pieces(text))


def _quoted(text: str) -> str:
    """A phrase between quotes."""
    inside = " ".join(text.translate(_QUOTES).replace('"', " ").split())
    return f'"{inside}"' if inside else ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a query: an operator, a bracket, or words."""

    sign: str = ""
    """`AND`, `OR`, `NOT`, `(`, `)`; empty for words."""
    forms: tuple[Form, ...] = ()
    is_phrase: bool = False


def _pieces(text: str) -> list[_Piece]:
    """The pieces of a query, in order."""
    found: list[_Piece] = []
    loud = text == text.upper()
    for match in _PIECE.finditer(text.translate(_QUOTES)):
        word, phrase = match["word"] or "", match["phrase"]
        if match["minus"]:
            found.append(_Piece("NOT"))
        if match["bracket"]:
            found.append(_Piece(match["bracket"]))
        elif sign := _operator(word, loud=loud):
            found.append(_Piece(sign))
        else:
            inside = tuple(forms(word if phrase is None else phrase))
            if inside:
                found.append(_Piece(forms=inside, is_phrase=phrase is not None or len(inside) > 1))
    return found


class _Parser:
    """Reads pieces into a tree; what makes no sense where it stands is passed over."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        """Read these."""
        self._pieces = list(pieces)
        self._place = 0

    def expression(self, depth: int) -> Node | None:
        """Parts with OR between them, to the closing bracket or the end."""
        parts = [self._conjunction(depth)]
        while self._sign() == "OR":
            self._place += 1
            parts.append(self._conjunction(depth))
        return _joined(Either, parts)

    def _conjunction(self, depth: int) -> Node | None:
        """Parts that are all meant."""
        parts: list[Node | None] = []
        while self._sign() not in ({"OR", ")", None} if depth else {"OR", None}):
            if self._sign() in {"AND", ")"}:
                self._place += 1
                parts.append(None)
            else:
                parts.append(self._part(depth))
        return _joined(Every, _run_together(parts))

    def _part(self, depth: int) -> Node | None:
        """A negated part, a bracket, a phrase or a word."""
        piece = self._pieces[self._place]
        self._place += 1
        if piece.sign == "NOT":
            while self._sign() in {"NOT", "AND"}:
                self._place += 1
            part = self._negated(depth) if self._sign() not in {"OR", ")", None} else None
            return Without(part) if part else None
        if piece.sign == "(":
            inside = self.expression(depth + 1) if depth < _MAX_DEPTH else None
            if self._sign() == ")" and depth < _MAX_DEPTH:
                self._place += 1
            return inside
        return Phrase(piece.forms) if piece.is_phrase else Words(piece.forms)

    def _negated(self, depth: int) -> Node | None:
        """What NOT speaks of: the next part, or a known word of several syllables that begins there."""
        for length in range(LONGEST, 1, -1):
            ahead = self._pieces[self._place : self._place + length]
            inside = tuple(form for piece in ahead for form in piece.forms)
            if len(ahead) == length and not any(p.sign or p.is_phrase for p in ahead) and is_known(inside):
                self._place += length
                return Words(inside)
        return self._part(depth)

    def _sign(self) -> str | None:
        """The sign of the piece that comes next; None at the end."""
        return self._pieces[self._place].sign if self._place < len(self._pieces) else None


def _run_together(parts: Iterable[Node | None]) -> list[Node]:
    """The parts, words that follow each other as one run."""
    found: list[Node] = []
    may_join = False
    for part in parts:
        before = found[-1] if found else None
        if may_join and isinstance(part, Words) and isinstance(before, Words):
            found[-1] = Words(before.forms + part.forms)
        elif part is not None:
            found.append(part)
        may_join = isinstance(part, Words)
    return found


def _joined(kind: type[Every] | type[Either], parts: Iterable[Node | None]) -> Node | None:
    """One part as itself, several as one node, none as None."""
    some = tuple(part for part in parts if part is not None)
    if len(some) < 2:  # noqa: PLR2004 - one needs no node around it
        return some[0] if some else None
    return kind(some)
