"""A panel as it is shown: a figure or HTML with its words, made once for all who look the same way.

Making one takes longer than asking its question: frames are turned about, plotly weighs each property. So what was
made is kept, under everything that decides it: build, limit, language, light, and what its maker says it looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import plotly.graph_objects as go
import streamlit as st

from pages.kit import charts
from pages.kit.exports import Table
from pages.kit.warehouse import Build
from pages.kit.words import language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands between a title and its table. Shared by readers, so nobody may change it."""

    drawn: go.Figure | str
    """A figure, or a chart in HTML whose parts are links; empty where there is nothing to draw and words say why."""
    title: str
    sentence: str
    table: Table
    count: int | None
    alt: str
    figure: Callable[[], go.Figure] | None = None
    """Makes what is drawn in HTML as a figure, for the workbook."""


def made(build: Build, looked_at: tuple[object, ...], make: Callable[[], T]) -> T:
    """What `make` makes of `looked_at` (values whose repr says all of them), from memory where somebody had it made."""
    name = getattr(make, "__qualname__", ""), make.__module__
    found: T = _made(repr((name, str(build.path), build.limit, looked_at, language(), charts.mode())), make)
    return found


@st.cache_resource(max_entries=1000, show_spinner=False)
def _made(key: str, _make: Callable[[], T]) -> T:  # noqa: ARG001 - the key of the cache
    """Make it."""
    return _make()


def show(
    panel: Panel,
    *,
    key: str,
    on_select: Callable[[str], None] | None = None,
    filters: Callable[[str], None] | None = None,
    below: Callable[[str], None] | None = None,
) -> None:
    """The panel with its title, table and downloads; what a click does is the page's, as in `charts.show`."""
    words = {"title": panel.title, "sentence": panel.sentence, "alt": panel.alt, "key": key}
    if isinstance(panel.drawn, str):
        charts.show_html(panel.drawn, table=panel.table, count=panel.count, figure=panel.figure, below=below, **words)
        return
    charts.show(
        panel.drawn,
        table=panel.table,
        count=panel.count,
        on_select=on_select,
        filters=filters,
        below=below,
        **words,
    )
