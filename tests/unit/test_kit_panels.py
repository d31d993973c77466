"""A panel is made once for all who look the same way, and never shown to who looks otherwise."""

from dataclasses import replace
from pathlib import Path

import plotly.graph_objects as go
import pytest
import streamlit as st

from etl.paths import Home
from pages.kit import panels
from pages.kit.warehouse import Build
from pages.kit.words import said_in

BUILD = Build("b", Path("/nowhere/panels.duckdb"), is_demo=False, home=Home(Path("/nowhere")))


def test_the_same_look_is_made_once_and_any_other_anew() -> None:
    made: list[object] = []

    def look(build: Build, *looked_at: object) -> object:
        return panels.made(build, looked_at, lambda: made.append(looked_at) or object())

    first = look(BUILD, "2026-10", "active")
    assert look(BUILD, "2026-10", "active") is first
    limited = look(replace(BUILD, limit=("40",)), "2026-10", "active")
    another = look(replace(BUILD, path=Path("/nowhere/newer.duckdb")), "2026-10", "active")
    with said_in("en"):
        english = look(BUILD, "2026-10", "active")
    assert len({first, limited, another, english, look(BUILD, "2026-10", "any")}) == len(made) == 5


def test_two_makers_that_look_at_the_same_are_two() -> None:
    assert panels.made(BUILD, ("x",), lambda: "one") == "one"

    def other() -> str:
        return "other"

    assert panels.made(BUILD, ("x",), other) == "other"


def test_what_stands_below_a_figure_knows_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "plotly_chart", lambda *_, **__: None)
    below: list[str] = []
    panel = panels.Panel(go.Figure(go.Bar(x=[1], y=[2])), "Tên", "Câu.", lambda: None, 2, "Một cột")
    panels.show(panel, key="k", below=below.append)
    assert below == ["k"]
