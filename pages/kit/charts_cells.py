"""Tables of shaded cells with their numbers: rows × months, or rows × resolutions. The unknown is grey and hatched."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pages.kit import shades
from pages.kit.charts import TEXT, layout, mode, put
from pages.kit.words import number, t

_COLUMNS: Final = 13
_DIGITS: Final = 2
"""Up to so many columns and digits the numbers fit into the cells of a phone."""
ROW: Final = 22
"""Pixels."""


def months(  # noqa: PLR0913 - columns of a frame, all named
    data: pd.DataFrame, *, x: str, y: str, key: str, value: str, rows: Sequence[str], unit: str = ""
) -> go.Figure:
    """Rows × months (`x`: first days, `y`: the row's label, order as `rows`); a click gives `key|2024-06`."""
    wide = data.pivot_table(index=y, columns=x, values=value, aggfunc="sum", min_count=1, dropna=False)
    wide = wide.reindex(list(rows))
    named = data.drop_duplicates(y).set_index(y)[key]
    keys = [[f"{named.get(row, row)}|{one:%Y-%m}" for one in wide.columns] for row in wide.index]
    heads = [f"{one:%m/%Y}" for one in wide.columns]
    figure = cells(wide, keys, heads, unit, head=70)
    every = max(1, -(-len(heads) // 2 // 6)) if len(heads) > _COLUMNS else 1
    put(figure.layout.xaxis, tickvals=list(range(0, len(heads), every)), ticktext=heads[::every], tickangle=-90)
    return figure


def cells(
    wide: pd.DataFrame, keys: Sequence[Sequence[str]], heads: Sequence[str], unit: str = "", *, head: int = 80
) -> go.Figure:
    """The table's figure; a click gives the cell's key. Missing counts are hatched; `head`: pixels of the heads."""
    counts = [[None if pd.isna(one) else int(one) for one in line] for line in wide.to_numpy().tolist()]
    starts = shades.steps(max((one or 0 for line in counts for one in line), default=0))
    words = shades.labels(starts)
    palette = shades.colours(len(words))
    places = [[shades.place(one, starts) for one in line] for line in counts]
    figure = go.Figure(
        go.Heatmap(
            z=places,
            x=list(range(len(heads))),
            y=list(range(len(places))),
            zmin=-0.5,
            zmax=len(words) - 0.5,
            colorscale=shades.stepped(palette),
            xgap=1,
            ygap=1,
            hoverinfo="skip",
            showscale=not _fits(counts),
            colorbar=shades.legend(["–", *words[1:]])
            | {"orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yref": "container", "yanchor": "bottom",
               "len": 1, "thickness": 12, "tickangle": 0},
        )
    )  # fmt: skip
    figure.add_scatter(**_numbers(counts, places, palette, keys, list(wide.index), heads, unit))
    if any(one is None for line in counts for one in line):
        figure.add_scatter(**_unknown(counts, list(wide.index), heads))
    foot = 8 if _fits(counts) else 48
    layout(figure, head + foot + ROW * max(1, len(places)))
    put(figure.layout, hoverdistance=90, minreducedheight=ROW)
    put(figure.layout.margin, t=head, b=foot)
    put(figure.layout.xaxis, side="top", range=[-0.5, len(heads) - 0.5], **_ticks(heads))
    put(figure.layout.yaxis, range=[len(places) - 0.5, -0.5], **_ticks(list(wide.index)))
    return figure


def _unknown(counts: Sequence[Sequence[int | None]], rows: Sequence[Any], heads: Sequence[str]) -> dict[str, object]:
    """A stroke through each cell that nobody knows; a click on it gives nothing."""
    empty = [(x, y) for y, line in enumerate(counts) for x, one in enumerate(line) if one is None]
    ink = TEXT[mode()]
    stroke = {"size": 10, "symbol": "line-ne", "opacity": 0.6, "color": ink, "line": {"color": ink, "width": 1.2}}
    said = t("chưa thu thập, chưa biết")
    return {
        "x": [x for x, _ in empty],
        "y": [y for _, y in empty],
        "mode": "markers",
        "marker": stroke,
        "unselected": {"marker": {"opacity": 0.6}},
        "text": [f"{rows[y]}, {heads[x]}".replace("<br>", " ") for x, y in empty],
        "hovertemplate": f"%{{text}}: {said}<extra></extra>",
        "name": "unknown",
    }


def _fits(counts: Sequence[Sequence[int | None]]) -> bool:
    """Whether the numbers can be read in the cells, on a phone too; else the legend has to do."""
    most = max((one or 0 for line in counts for one in line), default=0)
    return max(map(len, counts), default=0) <= _COLUMNS and len(str(most)) <= _DIGITS


def _ticks(words: Sequence[Any]) -> dict[str, Any]:
    """An axis whose places are rows or columns with these names."""
    places = list(range(len(words)))
    return {"tickmode": "array", "tickvals": places, "ticktext": list(words), "showgrid": False, "zeroline": False}


def _numbers(  # noqa: PLR0913, PLR0917 - what a cell is made of
    counts: Sequence[Sequence[int | None]],
    places: Sequence[Sequence[int]],
    palette: Sequence[str],
    keys: Sequence[Sequence[str]],
    rows: Sequence[Any],
    heads: Sequence[str],
    unit: str,
) -> dict[str, object]:
    """The numbers in the cells, which take the clicks, because plotly cannot select a heat map's cells."""
    known = [(x, y, one) for y, line in enumerate(counts) for x, one in enumerate(line) if one is not None]
    return {
        "x": [x for x, _, _ in known],
        "y": [y for _, y, _ in known],
        "mode": "markers+text" if _fits(counts) else "markers",
        "marker": {"size": 18, "opacity": 0, "symbol": "square"},
        "unselected": {"marker": {"opacity": 0}},
        "selected": {"marker": {"opacity": 0}},
        "text": [number(one) for _, _, one in known],
        "textfont": {"color": [shades.ink(palette[places[y][x]]) for x, y, _ in known], "size": 12},
        "customdata": [[keys[y][x], str(rows[y]), heads[x].replace("<br>", " ")] for x, y, _ in known],
        "hovertemplate": f"%{{customdata[1]}}, %{{customdata[2]}}: <b>%{{text}}</b> {unit}<extra></extra>",
    }
