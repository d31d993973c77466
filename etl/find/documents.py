"""Documents that are no resolution: directives, conclusions, plans, decisions, decrees, laws."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Line
from etl.find.folding import fold
from etl.find.issuing_bodies import UNKNOWN_PLACE, body_at, place_meant
from etl.models import DocumentFact, Page, Span
from etl.vocabulary.document_kinds import DocumentKind, document_kinds
from etl.vocabulary.issuers import suffixes
from etl.vocabulary.resolutions import plain_number

_DIGITS: Final = re.compile(r"\d+")
_FIGURES: Final = "0123456789"
_MARKED: Final = re.compile(r"[0-9]+[a-eđA-EĐ]?(?:/\d{4})?\s?[-/–]\s?[^\W\d_]{1,9}\s?[-/–]")
"""What follows a number that carries its kind ("37-CT/TW")."""
_NUMBER: Final = (
    r"(?P<num>\d{1,5}[a-eđ]?)(?:\s?[/-]\s?(?P<year>(?:19|20)\d\d)(?!\d))?"
    r"(?:\s?[-/]\s?(?:(?P<mark>[^\W\d_]{1,7})\s?[-/]\s?)?(?P<org>[^\W\d_]{1,9}(?:-[^\W\d_]{1,9})?)(?P<legislature>\d\d)?)?(?![\w%])"
)
_MOST_IN_LIST: Final = 24
_WORD_ROOM: Final = 36
_ENDING_ROOM: Final = 12
_INSIDE: Final = frozenset("./-,")
"""Before digits these signs make them part of a number that began earlier."""
_GOES_ON: Final = _INSIDE.union(_FIGURES)


@dataclass(slots=True)
class _Named:
    """One document as named so far."""

    kind: str
    number: str
    issuer: str | None
    year: str | None
    spans: list[Span] = field(default_factory=list)


def find_documents(page: Page) -> tuple[DocumentFact, ...]:
    """Every such document that the news names by number, in order of first mention."""
    if not _may_name(page.text):
        return ()
    low = fold(page.text)
    named: list[_Named] = []
    for block in page.news:
        for one in _read(Line(page.text, low, block.start, block.end)):
            _coalesce(one, named)
    return tuple(DocumentFact(one.kind, one.number, one.issuer, tuple(one.spans)) for one in named)


def _may_name(text: str) -> bool:
    """Whether some number stands after the last word of a kind, or carries letters: cheap, and true of few texts."""
    return any(_may_be_named(text, at) for figure in _FIGURES for at in _starts(text, figure))


def _starts(text: str, figure: str) -> Iterator[int]:
    """Where a number begins with a figure; looking for each figure is cheaper than any pattern."""
    at = text.find(figure)
    while at >= 0:
        if at == 0 or text[at - 1] not in _GOES_ON:
            yield at
        at = text.find(figure, at + 1)


def _may_be_named(text: str, at: int) -> bool:
    """Whether the number that begins here may be a document's."""
    words = text[max(0, at - _ENDING_ROOM) : at].replace(":", " ").rsplit(None, 1)
    return bool((words and words[-1].lower() in _endings()) or _MARKED.match(text, at))


@cache
def _endings() -> frozenset[str]:
    """The last words of the kinds, and "số"."""
    return frozenset(kind.word.split()[-1].lower() for kind in document_kinds()) | {"số"}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, DocumentKind], dict[str, DocumentKind]]:
    """What stands before a number (a word for a kind), a number that carries its mark; kinds by word and by mark."""
    by_word = {fold(kind.word): kind for kind in document_kinds()}
    by_mark = {kind.abbreviation: kind for kind in reversed(document_kinds()) if kind.abbreviation}
    words = "|".join(re.escape(w).replace(r"\ ", r"\s{1,3}") for w in sorted(by_word, key=len, reverse=True))
    marks = "|".join(sorted(by_mark, key=len, reverse=True))
    alone = rf"(?=\d{{1,5}}[a-eđ]?(?:/\d{{4}})?\s?[-/]\s?(?P<alone>{marks})\s?[-/]\s?[^\W\d_])"
    before = re.compile(rf"(?<!\w)(?P<word>{words})\s{{0,2}}(?P<so>số\s?:?\s?)?$")
    return before, re.compile(alone), by_word, by_mark


@cache
def _number() -> re.Pattern[str]:
    """A number with year and suffix."""
    return re.compile(_NUMBER)


def _read(line: Line) -> Iterator[_Named]:
    """The documents of one line."""
    before, alone, by_word, by_mark = _patterns()
    done = line.start
    for digits in _DIGITS.finditer(line.low, line.start, line.end):
        at = digits.start()
        if at < done or (at > line.start and line.low[at - 1] in _INSIDE) or not _may_be_named(line.low, at):
            continue
        word = before.search(line.low, max(line.start, at - _WORD_ROOM), at)
        mark = None if word else alone.match(line.low, at, line.end)
        if word:
            named = _numbers(line, word.start(), at, by_word[re.sub(r"\s+", " ", word["word"])], firm=bool(word["so"]))
        elif mark:
            named = _numbers(line, at, at, by_mark[mark["alone"]], firm=True)
        else:
            continue
        for one, done in named:  # noqa: B007 - done skips the rest of a list
            yield one


def _numbers(line: Line, start: int, at: int, kind: DocumentKind, *, firm: bool) -> Iterator[tuple[_Named, int]]:
    """The numbers that stand here, one or a list; the issuer beside the last is that of all."""
    found: list[tuple[Span, re.Match[str]]] = []
    while len(found) < _MOST_IN_LIST:
        number = _number().match(line.low, at, line.end)
        if number is None or (found and number["mark"] not in (None, kind.abbreviation)):
            break
        if not _is_number(line, number, kind, firm=firm or bool(found), is_first=not found):
            break
        found.append(((start, number.end()), number))
        more = shapes.NEXT_IN_LIST.match(line.low, number.end(), line.end)
        if more is None:
            break
        start = at = more.end()
    if not found:
        return
    issuer, end = _issuer(line, found[-1][1])
    for place, (span, number) in enumerate(found):
        last = place == len(found) - 1
        whole = (span[0], end) if last else span
        yield _Named(kind.kind, number["num"], issuer, number["year"], [whole]), end


def _is_number(line: Line, number: re.Match[str], kind: DocumentKind, *, firm: bool, is_first: bool) -> bool:
    """Whether digits are a document's number and count nothing."""
    if number["year"] or number["org"]:
        return True
    if kind.needs_number_word and not firm:
        return False
    if not is_first and not shapes.LIST_GOES_ON.match(line.low, number.end(), line.end):
        return False
    return not shapes.NOT_A_NUMBER.match(line.low, number.end(), line.end)


def _issuer(line: Line, number: re.Match[str]) -> tuple[str | None, int]:
    """The issuer by words ("của Ban Bí thư"), else by suffix; and where the naming ends."""
    end = number.end()
    day = shapes.DAY.match(line.low, _after(line, end), line.end)
    after = day.end() if day else end
    lead = shapes.LEAD_IN.match(line.low, after, line.end)
    body = body_at(line.text, line.low, lead.end(), line.end) if lead and "của" in lead[0] else None
    if body:
        return _with_place(line, body.issuer, body.span), body.span[1]
    return _by_suffix(line, number), after


def _after(line: Line, end: int) -> int:
    """Past the space and comma after a number."""
    lead = shapes.LEAD_IN.match(line.low, end, line.end)
    return lead.end() if lead else end


def _by_suffix(line: Line, number: re.Match[str]) -> str | None:
    """The issuer that the suffix tells: a known organ, else its letters as printed."""
    if not number["org"]:
        return None
    said = suffixes().get(number["org"])
    if said is None:
        return line.text[number.start("org") : number.end("org")]
    if said.takes_province:
        return _with_place(line, f"{said.code}:{UNKNOWN_PLACE}", number.span())
    return "TW" if said.code == "PARTY" else said.code


def _with_place(line: Line, issuer: str, span: Span) -> str:
    """The issuer with the province that is meant, where it stands without a name."""
    code, _, place = issuer.partition(":")
    return f"{code}:{place_meant(line.text, line.low, span)}" if place == UNKNOWN_PLACE else issuer


def _coalesce(one: _Named, named: list[_Named]) -> None:
    """Add a naming to the document it agrees with, or open a new one."""
    for other in named:
        same = (one.kind, plain_number(one.number)) == (other.kind, plain_number(other.number))
        if same and not _differ(one.issuer, other.issuer) and not _differ(one.year, other.year):
            other.spans += one.spans
            other.issuer = other.issuer if other.issuer not in (None, "TW") else one.issuer or other.issuer
            other.year = other.year or one.year
            return
    named.append(one)


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two details contradict each other; the organs of the Party's centre share a suffix."""
    party = {"TW", "BCT", "BBT"}
    return one is not None and other is not None and one != other and not {one, other} <= party
