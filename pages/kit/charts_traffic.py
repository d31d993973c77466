"""Figures of the traffic page: how many visits, and how well each day is known (measured, shared out, unknown)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from pages.kit.charts import ACCENT, MUTED, SERIES, TEXT, layout, mode, put
from pages.kit.charts import UNKNOWN as NOBODY_KNOWS
from pages.kit.words import day, number, t

KNOWN: Final = ("measured", "spread", "today_only")
"""States with a number of visits, from the surest down."""
LEAST: Final = "today_only"
UNKNOWN: Final = ("reset", "replacement", "rollback", "bump", "outage", "set_aside", "unknown")
"""States without one: a mark on the axis, never a column of zero."""
_LINES: Final = 20
_MANY: Final = 60
"""Of more bounds only thin lines are drawn, or they would hide the columns."""
_PATTERNS: Final = {"measured": "", "spread": "/", "today_only": "."}
_MARKS: Final = {
    "reset": "triangle-down", "replacement": "diamond", "rollback": "triangle-left", "bump": "triangle-up",
    "outage": "square", "set_aside": "hexagon", "unknown": "x",
}  # fmt: skip


def state_words() -> dict[str, str]:
    """What each state is called."""
    return {
        "measured": t("đo được từng ngày"),
        "spread": t("chia đều giữa hai lần đọc"),
        "today_only": t("ít nhất (theo số “hôm nay”)"),
        "reset": t("bộ đếm bị đặt lại"),
        "replacement": t("đã thay bộ đếm khác"),
        "rollback": t("bộ đếm lùi về bản cũ"),
        "bump": t("bộ đếm bị sửa tay"),
        "outage": t("bộ đếm đứng yên"),
        "set_aside": t("cán bộ để riêng"),
        "unknown": t("không rõ"),
    }


def grade_words() -> dict[str, str]:
    """What each grade of trust is called."""
    return {"high": t("cao"), "medium": t("vừa"), "low": t("thấp"), "unknown": t("chưa biết")}


@dataclass(frozen=True, slots=True)
class Move:
    """What a site's visits did: `rise` or `fall` to a new level from a week on, `spike` or `dip` in a week or day."""

    site: str
    name: str
    kind: str
    day: date
    before: int
    """Of a usual week or day before."""
    after: int
    step: str = "week"
    """Or `day`."""


_MOVES: Final = {"rise": "arrow-up", "fall": "arrow-down", "spike": "star", "dip": "star-open"}
_MOST_MOVES: Final = 40
"""More signs than this cover each other; all are in the table."""


def visits(
    data: pd.DataFrame,
    step: str,
    *,
    is_sum: bool,
    moves: Sequence[tuple[Move, str]] = (),
    unread: Sequence[date] = (),
) -> go.Figure:
    """Visits a day or week as columns, one piece for each state, with the band of what is possible.

    `data`: `moment`, `state`, `best`, `low`, `high`, `days`, `sites`, one row a moment and state. `is_sum`: over
    several sites, so that what is missing is said in sites. `moves`, each with its words, stand above the columns;
    `unread` are the weeks or days of which no look tells anything.
    """
    words, parts = state_words(), {str(state): part for state, part in data.groupby("state")}
    known, unknown = ([one for one in states if one in parts] for states in (KNOWN, UNKNOWN))
    top = _top(data)
    traces = [
        *(_columns(parts[one], one, words[one], step) for one in known),
        *_band(data),
        *(_marks(parts[one], one, words[one], step, is_sum=is_sum) for one in unknown),
        *([_signs(moves[-_MOST_MOVES:], top)] if moves else []),
        *([_hatched(unread, top, step)] if unread else []),  # last: nobody knows it, so no spreadsheet's chart has it
    ]
    figure = _over_time(traces, 380, {"x": 0, "traceorder": "normal"})
    lines = [line for one in unknown for line in _lines(parts[one])]
    put(figure.layout, barmode="stack", bargap=0.12, **({"shapes": lines} if lines else {}))
    return figure


def _over_time(traces: Sequence[dict[str, Any]], height: int, legend: Mapping[str, Any] | None = None) -> go.Figure:
    """Traces along days, with a legend below. All at once: plotly weighs a figure anew at each addition."""
    figure = layout(go.Figure(traces), height)
    below = {"orientation": "h", "y": -0.16, "yanchor": "top", "font": {"color": TEXT[mode()]}}
    put(figure.layout, showlegend=True, legend={**below, **(legend or {})})
    put(figure.layout.xaxis, type="date", tickformat="%d/%m/%y", showgrid=False, nticks=5, tickangle=0)
    put(figure.layout.yaxis, rangemode="tozero", tickformat=",d", nticks=5)
    return figure


def weekday_words() -> dict[int, str]:
    """What the days of the week are called, Monday first."""
    words = (t("thứ hai"), t("thứ ba"), t("thứ tư"), t("thứ năm"), t("thứ sáu"), t("thứ bảy"), t("chủ nhật"))
    return dict(enumerate(words, start=1))


def weekdays(data: pd.DataFrame) -> go.Figure:
    """The middle of each day of the week beside a usual day, and between what half of its days lie.

    `data`: `weekday`, `middle`, `low`, `high`, `days`; shares of a usual day.
    """
    names = data["weekday"].map(weekday_words())
    middle = data["middle"].astype(float)
    figure = go.Figure()
    figure.add_bar(
        x=names,
        y=middle,
        marker_color=ACCENT[mode()],
        error_y={
            "type": "data",
            "symmetric": False,
            "array": data["high"].astype(float) - middle,
            "arrayminus": middle - data["low"].astype(float),
            "color": TEXT[mode()],
            "thickness": 1,
        },
        customdata=[number(days) for days in data["days"]],
        hovertemplate=f"%{{x}}: <b>%{{y:.0%}}</b>, %{{customdata}} {t('ngày')}<extra></extra>",
    )
    layout(figure, 260)
    figure.update_yaxes(rangemode="tozero", tickformat=".0%", nticks=5)
    return figure


def moment_words(first: date, step: str) -> str:
    """A day, or the week that begins on it."""
    if step == "day":
        return day(first)
    return t("Tuần {first} – {last}", first=day(first), last=day(first + timedelta(days=6)))


def _columns(part: pd.DataFrame, state: str, word: str, step: str) -> dict[str, Any]:
    """The columns of one state; what is no number but a lower bound is drawn as such."""
    if state == LEAST:
        part = part.assign(best=part["low"], high=part["low"])
    colour = MUTED[mode()] if state == LEAST else ACCENT[mode()]
    pattern = {"shape": _PATTERNS[state], "size": 6, "solidity": 0.45, "fillmode": "replace", "fgcolor": colour}
    bounds = "" if state == LEAST else f"<br>{t('có thể từ')} %{{customdata[2]}} {t('đến')} %{{customdata[3]}}"
    rows = [
        [moment_words(row["moment"], step), number(row["best"]), number(row["low"]), number(row["high"])]
        for row in part.to_dict("records")
    ]
    return {
        "type": "bar",
        "x": part["moment"],
        "y": part["best"].astype(float),
        "name": word,
        "marker": {
            "color": colour,
            "pattern": pattern if _PATTERNS[state] else {},
            "line": {"color": colour, "width": 1},
        },
        "customdata": rows,
        "hovertemplate": f"%{{customdata[0]}}: <b>%{{customdata[1]}}</b> {t('lượt')}, {word}{bounds}<extra></extra>",
    }


def _band(data: pd.DataFrame) -> list[dict[str, Any]]:
    """Lines from the least to the most that a moment can have been, where the two differ."""
    known = data[data["state"].isin(KNOWN) & data["best"].notna()]
    sums = known.groupby("moment", as_index=False)[["best", "low", "high"]].sum()
    loose = sums[sums["high"] > sums["low"]]
    if loose.empty:
        return []
    bounds = {
        "type": "data",
        "symmetric": False,
        "array": (loose["high"] - loose["best"]).astype(float),
        "arrayminus": (loose["best"] - loose["low"]).astype(float),
        "color": TEXT[mode()] if len(loose) <= _MANY else MUTED[mode()],
        "thickness": 1,
        "width": 3 if len(loose) <= _MANY else 0,
    }
    band = {
        "type": "scatter",
        "x": loose["moment"],
        "y": loose["best"].astype(float),
        "mode": "markers",
        "marker": {"size": 1, "color": TEXT[mode()]},
        "name": t("từ ít nhất đến nhiều nhất"),
        "error_y": bounds,
        "hoverinfo": "skip",
    }
    return [band]


def _marks(part: pd.DataFrame, state: str, word: str, step: str, *, is_sum: bool) -> dict[str, Any]:
    """Marks on the axis where the number of visits is not known."""
    return {
        "type": "scatter",
        "x": part["moment"],
        "y": [0] * len(part),
        "mode": "markers",
        "name": word,
        "cliponaxis": False,
        "marker": {
            "symbol": _MARKS[state],
            "size": 10,
            "color": SERIES[mode()][1],
            "line": {"width": 1, "color": TEXT[mode()]},
        },
        "customdata": [
            [moment_words(row["moment"], step), _missing(row["days"], row["sites"], step, is_sum=is_sum)]
            for row in part.to_dict("records")
        ],
        "hovertemplate": f"%{{customdata[0]}}: {word}%{{customdata[1]}}<extra></extra>",
    }


def _lines(part: pd.DataFrame) -> list[dict[str, Any]]:
    """A line up from each mark, so that it is seen among the columns; of many marks the line would hide them."""
    line = {"color": SERIES[mode()][1], "width": 1.5, "dash": "dot"}
    return [
        {"type": "line", "x0": moment, "x1": moment, "y0": 0, "y1": 1, "yref": "paper", "line": line}
        for moment in part["moment"].head(_LINES)
    ]


def _missing(days: int, sites: int, step: str, *, is_sum: bool) -> str:
    """How much of a moment is not known."""
    if is_sum:
        return t(" ({sites} trang)", sites=number(sites))
    return t(" ({days} ngày)", days=number(days)) if step == "week" else ""


def _top(data: pd.DataFrame) -> float:
    """The greatest that a moment can have been; one where nothing is known."""
    top = data.groupby("moment")[["best", "high", "low"]].sum(min_count=1).max().max()
    return float(top) if pd.notna(top) and top > 0 else 1.0


def _hatched(unread: Sequence[date], top: float, step: str) -> dict[str, Any]:
    """Columns up to the top where nobody read a counter: no visits is not what that means."""
    word = t("chưa đọc bộ đếm")
    return {
        "type": "bar",
        "x": [pd.Timestamp(one) for one in unread],
        "y": [top] * len(unread),
        "name": NOBODY_KNOWS,
        "showlegend": False,
        "marker": {
            "color": "rgba(0,0,0,0)",
            "pattern": {"shape": "/", "fgcolor": MUTED[mode()], "bgcolor": "rgba(0,0,0,0)", "size": 9, "solidity": 0.2},
            "line": {"width": 0},
        },
        "customdata": [moment_words(one, step) for one in unread],
        "hovertemplate": f"%{{customdata}}: {word}<extra></extra>",
    }


def _signs(moves: Sequence[tuple[Move, str]], top: float) -> dict[str, Any]:
    """Signs above the columns: arrows for a new level, stars for what was odd once."""
    return {
        "type": "scatter",
        "x": [pd.Timestamp(one.day) for one, _ in moves],
        "y": [1.06 * top] * len(moves),
        "mode": "markers",
        "name": t("đổi mức, đột biến"),
        "cliponaxis": False,
        "marker": {
            "symbol": [_MOVES[one.kind] for one, _ in moves],
            "size": 12,
            "color": SERIES[mode()][2],
            "line": {"width": 1, "color": TEXT[mode()]},
        },
        "customdata": [words for _, words in moves],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def tracked(data: pd.DataFrame, words: dict[str, str]) -> go.Figure:
    """What one tracker counted, a line for each of its figures; days that it does not tell are gaps.

    `data`: `day` and a column for each key of `words`.
    """
    days = pd.date_range(data["day"].min(), data["day"].max())
    whole = data.set_index("day").reindex(days)
    traces = [
        {
            "type": "scatter",
            "x": whole.index,
            "y": whole[column].astype(float),
            "mode": "lines+markers",
            "name": word,
            "line": {"color": SERIES[mode()][place], "dash": ("solid", "dash", "dot")[place], "width": 2},
            "marker": {"size": 4},
            "hovertemplate": f"%{{x|%d/%m/%Y}}: <b>%{{y:,d}}</b> {word}<extra></extra>",
        }
        for place, (column, word) in enumerate(words.items())
        if whole[column].notna().any()
    ]
    return _over_time(traces, 300)
