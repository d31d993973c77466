"""Tables as pages show them: numbers as the reader spells them, a dash for what is unknown, cells to be clicked."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import exports
from pages.kit.exports import Table
from pages.kit.words import number, t

UNKNOWN: Final = "–"
NARROW: Final = 215
"""Pixels."""
FIRST: Final = 60
"""Rows that a long list begins with: each more costs server and browser anew at every change of a filter."""
_ASIDE: Final = re.compile(r"\s*\([^()]*\)$")
_MOST_CELLS: Final = 60_000
"""To spell more takes seconds, and in the end pandas refuses; the browser's own spelling has to do."""


def spelled(table: pd.DataFrame) -> Any:  # noqa: ANN401 - pandas' Styler, or the frame itself
    """The table with whole numbers spelled as words.number does; sorting still goes by value."""
    whole = [name for name, kind in table.dtypes.items() if pd.api.types.is_numeric_dtype(kind)]
    if not whole or table.size > _MOST_CELLS:
        return table
    return table.style.format(_number, subset=whole, na_rep=UNKNOWN)


def _number(value: Any) -> str:  # noqa: ANN401 - a number of any kind, or missing
    """A cell spelled."""
    return UNKNOWN if pd.isna(value) else number(value)


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Names without what stands in brackets at their end, where still unique; a cell cannot wrap and would cut them."""
    bare = {key: _ASIDE.sub("", name) or name for key, name in names.items()}
    counts = Counter(bare.values())
    return {key: name if counts[name] == 1 else names[key] for key, name in bare.items()}


def begun(rows: pd.DataFrame, *, key: str) -> pd.DataFrame:
    """The first rows of a long list, with a switch that shows all of them."""
    return rows if len(rows) <= FIRST or is_whole(len(rows), key=key) else rows.head(FIRST)


def is_whole(lines: int, *, key: str) -> bool:
    """The switch beside a long list: whether all of its rows are asked for."""
    return st.toggle(t("Hiện cả {count} dòng", count=number(lines)), key=f"{key}_all")


def show(table: pd.DataFrame, *, key: str, alt: str, narrow: Sequence[str] = (), whole: Table | None = None) -> None:
    """A table to read and to take away; long words of the `narrow` columns are cut so that the others are seen.

    `whole` is what is taken away where the page shows only the first rows of it.
    """
    widths = {name: st.column_config.Column(width=NARROW) for name in narrow}
    st.dataframe(spelled(table), hide_index=True, key=key, alt=alt, placeholder=UNKNOWN, column_config=widths)
    exports.offer(table if whole is None else whole, key=key, title=alt)


def cell_of(
    table: pd.DataFrame, *, key: str, alt: str, narrow: Sequence[str] = (), whole: Table | None = None
) -> tuple[int | None, str]:
    """A table as `show` shows it, to be clicked: the row's place and the column's name, in the run of the click."""
    state: Any = st.dataframe(
        spelled(table),
        hide_index=True,
        key=key,
        alt=alt,
        placeholder=UNKNOWN,
        column_config={name: st.column_config.Column(width=NARROW) for name in narrow},
        on_select="rerun",
        selection_mode="single-cell",
    )
    exports.offer(table if whole is None else whole, key=key, title=alt)
    cells = state["selection"]["cells"] if state else []
    if not cells or cells[0][0] >= len(table):
        return None, ""
    return int(cells[0][0]), str(cells[0][1])
