"""What a page asks of the database: each question once a panel, nothing twice, no bulletin that it does not show."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.kit import warehouse
from pages.kit.bulletin_list import PAGE
from pages.kit.frame_of_page import specs
from tests.pages.published_fixture import by_hand

CROWD = (Path(__file__).parent / "province_crowd.sql").read_text(encoding="utf-8")
TWO_SIDES = {"matching_count": 2, "province_together": 2, "visit_periods": 2, "provinces_of_map": 2}
"""A number and what is left out of it, a period and the one before, the two maps: two sides, asked once each."""
Asked = list[tuple[str, int]]


@pytest.fixture
def asked(build_file: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The questions asked and how many rows of bulletins each answered, on a build of more bulletins than a screen."""
    with by_hand(build_file) as connection:
        connection.execute(CROWD)
    found: Asked = []
    real = warehouse.ask

    def noted(handle: duckdb.DuckDBPyConnection, name: str, *given: Any) -> pd.DataFrame:  # noqa: ANN401 - whatever it is given
        answer = real(handle, name, *given)
        found.append((name, len(answer) if "bulletin_id" in answer else 0))
        return answer

    monkeypatch.setattr(warehouse, "ask", noted)
    return found


@pytest.fixture
def opened(open_page: Callable[..., AppTest], asked: Asked) -> Callable[[str], AppTest]:
    """Open a page as if nobody had asked anything before."""

    def afresh(page: str) -> AppTest:
        app = open_page(tu="09/2024", den="08/2025")
        asked.clear()
        st.cache_data.clear()
        return app.switch_page(f"pages/{page}").run()

    return afresh


@pytest.mark.parametrize("page", [one.file for one in specs()])
def test_a_page_asks_each_question_once_a_panel(opened: Callable[[str], AppTest], asked: Asked, page: str) -> None:
    opened(page)
    often = {name: count for name, count in Counter(name for name, _ in asked).items() if count > 1}
    assert asked
    assert {name: count for name, count in often.items() if count > TWO_SIDES.get(name, 1)} == {}


@pytest.mark.parametrize("page", [one.file for one in specs()])
def test_what_was_asked_once_is_not_asked_again(opened: Callable[[str], AppTest], asked: Asked, page: str) -> None:
    app = opened(page)
    asked.clear()
    app.run()
    assert asked == []


@pytest.mark.parametrize("page", [one.file for one in specs()])
def test_no_bulletin_is_loaded_that_is_not_shown(opened: Callable[[str], AppTest], asked: Asked, page: str) -> None:
    opened(page)
    assert max(rows for _, rows in asked) <= PAGE
