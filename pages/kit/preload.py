"""What every page needs and Streamlit fetches late, named in the answer's head: the browser fetches it at once.

Streamlit's page names the scripts that it begins with; the one that draws a list or a filter is asked for only when the
first list is there, the letters only when the first word is. Until then an empty strip stands there, and what comes
pushes everything below it aside.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from etl.paths import PROJECT

DRAWN: Final = ("Html", "Selectbox", "Multiselect", "ButtonGroup", "Button")
"""Streamlit's elements that all pages draw, by the names of their scripts."""
FONTS: Final = PROJECT / "static"
_IMPORTED: Final = re.compile(r'(?:import|from)"\./([^"/]+\.js)"')


class Preloaded:
    """Adds to each page's own answer what to fetch besides; everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("Link", links())
            await send(message)

        await self._app(scope, receive, named if scope["type"] == "http" else send)


@cache
def links() -> str:
    """The scripts of what all pages draw, and the letters."""
    fonts = sorted(path.name for path in FONTS.glob("*.woff2"))
    return ", ".join(
        [
            *(f"</app/static/{name}>; rel=preload; as=font; type=font/woff2; crossorigin" for name in fonts),
            *(f"</static/js/{name}>; rel=modulepreload" for name in late()),
        ]
    )


def late() -> list[str]:
    """The scripts of what all pages draw, with those that they import, which Streamlit's own page does not name."""
    root = Path(get_static_dir())
    known = (root / "index.html").read_text(encoding="utf-8")
    folder = root / "static" / "js"
    left = [path.name for name in DRAWN for path in folder.glob(f"{name}.*.js")]
    found: list[str] = []
    while left:
        name = left.pop()
        if name not in found and f"/{name}" not in known:
            found.append(name)
            left += _IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return sorted(found)


PRELOADING: Final = [Middleware(Preloaded)]
