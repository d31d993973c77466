"""Citations by number: one, or a list ("các Nghị quyết số 18, 19, 20-NQ/TW")."""

import re
from dataclasses import dataclass, replace
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citation_details import Details, details_after
from etl.find.citations import Citation, Line, Naming, Parsed
from etl.find.issuing_bodies import Body, bodies_between, body_at
from etl.find.surroundings import context, is_draft, sentence_start, subject_after, years_on
from etl.models import Span
from etl.vocabulary.issuers import suffixes

JOINT: Final = "KHAC"
COMPANY: Final = "DN"
_CENTRE: Final = ("TW", "BCT")
"""Bodies after which a number needs no "số": "Nghị quyết Trung ương 29"."""
_MOST_IN_LIST: Final = 24
_MOST_SUBJECT: Final = 160


@dataclass(slots=True)
class _Number:
    """One number of a citation or of a list."""

    span: Span
    number: str
    year: int | None = None
    suffix: str | None = None
    legislature: str | None = None
    is_joint: bool = False


def numbered(line: Line, anchor: Span) -> Parsed | None:
    """The numbers cited at an anchor, each with what is printed beside it."""
    own = line.low[anchor[0]].isdigit()
    body = None if own else _body_between(line, anchor[1])
    needs_word = body is not None and body.issuer not in _CENTRE
    at = anchor[0] if own else _to_number(line, body.span[1] if body else anchor[1], needs_word=needs_word)
    first = _number(line, at, is_first=True) if at is not None else None
    if at is None or first is None:
        return None
    numbers = _list(line, first)
    details = details_after(line, numbers[-1].span[1])
    if body and details.issuer is None:
        details.issuer = body.issuer
    start = anchor[0]
    subject, end = subject_after(line, details.reading)
    shared = Citation(
        (start, details.end),
        Naming.NUMBER,
        subject=subject,
        context=context(line, (start, details.reading)),
        years_on=years_on(line, start),
        is_draft=is_draft(line, start),
    )
    hint = details.hint or _passed_by(line, start) or _at_work(line, details) or _of_body(line, details, end)
    citations = [_citation(one, details, hint, shared) for one in numbers]
    citations[0] = replace(citations[0], span=(start, numbers[0].span[1]))
    last = citations[-1]
    citations[-1] = replace(last, span=(last.span[0], max(last.span[1], details.end)))
    return citations, max(end, details.reading)


def _body_between(line: Line, at: int) -> Body | None:
    """A body between the word and the number: "Nghị quyết của Bộ Chính trị số 02"."""
    central = shapes.CENTRAL.match(line.low, at, line.end)
    if central:
        return Body("TW", central.span())
    lead = shapes.LEAD_IN.match(line.low, at, line.end)
    return body_at(line.text, line.low, lead.end() if lead else at, line.end)


def _to_number(line: Line, at: int, *, needs_word: bool) -> int | None:
    """Where the digits begin; after a body the word "số" must stand before them."""
    lead = shapes.BEFORE_NUMBER.match(line.low, at, line.end)
    if lead is None or (needs_word and "số" not in lead[0]):
        return None
    return lead.end()


def _number(line: Line, at: int, *, is_first: bool, is_marked: bool = False) -> _Number | None:
    """The number that stands here, None where the digits count something."""
    found = shapes.NUMBER.match(line.low, at, line.end)
    if found is None:
        return None
    plain = not (found["year"] or found["org"] or found["bare"])
    counts = shapes.NOT_A_NUMBER.match(line.low, found.end(), line.end)
    if (
        plain
        and counts
        and not (is_first and line.low[max(0, at - 4) : at].rstrip().endswith("số") and "/" not in counts[0])
    ):
        return None
    if plain and not is_first and not is_marked and not shapes.LIST_GOES_ON.match(line.low, found.end(), line.end):
        return None
    return _Number(
        span=(at, found.end()),
        number=re.sub(r"\s", "", found["num"]),
        year=int(found["year"]) if found["year"] else None,
        suffix=(found["org"] or found["bare"] or "") or None,
        legislature=found["legislature"] or found["bare_legislature"],
        is_joint=bool(found["joint"]) or "liên tịch" in line.low[max(line.start, at - 16) : at],
    )


def _list(line: Line, first: _Number) -> list[_Number]:
    """The number and those listed after it; a suffix at the end of a list belongs to all of them."""
    numbers = [first]
    is_marked = "số" in line.low[max(line.start, first.span[0] - len("số ")) : first.span[0]]
    while len(numbers) < _MOST_IN_LIST:
        more = shapes.NEXT_IN_LIST.match(line.low, numbers[-1].span[1], line.end)
        after = _number(line, more.end(), is_first=False, is_marked=is_marked) if more else None
        if after is None:
            break
        numbers.append(after)
    suffix = None
    for one in reversed(numbers):
        suffix = one.suffix or suffix
        one.suffix = suffix
    return numbers


def _citation(one: _Number, details: Details, hint: str | None, shared: Citation) -> Citation:
    """One number with the details that stand beside the list."""
    said = suffixes().get(one.suffix) if one.suffix else None
    by_suffix = None if said is None else f"{said.code}:?" if said.takes_province else said.code
    if one.suffix and said is None:
        by_suffix = COMPANY if hint == COMPANY else JOINT
    if one.is_joint:
        by_suffix = JOINT
    return replace(
        shared,
        span=one.span,
        number=one.number,
        suffix=f"{one.suffix}{one.legislature or ''}" if one.suffix else None,
        issuer=_agreed(by_suffix, details.issuer),
        hint=hint,
        issued_on=details.issued_on,
        year=one.year or details.year,
        term=details.term or (shapes.roman(int(one.legislature)) if one.legislature else None),
    )


def _agreed(suffix: str | None, words: str | None) -> str | None:
    """The issuer by suffix and by words: words are finer, except where the suffix names a different house."""
    if suffix is None or words is None:
        return words or suffix
    same_house = {"PARTY": {"BCT", "BBT", "TW", "TU"}, "HDND:?": {"HDND", "UBND"}, "TU:?": {"TU"}}
    if words.split(":")[0] in same_house.get(suffix, {suffix}) or suffix == JOINT:
        return words
    return suffix


def _at_work(line: Line, details: Details) -> str | None:
    """The body that the sentence goes on with: "tại Nghị quyết số 105, Chính phủ yêu cầu"."""
    if details.issuer or line.low[details.reading : details.reading + 2] != ", ":
        return None
    body = body_at(line.text, line.low, details.reading + 2, line.end)
    return body.issuer if body and shapes.AT_WORK.match(line.low, body.span[1], line.end) else None


def _of_body(line: Line, details: Details, start: int) -> str | None:
    """The issuer named after the subject: "Nghị quyết 579 về biểu thuế … của Ủy ban Thường vụ Quốc hội"."""
    if details.issuer or start == details.reading:
        return None
    ceiling = min(line.end, start + _MOST_SUBJECT)
    stop = shapes.CLAUSE_END.search(line.low, start, ceiling)
    for of in shapes.OF_BODY.finditer(line.low, start, stop.start() if stop else ceiling):
        body = body_at(line.text, line.low, of.end(), line.end)
        if body:
            return body.issuer
    return None


def _passed_by(line: Line, start: int) -> str | None:
    """The body before the citation that passed it: "Quốc hội đã thông qua Nghị quyết 54"."""
    sentence = sentence_start(line, start, 110)
    verb = shapes.SUBMITTED.search(line.low, max(line.start, start - 40), start)
    within = None if verb else shapes.IN_IT.search(line.low, max(line.start, start - 40), start)
    if within:
        near = bodies_between(line.text, line.low, sentence, within.start())
        return near[-1].issuer if near and near[-1].span[1] == within.start() else None
    if verb is None and line.low.find("kết luận", sentence, start) < 0:
        return None
    bodies = bodies_between(line.text, line.low, sentence, verb.start() if verb else start)
    if bodies and (verb or shapes.CARRIED_OUT.match(line.low, bodies[-1].span[1], start)):
        return bodies[-1].issuer
    return None
