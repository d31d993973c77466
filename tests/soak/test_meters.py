"""Simulated counters with faults: the rules find these again, and days lie within their bounds.

Thousands of runs, and the figures to read, only with UNION_PULSE_SOAK=1.
"""

import os
from collections.abc import Iterator

import pytest

from tests.unit.meter_score import Score, score
from tests.unit.meter_simulator import KINDS

SOAK = os.environ.get("UNION_PULSE_SOAK") == "1"
RUNS = 5_000 if SOAK else 400
FEW = 5
"""Below this many visible faults of a kind a share says nothing."""


@pytest.fixture(scope="module")
def told() -> Score:
    return score(range(RUNS))


@pytest.fixture(autouse=True, scope="module")
def _say(told: Score, request: pytest.FixtureRequest) -> Iterator[None]:
    """Show the figures of a long run."""
    yield
    if SOAK:
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            print("", *told.lines(), sep="\n")


@pytest.mark.parametrize("kind", KINDS)
def test_faults_that_can_be_seen_are_found_and_named(told: Score, kind: str) -> None:
    assert told.visible[kind] >= FEW
    assert told.recall(kind) >= 0.95
    assert told.precision(kind) >= 0.95


def test_days_lie_within_their_bounds(told: Score) -> None:
    assert told.outside <= told.days / 1_000
    assert told.outside_near_hidden <= told.days_near_hidden / 20


def test_what_is_shown_adds_up_to_what_the_meter_counted(told: Score) -> None:
    assert told.sums > RUNS
    assert told.wrong_sums == 0
    assert told.untrue_periods <= told.periods / 1_000


def test_a_month_of_the_best_grade_can_be_relied_on(told: Score) -> None:
    near = told.months["high"]
    assert sum(near) >= 0.98 * len(near)


def test_a_meter_without_faults_has_none() -> None:
    quiet = score(range(RUNS // 4), faults=0)
    assert not quiet.invented
    assert quiet.outside == 0
