"""Addresses inside the dashboard: every number links to the bulletins that make it, filters and language kept."""

import html
import re
import textwrap
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.kit import filters, words
from pages.kit.conditions import Conditions
from pages.kit.highlight import visible
from pages.kit.warehouse import Build, current
from pages.kit.words import day, number, t

LIST: Final = "ban-tin"
PROVINCES: Final = "tinh-thanh"
RESOLUTIONS: Final = "nghi-quyet"
TRAFFIC: Final = "luot-truy-cap"
BULLETIN: Final = "id"
"""The parameter that names one bulletin on the list page: the reader opens."""
PROVINCE: Final = "chon"
"""The parameter that holds the province chosen on the provinces page, as its picker writes it: by name."""
LIST_FILE: Final = "pages/public/bulletin.py"
SEARCH_FILE: Final = "pages/public/search.py"

LONG: Final = 200
"""Letters of a title in a list; the reader has all."""
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&])")
_ADDRESS: Final = re.compile(r"https?(?=\\:)|\bwww(?=\\\.)|(?<=\w)(?=@)", re.IGNORECASE)
_JOINER: Final = "\u2060"
"""Has no shape; an address with it inside is none."""
Query = dict[str, str | list[str]]


def shared() -> Query:
    """The shared filters and the language as parameters."""
    build = current()
    query: Query = filters.to_query(build, filters.current()) if build else {}
    return query | _spoken(words.language())


def bulletins_query(**conditions: str | None) -> Query:
    """Parameters of the list page for a number counted under these conditions (fields of `Conditions`)."""
    return shared() | Conditions(**conditions).to_query()


def bulletins_url(**conditions: str | None) -> str:
    """The list of bulletins that a number counts; the conditions are fields of `Conditions`."""
    return _url(LIST, Conditions(**conditions).to_query())


def bulletin_url(bulletin_id: str, **conditions: str | None) -> str:
    """One bulletin in the reader."""
    return _url(LIST, Conditions(**conditions).to_query() | {BULLETIN: bulletin_id})


def bulletin_urls(**conditions: str | None) -> Callable[[str], str]:
    """What gives the same for each bulletin of a long list: all that they share is written once."""
    listed = bulletins_url(**conditions)
    head = listed if listed.endswith("?") else f"{listed}&"
    return lambda bulletin_id: head + urlencode({BULLETIN: bulletin_id})


def hit_url(bulletin_id: str, search: Mapping[str, str]) -> str:
    """One hit of a search in the reader, which then knows the hits before and after it."""
    return _url(LIST, {**search, BULLETIN: bulletin_id})


def province_page_url(name: str) -> str:
    """The page of a unit, named as the picker of the provinces page writes it."""
    return _url(PROVINCES, {PROVINCE: name})


def resolution_url(asked: Query) -> str:
    """The resolutions page with what is asked of it in its own words: which one, and which stay beside each other."""
    return _url(RESOLUTIONS, asked)


def traffic_url() -> str:
    """The traffic page."""
    return _url(TRAFFIC, {})


def open_number(count: int, label: str | None = None, *, help: str | None = None, **conditions: str | None) -> None:  # noqa: A002 - Streamlit's word
    """A number that opens: a link, in this tab, to the bulletins it counts."""
    st.page_link(
        LIST_FILE,
        label=f"{label or t('{count} bản tin', count=number(count))} →",
        help=help,
        disabled=count == 0,
        query_params=bulletins_query(**conditions),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list of links: the words that open the address, and what stands below them."""

    words: str
    address: str
    below: str


def lines(found: Iterable[Line]) -> None:
    """Links in this tab, each with a small line below.

    HTML and not `st.page_link`, which cuts a label at the end of its first line, nor Markdown, whose links open a tab.
    """
    st.html(html_lines(found))


def html_lines(found: Iterable[Line]) -> str:
    """The same as HTML that stands among other."""
    drawn = (
        f"<div><a href='{html.escape(one.address)}' target='_self' style='color:inherit'>{plain(one.words)}</a><br>"
        f"<small style='opacity:0.85'>{plain(one.below)}</small></div>"
        for one in found
    )
    return (
        f"<div style='display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:0.7rem;"
        f"overflow-wrap:anywhere'>{''.join(drawn)}</div>"
    )


def bulletin_list(found: pd.DataFrame) -> None:
    """Bulletins (bulletin_id, published_on, title, site_name) as links to the reader, in this tab."""
    lines(bulletin_line(one) for one in found.to_dict("records"))


def bulletin_line(one: Mapping[Hashable, Any]) -> Line:
    """One bulletin of a list: its title as the link, its day and site below."""
    dated = day(one["published_on"]) if pd.notna(one["published_on"]) else t("chưa rõ ngày")
    title = str(one["title"]) if pd.notna(one["title"]) else t("(không có tiêu đề)")
    site = str(one["site_name"]) if pd.notna(one["site_name"]) else ""
    return Line(
        textwrap.shorten(title, LONG, placeholder="…"),
        bulletin_url(str(one["bulletin_id"])),
        " · ".join(part for part in (dated, site) if part),
    )


def plain(text: str) -> str:
    """Words on one line, safe in HTML."""
    return html.escape(" ".join(visible(text).split()), quote=True)


def escaped(text: str) -> str:
    """Text of a bulletin as Markdown that shows it and does nothing: no signs, no addresses that become links."""
    plain = _MARKDOWN.sub(r"\\\1", " ".join(visible(text).split()))
    return _ADDRESS.sub(lambda found: f"{found[0]}{_JOINER}", plain)


def go_to_bulletins(**conditions: str | None) -> None:
    """Leave the page for the list, as after a click on a bar; the shared filters stay in the sidebar."""
    st.switch_page(LIST_FILE, query_params=Conditions(**conditions).to_query())


def _url(path: str, own: Mapping[str, str | list[str]]) -> str:
    """A path below the address the dashboard is served at, under the shared filters and what is its own."""
    build = current()
    common = _encoded(build, filters.current(), words.language(), keeps_all=filters.is_fixed()) if build else ""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    asked = "&".join(part for part in (common, urlencode(own, doseq=True)) if part)
    return f"{'/' + base if base else ''}/{path}?{asked}"


@lru_cache(maxsize=256)
def _encoded(build: Build, chosen: filters.Filters, code: str, *, keeps_all: bool) -> str:
    """The shared filters and the language, as a run writes them into hundreds of addresses.

    Without the defaults: Streamlit would take each out with an entry of its own in the browser's history, and Back
    would not leave the page. A link in a file keeps them: it has to say the same when the defaults have moved on.
    """
    default = {} if keeps_all else filters.defaults(build)
    query = filters.to_query(build, chosen) | _spoken(code)
    return urlencode({name: value for name, value in query.items() if default.get(name) != value}, doseq=True)


def _spoken(code: str) -> Query:
    """The language in an address; the first is left out."""
    return {"lang": "en"} if code == "en" else {}
