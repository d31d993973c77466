"""Which resolution a citation means: issuer, number, year and term, weighed by the evidence around it."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from etl.find.citations import Citation, Naming
from etl.models import Page, ResolutionFact
from etl.resolve.resolution_article import Article
from etl.resolve.resolution_company import with_company, with_house
from etl.resolve.resolution_entries import Entry, group
from etl.resolve.resolution_evidence import COMPANY, Inquiry, inquire, usual
from etl.resolve.resolution_meetings import decide_congress, decide_session
from etl.resolve.resolution_subjects import fit, pairs
from etl.resolve.resolution_verdict import Verdict
from etl.resolve.resolution_words import day_words, label, of_body, sentence
from etl.vocabulary.geography import province_names, provinces
from etl.vocabulary.resolutions import RESOLUTION, register

UNKNOWN: Final = "?"
NEW_MAP: Final = date(2025, 7, 1)
_WHOLE_TITLE: Final = 0.7
"""The share of a title that must be quoted where no number is given."""


def resolve_resolutions(citations: tuple[Citation, ...], page: Page, *, is_union: bool) -> tuple[ResolutionFact, ...]:
    """One fact per resolution that the citations name, with its reason."""
    if not citations:
        return ()
    bulletin = page.published_on or page.page_clock
    article = Article(page)
    entries = group(citations)
    verdicts = with_company(entries, [_decide(entry, bulletin, article, is_union=is_union) for entry in entries])
    verdicts = with_house(entries, verdicts)
    return tuple(_merged([_fact(entry, verdict, page) for entry, verdict in zip(entries, verdicts, strict=True)]))


def _decide(entry: Entry, bulletin: date | None, article: Article, *, is_union: bool) -> Verdict:
    """What one entry means."""
    if entry.naming is Naming.CONGRESS:
        return decide_congress(entry, bulletin, is_union=is_union)
    if entry.naming is Naming.SESSION:
        return decide_session(entry, bulletin)
    if entry.naming is Naming.NUMBER:
        return _numbered(inquire(entry, bulletin, article, is_union=is_union))
    return _named(entry, bulletin)


def _numbered(inquiry: Inquiry) -> Verdict:
    """The outcome of the evidence for a number."""
    entry, left, reasons = inquiry.entry, inquiry.left, inquiry.reasons
    said = entry.said or inquiry.issuer or inquiry.far_issuer
    if len(left) == 1 and inquiry.is_decided:
        return Verdict("resolved", left[0].issuer, row=left[0], reasons=reasons)
    habit = usual(entry, f"{entry.subject} {entry.context}") if said is None else None
    if habit:
        return Verdict(
            "unregistered", habit.issuer, reasons=[f"số {habit.number} ở đây thường chỉ nghị quyết về {habit.note}"]
        )
    if said is None and (not left or any(row.issuer == inquiry.beside for row in left)):
        said = inquiry.beside
        left = [row for row in left if row.issuer == said]
    if said is None and not left and inquiry.is_of_company:
        said = COMPANY
    if not left:
        return Verdict(
            "unregistered",
            _house(said, []),
            reasons=reasons or [f"sổ không có văn kiện số {entry.number}{of_body(said)}"],
        )
    reasons.append(
        "bài không nói gì thêm để biết là văn kiện nào" if len(left) > 1 else "chỉ có số, sổ không đủ để chắc chắn"
    )
    return Verdict(
        "ambiguous", _house(said, [row.issuer for row in left]), candidates=[row.key for row in left], reasons=reasons
    )


def _house(said: str | None, candidates: list[str]) -> str:
    """The issuer of what stays open: the text's; the centre's where only the suffix is given."""
    if said != "PARTY":
        return said or UNKNOWN
    return candidates[0] if len(set(candidates)) == 1 else "TW"


def _named(entry: Entry, bulletin: date | None) -> Verdict:
    """A body with a subject: of the register only where nearly the whole title is quoted."""
    issuer = entry.issuer or entry.hint or UNKNOWN
    words = pairs(entry.subject)
    rows = [
        row
        for row in register().values()
        if row.kind == RESOLUTION
        and row.issuer == issuer
        and not (row.issued_on and bulletin and row.issued_on > bulletin)
    ]
    in_draft = any(one.is_draft for one in entry.citations)
    fitting = [row for row in rows if fit(row, words) >= _WHOLE_TITLE] if words and not in_draft else []
    if len(fitting) == 1:
        reason = f"bài không ghi số; cơ quan ban hành và nội dung trích trùng với tên văn kiện “{fitting[0].title}”"
        return Verdict("resolved", issuer, row=fitting[0], reasons=[reason])
    same_day = [row for row in rows if row.issued_on == entry.issued_on]
    if entry.issued_on and len(same_day) == 1:
        reason = f"bài không ghi số; cơ quan ban hành và ngày {day_words(entry.issued_on)} trùng với văn kiện này"
        return Verdict("resolved", issuer, row=same_day[0], reasons=[reason])
    told = (
        "bản dự thảo, chưa có số" if entry.is_draft else "bài không ghi số, sổ không có văn kiện nào mang tên như trích"
    )
    return Verdict("unregistered", issuer, reasons=[told])


def _fact(entry: Entry, verdict: Verdict, page: Page) -> ResolutionFact:
    """The fact that an entry and its verdict make."""
    spans = sorted({one.span for one in entry.citations} | set(entry.back))
    row = verdict.row
    issuer = _as_of(row.issuer if row else verdict.issuer, page)
    return ResolutionFact(
        key=row.key if row else verdict.key,
        issuer=issuer,
        number=row.number if row and not verdict.keeps_number else entry.number,
        year=row.year if row else entry.year,
        label=row.short if row else label(entry, issuer, page.text),
        mentions=len(entry.citations),
        status=verdict.status,
        why=sentence(verdict.reasons),
        candidates=tuple(verdict.candidates),
        surfaces=tuple(
            dict.fromkeys(
                page.text[start:end] for start, end in sorted(one.whole or one.span for one in entry.citations)
            )
        ),
        spans=tuple(spans),
    )


def _as_of(issuer: str, page: Page) -> str:
    """The issuer with the name its province bears on the day of the bulletin."""
    code, _, place = issuer.partition(":")
    day = page.published_on or page.page_clock
    if not place or day is None or day < NEW_MAP:
        return issuer
    return f"{code}:{_renamed().get(place, place)}"


@cache
def _renamed() -> dict[str, str]:
    """Old units whose land is a new unit of another name, one by one: not merged, only renamed."""
    old = set(province_names().values())
    return {one.name: one.name_34 for one in provinces() if one.name_34 not in old}


def _merged(facts: list[ResolutionFact]) -> list[ResolutionFact]:
    """Facts with entries that turned out to be the same document made one."""
    merged: list[ResolutionFact] = []
    for fact in facts:
        place = next(
            (place for place, one in enumerate(merged) if fact.status == "resolved" and one.key == fact.key), None
        )
        if place is None:
            merged.append(fact)
            continue
        first = merged[place]
        register_number = register()[fact.key or ""].number
        merged[place] = replace(
            first,
            number=register_number if register_number in (first.number, fact.number) else first.number,
            mentions=first.mentions + fact.mentions,
            surfaces=tuple(dict.fromkeys(first.surfaces + fact.surfaces)),
            spans=tuple(sorted({*first.spans, *fact.spans})),
        )
    return merged
