"""The list of bulletins as one piece of HTML: plain links, so that a row opens with the keyboard or in a new tab.

A hundred rows: a browser weighs each element and attribute, so a row has few, and lays out what is looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from pages.kit.highlight import visible
from pages.kit.words import language

STYLE: Final = (
    "<style>.np-list{list-style:none;margin:0;padding:0!important}.np-list li{padding:.55rem 0;"
    "border-bottom:1px solid #8884;overflow-wrap:anywhere;content-visibility:auto;contain-intrinsic-size:auto 4rem}"
    ".np-list a{font-weight:600;color:inherit;"
    "text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}"
    ".np-list span{font-variant-numeric:tabular-nums;margin-right:.6rem}.np-list div{font-size:.9rem;"
    "margin-top:.15rem}</style>"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: when, the title with its address, and what the bulletin is about."""

    when: str
    title: str
    address: str
    about: tuple[str, ...]


def render(rows: Iterable[Row]) -> str:
    """The rows as an HTML list; every word escaped."""
    tongue = "" if language() == "vi" else f' lang="{language()}"'
    return f'{STYLE}<ul class="np-list" data-table="1" lang="vi">{"".join(_line(one, tongue) for one in rows)}</ul>'


def _line(row: Row, tongue: str) -> str:
    """One row in the bulletin's language; its day is said in the reader's, which `tongue` is where they differ."""
    about = " · ".join(_plain(part) for part in row.about if part)
    return (
        f"<li><span{tongue}>{_plain(row.when)}</span>"
        f'<a href="{escape(row.address, quote=True)}" target="_self">{_plain(row.title)}</a>'
        f"<div>{about}</div></li>"
    )


def _plain(text: str) -> str:
    """Words on one line, safe in HTML."""
    return escape(" ".join(visible(text).split()), quote=True)
