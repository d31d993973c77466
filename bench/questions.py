"""What each page asks of the database, question by question: a large build without texts beside a usual one.

Every page runs as Streamlit runs it, without a browser: once as it is opened, once after another first month.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any, Final
from unittest.mock import patch

import duckdb
import pandas as pd
from streamlit.logger import set_log_level
from streamlit.testing.v1 import AppTest

from bench.homes import CORE, facts
from bench.report import Ratio
from pages.kit import access, warehouse
from pages.kit.frame_of_page import specs
from pages.kit.serve import APP

PICKER: Final = "tu"
MONTH: Final = "08/2026"
PATIENCE: Final = 600
UNASKED: Final = frozenset({"tim-kiem", "ban-tin", "tai-len"})
"""Pages that ask nothing of the whole build before somebody searches, opens or uploads something."""
Asked = Mapping[str, float]
"""Seconds of computing by question."""


def measure(count: int, root: Path) -> Iterator[Ratio]:
    """Seconds of computing for all questions of each page on this many bulletins, and on at most 150,000."""
    core = min(count, CORE)
    (large, held), (small, usual) = _of(facts(root, count)), _of(facts(root, core))
    for visit, asked in large.items():
        slowest = max(asked, key=lambda name: asked[name])
        what = f"{visit}: questions, seconds (most: {slowest} {asked[slowest]:.3g})"
        yield Ratio(what, sum(asked.values()), f"{core:,} bulletins", sum(small[visit].values()), "-")
    yield Ratio("memory after all pages, MB", held, f"{core:,} bulletins", usual, "under 1000 MB")


def _of(home: Path) -> tuple[dict[str, Asked], float]:
    """What pages ask of a home, in a process of its own so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return apart.submit(_visited, home).result()


def _visited(home: Path) -> tuple[dict[str, Asked], float]:
    """Every page opened, then changed; and the most memory that took, in megabytes."""
    os.environ["UNION_PULSE_HOME"] = str(home)
    set_log_level("ERROR")  # the titles of the menu are asked outside of a session
    found: dict[str, Asked] = {}
    with _timed() as asked:
        for place, one in enumerate(specs()):
            if one.path not in UNASKED:
                app = AppTest.from_file(str(APP), default_timeout=PATIENCE).run()
                if place:
                    asked.clear()
                    app.switch_page(f"pages/{one.file}").run()
                found[f"/{one.path}, opened"] = dict(asked)
                asked.clear()
                app.selectbox(key=PICKER).set_value(MONTH).run()
                found[f"/{one.path}, changed"] = dict(asked)
                asked.clear()
    return {visit: each for visit, each in found.items() if each}, _most()


def _most() -> float:
    """Megabytes that this process held at its height; what `getrusage` says is its parent's, if that was larger."""
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return int(said.partition("VmHWM:")[2].split()[0]) / 1000


@contextmanager
def _timed() -> Iterator[defaultdict[str, float]]:
    """What each question takes from now on; at this machine, for a page without a browser comes from nowhere."""
    asked: defaultdict[str, float] = defaultdict(float)
    ask = warehouse.ask

    def timed(handle: duckdb.DuckDBPyConnection, name: str, *rest: Any) -> pd.DataFrame:  # noqa: ANN401 - whatever follows
        began = process_time()
        try:
            return ask(handle, name, *rest)
        finally:
            asked[name] += process_time() - began

    with patch.object(warehouse, "ask", timed), patch.object(access, "from_this_machine", lambda: True):
        yield asked
