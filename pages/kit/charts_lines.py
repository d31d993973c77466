"""Lines over months in HTML: each point a mark that opens its month; what happened stands numbered above.

The strokes are one picture that stretches with the plot: HTML itself has no slanted line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from urllib.parse import quote

from pages.kit import plots
from pages.kit.charts import MUTED, TEXT, days_beside, mode, named_of
from pages.kit.links import plain
from pages.kit.plots import Scale

_OVER: Final = 1.08
"""Of the greatest value, as high as the plot."""
_HOURS: Final = 24
_PICTURE: Final = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' preserveAspectRatio='none' fill='none' "
    "stroke-width='2' stroke-linejoin='round'><style>path{vector-effect:non-scaling-stroke}</style>LINES</svg>"
)
_DASHED: Final = " stroke-dasharray='7 5'"
_SAFE: Final = " '/=:.,;()"
"""What stands in the address of a picture as it is."""
_STYLE: Final = (  # a line along the bottom is half below it
    "<style>.np-plot img{inset:0;width:100%;height:calc(100% + 1px);max-width:none}"
    ".np-plot s{top:0;bottom:0;text-decoration:none;border-left:1px dotted}.np-plot s.np-band{border:0;opacity:.25}"
    ".np-plot em{bottom:100%;transform:translateX(-50%);font-style:normal;font-weight:700;line-height:1;"
    "padding:1px 3px;border:1px solid;border-radius:2px}</style>"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A month with its value, what it says and opens; without a value the line has a gap."""

    month: date
    value: float | None
    said: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its colour, its stroke (`solid` or `dashed`) and its mark."""

    name: str
    colour: str
    stroke: str
    sign: str
    points: Sequence[Point]
    """In the order of time."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A mark over the lines, from where to where (the same for a day), and what it says."""

    start: datetime
    end: datetime
    said: str


def drawn(
    lines: Sequence[Line], happened: Sequence[Happened], spelled: Callable[[float], str], alt: str, *, whole: bool
) -> str:
    """The lines under what happened; `spelled` says the numbers up the side, which are `whole` ones or not."""
    months = sorted({one.month for line in lines for one in line.points})
    aside = days_beside(len(months))
    first, last = months[0].toordinal() - aside, months[-1].toordinal() + aside
    top = max((one.value or 0.0 for line in lines for one in line.points), default=0.0)
    scale = Scale(first, last - first, _OVER * (top or 1.0))
    parts = [
        plots.heights(scale, spelled, whole=whole),
        plots.places(scale, [(one.toordinal(), f"{one:%m/%Y}") for one in named_of(months)]),
        *(_numbered(place, one, scale) for place, one in enumerate(happened, start=1)),
        _strokes(lines, scale),
        *(_marks(one, scale) for one in lines),
    ]
    return _STYLE + plots.drawn(parts, [(one.name, one.colour, one.sign) for one in lines], alt)


def _numbered(place: int, one: Happened, scale: Scale) -> str:
    """A dotted line, or a band where it lasts, with its number above."""
    left, end = (scale.left(at.toordinal() + at.hour / _HOURS) for at in (one.start, one.end))
    colour = TEXT[mode()]
    band = f"width:{end - left:.2f}%;background:{MUTED[mode()]}"
    kind, look = (" class='np-band'", band) if end > left else ("", f"border-color:{colour}")
    return (
        f"<s{kind} style='left:{left:.2f}%;{look}'></s>"
        f"<em style='left:{left:.2f}%;border-color:{colour}' title='{plain(one.said)}'>{place}</em>"
    )


def _strokes(lines: Sequence[Line], scale: Scale) -> str:
    """All lines as one picture; where a month has no value a line begins anew."""
    drawn_lines = "".join(
        f"<path d='{_path(one.points, scale)}' stroke='{one.colour}'{_DASHED if one.stroke == 'dashed' else ''}/>"
        for one in lines
    )
    return f'<img alt="" src="data:image/svg+xml,{quote(_PICTURE.replace("LINES", drawn_lines), safe=_SAFE)}">'


def _path(points: Sequence[Point], scale: Scale) -> str:
    """A line through the points that have a value."""
    found, begins = [], True
    for one in points:
        if one.value is not None:
            sign = "M" if begins else "L"
            found.append(f"{sign}{scale.left(one.month.toordinal()):.2f} {100 - scale.bottom(one.value):.2f}")
        begins = one.value is None
    return "".join(found)


def _marks(line: Line, scale: Scale) -> str:
    """The points of a line that have a value."""
    return "".join(
        plots.mark(
            (scale.left(one.month.toordinal()), scale.bottom(one.value)), line.sign, line.colour, one.said, one.opens
        )
        for one in line.points
        if one.value is not None
    )
