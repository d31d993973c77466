"""Runs on the machines of a cluster: bytes come in Arrow, outcomes leave in Arrow; the reading is that of `add`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import unquote

import pyarrow as pa

from etl.cluster.tables import batch, row_of
from etl.commands.inputs import Input
from etl.commands.reading import Outcome, Task, read_bytes, read_rows
from etl.errors import RejectedFileError
from etl.pipeline import bulletin_id, rules_version

_ROWS: Final = 100
_BYTES: Final = 8 * 1024 * 1024
"""How much is held before it is handed on."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Root:
    """A path that somebody asked for: its place among them, as given, and as the file system calls it.

    None of them ends with a slash, not even where it is a whole file system.
    """

    given: int
    shown: str
    path: str

    def names(self, path: str) -> list[str]:
        """The names on the way from this root to a file."""
        return path[len(self.path) :].strip("/").split("/")

    def named(self, path: str) -> str:
        """A file under this root as one machine would call it."""
        return f"{self.shown}{path[len(self.path) :]}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the machines are asked for, the same for all."""

    site: str
    roots: dict[str, Root] = field(repr=False)
    """By the path of each."""

    def root(self, path: str) -> Root:
        """The nearest root above a file, or the file itself."""
        return next(self.roots[one] for one in upward(path) if one in self.roots)

    def read_files(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """What became of whole files: `path` and `content`."""
        found = (
            row
            for one in batches
            for path, content in zip(one["path"], one["content"], strict=True)
            for row in self._file(path.as_py(), content.as_py())
        )
        return _handed_on(found)

    def read_lines(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """What became of rows of pages: `path`, and `value`, one JSON object."""
        found = (
            row
            for one in batches
            for path, lines in _by_path(one).items()
            for some in _grouped(lines, len)
            for row in self._lines(path, some)
        )
        return _handed_on(found)

    def _file(self, path: str, data: bytes) -> Iterator[dict[str, Any]]:
        """The rows of a file and of its entries."""
        parts = count()
        for outcome, original in _kept(lambda keeper: read_bytes(self._task(path), data, keeper)):
            yield self._placed(row_of(outcome, original, rules_version()), path, next(parts))

    def _lines(self, path: str, lines: list[bytes]) -> Iterator[dict[str, Any]]:
        """The rows of some lines; where one of them spoils the others, each half is tried alone."""
        data = b"[" + b",\n".join(lines) + b"]"
        try:
            found = list(_kept(lambda keeper: read_rows(self._task(path), data, keeper)))
        except RejectedFileError as refused:
            if len(lines) > 1:
                middle = len(lines) // 2
                yield from self._lines(path, lines[:middle])
                yield from self._lines(path, lines[middle:])
                return
            found = [self._refused(path, lines[0], refused.why)]
        for outcome, original in found:
            yield self._placed(row_of(outcome, original, rules_version()), path, 0)

    def tell(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Files that Spark does not read: `source`, and `why`; without a reason it is empty, and judged like all."""
        return _handed_on(
            row
            for one in batches
            for path, why in zip(one["source"].to_pylist(), one["why"].to_pylist(), strict=True)
            for row in (self._file(path, b"") if why is None else [self._unread(path, why)])
        )

    def _unread(self, path: str, why: str) -> dict[str, Any]:
        """The row of a file that is not read."""
        outcome = Outcome(0, self.root(path).named(path), self.site, "rejected", why=why)
        return self._placed(row_of(outcome, None, rules_version()), path, 0)

    def _refused(self, path: str, line: bytes, why: str) -> tuple[Outcome, None]:
        """A line that is no row, under the name of its bytes; not kept, for alone it would pass for a text."""
        name = f"{self.root(path).named(path)}#{bulletin_id(line)}"
        return Outcome(0, name, self.site, "rejected", why=why), None

    def _task(self, path: str) -> Task:
        """A file to read, under the name one machine would give it."""
        return Task(Input(0, self.root(path).named(path), Path()), self.site)

    def _placed(self, row: dict[str, Any], path: str, part: int) -> dict[str, Any]:
        """A row with its place among all."""
        root = self.root(path)
        return {**row, "source": path, "given": root.given, "path": root.names(path), "part": part}


def _kept(read: Any) -> Iterator[tuple[Outcome, bytes | None]]:  # noqa: ANN401 - a reader that takes a keeper
    """Outcomes, each with its original."""
    held: dict[str, bytes] = {}

    def keeper(data: bytes) -> str:
        raw = sha256(data).hexdigest()
        held[raw] = data
        return raw

    for outcome in read(keeper):
        yield outcome, held.pop(outcome.raw, None) if outcome.raw else None


def _handed_on(rows: Iterable[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
    """Rows in batches that no machine is filled by."""
    return map(batch, _grouped(rows, lambda row: len(row["original"] or b"")))


def _by_path(one: pa.RecordBatch) -> dict[str, list[bytes]]:
    """The lines of a batch, by the file they stand in; empty ones are none."""
    found: dict[str, list[bytes]] = {}
    for path, value in zip(one["path"], one["value"], strict=True):
        if line := (value.as_py() or "").strip():
            found.setdefault(unquote(path.as_py()), []).append(line.encode("utf-8"))
    return found


def _grouped(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """Items in groups of so many, and of so many bytes unless one alone is larger."""
    some: list[T] = []
    held = 0
    for item in items:
        if some and (len(some) == _ROWS or held + size(item) > _BYTES):
            yield some
            some, held = [], 0
        some.append(item)
        held += size(item)
    if some:
        yield some


def upward(path: str) -> Iterator[str]:
    """A path and all above it."""
    while path:
        yield path
        path = path.rpartition("/")[0]
