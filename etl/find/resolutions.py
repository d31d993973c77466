"""Citations of resolutions in the news of a page, as printed; what each one means is for `etl.resolve` to say.

How a line of news is read:

1. Every place where a citation may begin is visited in order: "nghị quyết", "NQ" before a number or a body, and a
   number that carries the suffix itself. What an earlier citation has used up is skipped.
2. A congress, a session of the Central Committee, a number (or a list of them), a body with a subject: the first shape
   that fits is taken, with the date, issuer, term and subject printed beside it.
3. What is left is a short form: it may point back ("Nghị quyết này") or say nothing in particular, and is then dropped.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, zip_longest
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citation_parts import parts_after
from etl.find.citations import Citation, Line, Naming, Parsed
from etl.find.congress_citations import congress
from etl.find.folding import fold
from etl.find.issuing_bodies import UNKNOWN_PLACE, place_at, place_meant
from etl.find.named_citations import named
from etl.find.numbered_citations import numbered
from etl.find.session_citations import session, shareholders, union_session
from etl.models import Block, Page, Span

__all__ = ["Citation", "Naming", "find_resolutions", "find_words"]

CUT_NAME: Final = ("hđnd tp.", "ubnd tp.", "ủy tp.", "đoàn tp.")
"""Ends of a line that goes on in the next: texts cut into sentences break a body's name after its "TP."."""
_COMMITTEE, _COUNCIL = "UBND", "HDND"
"""A people's committee passes no resolutions: where the press says so, its council did."""
MOST_CITATIONS: Final = 5000
"""More than any bulletin cites: a text made of nothing but citations costs no more than this many."""
_CENTRAL = ("BCT", "QH", "UBTVQH", "CP")
"""Bodies that tell a number's issuer where they are said to have passed "the" resolution."""
_SHAPES = (shareholders, congress, session, union_session, numbered, named)


def find_resolutions(page: Page) -> tuple[Citation, ...]:
    """Every citation in the news of the page, in order."""
    if not shapes.may_cite(page.text):
        return ()
    low = fold(page.text)
    found = list(islice(_read_all(page, low), MOST_CITATIONS))
    return tuple(_placed(one, page.text, low) for one in _shared(found, low))


def find_words(page: Page) -> tuple[Span, ...]:
    """Everywhere in the news that a resolution is spoken of, whether or not one is named."""
    low = fold(page.text)
    lines = (shapes.ANCHOR.finditer(low, block.start, block.end) for block in page.news)
    return tuple(anchor.span() for anchors in lines for anchor in anchors)


def _read_all(page: Page, low: str) -> Iterator[Citation]:
    """The citations of every line of news; lines without the word are passed by."""
    done = 0
    for block, after in zip_longest(page.news, page.news[1:]):
        if block.start < done:
            continue
        end = after.end if after and _goes_on(page.text, low, block, after) else block.end
        if low.find("quy", block.start, end) >= 0 or low.find("nq", block.start, end) >= 0:
            yield from _read(Line(page.text, low, block.start, end))
            done = end


def _goes_on(text: str, low: str, block: Block, after: Block) -> bool:
    """Whether a line ends within a body's name, whose province opens the next."""
    return low.endswith(CUT_NAME, block.start, block.end) and bool(place_at(text, low, after.start, after.end))


def _read(line: Line) -> Iterator[Citation]:
    """The citations of one line."""
    done = line.start
    for anchor in shapes.ANCHOR.finditer(line.low, line.start, line.end):
        if anchor.start() < done:
            continue
        citations, done = _parse(line, anchor.span())
        yield from citations


def _parse(line: Line, anchor: Span) -> Parsed:
    """What stands at one anchor."""
    for shape in _SHAPES:
        parsed = shape(line, anchor)
        if parsed:
            return parsed
    return _back(line, anchor), anchor[1]


def _back(line: Line, anchor: Span) -> list[Citation]:
    """A short form, where it can point back to the resolution just named."""
    points = shapes.BACK.match(line.low, anchor[1], line.end)
    draft = shapes.DRAFT.search(line.low, max(line.start, anchor[0] - 12), anchor[0])
    if points:
        return [Citation((anchor[0], points.end()), Naming.BACK, is_draft=bool(draft))]
    before = shapes.NOT_BACK_BEFORE.search(line.low, max(line.start, anchor[0] - 40), anchor[0])
    body = None if before else parts_after(line, anchor[1]).body
    if body and body.issuer in _CENTRAL:
        return [Citation((anchor[0], body.span[1]), Naming.BACK, issuer=body.issuer, is_draft=bool(draft))]
    if before or shapes.NOT_BACK_AFTER.match(line.low, anchor[1], line.end):
        return []
    return [Citation(anchor, Naming.BACK, is_draft=bool(draft))]


def _shared(found: list[Citation], low: str) -> list[Citation]:
    """Citations joined by "và" or a comma share what only the last one says: "Nghị quyết 18 và Nghị quyết 19 của …"."""
    shared = list(found)
    for place in range(len(shared) - 2, -1, -1):
        one, after = shared[place], shared[place + 1]
        joined = low[one.span[1] : after.span[0]].strip() in {",", "và", ";", ", và", "&"}
        if joined and one.naming is after.naming is Naming.NUMBER:
            shared[place] = _completed(one, after)
    return shared


def _completed(one: Citation, after: Citation) -> Citation:
    """A citation with the issuer and term of the one it is joined with, where it names none of its own."""
    if one.issuer is None:
        return replace(one, hint=one.hint or after.issuer or after.hint, term=one.term or after.term)
    return replace(one, term=one.term or after.term) if one.suffix == after.suffix else one


def _placed(one: Citation, text: str, low: str) -> Citation:
    """The citation with the province of a body that is named without it ("HĐND thành phố")."""
    if ":" not in f"{one.issuer}{one.hint}":
        return one

    def placed(issuer: str | None) -> str | None:
        code, colon, place = (issuer or "").partition(":")
        if not colon:
            return issuer
        if place == UNKNOWN_PLACE:
            place = place_meant(text, low, one.span)
        return f"{_COUNCIL if code == _COMMITTEE else code}:{place}"

    return replace(one, issuer=placed(one.issuer), hint=placed(one.hint))
