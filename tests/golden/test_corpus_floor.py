"""Scores on the labelled articles may only rise: each stays at or above its pinned floor."""

import json
import subprocess
import sys
from pathlib import Path

from etl.paths import PROJECT

FLOOR = json.loads((Path(__file__).parent / "floor.json").read_text(encoding="utf-8"))


def test_no_score_falls_below_its_floor(shared: Path, tmp_path: Path) -> None:
    scorer = [sys.executable, str(shared / "corpus" / "score.py")]
    subprocess.run([*scorer, "--unpack", str(tmp_path / "articles")], check=True)
    with (tmp_path / "found.jsonl").open("w", encoding="utf-8") as found:
        command = [sys.executable, "-m", "etl", "extract", str(tmp_path / "articles")]
        subprocess.run(command, cwd=PROJECT, check=True, stdout=found)
    said = subprocess.run([*scorer, str(tmp_path / "found.jsonl")], check=True, capture_output=True, text=True).stdout
    scores = json.loads(said)
    assert scores["articles_without_prediction"] == 0
    reached = {name: score["f1"] if isinstance(score, dict) else score for name, score in scores.items()}
    assert {name: reached[name] for name in FLOOR if reached[name] < FLOOR[name]} == {}
