"""Citations without a number: a body with its subject ("Nghị quyết của Quốc hội về …"), or with its month."""

import re
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Citation, Line, Naming, Parsed
from etl.find.issuing_bodies import Body, bodies_before, body_at
from etl.find.surroundings import context, is_draft, years_on
from etl.models import Span

_MOST_NAME: Final = 180
_NEAR: Final = 130
_FEWEST_LETTERS: Final = 4
_FAR: Final = 1500
_FEWEST_SAID: Final = 2
_ENOUGH_WORDS: Final = 6
_LEGISLATORS: Final = ("QH", "HDND", "UBND", "UBTVQH", "CP")
_WEAK: Final = re.compile(r"một\s|tăng|trừng|yêu|lên|kêu|phản|áp|cho\s|hỗ|xử|quy\s|điều\s|hướng")
_OF_NATIONS: Final = re.compile(r"trừng|lên|kêu|phản|áp|yêu|chỉ\s|cấm|ủng|gia\s")
"""What the United Nations resolve."""
_POINTS: Final = re.compile(r"(?:\S{1,12}\s){0,3}(?:này|đó|trên)$")
"""A subject that only points at what was said before."""
_UNDER_WAY: Final = re.compile(
    r"(?<!\w)(?:cần|phải|nên|đề nghị|kiến nghị|để|nếu)\s(?:\S{1,12}\s){0,8}(?:ra|có|ban hành|xây dựng)\s(?:một\s)?$"
)
"""A resolution that somebody only wishes for: "cần ra nghị quyết"."""
_PASSED: Final = re.compile(r"(?<!\w)(?:được|do)\s{1,3}")
_VOTED: Final = re.compile(r"thông qua\s(?:dự thảo\s)?$")
_MEETING: Final = re.compile(r"tại\s{1,3}(?:phiên|kỳ)")


def named(line: Line, anchor: Span) -> Parsed | None:
    """A resolution named by body and subject, None where the words single out nothing."""
    if shapes.PLURAL_BEFORE.search(line.low, max(line.start, anchor[0] - 24), anchor[0]):
        return None
    body = _body_after(line, anchor[1])
    at = body.span[1] if body else anchor[1]
    if body:
        session = _by_session(line, anchor, body)
        if session:
            return session
    return _by_subject(line, anchor, body, at)


def _body_after(line: Line, at: int) -> Body | None:
    """The body right after the word."""
    meeting = shapes.MEETING.match(line.low, at, line.end)
    at = meeting.end() if meeting else at
    lead = shapes.LEAD_IN.match(line.low, at, line.end)
    if lead and "," in lead[0] and "của" not in lead[0]:
        return None
    return body_at(line.text, line.low, lead.end() if lead else at, line.end)


def _by_session(line: Line, anchor: Span, body: Body) -> Parsed | None:
    """A meeting of the government singled out by its month: "Nghị quyết phiên họp Chính phủ tháng 6/2018"."""
    found = shapes.MONTHLY.match(line.low, body.span[1], line.end)
    if found is None or body.issuer != "CP":
        return None
    year = int(found["y"] or found["y2"]) if found["y"] or found["y2"] else None
    span = (anchor[0], found.end())
    return [
        Citation(span, Naming.SUBJECT, issuer="CP", year=year, subject=found[0].strip(), context=context(line, span))
    ], found.end()


def _by_subject(line: Line, anchor: Span, body: Body | None, at: int) -> Parsed | None:
    """A body (after the word, or before it in the sentence) together with a subject."""
    opening = shapes.NAMED_SUBJECT.match(line.low, at, line.end)
    draft = is_draft(line, anchor[0])
    if opening is None:
        return None
    before = None if body else _body_before(line, anchor[0], far=draft) or _passed_after(line, opening.end())
    if body is None and before is None and _VOTED.search(line.low, max(line.start, anchor[0] - 20), anchor[0]):
        before = _legislator_before(line, anchor[0])
    if draft and body is None:
        before = _meeting_after(line, anchor[1]) or before or _legislator_before(line, anchor[0])
    if body is None and before is None and _OF_NATIONS.match(opening["how"]):
        before = _nations_after(line, opening.end())
    if body is None and before and _WEAK.match(opening["how"]) and not draft and before.issuer != "LHQ":
        return None
    ceiling = min(line.end, at + _MOST_NAME)
    end = _subject_end(line, opening.end(), ceiling)
    end = opening.end() + len(line.low[opening.end() : end].rstrip(' ,."'))
    subject = line.low[opening.start("how") if opening["how"] != "về" else opening.end() : end].strip(' "')
    if len(subject) < _FEWEST_LETTERS or _POINTS.fullmatch(subject):
        return None
    start = line.low.rfind("dự", line.start, anchor[0]) if draft else anchor[0]
    citation = Citation(
        (start, end),
        Naming.SUBJECT,
        issuer=body.issuer if body else None,
        hint=before.issuer if before else None,
        subject=subject,
        context=context(line, (start, end)),
        years_on=years_on(line, anchor[0]),
        is_draft=draft,
    )
    return [citation], opening.end()


def _subject_end(line: Line, start: int, ceiling: int) -> int:
    """Where a subject ends: at a full stop or a verb, or at the first comma after enough words."""
    for stop in shapes.NAMED_END.finditer(line.low, start + _FEWEST_LETTERS, ceiling):
        if stop[0] != "," or len(line.low[start : stop.start()].split()) >= _ENOUGH_WORDS:
            return stop.start()
    return ceiling


def _meeting_after(line: Line, start: int) -> Body | None:
    """The body at whose meeting a draft is discussed, named after it in the sentence."""
    stop = shapes.SUBJECT_END.search(line.low, start, min(line.end, start + _MOST_NAME))
    end = stop.start() if stop else min(line.end, start + _MOST_NAME)
    meeting = _MEETING.search(line.low, start, end)
    bodies = bodies_before(line.text, line.low, meeting.end(), end) if meeting else iter(())
    return next((body for body in bodies if body.issuer.startswith(_LEGISLATORS)), None)


def _passed_after(line: Line, start: int) -> Body | None:
    """The body that passed it, named after the subject: "được Đại hội đồng Liên Hợp Quốc thông qua"."""
    passed = _PASSED.search(line.low, start, min(line.end, start + _MOST_NAME))
    if passed is None or shapes.SUBJECT_END.search(line.low, start, passed.start()):
        return None
    return body_at(line.text, line.low, passed.end(), line.end)


def _nations_after(line: Line, start: int) -> Body | None:
    """The United Nations, named after the subject: "nghị quyết trừng phạt … tại Liên Hợp Quốc"."""
    stop = shapes.SUBJECT_END.search(line.low, start, min(line.end, start + _MOST_NAME))
    bodies = bodies_before(line.text, line.low, start, stop.start() if stop else min(line.end, start + _MOST_NAME))
    theirs = next((body for body in bodies if body.issuer == "LHQ"), None)
    said = line.low[start : theirs.span[0]].split() if theirs else []
    return theirs if len(said) >= _FEWEST_SAID and said[0] not in ("của", "mới") else None


def _legislator_before(line: Line, start: int) -> Body | None:
    """The assembly, council or government named last before a draft, however far: the one that is meeting."""
    bodies = bodies_before(line.text, line.low, max(0, start - _FAR), start)
    return max(
        (body for body in bodies if body.issuer.startswith(_LEGISLATORS)), key=lambda body: body.span[0], default=None
    )


def _body_before(line: Line, start: int, *, far: bool) -> Body | None:
    """The nearest body before the citation in its sentence, where it is said to pass the resolution."""
    floor = max(line.start, start - _NEAR)
    sentence = max(floor, line.low.rfind(". ", floor, start) + 1)
    if not far:
        verb = shapes.SUBMITTED.search(line.low, max(sentence, start - 40), start)
        if verb is None or _UNDER_WAY.search(line.low, max(sentence, start - 80), start):
            return None
    return max(bodies_before(line.text, line.low, sentence, start), key=lambda body: body.span[0], default=None)
