"""The map: the units of one map by shade, grey and dashed where nobody looked, the islands always drawn and named."""

import csv
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from etl.paths import REFERENCE
from pages.kit import charts, shades
from pages.kit.words import t

GEO: Final = REFERENCE / "geo"
DRAWN: Final = "/app/static/provinces_"
"""What the browser draws the units from and keeps: boundaries in every message would be most of the page."""
WINDOW: Final = {"lonaxis": {"range": [100.8, 117.4]}, "lataxis": {"range": [7.6, 23.6]}}
"""Degrees that hold the mainland, Hoàng Sa and Trường Sa."""
CHOSEN: Final = {"light": "#D55E00", "dark": "#F59A57"}
_GULF: Final = 104
"""Degrees east: islands west of it have their free sea on the left."""
_NAMES: Final = {"Hoàng Sa": (112.6, 17.9), "Trường Sa": (115.4, 8.8)}
"""Where among its islands an archipelago's name has room."""
_LINE: Final = 20
"""Pixels of a line of the legend."""
Point = dict[str, Any]
Trace = dict[str, Any]
"""As plotly takes it."""
Units = Mapping[Hashable, Mapping[Hashable, Any]]
"""By code: place in the legend, name, what is said."""


@cache
def boundaries(unit: str) -> dict[str, Any]:
    """The units of a map, coordinates to a hundredth of a degree: less than a pixel, and half as much to send."""
    text = (GEO / f"provinces_{unit}.geojson").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text, parse_float=lambda written: round(float(written), 2))
    return found


@cache
def archipelagos() -> tuple[Point, ...]:
    """Hoàng Sa and Trường Sa: name, code of the unit they belong to (in both maps), its name, place."""
    features = json.loads((GEO / "islands.geojson").read_text(encoding="utf-8"))["features"]
    return tuple(
        one["properties"] | dict(zip(("lon", "lat"), one["geometry"]["coordinates"], strict=True)) for one in features
    )


@cache
def islands() -> tuple[Point, ...]:
    """The islands of data/reference/islands.csv, each with the old unit it belongs to."""
    with (REFERENCE / "islands.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row | {"lat": float(row["lat"]), "lon": float(row["lon"])} for row in csv.DictReader(file))


def map_figure(  # noqa: PLR0913 - what a map shows, all named
    rows: pd.DataFrame,
    words: Sequence[str],
    *,
    unit: str,
    homes: dict[str, str],
    legend: str,
    chosen: Sequence[str] = (),
    height: int = 500,
) -> go.Figure:
    """The map of one unit ('63' or '34'); a click gives the code.

    `rows`: code, name, place in the legend and what is said of it; `words`: the legend's; `homes`: the unit of this map
    that holds each old unit, which is where its islands belong.
    """
    colours = shades.colours(len(words))
    traces = [
        _units(rows, unit, colours),
        _dashed(unit, rows.loc[rows["place"] == shades.UNKNOWN, "code"]),
        *_islands(rows, homes, colours),
        _archipelagos(),
        *([_outline(unit, chosen)] if chosen else []),
    ]
    figure = go.Figure(traces)  # all at once: each that is added later is checked twice
    _legend(figure, words, colours, legend)
    charts.put(
        figure.layout,
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        dragmode=False,
        showlegend=False,
        clickmode="event+select",
        hoverlabel={"align": "left"},
        paper_bgcolor="rgba(0,0,0,0)",
        geo={"visible": False, "projection": {"type": "mercator"}, "bgcolor": "rgba(0,0,0,0)", **WINDOW},
    )
    return figure


def _units(rows: pd.DataFrame, unit: str, colours: Sequence[str]) -> Trace:
    """The units in their shades."""
    return {
        "type": "choropleth",
        "geojson": f"{DRAWN}{unit}.json",
        "featureidkey": "properties.code",
        "locations": rows["code"],
        "z": rows["place"],
        "zmin": -0.5,
        "zmax": len(colours) - 0.5,
        "colorscale": shades.stepped(colours),
        "showscale": False,
        "customdata": rows[["code", "name", "said"]],
        "hovertemplate": "<b>%{customdata[1]}</b>: %{customdata[2]}<extra></extra>",
        "marker": {"line": {"color": charts.BORDER[charts.mode()], "width": 0.7}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _dashed(unit: str, codes: Iterable[str]) -> Trace:
    """A dashed line around what nobody collected, so that it is told apart without colour."""
    return _line(unit, codes, "unknown", {"color": charts.TEXT[charts.mode()], "width": 1, "dash": "dot"})


def _outline(unit: str, codes: Iterable[str]) -> Trace:
    """A line around the chosen units."""
    return _line(unit, codes, "chosen", {"color": CHOSEN[charts.mode()], "width": 3})


def _line(unit: str, codes: Iterable[str], name: str, line: dict[str, Any]) -> Trace:
    """A line around some units."""
    lon, lat = _rings(unit, set(codes))
    drawn = {"type": "scattergeo", "lon": lon, "lat": lat, "mode": "lines"}
    return drawn | {"line": line, "hoverinfo": "skip", "name": name}


def _rings(unit: str, codes: set[str]) -> tuple[list[float | None], list[float | None]]:
    """All rings of some units as one broken line."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for feature in boundaries(unit)["features"]:
        if feature["properties"]["code"] not in codes:
            continue
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for ring in (ring for polygon in polygons for ring in polygon):
            lon += [point[0] for point in ring] + [None]
            lat += [point[1] for point in ring] + [None]
    return lon, lat


def _islands(rows: pd.DataFrame, homes: dict[str, str], colours: Sequence[str]) -> Iterator[Trace]:
    """Every island as a dot in the shade of the unit it belongs to; those that a reader looks for are named."""
    known = rows.set_index("code")[["place", "name", "said"]].to_dict("index")
    ink = charts.TEXT[charts.mode()]
    for archipelago, group in groupby(islands(), key=lambda one: str(one["archipelago"])):
        dots = [one | {"home": homes.get(str(one["code_63"]))} for one in group]
        shaded = [_shade(known, one["home"], colours) for one in dots]
        yield {
            "type": "scattergeo",
            "lon": [one["lon"] for one in dots],
            "lat": [one["lat"] for one in dots],
            "mode": "markers+text",
            "marker": {"size": 6, "color": shaded, "line": {"color": ink, "width": 1}},
            "unselected": {"marker": {"opacity": 1}, "textfont": {"color": ink}},
            "text": [one["name"] if one["is_named"] == "1" else "" for one in dots],
            "textposition": ["middle left" if one["lon"] < _GULF else "middle right" for one in dots],
            "textfont": {"color": ink, "size": 11},
            "customdata": [_carried(known, one, archipelago) for one in dots],
            "hovertemplate": "<b>%{customdata[1]}</b>: %{customdata[2]}<extra></extra>",
            "name": "islands",
        }


def _shade(known: Units, home: str | None, colours: Sequence[str]) -> str:
    """The shade of the unit an island belongs to; unknown where the map leaves that unit out."""
    return colours[int(known[home]["place"] if home in known else shades.UNKNOWN)]


def _carried(known: Units, one: Point, archipelago: str) -> list[str]:
    """What a click and a hover on an island give: its unit, its names, what is said of the unit."""
    home = one["home"]
    where = [str(one["name"]), *([archipelago] if archipelago not in ("", one["name"]) else [])]
    if home not in known:
        return ["", ", ".join(where), t("ngoài bộ lọc")]
    return [home, ", ".join([*where, str(known[home]["name"])]), str(known[home]["said"])]


def _archipelagos() -> Trace:
    """Hoàng Sa and Trường Sa by name, with the unit they belong to."""
    return {
        "type": "scattergeo",
        "lon": [_NAMES[one["name"]][0] for one in archipelagos()],
        "lat": [_NAMES[one["name"]][1] for one in archipelagos()],
        "mode": "text",
        "text": [f"<b>{one['name']}</b><br>({one['province']})" for one in archipelagos()],
        "textfont": {"color": charts.TEXT[charts.mode()], "size": 12},
        "hoverinfo": "skip",
        "name": "archipelagos",
    }


def _legend(figure: go.Figure, words: Sequence[str], colours: Sequence[str], title: str) -> None:
    """The legend in words, in the corner where the map has only sea; drawn, because a colour bar knows no dashes."""
    ink = charts.TEXT[charts.mode()]
    text = {"xref": "paper", "yref": "paper", "x": 1, "y": 1, "xanchor": "left", "yanchor": "top", "showarrow": False}
    said = [text | {"text": f"<b>{title}</b>", "xshift": -128, "font": {"color": ink, "size": 13}}]
    boxes = []
    for line, (word, colour) in enumerate(zip(words, colours, strict=True), start=1):
        top = -_LINE * line - 4
        edge = {"color": ink, "width": 1, "dash": "dot" if line == 1 + shades.UNKNOWN else "solid"}
        boxes.append({
            "type": "rect", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 1,
            "yanchor": 1, "x0": -126, "x1": -108, "y0": top, "y1": top - 13, "fillcolor": colour, "line": edge,
        })  # fmt: skip
        said.append(text | {"text": word, "xshift": -104, "yshift": top + 3, "font": {"color": ink, "size": 12}})
    charts.put(figure.layout, shapes=boxes, annotations=said)
