"""What lies under the paths somebody asked for, and how Spark reads it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - the name that all of Spark's guides use

from etl.cluster.filesystems import place, reader
from etl.cluster.pages import JSON_LINES, PARQUET, Pages
from etl.cluster.work import Root, upward
from etl.commands.inputs import inputs, shown
from etl.settings import MAX_DOCUMENT_BYTES

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
UNSEEN: Final = (
    "Spark không đọc được gì ở đây (thư mục trống, tên bắt đầu bằng “_”, tệp đang chép dở, không có quyền đọc, hoặc "
    "không có dòng nào)."
)
_MARKS: Final = ("_SUCCESS", "_metadata", "_common_metadata")
"""What Spark itself leaves beside its tables."""
_MISSING: Final = "không có tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn."
_LARGE: Final = (
    "nặng quá {limit} MB, giới hạn của một máy đọc trong cụm; hãy tách nhỏ tệp, hoặc cho mỗi máy đọc thêm bộ nhớ "
    "(spark.executor.memory, không có cụm thì spark.driver.memory) rồi chạy lại."
)


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found. Every path is known by the name that Spark gives it."""

    roots: dict[str, Root]
    refused: dict[str, str]
    """Paths that are not read, or not all of them, and why."""
    expected: frozenset[str] = frozenset()
    """The files of which an outcome must come."""
    files: DataFrame | None = None
    """The files that are read whole: `path` and `content`."""
    pages: DataFrame | None = None
    """The rows of tables of pages: `path`, and `value`, a JSON object."""


def sources(spark: SparkSession, paths: Iterable[str], largest: int) -> Sources:
    """Look at names and sizes, and count rows; a file of up to `largest` bytes is read whole."""
    roots, named, refused = _roots(spark, paths)
    there = [path for path in roots if path not in refused]
    if not there:
        return Sources(roots, refused, frozenset(named))
    every = _every(spark, there)
    sizes = _sizes(every)
    pages = Pages(spark)
    pages.take_parquet(sorted(path for path in sizes if path.endswith(PARQUET)))
    pages.take_lines({path: size for path, size in sizes.items() if path.endswith(JSON_LINES)})
    why = _LARGE.format(limit=largest // 1024**2)
    refused |= pages.refused | {path: why for path in sizes.keys() - pages.taken if sizes[path] > largest}
    whole = every.where((F.col("length") <= largest) & ~F.col("path").isin(list(pages.taken)))
    expected = frozenset([*named, *map(_plain, every.inputFiles())])
    above = {root for path in expected for root in upward(path)}
    refused |= dict.fromkeys(roots.keys() - above - refused.keys(), UNSEEN)
    return Sources(roots, refused, expected, whole.select("path", "content"), pages.frame())


def _roots(spark: SparkSession, paths: Iterable[str]) -> tuple[dict[str, Root], list[str], dict[str, str]]:
    """The roots by their paths; the files below that Spark might pass over; what cannot be read, and why."""
    roots: dict[str, Root] = {}
    named: list[str] = []
    refused: dict[str, str] = {}
    for number, given in enumerate(paths):
        at = place(spark, given)
        path = at.path.rstrip("/")
        roots.setdefault(path, Root(number, _called(given), path))
        if at.is_here:
            local = Path(given.removeprefix("file://"))
            above = shown(local).rstrip("/")
            found = {path + one.file.removeprefix(above): one.why for one in inputs([str(local)])}
            named += found
            refused |= {path: why for path, why in found.items() if why}
        elif at.exists():
            named += at.passed_over()
        else:
            refused[path] = _MISSING
    return roots, [path for path in named if not path.endswith(_MARKS)], refused


def _called(given: str) -> str:
    """A root as one machine calls it."""
    return (given if _SCHEME.match(given) else shown(Path(given))).rstrip("/")


def _plain(address: str) -> str:
    """An address as a path in Spark's other spelling."""
    return re.sub(r"^file:/+", "file:/", unquote(address))


def _every(spark: SparkSession, roots: list[str]) -> DataFrame:
    """Every file under the roots, under its very name: `path`, `length`, and `content` for whoever asks for it."""
    files = reader(spark).format("binaryFile").option("recursiveFileLookup", "true")
    return files.load([f"{root}/" for root in roots])


def _sizes(every: DataFrame) -> dict[str, int]:
    """The sizes of the files that are not read like all others: tables of pages, and what is large."""
    endings = "|".join(map(re.escape, PARQUET + JSON_LINES))
    wanted = F.col("path").rlike(f"({endings})$") | (F.col("length") > MAX_DOCUMENT_BYTES)
    return dict(map(tuple, every.select("path", "length").where(wanted).collect()))
