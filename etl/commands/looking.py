"""One uploaded file looked at, for eyes: what the load would make of it, without keeping anything."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from time import monotonic
from typing import Final

from etl.commands.kept import kept
from etl.desk.previews import SHOWN, BadRow, Item, Preview
from etl.errors import RejectedFileError
from etl.load.index.documents import Kept
from etl.load.readings import is_table, read_table
from etl.load.series import is_series, read_series
from etl.pipeline import bulletin_id, read_one
from etl.read.parts import container, headers
from etl.read.sheets import NOTHING, Explained, key_of
from etl.settings import MAX_DOCUMENT_BYTES
from etl.vocabulary.sites import Site
from etl.vocabulary.sites import site as site_of

MOST_ENTRIES: Final = 100
"""Entries of an archive or a table that are looked at before the load, and the seconds that may take."""
LOOK_SECONDS: Final = 60
_MIB: Final = 1024 * 1024


def look(data: bytes, name: str, site: str | None, explained: Explained = NOTHING) -> Item:
    """What one file holds, under the name it would have as a bulletin."""
    of = site_of(site) if site else None
    found = _guarded(lambda: _entries(data, name, of, explained) or _single(data, name, of))
    if found.kind == "rejected" or _may_be_table(found, name):
        said = headers(data, name)
        found = replace(found, headers=said, header=key_of(said)) if len(set(said)) > 1 else found
    return Item(name, bulletin_id(data), found)


def text_of(item: Item) -> Kept | None:
    """The text of a bulletin as the search for similar ones takes it."""
    preview = item.preview
    return Kept(preview.text, "", preview.parts) if preview.kind == "bulletin" else None


def _may_be_table(found: Preview, name: str) -> bool:
    """Whether a file called a table was read as one text: its columns may only need to be explained."""
    return found.kind == "bulletin" and name.lower().endswith((".csv", ".tsv"))


def _guarded(read: Callable[[], Preview]) -> Preview:
    """What was found, or why nothing."""
    try:
        return read()
    except RejectedFileError as error:
        return Preview("rejected", why=error.why)


def _entries(data: bytes, name: str, site: Site | None, explained: Explained) -> Preview | None:
    """The first entries of an archive or a table of bulletins; None for all else."""
    whole = None if is_series(data) else container(data, name, explained)
    if whole is None:
        return None
    began, own, found = monotonic(), bulletin_id(data), []
    for part in islice(whole.parts(), MOST_ENTRIES):
        called = part.named(name)
        entry = Preview("rejected", why=part.why) if part.why else _entry(part.data, called, site)
        found.append(Item(called, f"{own}#{part.number}", entry))
        if monotonic() - began > LOOK_SECONDS:
            break
    return Preview(
        "container",
        entries=tuple(found),
        count=len(whole.names),
        notes=whole.notes,
        headers=whole.headers,
        header=key_of(whole.headers) if whole.headers else "",
        columns=whole.columns,
    )


def _entry(data: bytes, name: str, site: Site | None) -> Preview:
    """One entry, whatever it is."""
    return _guarded(lambda: _single(data, name, site))


def _single(data: bytes, name: str, site: Site | None) -> Preview:
    """A bulletin or a table of readings.

    Raises:
        RejectedFileError: it is neither.
    """
    if is_series(data):
        series = read_series(data, name)
        bad = tuple(BadRow(one.line, one.why) for one in series.days if one.why)
        return Preview("table", good=len(series.days) - len(bad), bad=bad, notes=(series.note,))
    if is_table(data):
        table = read_table(data, name)
        bad = tuple(BadRow(row.line, row.why) for row in table.rows if row.why)
        return Preview("table", good=len(table.rows) - len(bad), bad=bad, notes=table.notes)
    if len(data) > MAX_DOCUMENT_BYTES:
        why = f"nặng hơn {MAX_DOCUMENT_BYTES // _MIB} MB; hãy tách nhỏ tệp, hoặc nạp bằng dòng lệnh."
        raise RejectedFileError(name, why)
    return _bulletin(data, name, site)


def _bulletin(data: bytes, name: str, site: Site | None) -> Preview:
    """A bulletin: its text as far as it is shown, and what it says."""
    reading = read_one(data, name, site)
    news = kept(reading.document, reading.lines).parts
    return Preview(
        "bulletin",
        text=reading.document.text[:SHOWN],
        original=reading.document.original[:SHOWN],
        parts=tuple((start, min(end, SHOWN)) for start, end in news if start < SHOWN),
        record=reading.record,
    )
