"""What passes between the stages: frozen records, and the JSON contract of `extract`.

Offsets are code points, half-open. Inside `find` and `resolve` they count the cleaned text; `pipeline` maps them back
to the decoded text before anything leaves in a `Record`.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

Span = tuple[int, int]


# --- read → clean ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Declared:
    """What a format says about its text outside the text (HTML metadata); hints, weaker than what is printed."""

    title: str | None = None
    published_on: date | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One bulletin as text: `text` is decoded and otherwise untouched (for HTML: the reader's lines, kept)."""

    text: str
    format: str
    """`text`, `html`, `docx`, `pdf`, …; `row` for a row of a table of bulletins."""
    encoding: str
    """As decoded: `utf-8`, `utf-16`, `tcvn3`, …"""
    declared: Declared = Declared()
    warnings: tuple[str, ...] = ()
    original: str = ""
    """The text before it was converted from a legacy font or encoding, for eyes only; empty where nothing was."""


# --- clean → find ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text in one spelling (NFC, plain spaces, Đ), with the way back to the text it came from."""

    text: str
    starts: Sequence[int] | None = None
    """For each clean code point the source offset it begins at, plus the source's length; None where both are equal."""

    def source(self, span: Span) -> Span:
        """The span of the decoded text that a span of the clean text came from."""
        if self.starts is None:
            return span
        return self.starts[span[0]], self.starts[span[1]]


class BlockKind(StrEnum):
    """What one line of a page is. Only title, lead, body and caption are news; the rest is furniture."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    SECTION = "section"
    CLOCK = "clock"
    DATE = "date"
    BYLINE = "byline"
    COUNTER = "counter"
    FURNITURE = "furniture"


NEWS: frozenset[BlockKind] = frozenset({BlockKind.TITLE, BlockKind.LEAD, BlockKind.BODY, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the clean text (without its line end) and what it is."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Traffic:
    """One reading of a site's visitor counter; None where the page does not show that figure."""

    observed_on: date | None = None
    today: int | None = None
    yesterday: int | None = None
    week: int | None = None
    month: int | None = None
    total: int | None = None
    online: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A clean text taken apart: its blocks in order (blank lines left out) and what the page's frame says."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    section: str | None = None
    author: str | None = None
    published_on: date | None = None
    published_time: str | None = None
    """`HH:MM`, 24 hours."""
    page_clock: date | None = None
    event_dates: tuple[date, ...] = ()
    traffic: Traffic | None = None
    warnings: tuple[str, ...] = ()

    news: tuple[Block, ...] = field(init=False, repr=False, compare=False)
    """The blocks in which provinces, resolutions and bodies may be found; every finder asks for them."""

    def __post_init__(self) -> None:
        """Pick the news out once."""
        object.__setattr__(self, "news", tuple(block for block in self.blocks if block.kind in NEWS))

    def of(self, block: Block) -> str:
        """The words of a block."""
        return self.text[block.start : block.end]


class Why(StrEnum):
    """Why a name or a word in the news, which elsewhere would count, gives nothing here."""

    LONGER = "longer"
    """It is part of a longer name: "Thái Bình Dương"."""
    STREET = "street"
    FEATURE = "feature"
    """A river, a mountain, a bridge, …"""
    UNIT = "unit"
    """A smaller unit of that name, which lies in no one province."""
    PERSON = "person"
    ORGANISATION = "organisation"
    """A company, a school, a club, a newspaper, a brand."""
    NAMESAKE = "namesake"
    """A school or a market that bears the name and stands elsewhere, as the text says."""
    ABROAD = "abroad"
    CREDIT = "credit"
    """It signs a picture."""
    COMMON = "common"
    """A common word or an abbreviation of many meanings, without a word of place."""
    ELSEWHERE = "elsewhere"
    """The province named right after is another one."""
    LEAGUE = "league"
    """A club in a story of a football league."""
    OTHER_MAP = "other_map"
    """The place is not known on the map that the bulletin stands on."""
    GENERAL = "general"
    """A resolution is spoken of, and none in particular."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A name or a word that was left aside, and why."""

    span: Span
    why: Why


# --- find and resolve → load: the contract of `extract` ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProvinceFact:
    """A province that the bulletin names, once, with its strongest role (`active` or `mentioned`)."""

    unit: str
    """`63` or `34`: which map `code` belongs to."""
    code: str
    name: str
    role: str
    mentions: int
    evidence: str
    """The words that decided the role; an exact part of the text."""
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ResolutionFact:
    """A resolution that the bulletin names: what it is, how sure, why, and where it stands."""

    key: str | None
    issuer: str
    number: str | None
    year: int | None
    label: str
    mentions: int
    status: str
    """`resolved`, `ambiguous`, `unregistered` or `announced`."""
    why: str
    candidates: tuple[str, ...]
    surfaces: tuple[str, ...]
    spans: tuple[Span, ...]
    strength: str = "named"
    """How strongly it is taken up, at the strongest (`data/reference/resolution_strengths.csv`)."""
    strengths: tuple[str, ...] = ()
    """The same of each span, in their order."""


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document of another kind: `chi_thi`, `ket_luan`, `quyet_dinh`, …; the kinds are in `document_kinds.csv`."""

    kind: str
    number: str | None
    issuer: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class BodyFact:
    """A union body: its name as a reader would write it, its level and the province (63-unit code) it belongs to."""

    name: str
    level: str
    province: str | None
    role: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ActivityFact:
    """A kind of activity (`data/reference/activities.csv`), and whether it took place or is only planned."""

    kind: str
    took_place: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeFact:
    """A named programme of co-operation: what kind (`data/reference/programmes.csv`), between whom, for which years."""

    kind: str
    number: str | None
    parties: tuple[str, ...]
    """As written; one where the text says only with whom."""
    first_year: int | None
    last_year: int | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one bulletin says: one line of `extract`, and what core keeps of it. Spans count the decoded text."""

    file: str
    bulletin_id: str
    title: str | None = None
    section: str | None = None
    author: str | None = None
    published_on: date | None = None
    published_time: str | None = None
    page_clock: date | None = None
    event_dates: tuple[date, ...] = ()
    provinces: tuple[ProvinceFact, ...] = ()
    resolutions: tuple[ResolutionFact, ...] = ()
    documents: tuple[DocumentFact, ...] = ()
    traffic: Traffic | None = None
    union: bool = False
    bodies: tuple[BodyFact, ...] = ()
    activities: tuple[ActivityFact, ...] = ()
    keywords: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    programmes: tuple[ProgrammeFact, ...] = ()
    """For core and the pages; `extract` leaves it out, its contract does not know it."""

    def as_json(self) -> dict[str, Any]:
        """The record with every field present, dates in ISO form, tuples as lists; ready for `json.dumps`."""
        return {key: _plain(value) for key, value in asdict(self).items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 - walks whatever a record holds
    """A value as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
