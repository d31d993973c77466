"""`spark`: extraction on a cluster; the tables of a load in a folder of Parquet, for `add --extracted` to load."""

import os
from dataclasses import dataclass
from importlib.util import find_spec
from shutil import which
from typing import TYPE_CHECKING

from etl.errors import UnionPulseError

if TYPE_CHECKING:
    from etl.cluster.job import Done


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks the cluster for."""

    paths: tuple[str, ...]
    site: str
    out: str
    master: str = "local[*]"
    settings: tuple[tuple[str, str], ...] = ()
    """Spark's own."""


def spark(asked: Asked) -> "Done":
    """Read everything under the paths with Spark and write the tables of a load.

    Raises:
        UnionPulseError: there is no Spark, no cluster, the folder is there already, or Spark gives up.
    """
    _require()
    from etl.cluster.filesystems import FAILURES, why  # noqa: PLC0415 - imports Spark, an extra that few need
    from etl.cluster.job import run  # noqa: PLC0415
    from etl.cluster.session import session  # noqa: PLC0415

    try:
        with session(asked.master, dict(asked.settings)) as running:
            return run(running, asked.paths, asked.site, asked.out)
    except FAILURES as error:
        said = f"Spark ở {asked.master} dừng giữa chừng, chưa có gì để nạp: {why(error)}"
        raise UnionPulseError(said) from error


def _require() -> None:
    """Make sure that there is a Spark, and a Java for it.

    Raises:
        UnionPulseError: one of them is missing.
    """
    if find_spec("pyspark") is None:
        raise UnionPulseError("Chưa cài Spark; hãy chạy `.venv/bin/python -m pip install -r requirements-cluster.txt`.")
    if not os.environ.get("JAVA_HOME") and which("java") is None:
        raise UnionPulseError("Spark cần Java 17 trở lên; hãy cài (Debian: apt-get install default-jre-headless).")
