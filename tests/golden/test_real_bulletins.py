"""The two real bulletins give every fact that was read in them by hand, and no province beside them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from etl.paths import PROJECT

FREE = {"file", "not_provinces"}
NAMES = ("000_6b9370cdc9f38d8f.txt", "003_c291fe9182b96c86.txt")


def extracted(path: Path) -> dict[str, Any]:
    """What the command prints for one file."""
    command = [sys.executable, "-m", "etl", "extract", str(path)]
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def same_parts(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The found facts reduced to the fields that the expectation names."""
    fields = sorted({field for fact in wanted for field in fact if field != "why"})
    return sorted(({field: fact[field] for field in fields} for fact in found), key=str)


@pytest.mark.parametrize("name", NAMES)
def test_a_real_bulletin_is_read_as_by_hand(name: str, shared: Path) -> None:
    lines = (shared / "bulletins" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = next(record for line in lines if (record := json.loads(line))["file"] == name)
    found = extracted(shared / "bulletins" / name)
    for field, value in wanted.items():
        if field in FREE:
            continue
        if field == "provinces":
            assert same_parts(found[field], value) == sorted(value, key=str)
        elif field == "resolutions":
            for fact in value:
                fact.pop("why", None)
            partly = [{key: one[key] for key in fact} for one, fact in zip(found[field], value, strict=True)]
            assert partly == value
            assert all(one["why"] for one in found[field])
        elif field == "traffic" and value:
            assert {key: found[field][key] for key in value} == value
        else:
            assert found[field] == value, field
    assert not set(wanted["not_provinces"]) & {province["name"] for province in found["provinces"]}


def test_the_resolution_20_is_the_one_of_2008_for_a_reason(shared: Path) -> None:
    (fact,) = extracted(shared / "bulletins" / NAMES[1])["resolutions"]
    assert fact["key"] == "TW:20/2008"
    assert "15 năm" in fact["why"] or "giai cấp công nhân" in fact["why"]
