"""Tables of shaded cells with their numbers: rows × months, or rows × resolutions. The unknown is grey and hatched.

HTML and not plotly: as many cells are drawn in half the time, each number is a link, and a table can be read aloud.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Final

import pandas as pd

from pages.kit import charts, look, shades
from pages.kit.links import plain
from pages.kit.words import number, t

_ROOM: Final = 26
"""So many digits and signs fit side by side into the cells of a phone."""
_STYLE: Final = (
    ".np-cells{width:100%;table-layout:fixed;border-collapse:separate;border-spacing:1px;margin:0;border:0;"
    "font-variant-numeric:tabular-nums;font-size:.8rem;line-height:1.25}"
    f".np-cells caption{{{look.UNSEEN}}}"
    ".np-cells td,.np-cells th{border:0;padding:0;height:1.5rem;font-weight:400}"
    ".np-cells td{text-align:center;position:relative}"
    ".np-cells th[scope=row]{text-align:left;padding-right:.3rem;overflow-wrap:anywhere}"
    ".np-cells thead td{width:9.5rem}"
    ".np-cells thead th{vertical-align:bottom}.np-cells thead th span{"
    "display:inline-block;writing-mode:vertical-rl;rotate:180deg;"
    "height:max-content;max-height:11rem;overflow:hidden;text-align:left}"
    ".np-cells i{display:block;height:1.5rem}.np-cells a{display:block;color:inherit;text-decoration:none}"
    ".np-cells a::after{content:'';position:absolute;inset:0}"
    ".np-cells a:focus-visible{outline:0!important}"
    ".np-cells a:focus-visible::after{outline:2px solid currentColor;outline-offset:-4px}"
    ".np-cells a:hover{text-decoration:underline}.np-legend{display:flex;flex-wrap:wrap;gap:.1rem .8rem;"
    "font-size:.8rem;margin-top:.4rem}.np-legend i{display:inline-block;width:.9rem;height:.9rem;border-radius:2px;"
    "margin-right:.3rem;vertical-align:-.1rem}"
    "@media(max-width:640px){.np-cells thead td{width:6.2rem}.np-wide a,.np-wide b{font-size:0}}"
)
"""All of a cell is its link, and shows the keyboard in the ink of its number. On a phone the numbers of a wide table
give way to its legend."""
Address = Callable[[int, int], str]
"""What a cell with bulletins opens, by its row and column."""


def months(data: pd.DataFrame, *, rows: Sequence[str], address: Callable[[str, str], str], caption: str) -> str:
    """Rows (`label`, in the order of `rows`) × months (`month`: first days); `address` of a row's key and `2024-06`."""
    counted: Counter[tuple[str, pd.Timestamp]] = Counter()
    for row, month, count in zip(data["label"], data["month"], data["bulletins"], strict=True):
        if pd.notna(count):
            counted[row, month] += int(count)
    known = sorted(set(data["month"]))
    counts = [[counted.get((row, month)) for month in known] for row in rows]
    named = dict(zip(data["label"], data["key"], strict=True))
    keys, when = [named.get(row, row) for row in rows], [f"{one:%Y-%m}" for one in known]
    return cells(counts, rows, [f"{one:%m/%Y}" for one in known], lambda y, x: address(keys[y], when[x]), caption)


def cells(
    counts: Sequence[Sequence[int | None]], rows: Sequence[str], heads: Sequence[str], address: Address, caption: str
) -> str:
    """The counts of named rows under their heads as a table in HTML; missing counts are hatched."""
    starts = shades.steps(max((one or 0 for line in counts for one in line), default=0))
    words = shades.labels(starts)
    fits = _fits(counts)
    head = "".join(f"<th scope='col'><span>{plain(one)}</span></th>" for one in heads)
    body = "".join(
        f"<tr><th scope='row'>{plain(name)}</th>{_line(line, starts, partial(address, y))}</tr>"
        for y, (name, line) in enumerate(zip(rows, counts, strict=True))
    )
    return (
        f"<style>{_STYLE}{_shaded(len(words))}</style>{look.way_past(caption)}"
        f"<table class='np-cells{'' if fits else ' np-wide'}' data-chart='1'><caption>{plain(caption)}</caption>"
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"
        f"{'' if fits else _legend(words)}{look.past(caption)}"
    )


def _line(counts: Sequence[int | None], starts: Sequence[int], address: Callable[[int], str]) -> str:
    """The cells of a row: a number that opens, a zero, or what nobody knows."""
    return "".join(
        f"<td class='k{shades.place(one, starts)}'>{_said(one, address, x)}</td>" for x, one in enumerate(counts)
    )


def _said(count: int | None, address: Callable[[int], str], x: int) -> str:
    """What stands in a cell."""
    if count is None:
        return f"<i title='{plain(t('chưa thu thập, chưa biết'))}'></i>"
    return f"<a href='{escape(address(x))}' target='_self'>{number(count)}</a>" if count else "<b>0</b>"


def _shaded(classes: int) -> str:
    """The shades of a table with so many classes, in the light of the page."""
    palette = shades.colours(classes)
    shaded = "".join(f".k{k}{{background:{one};color:{shades.ink(one)}}}" for k, one in enumerate(palette))
    hatch = f"repeating-linear-gradient(135deg,{charts.MUTED[charts.mode()]} 0 1px,transparent 1px 6px)"
    return f"{shaded}.k{shades.UNKNOWN}{{background-image:{hatch}}}.np-cells b{{font-weight:400}}"


def _legend(words: Sequence[str]) -> str:
    """The classes in words, for where the numbers do not fit."""
    known = "".join(f"<span><i class='k{k}'></i>{plain(one)}</span>" for k, one in enumerate(words))
    return f"<div class='np-legend'>{known}</div>"


def _fits(counts: Sequence[Sequence[int | None]]) -> bool:
    """Whether the numbers can be read in the cells, on a phone too; else the legend has to do."""
    most = max((one or 0 for line in counts for one in line), default=0)
    return max(map(len, counts), default=0) * len(number(most)) <= _ROOM
