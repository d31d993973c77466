"""A page asks and makes everything before it draws: a tab that is told in pieces weighs its whole page at each."""

import gc
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.kit import charts, filters, links, warehouse
from pages.kit.bulletin_rows import Row, render
from pages.kit.warehouse import Build, held
from pages.kit.words import said_in
from tests.pages.test_reports import YEAR

Open = Callable[..., AppTest]


@pytest.mark.parametrize(
    "page", ["public/overview.py", "public/provinces.py", "public/resolutions.py", "public/traffic.py"]
)
def test_nothing_is_asked_after_the_first_panel(
    page: str, build: Build, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(page)
    done: list[str] = []
    noted(monkeypatch, warehouse, "ask", lambda _, name, *__: done.append(name))
    for where, name in ((st, "subheader"), (charts, "headed")):
        noted(monkeypatch, where, name, lambda *_: done.append(""))
    assert not app.selectbox(key="tu").select_index(0).run().exception
    drawn = done.count("")
    assert drawn > 1
    assert len(done) > drawn
    assert not any(done[-drawn:])


def noted(monkeypatch: pytest.MonkeyPatch, where: object, name: str, note: Callable[..., None]) -> None:
    """Whoever calls this from now on leaves a note first."""
    call = getattr(where, name)

    def called(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it takes and gives
        note(*given)
        return call(*given, **named)

    monkeypatch.setattr(where, name, called)


def test_what_the_first_run_loaded_is_looked_through_no_more(open_page: Open) -> None:
    open_page("public/overview.py")
    assert gc.get_freeze_count() > 0


@pytest.mark.parametrize("conditions", [{}, {"province": "40", "province_unit": "34", "month": "2024-06"}])
def test_the_addresses_of_a_list_are_those_of_its_bulletins(build: Build, conditions: dict[str, str]) -> None:
    for looked_at in (YEAR, default(build)):
        with held(build), filters.looked_at(looked_at):
            address = links.bulletin_urls(**conditions)
            assert address("ab#2") == links.bulletin_url("ab#2", **conditions)


def default(build: Build) -> filters.Filters:
    """What a page opened without any filter looks at."""
    known = filters.months(build)
    return filters.Filters(known[0], filters.month_end(known[-1]))


def test_only_the_day_of_a_row_is_said_in_the_reader_s_language() -> None:
    rows = [Row("undated", "Trao nhà", "/ban-tin?id=1", ("Nghệ An",))]
    with said_in("en"):
        assert '<ul class="np-list" data-table="1" lang="vi"><li><span lang="en">undated</span><a' in render(rows)
    with said_in("vi"):
        assert render(rows).count("lang=") == 1
