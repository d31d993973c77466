"""The benchmark runs: a short round of the parts that need no browser, each against its yardstick."""

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from bench import extraction, homes, loading, search
from bench.load import Plan, crowd
from bench.pages import BARE, MONTHS, PICKER, SAME, TWINS
from bench.report import Ratio
from bench.servers import served
from bench.sessions import at_once
from etl.load.index.finding import Search, find
from etl.paths import Home
from pages.kit.serve import APP


def test_a_ratio_says_both_figures_and_the_budget() -> None:
    assert str(Ratio("load, seconds", 10.0, "raw insert", 4.0, "under 4")) == (
        "load, seconds: 10 against 4 (raw insert) = 2.5 times (budget: under 4)"
    )


@pytest.mark.parametrize("part", [extraction, loading, search])
def test_a_short_round_measures_something(part: object, tmp_path: Path) -> None:
    measured = list(part.measure(12, tmp_path))  # type: ignore[attr-defined]
    assert measured
    assert all(ratio.ours > 0 and ratio.theirs > 0 for ratio in measured)


def test_a_build_is_multiplied_with_all_its_facts_and_its_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(homes, "CORE", 6)
    home = Home(homes.grown(tmp_path, 12))
    with duckdb.connect(str(_build(home)), read_only=True) as connection:
        counted = connection.execute("SELECT count(DISTINCT bulletin_id), count(*) FROM bulletin").fetchone()
        facts = connection.execute("SELECT count(*) FROM bulletin_keyword").fetchone()
        sites = connection.execute("SELECT count(*) FROM bulletin WHERE NOT starts_with(site, 'trang-')").fetchone()
    with duckdb.connect(str(_build(Home(homes.loaded(tmp_path, 6)))), read_only=True) as connection:
        once = connection.execute("SELECT 2 * count(*) FROM bulletin_keyword").fetchone()
    assert counted == (12, 12)
    assert facts == once
    assert sites == (0,)
    assert find(search.opened(home.root), Search("công đoàn")).total > 0


def test_sessions_change_a_filter_at_the_same_time(tmp_path: Path) -> None:
    with served(tmp_path, BARE) as server:
        taken = at_once(server.url, 3, PICKER, MONTHS)
        assert server.memory() > 0
        assert server.cpu() > 0
    assert len(taken) == 6
    assert min(taken) > 0


@pytest.mark.parametrize(
    ("page", "panels"), [("tinh-thanh", (5, 0)), ("nghi-quyet", (4, 1)), ("luot-truy-cap", (3, 2))]
)
def test_a_page_has_a_twin_with_the_same_panels(
    page: str, panels: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNION_PULSE_HOME", str(homes.grown(tmp_path, 12)))
    app = AppTest.from_file(str(SAME), default_timeout=60)
    app.query_params["trang"] = page
    app.run()
    assert not app.exception
    assert (len(app.get("plotly_chart")), len(app.dataframe)) == panels
    assert page in TWINS


def test_a_crowd_meets_two_processes_without_an_error(tmp_path: Path) -> None:
    told = crowd(homes.grown(tmp_path, 12), APP, 2, Plan(readers=4, arriving=0.5, staying=8, thinking=(0.1, 0.4)))
    assert len(told.filters) > 4
    assert len(told.others) > 4
    assert told.p95() > 0
    assert told.memory > 0
    assert told.cpu > 0


def test_what_goes_wrong_for_one_of_a_crowd_is_told(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text("import streamlit as st\nst.selectbox('Từ tháng', ['x'])\n1 / 0\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="something went wrong"):
        crowd(tmp_path, script, 1, Plan(readers=2, arriving=0, staying=1, thinking=(0.1, 0.2)))


def _build(home: Home) -> Path:
    """The build that a home serves."""
    return home.published / home.current.read_text(encoding="utf-8").strip()
