"""Numbers left open, settled by their company: those cited in one breath ("Nghị quyết 57, 59, 66, 68") go together."""

from collections.abc import Sequence
from typing import Final

from etl.find.citations import Naming
from etl.resolve.resolution_entries import Entry, same_house
from etl.resolve.resolution_verdict import Verdict
from etl.resolve.resolution_words import of_body
from etl.vocabulary.resolution_cues import resolution_cues
from etl.vocabulary.resolutions import Resolution, register

_BESIDE: Final = 26
"""Characters that may stand between two citations of one list ("-NQ/TW và Nghị quyết số ")."""
UNKNOWN: Final = "?"
_TELL_NOTHING: Final = {UNKNOWN, "KHAC"}
_ALONE: Final = ("QH", "CP", "HDND", "LHQ", "DN")
"""Issuers whose resolutions an article cites without those of others."""
_MOST: Final = 200
"""Entries of a text beyond which nobody lists them in one breath."""


def with_company(entries: Sequence[Entry], verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts, with an open number settled where those listed beside it leave one of its documents."""
    if len(entries) > _MOST or not any(verdict.status == "ambiguous" for verdict in verdicts):
        return verdicts
    return [
        _settled(entry, verdict, entries, verdicts)
        if verdict.status == "ambiguous" and entry.naming is Naming.NUMBER
        else verdict
        for entry, verdict in zip(entries, verdicts, strict=True)
    ]


def near_company(around: str) -> bool:
    """Whether folded words speak of a company: its board, its shares, its directors."""
    return any(words in around for use in ("of_company", "near_company") for words in resolution_cues(use))


def with_house(entries: Sequence[Entry], verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts, with the issuer of a bare number where all else that the text names is of one issuer."""
    issuers = {verdict.issuer for verdict in verdicts} - _TELL_NOTHING
    if len(issuers) != 1 or not min(issuers).startswith(_ALONE):
        return verdicts
    (issuer,) = issuers
    told = f"mọi nghị quyết khác trong bài đều {of_body(issuer).strip()}"
    return [
        Verdict("unregistered", issuer, reasons=[*verdict.reasons, told])
        if verdict.issuer == UNKNOWN and entry.naming is Naming.NUMBER and not verdict.candidates
        else verdict
        for entry, verdict in zip(entries, verdicts, strict=True)
    ]


def _settled(entry: Entry, verdict: Verdict, entries: Sequence[Entry], verdicts: Sequence[Verdict]) -> Verdict:
    """The one document that goes with the company, else what was decided."""
    company = [
        other.row
        for beside, other in zip(entries, verdicts, strict=True)
        if other.row and beside.naming is Naming.NUMBER and _listed_together(entry, beside)
    ]
    fitting = [row for key in verdict.candidates if _goes_with(row := register()[key], company)]
    if len(fitting) != 1:
        return verdict
    names = ", ".join(row.key for row in company)
    told = f"các văn kiện dẫn liền bên ({names}) cùng thời với {fitting[0].key}"
    return Verdict("resolved", fitting[0].issuer, row=fitting[0], reasons=[*verdict.reasons[:1], told])


def _goes_with(row: Resolution, company: Sequence[Resolution]) -> bool:
    """Whether a document is of the year of its company; of its term, where there are several."""
    alike = [one for one in company if same_house(one.issuer, row.issuer) and row.year]
    same_year = bool(alike) and all(one.year == row.year for one in alike)
    same_term = len(alike) > 1 and row.term is not None and all(one.term == row.term for one in alike)
    return same_year or same_term


def _listed_together(entry: Entry, beside: Entry) -> bool:
    """Whether two entries are cited side by side, or through others of the same list."""
    return any(
        0 <= right.span[0] - left.span[1] <= _BESIDE
        for one in entry.citations[:3]
        for other in beside.citations[:3]
        for left, right in ((one, other), (other, one))
    )
