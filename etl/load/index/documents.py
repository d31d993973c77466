"""One bulletin as the index holds it, made from the facts of the build and the text of the original."""

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Final, NamedTuple

import tantivy

from etl.load.index.analysis import Analysed, analysed
from etl.load.index.schema import BARE, EXACT, TIED, TITLE_BARE, TITLE_EXACT

Parts = tuple[tuple[int, int], ...]
_SUM: Final = 8
"""Bytes of the checksum before a text."""
_IDS: Final = 32
"""Bits of the order that break ties by the bulletin's name."""
_MINUTES: Final = 24 * 60 + 1


class Source(NamedTuple):
    """Where the text of a bulletin comes from."""

    raw: str
    file: str
    title: str | None


class Kept(NamedTuple):
    """The text of a bulletin as it was read, and which parts of it are news."""

    text: str
    encoding: str
    parts: Parts


@dataclass(frozen=True, slots=True)
class Searchable:
    """A bulletin's decoded text, the parts of it that are news, and both as the index needs them."""

    text: str
    encoding: str
    parts: Parts
    body: Analysed
    title: Analysed


Texts = Callable[[Iterable[Source]], Iterator[Searchable | None]]
"""Reads originals, in order; None where one cannot be read: its bulletin is then found by its title alone."""


class Entry(NamedTuple):
    """The facts of a bulletin that hits are filtered, counted and sorted by: a row of `index_arriving.sql`."""

    bulletin_id: str
    raw: str
    file: str
    title: str | None
    site: str
    published_on: date | None
    published_time: str | None
    in34: list[str] | None
    in63: list[str] | None
    printed: list[str] | None
    resolution: list[str] | None
    kind: list[str] | None


def searchable(text: str, encoding: str, parts: Parts, title: str | None) -> Searchable:
    """A text analysed; the work that is worth doing in many processes."""
    return Searchable(text, encoding, parts, analysed(text[start:end] for start, end in parts), analysed([title or ""]))


def document(entry: Entry, found: Searchable | None) -> tantivy.Document:
    """The bulletin as a document of the index."""
    made = tantivy.Document()
    made.add_text("id", entry.bulletin_id)
    _facts(made, entry)
    title = found.title if found else analysed([entry.title or ""])
    made.add_text(TITLE_EXACT, title.exact)
    made.add_text(TITLE_BARE, title.bare)
    made.add_text(TIED, f"{title.tied} {found.body.tied}" if found else title.tied)
    if found:
        made.add_text(EXACT, found.body.exact)
        made.add_text(BARE, found.body.bare)
        made.add_text("encoding", found.encoding)
        made.add_bytes("text", packed_text(found.text))
        made.add_bytes("parts", packed_parts(found.parts))
    return made


def _facts(made: tantivy.Document, entry: Entry) -> None:
    """What hits are filtered, counted and sorted by."""
    made.add_text("site", entry.site)
    made.add_unsigned("newest", newest(entry.bulletin_id, entry.published_on, entry.published_time))
    if entry.published_on:
        made.add_integer("day", entry.published_on.toordinal())
        made.add_text("month", f"{entry.published_on:%Y-%m}")
    for name in ("in34", "in63", "printed", "resolution", "kind"):
        for value in getattr(entry, name) or ():
            made.add_text(name, value)


def newest(bulletin_id: str, day: date | None, time: str | None) -> int:
    """The place of a bulletin in the order of every list, larger first: newest first, undated last, then by name."""
    minute = 0
    if day:
        hours, _, minutes = (time or "").partition(":")
        minute = day.toordinal() * _MINUTES + (int(hours) * 60 + int(minutes) + 1 if minutes else 0)
    return minute << _IDS | ((1 << _IDS) - 1 - _leading(bulletin_id))


def _leading(bulletin_id: str) -> int:
    """The first digits of a bulletin's name as a number; names that are not hexadecimal (of tests) come first."""
    try:
        return int(bulletin_id[: _IDS // 4], 16)
    except ValueError:
        return 0


def packed_text(text: str) -> bytes:
    """A text with a checksum before it: what the reader is shown must be what was read."""
    data = text.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=_SUM).digest() + data


def unpacked_text(packed: bytes) -> str | None:
    """The text again; None where it is not what was written."""
    data = packed[_SUM:]
    if blake2b(data, digest_size=_SUM).digest() != packed[:_SUM]:
        return None
    return data.decode("utf-8", "surrogatepass")


def packed_parts(parts: Parts) -> bytes:
    """Where the news parts of a text begin and end."""
    return struct.pack(f"<{2 * len(parts)}I", *(edge for part in parts for edge in part))


def unpacked_parts(packed: bytes) -> Parts:
    """The news parts of a text again."""
    return tuple(struct.iter_unpack("<II", packed)) if len(packed) % 8 == 0 else ()
