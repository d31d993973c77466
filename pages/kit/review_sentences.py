"""The sentences behind a line of the review queue: a screen of bulletins, the words in question marked."""

from collections.abc import Mapping
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import bulletin_reader, highlight, links
from pages.kit.highlight import Highlight
from pages.kit.resolution_sentences import Passage, passages
from pages.kit.warehouse import Build, frame
from pages.kit.words import t

ROWS: Final = 5
"""Bulletins on one screen."""
_STYLE: Final = (
    "<style>.np-review{list-style:none;margin:0;padding:0!important}.np-review>li{padding:.5rem 0;"
    "border-bottom:1px solid #8884;overflow-wrap:anywhere}.np-review a{font-weight:600;color:inherit}</style>"
)


def show(build: Build, question: str, count: int, *, kind: str, **values: Any) -> dict[str, str]:  # noqa: ANN401 - bound
    """One screen of the bulletins that a question names; return the title of each shown."""
    key = f"review_screen_{build.name}_{'_'.join(map(str, values.values()))}"
    screens = -(-count // ROWS)
    place = st.pagination(screens, key=key) if screens > 1 else 1
    found = frame(build, question, **values, rows=ROWS, skip=(place - 1) * ROWS).to_dict("records")
    shown = "".join(_row(build, one, kind) for one in found)
    st.html(f'{highlight.sheet()}{_STYLE}<ul class="np-review" data-table="1">{shown}</ul>')
    return {str(one["bulletin_id"]): links.bulletin_line(one).words for one in found}


def _row(build: Build, one: Mapping[Any, Any], kind: str) -> str:
    """One bulletin with its sentences; without its text, the words that were read."""
    line = links.bulletin_line(one)
    spans = [(int(span["first"]), int(span["last"])) for span in _listed(one["spans"])]
    text = bulletin_reader.original(build, dict(one)).text
    if text and spans and max(last for _, last in spans) <= len(text):
        said = "".join(_passage(text, part, kind) for part in passages(text, [(*span, "") for span in spans]))
    else:
        words = ", ".join(f"“{surface}”" for surface in _listed(one["surfaces"]))
        said = f"<div>{links.plain(words)}</div>"
    address = escape(line.address, quote=True)
    title = f'<a href="{address}" target="_self" lang="vi">{links.plain(line.words)}</a>'
    return f"<li>{title} <small>{links.plain(line.below)}</small>{said}</li>"


def _listed(cell: Any) -> list[Any]:  # noqa: ANN401 - a list of DuckDB, or missing
    """A list cell of a frame."""
    return [] if cell is None or (pd.api.types.is_scalar(cell) and pd.isna(cell)) else list(cell)


def _passage(text: str, part: Passage, kind: str) -> str:
    """One passage with its mentions marked."""
    label = t("cách gọi đang soát")
    marks = [Highlight(start - part.start, end - part.start, kind, label) for start, end, _ in part.mentions]
    return highlight.render(text[part.start : part.end], marks)
