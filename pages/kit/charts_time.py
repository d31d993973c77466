"""What happened on which day, on every chart over time: numbered lines and bands, as many as stay readable."""

import calendar
import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Literal

import plotly.graph_objects as go

from pages.kit.charts import MUTED, TEXT, mode, put

Step = Literal["month", "week", "day"]
Kind = Literal["note", "resolution", "event"]
DRAWN: Final = 6
"""More lines than this hide the chart; the others are listed below it."""
APART: Final = 0.045
"""Numbers closer than this part of the chart's width cover each other on a phone."""
_RANK: Final[dict[Kind, int]] = {"note": 0, "resolution": 1, "event": 2}
"""What staff wrote goes before what the calendar says."""
MOST: Final[dict[Kind, int]] = {"note": DRAWN, "resolution": 3, "event": DRAWN}
"""In a year of many resolutions there is still room for the unions' own year."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, from its first to its last day."""

    first_day: date
    last_day: date
    words: str
    kind: Kind
    by: str = ""
    """Who wrote it and when."""
    weight: int = 0
    """Among those of its kind the weightier is drawn first."""


def drawn(marks: Sequence[Mark], first: date, last: date) -> list[Mark]:
    """The marks that a chart of these days has room for, in order of time."""
    room = max(1.0, (last - first).days * APART)
    kept: list[Mark] = []
    for one in sorted(marks, key=lambda mark: (_RANK[mark.kind], -mark.weight, mark.first_day)):
        is_clear = all(abs((_shown(one, first) - _shown(two, first)).days) >= room for two in kept)
        if is_clear and sum(two.kind == one.kind for two in kept) < MOST[one.kind] and len(kept) < DRAWN:
            kept.append(one)
    return sorted(kept, key=lambda mark: (mark.first_day, mark.words))


def draw(figure: go.Figure, marks: Sequence[Mark], first: date, last: date, step: Step) -> None:
    """Each mark as a dotted line, or a band where it lasts, with its number above."""
    if not marks:
        return
    shapes = [_shape(one, first, last, step) for one in marks]
    numbers = [_number(place, one, first, step) for place, one in enumerate(marks, start=1)]
    put(
        figure.layout,  # all at once: plotly checks the whole figure at every single addition
        shapes=[*figure.layout.shapes, *shapes],
        annotations=[*figure.layout.annotations, *numbers],
    )
    put(figure.layout.margin, t=28)


def _shape(one: Mark, first: date, last: date, step: Step) -> dict[str, Any]:
    """The line or band of a mark."""
    start, end = reach(one, first, last, step)
    shape = {"x0": start, "x1": end, "y0": 0, "y1": 1, "yref": "paper"}
    if start == end:
        return shape | {"type": "line", "line": {"color": TEXT[mode()], "width": 1, "dash": "dot"}}
    band = {"fillcolor": MUTED[mode()], "opacity": 0.25}
    return shape | band | {"type": "rect", "layer": "below", "line": {"width": 0}}


def reach(one: Mark, first: date, last: date, step: Step) -> tuple[datetime, datetime]:
    """From where to where a mark is drawn on a chart of these days; the same where it is of one day."""
    start = _place(_shown(one, first), step)
    return start, start if one.last_day == one.first_day else _place(min(one.last_day, last), step)


def _number(place: int, one: Mark, first: date, step: Step) -> dict[str, Any]:
    """The number of a mark above its line."""
    colour = TEXT[mode()]
    return {
        "x": _place(_shown(one, first), step),
        "y": 1,
        "yref": "paper",
        "xanchor": "center",
        "yanchor": "bottom",
        "showarrow": False,
        "text": f"<b>{place}</b>",
        "hovertext": html.escape(one.words),
        "font": {"color": colour, "size": 12},
        "bordercolor": colour,
        "borderwidth": 1,
        "borderpad": 1,
    }


def _shown(one: Mark, first: date) -> date:
    """The first day of a mark that lies on the chart."""
    return max(one.first_day, first)


def _place(day: date, step: Step) -> datetime:
    """Where a day stands: a column or point of a month or week is drawn around the first day of it."""
    noon = datetime.combine(day, time(12))
    if step == "month":
        return noon - timedelta(days=calendar.monthrange(day.year, day.month)[1] / 2)
    return noon - timedelta(days=3.5) if step == "week" else noon - timedelta(days=0.5)
