"""Whose a resolution without a number is: the body that passes it, or that it is said to be of, near it in the text."""

import re
from functools import cache
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Line
from etl.find.issuing_bodies import Body, bodies_between, body_at
from etl.find.surroundings import sentence_start
from etl.models import Span
from etl.vocabulary.resolution_cues import resolution_cues

ABOUT: Final = ("về", "liên quan đến", "liên quan tới", "vụ")
LEGISLATORS: Final = ("QH", "HDND", "UBND", "UBTVQH", "CP")
NATIONS: Final = "LHQ"
COMPANY: Final = "DN"
_PASSERS: Final = (*LEGISLATORS, NATIONS, "KHAC", COMPANY)
"""Whose resolutions the press names by what they are about."""
SAYERS: Final = (*LEGISLATORS, NATIONS, "BCT", "BBT", "TW", "TLD", "HDTP")
"""Whose resolutions are named by what they say."""
_ASSEMBLY: Final = ("QH", "UBTVQH")
_ABROAD: Final = (NATIONS, "KHAC")
_SANCTIONS: Final = "trừng phạt"
"""Of these there are many: without a body they single out none."""
_CENTRE: Final = ("BCT", "TW")
_HOUSES: Final = ("quốc hội", "hđnd", "hội đồng ", "đại hội đồng ")
"""How the names of other bodies begin that pass resolutions, besides houses of parliament."""
_CENTRAL_BODIES: Final = ("bộ chính trị", "ban chấp hành", "bch", "hội nghị")
"""The Party's centre by its full name: "trung ương" alone stands for many things."""
_MOST_NAME: Final = 180
_NEAR: Final = 130
_FAR: Final = 1500
_AROUND: Final = 600
_WORD_ROOM: Final = 12
_OF_ROOM: Final = 20
_FEWEST_SAID: Final = 2
_UNDER_WAY: Final = re.compile(
    r"(?<!\w)(?:cần|phải|nên|mong|đề nghị|kiến nghị|(?<!ý\s)để|nếu)\s(?:\S{1,12}\s){0,8}"
    r"(?:ra|có|ban hành|xây dựng|soạn thảo)\s(?:một\s)?$"
    r"|(?<!\w)(?:chưa|không)\s(?:hề\s)?(?:ra|có|ban hành)\s(?:một\s)?$"
)
"""A resolution that somebody only wishes for, or misses: "cần ra nghị quyết", "chưa có nghị quyết"."""
_LISTS: Final = (";", ":")
"""Signs after which the members of a list stand."""
_HANDED_IN: Final = ("", "một", "bản", "một bản", "dự thảo", "một dự thảo")
"""Between a body and what is handed in to it ("đệ trình Quốc hội một nghị quyết …"): that one is there already."""
_PASSED: Final = re.compile(r"(?<!\w)(?:được|do)\s{1,3}")
_VOTED: Final = re.compile(r"thông qua\s(?:dự thảo\s)?$")
_MEETING: Final = re.compile(r"tại\s{1,3}(?:phiên|kỳ)")
_SUBJECT_OF_SENTENCE: Final = re.compile(r"(?:^|[.:;!?\"(\n,]|(?<!\w)(?:khi|vì|nếu|mà|rằng|thì|là|nhưng|còn|tuy))\s*$")
"""Before a resolution that does something itself: "Nghị quyết yêu cầu …" names none."""


@cache
def weak() -> frozenset[str]:
    """What opens a subject, and may as well be the verb of a sentence."""
    return frozenset(resolution_cues("weak"))


@cache
def _of_nations() -> frozenset[str]:
    """What the United Nations resolve."""
    return frozenset(resolution_cues("of_nations"))


def passing(line: Line, anchor: Span, opening: re.Match[str] | None, *, draft: bool) -> Body | None:
    """The body that passes what is not said to be its own: named before, else after it."""
    end = opening.end() if opening else anchor[1]
    before = _body_before(line, anchor[0], far=draft)
    if opening:
        before = before or _passed_after(line, end)
    if before is None and _VOTED.search(line.low, max(line.start, anchor[0] - 20), anchor[0]):
        before = legislator_before(line, anchor[0])
    if draft:
        before = _of_assembly(line, opening) or before
        meeting = _meeting_after(line, anchor[1])
        before = (
            before
            if before and before.span[0] >= end
            else meeting or before or legislator_before(line, anchor[0]) or _deputies_near(line, anchor[0])
        )
    if before is None and opening and opening["how"] in _of_nations() and not shapes.VAGUE.match(line.low, end):
        before = nations_after(line, end) or nations_before(line, anchor[0])
    return before


def owner(line: Line, anchor: Span, opening: re.Match[str], end: int, *, sponsored: bool) -> Body | None:
    """The body of a resolution whose sentence does not say that anybody passes it: after the subject, or before it."""
    at_work = _at_work(line, end)
    if at_work:
        return at_work
    acts = not is_object(line, anchor) and not sponsored
    room = _OF_ROOM if acts and opening["how"] in weak() else _MOST_NAME
    for of in shapes.OF_BODY.finditer(line.low, opening.end(), min(line.end, end + 1, opening.end() + room)):
        body = body_at(line.text, line.low, of.end(), line.end)
        if body and body.issuer.startswith((*_PASSERS, *_CENTRE)):
            return body
    listed = (
        opening["how"] not in weak() and line.low[max(0, anchor[0] - _WORD_ROOM) : anchor[0]].rstrip()[-1:] in _LISTS
    )
    acts = acts and opening["how"] not in ABOUT and not listed
    if acts or shapes.VAGUE.match(line.low, opening.end()) or is_wished(line, anchor):
        return None
    sentence = sentence_start(line, anchor[0], _MOST_NAME)
    near = _last_passer(line, sentence, anchor[0])
    if near or bodies_between(line.text, line.low, sentence, anchor[0]):
        return near
    far = _far_before(line, anchor[0], opening["how"])
    if far and far.issuer not in ("CP", *_CENTRE):
        return far
    return None if opening["how"] == _SANCTIONS else _first_passer(line, end)


def _at_work(line: Line, end: int) -> Body | None:
    """The body that the sentence goes on with: "trong nghị quyết về ngân sách, Quốc hội yêu cầu …"."""
    body = body_at(line.text, line.low, end + 2, line.end) if line.low[end : end + 2] == ", " else None
    return body if body and shapes.AT_WORK.match(line.low, body.span[1], line.end) else None


def is_done(line: Line, anchor: Span, body: Body) -> bool:
    """Whether the body has passed it and is not only asked to: "đã ra nghị quyết", or the verb right after it."""
    if shapes.ASKED.search(line.low, max(line.start, body.span[0] - 24), body.span[0]):
        return False
    done = shapes.DONE.search(line.low, max(line.start, anchor[0] - 30), anchor[0])
    return bool(done or shapes.ADJACENT.match(line.low, body.span[1], anchor[0]))


def is_wished(line: Line, anchor: Span) -> bool:
    """Whether somebody only wishes for it: "cần ra nghị quyết", "đề nghị Quốc hội ban hành nghị quyết"."""
    sentence = sentence_start(line, anchor[0], _MOST_NAME)
    if is_needed(line, anchor):
        return True
    return any(
        shapes.ASKED.search(line.low, sentence, body.span[0])
        for body in bodies_between(line.text, line.low, sentence, anchor[0])
        if line.low[body.span[1] : anchor[0]].strip() not in _HANDED_IN
    )


def is_needed(line: Line, anchor: Span) -> bool:
    """Whether it is said that there ought to be one: "cần có nghị quyết của Quốc hội"."""
    sentence = sentence_start(line, anchor[0], _MOST_NAME)
    return _UNDER_WAY.search(line.low, max(sentence, anchor[0] - 80), anchor[0]) is not None


def is_object(line: Line, anchor: Span) -> bool:
    """Whether something is done with the resolution: "vi phạm nghị quyết cấm …"."""
    before = line.low[max(line.start, anchor[0] - _WORD_ROOM) : anchor[0]]
    return _SUBJECT_OF_SENTENCE.search(before) is None


def passes(line: Line, body: Body) -> bool:
    """Whether a body is one that the press names resolutions of: no committee of a town, no council of no place."""
    said = line.low[slice(*body.span)]
    if body.issuer in _CENTRE:
        return said.startswith(_CENTRAL_BODIES)
    if body.issuer == "KHAC":
        return "viện" in said or said.startswith(_HOUSES)
    return body.issuer.startswith(_PASSERS) and said != "hội đồng nhân dân"


def _last_passer(line: Line, start: int, end: int) -> Body | None:
    """The body named last, of those that pass resolutions; the government only alone: it carries out others' too."""
    bodies = [body for body in bodies_between(line.text, line.low, start, end) if passes(line, body)]
    others = [body for body in bodies if body.issuer != "CP"] or [
        body for body in bodies if line.low[slice(*body.span)] != "thủ tướng"
    ]
    return others[-1] if others else None


def _far_before(line: Line, at: int, how: str) -> Body | None:
    """The body that the sentences before name last; the United Nations first of all, where it may be theirs."""
    start = max(0, at - _AROUND)
    theirs = how in _of_nations() and how not in ABOUT
    bodies = bodies_between(line.text, line.low, start, at) if theirs else []
    return next((body for body in bodies if body.issuer == NATIONS), None) or _last_passer(line, start, at)


def _first_passer(line: Line, start: int) -> Body | None:
    """A parliament abroad or the United Nations, named soon after and never before."""
    bodies = bodies_between(line.text, line.low, start, min(len(line.low), start + _AROUND))
    return next((body for body in bodies if body.issuer in _ABROAD and passes(line, body)), None)


def _body_before(line: Line, start: int, *, far: bool) -> Body | None:
    """The nearest body before the citation in its sentence, where it is said to pass the resolution."""
    sentence = sentence_start(line, start, _NEAR)
    if not far:
        pair = shapes.PAIR.search(line.low, max(sentence, start - _WORD_ROOM), start)
        verb = shapes.SUBMITTED.search(line.low, max(sentence, start - 40), pair.start() + 1 if pair else start)
        if verb is None or _UNDER_WAY.search(line.low, max(sentence, start - 80), start):
            return None
    bodies = bodies_between(line.text, line.low, sentence, start)
    acting = [body for body in bodies if not (far and directs(line, body))]
    return max(acting, key=lambda body: body.span[0], default=None)


def _of_assembly(line: Line, opening: re.Match[str] | None) -> Body | None:
    """The Assembly, where a draft is said to be its own right after a few words."""
    if opening is None:
        return None
    stop = shapes.SUBJECT_END.search(line.low, opening.end(), min(line.end, opening.end() + _NEAR))
    end = stop.start() if stop else min(line.end, opening.end() + _NEAR)
    for of in shapes.OF_BODY.finditer(line.low, opening.end(), end):
        body = body_at(line.text, line.low, of.end(), line.end)
        if body and body.issuer in _ASSEMBLY:
            return body
    return None


def passed_before(line: Line, anchor: Span) -> Body | None:
    """The body that is said to have passed it, before it in the sentence."""
    body = _body_before(line, anchor[0], far=False)
    return body if body and passes(line, body) and is_done(line, anchor, body) else None


def _passed_after(line: Line, start: int) -> Body | None:
    """The body that passed it, named after the subject: "được Đại hội đồng Liên Hợp Quốc thông qua"."""
    passed = _PASSED.search(line.low, start, min(line.end, start + _MOST_NAME))
    if passed is None or shapes.SUBJECT_END.search(line.low, start, passed.start()):
        return None
    return body_at(line.text, line.low, passed.end(), line.end, may_sign=True)


def _meeting_after(line: Line, start: int) -> Body | None:
    """The body at whose meeting a draft is discussed, named after it in the sentence."""
    stop = shapes.SUBJECT_END.search(line.low, start, min(line.end, start + _MOST_NAME))
    end = stop.start() if stop else min(line.end, start + _MOST_NAME)
    meeting = _MEETING.search(line.low, start, end)
    if meeting is None:
        end = min(line.end, end + _MOST_NAME)
        meeting = shapes.SUBMITTED_TO.search(line.low, start, end)
    bodies = bodies_between(line.text, line.low, meeting.end(), end) if meeting else []
    return next((body for body in bodies if body.issuer.startswith(LEGISLATORS)), None)


def nations_before(line: Line, start: int) -> Body | None:
    """The United Nations, named before it in the same sentence."""
    sentence = sentence_start(line, start, _MOST_NAME)
    return next((one for one in bodies_between(line.text, line.low, sentence, start) if one.issuer == NATIONS), None)


def nations_after(line: Line, start: int, *, fewest: int = _FEWEST_SAID) -> Body | None:
    """The United Nations, named after the subject: "nghị quyết trừng phạt … tại Liên Hợp Quốc"."""
    stop = shapes.SUBJECT_END.search(line.low, start, min(line.end, start + _MOST_NAME))
    bodies = bodies_between(line.text, line.low, start, stop.start() if stop else min(line.end, start + _MOST_NAME))
    theirs = next((body for body in bodies if body.issuer == NATIONS), None)
    return theirs if theirs and len(line.low[start : theirs.span[0]].split()) >= fewest else None


def legislator_before(line: Line, start: int) -> Body | None:
    """The assembly, council or government named last before a draft, however far: the one that is meeting."""
    if shapes.DEPUTIES.search(line.low, max(0, start - _NEAR), start):
        return Body("QH", (start, start))
    bodies = bodies_between(line.text, line.low, max(0, start - _FAR), start)
    meeting = (*LEGISLATORS, *_ABROAD)
    return next(
        (
            body
            for body in reversed(bodies)
            if body.issuer.startswith(meeting)
            and passes(line, body)
            and not (directs(line, body) or _heads(line, body))
        ),
        None,
    )


def directs(line: Line, body: Body) -> bool:
    """Whether a body has others draft a resolution, which need not be its own."""
    return shapes.DIRECTS.match(line.low, body.span[1]) is not None


def _heads(line: Line, body: Body) -> bool:
    """Whether it is only the head of the government, who is named everywhere."""
    return line.low[slice(*body.span)].startswith("thủ tướng")


def _deputies_near(line: Line, at: int) -> Body | None:
    """The Assembly, where only its people are named around a draft."""
    near = line.low[max(0, at - _FAR) : at + _FAR]
    return Body("QH", (at, at)) if shapes.OF_ASSEMBLY.search(near) else None
