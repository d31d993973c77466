"""Tables of pages that are read row by row, however large: Parquet, and JSON lines too long for one machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Final
from urllib.parse import unquote

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - the name that all of Spark's guides use

from etl.cluster.filesystems import FAILURES, reader
from etl.settings import MAX_DOCUMENT_BYTES, MAX_ENTRIES, MAX_SHEET_BYTES

PARQUET: Final = (".parquet", ".parq")
JSON_LINES: Final = (".jsonl", ".ndjson")
_PATH: Final = "_metadata.file_path"
_ROWS: Final = 500
"""Rows in a task."""
_DAMAGED: Final = "không phải tệp Parquet đọc được; hãy tạo lại tệp rồi gửi."
_LONG_LINES: Final = f"có dòng dài quá {MAX_DOCUMENT_BYTES // 1024**2} MB; những dòng đó không được đọc."


@dataclass(slots=True)
class Pages:
    """Tables of pages: `path`, and `value`, one JSON object a row."""

    spark: SparkSession
    frames: list[DataFrame] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """The files that are read this way."""
    refused: dict[str, str] = field(default_factory=dict)
    rows: int = 0

    def frame(self) -> DataFrame | None:
        """All rows, in tasks of one size; None where there is no such table."""
        if not self.frames:
            return None
        return reduce(DataFrame.union, self.frames).repartition(max(1, -(-self.rows // _ROWS)))

    def take_parquet(self, files: list[str]) -> None:
        """Rows of Parquet; where columns of files contradict each other, or one is damaged, in halves."""
        self.taken.update(files)
        if not files:
            return
        try:
            frame = self._objects(files)
            self.rows += frame.count()
            self.frames.append(frame)
        except FAILURES:
            if len(files) == 1:
                self.refused[files[0]] = _DAMAGED
                return
            middle = len(files) // 2
            self.take_parquet(files[:middle])
            self.take_parquet(files[middle:])

    def take_lines(self, sizes: Mapping[str, int]) -> None:
        """Lines of JSON; a file that one machine can hold is a container, and read as it would."""
        for path, rows, length in self._counted(list(sizes)):
            if rows > MAX_ENTRIES or sizes[path] > MAX_SHEET_BYTES:
                self.taken.add(path)
                self.rows += rows
                if length < sizes[path]:
                    self.refused[path] = _LONG_LINES
        if long := sorted(self.taken & sizes.keys()):
            self.frames.append(self._lines(long))

    def _objects(self, files: list[str]) -> DataFrame:
        """Rows of Parquet as JSON."""
        frame = reader(self.spark).option("mergeSchema", "true").parquet(*files)
        row = F.to_json(F.struct(*(F.col(f"`{name}`") for name in frame.columns)), {"ignoreNullFields": "false"})
        return frame.select(F.col(_PATH).alias("path"), row.alias("value"))

    def _lines(self, files: list[str]) -> DataFrame:
        """Lines as they stand."""
        return reader(self.spark).text(files, lineSep="\n").select(F.col(_PATH).alias("path"), "value")

    def _counted(self, files: list[str]) -> list[tuple[str, int, int]]:
        """How many lines each file has, and how long they are, line ends included."""
        if not files:
            return []
        lengths = F.sum(F.octet_length("value") + 1)
        found = self._lines(files).groupBy("path").agg(F.count("*"), lengths).collect()
        return [(unquote(path), rows, length) for path, rows, length in found]
