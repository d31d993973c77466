"""Figures of the resolutions page: frames of its questions in, figures out."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from pages.kit import charts_cells, shades
from pages.kit.charts import SEQUENCE, SERIES, TEXT, count_axis, layout, mode, month_axis, put
from pages.kit.words import number, t

SYMBOLS: Final = ("circle", "square", "diamond", "triangle-up", "x", "cross", "star", "pentagon")
"""One shape a line, so that colour is never the only sign."""


PATTERNS: Final = ("", "/", "", "\\", "", "x")
"""Of the strengths, so that neighbours differ by more than their shade."""
_HEAD: Final = 48
"""Letters of a name that stands over a column."""
_DIGIT: Final = 0.04
"""The part of the longest bar that a digit takes on a phone."""


def style(place: int) -> tuple[str, str, str]:
    """The colour, the shape and the stroke of the n-th resolution, the same in every chart."""
    colours = SERIES[mode()]
    return colours[place % len(colours)], SYMBOLS[place % len(SYMBOLS)], "solid" if place < len(colours) else "dash"


def with_share(months: pd.DataFrame) -> pd.DataFrame:
    """The months with `share`: the part of the month's bulletins that name the resolution; of none, none."""
    every = months["all_bulletins"].astype(float)
    return months.assign(share=months["bulletins"].astype(float) / every.where(every > 0))


def months(data: pd.DataFrame, names: Mapping[str, str], measure: str) -> go.Figure:
    """One line a resolution over the months, in the order of `names`; a click gives `choice~2024-06`."""
    figure = go.Figure()
    for place, (choice, name) in enumerate(names.items()):
        part = data[data["choice"] == choice]
        colour, symbol, dash = style(place)
        figure.add_scatter(
            x=part["month"],
            y=part[measure].astype(float),
            name=name,
            mode="lines+markers",
            connectgaps=False,
            cliponaxis=False,
            line={"color": colour, "width": 2, "dash": dash},
            marker={"symbol": symbol, "size": 8},
            customdata=[f"{choice}~{month:%Y-%m}" for month in part["month"]],
            hovertemplate=_hover(measure),
        )
    layout(figure, 300 + 22 * len(names))
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


def _hover(measure: str) -> str:
    """What a point of a line says."""
    if measure == "share":
        return f"%{{x|%m/%Y}}: <b>%{{y:.1%}}</b> {t('số bản tin của tháng')}<extra>%{{fullData.name}}</extra>"
    unit = t("bản tin") if measure == "bulletins" else t("lần nêu")
    return f"%{{x|%m/%Y}}: <b>%{{y:,}}</b> {unit}<extra>%{{fullData.name}}</extra>"


def matrix(
    data: pd.DataFrame, names: Mapping[str, str], rows: Sequence[str], address: Callable[[str], str], caption: str
) -> str:
    """Provinces × resolutions by shade, in HTML: silence is a zero, a province that nobody collected stays grey.

    `data` carries `row` (the province's label), `choice`, `shown` (bulletins, missing where unknown) and `key`, whose
    `address` a number opens.
    """
    wide = data.pivot_table(index="row", columns="choice", values="shown", aggfunc="sum", min_count=1)
    wide = wide.reindex(index=list(rows), columns=list(names))
    keys = {(one, choice): key for one, choice, key in data[["row", "choice", "key"]].itertuples(index=False)}
    choices, heads = list(names), [textwrap.shorten(name, _HEAD, placeholder="…") for name in names.values()]
    return charts_cells.cells(wide, heads, lambda y, x: address(keys[rows[y], choices[x]]), caption)


def strengths(data: pd.DataFrame, names: Mapping[str, str], words: Mapping[str, str]) -> go.Figure:
    """A bar a resolution, stacked from named to rewarded; a click gives `choice~strength`.

    `data` carries `choice`, `strength` and `bulletins`; `words` names the strengths, the weakest first.
    """
    figure = go.Figure()
    longest = data.groupby("choice")["bulletins"].sum().max() if len(data) else 0
    for place, (strength, word) in enumerate(words.items()):
        part = data[data["strength"] == strength].set_index("choice")["bulletins"].reindex(list(names)).fillna(0)
        colour = SEQUENCE[mode()][place]
        figure.add_bar(
            x=part,
            y=list(range(len(names))),
            orientation="h",
            width=0.5,
            name=word,
            marker={
                "color": colour,
                "line": {"color": TEXT[mode()], "width": 0.6},
                "pattern": _pattern(place, colour),
            },
            text=[_fitting(one, longest) for one in part],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": shades.ink(colour), "size": 13},
            customdata=[[f"{choice}~{strength}", name] for choice, name in names.items()],
            hovertemplate=f"%{{customdata[1]}}, {word}: <b>%{{x:,}}</b> {t('bản tin')}<extra></extra>",
        )
    _rows_named(figure, list(names.values()))
    return figure


def _fitting(count: float, longest: float) -> str:
    """The number of a part, where it is wide enough for it."""
    said = number(count)
    return said if count > _DIGIT * len(said) * longest else ""


def _pattern(place: int, colour: str) -> dict[str, object]:
    """The pattern of the n-th strength on its shade."""
    return {
        "shape": PATTERNS[place],
        "size": 6,
        "solidity": 0.1,
        "bgcolor": colour,
        "fgcolor": shades.ink(colour),
        "fgopacity": 0.7,
    }


def _rows_named(figure: go.Figure, names: Sequence[str]) -> None:
    """Lay the bars out with each name above its bar: beside it, a phone has no room left for the bar."""
    layout(figure, 100 + 52 * len(names))
    for place, name in enumerate(names):
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=place - 0.27, yanchor="bottom", showarrow=False, align="left",
            text=textwrap.shorten(name, 52, placeholder="…"), font={"color": TEXT[mode()], "size": 13},
        )  # fmt: skip
    put(
        figure.layout,
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": -0.02, "yanchor": "top", "x": 0, "traceorder": "normal",
                "font": {"color": TEXT[mode()]}},
    )  # fmt: skip
    put(figure.layout.xaxis, visible=False)
    put(figure.layout.yaxis, visible=False, range=[len(names) - 0.6, -0.75])
