"""What is printed beside the number of a resolution, in any order: the date, the issuer, the term, the session."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Line
from etl.find.issuing_bodies import body_at

_MOST_DETAILS: Final = 6


@dataclass(slots=True)
class Details:
    """What is printed beside the number."""

    end: int
    reading: int
    issuer: str | None = None
    hint: str | None = None
    issued_on: date | None = None
    year: int | None = None
    term: str | None = None
    seen: set[str] = field(default_factory=set)


def details_after(line: Line, at: int) -> Details:
    """The date, issuer and term printed after a number, in any order."""
    details = Details(end=at, reading=at)
    for _ in range(_MOST_DETAILS):
        if not any(step(line, details) for step in (_date, _term, _session, _body, _passing)):
            break
    if details.issuer is None:
        _body_after_other_document(line, details)
    return details


def _date(line: Line, details: Details) -> bool:
    """A date or a year here."""
    if "date" in details.seen:
        return False
    issued = shapes.ISSUED.match(line.low, details.reading, line.end)
    lead = issued or shapes.LEAD_IN.match(line.low, details.reading, line.end)
    at = lead.end() if lead else details.reading
    alone = shapes.YEAR_ALONE.match(line.low, details.reading, line.end)
    if alone is None and not issued and lead and "(" not in lead[0] and line.low[at : at + 1].isdigit():
        return False
    day = shapes.DAY.match(line.low, at, line.end)
    year = None if day else alone or _year(line, at)
    if day:
        details.issued_on = shapes.as_date(*(g for g in day.groups() if g))
        details.year = int(day["y"] or day["y2"])
    elif year:
        details.year = int(year["y"])
    else:
        return False
    details.seen.add("date")
    said = day or year
    loose = issued or (lead and ";" in lead[0]) or (said and said[0].startswith(("từ", "vào")))
    _advance(line, details, said.end() if said else at, extends=not loose)
    return True


def _year(line: Line, at: int) -> re.Match[str] | None:
    """A year here, also one that stands in brackets alone."""
    return shapes.YEAR.match(line.low, at, line.end) or shapes.YEAR.match(
        line.low, at - (line.low[at - 1] == "("), line.end
    )


def _term(line: Line, details: Details) -> bool:
    """A term ("khóa X") here."""
    lead = shapes.LEAD_IN.match(line.low, details.reading, line.end)
    found = shapes.TERM.match(line.low, lead.end() if lead else details.reading, line.end)
    if found is None or details.term:
        return False
    details.term = shapes.ordinal(found["term"])[1]
    _advance(line, details, found.end(), extends=True)
    return True


def _session(line: Line, details: Details) -> bool:
    """The session that a number came of: "của Hội nghị Trung ương 8 khóa XI"."""
    if details.issuer:
        return False
    lead = shapes.LEAD_IN.match(line.low, details.reading, line.end)
    found = shapes.SESSION.match(line.low, lead.end() if lead else details.reading, line.end)
    if found is None or (lead and ";" in lead[0]):
        return False
    details.issuer = "TW"
    _advance(line, details, found.end(), extends=True)
    return True


def _body(line: Line, details: Details) -> bool:
    """The issuer here: "của Bộ Chính trị"."""
    if details.issuer:
        return False
    lead = shapes.LEAD_IN.match(line.low, details.reading, line.end)
    body = body_at(line.text, line.low, lead.end() if lead else details.reading, line.end)
    opens = bool(lead and "(" in lead[0])
    if body is None or (lead and "," in lead[0] and "của" not in lead[0]):
        return False
    if not (lead and re.search(r"của|do|thuộc", lead[0])) and not opens and line.text[body.span[0]].islower():
        return False
    details.issuer = body.issuer
    _advance(line, details, body.span[1], extends=True)
    return True


def _passing(line: Line, details: Details) -> bool:
    """A body that passed it, "được Quốc hội thông qua": it tells the issuer, and is no part of the name."""
    if details.issuer or details.hint:
        return False
    lead = shapes.PASSED.match(line.low, details.reading, line.end)
    if lead is None or not re.search(r"được|do", lead[0]):
        return False
    body = body_at(line.text, line.low, lead.end(), line.end, may_sign=True)
    if body is None:
        return False
    details.hint = body.issuer
    details.reading = body.span[1]
    return True


def _advance(line: Line, details: Details, end: int, *, extends: bool) -> None:
    """Go on after a detail; a closing bracket belongs to it."""
    if line.low[end : end + 1] == ")":
        end += 1
    details.reading = end
    if extends and not details.hint:
        details.end = end


def _body_after_other_document(line: Line, details: Details) -> None:
    """The issuer that a number shares with another document: "nghị quyết 170 và quyết định 43 của UBND tỉnh …"."""
    other = shapes.OTHER_DOCUMENT.match(line.low, details.reading, line.end)
    if other is None:
        return
    beside = Details(end=other.end(), reading=other.end())
    if _body(line, beside):
        details.hint = beside.issuer
        while _date(line, beside):
            details.year = details.year or beside.year
