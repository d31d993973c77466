"""The tables of Parquet that Spark writes and `add` reads: their columns, told by the records themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final, get_args, get_origin, get_type_hints

import pyarrow as pa

from etl.commands.reading import Outcome
from etl.load.index.documents import Kept
from etl.models import Record

_PLAIN: Final = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), date: pa.string()}


def _arrow(kind: Any) -> pa.DataType:  # noqa: ANN401 - any annotation of a record
    """The column that holds values of a type, as `Record.as_json` writes them: days in ISO form, tuples as lists."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return pa.struct([(one.name, _arrow(hints[one.name])) for one in fields(kind)])
    inner = [one for one in get_args(kind) if one not in (type(None), Ellipsis)]
    return pa.list_(_arrow(inner[0])) if get_origin(kind) is tuple else _arrow(inner[0])


_FIGURES: Final = ("today", "yesterday", "week", "month", "total", "online", "unique_visitors")
_SERIES: Final = ("visits", "visitors", "views")
READING: Final = pa.struct(
    [("source", pa.string()), ("line", pa.int64()), ("site", pa.string())]
    + [("observed_on", pa.string()), ("observed_at", pa.string())]
    + [(name, pa.int64()) for name in (*_FIGURES, *_SERIES)]
)
"""A row of a table of readings or of an export of web analytics."""
TEXT: Final = pa.struct([("text", pa.binary()), ("encoding", pa.string()), ("parts", pa.list_(pa.list_(pa.int64())))])
"""The text of a bulletin for the search index; bytes, for it may hold halves of characters."""
PLACE: Final = ("given", "path", "part", "file")
"""What brings outcomes into the order of one machine: the path asked for, the names on the way, the entry."""
OUTCOME: Final = pa.schema(
    [
        *(("given", pa.int32()), ("path", pa.list_(pa.string())), ("part", pa.int64())),
        *(
            (name, pa.string())
            for name in ("file", "source", "outcome", "raw", "bulletin_id", "why", "format", "rules")
        ),
        ("notes", pa.list_(pa.string())),
        ("record", _arrow(Record)),
        ("readings", pa.list_(READING)),
        ("text", TEXT),
        ("original", pa.binary()),
    ]
)
"""One row for what became of a file or of an entry; the tables are its columns, taken apart."""


def batch(rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Rows as Spark takes them."""
    return pa.RecordBatch.from_pylist(list(rows), schema=OUTCOME)


def row_of(outcome: Outcome, original: bytes | None, rules: str) -> dict[str, Any]:
    """An outcome as a row; whoever calls adds where it stands."""
    is_bulletin = outcome.outcome == "bulletin"
    text = outcome.text
    return {
        **{name: getattr(outcome, name) for name in ("file", "outcome", "raw", "bulletin_id", "why", "format")},
        "rules": rules,
        "notes": list(outcome.notes),
        "record": outcome.rows[0] if is_bulletin else None,
        "readings": [] if is_bulletin else list(outcome.rows),
        "text": text
        and {"text": text.text.encode("utf-8", "surrogatepass"), "encoding": text.encoding, "parts": text.parts},
        "original": original,
    }


def kept_of(row: Mapping[str, Any]) -> Kept:
    """The text of a bulletin as it was before it became a row."""
    text = row["text"].decode("utf-8", "surrogatepass")
    return Kept(text, row["encoding"], tuple((start, end) for start, end in row["parts"]))
