"""Java and Spark for the tests of the cluster; without them they skip and say so, or fail where they are required."""

import shutil
from importlib.util import find_spec
from typing import Final

import pytest

from tests.conftest import missing

JAVA: Final = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A Java that lives for a minute need not compile itself."""
LIGHT: Final = {"spark.driver.extraJavaOptions": JAVA, "spark.sql.shuffle.partitions": "4"}


@pytest.fixture(scope="session")
def java() -> None:
    """Java and Spark."""
    if find_spec("pyspark") is None:
        missing("spark", "Spark is not installed (pip install -r requirements-cluster.txt)")
    if shutil.which("java") is None:
        missing("spark", "no Java on this machine (Debian: apt-get install default-jre-headless)")
