"""The map: the units of one map by shade, grey where nobody looked, Hoàng Sa and Trường Sa always drawn and named."""

import json
from functools import cache
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from etl.paths import REFERENCE
from pages.kit import charts
from pages.kit.words import number, t

GEO: Final = REFERENCE / "geo"
WINDOW: Final = {"lonaxis": {"range": [101.9, 117.2]}, "lataxis": {"range": [7.6, 23.6]}}
"""Degrees that hold the mainland, Hoàng Sa and Trường Sa."""
CLASSES: Final = 5


@cache
def boundaries(unit: str) -> dict[str, Any]:
    """The units of a map, coordinates to a thousandth of a degree: a hundred metres, and a third less to send."""
    text = (GEO / f"provinces_{unit}.geojson").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text, parse_float=lambda written: round(float(written), 3))
    return found


@cache
def islands() -> list[dict[str, Any]]:
    """Hoàng Sa and Trường Sa: name, code of the unit they belong to, its name, place."""
    features = json.loads((GEO / "islands.geojson").read_text(encoding="utf-8"))["features"]
    return [
        one["properties"] | dict(zip(("lon", "lat"), one["geometry"]["coordinates"], strict=True)) for one in features
    ]


def steps(greatest: int) -> list[int]:
    """Where the shades begin: 1 and then round numbers, so that the legend reads easily."""
    if greatest <= CLASSES:
        return list(range(1, greatest + 1))
    rough = [greatest * share for share in (0.08, 0.22, 0.45, 0.7)]
    return sorted({1, *(_rounded(one) for one in rough if _rounded(one) > 1)})


def _rounded(value: float) -> int:
    """A number to one or two leading digits: 1, 2, 5, 10, 15, 20, 25, 50."""
    size = 10 ** max(0, len(str(int(value))) - 1)
    return int(max(1, round(value / (size / 2)) * size / 2))


def _labels(starts: list[int]) -> list[str]:
    """The legend's words: grey, zero, then each shade's numbers."""
    ranges = [
        f"{number(low)}" if high == low + 1 else f"{number(low)}–{number(high - 1)}" for low, high in pairwise(starts)
    ]
    last = [f"≥ {number(starts[-1])}"] if starts else []
    return [t("chưa thu thập"), "0", *ranges, *last]


def _class(bulletins: int, *, is_collected: bool, starts: list[int]) -> int:
    """The place in the legend: 0 not collected, 1 zero, then the shades."""
    if bulletins:
        return 1 + sum(bulletins >= start for start in starts)
    return 1 if is_collected else 0


def classed(data: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The rows of province_ranking with their place in the legend, and the legend's words."""
    starts = steps(int(data["bulletins"].max()) if len(data) else 0)
    places = [
        _class(int(count), is_collected=bool(known), starts=starts)
        for count, known in zip(data["bulletins"], data["is_collected"], strict=True)
    ]
    said = [
        number(count) if place else t("chưa thu thập") for count, place in zip(data["bulletins"], places, strict=True)
    ]
    return data.assign(place=places, said=said), _labels(starts)


def map_figure(data: pd.DataFrame, *, unit: str, chosen: str | None = None, height: int = 520) -> go.Figure:
    """The map of one unit ('63' or '34'); a click gives the code."""
    rows, labels = classed(data)
    colours = _colours(len(labels))
    figure = go.Figure(
        go.Choropleth(
            geojson=boundaries(unit),
            featureidkey="properties.code",
            locations=rows["code"],
            z=rows["place"],
            zmin=-0.5,
            zmax=len(labels) - 0.5,
            colorscale=_stepped(colours),
            customdata=rows[["code", "name", "said"]],
            hovertemplate="<b>%{customdata[1]}</b>: %{customdata[2]}<extra></extra>",
            marker={"line": {"color": charts.BORDER[charts.mode()], "width": 0.7}},
            colorbar=_legend(labels),
        )
    )
    _draw_islands(figure, rows, colours)
    if chosen:
        _outline(figure, unit, chosen)
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        dragmode=False,
        showlegend=False,
        clickmode="event+select",
        paper_bgcolor="rgba(0,0,0,0)",
        geo={"visible": False, "projection": {"type": "mercator"}, "bgcolor": "rgba(0,0,0,0)", **WINDOW},
    )
    return figure


def _colours(count: int) -> list[str]:
    """Grey, then as many steps of the sequence as the legend has, evenly spread."""
    steps_ = charts.SEQUENCE[charts.mode()]
    spread = [steps_[round(k * (len(steps_) - 1) / max(1, count - 2))] for k in range(count - 1)]
    return [charts.NO_DATA[charts.mode()], *spread]


def _stepped(colours: list[str]) -> list[list[float | str]]:
    """Colours side by side without blending, as plotly reads them."""
    edges = [(k / len(colours), (k + 1) / len(colours), colour) for k, colour in enumerate(colours)]
    return [[at, colour] for low, high, colour in edges for at in (low, high)]


def _legend(labels: list[str]) -> dict[str, Any]:
    """The legend in words, in the corner where the map has only sea."""
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "title": {"text": t("Số bản tin"), "font": {"color": charts.TEXT[charts.mode()], "size": 13}},
        "tickfont": {"color": charts.TEXT[charts.mode()], "size": 13},
        "thickness": 14,
        "len": 0.42,
        "x": 0.99,
        "xanchor": "right",
        "y": 0.99,
        "yanchor": "top",
        "outlinewidth": 1,
        "outlinecolor": charts.GRID[charts.mode()],
        "ticks": "",
    }


def _draw_islands(figure: go.Figure, rows: pd.DataFrame, colours: list[str]) -> None:
    """The two archipelagos, each in the shade of the unit it belongs to, named on the map itself."""
    known = rows.set_index("code")
    for one in islands():
        found = known.loc[one["code"]] if one["code"] in known.index else None
        figure.add_scattergeo(
            lon=[one["lon"], one["lon"] + 0.35, one["lon"] - 0.3, one["lon"] + 0.1],
            lat=[one["lat"], one["lat"] + 0.25, one["lat"] + 0.2, one["lat"] - 0.3],
            mode="markers+text",
            marker={
                "size": [8, 5, 5, 4],
                "color": colours[0] if found is None else colours[int(found["place"])],
                "line": {"color": charts.MUTED[charts.mode()], "width": 1},
            },
            text=[f"{one['name']}<br>({one['province']})", "", "", ""],
            textposition="bottom center",
            textfont={"color": charts.TEXT[charts.mode()], "size": 12},
            customdata=[[one["code"], one["province"], "" if found is None else found["said"]]] * 4,
            hovertemplate=f"<b>{one['name']}</b>, %{{customdata[1]}}: %{{customdata[2]}}<extra></extra>",
            hoverlabel={"align": "left"},
        )


def _outline(figure: go.Figure, unit: str, code: str) -> None:
    """A line around the chosen unit."""
    features = [one for one in boundaries(unit)["features"] if one["properties"]["code"] == code]
    lon, lat = _rings(features)
    figure.add_scattergeo(lon=lon, lat=lat, mode="lines", line={"color": "#D55E00", "width": 2.5}, hoverinfo="skip")


def _rings(features: list[dict[str, Any]]) -> tuple[list[float | None], list[float | None]]:
    """All rings of the features as one broken line."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for feature in features:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for ring in (ring for polygon in polygons for ring in polygon):
            lon += [point[0] for point in ring] + [None]
            lat += [point[1] for point in ring] + [None]
    return lon, lat
