"""A figure of a page as a chart that a spreadsheet draws itself: the same numbers, in the same order and colours.

Maps and cells have no counterpart there and give None; their tables say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pages.kit.export_values import Share, Value

_MOST: Final = 50
"""More series than these nobody can tell apart."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line or one colour of columns: where each point stands, and its value; None is a gap."""

    name: str
    points: Sequence[tuple[Value, Value]]
    colour: str | None = None

    def look(self, kind: str) -> dict[str, Any]:
        """Its colour, as the kind of chart takes it."""
        if self.colour is None:
            return {}
        line = {"line": {"color": self.colour, "width": 2.25}}
        return line if kind in {"line", "scatter"} else {"fill": {"color": self.colour}}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a native chart draws."""

    kind: str
    """`column`, `bar`, `line` or `scatter`, as XlsxWriter names them."""
    subtype: str | None
    along: str
    """What the points stand along."""
    series: Sequence[Series]

    def form(self) -> dict[str, str]:
        """How the axis of the values spells them; programs other than Excel do not take it from the cells."""
        is_share = any(isinstance(value, Share) for one in self.series for _, value in one.points)
        return {"num_format": "0%"} if is_share and self.kind != "scatter" else {}


def drawn(figure: go.Figure | None, traces: int | None = None) -> Drawn | None:
    """The figure's first `traces` as a native chart (what was put on it later marks events), where there is one."""
    if figure is None:
        return None
    found = [(kind, one) for one in figure.data[:traces] if (kind := _kind(one))]
    if not found or len(found) > _MOST or len(found) < len(figure.data[:traces]):
        return None
    kinds = {kind for kind, _ in found}
    if len(kinds) > 1:
        return None
    (kind,) = kinds
    axes = _Axes.of(figure, kind)
    series = [Series(_words(one.name), _points(one, axes), _colour(one)) for _, one in found]
    stacked = kind in {"bar", "column"} and figure.layout.barmode in {"stack", "relative"}
    subtype = "stacked" if stacked else "straight" if kind == "scatter" else None
    return Drawn(kind, subtype, _words(figure.layout.xaxis.title.text), _together(series, kind))


def _kind(trace: Any) -> str | None:  # noqa: ANN401 - plotly's traces have no common type to name
    """The native chart of a trace; None without one."""
    if trace.type == "bar":
        return "bar" if trace.orientation == "h" else "column"
    if trace.type != "scatter" or "lines" not in (trace.mode or "lines"):
        return None
    return "scatter" if _is_numeric(trace.x) else "line"


def _is_numeric(values: Iterable[Any] | None) -> bool:
    """Whether points stand along a number, not along months or names."""
    known = [one for one in (() if values is None else values) if one is not None]
    return bool(known) and all(pd.api.types.is_number(one) for one in known)


@dataclass(frozen=True, slots=True)
class _Axes:
    """How the places and the values of a figure are written."""

    kind: str
    names: dict[float, str]
    """What the places up the side of bars are called, where a figure counts them."""
    is_share: bool
    """Whether the values are percentages."""

    @classmethod
    def of(cls, figure: go.Figure, kind: str) -> "_Axes":
        """The axes of a figure."""
        side, values = figure.layout.yaxis, figure.layout.xaxis if kind == "bar" else figure.layout.yaxis
        names = dict(zip(side.tickvals or (), side.ticktext or (), strict=False)) if kind == "bar" else {}
        return cls(kind, names, (values.tickformat or "").endswith("%"))

    def value(self, value: Any) -> Value:  # noqa: ANN401 - a number of any kind, or missing
        """A value; missing stays missing."""
        found = _number(value)
        return Share(found) if self.is_share and isinstance(found, int | float) else found


def _points(trace: Any, axes: _Axes) -> list[tuple[Value, Value]]:  # noqa: ANN401
    """The points of a trace in order; a line in steps gets the corners of its steps."""
    along, up = (trace.y, trace.x) if axes.kind == "bar" else (trace.x, trace.y)
    places = _places([axes.names.get(at, at) for at in along])
    points = [(at, axes.value(value)) for at, value in zip(places, up, strict=True)]
    if axes.kind == "scatter" and trace.line.shape == "hv":
        corners = [[one, (after[0], one[1])] for one, after in pairwise(points)]
        return [point for pair in corners for point in pair] + points[-1:]
    return points


def _places(along: Sequence[Any]) -> list[Value]:
    """Where points stand: names and numbers as they are, months and days as the page writes them."""
    if all(isinstance(at, str) for at in along):
        return [_words(at) for at in along]
    if all(pd.api.types.is_number(at) for at in along):
        return [_number(at) for at in along]
    days = [pd.Timestamp(at) for at in along]
    form = "%m/%Y" if all(one.day == 1 for one in days) else "%d/%m/%Y"
    return [f"{one:{form}}" for one in days]


def _number(value: Any) -> int | float | None:  # noqa: ANN401 - a number of any kind, or missing
    """A number; missing stays missing."""
    if value is None or pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else float(value)


def _together(series: Sequence[Series], kind: str) -> list[Series]:
    """All series along the same names in the same order: a native chart takes its names from the first."""
    if kind == "scatter":
        return list(series)
    order = dict.fromkeys(at for one in series for at, _ in one.points)
    names = sorted(order, key=_in_time) if kind in {"column", "line"} else list(order)
    return [Series(one.name, [(at, dict(one.points).get(at)) for at in names], one.colour) for one in series]


def _in_time(at: Value) -> tuple[int, ...]:
    """Months and days in the order of time; other names stay as they came."""
    parts = str(at).split("/")
    return tuple(map(int, reversed(parts))) if all(part.isdigit() for part in parts) and len(parts) > 1 else ()


def _words(label: str | None) -> str:
    """A label without the line ends of the figure."""
    return " ".join((label or "").replace("<br>", " ").split())


def _colour(trace: Any) -> str | None:  # noqa: ANN401
    """The one colour of a trace."""
    colour = (trace.line.color if trace.type == "scatter" else None) or trace.marker.color
    return colour if isinstance(colour, str) and colour.startswith("#") else None
