"""The map: the units of one map by shade, grey where nobody looked, Hoàng Sa and Trường Sa always drawn and named."""

import json
from functools import cache
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from etl.paths import REFERENCE
from pages.kit import charts, shades
from pages.kit.words import number, t

GEO: Final = REFERENCE / "geo"
WINDOW: Final = {"lonaxis": {"range": [101.9, 117.2]}, "lataxis": {"range": [7.6, 23.6]}}
"""Degrees that hold the mainland, Hoàng Sa and Trường Sa."""


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


def classed(data: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The rows of province_ranking with their place in the legend, and the legend's words."""
    starts = shades.steps(int(data["bulletins"].max()) if len(data) else 0)
    places = [
        shades.place(int(count), starts, is_collected=bool(known))
        for count, known in zip(data["bulletins"], data["is_collected"], strict=True)
    ]
    said = [
        number(count) if place else t("chưa thu thập") for count, place in zip(data["bulletins"], places, strict=True)
    ]
    return data.assign(place=places, said=said), shades.labels(starts)


def map_figure(data: pd.DataFrame, *, unit: str, chosen: str | None = None, height: int = 470) -> go.Figure:
    """The map of one unit ('63' or '34'); a click gives the code."""
    rows, labels = classed(data)
    colours = shades.colours(len(labels))
    figure = go.Figure(
        go.Choropleth(
            geojson=boundaries(unit),
            featureidkey="properties.code",
            locations=rows["code"],
            z=rows["place"],
            zmin=-0.5,
            zmax=len(labels) - 0.5,
            colorscale=shades.stepped(colours),
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


def _legend(labels: list[str]) -> dict[str, Any]:
    """The legend in words, in the corner where the map has only sea."""
    where = {"len": 0.4, "x": 0.99, "xanchor": "right", "y": 0.99, "yanchor": "top"}
    title = {"text": t("Số bản tin"), "font": {"color": charts.TEXT[charts.mode()], "size": 13}}
    return shades.legend(labels) | where | {"title": title}


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
