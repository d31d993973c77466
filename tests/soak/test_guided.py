"""The readers under a fuzzer that is led by their branches: seconds for each here, minutes with UNION_PULSE_SOAK=1."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from etl.paths import PROJECT
from tests.apart import APART
from tests.soak.test_fuzz import SEEDS

pytest.importorskip("atheris", reason="no atheris for this Python")
from tests.soak.fuzz_reader import seed

SECONDS = int(os.environ.get("UNION_PULSE_FUZZ_SECONDS") or (120 if os.environ.get("UNION_PULSE_SOAK") == "1" else 3))


@pytest.mark.parametrize("kind", [*sorted(SEEDS), "text"])
def test_no_branch_of_a_reader_leads_to_anything_but_a_refusal(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "seed").write_bytes(seed(kind, SEEDS.get(kind, SEEDS["csv"])))
    run = subprocess.run(
        [
            *APART,
            sys.executable,
            "-m",
            "tests.soak.fuzz_reader",
            kind,
            str(folder),
            f"-max_total_time={SECONDS}",
            "-seed=7",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    findings = [path.name for path in tmp_path.glob("finding-*")]
    counted = re.findall(r"Done (\d+) runs", run.stderr)
    print(kind, counted, len(list(folder.iterdir())))
    assert (run.returncode, findings) == (0, []), run.stderr[-3000:]
    assert counted
    assert int(counted[0]) > 10
