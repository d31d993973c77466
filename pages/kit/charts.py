"""Charts as functions from a frame to a figure, and the one way a figure is shown: title, sentence, count, table."""

from collections.abc import Callable, Sequence
from functools import partial
from math import floor, log10
from typing import Any, Final, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.kit import exports, periods, tables
from pages.kit.exports import Table
from pages.kit.words import language, number, t

T = TypeVar("T")
TICKS: Final = 4
"""About so many round numbers stand up the side."""
ACCENT: Final = {"light": "#0B5CAD", "dark": "#6CB4F5"}
"""The colour of the one series that is looked at."""
MUTED: Final = {"light": "#98A2AE", "dark": "#7A8592"}
"""Context: an earlier year, other provinces."""
TEXT: Final = {"light": "#0F1821", "dark": "#EAEEF2"}
GRID: Final = {"light": "#E3E7EB", "dark": "#3A444F"}
BORDER: Final = {"light": "#9FACB8", "dark": "#0E1318"}
"""Between units of a map: a zero, almost white, must still have a shape."""
NO_DATA: Final = {"light": "#D5D8DB", "dark": "#5C6269"}
"""Nothing known, as against a zero, which has the lightest step of SEQUENCE."""
SERIES: Final = {
    "light": ("#0B5CAD", "#D55E00", "#00805E", "#B0478A", "#9A6700", "#2F96C8", "#5B6570"),
    "dark": ("#6CB4F5", "#F59A57", "#3CCB9F", "#E58BC2", "#E8B84A", "#9ADBF7", "#B4BDC7"),
}
"""Told apart by readers who confuse red and green."""
SEQUENCE: Final = {
    "light": ("#EEF5FC", "#C3DCF3", "#86B8E4", "#458FCE", "#0B5CAD", "#06386C"),
    "dark": ("#1D2B3A", "#1F4468", "#27669E", "#3E8BCB", "#6CB4F5", "#C5E3FC"),
}
"""Little to much; one hue, steps told apart by lightness."""
UNKNOWN: Final = "unknown"
"""The trace of what nobody knows: on the figure, and not in a spreadsheet's chart, which cannot hatch it."""
PATTERNS: Final = {"not_collected": "/", "failed_to_read": "x", "merged_away": "."}
_MONTHS_NAMED: Final = 5
"""So many names stand side by side on a phone."""
_FEW: Final = 3
"""So few months would be drawn as blocks."""
_DAY: Final = 24 * 60 * 60 * 1000
CONFIG: Final = {"topojsonURL": "/app/static/", "displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def unknown_words() -> dict[str, str]:
    """Why nobody knows, by the ledger's states."""
    return {
        "not_collected": t("chưa thu thập"),
        "failed_to_read": t("tệp không đọc được"),
        "merged_away": t("trang đã nhập vào trang khác"),
    }


def mode() -> str:
    """`light` or `dark`, as the reader's browser shows the page."""
    return "dark" if getattr(st.context.theme, "type", "light") == "dark" else "light"


def put(part: Any, **values: Any) -> None:  # noqa: ANN401 - parts of a figure and whatever plotly takes
    """Set properties of a figure's layout or axis; plotly's own updates weigh each against all others and take long."""
    if isinstance(part, go.Layout):
        for name, value in values.items():
            part[name] = value
    else:
        part.parent[part.plotly_name] = part.to_plotly_json() | values


def layout(figure: go.Figure, height: int) -> go.Figure:
    """The layout that all figures share: Vietnamese separators, no dragging, room for the longest label."""
    words = {"color": TEXT[mode()], "size": 13}
    axis = {"tickfont": words, "gridcolor": GRID[mode()], "automargin": True, "fixedrange": True}
    put(
        figure.layout,
        height=height,
        separators=",." if language() == "vi" else ".,",
        margin={"l": 0, "r": 8, "t": 8, "b": 0},
        dragmode=False,
        showlegend=False,
        hovermode="closest",
        hoverlabel={"align": "left"},
        clickmode="event+select",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis=axis,
        yaxis=axis,
    )
    return figure


def month_axis(figure: go.Figure, months: pd.Series) -> None:
    """First days of months along the bottom, each named once, with room beside the first and the last."""
    known = sorted({pd.Timestamp(one) for one in months})
    if not known:
        return
    named = named_of(known)
    aside = pd.Timedelta(days=days_beside(len(known)))
    put(
        figure.layout.xaxis,
        type="date",
        tickmode="array",
        tickvals=named,
        ticktext=[f"{one:%m/%Y}" for one in named],
        range=[known[0] - aside, known[-1] + aside],
        tickangle=0,
        showgrid=False,
    )
    if len(known) <= _FEW:
        figure.update_traces(width=20 * _DAY, selector={"type": "bar"})


def named_of(months: Sequence[T]) -> Sequence[T]:
    """Those of the months that are named below an axis."""
    return months[:: -(-len(months) // _MONTHS_NAMED)]


def days_beside(months: int) -> int:
    """Days of room beside the first and the last of so many months: more where there are few."""
    return 20 if months > _FEW else 60


def count_axis(figure: go.Figure, counts: pd.Series) -> None:
    """Whole numbers up the side, each said once."""
    greatest = pd.to_numeric(counts).max()
    step = round_step(max(1.0, (0.0 if pd.isna(greatest) else float(greatest)) / TICKS))
    put(figure.layout.yaxis, rangemode="tozero", tickformat=",d", tick0=0, dtick=step)


def round_step(least: float) -> float:
    """The next round number from here up."""
    size = 10.0 ** floor(log10(least))
    return next(size * k for k in (1, 2, 5, 10) if size * k >= least)


def months_bars(data: pd.DataFrame, *, x: str, y: str, unit: str = "", height: int = 280) -> go.Figure:
    """Counts a month as columns (`x`: first days); a click gives the month as `2024-06`. The missing are hatched.

    A column `state` says why one is missing, as the ledger does; without it nobody looked.
    """
    figure = go.Figure(
        go.Bar(
            x=data[x],
            y=data[y],
            marker={"color": ACCENT[mode()]},
            customdata=data[x].map(lambda value: f"{value:%Y-%m}"),
            hovertemplate=f"%{{x|%m/%Y}}: <b>%{{y:,}}</b> {unit}<extra></extra>",
        )
    )
    missing = data[data[y].isna()]
    if len(missing):
        figure.add_bar(**_hatched(missing, x, float(data[y].max()) if data[y].notna().any() else 1.0))
        figure.layout.barmode = "overlay"
    figure = layout(figure, height)
    month_axis(figure, data[x])
    count_axis(figure, data[y])
    return figure


def _hatched(missing: pd.DataFrame, x: str, height: float) -> dict[str, Any]:
    """Columns up to the top for months that nobody knows, a pattern for each reason; a click gives nothing."""
    states = missing["state"] if "state" in missing else pd.Series("not_collected", missing.index)
    pattern = {"shape": [PATTERNS[one] for one in states], "fgcolor": MUTED[mode()], "bgcolor": "rgba(0,0,0,0)"}
    edge = {"color": MUTED[mode()], "width": 1}
    return {
        "x": missing[x],
        "y": [height or 1] * len(missing),
        "name": UNKNOWN,
        "marker": {"color": "rgba(0,0,0,0)", "pattern": pattern | {"size": 9, "solidity": 0.25}, "line": edge},
        "unselected": {"marker": {"opacity": 1}},
        "text": [unknown_words()[one] for one in states],
        "textposition": "none",
        "hovertemplate": "%{x|%m/%Y}: %{text}<extra></extra>",
    }


def ranked_bars(data: pd.DataFrame, *, label: str, value: str) -> go.Figure:
    """Bars from the greatest down, as the workbook has them."""
    places = list(range(len(data)))
    bars = go.Bar(x=data[value], y=places, orientation="h", marker={"color": ACCENT[mode()]})
    return go.Figure(bars, {"yaxis": {"tickvals": places, "ticktext": list(data[label])}})


def show(  # noqa: PLR0913 - a chart has that many words and columns, all named
    figure: go.Figure,
    *,
    title: str,
    sentence: str,
    table: Table,
    count: int | None,
    key: str,
    alt: str,
    on_select: Callable[[str], None] | None = None,
    filters: Callable[[str], None] | None = None,
    below: Callable[[str], None] | None = None,
) -> None:
    """A figure with the title that says what is seen, a sentence, the number of bulletins behind it, and its table.

    `count` is None where the sentence already says it; of 0 there is nothing to draw.
    `on_select` is called, in the run after a click, with the key that the figure carries in `customdata`. `filters` is
    called with it before that run, when the shared filters may still be set. `below` draws what stands between the
    figure and its table.
    """
    if not _headed(title, sentence, count):
        return
    traces = sum(one.name != UNKNOWN for one in figure.data)
    state = st.plotly_chart(
        figure,
        key=key,
        config=CONFIG,
        alt=alt,
        on_select=partial(_before_the_run, key, filters) if filters else "rerun" if on_select else "ignore",
        selection_mode="points",
    )
    if below:
        below(key)
    figures(table, key=key, alt=alt, title=title, drawn=(figure, traces))
    if on_select and (picked := selected(state)):
        on_select(picked)


def show_html(  # noqa: PLR0913 - a chart has that many words, all named
    html: str,
    *,
    title: str,
    sentence: str,
    table: Table,
    count: int | None,
    key: str,
    alt: str,
    figure: Callable[[], go.Figure] | None = None,
    below: Callable[[str], None] | None = None,
) -> None:
    """A chart drawn in HTML, whose parts are links, with what stands around every figure; empty, there is none.

    `figure` makes the same as a figure for the workbook, when somebody opens the table. `below` draws what stands
    between the chart and its table.
    """
    if not _headed(title, sentence, count):
        return
    if html:
        st.html(html)
    if below:
        below(key)
    figures(table, key=key, alt=alt, title=title, drawn=(figure, None))


def _headed(title: str, sentence: str, count: int | None) -> bool:
    """The title and the words over a chart; whether there is something to draw."""
    headed(title, periods.nothing() if count == 0 else said(sentence, count))
    return count != 0


def headed(title: str, words: str) -> None:
    """A title with the words below it: one element, for each costs the browser anew at every change of a filter."""
    st.markdown(f"### {title}\n\n{words}", anchors=False)


def said(sentence: str, count: int | None) -> str:
    """The sentence with the number of bulletins behind a chart."""
    counted = "" if count is None else t("Tính từ {count} bản tin.", count=number(count))
    return f"{sentence} {counted}".strip()


def _before_the_run(key: str, filters: Callable[[str], None]) -> None:
    """Hand the key that a click chose to whoever sets filters by it."""
    if (picked := selected(st.session_state.get(key))) is not None:
        filters(picked)


def figures(
    table: Table,
    *,
    key: str,
    alt: str,
    title: str | None = None,
    drawn: tuple[go.Figure | Callable[[], go.Figure] | None, int | None] = (None, None),
) -> None:
    """The table behind a panel, folded away and made when opened, so that a closed one costs nothing.

    `drawn`: the figure above it, or what makes it, and how many of its traces are its own (None: all); it goes into the
    workbook as a native chart.
    """
    if room := tables.opened(t("Bảng số liệu"), key=f"{key}_figures"):
        with room:
            tables.drawn(table() if callable(table) else table, key=f"{key}_table", alt=alt)
            figure = drawn[0]() if callable(drawn[0]) else drawn[0]
            exports.offer(table, key=key, title=title or alt, figure=figure, traces=drawn[1])


def selected(state: Any) -> str | None:  # noqa: ANN401 - Streamlit types it as whatever the chart returns
    """The key of the first point a click chose, None without one."""
    points = (state or {}).get("selection", {}).get("points", [])
    if not points:
        return None
    carried = points[0].get("customdata")
    if isinstance(carried, dict):
        carried = carried.get("0")
    if isinstance(carried, list | tuple):
        carried = carried[0] if carried else None
    return None if carried is None else str(carried)
