"""What the tables to read say, from their HTML, and a row chosen in the grid below them."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from pages.kit import tables


@dataclass(frozen=True)
class Read:
    """One cell: its words, the parameters of the address that they open (the last value of each), the small line."""

    words: str
    opens: dict[str, str] | None
    note: str


def read_table(app: AppTest) -> list[dict[str, Read]]:
    """The rows of the table to read on a page that has one, each by the heads of its columns."""
    (body,) = [one.proto.body for one in app.get("html") if "data-table" in one.proto.body]
    return read_rows(body)


def read_rows(body: str) -> list[dict[str, Read]]:
    """The rows of a table to read, each by the heads of its columns."""
    table = html.fromstring(f"<div>{body}</div>").find(".//table")
    heads = [one.text_content() for one in table.iterfind("./thead/tr/th")]
    return [dict(zip(heads, map(_cell, line), strict=True)) for line in table.iterfind("./tbody/tr")]


def choose_the_row(monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    """From now on every grid is drawn with this row chosen: a test has no mouse."""
    drawn = tables.drawn

    def chosen(*given: object, **named: object) -> object:
        drawn(*given, **named)  # type: ignore[arg-type]
        return {"selection": {"cells": [[place, ""]]}}

    monkeypatch.setattr(tables, "drawn", chosen)


def _cell(cell: html.HtmlElement) -> Read:
    """What one cell says."""
    words, *notes = cell
    address = words.get("href")
    opens = None if address is None else {name: one[-1] for name, one in parse_qs(urlsplit(address).query).items()}
    return Read(words.text_content(), opens, "".join(one.text_content() for one in notes))
