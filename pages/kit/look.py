"""What Streamlit has no setting for: the spoken language, its English way past the menu, where the keyboard is."""

import json
from html import escape
from typing import Final
from zlib import crc32

import streamlit as st

from pages.kit.charts import mode
from pages.kit.words import language, t

_CHIPS: Final = "[data-tag-index] *{color:#14191F!important}"
"""The chips of a choice are filled with the accent, light in the dark theme, and their words stay white."""
_FOCUS: Final = {"light": "#0B5CAD", "dark": "#6CB4F5"}
_FRAME: Final = """
a:focus-visible,summary:focus-visible,[data-testid=stMain]:focus-visible,
[data-testid=stCheckbox] label:has(input:focus-visible){outline:3px solid COLOUR!important;outline-offset:1px}
[data-testid=stMain]:focus-visible{outline-offset:-3px}
"""
"""Around what the keyboard has reached, where Streamlit draws nothing or next to nothing."""
UNSEEN: Final = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"
"""What is read aloud and not seen."""
_PAST: Final = (
    f".np-past{{color:inherit;{UNSEEN}}}.np-past:focus-visible{{position:static;width:auto;height:auto;clip-path:none}}"
)
_FADED: Final = "[data-testid=stCaptionContainer]:has(a){opacity:.9}"
"""Streamlit fades small print so far that a link in it can hardly be read."""
_EMPTY: Final = "[role=listbox][data-empty=true] [role=option]>span"
"""A list without an entry that fits what was typed says so in English only."""
_HINT: Final = "[data-testid=InputInstructions]>span:first-child:not(:last-child)"
"""What Enter does is said in English only, before the number of letters, which each of our fields has."""
_SCRIPT: Final = """{
document.documentElement.lang = LANGUAGE;
const skip = document.querySelector("[data-testid=stSkipToContent]");
if (skip) skip.textContent = WORDS;
}"""
"""Runs again whenever something else comes to stand above it."""


def styles() -> None:
    """Put the styles on the page; they stand nowhere, so that nothing moves when they are there."""
    light = mode()
    frame = _FRAME.replace("COLOUR", _FOCUS[light])
    said = _said(_EMPTY, t("Không có mục nào"), ".875rem") + _said(_HINT, t("Nhấn Enter để áp dụng"), ".75rem")
    st.html(f"<style>{frame}{_PAST}{_FADED}{said}{_CHIPS if light == 'dark' else ''}</style>")


def _said(what: str, words: str, size: str) -> str:
    """Our words in the place of Streamlit's."""
    spelled = json.dumps(words, ensure_ascii=False)
    return f"{what}{{font-size:0}}{what}::after{{content:{spelled};font-size:{size}}}"


def way_past(chart: str) -> str:
    """A link past a chart of many links to where `past` of it stands; seen while the keyboard is on it."""
    return f'<a class="np-past" href="#{_place(chart)}">{escape(t("Qua khỏi bảng này"))}</a>'


def past(chart: str) -> str:
    """The place behind a chart."""
    return f'<span id="{_place(chart)}"></span>'


def _place(chart: str) -> str:
    """The name of the place behind a chart, by its caption."""
    return f"np-past-{crc32(chart.encode())}"


def spoken() -> None:
    """Tell the browser which language is spoken. It takes a line's room until it has run: last in its column."""
    script = _SCRIPT.replace("LANGUAGE", json.dumps(language())).replace("WORDS", json.dumps(t("Đến nội dung chính")))
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
