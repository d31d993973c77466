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


def test_grades_of_months_tell_how_far_they_can_be_relied_on(told: Score) -> None:
    """High: the month and its days. Medium: the month, its days mostly. Low: far less of both."""
    assert told.wrong("high", days=True) <= 0.02
    assert told.wrong("medium") <= 0.02
    assert told.wrong("low") >= 3 * told.wrong("medium")
    assert 2 * told.wrong("high", days=True) <= told.wrong("medium", days=True) <= told.wrong("low", days=True) / 3


def test_a_meter_without_faults_has_none() -> None:
    quiet = score(range(RUNS // 4), faults=0)
    assert not quiet.invented
    assert quiet.outside == 0
