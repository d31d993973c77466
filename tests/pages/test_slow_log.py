"""A slow question of a page leaves a line for machines: which question, on which build, how long, how many rows."""

import json
from pathlib import Path

import pytest

from etl.running import log
from pages.kit import warehouse
from pages.kit.warehouse import Build


def test_a_slow_question_has_a_line_and_a_remembered_one_none(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = tmp_path / "log"
    monkeypatch.setenv(log.WHERE, str(where))
    warehouse.frame(build, "provinces_of_map", map="63")
    assert not where.exists()
    monkeypatch.setattr(log, "SLOW_SECONDS", 0)
    rows = len(warehouse.frame(build, "provinces_of_map", map="34"))
    warehouse.frame(build, "provinces_of_map", map="34")
    (line,) = [json.loads(one) for one in where.read_text(encoding="utf-8").splitlines()]
    assert (line["event"], line["question"], line["build"]) == ("slow_query", "provinces_of_map", build.name)
    assert (line["rows"], line["ms"] >= 0) == (rows, True)
