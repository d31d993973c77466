"""The file systems that Spark knows (this disk, hdfs, s3a, …), through the Java behind a session."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrameReader, SparkSession

FAILURES: Final = (PySparkException, Py4JError)
"""What goes wrong in Spark, and in the Java under it."""


def why(error: Exception) -> str:
    """The reason at the bottom of a failure, in one line, without what Spark and Java pile on it."""
    bottom = getattr(error, "java_exception", None) or getattr(error, "_origin", None)
    while bottom and bottom.getCause():
        bottom = bottom.getCause()
    lines = str(bottom.getMessage() if bottom else error).strip().splitlines() or [type(error).__name__]
    is_python = "Traceback" in lines[0]  # which says its reason last, between what is set in
    return [line for line in lines if not line.startswith(" ")][-1] if is_python else lines[0]


def java(spark: SparkSession) -> Any:  # noqa: ANN401 - whatever class is asked for
    """The Java behind a session: Spark's file systems have no other door to Python."""
    return spark.sparkContext._jvm  # noqa: SLF001


def reader(spark: SparkSession) -> DataFrameReader:
    """A reader to which a name is no pattern."""
    return spark.read.option("__globPaths__", "false")


@dataclass(frozen=True, slots=True)
class Place:
    """A path on a file system, whether there is something or not."""

    java: Any
    system: Any
    whole: Any

    @property
    def path(self) -> str:
        """The full path, as Spark writes it."""
        return str(self.whole.toString())

    @property
    def is_here(self) -> bool:
        """Whether it lies on the disks of this machine."""
        return bool(self.system.getScheme() == "file")

    def exists(self) -> bool:
        """Whether something is there."""
        return bool(self.system.exists(self.whole))

    def is_empty(self) -> bool:
        """Whether it is a file without content, which Spark passes over."""
        found = self.system.getFileStatus(self.whole)
        return bool(found.isFile() and found.getLen() == 0)

    def write(self, words: str) -> None:
        """Make it a small file."""
        stream = self.system.create(self.whole, False)  # noqa: FBT003 - Java has no names for arguments
        stream.write(bytearray(words.encode("utf-8")))
        stream.close()

    def remove(self) -> None:
        """Remove it, with all in it."""
        self.system.delete(self.whole, True)  # noqa: FBT003 - Java has no names for arguments

    def passed_over(self) -> Iterator[str]:
        """What lies below and Spark does not see because of its name, though it is not hidden; not what is in that."""
        above = re.sub(r"([{}\[\]*?\\])", r"\\\1", self.path)
        while len(self._named(f"{above}/*")):
            for one in self._named(f"{above}/{{_*,[^.]*._COPYING_}}"):
                if "=" not in one.getPath().getName():  # else it is a column to Spark
                    yield one.getPath().toString()
            above += "/[^._]*"

    def _named(self, pattern: str) -> Any:  # noqa: ANN401 - an array of Java
        """What is named like this."""
        return self.system.globStatus(self.java.org.apache.hadoop.fs.Path(pattern)) or ()


def place(spark: SparkSession, path: str) -> Place:
    """The place that a path names; a store alone, as s3a://tin, is all in it, where Hadoop would look for a home."""
    found = java(spark).org.apache.hadoop.fs.Path(re.sub(r"^([^/]+://[^/]+)$", r"\1/", path))
    system = found.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())  # noqa: SLF001
    return Place(java(spark), system, system.makeQualified(found))
