"""Citations of one text put together: each entry is one resolution as the text names it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from etl.find.citations import Citation, Naming
from etl.models import Span
from etl.resolve.resolution_subjects import overlap, pairs
from etl.vocabulary.resolutions import plain_number

PARTY_CENTRE: Final = frozenset({"PARTY", "BCT", "BBT", "TW"})
"""Issuers that share the suffix -NQ/TW, and that the press confuses."""
OPEN_CONGRESS: Final = "DH"
_SAME_SUBJECT: Final = 0.4


@dataclass(slots=True)
class Entry:
    """One resolution as a text names it, by all the citations that mean it."""

    citations: list[Citation] = field(default_factory=list)
    back: list[Span] = field(default_factory=list)
    """Short forms that point at it."""

    @property
    def naming(self) -> Naming:
        """How its first citation singles it out; a number tells more than a subject."""
        kinds = {one.naming for one in self.citations}
        return next(kind for kind in Naming if kind in kinds)

    @property
    def number(self) -> str | None:
        """As first printed."""
        return next((one.number for one in self.citations if one.number), None)

    @property
    def issuer(self) -> str | None:
        """The finest issuer that the text itself gives."""
        said = [one.issuer for one in self.citations if one.issuer]
        return next((issuer for issuer in said if issuer not in ("PARTY", OPEN_CONGRESS)), said[0] if said else None)

    @property
    def hint(self) -> str | None:
        """An issuer that stands near one of its citations."""
        return next((one.hint for one in self.citations if one.hint), None)

    @property
    def suffix(self) -> str | None:
        """The suffix as first printed."""
        return next((one.suffix for one in self.citations if one.suffix), None)

    @property
    def issued_on(self) -> date | None:
        """The date that the text gives."""
        return next((one.issued_on for one in self.citations if one.issued_on), None)

    @property
    def year(self) -> int | None:
        """The year that the text gives."""
        return next((one.year for one in self.citations if one.year), None)

    @property
    def term(self) -> str | None:
        """The term that the text gives, Roman."""
        return next((one.term for one in self.citations if one.term), None)

    @property
    def years_on(self) -> int | None:
        """The N of "N năm triển khai"."""
        return next((one.years_on for one in self.citations if one.years_on), None)

    @property
    def subject(self) -> str:
        """Everything quoted as its subject."""
        return " | ".join(one.subject for one in self.citations if one.subject)

    @property
    def context(self) -> str:
        """All the words around its citations."""
        return " | ".join(one.context for one in self.citations)

    @property
    def is_draft(self) -> bool:
        """Whether every citation calls it a draft."""
        return all(one.is_draft for one in self.citations)


def group(citations: Iterable[Citation]) -> list[Entry]:
    """The entries of a text in the order in which they are first named.

    Citations that say more come first; one that says little then joins the nearest earlier entry it agrees with, else
    the nearest later one.
    """
    cited = list(citations)
    entries: list[Entry] = []
    for fits_here in (_is_telling, lambda one: not _is_telling(one) and one.naming is not Naming.BACK):
        for one in cited:
            if fits_here(one):
                _join(one, entries)
    for one in cited:
        if one.naming is Naming.BACK:
            _point_back(one, entries)
    return sorted(entries, key=lambda entry: min(one.span for one in entry.citations))


def _is_telling(one: Citation) -> bool:
    """Whether a citation says enough to open an entry before the others are read."""
    if one.naming is Naming.NUMBER:
        return bool(one.issuer or one.year or one.term)
    if one.naming is Naming.CONGRESS:
        return one.issuer != OPEN_CONGRESS
    return one.naming is Naming.SESSION and one.term is not None


def _join(one: Citation, entries: list[Entry]) -> None:
    """Add a citation to the entry it belongs to, or open one."""
    agreeing = [entry for entry in entries if _AGREES[one.naming](one, entry)]
    if not agreeing:
        entries.append(Entry([one]))
        return
    min(agreeing, key=lambda entry: _distance(one, entry)).citations.append(one)


def _distance(one: Citation, entry: Entry) -> tuple[bool, int]:
    """How far the nearest naming of an entry is; those before come before those after."""
    before = [one.span[0] - other.span[0] for other in entry.citations if other.span <= one.span]
    return (False, min(before)) if before else (True, min(other.span[0] - one.span[0] for other in entry.citations))


def _point_back(one: Citation, entries: list[Entry]) -> None:
    """Give a short form to the entry named last before it; a draft only to a draft."""
    before = [
        (other.span, place)
        for place, entry in enumerate(entries)
        for other in entry.citations
        if other.span < one.span and (other.is_draft or not one.is_draft)
    ]
    if before:
        entries[max(before)[1]].back.append(one.span)


def same_house(one: str | None, other: str | None) -> bool:
    """Whether two issuers may be one: unknown agrees with all, and the organs of the Party's centre with each other."""
    if one is None or other is None or one == other:
        return True
    return {one, other} <= PARTY_CENTRE


def _agree(one: object, other: object) -> bool:
    """Whether two details do not contradict each other."""
    return one is None or other is None or one == other


def _by_number(one: Citation, entry: Entry) -> bool:
    """The same number, and nothing that contradicts."""
    return bool(
        entry.naming is Naming.NUMBER
        and one.number
        and entry.number
        and plain_number(one.number) == plain_number(entry.number)
        and same_house(one.issuer, entry.issuer)
        and _agree(one.year, entry.year)
        and _agree(one.issued_on, entry.issued_on)
        and _agree(one.term, entry.term)
    )


def _by_congress(one: Citation, entry: Entry) -> bool:
    """The same congress; one that names no owner joins the one of the same ordinal."""
    if entry.naming is not Naming.CONGRESS or not one.issuer:
        return False
    is_local = ":" in one.issuer
    if OPEN_CONGRESS in (one.issuer, entry.issuer):
        return one.term == entry.term and not is_local
    return one.issuer == entry.issuer and (_agree(one.term, entry.term) if is_local else one.term == entry.term)


def _by_session(one: Citation, entry: Entry) -> bool:
    """The same session of the same term."""
    return entry.naming is Naming.SESSION and one.number == entry.number and _agree(one.term, entry.term)


def _by_subject(one: Citation, entry: Entry) -> bool:
    """The same body and subject; or the only resolution of that body, where its subject is not quoted."""
    said = one.issuer or one.hint
    theirs = entry.issuer or entry.hint
    if said is None or theirs is None or not same_house(said, theirs) or one.year != entry.year:
        return False
    if entry.naming is Naming.SUBJECT:
        return overlap(pairs(one.subject), pairs(entry.subject)) >= _SAME_SUBJECT
    if entry.naming is not Naming.NUMBER or one.is_draft:
        return False
    return not entry.subject or overlap(pairs(one.subject), pairs(entry.subject)) >= _SAME_SUBJECT


_AGREES: Final[dict[Naming, Callable[[Citation, Entry], bool]]] = {
    Naming.NUMBER: _by_number,
    Naming.CONGRESS: _by_congress,
    Naming.SESSION: _by_session,
    Naming.SUBJECT: _by_subject,
}

__all__ = ["OPEN_CONGRESS", "PARTY_CENTRE", "Entry", "group", "same_house"]
