"""Bars in HTML: a name that opens a page, a bar, a number that opens its bulletins; what nobody knows is hatched."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from pages.kit import charts, look, periods
from pages.kit.exports import Table
from pages.kit.links import plain
from pages.kit.panels import Panel
from pages.kit.words import t

_STYLE: Final = (
    "<style>.np-bars{width:100%;border-collapse:collapse;border:0;margin:0}"
    ".np-bars td,.np-bars th{border:0;padding:.16rem .35rem;text-align:left;font-weight:400;line-height:1.3;"
    "vertical-align:middle;overflow-wrap:anywhere}"
    f".np-bars caption{{{look.UNSEEN}}}"
    ".np-bars a{color:inherit;text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}"
    ".np-bars .np-rank{width:2.6rem;text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".np-bars th{width:50%}.np-bars .np-strong th{font-weight:700}"
    ".np-bars .np-n{width:1%;white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums;font-weight:600}"
    ".np-bars .np-n.np-words{white-space:normal;min-width:7rem;font-weight:400;font-size:.85rem}"
    ".np-bars .np-track{height:.8rem;border-radius:2px}.np-bars small{display:block;font-size:.82rem}</style>"
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: `value` None is unknown, and `said` then says why."""

    label: str
    value: float | None
    said: str
    opens: str | None = None
    """The address of the bulletins that the number counts."""
    page: str | None = None
    """The address that the name opens."""
    rank: str = ""
    note: str = ""
    is_strong: bool = False


def render(bars: Iterable[Bar], caption: str) -> str:
    """The bars as one table; every word escaped."""
    known = list(bars)
    greatest = max((one.value or 0 for one in known), default=0) or 1
    ranked = any(one.rank for one in known)
    rows = "".join(_row(one, greatest, ranked=ranked) for one in known)
    head = f'<table class="np-bars" data-chart="1"><caption>{plain(caption)}</caption>'
    return f"{_STYLE}{head}<tbody>{rows}</tbody></table>"


def show(  # noqa: PLR0913 - a chart has that many words, all named
    bars: Iterable[Bar], *, title: str, sentence: str, table: Table, count: int | None, key: str
) -> None:
    """Bars with their title, sentence, number of bulletins and table; of nothing, a word instead."""
    draw(panel(bars, title=title, sentence=sentence, table=table, count=count), key=key)


def panel(bars: Iterable[Bar], *, title: str, sentence: str, table: Table, count: int | None) -> Panel:
    """The same, made and not yet drawn."""
    known = list(bars)
    return Panel(render(known, title) if known else "", title, sentence, table, count, title)


def draw(made: Panel, *, key: str) -> None:
    """Draw such a panel."""
    if not made.drawn:
        charts.headed(made.title, periods.nothing(t("Không có trong kỳ và bộ lọc này.")))
        return
    charts.headed(made.title, charts.said(made.sentence, made.count))
    st.html(str(made.drawn))
    charts.figures(made.table, key=key, alt=made.title)


def _row(one: Bar, greatest: float, *, ranked: bool) -> str:
    """One line of the table."""
    rank = f'<td class="np-rank">{plain(one.rank)}</td>' if ranked else ""
    note = f"<small>{plain(one.note)}</small>" if one.note else ""
    words = "" if one.value is not None else " np-words"
    return (
        f"<tr{' class=np-strong' if one.is_strong else ''}>{rank}"
        f'<th scope="row">{_link(one.label, one.page)}{note}</th>'
        f'<td><div class="np-track" style="{_track(one, greatest)}"></div></td>'
        f'<td class="np-n{words}">{_link(one.said, one.opens)}</td></tr>'
    )


def _link(words: str, address: str | None) -> str:
    """Words, as a link in this tab where there is somewhere to go."""
    return f'<a href="{escape(address, quote=True)}" target="_self">{plain(words)}</a>' if address else plain(words)


def _track(one: Bar, greatest: float) -> str:
    """The style of the bar itself."""
    if one.value is None:
        ink = charts.TEXT[charts.mode()]
        grey = charts.NO_DATA[charts.mode()]
        return f"border:1px dashed {ink};background:repeating-linear-gradient(135deg,{grey} 0 4px,transparent 4px 8px)"
    colour = charts.SERIES[charts.mode()][1] if one.is_strong else charts.ACCENT[charts.mode()]
    return f"background:{colour};width:{100 * one.value / greatest:.1f}%;min-width:{2 if one.value else 0}px"
