"""Addresses inside the dashboard: every number links to the bulletins that make it, filters and language kept."""

import html
import re
from collections.abc import Hashable, Mapping
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.kit import filters, words
from pages.kit.conditions import Conditions
from pages.kit.warehouse import current
from pages.kit.words import day, number, t

LIST: Final = "ban-tin"
PROVINCES: Final = "tinh-thanh"
BULLETIN: Final = "id"
"""The parameter that names one bulletin on the list page: the reader opens."""
PROVINCE: Final = "chon"
"""The parameter that holds the province chosen on the provinces page, as its picker writes it: by name."""
LIST_FILE: Final = "pages/public/bulletin.py"
PROVINCES_FILE: Final = "pages/public/provinces.py"

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&])")
Query = dict[str, str | list[str]]


def shared() -> Query:
    """The shared filters and the language as parameters."""
    build = current()
    query: Query = filters.to_query(build, filters.current()) if build else {}
    return query | ({"lang": "en"} if words.language() == "en" else {})


def bulletins_query(**conditions: str | None) -> Query:
    """Parameters of the list page for a number counted under these conditions (fields of `Conditions`)."""
    return shared() | Conditions(**conditions).to_query()


def bulletins_url(**conditions: str | None) -> str:
    """The list of bulletins that a number counts; the conditions are fields of `Conditions`."""
    return _url(LIST, bulletins_query(**conditions))


def bulletin_url(bulletin_id: str, **conditions: str | None) -> str:
    """One bulletin in the reader."""
    return _url(LIST, bulletins_query(**conditions) | {BULLETIN: bulletin_id})


def province_url(code: str) -> str:
    """One province of the chosen map on the provinces page."""
    build = current()
    name = filters.province_names(build, filters.current().unit).get(code, code) if build else code
    return _url(PROVINCES, shared() | {PROVINCE: name})


def open_number(count: int, label: str | None = None, *, help: str | None = None, **conditions: str | None) -> None:  # noqa: A002 - Streamlit's word
    """A number that opens: a link, in this tab, to the bulletins it counts."""
    st.page_link(
        LIST_FILE,
        label=f"{label or t('{count} bản tin', count=number(count))} →",
        help=help,
        disabled=count == 0,
        query_params=bulletins_query(**conditions),
    )


def bulletin_list(found: pd.DataFrame) -> None:
    """Bulletins (bulletin_id, published_on, title, site_name) as links to the reader, in this tab.

    HTML and not `st.page_link`, which cuts a label at the end of its first line, nor Markdown, whose links open a tab.
    """
    lines = [_line(one) for one in found.to_dict("records")]
    st.html(f"<div style='display:flex;flex-direction:column;gap:0.7rem'>{''.join(lines)}</div>")


def _line(one: Mapping[Hashable, Any]) -> str:
    """One bulletin of a list: its title as the link, its day and site below."""
    dated = day(one["published_on"]) if pd.notna(one["published_on"]) else t("chưa rõ ngày")
    title = html.escape(str(one["title"] or t("(không có tiêu đề)")))
    below = html.escape(" · ".join(part for part in (dated, str(one["site_name"] or "")) if part))
    href = html.escape(bulletin_url(str(one["bulletin_id"])))
    return (
        f"<div><a href='{href}' style='color:inherit'>{title}</a><br><small style='opacity:0.75'>{below}</small></div>"
    )


def escaped(text: str) -> str:
    """Text of a bulletin as Markdown that shows it and does nothing."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def go_to_bulletins(**conditions: str | None) -> None:
    """Leave the page for the list, as after a click on a bar; the shared filters stay in the sidebar."""
    st.switch_page(LIST_FILE, query_params=Conditions(**conditions).to_query())


def _url(path: str, query: Query) -> str:
    """A path below the address the dashboard is served at."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{'/' + base if base else ''}/{path}?{urlencode(query, doseq=True)}"
