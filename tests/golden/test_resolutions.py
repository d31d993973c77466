"""Sentences of our own with the resolutions that a reader finds in them, what each is, and how sure."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.find.resolutions import find_resolutions
from etl.models import Block, BlockKind, Page, ResolutionFact
from etl.resolve.resolutions import resolve_resolutions
from etl.vocabulary.congresses import congresses
from etl.vocabulary.resolutions import register


def texts(name: str) -> list[dict[str, Any]]:
    """The texts of a file beside this one."""
    return [json.loads(line) for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()]


CASES = texts("resolutions.jsonl")
BY_ISSUER = texts("resolutions_by_issuer.jsonl")
"""Several forms for each issuer, as a bulletin prints them: issuer, number and mentions only."""


def resolved(case: dict[str, Any]) -> tuple[ResolutionFact, ...]:
    text = case["text"]
    page = Page(text, (Block(BlockKind.BODY, 0, len(text)),), published_on=date.fromisoformat(case["published_on"]))
    return resolve_resolutions(find_resolutions(page), page, is_union=case["union"])


@pytest.mark.parametrize("case", CASES, ids=[f"{place}: {case['text'][:60]}" for place, case in enumerate(CASES, 1)])
def test_resolutions(case: dict[str, Any]) -> None:
    text, facts = case["text"], resolved(case)
    found = [
        {
            "issuer": fact.issuer,
            "number": fact.number,
            "year": fact.year,
            "mentions": fact.mentions,
            "key": fact.key,
            "status": fact.status,
            "candidates": list(fact.candidates),
            "surfaces": list(fact.surfaces),
        }
        for fact in facts
    ]
    assert found == case["expected"]
    for fact in facts:
        assert fact.why.endswith(".")
        assert fact.label
        assert all(surface in text for surface in fact.surfaces)
        assert len(fact.spans) >= fact.mentions
        assert all(0 <= start < end <= len(text) for start, end in fact.spans)


@pytest.mark.parametrize("case", BY_ISSUER, ids=[case["text"][:60] for case in BY_ISSUER])
def test_forms_of_each_issuer(case: dict[str, Any]) -> None:
    assert [[fact.issuer, fact.number, fact.mentions] for fact in resolved(case)] == case["expected"]


def test_what_is_resolved_is_in_the_register() -> None:
    named = [expected for case in CASES for expected in case["expected"]]
    assert {one["key"] for one in named if one["status"] == "resolved"} <= register().keys()
    assert {key for one in named for key in one["candidates"]} <= register().keys() | congresses().keys()
    assert all(one["key"] is None for one in named if one["status"] == "announced")
