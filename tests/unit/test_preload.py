"""What a page tells the browser to fetch: what the installed Streamlit really has, and no more than a proxy takes."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.file_util import get_static_dir

from pages.kit import preload

PROXY: int = 4096
"""A proxy that nobody told otherwise takes heads of this size."""


def test_every_element_has_its_script_and_what_that_imports() -> None:
    found = preload.late()
    for name in preload.DRAWN:
        assert any(re.fullmatch(rf"{name}\.[\w-]+\.js", one) for one in found), name
    assert len(found) > len(preload.DRAWN)


def test_nothing_is_named_that_is_not_there() -> None:
    static = Path(get_static_dir()) / "static" / "js"
    for address in re.findall(r"<([^>]+)>", preload.links()):
        folder = static if address.startswith("/static/") else preload.FONTS
        assert (folder / address.rsplit("/", 1)[1]).is_file(), address


def test_a_proxy_takes_the_head() -> None:
    assert len(preload.links()) < PROXY * 3 / 4


@pytest.mark.parametrize(("path", "has_links"), [("/page", True), ("/words", False)])
def test_pages_alone_have_links(path: str, has_links: bool) -> None:  # noqa: FBT001 - a row of the table
    routes = [
        Route("/page", lambda _: HTMLResponse("<p>trang</p>")),
        Route("/words", lambda _: PlainTextResponse("chữ")),
    ]
    answer = TestClient(Starlette(routes=routes, middleware=preload.PRELOADING)).get(path)
    assert (answer.headers.get("link") == preload.links()) is has_links
    assert ("link" in answer.headers) is has_links
