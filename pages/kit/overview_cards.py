"""How a headline figure looks: a card of HTML with its value, its changes, and a sentence whose clauses are links.

HTML and not `st.metric`: seven metrics with their links are thirty elements of Streamlit, which cost more than the
page's questions do, and no element of Streamlit puts links of this tab into a sentence.
"""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from pages.kit.highlight import visible
from pages.kit.links import plain
from pages.kit.words import t

_GRID: Final = "display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13.4rem),1fr));gap:0.6rem"
_CARD: Final = (
    "border:1px solid rgba(128,140,152,0.45);border-radius:0.4rem;padding:0.55rem 0.75rem;display:flex;"
    "flex-direction:column;gap:0.15rem;overflow-wrap:anywhere"
)
_VALUE: Final = "font-size:1.75rem;font-weight:700;line-height:1.15"
_ROW: Final = "display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 0.5rem"
_SMALL: Final = "font-size:0.88rem;line-height:1.38"
_LINK: Final = "color:inherit;text-decoration:underline;text-underline-offset:0.15em"


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence; with an address it is a link to its rows."""

    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One headline figure."""

    name: str
    """What tests know it by."""
    label: str
    value: str
    explained: str
    changes: Sequence[str] = ()
    """`▲ 4 (+24%) so với tháng 9/2026`."""
    sentence: Sequence[Clause] = ()
    opens: Clause | None = None
    """The bulletins behind the figure."""


def clause(one: Clause) -> str:
    """A clause in HTML; its words may come from bulletins, and the spaces at their ends stay."""
    words = html.escape(visible(one.words))
    if one.address is None:
        return words
    return f"<a href='{html.escape(one.address)}' target='_self' style='{_LINK}'>{words}</a>"


def sentence(clauses: Iterable[Clause]) -> str:
    """Clauses one after the other; each brings its own signs."""
    return "".join(clause(one) for one in clauses)


def draw(cards: Sequence[Card]) -> None:
    """All cards."""
    st.html(drawn(cards))


def drawn(cards: Sequence[Card]) -> str:
    """All cards, as many side by side as fit, and below them, folded away, how each is counted."""
    counted = "".join(f"<li><b>{plain(one.label)}</b>: {plain(one.explained)}</li>" for one in cards)
    return (
        f"<div style='{_GRID}'>{''.join(_card(one) for one in cards)}</div><details style='{_SMALL};margin-top:0.4rem'>"
        f"<summary>{plain(t('Các số này đếm thế nào'))}</summary><ul style='margin:0'>{counted}</ul></details>"
    )


def _card(one: Card) -> str:
    """One card."""
    changes = "".join(f"<div style='{_SMALL}'>{plain(change)}</div>" for change in one.changes)
    said = f"<div style='{_SMALL}'>{sentence(one.sentence)}</div>" if one.sentence else ""
    opens = f"<span style='{_SMALL}'>{clause(one.opens)}</span>" if one.opens else ""
    return (
        f"<section style='{_CARD}' data-figure='{one.name}' aria-label='{plain(one.label)}'>"
        f"<div style='font-weight:600'>{plain(one.label)}</div>"
        f"<div style='{_ROW}'><span style='{_VALUE}'>{plain(one.value)}</span>{opens}</div>{changes}{said}</section>"
    )


def joined(parts: Sequence[Sequence[Clause]], ending: str = ".") -> list[Clause]:
    """Parts of a sentence with `; ` between them, the first letter a capital, and its end."""
    found: list[Clause] = []
    for place, part in enumerate(one for one in parts if one):
        first, *rest = part
        words = first.words if place else first.words[:1].upper() + first.words[1:]
        found += [Clause("; ")] if place else []
        found += [Clause(words, first.address), *rest]
    return [*found, Clause(ending)] if found else []


def listed(words: str, items: Sequence[Clause], others: str = "") -> list[Clause]:
    """`words A, B, C and others`; nothing where there is nothing to list."""
    if not items:
        return []
    separated = [piece for item in items for piece in (Clause(", "), item)]
    return [Clause(f"{words} "), *separated[1:], *([Clause(others)] if others else [])]


def opened(count: str, address: str | None) -> Clause:
    """The link that opens the bulletins of a figure; without an address there are none."""
    return Clause(t("{count} bản tin", count=count) + (" →" if address else ""), address)
