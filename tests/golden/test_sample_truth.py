"""Extraction against the truth of the demonstration data: what the generator wrote must be found again.

The sample is our own writing, so these floors say that nothing broke, not how good extraction is on real bulletins.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from etl.paths import SAMPLE
from etl.pipeline import read_one
from etl.vocabulary.sites import site

Facts = dict[str, set[Any]]

FLOORS = {
    "active": (0.97, 0.97),
    "named": (0.97, 0.97),
    "resolutions": (0.97, 0.97),
    "mentions": (0.95, 0.95),
    "undecided": (0.8, 0.75),
    "title": (0.99, 0.99),
    "published_on": (0.99, 0.99),
    "published_time": (0.99, 0.99),
    "page_clock": (0.99, 0.99),
    "traffic": (0.98, 0.98),
    "event_dates": (0.97, 0.95),
}
"""Precision and recall that may not be undercut."""


@dataclass
class Score:
    """Right, wrong and missed answers of one kind, and where they differ."""

    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, file: str, want: set[Any], got: set[Any]) -> None:
        """Compare what should be found with what was."""
        self.counts.update(right=len(want & got), extra=len(got - want), missed=len(want - got))
        if want != got:
            self.differences.append(
                f"{file}: missed {sorted(map(str, want - got))}, extra {sorted(map(str, got - want))}"
            )

    @property
    def precision(self) -> float:
        """The share of answers that are right."""
        return self.counts["right"] / (self.counts["right"] + self.counts["extra"])

    @property
    def recall(self) -> float:
        """The share of what is there that was answered."""
        return self.counts["right"] / (self.counts["right"] + self.counts["missed"])


def facts(record: dict[str, Any]) -> Facts:
    """The comparable facts of a record of `extract` or of a line of the truth."""
    provinces, resolutions = record["provinces"], record["resolutions"]
    return {
        "active": {(one["unit"], one["code"]) for one in provinces if one["role"] == "active"},
        "named": {(one["unit"], one["code"]) for one in provinces},
        "resolutions": {one["key"] for one in resolutions if one["status"] == "resolved"},
        "mentions": {(one["key"], one["mentions"]) for one in resolutions if one["status"] == "resolved"},
        "undecided": {(one["status"], one["number"]) for one in resolutions if one["status"] != "resolved"},
        "event_dates": set(record["event_dates"]),
        **{name: {record[name]} - {None} for name in ("title", "published_on", "published_time", "page_clock")},
        "traffic": set((record["traffic"] or {}).items()),
    }


def truths() -> Iterator[dict[str, Any]]:
    for line in (SAMPLE / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    found: dict[str, Score] = defaultdict(Score)
    for truth in truths():
        record = read_one((SAMPLE / truth["file"]).read_bytes(), truth["file"], site(truth["site"])).record.as_json()
        want, got = facts(truth), facts(record)
        for name in FLOORS:
            found[name].add(truth["file"], want[name], got[name])
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_what_was_written_is_found_again(scores: dict[str, Score], name: str) -> None:
    score = scores[name]
    precision, recall = FLOORS[name]
    assert score.counts["right"] >= 5
    assert score.precision >= precision, "\n".join(score.differences)
    assert score.recall >= recall, "\n".join(score.differences)


def reading(trap: str) -> list[tuple[Facts, Facts]]:
    """Truth and extraction of the bulletins written for one trap."""
    return [
        (
            facts(truth),
            facts(read_one((SAMPLE / truth["file"]).read_bytes(), truth["file"], site(truth["site"])).record.as_json()),
        )
        for truth in truths()
        if trap in truth["traps"]
    ]


@pytest.mark.parametrize(
    "trap",
    [
        "ward_named_like_a_province",
        "district_named_like_a_province",
        "streets_persons_brands",
        "former_province_names",
        "utf_16",
        "tcvn3",
        "nfd",
        "undated",
        "near_duplicate",
        "coordinated_local_congresses",
    ],
)
def test_traps_of_places(trap: str) -> None:
    pairs = reading(trap)
    assert pairs
    for want, got in pairs:
        assert got["active"] == want["active"]
        assert got["published_on"] == want["published_on"]


@pytest.mark.parametrize(
    "trap",
    [
        "same_number_02",
        "same_number_18",
        "same_number_20",
        "same_number_68",
        "same_number_as_a_law",
        "session_of_several_documents",
        "congress_before_it_met",
        "unspecific_resolutions",
        "local_party_resolution",
    ],
)
def test_traps_of_resolutions(trap: str) -> None:
    pairs = reading(trap)
    assert pairs
    for want, got in pairs:
        assert got["resolutions"] == want["resolutions"]
        assert got["undecided"] == want["undecided"]
