"""What a cluster extracted, on its way into a load: tables of Parquet as outcomes, in the order of one machine."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from etl.cluster.tables import PLACE, kept_of
from etl.commands.reading import Outcome
from etl.errors import UnionPulseError
from etl.load.index.documents import Kept
from etl.load.raw import keep
from etl.paths import Home

ABOUT: Final = "about.json"
REJECTED: Final = "rejected.jsonl"
_ROWS: Final = 64
"""Rows that are held at once."""
_BESIDE: Final = ("given", "path", "part", "raw", "format")
"""What stands beside the facts of a bulletin."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What a folder of tables says of itself; written last, so that half a job has none."""

    site: str
    rules: str
    bulletins: int
    tables: int
    rejected: int

    def as_json(self) -> str:
        """As it lies beside the tables."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class Extracted:
    """A folder of tables on a disk of this machine."""

    folder: Path
    about: About

    def outcomes(self, home: Home) -> Iterator[Outcome]:
        """What became of each file, in order; every original is kept first.

        Raises:
            UnionPulseError: the tables do not agree with each other any more.
        """
        kept = self._keep(home)
        bulletins, readings = _Walk(self._rows("bulletins")), _Walk(self._rows("readings"))
        for place, row in enumerate(self._rows("files")):
            if row["raw"] and row["raw"] not in kept:
                raise self._damaged(f"thiếu bản gốc {row['raw']}")
            facts = tuple(bulletins.one(row) if row["outcome"] == "bulletin" else readings.all(row))
            if row["outcome"] == "bulletin" and not facts:
                raise self._damaged(f"thiếu bản tin {row['file']}")
            yield self._outcome(place, row, facts)

    def texts(self) -> Iterator[tuple[str, Kept]]:
        """The texts for the search index, by the names of their originals."""
        return ((row["raw"], kept_of(row)) for row in self._rows("texts"))

    def _outcome(self, place: int, row: Row, facts: tuple[Row, ...]) -> Outcome:
        """A file as it was before it became rows."""
        told = {name: row[name] for name in ("file", "outcome", "raw", "bulletin_id", "why", "format")}
        return Outcome(place, site=self.about.site, rows=facts, notes=tuple(row["notes"]), **told)

    def _keep(self, home: Home) -> set[str]:
        """Keep every original; return their names.

        Raises:
            UnionPulseError: one is not what its name says.
        """
        names = set()
        for row in self._rows("originals"):
            if keep(home, row["data"]) != row["raw"]:
                raise self._damaged(f"bản gốc {row['raw']} đã bị sửa")
            names.add(row["raw"])
        return names

    def _rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, in the order of its parts.

        Raises:
            UnionPulseError: a part cannot be read.
        """
        for part in sorted((self.folder / table).glob("part-*.parquet")):
            try:
                with pq.ParquetFile(part) as file:
                    for batch in file.iter_batches(_ROWS):
                        yield from batch.to_pylist()
            except (OSError, pa.ArrowException) as error:
                raise self._damaged(f"không đọc được {part.name}") from error

    def _damaged(self, what: str) -> UnionPulseError:
        """The sentence for tables that are not as they were written."""
        return UnionPulseError(f"{self.folder} không còn như khi ghi ra ({what}); hãy chạy lại `python -m etl spark`.")


class _Walk:
    """Rows in the order of the files, taken as their files come by."""

    def __init__(self, rows: Iterator[Row]) -> None:
        """Stand before the first."""
        self._rows = rows
        self._next = next(rows, None)

    def one(self, file: Row) -> Iterator[Row]:
        """The bulletin of a file: its record, with all that it does not know."""
        if self._next and _is_of(self._next, file):
            yield {name: value for name, value in self._taken().items() if name not in _BESIDE}

    def all(self, file: Row) -> Iterator[Row]:
        """The readings of a file: what one does not say is not in it."""
        while self._next and _is_of(self._next, file):
            yield {name: value for name, value in self._taken().items() if value is not None and name not in PLACE}

    def _taken(self) -> Row:
        """The row that is next."""
        assert self._next is not None  # noqa: S101 - asked before
        taken, self._next = self._next, next(self._rows, None)
        return taken


def _is_of(row: Row, file: Row) -> bool:
    """Whether a row belongs to a file."""
    return all(row[name] == file[name] for name in PLACE)


def extracted(folder: Path) -> Extracted:
    """The tables in a folder.

    Raises:
        UnionPulseError: there are none, or they were not finished.
    """
    try:
        about = About(**json.loads((folder / ABOUT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise UnionPulseError(
            f"{folder} không phải thư mục mà `python -m etl spark` đã ghi xong (không đọc được {ABOUT})."
        ) from error
    return Extracted(folder, about)
