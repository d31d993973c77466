"""Citations of one text put together: each entry is one resolution as the text names it."""

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final

from etl.find.citations import Citation, Naming
from etl.models import Span
from etl.resolve.resolution_subjects import Pairs, overlap, pairs, shared_words, titled
from etl.vocabulary.issuers import habits
from etl.vocabulary.resolutions import plain_number

PARTY_CENTRE: Final = frozenset({"PARTY", "BCT", "BBT", "TW"})
"""Issuers that share the suffix -NQ/TW, and that the press confuses."""
OPEN_CONGRESS: Final = "DH"
_SAME_SUBJECT: Final = 0.4
_SAME_STORY: Final = {"LHQ": 0.3, "KHAC": 0.5}
"""The same in words, by issuer, where news from abroad tells of one resolution again and again in other words."""
UN: Final = "LHQ"
_UN_DIGITS: Final = 4
_ONE_AT_A_TIME: Final = (UN,)
"""Issuers of which news that cites a number means no other resolution where it names one without."""
_SAME_CONTEXT: Final = 0.4
_MANY_NUMBERS: Final = ("QH", "CP", "BCT", "TW", "DN")
"""Issuers of which one text often names several."""
_FEW: Final = 3
_MOST_GIST: Final = 18
"""Words of a quoted subject that tell what it is about; what follows may be of anything."""
_SURELY_SAME: Final = 0.7
"""The same where the citation names no body."""
_MOST_WORDS: Final = 12
"""Citations of one entry whose words are weighed; more tell nothing new."""
_MOST_ENTRIES: Final = 60
"""Entries that one citation is compared with."""
_WORD: Final = re.compile(r"\w+")
_NEAR_BACK: Final = 800
"""How far after a resolution its body may be named ("Nghị quyết của Bộ Chính trị")."""
_MOST_BEARERS: Final = 4
"""Those of one number that a subject is compared with."""


@dataclass(slots=True)
class Entry:
    """One resolution as a text names it, by all the citations that mean it; what they say is kept as they join."""

    citations: list[Citation] = field(default_factory=list)
    back: list[Span] = field(default_factory=list)
    """Short forms that point at it."""
    starts: list[int] = field(default_factory=list)
    """Where its citations stand, in order."""
    number: str | None = None
    """As first printed."""
    issuer: str | None = None
    """The finest issuer that the text itself gives."""
    hint: str | None = None
    """An issuer that stands near one of its citations."""
    suffix: str | None = None
    issued_on: date | None = None
    year: int | None = None
    term: str | None = None
    years_on: int | None = None
    naming: Naming = Naming.BACK
    """How it is singled out; a number tells more than a subject."""
    is_draft: bool = True
    """Whether every citation calls it a draft."""
    subjects: list[str] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)

    def add(self, one: Citation) -> None:
        """Let a citation join, and keep what it says that is not known yet."""
        self.citations.append(one)
        insort(self.starts, one.span[0])
        for detail in ("number", "hint", "suffix", "issued_on", "year", "term", "years_on"):
            if getattr(self, detail) is None:
                setattr(self, detail, getattr(one, detail))
        if self.issuer in (None, "PARTY", OPEN_CONGRESS):
            self.issuer = one.issuer or self.issuer
        self.naming = min(self.naming, one.naming, key=list(Naming).index)
        self.is_draft = self.is_draft and one.is_draft
        if one.subject and len(self.subjects) < _MOST_WORDS:
            self.subjects.append(one.subject)
        if len(self.contexts) < _MOST_WORDS:
            self.contexts.append(one.context)

    @property
    def said(self) -> str | None:
        """The issuer as the text tells it, also beside the citation where the suffix alone leaves the organ open."""
        if self.issuer == "PARTY" and self.hint in PARTY_CENTRE:
            return self.hint
        return self.issuer or self.hint

    @property
    def subject(self) -> str:
        """Everything quoted as its subject."""
        return " | ".join(self.subjects)

    @property
    def gist(self) -> str:
        """The first words of what is quoted as its subject."""
        return " | ".join(" ".join(subject.split()[:_MOST_GIST]) for subject in self.subjects)

    @property
    def context(self) -> str:
        """The words around its citations."""
        return " | ".join(self.contexts)

    def distance(self, start: int) -> tuple[bool, int]:
        """How far its nearest citation is; those before come before those after."""
        place = bisect_right(self.starts, start)
        return (False, start - self.starts[place - 1]) if place else (True, self.starts[0] - start)


def group(citations: Iterable[Citation]) -> list[Entry]:
    """The entries of a text in the order in which they are first named.

    Citations that say more come first; one that says little then joins the nearest earlier entry it agrees with, else
    the nearest later one.
    """
    cited = list(citations)
    named = [one for one in cited if one.naming is not Naming.BACK]
    entries: dict[str, list[Entry]] = {}
    for one in sorted(named, key=_order):
        _join(one, entries)
    found = sorted((entry for same in entries.values() for entry in same), key=lambda entry: entry.starts[0])
    _point_back(cited, found)
    return found


def _order(one: Citation) -> tuple[bool, int]:
    """Citations that say enough to open an entry come first, those by subject alone last; else as printed."""
    if one.naming is Naming.NUMBER:
        return not (one.issuer or one.year or one.term), 0
    if one.naming is Naming.CONGRESS:
        return one.issuer == OPEN_CONGRESS, 0
    if one.naming is Naming.SUBJECT:
        told = one.subject and not (one.only_when and one.issuer in _SAME_STORY)
        return True, (1 if told else 3) if one.issuer or one.hint else 2
    return one.term is None, 0


def _join(one: Citation, entries: dict[str, list[Entry]]) -> None:
    """Add a citation to the entry it belongs to, or open one."""
    agreeing = [entry for entry in _near(one, entries) if _AGREES[one.naming](one, entry)]
    if agreeing:
        said = pairs(one.subject)
        min(agreeing, key=lambda entry: (not _shares(said, entry), entry.distance(one.span[0]))).add(one)
        return
    if one.naming is Naming.SUBJECT and not (one.issuer or one.hint):
        known = None if one.is_draft else titled(one.subject)
        if known is None:
            return
        one = replace(one, hint=known.issuer)
    entry = Entry()
    entry.add(one)
    entries.setdefault(_shelf(one), []).append(entry)


def _shares(said: Pairs, entry: Entry) -> bool:
    """Whether the subject quoted is that of an entry."""
    return bool(said) and overlap(said, pairs(entry.subject)) >= _SAME_SUBJECT


def _shelf(one: Citation) -> str:
    """Where the entries of a kind are kept; those by number each on its own."""
    return plain_number(one.number or "") if one.naming is Naming.NUMBER else one.naming.value


def _near(one: Citation, entries: dict[str, list[Entry]]) -> list[Entry]:
    """The entries that a citation may agree with, the newest of them where a text names very many."""
    if one.naming is not Naming.SUBJECT:
        return entries.get(_shelf(one), [])[-_MOST_ENTRIES:]
    named = entries.get(Naming.SUBJECT.value, [])[-_MOST_ENTRIES:]
    shelves = [shelf for kind, shelf in entries.items() if kind != Naming.SUBJECT.value]
    return named + [entry for shelf in shelves[-_MOST_ENTRIES:] for entry in shelf[-_MOST_BEARERS:]]


def _point_back(cited: list[Citation], entries: list[Entry]) -> None:
    """Give each short form to the entry named last before it; a draft only to a draft."""
    owner = {(one.span, one.naming): entry for entry in entries for one in entry.citations}
    last: Entry | None = None
    last_draft: Entry | None = None
    for one in sorted(cited, key=lambda one: one.span):
        if one.naming is not Naming.BACK:
            last = owner.get((one.span, one.naming), last)
            last_draft = last if one.is_draft else last_draft
            continue
        meant = last_draft if one.is_draft else last
        if meant is not None and same_house(one.issuer, meant.said):
            meant.back.append(one.span)
            if one.span[0] - max(meant.starts) <= _NEAR_BACK:
                meant.hint = meant.hint or one.issuer


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
        and (_agree(one.issued_on, entry.issued_on) or (one.suffix is not None and one.suffix == entry.suffix))
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
    same = (one.number, one.issuer) == (entry.number, entry.issuer)
    return entry.naming is Naming.SESSION and same and _agree(one.term, entry.term)


def _fits_context(one: Citation, entry: Entry) -> bool:
    """Whether a number without a subject may be meant: where a house has many, one among such words."""
    many = (one.issuer or one.hint) in _MANY_NUMBERS
    around = " ".join(entry.contexts[:_FEW]).replace(one.subject, " ") if many else ""
    return not many or shared_words(one.subject, around) >= _SAME_CONTEXT


def _are_drafts(one: Citation, entry: Entry) -> bool:
    """Whether both are drafts, whose bodies are often told only by what stands near."""
    return one.is_draft and entry.is_draft and not (one.issuer and entry.issuer)


def _by_subject(one: Citation, entry: Entry) -> bool:
    """The same body and subject; or the only resolution of that body, where its subject is not quoted."""
    said, theirs = one.issuer or one.hint, entry.issuer or entry.hint
    if not (_are_drafts(one, entry) or same_house(said, theirs)):
        return False
    alike = overlap(pairs(one.subject), pairs(entry.gist))
    if said is None:
        return entry.naming is Naming.SUBJECT and alike >= _SURELY_SAME
    if not one.subject:
        return said == theirs and _agree(one.issued_on, entry.issued_on)
    if one.only_when and (entry.naming is Naming.NUMBER or said in _SAME_STORY):
        same = theirs is not None and same_house(said, theirs)
        return same and _agree(one.issued_on, entry.issued_on) and _agree(one.year, entry.year)
    return _of_house(one, entry, said, alike)


def _of_house(one: Citation, entry: Entry, said: str, alike: float) -> bool:
    """Whether what a body is said to have resolved is what an entry of it tells."""
    theirs = entry.issuer or entry.hint
    dated = bool(one.issued_on and entry.issued_on)
    in_story = entry.naming is Naming.SUBJECT or said in _ONE_AT_A_TIME
    if said in _SAME_STORY and in_story and not dated and said == (theirs or _by_figures(entry)):
        return _same_story(one, entry, said, alike)
    if _are_drafts(one, entry):
        return alike >= _SURELY_SAME
    if _is_known_as(entry, one.subject, said):
        return not one.is_draft
    if theirs is None or not _agree(one.year, entry.year):
        return False
    return one.issued_on == entry.issued_on if dated else _same_subject(one, entry, alike)


def _is_known_as(entry: Entry, subject: str, issuer: str) -> bool:
    """Whether any reader takes the number for what a subject speaks of: 112 of the Government for residence books."""
    if entry.naming is not Naming.NUMBER or (entry.subject and entry.said is None):
        return False
    known = habits().get(plain_number(entry.number or ""), ())
    return any(habit.issuer == issuer and any(cue in subject for cue in habit.cues) for habit in known)


@lru_cache(maxsize=512)
def _words(context: str) -> frozenset[str]:
    """The words of folded text."""
    return frozenset(_WORD.findall(context))


def _by_figures(entry: Entry) -> str | None:
    """The United Nations, whose Security Council alone counts so far."""
    number = entry.number or ""
    return UN if number.isdigit() and len(number) == _UN_DIGITS else None


def _same_story(one: Citation, entry: Entry, issuer: str, alike: float) -> bool:
    """Whether news from abroad speaks of one resolution: in like words, of the same countries and people."""
    if entry.naming is Naming.NUMBER:
        return not (one.names and entry.subject) or any(one.names & _words(said) for said in entry.contexts[:_FEW])
    if alike >= _SAME_SUBJECT or shared_words(one.subject, entry.subject) >= _SAME_STORY[issuer]:
        return True
    named = [other.names for other in entry.citations[:_MOST_WORDS] if other.names]
    return bool(one.names) and any(one.names <= names or names <= one.names for names in named)


def _same_subject(one: Citation, entry: Entry, alike: float) -> bool:
    """Whether what two namings of one house are about is one thing; a draft is none that has a number."""
    numbered = entry.naming is Naming.NUMBER
    if alike >= _SAME_SUBJECT:
        return entry.naming is Naming.SUBJECT or (numbered and not one.is_draft)
    return numbered and not entry.subject and not one.is_draft and _fits_context(one, entry)


_AGREES: Final[dict[Naming, Callable[[Citation, Entry], bool]]] = {
    Naming.NUMBER: _by_number,
    Naming.CONGRESS: _by_congress,
    Naming.SESSION: _by_session,
    Naming.SUBJECT: _by_subject,
}

__all__ = ["OPEN_CONGRESS", "PARTY_CENTRE", "Entry", "group", "same_house"]
