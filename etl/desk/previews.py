"""What was found in an uploaded file, for eyes, before it counts: written beside its bytes, shown by pages."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from etl.models import Record, Span

SHOWN: Final = 100_000
"""Characters of a text that are kept for eyes; the whole text is in the reader after the load."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Another bulletin that says almost the same: in the data, or (`is_here`) in the same upload."""

    bulletin_id: str
    share: float
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row of a table of readings that cannot be used."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What one file holds: a bulletin (`record`, `text`), a table of readings, `entries`, or `why` nothing."""

    kind: str
    """`bulletin`, `table`, `container` or `rejected`."""
    text: str = ""
    original: str = ""
    """The text before it was converted from a legacy font or encoding; empty where it was Unicode."""
    parts: tuple[Span, ...] = ()
    """Which parts of the text are news."""
    record: Record | None = None
    good: int = 0
    """Of a table of readings: rows that can be used."""
    bad: tuple[BadRow, ...] = ()
    why: str = ""
    entries: "tuple[Item, ...]" = ()
    count: int = 0
    """Entries in all; the first of them are in `entries`."""
    notes: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    """Of a table of bulletins, or of one that might be: the words over its columns."""
    header: str = ""
    """The same as it is remembered."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which field stands under which header."""
    alike: tuple[Alike, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A file, or an entry of one: under the name that people know it by, and the one it will have as a bulletin."""

    name: str
    bulletin_id: str
    preview: Preview


def items(item: Item) -> Iterator[Item]:
    """A file, and the entries of it that were looked at."""
    yield item
    yield from item.preview.entries


def write(path: Path, item: Item) -> None:
    """Keep what was found, whole or not at all."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(_plain(item), ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
    part.replace(path)


def read(path: Path) -> Item | None:
    """What was found; None where nobody has written it, or not under these rules."""
    try:
        found = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
        item: Item = _rebuilt(Item, found)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return item


def _plain(thing: object) -> object:
    """A record as JSON knows it."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return {one.name: _plain(getattr(thing, one.name)) for one in fields(thing)}
    if isinstance(thing, list | tuple):
        return [_plain(one) for one in thing]
    return thing.isoformat() if isinstance(thing, date) else thing


def _rebuilt(kind: Any, said: Any) -> Any:  # noqa: ANN401 - a record, and whatever JSON holds
    """A record from its JSON."""
    return kind(**{name: _value(hint, said[name]) for name, hint in _hints(kind).items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a record
    """The fields of a record and what each holds."""
    return get_type_hints(kind)


def _value(hint: Any, said: Any) -> Any:  # noqa: ANN401 - a hint, and whatever JSON holds
    """A value as its hint wants it: records and days come back, lists become tuples."""
    if said is None:
        return None
    if get_origin(hint) in {Union, UnionType}:
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        return tuple(_value(inner[0] if Ellipsis in inner else inner[place], one) for place, one in enumerate(said))
    if is_dataclass(hint):
        return _rebuilt(hint, said)
    return date.fromisoformat(said) if hint is date else said
