"""Web pages: the lines as a reader of the page sees them, and what its head declares. Runs in the worker."""

import re
from typing import Final

from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring
from trafilatura.metadata import extract_metadata

from etl.read.parsed import Parsed
from etl.read.tidy import tidy, writer_of

_BLOCKS: Final = ("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "article", "section", "br")
_LONGEST_CELL: Final = 80
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
"""What no tree may hold, and stray bytes put into pages."""
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*>")
_OF_THEIR_OWN: Final = (
    *("section", "form", "fieldset", "legend", "center", "dl", "dt", "dd"),
    *("caption", "details", "summary"),
)
"""Elements that browsers put on lines of their own, as the profile does not know."""
_CSS: Final = CSS_PROFILES["strict"] | dict.fromkeys(_OF_THEIR_OWN, CSS_PROFILES["strict"]["div"])
_LINES: Final = ParserConfig(css=_CSS, display_links=False, display_images=False)


def read_page(source: str) -> Parsed:
    """The lines and the metadata of a page; nothing of one that ends before it has begun."""
    try:
        tree = _parsed(source)
    except ParserError:
        return Parsed("")
    title, date, author = _metadata(tree)
    author = writer_of(tree) or author
    return Parsed(_lines(tree), title=title, date=date, author=author)


def _parsed(source: str) -> HtmlElement:
    """The tree of a page, however deeply nested."""
    plain = _CONTROLS.sub(" ", _XML_DECLARATION.sub("", source))
    return document_fromstring(plain, parser=HTMLParser(huge_tree=True))


def _lines(tree: HtmlElement) -> str:
    """The page as a reader sees it, line by line; a page nested too deeply, one line for each piece of text."""
    tidy(tree)
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _loosen(table)
    try:
        return str(Inscriptis(tree, _LINES).get_text())
    except RecursionError:
        body = tree.find("body")
        return "\n".join(text.strip() for text in (tree if body is None else body).itertext() if text.strip())


def _cells(table: HtmlElement) -> list[HtmlElement]:
    """The cells of a table itself, not of those inside it."""
    rows = [row for row in table.iterdescendants("tr") if next(row.iterancestors("table")) is table]
    return [cell for row in rows for cell in row.iterchildren("td", "th")]


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table places the parts of the page rather than showing figures."""
    return any(
        next(cell.iter(*_BLOCKS), None) is not None or len("".join(cell.itertext()).strip()) > _LONGEST_CELL
        for cell in _cells(table)
    )


def _loosen(table: HtmlElement) -> None:
    """Make the cells of a table blocks below each other, so that columns never share a line."""
    for cell in _cells(table):
        row = cell.getparent()
        cell.tag = "div"
        if row is not None:
            row.tag = "div"
    for group in table.iterchildren("tbody", "thead", "tfoot"):
        group.tag = "div"
    table.tag = "div"


def _metadata(tree: HtmlElement) -> tuple[str | None, str | None, str | None]:
    """Title, date and author from the head of the page: what its maker declared, not what a reader would guess."""
    try:
        found = extract_metadata(_head(tree), extensive=False)
    except Exception:  # noqa: BLE001 - hints only: a page without them is still a page
        found = None
    return (found.title, found.date, found.author) if found else (None, None, None)


def _head(tree: HtmlElement) -> HtmlElement:
    """A page of nothing but the head and the structured data of this one."""
    kept = [tostring(element, encoding="unicode", with_tail=False) for element in tree.iterfind("head")]
    kept += [
        tostring(element, encoding="unicode", with_tail=False)
        for element in tree.iterfind(".//body//script[@type='application/ld+json']")
    ]
    return document_fromstring(f"<html>{''.join(kept)}<body></body></html>")
