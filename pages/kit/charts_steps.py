"""Step curves in HTML: how a count grows along a number, each step a mark that opens something.

HTML and not plotly: the browser draws it in a tenth of the time. It is for the eye and the mouse; the table under it
says the same to everybody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from pages.kit.charts import GRID, TEXT, mode
from pages.kit.links import plain
from pages.kit.words import number

_TICKS: Final = 4
_ASIDE: Final = 0.03
"""Of the width, beside the first and the last mark."""
_STYLE: Final = (
    ".np-steps{font-size:.8rem;line-height:1.3}.np-steps .np-plot{position:relative;height:300px;"
    "margin:.8rem .6rem 1.5rem 2.2rem;border-bottom:1px solid}.np-steps .np-plot>*{position:absolute}"
    ".np-steps hr{left:0;right:0;margin:0;border:0;border-top:1px solid}"
    ".np-steps .np-y{right:100%;padding-right:.4rem;transform:translateY(50%)}"
    ".np-steps .np-x{top:100%;padding-top:.2rem;transform:translateX(-50%)}"
    ".np-steps i{box-sizing:border-box;border:0 solid}.np-steps a{text-decoration:none;font-size:1rem;line-height:1;"
    "transform:translate(-50%,50%)}.np-steps p{margin:0;text-align:center}"
    ".np-steps ul{list-style:none;margin:.5rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:0 1rem}"
    ".np-steps li{margin:0;padding:0}.np-steps b{margin-right:.35rem}"
)


@dataclass(frozen=True, slots=True)
class Step:
    """Where a curve rises by one; hollow where only a bound is known."""

    at: float
    said: str
    opens: str
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve with its colour, its stroke (`solid` or `dashed`) and its mark, full and hollow."""

    name: str
    colour: str
    stroke: str
    signs: str
    steps: Sequence[Step]
    """In the order of their places."""


def drawn(curves: Sequence[Curve], along: str, alt: str) -> str:
    """The curves over an axis that is called `along`, in HTML."""
    places = [step.at for one in curves for step in one.steps]
    wide = (max(places) - min(places)) or 1.0
    scale = _Scale(min(places) - _ASIDE * wide, (1 + 2 * _ASIDE) * wide, 1.05 * max(len(one.steps) for one in curves))
    plot = "".join([_axes(scale), *(_curve(one, scale) for one in curves)])
    legend = "".join(f"<li><b style='color:{one.colour}'>{one.signs[0]}</b>{plain(one.name)}</li>" for one in curves)
    return (
        f"<style>{_STYLE}</style><div class='np-steps' role='group' aria-label='{plain(alt)}' data-chart='1'>"
        f"<div class='np-plot' aria-hidden='true' style='border-color:{TEXT[mode()]}'>{plot}</div>"
        f"<p>{plain(along)}</p><ul>{legend}</ul></div>"
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where places and counts stand, in percent of the plot."""

    first: float
    wide: float
    high: float

    def left(self, place: float) -> float:
        """From the left."""
        return 100 * (place - self.first) / self.wide

    def bottom(self, count: float) -> float:
        """From the bottom."""
        return 100 * count / self.high


def _axes(scale: _Scale) -> str:
    """Round numbers along both sides, and lines for the counts."""
    rows = "".join(
        f"<hr style='bottom:{scale.bottom(at):.2f}%;border-color:{GRID[mode()]}'>"
        f"<span class='np-y' style='bottom:{scale.bottom(at):.2f}%'>{number(at)}</span>"
        for at in _round(0, scale.high)
    )
    places = _round(scale.first, scale.first + scale.wide)
    return rows + "".join(f"<span class='np-x' style='left:{scale.left(at):.2f}%'>{number(at)}</span>" for at in places)


def _round(low: float, high: float) -> Iterable[int]:
    """Few round numbers between two."""
    rough = max(1.0, (high - low) / _TICKS)
    size = 10 ** (len(str(int(rough))) - 1)
    step = next(size * k for k in (1, 2, 5, 10) if size * k >= rough)
    first = -(-low // step) * step
    return range(int(first), int(high) + 1, int(step))


def _curve(one: Curve, scale: _Scale) -> str:
    """A curve: from each mark on to the next and up to it, then the marks above all lines."""
    lines, marks = [], []
    for place, step in enumerate(one.steps, start=1):
        left, bottom = scale.left(step.at), scale.bottom(place)
        if place < len(one.steps):
            across, up = scale.left(one.steps[place].at) - left, scale.bottom(1)
            lines.append(
                f"<i style='left:{left:.2f}%;bottom:{bottom:.2f}%;width:{across:.2f}%;height:{up:.2f}%;"
                f"border-color:{one.colour};border-style:{one.stroke};border-width:0 2px 2px 0'></i>"
            )
        marks.append(
            f"<a style='left:{left:.2f}%;bottom:{bottom:.2f}%;color:{one.colour}' title='{plain(step.said)}' "
            f"href='{escape(step.opens)}' target='_self' tabindex='-1'>{one.signs[step.is_hollow]}</a>"
        )
    return "".join([*lines, *marks])
