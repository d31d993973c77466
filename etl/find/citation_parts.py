"""What stands between the word "nghị quyết" and its subject, in any order: body, day, session, sponsor."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Line
from etl.find.issuing_bodies import Body, body_at

_MOST_PARTS: Final = 6
GOVERNMENT: Final = "CP"
COMPANY: Final = "DN"
_NEAR: Final = 160
"""How far from a company's initials the words may stand that make them a company's."""
_NAMED: Final = ("DN", "KHAC")
"""Bodies after which stands whose they are."""


@dataclass(slots=True)
class Parts:
    """What is printed there."""

    end: int
    """Where the last part that tells something ends."""
    reading: int
    body: Body | None = None
    day: date | None = None
    year: int | None = None
    when: str = ""
    """The words of the day, month or year."""
    sitting: str = ""
    """The words of the session: "kỳ họp thứ 6", "phiên họp thường kỳ tháng 8"."""
    ordinal: str | None = None
    term: str | None = None
    is_sponsored: bool = False
    is_modified: bool = False

    @property
    def said(self) -> str:
        """What singles the resolution out without a subject."""
        return " ".join(part for part in (self.sitting, self.when) if part)

    def take(self, end: int) -> None:
        """Go on after a part."""
        self.end = self.reading = end


def parts_after(line: Line, at: int) -> Parts:
    """The parts that stand here."""
    parts = Parts(at, at)
    for _ in range(_MOST_PARTS):
        if not any(step(line, parts) for step in (_body, _sitting, _when, _term, _sponsor, _modifier)):
            break
    return parts


def _body(line: Line, parts: Parts) -> bool:
    """The body: "của Bộ Chính trị"."""
    if parts.body:
        return False
    if _passer(line, parts):
        return True
    lead = shapes.LEAD_IN.match(line.low, parts.reading, line.end)
    at = lead.end() if lead else parts.reading
    if lead and "," in lead[0] and "của" not in lead[0] and not parts.sitting:
        return False
    is_owner = lead is not None and "của" in lead[0]
    parts.body = body_at(line.text, line.low, at, line.end) or (_company(line, at) if is_owner else None)
    if parts.body is None:
        return False
    parts.take(parts.body.span[1])
    named = shapes.OWN_NAME.match(line.text, parts.end, line.end) if parts.body.issuer in _NAMED else None
    parts.reading = named.end() if named else parts.end
    return True


def _passer(line: Line, parts: Parts) -> bool:
    """The body that passed it: "được Quốc hội thông qua"."""
    lead = shapes.PASSED_BY.match(line.low, parts.reading, line.end)
    body = body_at(line.text, line.low, lead.end(), line.end) if lead else None
    passes = shapes.PASSES.match(line.low, body.span[1], line.end) if body else None
    if passes is None:
        return False
    parts.body = body
    parts.take(passes.end())
    return True


def _company(line: Line, at: int) -> Body | None:
    """A company by its initials alone ("nghị quyết của ABC"), where the words around speak of boards and shares."""
    initials = shapes.INITIALS.match(line.text, at, line.end)
    if initials is None:
        return None
    around = shapes.of_company().search(line.low, max(line.start, at - _NEAR), min(line.end, at + _NEAR))
    return Body(COMPANY, initials.span()) if around else None


def _sitting(line: Line, parts: Parts) -> bool:
    """The session that passed it."""
    found = None if parts.sitting else shapes.SITTING.match(line.low, parts.reading, line.end)
    if found is None:
        return False
    parts.sitting = found[0].strip()
    parts.ordinal = shapes.figures(found["nth"]) if found["nth"] else None
    parts.year = int(found["y"]) if found["y"] else parts.year
    if found["month"] and parts.body is None:
        parts.body = Body(GOVERNMENT, found.span())
    parts.take(found.end())
    return True


def _when(line: Line, parts: Parts) -> bool:
    """The day, month or year in which it was passed."""
    found = None if parts.when else shapes.WHEN.match(line.low, parts.reading, line.end)
    if found is None or ("(" in found[0] and not shapes.BRACKET_ENDS.match(line.low, found.end(), line.end)):
        return False
    if found["d"] and found["y"]:
        parts.day = shapes.as_date(found["d"], found["m"], found["y"])
    year = found["y"] or found["y2"] or found["y3"]
    parts.year = int(year) if year else parts.year
    parts.when = found[0].strip(" ,(")
    parts.take(found.end())
    return True


def _term(line: Line, parts: Parts) -> bool:
    """The term of the body, "khóa XIV"."""
    lead = shapes.LEAD_IN.match(line.low, parts.reading, line.end)
    found = shapes.TERM.match(line.low, lead.end() if lead else parts.reading, line.end) if parts.body else None
    if found is None or parts.term:
        return False
    parts.term = shapes.ordinal(found["term"])[1]
    parts.take(found.end())
    return True


def _sponsor(line: Line, parts: Parts) -> bool:
    """Whoever submitted it: "do nước chủ nhà soạn thảo"."""
    found = None if parts.is_sponsored else shapes.sponsor().match(line.low, parts.reading, line.end)
    if found is None:
        return False
    parts.is_sponsored = True
    parts.take(found.end())
    return True


def _modifier(line: Line, parts: Parts) -> bool:
    """A word that tells nothing: "mới"."""
    found = shapes.MODIFIER.match(line.low, parts.reading, line.end) if not parts.is_modified else None
    if found is None:
        return False
    parts.is_modified = True
    parts.reading = found.end()
    return True
