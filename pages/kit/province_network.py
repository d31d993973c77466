"""Who works with whom as a picture: units from north to south, and an arc between two that act together.

HTML and not plotly: the browser draws it in a tenth of the time. The arcs are for the eye and the mouse; the pairs
beside them and the table below say the same to everybody.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from html import escape
from math import ceil, sqrt
from typing import Any, Final

from pages.kit.charts import ACCENT, BORDER, SERIES, mode
from pages.kit.links import plain
from pages.kit.words import number, t

NODES: Final = 18
"""So many names stand below one another on a phone's screen."""
_LEVELS: Final = 4
_SOME: Final = 5
"""Of fewer bulletins no arc is drawn at its widest."""
Node = tuple[str, str, float]
_OWN: Final = " class='np-own'"
"""Of what is a chosen unit's."""
_STYLE: Final = (
    ".np-net{display:grid;grid-template-columns:fit-content(60%) 1fr}"
    ".np-net ul{list-style:none;margin:0;padding:0 .4rem 0 0;text-align:right}"
    ".np-net li{margin:0;padding:0;height:1.75rem;display:flex;align-items:center;justify-content:end;font-size:.82rem;"
    "line-height:1.05}"
    ".np-arcs{position:relative;isolation:isolate;margin-right:.75rem}.np-arcs *{position:absolute}"
    ".np-arcs div{inset:0}.np-arcs i{border:var(--w) solid;border-left:0;border-radius:0 100% 100% 0/0 50% 50% 0;"
    "margin:calc(-.5*var(--w));margin-left:0}"
    ".np-arcs a::before,.np-arcs a::after{content:'';position:absolute;inset:-12px;border-radius:50%;z-index:1}"
    ".np-arcs a::after{inset:calc(-1*var(--r));background:currentColor;box-sizing:border-box;z-index:2}"
)
"""Around each dot a finger's room opens it, too, below all dots: none covers another."""
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


def drawn(
    shown: Sequence[Node], joined: Sequence[Arc], address: Callable[[Arc], str], alt: str, chosen: Collection[str] = ()
) -> str:
    """The names with their arcs in HTML; wider is more. The dot of an arc opens the `address` of its pair."""
    names = "".join(f"<li>{_name(name, is_chosen=key in chosen)}</li>" for key, name, _ in shown)
    greatest, rows = max([_SOME, *(one["bulletins"] for one in joined)]), len(shown)
    lines, dots = [], []
    for (own, level), some in _bands(joined, greatest, chosen).items():
        stroke = f"--w:{1.7 * level - 0.5:.0f}px;opacity:{0.34 + 0.16 * level:.2f}"  # browsers cut pixels to whole ones
        lines.append(f"<div{own} style='{stroke}'>{''.join(_line(one, rows) for one in some)}</div>")
        dots += [_dot(one, rows, 4 + 4 * one["bulletins"] / greatest, address(one), own) for one in some]
    return (
        f"<style>{_STYLE}{_shaded()}</style><div class='np-net' role='group' aria-label='{plain(alt)}' data-chart='1'>"
        f"<ul>{names}</ul><div class='np-arcs' aria-hidden='true'>{''.join([*lines, *dots])}</div></div>"
    )


def _bands(joined: Sequence[Arc], greatest: int, chosen: Collection[str]) -> dict[tuple[str, int], list[Arc]]:
    """The arcs by the class of the chosen units' and by how strong they are; the first lie below."""
    found: dict[tuple[str, int], list[Arc]] = {}
    for one in joined:
        own = "" if {_key(one, "a"), _key(one, "b")}.isdisjoint(chosen) else _OWN
        found.setdefault((own, ceil(_LEVELS * one["bulletins"] / greatest)), []).append(one)
    return dict(sorted(found.items()))


def _shaded() -> str:
    """The colours, in the light of the page."""
    return (
        f".np-arcs,.np-arcs a{{color:{ACCENT[mode()]}}}.np-arcs .np-own{{color:{SERIES[mode()][1]}}}"
        f".np-arcs a::after{{border:1px solid {BORDER[mode()]}}}"
    )


def _name(name: str, *, is_chosen: bool) -> str:
    """The name of a unit, strong where it is chosen."""
    return f"<b>{plain(name)}</b>" if is_chosen else plain(name)


def _line(one: Arc, rows: int) -> str:
    """Half an ellipse between two rows."""
    top, low = sorted((one["from"], one["to"]))
    return f"<i style='inset:{_down(top, rows)} {100 - _reach(one, rows):.2f}% {_down(rows - 1 - low, rows)} 0'></i>"


def _down(place: float, rows: int) -> str:
    """How far the middle of a row is below the upper edge."""
    return f"{100 * (place + 0.5) / rows:.2f}%"


def _reach(one: Arc, rows: int) -> float:
    """How far an arc reaches, in percent of the width: the farther apart its units are, the farther."""
    return 100 * sqrt(abs(one["to"] - one["from"]) / (rows - 1))


def _dot(one: Arc, rows: int, radius: float, opens: str, own: str) -> str:
    """The top of an arc, which says its number and opens its bulletins."""
    said = f"{one['label_a']} – {one['label_b']}: {t('{count} bản tin', count=number(one['bulletins']))}"
    middle = (one["from"] + one["to"]) / 2
    return (
        f"<a{own} style='left:{_reach(one, rows):.2f}%;top:{_down(middle, rows)};"
        f"--r:{radius:.1f}px' title='{plain(said)}' href='{escape(opens)}' target='_self' tabindex='-1'></a>"
    )
