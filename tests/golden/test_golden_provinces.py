"""Sentences of our own with the provinces that a reader finds in them, and their roles."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.find.bodies import find_bodies
from etl.find.provinces import find_places
from etl.models import Block, BlockKind, Page
from etl.resolve.provinces import resolve_provinces

CASES = [
    json.loads(line) for line in Path(__file__).with_name("provinces.jsonl").read_text(encoding="utf-8").splitlines()
]


def page(lines: list[str], published_on: str | None) -> Page:
    blocks = []
    start = 0
    for place, line in enumerate(lines):
        blocks.append(Block(BlockKind.BODY if place else BlockKind.TITLE, start, start + len(line)))
        start += len(line) + 1
    day = date.fromisoformat(published_on) if published_on else None
    return Page("\n".join(lines), tuple(blocks), title=lines[0], published_on=day)


@pytest.mark.parametrize("case", CASES, ids=[f"{place}: {case['lines'][0]}" for place, case in enumerate(CASES, 1)])
def test_provinces(case: dict[str, Any]) -> None:
    text = page(case["lines"], case.get("published_on"))
    found = resolve_provinces(find_places(text), find_bodies(text), text, site_province=None)
    assert {fact.name for fact in found if fact.role == "active"} == set(case["active"])
    assert {fact.name for fact in found if fact.role == "mentioned"} == set(case["mentioned"])
    assert {fact.unit for fact in found} <= {case.get("unit", "63")}
    for fact in found:
        assert fact.evidence
        assert fact.evidence in text.text
        assert fact.mentions == len(fact.spans)
