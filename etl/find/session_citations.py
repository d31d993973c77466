"""Citations of what a session resolved: of the Central Committee, the union's executive, a company's shareholders."""

from dataclasses import replace
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Citation, Line, Naming, Parsed
from etl.find.issuing_bodies import body_at
from etl.find.surroundings import context, is_draft, subject_after, years_on
from etl.models import Span

_LAST_SESSION: Final = 15
_MOST_SUBJECT: Final = 90


def session(line: Line, anchor: Span) -> Parsed | None:
    """A session of the Central Committee, cited for all it resolved or for one subject."""
    found = shapes.SESSION.match(line.low, anchor[1], line.end)
    if found is None:
        return None
    numbers = [(shapes.figures(found["first"] or found["after"]), found.span("first" if found["first"] else "after"))]
    others = "more" if found["first"] else "also"
    more = shapes.MORE_SESSIONS.finditer(line.low, *found.span(others)) if found[others] else ()
    numbers += ((shapes.figures(one["nth"]), one.span("nth")) for one in more)
    last = max(int(number) for number, _ in numbers)
    if last > _LAST_SESSION or shapes.SESSION_YEARS.match(line.low, found.end(), line.end):
        return None
    terms, end = _session_terms(line, found.end())
    subject, reading = subject_after(line, end)
    shared = Citation(
        (anchor[0], end),
        Naming.SESSION,
        whole=(anchor[0], end),
        issuer="TW",
        subject=subject,
        context=context(line, (anchor[0], end)),
        years_on=years_on(line, anchor[0]),
        is_draft=is_draft(line, anchor[0]),
    )
    each = [(number, term, at if len(numbers) > 1 else span) for number, at in numbers for term, span in terms]
    return [
        replace(shared, span=(anchor[0], end) if place == 0 else span, number=number, term=term)
        for place, (number, term, span) in enumerate(each)
    ], reading


def union_session(line: Line, anchor: Span) -> Parsed | None:
    """A session of the union's national executive: "Nghị quyết Hội nghị lần thứ 5 BCH Tổng LĐLĐ khóa XIII"."""
    found = shapes.UNION_SESSION.match(line.low, anchor[1], line.end)
    body = body_at(line.text, line.low, found.end(), line.end) if found else None
    if found is None or body is None or body.issuer != "TLD":
        return None
    number = shapes.figures(found["nth"])
    if int(number) > _LAST_SESSION:
        return None
    terms, end = _session_terms(line, body.span[1])
    subject, reading = subject_after(line, end)
    term = shapes.ordinal(found["early"])[1] if found["early"] else terms[0][0]
    one = Citation(
        (anchor[0], end),
        Naming.SESSION,
        number=number,
        issuer="TLD",
        term=term,
        subject=subject,
        context=context(line, (anchor[0], end)),
    )
    return [one], reading


def _session_terms(line: Line, at: int) -> tuple[list[tuple[str | None, Span]], int]:
    """The terms printed after a session ("khóa XI, XII"), one that is None where there is none, and where they end."""
    found = shapes.SESSION_TERM.match(line.low, at, line.end)
    if found is None or not found["term"]:
        return [(None, (at, at))], at
    terms: list[tuple[str | None, Span]] = [(shapes.ordinal(found["term"])[1], found.span("term"))]
    end = found.end() if found[0].count("(") == found[0].count(")") else found.end("term")
    while more := shapes.AFTER_TERM.match(line.low, end, line.end):
        terms.append((shapes.ordinal(more["term"])[1], more.span("term")))
        end = more.end()
    return terms, end + (line.low[end : end + 1] == ")" and "(" in found[0] and ")" not in found[0])


def shareholders(line: Line, anchor: Span) -> Parsed | None:
    """The general meeting of a company, where its year and kind, its day, or what it passed is given."""
    found = shapes.SHAREHOLDERS.match(line.low, anchor[1], line.end)
    if found is None:
        return None
    about = shapes.subject().match(line.low, found.end(), line.end)
    if not (about or (found["y"] and (found["which"] or found["day"]))):
        return [], found.end()
    end = found.end()
    subject = line.low[about.start("how") : min(line.end, about.end() + _MOST_SUBJECT)] if about else found[0]
    year = int(found["y"]) if found["y"] else None
    one = Citation((anchor[0], end), Naming.SUBJECT, issuer="DN", year=year, subject=subject, context=found[0])
    return [one], end
