"""Figures of the resolutions page: frames of its questions in, figures out."""

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from pages.kit import charts_cells
from pages.kit.charts import ACCENT, GRID, SERIES, TEXT, count_axis, layout, mode, month_axis
from pages.kit.words import day, percent, t

MEASURES: Final = ("bulletins", "share", "mentions")
SYMBOLS: Final = ("circle", "square", "diamond", "triangle-up", "x", "cross", "star", "pentagon")
"""One shape a line, so that colour is never the only sign."""


def with_share(months: pd.DataFrame) -> pd.DataFrame:
    """The months with `share`: the part of all bulletins of the month that name the resolution; gaps stay gaps."""
    return months.assign(share=months["bulletins"].astype(float) / months["all_bulletins"].astype(float))


def months(data: pd.DataFrame, names: Mapping[str, str], measure: str) -> go.Figure:
    """One line a resolution over the months, in the order of `names`; a click gives `choice~2024-06`."""
    figure = go.Figure()
    colours = SERIES[mode()]
    for place, (choice, name) in enumerate(names.items()):
        part = data[data["choice"] == choice]
        figure.add_scatter(
            x=part["month"],
            y=part[measure].astype(float),
            name=name,
            mode="lines+markers",
            connectgaps=False,
            line={
                "color": colours[place % len(colours)],
                "width": 2,
                "dash": "solid" if place < len(colours) else "dash",
            },
            marker={"symbol": SYMBOLS[place % len(SYMBOLS)], "size": 8},
            customdata=[f"{choice}~{month:%Y-%m}" for month in part["month"]],
            hovertemplate=_hover(measure),
        )
    layout(figure, 300 + 22 * len(names))
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0, "font": {"color": TEXT[mode()]}},
    )
    month_axis(figure, data["month"])
    if measure == "share":
        figure.update_yaxes(rangemode="tozero", tickformat=".0%", nticks=5)
    else:
        count_axis(figure, data[measure])
    return figure


def _hover(measure: str) -> str:
    """What a point of a line says."""
    if measure == "share":
        return f"%{{x|%m/%Y}}: <b>%{{y:.1%}}</b> {t('số bản tin của tháng')}<extra>%{{fullData.name}}</extra>"
    unit = t("bản tin") if measure == "bulletins" else t("lần nêu")
    return f"%{{x|%m/%Y}}: <b>%{{y:,}}</b> {unit}<extra>%{{fullData.name}}</extra>"


def matrix(data: pd.DataFrame, names: Mapping[str, str], rows: Sequence[str]) -> go.Figure:
    """Provinces × resolutions by shade: silence is a zero, a province without any bulletin stays grey.

    `data` carries `row` (the province's label), `choice`, `bulletins` and `key`, which a click gives.
    """
    wide = data.pivot_table(index="row", columns="choice", values="bulletins", aggfunc="sum", min_count=1)
    wide = wide.reindex(index=list(rows), columns=list(names))
    keys = data.pivot_table(index="row", columns="choice", values="key", aggfunc="first").reindex_like(wide)
    heads = [_folded(name) for name in names.values()]
    figure = charts_cells.cells(wide, keys.to_numpy().tolist(), heads, t("bản tin"), head=180)
    figure.update_xaxes(tickangle=0 if len(names) == 1 else -90)
    return figure


def _folded(name: str, width: int = 24) -> str:
    """A name on the two lines that a column's head holds."""
    return "<br>".join(textwrap.wrap(name, width, max_lines=2, placeholder="…"))


def life(data: pd.DataFrame, issued_on: date | None) -> go.Figure:
    """Namings of one resolution a month over all years, with the day it was issued; a click gives the month."""
    figure = go.Figure(
        go.Bar(
            x=data["month"],
            y=data["bulletins"],
            marker={"color": ACCENT[mode()]},
            customdata=[f"{month:%Y-%m}" for month in data["month"]],
            hovertemplate=f"%{{x|%m/%Y}}: <b>%{{y:,}}</b> {t('bản tin')}<extra></extra>",
        )
    )
    layout(figure, 240)
    month_axis(figure, data["month"])
    count_axis(figure, data["bulletins"])
    if issued_on is not None and len(data) and issued_on >= pd.Timestamp(data["month"].min()).date():
        _issue_line(figure, issued_on)
    return figure


def _issue_line(figure: go.Figure, issued_on: date) -> None:
    """A line on the day of issue."""
    figure.add_shape(
        type="line", x0=issued_on, x1=issued_on, y0=0, y1=1, yref="paper", line={"color": GRID[mode()], "width": 2}
    )
    figure.add_annotation(
        x=issued_on, y=1, yref="paper", showarrow=False, xanchor="left", yanchor="top",
        text=t("Ban hành {day}", day=day(issued_on)), font={"color": TEXT[mode()]},
    )  # fmt: skip


def share_words(share: float | None) -> str:
    """A share for a table; missing is a dash."""
    return "–" if share is None or pd.isna(share) else percent(share, 1)
