"""A report before it has a form: sentences with their links, tables, sections. Knows neither Word nor HTML."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pages.kit.overview_cards import Clause


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence of clauses; `is_item`: one of a list."""

    clauses: Sequence[Clause]
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; each cell is a clause, so that a number may open its bulletins."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Clause]]
    numbers: frozenset[int] = field(default_factory=frozenset)
    """The columns that are set to the right."""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one Roman numeral, or in the annex."""

    heading: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What makes each figure one that can be checked."""

    short: str
    """Build and rules: below each table."""
    whole: str
    """Also how new the data are, and whether they are real: on every page."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    subject: str
    """What it is about, under the word BÁO CÁO."""
    about: str
    """The days and the choice it speaks of."""
    sections: Sequence[Section]
    annex: Section
    stamp: Stamp
    warning: str
    """What stands on every page of a report on demonstration data; empty of real ones."""
    origin: str
    """Where the dashboard is served, before its addresses; empty where nobody knows, and then nothing links."""


def said(words: str, address: str | None = None) -> Clause:
    """One clause."""
    return Clause(words, address)


def paragraph(*clauses: Clause | str, is_item: bool = False) -> Paragraph:
    """A paragraph of words and clauses."""
    return Paragraph([Clause(one) if isinstance(one, str) else one for one in clauses], is_item)


def plain(clauses: Sequence[Clause]) -> str:
    """The words of a sentence without its links."""
    return "".join(one.words for one in clauses)


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def numbered(place: int, heading: str) -> str:
    """A section's heading with its numeral."""
    return f"{ROMAN[place]}. {heading}"


def has_caption(table: Table, section: Section) -> bool:
    """Whether the table says something above it that the heading has not said."""
    return table.caption.casefold() not in section.heading.casefold()
