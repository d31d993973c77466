"""The benchmark runs: a short round of the parts that need no browser, each against its yardstick."""

import pytest

from bench import extraction, loading, search
from bench.report import Ratio


def test_a_ratio_says_both_figures_and_the_budget() -> None:
    assert str(Ratio("load, seconds", 10.0, "raw insert", 4.0, "under 4")) == (
        "load, seconds: 10 against 4 (raw insert) = 2.5 times (budget: under 4)"
    )


@pytest.mark.parametrize("part", [extraction, loading, search])
def test_a_short_round_measures_something(part: object) -> None:
    measured = part.measure(12)  # type: ignore[attr-defined]
    assert measured
    assert all(ratio.ours > 0 and ratio.theirs > 0 for ratio in measured)
