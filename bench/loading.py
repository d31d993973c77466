"""What a load costs from files to a published build, against putting the same texts into a bare DuckDB table."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from bench.report import Ratio
from etl.paths import PROJECT

INSERT = (Path(__file__).parent / "insert_texts.sql").read_text(encoding="utf-8")


def measure(count: int) -> list[Ratio]:
    """Seconds of `add` for this many bulletins against a raw insert; of one more bulletin against the first load."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root / "bulletins", count)
        whole = add(root / "home", root / "bulletins")
        (root / "one.txt").write_text(
            "Công đoàn họp\n\n01/10/2026\n\nSáng 1/10, LĐLĐ tỉnh Nghệ An họp.\n", encoding="utf-8"
        )
        one = add(root / "home", root / "one.txt")
        raw = insert(root / "bulletins", root / "raw.duckdb")
    return [
        Ratio(
            f"load of {count:,} bulletins, seconds",
            whole,
            "raw insert of the texts",
            raw,
            "under 4 together with the search index, which is still to come",
        ),
        Ratio("one more bulletin, seconds", one, f"load of the {count:,}", whole, "far under 1"),
    ]


def generate(folder: Path, count: int) -> None:
    """Write this many bulletins of the sample's generator."""
    command = [sys.executable, "-m", "etl.sample", str(folder), "--bulletins", str(count), "--seed", "1"]
    subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command


def add(home: Path, source: Path) -> float:
    """Seconds of `python -m etl add`."""
    environment = {**os.environ, "UNION_PULSE_HOME": str(home)}
    command = [sys.executable, "-m", "etl", "add", str(source), "--site", "bench", "--json"]
    began = perf_counter()
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=PROJECT, env=environment, check=False, capture_output=True, text=True
    )
    seconds = perf_counter() - began
    if done.returncode == 2 or not json.loads(done.stdout)["bulletins"]:  # noqa: PLR2004 - nothing could be done
        raise SystemExit(done.stderr)
    return seconds


def insert(folder: Path, database: Path) -> float:
    """Seconds to put every text under the folder into a table."""
    texts = [(path.name, path.read_bytes().decode("utf-8", errors="replace")) for path in folder.rglob("*.txt")]
    began = perf_counter()
    with duckdb.connect(str(database)) as connection:
        connection.execute(INSERT, {"files": [name for name, _ in texts], "texts": [text for _, text in texts]})
    return perf_counter() - began
