"""Figures of the resolutions page: frames of its questions in, figures out."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pages.kit import charts_cells, charts_lines
from pages.kit.charts import SERIES, TEXT, count_axis, layout, mode, month_axis, put
from pages.kit.charts_lines import Happened, Line, Point
from pages.kit.words import number, percent, t

SYMBOLS: Final = {
    "circle": "●○", "square": "■□", "diamond": "◆◇", "triangle-up": "▲△", "triangle-down": "▼▽", "star": "★☆",
    "triangle-left": "◀◁", "triangle-right": "▶▷",
}  # fmt: skip
"""One shape a line, so that colour is never the only sign; each as a letter, full and hollow."""


_HEAD: Final = 48
"""Letters of a name that stands over a column."""


def style(place: int) -> tuple[str, str, str]:
    """The colour, the shape and the stroke of the n-th resolution, the same in every chart."""
    colours = SERIES[mode()]
    return colours[place % len(colours)], [*SYMBOLS][place % len(SYMBOLS)], "solid" if place < len(colours) else "dash"


def with_share(months: pd.DataFrame) -> pd.DataFrame:
    """The months with `share`: the part of the month's bulletins that name the resolution; of none, none."""
    every = months["all_bulletins"].astype(float)
    return months.assign(share=months["bulletins"].astype(float) / every.where(every > 0))


def months(data: pd.DataFrame, names: Mapping[str, str], measure: str) -> go.Figure:
    """One line a resolution over the months, in the order of `names`, as the workbook has it."""
    parts = {str(choice): part for choice, part in data.groupby("choice")}
    traces = [_line(parts[choice], name, measure, place) for place, (choice, name) in enumerate(names.items())]
    figure = layout(go.Figure(traces), 300 + 22 * len(names))  # all at once: plotly weighs a figure at each addition
    put(
        figure.layout,
        showlegend=True,
        legend={"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0, "font": {"color": TEXT[mode()]}},
    )
    month_axis(figure, data["month"])
    if measure == "share":
        put(figure.layout.yaxis, rangemode="tozero", tickformat=".0%", nticks=5)
    else:
        count_axis(figure, data[measure])
    return figure


def months_html(  # noqa: PLR0913 - a chart has that many words, all named
    data: pd.DataFrame,
    names: Mapping[str, str],
    measure: str,
    *,
    happened: Sequence[Happened],
    address: Callable[[str, str], str],
    alt: str,
) -> str:
    """The same in HTML under what happened; `address` is what a resolution and `2024-06` open."""
    parts = {str(choice): part for choice, part in data.groupby("choice")}
    spelled = _spelled(measure)
    lines = []
    for place, (choice, name) in enumerate(names.items()):
        colour, symbol, dash = style(place)
        points = [
            Point(month.date(), None)
            if pd.isna(value)
            else Point(month.date(), float(value), f"{month:%m/%Y}: {spelled(value)} {_unit(measure)} · {name}",
                       address(choice, f"{month:%Y-%m}"))
            for month, value in zip(parts[choice]["month"], parts[choice][measure], strict=True)
        ]  # fmt: skip
        lines.append(Line(name, colour, dash, SYMBOLS[symbol][0], points))
    return charts_lines.drawn(lines, happened, spelled, alt, whole=measure != "share")


def _spelled(measure: str) -> Callable[[float], str]:
    """How a value of this measure is said."""
    return partial(percent, places=1) if measure == "share" else number


def _unit(measure: str) -> str:
    """What is counted."""
    return {"bulletins": t("bản tin"), "share": t("số bản tin của tháng"), "mentions": t("lần nêu")}[measure]


def _line(part: pd.DataFrame, name: str, measure: str, place: int) -> dict[str, Any]:
    """The line of one resolution."""
    colour, symbol, dash = style(place)
    return {
        "type": "scatter",
        "x": part["month"],
        "y": part[measure].astype(float),
        "name": name,
        "mode": "lines+markers",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour, "width": 2, "dash": dash},
        "marker": {"symbol": symbol, "size": 8},
    }


def matrix(
    data: pd.DataFrame, names: Mapping[str, str], rows: Sequence[str], address: Callable[[str], str], caption: str
) -> str:
    """Provinces × resolutions by shade, in HTML: silence is a zero, a province that nobody collected stays grey.

    `data` carries `row` (the province's label), `choice`, `shown` (bulletins, missing where unknown) and `key`, whose
    `address` a number opens.
    """
    told = zip(data["row"], data["choice"], data["key"], data["shown"], strict=True)
    known = {(one, choice): (key, None if pd.isna(shown) else int(shown)) for one, choice, key, shown in told}
    counts = [[known[one, choice][1] for choice in names] for one in rows]
    choices, heads = list(names), [textwrap.shorten(name, _HEAD, placeholder="…") for name in names.values()]
    return charts_cells.cells(counts, rows, heads, lambda y, x: address(known[rows[y], choices[x]][0]), caption)
