"""Citations without a number: a body with its subject ("Nghị quyết của Quốc hội về …"), its day or its session."""

import re
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citation_owners import (
    ABOUT,
    COMPANY,
    LEGISLATORS,
    NATIONS,
    SAYERS,
    is_done,
    is_needed,
    is_object,
    is_wished,
    legislator_before,
    nations_after,
    nations_before,
    owner,
    passed_before,
    passes,
    passing,
    weak,
)
from etl.find.citation_parts import Parts, parts_after
from etl.find.citations import Citation, Line, Naming, Parsed
from etl.find.issuing_bodies import ELSEWHERE, Body
from etl.find.surroundings import context, is_draft, sentence_start, subject_after, years_on
from etl.models import Span

_MOST_NAME: Final = 180
_FEWEST_LETTERS: Final = 4
_FEWEST_OF_COMPANY: Final = 3
_DAY_ROOM: Final = 30
_MOST_FRONTED: Final = 240
_ROOM: Final = 60
_ENOUGH_WORDS: Final = 6
_NAME: Final = re.compile(r"(?<=\s)[A-ZĐÀ-Ỹ][^\W\d_]*")
_POINTS: Final = re.compile(
    r"(?:\S{1,12}\s){0,3}(?:này|đó|trên)(?:\s(?:từ|vào|hồi|hôm|tại|ở|trong|trước|sau|cho)(?:\s.*)?)?$"
)
"""A subject that only points at what was said before."""


def named(line: Line, anchor: Span) -> Parsed | None:
    """A resolution named by body and subject, None where the words single out nothing."""
    if _is_of_many(line, anchor[0]):
        return None
    parts = parts_after(line, anchor[1])
    if parts.when and not (parts.body or parts.ordinal or parts.when.startswith("vào ")):
        parts.body = nations_before(line, anchor[0]) or nations_after(line, parts.end, fewest=0)
    if parts.day and not parts.body:
        parts.body = passed_before(line, anchor)
    if not (parts.body or parts.ordinal):
        _passing_session(line, anchor, parts)
    if parts.said and (parts.body or parts.ordinal):
        return _by_parts(line, anchor, parts)
    return _by_subject(line, anchor, parts) or _sponsored(line, anchor, parts) or _fronted(line, anchor)


def _is_of_many(line: Line, at: int) -> bool:
    """Whether many are spoken of at once; a few that were passed together may still be told by their subject."""
    if shapes.PLURAL_BEFORE.search(line.low, max(line.start, at - 24), at) is None:
        return False
    return shapes.DONE.search(line.low, max(line.start, at - 30), at) is None


def _passing_session(line: Line, anchor: Span, parts: Parts) -> None:
    """The session of the Central Committee that passed it: "Hội nghị Trung ương 8 khóa XII đã ban hành nghị quyết"."""
    body = passed_before(line, anchor)
    met = shapes.SESSION.match(line.low, body.span[0], anchor[0]) if body and body.issuer == "TW" else None
    if body is None or met is None or met["more"] or met["also"]:
        return
    term = shapes.SESSION_TERM.match(line.low, met.end(), anchor[0])
    parts.body, parts.sitting = body, met[0]
    parts.ordinal = shapes.figures(met["first"] or met["after"])
    parts.term = shapes.ordinal(term["term"])[1] if term else None


def _by_parts(line: Line, anchor: Span, parts: Parts) -> Parsed:
    """A body with a day or a session: "Nghị quyết của Bộ Chính trị ngày 12/6/2021"."""
    near = None if parts.body else legislator_before(line, anchor[0])
    subject, reading = subject_after(line, parts.end)
    span = (anchor[0], parts.end)
    return [
        Citation(
            span,
            Naming.SESSION if parts.ordinal else Naming.SUBJECT,
            whole=(parts.body.span[0], parts.end) if parts.ordinal and parts.body else None,
            number=parts.ordinal,
            issuer=parts.body.issuer if parts.body else None,
            hint=near.issuer if near else None,
            issued_on=parts.day,
            year=parts.year,
            term=parts.term,
            subject=subject or parts.said,
            only_when=not subject,
            context=context(line, span),
            is_draft=is_draft(line, anchor[0]),
        )
    ], reading


def _by_subject(line: Line, anchor: Span, parts: Parts) -> Parsed | None:
    """A body (after the word, or before it in the sentence) together with a subject."""
    draft = is_draft(line, anchor[0])
    told = shapes.subject().match(line.low, parts.reading, line.end)
    before = None if parts.body else passing(line, anchor, told, draft=draft)
    done = before is not None and is_done(line, anchor, before)
    opening = _opening(line, anchor, parts, before, firm=draft or done)
    end = _subject_end(line, opening.end(), min(line.end, parts.reading + _MOST_NAME)) if opening else 0
    subject = _subject(line, opening, end) if opening else ""
    points = _POINTS.fullmatch(subject) is not None
    if opening is None or not subject or (points and not (parts.body or done)):
        return None
    if not (before or parts.body):
        before = owner(line, anchor, opening, end, sponsored=parts.is_sponsored)
    long = len(subject.split()) >= _FEWEST_OF_COMPANY
    if not parts.body and (before is None or before.issuer == "CP") and long and shapes.of_company().search(subject):
        before = Body(COMPANY, anchor)
    if before and before.span[0] >= opening.end():
        end = max(opening.end(), min(end, before.span[1]))
    span = (line.low.rfind("dự", line.start, anchor[0]) if draft else anchor[0], end)
    citation = Citation(
        span,
        Naming.SUBJECT,
        issuer=parts.body.issuer if parts.body else None,
        hint=before.issuer if before else None,
        year=parts.year
        or (_year_before(line, before, anchor[0]) if before and done else None)
        or (_year_after(line, end) if parts.body or before else None),
        subject="" if points else subject,
        names=frozenset() if points else _names(line, opening.end(), end),
        context=context(line, span),
        years_on=years_on(line, anchor[0]),
        is_draft=draft,
    )
    return [citation], opening.end()


def _opening(line: Line, anchor: Span, parts: Parts, before: Body | None, *, firm: bool) -> re.Match[str] | None:
    """Where the subject begins; None where it is only wished for, or where the resolution itself is what acts."""
    told = shapes.subject().match(line.low, parts.reading, line.end)
    if told is None or (told["comma"] and not firm):
        return _any_subject(line, anchor, parts.body or before, parts.reading)
    if not firm and (is_needed if parts.body else is_wished)(line, anchor):
        return None
    acts = before is not None and before.issuer != NATIONS and told["how"] in weak()
    return None if acts and not (firm or is_object(line, anchor)) else told


def _subject(line: Line, opening: re.Match[str], end: int) -> str:
    """The words of the subject, "" where they say too little."""
    said = line.low[opening.end() if opening["how"] in ABOUT else opening.start("how") : end].strip(' "')
    return "" if len(said) < _FEWEST_LETTERS or said == opening["how"] else said


def _names(line: Line, start: int, end: int) -> frozenset[str]:
    """The words printed with a capital after the first, which may open a title."""
    return frozenset(word[0].lower() for word in _NAME.finditer(line.text, start, end))


def _sponsored(line: Line, anchor: Span, parts: Parts) -> Parsed | None:
    """A draft of the United Nations told apart by who submitted it."""
    if not parts.is_sponsored:
        return None
    body = parts.body or nations_before(line, anchor[0]) or nations_after(line, parts.end, fewest=0)
    if body is None or body.issuer != NATIONS:
        return None
    span = (anchor[0], parts.end)
    said = line.low[anchor[1] : parts.end].strip()
    return [Citation(span, Naming.SUBJECT, issuer=NATIONS, subject=said, context=context(line, span))], parts.end


def _fronted(line: Line, anchor: Span) -> Parsed | None:
    """A subject that opens the sentence: "Về giờ làm thêm, Quốc hội đã có nghị quyết"."""
    body = passed_before(line, anchor)
    opening = sentence_start(line, anchor[0], _MOST_FRONTED)
    told = shapes.FRONTED.fullmatch(line.low, opening, body.span[0]) if body else None
    if body is None or told is None or _POINTS.fullmatch(told["what"]):
        return None
    whole = (told.start("what"), anchor[1])
    around = context(line, anchor)
    return [Citation(anchor, Naming.SUBJECT, whole, hint=body.issuer, subject=told["what"], context=around)], anchor[1]


def _any_subject(line: Line, anchor: Span, body: Body | None, at: int) -> re.Match[str] | None:
    """A subject that no word opens: right after what a body passes, or the clause after "Theo Nghị quyết của …,"."""
    if body is None:
        return None
    if body.span[0] >= anchor[1]:
        return _said(line, body, at) or _after_body(line, anchor, body, at)
    own = body.issuer.startswith(LEGISLATORS) and is_draft(line, anchor[0])
    if not (passes(line, body) or body.issuer == ELSEWHERE) or not (own or is_done(line, anchor, body)):
        return None
    return shapes.any_subject().match(line.low, at, line.end)


def _said(line: Line, body: Body, at: int) -> re.Match[str] | None:
    """What the resolution of a body is reported to say, or what it is for."""
    if not body.issuer.startswith(SAYERS):
        return None
    return shapes.saying().match(line.low, at, line.end) or shapes.PURPOSE.match(line.low, at, line.end)


def _after_body(line: Line, anchor: Span, body: Body, at: int) -> re.Match[str] | None:
    """What a company's board passed, or the clause after "Theo Nghị quyết của …,"."""
    if not passes(line, body):
        return None
    if body.issuer == COMPANY and shapes.DONE.search(line.low, max(line.start, anchor[0] - 30), anchor[0]):
        return shapes.any_subject().match(line.low, at, line.end)
    according = shapes.ACCORDING.match(line.low, sentence_start(line, anchor[0], _ROOM), anchor[0])
    opens = according and body.issuer.startswith(LEGISLATORS)
    return shapes.CLAUSE.match(line.low, at, line.end) if opens else None


def _year_before(line: Line, body: Body, at: int) -> int | None:
    """The year printed right before or after the body that passed it: "Tháng 3-2020, Chính phủ ban hành nghị quyết"."""
    sentence = sentence_start(line, body.span[0], _DAY_ROOM)
    end = max(body.span[0], min(at, body.span[1] + _DAY_ROOM))
    years = list(shapes.YEAR_BEFORE.finditer(line.low, sentence, end))
    return int(years[0]["y"]) if len(years) == 1 else None


def _year_after(line: Line, at: int) -> int | None:
    """The year of a naming that goes on "thông qua vào tháng 12-2017"."""
    found = shapes.WHEN.match(line.low, at, line.end)
    year = (found["y"] or found["y2"]) if found else None
    return int(year) if year else None


def _subject_end(line: Line, start: int, ceiling: int) -> int:
    """Where a subject ends: at a full stop or a verb, or at the first comma after enough words."""
    for stop in shapes.NAMED_END.finditer(line.low, start + _FEWEST_LETTERS, ceiling):
        if stop[0] != "," or len(line.low[start : stop.start()].split()) >= _ENOUGH_WORDS:
            ceiling = stop.start()
            break
    return start + len(line.low[start:ceiling].rstrip(' ,."'))
