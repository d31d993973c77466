"""Charts of the resolutions page: frames of its questions in, HTML for the page and figures for the workbook out."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pages.kit import charts_cells, charts_lines
from pages.kit.charts import SERIES, mode
from pages.kit.charts_lines import Happened, Line, Point
from pages.kit.words import number, percent, t

SIGNS: Final = ("●○", "■□", "◆◇", "▲△", "▼▽", "★☆", "◀◁", "▶▷")
"""One shape a line, full and hollow, so that colour is never the only sign."""
_NEXT_TO_NOTHING: Final = 0.01
"""A share below it takes more digits to be no zero and no other."""
_HEAD: Final = 48
"""Letters of a name that stands over a column."""


def style(place: int) -> tuple[str, str, str]:
    """The colour, the signs and the stroke of the n-th resolution, the same in every chart."""
    colours = SERIES[mode()]
    return colours[place % len(colours)], SIGNS[place % len(SIGNS)], "solid" if place < len(colours) else "dashed"


def with_share(months: pd.DataFrame) -> pd.DataFrame:
    """The months with `share`: the part of the month's bulletins that name the resolution; of none, none."""
    every = months["all_bulletins"].astype(float)
    return months.assign(share=months["bulletins"].astype(float) / every.where(every > 0))


def months(data: pd.DataFrame, names: Mapping[str, str], measure: str) -> go.Figure:
    """One line a resolution over the months, in the order of `names`, as the workbook has it."""
    parts = {str(choice): part for choice, part in data.groupby("choice")}
    traces = [
        {
            "type": "scatter",
            "x": parts[choice]["month"],
            "y": parts[choice][measure].astype(float),
            "name": name,
            "mode": "lines",
            "line": {"color": style(place)[0]},
        }
        for place, (choice, name) in enumerate(names.items())
    ]
    return go.Figure(traces, {"yaxis": {"tickformat": ".0%" if measure == "share" else ",d"}})


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
    lines = []
    for place, (choice, name) in enumerate(names.items()):
        colour, signs, stroke = style(place)
        rows = zip(parts[choice]["month"], parts[choice][measure], strict=True)
        points = [_point(month, value, measure, name, partial(address, choice)) for month, value in rows]
        lines.append(Line(name, colour, stroke, signs[0], points))
    return charts_lines.drawn(lines, happened, spelled(measure), alt, whole=measure != "share")


def _point(month: pd.Timestamp, value: Any, measure: str, name: str, address: Callable[[str], str]) -> Point:  # noqa: ANN401 - a number or missing
    """A month of a line; of zero bulletins none opens."""
    if pd.isna(value):
        return Point(month.date(), None)
    said = f"{month:%m/%Y}: {_told(value, measure)} · {name}"
    return Point(month.date(), float(value), said, address(f"{month:%Y-%m}") if value else "")


def spelled(measure: str) -> Callable[[float], str]:
    """How a value of this measure is said."""
    return _share if measure == "share" else number


def _share(value: float) -> str:
    """A share; of one that is next to nothing so many digits that it is no zero."""
    return percent(value, 1 if value >= _NEXT_TO_NOTHING else 3)


def _told(value: float, measure: str) -> str:
    """A value with what it counts."""
    said = spelled(measure)(value)
    if measure == "share":
        return f"{said} {t('số bản tin của tháng')}"
    return t("{count} bản tin", count=said) if measure == "bulletins" else t("{count} lần nêu", count=said)


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
