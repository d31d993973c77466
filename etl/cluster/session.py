"""The Spark session: settings that keep machines whole, whatever the files; the only place that starts a Java."""

import logging
import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from pyspark.sql import SparkSession

from etl.cluster.filesystems import java
from etl.paths import PROJECT
from etl.settings import MAX_ARCHIVE_BYTES, MAX_DOCUMENT_BYTES, TIME_ZONE

_MIB: Final = 1024 * 1024
_COPIES: Final = 25
"""How much memory of Java a file needs on its way, to be read, sent to Python, taken back and written to Parquet."""
_JAVA: Final = "-XX:TieredStopAtLevel=1"
"""Java only carries bytes: compiling itself as well as it can took it as long again as all it did."""
_SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "FATAL",  # what goes wrong is one sentence; whoever wants all of it asks for ERROR
    "spark.driver.memory": "1g",
    "spark.executor.memory": "1g",
    "spark.executor.cores": "1",  # one file at a time in its memory
    "spark.driver.extraJavaOptions": _JAVA,
    "spark.executor.extraJavaOptions": _JAVA,
    "spark.executorEnv.PYTHONPATH": str(PROJECT),
    "spark.executorEnv.LC_ALL": "C.UTF-8",  # else Java cannot name a file with Vietnamese letters
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
    "spark.sql.execution.arrow.maxBytesPerBatch": str(8 * _MIB),
    "spark.sql.codegen.wholeStage": "false",  # the work is in Python; compiling the rest costs more than it saves
    "spark.sql.files.maxPartitionBytes": str(32 * _MIB),
    "spark.sql.files.openCostInBytes": str(64 * 1024),  # some 500 small files a task
    "spark.sql.files.ignoreMissingFiles": "true",  # what could not be opened is told, it stops nobody
    "spark.hadoop.mapreduce.input.linerecordreader.line.maxlength": str(MAX_DOCUMENT_BYTES),
    "spark.sql.session.timeZone": TIME_ZONE,
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "64",
    "spark.sql.parquet.enableVectorizedReader": "false",  # it holds 4,096 originals at once
    "spark.hadoop.parquet.block.size": str(16 * _MIB),
    "spark.hadoop.parquet.page.size.row.check.min": "1",
    "spark.hadoop.parquet.block.size.row.check.min": "1",
}
_HERE: Final = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
"""Where all machines are this one, nobody else is listened to."""


@contextmanager
def session(master: str, settings: Mapping[str, str]) -> Iterator[SparkSession]:
    """A session on a cluster, or on the processors of this machine (`local[*]`); `settings` are Spark's own."""
    builder = SparkSession.builder.appName("nhip-cong-doan").master(master)
    for name, value in {**_SETTINGS, **(_HERE if _is_here(master) else {}), **settings}.items():
        builder = builder.config(name, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    if _is_here(master):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    logging.getLogger("py4j").setLevel(logging.CRITICAL)
    spark = builder.getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


def _is_here(master: str) -> bool:
    """Whether a cluster is this machine alone."""
    return master.startswith("local") or "//127.0.0.1:" in master or "//localhost:" in master


def largest_file(spark: SparkSession) -> int:
    """How large a file a machine of the cluster takes whole: what one machine alone takes, if its Java has room."""
    is_local = str(spark.conf.get("spark.master")).startswith("local")
    size = spark.conf.get("spark.driver.memory" if is_local else "spark.executor.memory")
    at_once = spark.sparkContext.defaultParallelism if is_local else int(spark.conf.get("spark.executor.cores"))
    room = java(spark).org.apache.spark.network.util.JavaUtils.byteStringAsBytes(size)
    return max(MAX_DOCUMENT_BYTES, min(MAX_ARCHIVE_BYTES, int(room) // _COPIES // at_once))
