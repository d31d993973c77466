"""Placebo dates show nothing, and news that moves visits is found, over many seeded sites.

A thousand runs of each kind, and the power, only with UNION_PULSE_SOAK=1.
"""

import os
from random import Random

import pytest

from etl.load.trend.effect import Effect, SiteDays, effect_of
from tests.unit.visits_simulator import Sites

SOAK = os.environ.get("UNION_PULSE_SOAK") == "1"
RUNS = 1_000 if SOAK else 40
LEAST = 0.95 if SOAK else 0.9
"""In so few runs the share itself is uncertain."""
CASES = {
    "one bulletin": {"events": 1, "count": 1},
    "one bulletin, half a year": {"events": 1, "count": 1, "days": 170},
    "one bulletin, few visits": {"events": 1, "count": 1, "usual": 8},
    "one bulletin, days much alike": {"events": 1, "count": 1, "bound": 0.7},
    "a resolution on five sites": {"events": 10, "count": 5},
    "a resolution on one site": {"events": 10, "count": 1},
    "an activity on eight sites": {"events": 40, "count": 8},
}


def share_seen(by: float, *, events: int, count: int, runs: int = RUNS, **more: float) -> float:
    """In which share of the runs that answer an effect is seen."""
    told = []
    for seed in range(runs):
        sites = Sites(seed, count, **more)  # type: ignore[arg-type]
        news = sites.events(Random(1_000_000 + seed), events)  # noqa: S311 - repeatable, no secret
        sites.moved(news, by)
        answer = effect_of({site: SiteDays(visits) for site, visits in sites.visits.items()}, news)
        if isinstance(answer, Effect):
            told.append(answer.is_seen)
    assert len(told) >= 0.9 * runs
    return sum(told) / len(told)


@pytest.mark.parametrize("case", CASES)
def test_placebo_dates_show_nothing(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    share = share_seen(1.0, **CASES[case])  # type: ignore[arg-type]
    if SOAK:
        with capsys.disabled():
            print(f"\nplacebo, {case}: nothing in {1 - share:.3f}")
    assert 1 - share >= LEAST


@pytest.mark.skipif(not SOAK, reason="the power takes many runs; a short one is in tests/unit/test_trend.py")
@pytest.mark.parametrize(("case", "by"), [(case, by) for case in list(CASES)[::2] for by in (1.2, 1.5, 2.0, 3.0)])
def test_the_power_is_known(case: str, by: float, capsys: pytest.CaptureFixture[str]) -> None:
    share = share_seen(by, runs=200, **CASES[case])  # type: ignore[arg-type]
    with capsys.disabled():
        print(f"\nvisits × {by}, {case}: seen in {share:.2f}")
    assert share > share_seen(1.0, runs=100, **CASES[case])  # type: ignore[arg-type]
