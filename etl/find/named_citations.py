"""Citations without a number: a body with its subject ("Nghị quyết của Quốc hội về …"), or with its month."""

import re
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Citation, Line, Naming, Parsed
from etl.find.issuing_bodies import Body, bodies_before, body_at
from etl.find.surroundings import context, is_draft, subject_after, years_on
from etl.models import Span

_MOST_NAME: Final = 180
_NEAR: Final = 130
_FEWEST_LETTERS: Final = 4
_FAR: Final = 1500
_DAY_ROOM: Final = 30
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
        session = _by_session(line, anchor, body) or _by_date(line, anchor, body)
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


def _by_date(line: Line, anchor: Span, body: Body) -> Parsed | None:
    """A body with a full date: "Nghị quyết của Bộ Chính trị ngày 12/6/2021"."""
    lead = shapes.LEAD_IN.match(line.low, body.span[1], line.end)
    day = shapes.DAY.match(line.low, lead.end() if lead else body.span[1], line.end)
    if day is None:
        return None
    issued_on = shapes.as_date(*(part for part in day.groups() if part))
    span = (anchor[0], day.end())
    subject, reading = subject_after(line, day.end())
    return [
        Citation(
            span,
            Naming.SUBJECT,
            issuer=body.issuer,
            issued_on=issued_on,
            year=int(day["y"] or day["y2"]),
            subject=subject or day[0].strip(),
            context=context(line, span),
        )
    ], reading


def _by_subject(line: Line, anchor: Span, body: Body | None, at: int) -> Parsed | None:
    """A body (after the word, or before it in the sentence) together with a subject."""
    draft = is_draft(line, anchor[0])
    opening = shapes.NAMED_SUBJECT.match(line.low, at, line.end)
    before = None if body else _passing(line, anchor, opening, draft=draft)
    if opening is None:
        opening = _any_subject(line, anchor, body or before, at)
    elif (
        before
        and before.issuer != "LHQ"
        and _WEAK.match(opening["how"])
        and not (draft or _is_done(line, anchor, before))
    ):
        return None
    if opening is None:
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
        year=_year_before(line, before.span[0]) if before and _is_done(line, anchor, before) else None,
        subject=subject,
        context=context(line, (start, end)),
        years_on=years_on(line, anchor[0]),
        is_draft=draft,
    )
    return [citation], opening.end()


def _passing(line: Line, anchor: Span, opening: re.Match[str] | None, *, draft: bool) -> Body | None:
    """The body that passes what is not said to be its own: named before, else after it."""
    end = opening.end() if opening else anchor[1]
    before = _body_before(line, anchor[0], far=draft)
    if opening:
        before = before or _passed_after(line, end)
    if before is None and _VOTED.search(line.low, max(line.start, anchor[0] - 20), anchor[0]):
        before = _legislator_before(line, anchor[0])
    if draft:
        before = _meeting_after(line, anchor[1]) or before or _legislator_before(line, anchor[0])
    if before is None and opening and _OF_NATIONS.match(opening["how"]) and not shapes.VAGUE.match(line.low, end):
        before = _nations_after(line, end) or _nations_before(line, anchor[0])
    return before


def _any_subject(line: Line, anchor: Span, body: Body | None, at: int) -> re.Match[str] | None:
    """A subject that no word opens: right after what a body passes, or the clause after "Theo Nghị quyết của …,"."""
    if body is None or not body.issuer.startswith(_LEGISLATORS):
        return None
    if body.span[0] >= anchor[1]:
        according = shapes.ACCORDING.search(line.low, max(line.start, anchor[0] - 8), anchor[0])
        opens = according and line.text[according.start()].isupper()
        return shapes.CLAUSE.match(line.low, at, line.end) if opens else None
    if not is_draft(line, anchor[0]) and not _is_done(line, anchor, body):
        return None
    return shapes.ANY_SUBJECT.match(line.low, at, line.end)


def _is_done(line: Line, anchor: Span, body: Body) -> bool:
    """Whether the body has passed it and is not only asked to: "đã ra nghị quyết", or the verb right after it."""
    if shapes.ASKED.search(line.low, max(line.start, body.span[0] - 24), body.span[0]):
        return False
    done = shapes.DONE.search(line.low, max(line.start, anchor[0] - 30), anchor[0])
    return bool(done or shapes.ADJACENT.match(line.low, body.span[1], anchor[0]))


def _year_before(line: Line, start: int) -> int | None:
    """The year printed right before the body that passed it: "Tháng 3-2020, Chính phủ đã ban hành nghị quyết"."""
    sentence = max(line.start, start - _DAY_ROOM, line.low.rfind(". ", line.start, start) + 1)
    years = list(shapes.YEAR_BEFORE.finditer(line.low, sentence, start))
    return int(years[0]["y"]) if len(years) == 1 else None


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
    if meeting is None:
        end = min(line.end, end + _MOST_NAME)
        meeting = shapes.SUBMITTED_TO.search(line.low, start, end)
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
    return theirs if theirs and len(line.low[start : theirs.span[0]].split()) >= _FEWEST_SAID else None


def _nations_before(line: Line, start: int) -> Body | None:
    """The United Nations, named before it in the same sentence."""
    sentence = max(line.start, start - _MOST_NAME, line.low.rfind(". ", line.start, start) + 1)
    return next((one for one in bodies_before(line.text, line.low, sentence, start) if one.issuer == "LHQ"), None)


def _legislator_before(line: Line, start: int) -> Body | None:
    """The assembly, council or government named last before a draft, however far: the one that is meeting."""
    if shapes.DEPUTIES.search(line.low, max(0, start - _NEAR), start):
        return Body("QH", (start, start))
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
