"""Who works with whom as a picture: units from north to south, and an arc between two that act together."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from math import ceil, sqrt
from typing import Any, Final

import plotly.graph_objects as go

from pages.kit import charts
from pages.kit.words import t

NODES: Final = 18
"""So many names stand below one another on a phone's screen."""
_ROW: Final = 28
_BEND: Final = 0.5523
"""How far the handles of a quarter of an ellipse reach along its half axes."""
_LEVELS: Final = 4
_SOME: Final = 5
"""Of fewer bulletins no arc is drawn at its widest."""
Node = tuple[str, str, float]
Arc = Mapping[Hashable, Any]


def nodes(pairs: Sequence[Arc]) -> list[Node]:
    """The units of the pairs with the most bulletins (key, name, degrees north), from north to south."""
    found: dict[str, Node] = {}
    for one in pairs:
        both = {_end(one, "a"), _end(one, "b")}
        if len(found.keys() | {node[0] for node in both}) <= NODES:
            found |= {node[0]: node for node in both}
        if len(found) == NODES:
            break
    return sorted(found.values(), key=lambda node: -node[2])


def _end(one: Arc, end: str) -> Node:
    """One of the two units of a pair."""
    return _key(one, end), str(one[f"label_{end}"]), float(one[f"lat_{end}"])


def _key(one: Arc, end: str) -> str:
    """The key of one of the two."""
    return f"{one['unit']}-{one[f'code_{end}']}"


def arcs(pairs: Sequence[Arc], shown: Sequence[Node]) -> list[Arc]:
    """The pairs whose two units are shown, with the rows they join; the weakest first, so that it lies below."""
    rows = {node[0]: place for place, node in enumerate(shown)}
    ends = ((one, rows.get(_key(one, "a")), rows.get(_key(one, "b"))) for one in pairs)
    found = [{**one, "from": a, "to": b} for one, a, b in ends if a is not None and b is not None]
    return sorted(found, key=lambda one: one["bulletins"])


def figure(shown: Sequence[Node], joined: Sequence[Arc], chosen: Collection[str] = ()) -> go.Figure:
    """The arcs; wider is more. A click on the dot of an arc gives `unit-code|code` of its two units."""
    greatest = max([_SOME, *(one["bulletins"] for one in joined)])
    drawn = go.Figure(go.Scatter(**_dots(joined, greatest, len(shown))))
    charts.layout(drawn, 30 + _ROW * max(2, len(shown)))
    charts.put(drawn.layout, shapes=[
        _lines(some, len(shown), level=level, is_chosen=is_chosen)
        for (is_chosen, level), some in _bands(joined, greatest, chosen).items()
    ])  # fmt: skip
    charts.put(drawn.layout.xaxis, visible=False, range=[-0.02, 1.06])
    charts.put(
        drawn.layout.yaxis,
        autorange=False,
        range=[len(shown) - 0.4, -0.6],
        tickmode="array",
        tickvals=list(range(len(shown))),
        ticktext=[f"<b>{name}</b>" if key in chosen else name for key, name, _ in shown],
        showgrid=False,
        zeroline=False,
    )
    return drawn


def _bands(joined: Sequence[Arc], greatest: int, chosen: Collection[str]) -> dict[tuple[bool, int], list[Arc]]:
    """The arcs by whether they are a chosen unit's, and by how strong they are: each band is drawn at once."""
    found: dict[tuple[bool, int], list[Arc]] = {}
    for one in joined:
        is_chosen = not {_key(one, "a"), _key(one, "b")}.isdisjoint(chosen)
        found.setdefault((is_chosen, ceil(_LEVELS * one["bulletins"] / greatest)), []).append(one)
    return dict(sorted(found.items()))


def _lines(some: Sequence[Arc], rows: int, *, level: int, is_chosen: bool) -> dict[str, Any]:
    """The arcs of a band as one shape, which a browser draws faster than a line; the stronger, the wider and darker."""
    colour = charts.SERIES[charts.mode()][1] if is_chosen else charts.ACCENT[charts.mode()]
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return {
        "type": "path",
        "layer": "below",
        "path": "".join(_arc(one["from"], one["to"], rows) for one in some),
        "line": {"width": 1.7 * level - 0.5, "color": f"rgba({red},{green},{blue},{0.25 + 0.18 * level:.2f})"},
    }


def _arc(start: int, end: int, rows: int) -> str:
    """Half an ellipse between two rows, as two curves; the farther apart they are, the farther it reaches."""
    top, low = sorted((start, end))
    wide, middle, bend = _reach(start, end, rows), (top + low) / 2, _BEND * (low - top) / 2
    side = f"{_BEND * wide:.3f}"
    return (
        f"M0,{top}C{side},{top} {wide:.3f},{middle - bend:.3f} {wide:.3f},{middle}"
        f"C{wide:.3f},{middle + bend:.3f} {side},{low} 0,{low}"
    )


def _reach(start: int, end: int, rows: int) -> float:
    """How far an arc reaches, of the figure's width."""
    return sqrt(abs(end - start) / (rows - 1))


def _dots(joined: Sequence[Arc], greatest: int, rows: int) -> dict[str, Any]:
    """The top of each arc, which says its number and takes the click."""
    said = f"%{{customdata[1]}} – %{{customdata[2]}}: <b>%{{customdata[3]}}</b> {t('bản tin')}<extra></extra>"
    return {
        "x": [_reach(one["from"], one["to"], rows) for one in joined],
        "y": [(one["from"] + one["to"]) / 2 for one in joined],
        "mode": "markers",
        "marker": {
            "size": [8 + 8 * one["bulletins"] / greatest for one in joined],
            "color": charts.ACCENT[charts.mode()],
            "line": {"color": charts.BORDER[charts.mode()], "width": 1},
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [
            [f"{_key(one, 'a')}|{one['code_b']}", one["label_a"], one["label_b"], one["bulletins"]] for one in joined
        ],
        "hovertemplate": said,
    }
