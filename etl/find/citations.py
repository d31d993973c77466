"""What a citation of a resolution says, as printed; and the line of news in which it is read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from etl.models import Span


class Naming(StrEnum):
    """How a citation singles out its resolution."""

    NUMBER = "number"
    CONGRESS = "congress"
    SESSION = "session"
    SUBJECT = "subject"
    BACK = "back"
    """A short form that points at the resolution named before."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One naming of a resolution, or a short form that points back to one."""

    span: Span
    """The shortest stretch that still names it, with the date and issuer printed beside it."""
    naming: Naming
    whole: Span | None = None
    """The words that several share ("Đại hội Công đoàn hai thành phố A và B"), where `span` alone names nothing."""
    number: str | None = None
    """As printed, without suffix; the ordinal of a congress or session."""
    suffix: str | None = None
    """The organ in the suffix as printed, folded: `tw`, `hđnd`, `qh14`."""
    issuer: str | None = None
    """What the words beside it (or the suffix) say; `PARTY` where only the suffix -NQ/TW stands."""
    hint: str | None = None
    """An issuer that stands near and may be meant: "Quốc hội thông qua Nghị quyết 54"."""
    issued_on: date | None = None
    year: int | None = None
    term: str | None = None
    """Roman."""
    subject: str = ""
    """The folded words that say what it is about."""
    only_when: bool = False
    """Whether those words only say when it was passed."""
    names: frozenset[str] = frozenset()
    """The proper names among them, folded, word by word."""
    context: str = ""
    """The folded words around it."""
    years_on: int | None = None
    """The N of "N năm triển khai"."""
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of news that is being read: the whole text, the same folded, and where the line lies in both."""

    text: str
    low: str
    start: int
    end: int


Parsed = tuple[list[Citation], int]
"""What was read at one place, and where reading goes on."""
