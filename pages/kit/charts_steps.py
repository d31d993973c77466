"""Step curves in HTML: how a count grows along a number, each step a mark that opens something."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pages.kit import plots
from pages.kit.plots import Scale
from pages.kit.words import number

_ASIDE: Final = 0.03
"""Of the width, beside the first and the last mark."""
_STYLE: Final = "<style>.np-plot i{box-sizing:border-box;border:0 solid}</style>"


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
    at = [step.at for one in curves for step in one.steps]
    wide = (max(at) - min(at)) or 1.0
    scale = Scale(min(at) - _ASIDE * wide, (1 + 2 * _ASIDE) * wide, 1.05 * max(len(one.steps) for one in curves))
    named = [(one, number(one)) for one in plots.rounded(scale.first, scale.first + scale.wide)]
    axes = plots.heights(scale, number) + plots.places(scale, named)
    names = [(one.name, one.colour, one.signs[0]) for one in curves]
    return _STYLE + plots.drawn([axes, *(_curve(one, scale) for one in curves)], names, alt, along=along)


def _curve(one: Curve, scale: Scale) -> str:
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
        marks.append(plots.mark((left, bottom), one.signs[step.is_hollow], one.colour, step.said, step.opens))
    return "".join([*lines, *marks])
