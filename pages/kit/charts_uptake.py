"""Figures of how resolutions spread, from the rows of resolution_uptake. A hollow mark is a bound, not a day."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from pages.kit import charts_steps
from pages.kit.charts import ACCENT, layout, mode, put
from pages.kit.charts_resolutions import style
from pages.kit.charts_steps import Curve, Step
from pages.kit.words import day, t

_ROW: Final = 24
"""Pixels."""
_LONG: Final = pd.Timedelta(days=180)
"""Over so many days months are named, not days."""


def spread(data: pd.DataFrame, drawn: Mapping[str, str], order: Sequence[str]) -> go.Figure:
    """A step curve a resolution: how many provinces have named it so many days after its issue, as the workbook has it.

    `order` is that of all that are compared, so that each keeps the colour of the other charts.
    """
    dated = data.dropna(subset=["days"]).sort_values("days", kind="stable")
    parts = {choice: dated.loc[dated["choice"] == choice, "days"] for choice in drawn}
    traces = [
        {
            "type": "scatter",
            "x": parts[choice],
            "y": list(range(1, len(parts[choice]) + 1)),
            "name": name,
            "mode": "lines",
            "line": {"color": style(order.index(choice))[0], "shape": "hv"},
        }
        for choice, name in drawn.items()
    ]
    return go.Figure(traces, {"xaxis": {"title": t("ngày sau khi ban hành")}})


def spread_html(
    data: pd.DataFrame, drawn: Mapping[str, str], order: Sequence[str], address: Callable[[str], str], alt: str
) -> str:
    """The same in HTML, a mark hollow where only a bound is known; `address` is what a province's key opens."""
    rows = data[data["days"].notna()].sort_values("days", kind="stable").to_dict("records")
    curves = []
    for choice, name in drawn.items():
        colour, signs, stroke = style(order.index(choice))
        steps = [
            Step(float(one["days"]), f"{one['row']}: {one['said']}, {day(one['first_on'])} · {name}",
                 address(str(one["key"])), not one["is_exact"])
            for one in rows if one["choice"] == choice
        ]  # fmt: skip
        curves.append(Curve(name, colour, stroke, signs, steps))
    return charts_steps.drawn(curves, t("ngày sau khi ban hành"), alt)


def by_province(taken: pd.DataFrame) -> go.Figure:
    """A mark a province, the earliest first: days after the issue, or the day where every count of days is a bound."""
    taken = taken.sort_values("first_on", kind="stable")
    in_days = bool(taken["days"].notna().all() and taken["is_exact"].any())
    figure = go.Figure(
        go.Scatter(
            x=taken["days"] if in_days else taken["first_on"],
            y=list(range(len(taken))),
            mode="markers",
            marker={"color": ACCENT[mode()], "size": 11, "symbol": _symbols(taken)},
            customdata=_carried(taken),
            hovertemplate="%{customdata[1]}: <b>%{customdata[2]}</b>, %{customdata[3]}<extra></extra>",
        )
    )
    layout(figure, 90 + _ROW * len(taken))
    put(
        figure.layout.yaxis,
        tickmode="array",
        tickvals=list(range(len(taken))),
        ticktext=list(taken["row"]),
        range=[len(taken) - 0.4, -0.6],
    )
    if in_days:
        aside = max(10, 0.06 * (taken["days"].max() - taken["days"].min()))
        put(
            figure.layout.xaxis,
            title=t("ngày sau khi ban hành"),
            tickformat=",d",
            zeroline=False,
            nticks=4,
            tickangle=0,
        )
        put(figure.layout.xaxis, range=[taken["days"].min() - aside, taken["days"].max() + aside])
    else:
        is_long = taken["first_on"].max() - taken["first_on"].min() > _LONG
        put(
            figure.layout.xaxis,
            type="date",
            tickformat="%m/%Y" if is_long else "%d/%m/%Y",
            nticks=4 if is_long else 2,
            tickangle=0,
        )
    return figure


def _symbols(part: pd.DataFrame) -> list[str]:
    """The shape of a mark, hollow where only a bound is known."""
    return ["circle" if exact else "circle-open" for exact in part["is_exact"]]


def _carried(part: pd.DataFrame) -> list[list[str]]:
    """What a mark carries: its key, and the words of its label."""
    dated = [day(one) for one in part["first_on"]]
    return [list(one) for one in zip(part["key"], part["row"], part["said"], dated, strict=True)]
