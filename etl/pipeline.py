"""One bulletin in, one record out: the chain read, clean, find, resolve. Pure: the same bytes give the same record."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

from etl.clean import clean
from etl.find.activities import find_activities
from etl.find.bodies import find_bodies
from etl.find.documents import find_documents
from etl.find.keywords import find_keywords
from etl.find.page import take_apart
from etl.find.programmes import find_programmes
from etl.find.provinces import find_places
from etl.find.resolutions import find_resolutions
from etl.find.strength import with_strengths
from etl.find.union import involves_union
from etl.models import (
    ActivityFact,
    Aside,
    Block,
    BodyFact,
    CleanText,
    Document,
    DocumentFact,
    Page,
    ProgrammeFact,
    ProvinceFact,
    Record,
    ResolutionFact,
)
from etl.paths import PROJECT, REFERENCE
from etl.read import read
from etl.read.parts import Container, container
from etl.resolve.aside import aside_of
from etl.resolve.provinces import resolve_provinces
from etl.resolve.resolutions import resolve_resolutions
from etl.vocabulary.sites import Site

RULES: Final = ("read", "clean.py", "find", "resolve", "vocabulary", "models.py", "pipeline.py")
"""The parts of `etl` that decide what is extracted."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A bulletin as read: its text, which the spans of the record and the lines count, and what was understood."""

    document: Document
    record: Record
    lines: tuple[Block, ...] = ()
    """Every line of the page and what it was taken for."""


_Fact = TypeVar("_Fact", ProvinceFact, ResolutionFact, DocumentFact, BodyFact, ActivityFact, ProgrammeFact)


def bulletin_id(data: bytes) -> str:
    """The name of a bulletin: the first 16 hex digits of the SHA-256 of its bytes."""
    return sha256(data).hexdigest()[:16]


def read_one(data: bytes, file: str, site: Site | None = None) -> Reading:
    """Read and understand one file; `file` is only repeated in the record and in messages.

    Raises:
        RejectedFileError: the bytes cannot be read as a bulletin.
    """
    document = read(data, file)
    text = clean(document.text)
    page = take_apart(text.text, document.declared)
    record = _said_in(page, text, Record(file, bulletin_id(data), warnings=document.warnings), site)
    return Reading(document, record, _lines(page, text))


def unpacked(data: bytes, file: str) -> Container | None:
    """The archive or table of bulletins that bytes are, for its entries to be read one by one; None for all else.

    Raises:
        RejectedFileError: it is one, and cannot be opened.
    """
    return container(data, file)


def lines_of(document: Document) -> tuple[Block, ...]:
    """The lines of a decoded bulletin, without looking for anything in them."""
    text = clean(document.text)
    return _lines(take_apart(text.text, document.declared), text)


def left_aside(document: Document) -> tuple[Aside, ...]:
    """The names and words in the news of a decoded bulletin that gave nothing, with the reason; for people who ask."""
    text = clean(document.text)
    found = aside_of(take_apart(text.text, document.declared))
    return tuple(Aside(text.source(one.span), one.why) for one in found)


def understand(document: Document, file: str, name: str, site: Site | None = None) -> Record:
    """Everything a decoded bulletin says, with spans in its own text."""
    text = clean(document.text)
    blank = Record(file, name, warnings=document.warnings)
    return _said_in(take_apart(text.text, document.declared), text, blank, site)


def _said_in(page: Page, text: CleanText, blank: Record, site: Site | None) -> Record:
    """Everything that a page taken apart says, in a record that says nothing yet."""
    is_union = involves_union(page)
    home = site.province if site else None
    bodies = find_bodies(page, site_province=home)
    provinces = resolve_provinces(find_places(page), bodies, page, site_province=home)
    resolutions = resolve_resolutions(find_resolutions(page), page, is_union=is_union)
    return replace(
        blank,
        title=page.title,
        section=page.section,
        author=page.author,
        published_on=page.published_on,
        published_time=page.published_time,
        page_clock=page.page_clock,
        event_dates=page.event_dates,
        provinces=_in_source(provinces, text),
        resolutions=_in_source(with_strengths(resolutions, page), text),
        documents=_in_source(find_documents(page), text),
        traffic=page.traffic,
        union=is_union,
        bodies=_in_source(bodies, text),
        activities=_in_source(find_activities(page), text),
        keywords=find_keywords(page),
        warnings=blank.warnings + page.warnings,
        programmes=_in_source(find_programmes(page), text),
    )


def _lines(page: Page, text: CleanText) -> tuple[Block, ...]:
    """The lines of a page, counted in the decoded text."""
    if text.starts is None:
        return page.blocks
    return tuple(Block(line.kind, *text.source((line.start, line.end))) for line in page.blocks)


def _in_source(facts: Iterable[_Fact], text: CleanText) -> tuple[_Fact, ...]:
    """The facts with their spans counted in the decoded text."""
    if text.starts is None:
        return tuple(facts)
    return tuple(replace(fact, spans=tuple(map(text.source, fact.spans))) for fact in facts)


@cache
def rules_version() -> str:
    """Twelve hex digits over the code and the reference data that decide what is extracted."""
    digest = sha256()
    for path in sorted(_rule_files()):
        digest.update(path.relative_to(PROJECT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _rule_files() -> Iterable[Path]:
    """The files that `rules_version` covers."""
    for part in RULES:
        path = PROJECT / "etl" / part
        yield from path.rglob("*.py") if path.is_dir() else [path]
    yield from REFERENCE.glob("*.csv")
