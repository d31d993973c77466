"""What the overview's cards say, read from the page as a reader's browser gets it."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from lxml import html
from streamlit.testing.v1 import AppTest


@dataclass(frozen=True)
class Seen:
    """One card: its value, the lines below it, and its links with the parameters of their addresses."""

    value: str
    lines: tuple[str, ...]
    links: dict[str, dict[str, str]]


def pieces(app: AppTest) -> list[html.HtmlElement]:
    """All HTML of the page."""
    return [html.fromstring(f"<div>{one.proto.body}</div>") for one in app.get("html")]


def links_of(piece: html.HtmlElement) -> dict[str, dict[str, str]]:
    """Each link's words and the last value of each parameter."""
    return {
        link.text_content(): {key: found[-1] for key, found in parse_qs(urlsplit(link.get("href")).query).items()}
        for link in piece.iter("a")
    }


def cards(app: AppTest) -> dict[str, Seen]:
    """The cards by the name of their figure."""
    found = {}
    for piece in pieces(app):
        for card in piece.iter("section"):
            _, head, *lines = card.iterchildren()
            said = tuple(line.text_content() for line in lines)
            found[str(card.get("data-figure"))] = Seen(head[0].text_content(), said, links_of(card))
    return found


def unfolded(app: AppTest) -> AppTest:
    """The page with the tables open that are made on opening."""
    for one in app.expander:
        if one.proto.id:
            app.session_state[one.key] = True
    return app.run()
