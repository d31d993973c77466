"""The hits of a search as one piece of HTML: plain links, the words found marked, every letter escaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from etl.load.index.snippets import Piece
from pages.kit.highlight import visible

STYLE: Final = (
    "<style>.np-hits{list-style:none;margin:0;padding:0!important;max-width:52rem}.np-hits li{padding:.8rem 0;"
    "border-bottom:1px solid #8884;overflow-wrap:anywhere;unicode-bidi:isolate}.np-hits a{font-weight:600;"
    "font-size:1.05rem;color:inherit;text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}"
    ".np-hits .np-where{font-size:.85rem;opacity:.85;margin-top:.15rem;font-variant-numeric:tabular-nums}"
    ".np-hits .np-snippet{margin:.3rem 0 0;line-height:1.6}"
    ".np-hits mark{background:#f2b70547;color:inherit;font-weight:600;border-bottom:2px solid #d9970f;padding:0 .1em}"
    "</style>"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit: the title with its address, what stands below it, and the place of the text that answers."""

    title: Sequence[Piece]
    address: str
    below: str
    snippet: Sequence[Piece]


def render(hits: Iterable[Hit]) -> str:
    """The hits as an HTML list."""
    return f'{STYLE}<ol class="np-hits" data-table="1">{"".join(map(_one, hits))}</ol>'


def _one(hit: Hit) -> str:
    """One hit."""
    return (
        f'<li><a href="{escape(hit.address, quote=True)}" target="_self" lang="vi">{_marked(hit.title)}</a>'
        f'<div class="np-where" lang="vi">{_plain(hit.below)}</div>'
        f'<p class="np-snippet" lang="vi">{_marked(hit.snippet)}</p></li>'
    )


def _marked(pieces: Iterable[Piece]) -> str:
    """Pieces as HTML, hits marked."""
    return "".join(f"<mark>{_plain(one.text)}</mark>" if one.is_hit else _plain(one.text) for one in pieces)


def _plain(text: str) -> str:
    """Words safe in HTML; the ends of lines become a dot in the middle, so that a snippet stays one paragraph."""
    return escape(visible(text).replace("\n", " · "), quote=True)
