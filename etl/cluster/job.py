"""The work of a cluster from paths to tables: what is there, each file once through the one function, Parquet out."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from typing import Any

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - the name that all of Spark's guides use
from pyspark.sql.pandas.types import from_arrow_schema

from etl.cluster.extracted import ABOUT, REJECTED, About
from etl.cluster.filesystems import FAILURES, Place, place, reader
from etl.cluster.session import largest_file
from etl.cluster.sources import UNSEEN, Sources, sources
from etl.cluster.tables import OUTCOME, PLACE
from etl.cluster.work import Asked
from etl.errors import UnionPulseError
from etl.pipeline import rules_version


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: what the folder says of itself, and the files that were refused, each with the reason."""

    about: About
    refusals: list[dict[str, str | None]]


def run(spark: SparkSession, paths: Iterable[str], site: str, out: str) -> Done:
    """Read everything under the paths and write the tables of a load to `out`, a new folder; `about.json` comes last.

    Raises:
        UnionPulseError: `out` is there already, or the machines read by other rules than this one.
    """
    to = place(spark, out)
    if to.exists():
        raise UnionPulseError(f"{out} đã có; hãy chọn một thư mục chưa có, để không lẫn hai lần đọc.")
    try:
        return _run(spark, paths, site, to)
    except BaseException:
        with suppress(*FAILURES):
            to.remove()
        raise


def _run(spark: SparkSession, paths: Iterable[str], site: str, to: Place) -> Done:
    """The same into a folder that is new, and goes if anything goes wrong."""
    work = f"{to.path}/_work"
    found = sources(spark, paths, largest_file(spark))
    _read(spark, found, Asked(site, found.roots), work)
    done = reader(spark).parquet(work)
    about = About(site, **_counts(done))
    for name, frame in tables(done).items():
        frame.write.parquet(f"{to.path}/{name}")
    refused = [row.asDict() for row in _rejected(done).toLocalIterator()]
    place(spark, f"{to.path}/{REJECTED}").write("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in refused))
    place(spark, work).remove()
    place(spark, f"{to.path}/{ABOUT}").write(about.as_json())
    return Done(about, refused)


def _read(spark: SparkSession, found: Sources, asked: Asked, work: str) -> None:
    """Every file once; then a line for each of which nothing came, for nothing is passed over in silence."""
    schema = from_arrow_schema(OUTCOME)
    read = [
        *([found.files.mapInArrow(asked.read_files, schema)] if found.files else []),
        *([found.pages.mapInArrow(asked.read_lines, schema)] if found.pages else []),
    ]
    if read:
        reduce(DataFrame.union, read).write.parquet(work)
    seen = reader(spark).schema(schema).parquet(work).select("source") if read else None
    told = found.refused | {path: _why(spark, path) for path in _silent(spark, found, seen)}
    rows = spark.createDataFrame(list(told.items()), "source string, why string")
    rows.coalesce(1).mapInArrow(asked.tell, schema).write.mode("append").parquet(work)


def _silent(spark: SparkSession, found: Sources, seen: DataFrame | None) -> list[str]:
    """The files of which nothing came."""
    expected = spark.createDataFrame([(path,) for path in found.expected - found.refused.keys()], "source string")
    left = expected if seen is None else expected.join(seen, "source", "left_anti")
    return [path for (path,) in left.collect()]


def _why(spark: SparkSession, path: str) -> str | None:
    """Why nothing came of a file; None where there is nothing in it."""
    at = place(spark, path)
    return None if at.exists() and at.is_empty() else UNSEEN


def _counts(done: DataFrame) -> dict[str, Any]:
    """By which rules everything was read, and how much there is.

    Raises:
        UnionPulseError: a machine has other rules than this one.
    """
    found = {(rules, outcome): count for rules, outcome, count in done.groupBy("rules", "outcome").count().collect()}
    rules = rules_version()
    if others := {one for one, _ in found} - {rules}:
        raise UnionPulseError(
            f"Các máy của cụm đọc bằng quy tắc {', '.join(sorted(others))}, máy này bằng {rules}; hãy cài cùng một "
            "phiên bản chương trình trên mọi máy rồi chạy lại."
        )
    names = {"bulletins": "bulletin", "tables": "table", "rejected": "rejected"}
    return {"rules": rules} | {name: found.get((rules, outcome), 0) for name, outcome in names.items()}


def tables(done: DataFrame) -> dict[str, DataFrame]:
    """The tables of a load. What is counted stands in the order of one machine; texts and originals have none."""
    ordered = done.orderBy(*PLACE)
    told = ("outcome", "raw", "bulletin_id", "why", "format", "notes")
    has_text, has_original = F.col("text").isNotNull(), F.col("original").isNotNull()
    return {
        "files": ordered.select(*PLACE, *told),
        "bulletins": ordered.where(F.col("record").isNotNull()).select(*_place(), "raw", "format", "record.*"),
        "readings": ordered.select(*PLACE, F.explode("readings").alias("reading")).select(*PLACE, "reading.*"),
        "texts": done.where(has_text).select("raw", "text.*"),
        "originals": done.where(has_original).select("raw", F.col("original").alias("data")),
    }


def _place() -> list[Column]:
    """The place of a bulletin; its file is in its record."""
    return [F.col(name) for name in PLACE if name != "file"]


def _rejected(done: DataFrame) -> DataFrame:
    """The files that were not read, for eyes and other programs."""
    return done.where(F.col("outcome") == "rejected").orderBy(*PLACE).select("file", "why", "raw")
