"""A real cluster on the loopback, a master and two workers: one of them dies half-way, and the facts are the same."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.cluster.extracted import extracted
from etl.paths import PROJECT, Home
from tests.cluster.conftest import JAVA, LIGHT
from tests.cluster.material import SITE, facts, harmful, harmless, on_one_machine, texts

SETTINGS = {
    **LIGHT,
    "spark.executor.memory": "512m",
    "spark.executor.cores": "1",
    "spark.executor.extraJavaOptions": JAVA,
    "spark.sql.files.openCostInBytes": str(1024 * 1024),
    "spark.sql.files.maxPartitionBytes": str(3 * 1024 * 1024),
}
"""Small executors, and tasks of two files, so that half-way is somewhere."""
COMMAND = (sys.executable, "-m", "etl", "spark", "--site", SITE)
PATIENCE = 600


@dataclass(frozen=True)
class Cluster:
    """Where it listens, and its workers with their rooms."""

    master: str
    workers: list[subprocess.Popen[bytes]]
    rooms: list[Path]

    def executors(self) -> int:
        """How many executors the workers have ever started."""
        return sum(len(list(room.glob("app-*/*"))) for room in self.rooms)


def until(what: Callable[[], bool]) -> None:
    """Wait for something."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def listens(port: int) -> bool:
    with closing(socket.socket()) as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def start(name: str, *arguments: str, log: Path) -> subprocess.Popen[bytes]:
    """A part of the cluster, as Spark's own scripts start it, in a session of its own."""
    import pyspark  # noqa: PLC0415 - an extra

    spark_class = Path(pyspark.__file__).parent / "bin" / "spark-class"
    quiet = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m", "SPARK_DAEMON_JAVA_OPTS": JAVA}
    with log.open("wb") as out:
        return subprocess.Popen(
            [spark_class, f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1", "--webui-port", "0", *arguments],
            env={**os.environ, **quiet}, stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a part of the cluster and all it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def cluster(java: None, tmp_path: Path) -> Iterator[Cluster]:
    port = free_port()
    started = [start("master.Master", "--port", str(port), log=tmp_path / "master.log")]
    try:
        until(lambda: listens(port))
        address, rooms = f"spark://127.0.0.1:{port}", [tmp_path / "one", tmp_path / "two"]
        for room in rooms:
            options = ("--cores", "1", "--memory", "1g", "--work-dir", str(room), address)
            started.append(start("worker.Worker", *options, log=room.with_suffix(".log")))
        yield Cluster(address, started[1:], rooms)
    finally:
        for process in started:
            end(process)


def test_a_worker_that_dies_half_way_and_hostile_files_change_nothing(cluster: Cluster, tmp_path: Path) -> None:
    harmless(tmp_path / "vào")
    harmful(tmp_path / "vào" / "hại")
    settings = [f"--conf={name}={value}" for name, value in SETTINGS.items()]
    job = subprocess.Popen(
        [*COMMAND, str(tmp_path / "vào"), "--out", str(tmp_path / "ra"), "--master", cluster.master, *settings],
        cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        committed = tmp_path / "ra" / "_work" / "_temporary" / "0"
        until(lambda: len(list(committed.glob("task_*"))) > 1 or job.poll() is not None)
        assert job.poll() is None, job.communicate()[0]
        assert cluster.executors() == len(cluster.workers)
        end(cluster.workers[0])
        said, _ = job.communicate(timeout=PATIENCE)
    finally:
        job.kill()
    assert job.returncode == 1, said  # the hostile files were refused, all others read
    found = extracted(tmp_path / "ra")
    here = on_one_machine([tmp_path / "vào"], Home(tmp_path / "here"))
    assert facts(list(found.outcomes(Home(tmp_path / "there")))) == facts(here)
    assert dict(found.texts()) == texts(here)
    assert cluster.executors() == len(cluster.workers), "no file took an executor down"
