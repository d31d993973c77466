"""Tables to read, in HTML: the first rows of a long list, whose names and numbers are links; all stand in a grid below.

HTML and not a grid: it costs the browser next to nothing, fits a phone, and is read aloud and reached by a keyboard.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import pandas as pd

from pages.kit import look
from pages.kit.links import plain
from pages.kit.tables import UNKNOWN
from pages.kit.words import number, t

_STYLE: Final = (
    "<style>.np-reading{container-type:inline-size}"
    ".np-read{width:100%;border-collapse:collapse;border:0;margin:0;line-height:1.35}"
    f".np-read caption{{{look.UNSEEN}}}"
    ".np-read th,.np-read td{border:0;border-bottom:1px solid #8884;padding:.3rem .5rem;text-align:left;"
    "vertical-align:top;font-weight:400;overflow-wrap:break-word}.np-read tbody th{overflow-wrap:anywhere}"
    ".np-read thead th{vertical-align:bottom;font-size:.9rem;font-weight:600;overflow-wrap:normal;"
    "border-bottom-color:currentColor}"
    ".np-read tr>:first-child{padding-left:0;min-width:7rem}.np-read tr>:last-child{padding-right:0}"
    ".np-read .np-figure{text-align:right;font-variant-numeric:tabular-nums}"
    ".np-read .np-short{white-space:nowrap}"
    ".np-read small{display:block;font-size:.85rem;opacity:.85}"
    ".np-read a,.np-read b{display:inline-block;font-weight:inherit;min-width:1.5rem;padding:.1rem 0;min-height:1.5rem;"
    "box-sizing:border-box}"
    ".np-read a{color:inherit;text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}"
    "@container(max-width:40rem){.np-read .np-spare{display:none}.np-read th,.np-read td{padding:.3rem}"
    ".np-read .np-short{white-space:normal}"
    ".np-read th small{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}}"
    "@container(max-width:20rem){.np-read{font-size:.85rem}.np-read thead th,.np-read small{font-size:.75rem}"
    ".np-read th,.np-read td{padding:.3rem .2rem}.np-read tr>:first-child{min-width:5rem}}"
    "</style>"
)
"""What stands beside a link is as high as it, so that a line of both stands level."""
_SHORT: Final = 12
"""Letters of a head that is not broken where there is room, however long the names beside it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column by its head."""

    head: str
    is_figure: bool = False
    """To the right, its digits below each other."""
    is_spare: bool = False
    """Left out where there is little room: the grid has it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a place: words, the address that they open, and a small line below."""

    words: str
    opens: str | None = None
    note: str = ""


def figure(value: float | None, opens: str | None = None, note: str = "") -> Cell:
    """A number with what it opens; a dash, which opens nothing, where nobody knows it."""
    return Cell(UNKNOWN) if value is None or pd.isna(value) else Cell(number(value), opens, note)


def render(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], caption: str) -> str:
    """The rows as one table, the first cell of each its head; every word escaped."""
    head = "".join(f'<th scope="col"{_looks(one, is_head=True)}>{plain(one.head)}</th>' for one in columns)
    body = "".join(f"<tr>{_row(columns, cells)}</tr>" for cells in rows)
    return (
        f'{_STYLE}<div class="np-reading"><table class="np-read" data-table="1"><caption>{plain(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def cut(shown: int, whole: int) -> str:
    """What is said of a table that has the first rows only; nothing of one that has all."""
    if whole <= shown:
        return ""
    return t("Hiện {shown} trong {all} dòng; tất cả ở bảng dưới.", shown=number(shown), all=number(whole))


def fold_label(rows: int) -> str:
    """What the fold with the grid is called."""
    return t("Cả {count} dòng, mọi cột", count=number(rows))


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> str:
    """The cells of a row."""
    first, *others = zip(columns, cells, strict=True)
    drawn = "".join(f"<td{_looks(column)}>{_said(cell)}</td>" for column, cell in others)
    return f'<th scope="row"{_looks(first[0])}>{_said(first[1])}</th>{drawn}'


def _looks(column: Column, *, is_head: bool = False) -> str:
    """The classes of a cell."""
    is_short = is_head and len(column.head) <= _SHORT
    classes = {"np-figure": column.is_figure, "np-spare": column.is_spare, "np-short": is_short}
    found = " ".join(name for name, has in classes.items() if has)
    return f' class="{found}"' if found else ""


def _said(cell: Cell) -> str:
    """What stands in a cell, as a link in this tab where there is somewhere to go."""
    words = plain(cell.words)
    drawn = f'<a href="{escape(cell.opens)}" target="_self">{words}</a>' if cell.opens else f"<b>{words}</b>"
    return f"{drawn}<small>{plain(cell.note)}</small>" if cell.note else drawn
