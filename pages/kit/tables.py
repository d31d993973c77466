"""Tables as pages show them: numbers as the reader spells them, a dash for what is unknown, cells to be clicked."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.kit import exports
from pages.kit.export_values import are_figures
from pages.kit.exports import Table
from pages.kit.words import number, t

UNKNOWN: Final = "–"
NARROW: Final = 215
"""Pixels."""
FIRST: Final = 60
"""Rows that a long list begins with: each more costs server and browser anew at every change of a filter."""
_THOUSAND: Final = 1000
_ASIDE: Final = re.compile(r"\s*\([^()]*\)$")
_MOST_CELLS: Final = 60_000
"""To spell more takes seconds, and in the end pandas refuses; the browser's own spelling has to do."""


def spelled(table: pd.DataFrame) -> Any:  # noqa: ANN401 - pandas' Styler, or the frame itself
    """The table with numbers spelled as words.number does; sorting still goes by value.

    Where all read the same in every language, the frame itself: a Styler spells every cell anew at each run.
    """
    own = [name for name in table if _has_own_spelling(table[name])] if table.size <= _MOST_CELLS else []
    return table.style.format(_number, subset=own, na_rep=UNKNOWN) if own else table


def _has_own_spelling(column: pd.Series) -> bool:
    """Whether a column has a number with a sign between its digits."""
    if not pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column):
        return False
    values = column.to_numpy(float, na_value=np.nan)
    known = values[~np.isnan(values)]
    return bool(np.any((np.abs(known) >= _THOUSAND) | (known % 1 != 0)))


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


def opened(label: str, *, key: str, icon: str = ":material/table_rows:") -> DeltaGenerator | None:
    """The room of what is folded away and made when opened, so that a closed one costs nothing; None while closed."""
    folded = st.expander(label, icon=icon, key=key, on_change="rerun")
    return folded if folded.open else None


def drawn(table: pd.DataFrame, *, key: str, alt: str, narrow: Sequence[str] = (), **choosing: Any) -> Any:  # noqa: ANN401 - Streamlit's own
    """A table to read, and what was chosen in it if `choosing` says how; numbers stand to the right, spelled ones too.

    Long words of the `narrow` columns are cut so that the others are seen.
    """
    columns: dict[str, Any] = {name: st.column_config.Column(alignment="right") for name in _figures(table)}
    columns |= {name: st.column_config.Column(width=NARROW) for name in narrow}
    shown = spelled(table)
    return st.dataframe(
        shown, hide_index=True, key=key, alt=alt, placeholder=UNKNOWN, column_config=columns, **choosing
    )


def _figures(table: pd.DataFrame) -> list[str]:
    """The columns of words that are numbers with what is said in place of one."""
    words = [str(name) for name in table if not pd.api.types.is_numeric_dtype(table[name])]
    return [name for name in words if are_figures(table[name].tolist())]


def show(table: pd.DataFrame, *, key: str, alt: str, narrow: Sequence[str] = (), whole: Table | None = None) -> None:
    """A table to read and to take away; `whole` is what is taken away where the page shows only its first rows."""
    drawn(table, key=key, alt=alt, narrow=narrow)
    exports.offer(table if whole is None else whole, key=key, title=alt)


def folded(  # noqa: PLR0913 - a table has that many words, all named
    label: str,
    make: Callable[[], pd.DataFrame],
    *,
    key: str,
    alt: str,
    narrow: Sequence[str] = (),
    icon: str = ":material/table_rows:",
) -> None:
    """A table as `show` shows it, folded away and made when opened."""
    if room := opened(label, key=f"{key}_folded", icon=icon):
        with room:
            show(make(), key=key, alt=alt, narrow=narrow)


def row_of(
    table: pd.DataFrame, *, key: str, alt: str, narrow: Sequence[str] = (), whole: Table | None = None
) -> tuple[int | None, DeltaGenerator]:
    """A table as `show` shows it, of which a row can be chosen: its place, and the room below for what can be done.

    Buttons do it and never the choice itself: the keyboard chooses a cell by reaching the table, and each it passes.
    """
    state = drawn(table, key=key, alt=alt, narrow=narrow, on_select="rerun", selection_mode="single-cell")
    room = st.container(horizontal=True, gap="small")
    exports.offer(table if whole is None else whole, key=key, title=alt)
    cells = state["selection"]["cells"] if state else []
    return (int(cells[0][0]) if cells and cells[0][0] < len(table) else None), room


def is_pressed(label: str, *, key: str, icon: str) -> bool:
    """A small button for the chosen row."""
    return st.button(label, key=key, icon=icon, type="tertiary")
