"""The frame before all pages: Streamlit's own says `Streamlit`, in English, until its scripts have run.

Ours says its name and its language from the first byte, is not seen to move while it is still empty, and names what
every page draws and Streamlit fetches late: until then empty strips stand there, and what comes pushes the rest aside.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from pages.kit.frame_of_page import ICON, specs
from pages.kit.links import plain
from pages.kit.words import said_in, spoken, t

STREAMLIT: Final = Path(get_static_dir())
DRAWN: Final = ("Html", "Selectbox", "Multiselect", "ButtonGroup", "Button")
"""Streamlit's elements that all pages draw, by the names of their scripts."""
STATIC: Final = "./app/static/"
_IMPORTED: Final = re.compile(r'(?:import|from)"\./([^"/]+\.js)"')
_STILL: Final = """<style id="np-still">
[data-testid=stAppViewContainer]:not(:has([data-testid=stMain] [data-testid=stElementContainer])),
[data-testid=stSidebarContent]:not(:has([data-testid=stSidebarNav])) [data-testid=stSidebarUserContent],
[data-testid=stElementContainer]:not([class*=st-key-]):has(>[data-testid=stSkeleton]) ~ *,
[data-testid=stElementContainer]:not([class*=st-key-]):has(>[data-testid=stSkeleton]) ~ * *,
[data-testid=stHorizontalBlock] > :has(>[data-testid=stSkeleton]) { visibility: hidden !important }
[data-testid=stSidebar] [data-testid=stSkeleton] { height: 68px }
@media (min-width: 769px) {
[data-testid=stApp]:not([data-test-script-state=notRunning])
[data-testid=stAppViewContainer]:not(:has(>[data-testid=stSidebar])) { visibility: hidden !important } }
</style>
<script>
new MutationObserver((changes, watch) => {
  const drawn = "[data-test-script-state=notRunning] [data-testid=stMain] [data-testid=stElementContainer]";
  if (!document.querySelector(drawn) || document.querySelector("[data-testid=stSkeleton]")) return;
  watch.disconnect();
  document.getElementById("np-still").remove();
}).observe(document, {subtree: true, childList: true, attributeFilter: ["data-test-script-state"]});
</script>"""
"""What would move is not seen: Streamlit's empty page, narrow and without a menu; the filters before the menu; what
stands below HTML of ours, for which Streamlit keeps one line's room; what has no width yet in a line of others.
A filter that has yet to come has a filter's room. Where the menu stands beside the page, a slow machine puts it there
after the first words; whoever gets no menu sees the page when its script has ended. Once the page is drawn the rules
go: a browser weighs them again at each change of the page, and longer than all other rules together.
"""
PARTS: Final = {
    "language": re.compile(r'(?<=<html lang=")en(?=">)'),
    "title": re.compile(r"(?<=<title>)[^<]*(?=</title>)"),
    "icon": re.compile(r'(?<=<link rel="shortcut icon" href=")[^"]*(?=")'),
    "font": re.compile(r'<link\s+rel="preload"\s+href="[^"]*\.woff2"[^>]*>'),
    "unscripted": re.compile(r"(?<=<noscript>).*?(?=</noscript>)", re.DOTALL),
    "head": re.compile(r"(?=</head>)"),
}
"""What is ours in Streamlit's frame; the rest of it stays as it is."""


async def framed(request: Request) -> Response:
    """The frame of any page."""
    return HTMLResponse(frame(spoken(request.query_params.get("lang"))), headers={"Cache-Control": "no-cache"})


async def at_home(request: Request) -> Response:
    """The first page has one address: Streamlit knows no other and says that there is no such page."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


@cache
def frame(code: str) -> str:
    """Streamlit's frame with our parts in it, in this language."""
    found = _theirs()
    with said_in(code):
        unscripted = t("Trang này cần JavaScript. Hãy bật nó trong trình duyệt rồi tải lại trang.")
        ours = {
            "language": code,
            "title": t("Nhịp Công đoàn"),
            "icon": STATIC + ICON.name,
            "font": "",
            "unscripted": f"<p>{plain(unscripted)}</p>",
            "head": _STILL + "".join(fetched()),
        }
    for name, place in PARTS.items():
        found = place.sub(ours[name], found, count=1)
    return found


@cache
def _theirs() -> str:
    """Streamlit's frame; the installed program does not change while it runs."""
    return (STREAMLIT / "index.html").read_text(encoding="utf-8")


@cache
def fetched() -> list[str]:
    """Links to the scripts of what all pages draw, and to the letters."""
    letters = sorted(path.name for path in ICON.parent.glob("*.woff2"))
    return [
        *(f'<link rel="preload" href="{STATIC}{name}" as="font" type="font/woff2" crossorigin>' for name in letters),
        *(f'<link rel="modulepreload" href="./static/js/{name}" crossorigin>' for name in late()),
    ]


def late() -> list[str]:
    """The scripts of what all pages draw, with those that they import, which Streamlit's frame does not name."""
    known, folder = _theirs(), STREAMLIT / "static" / "js"
    left = [path.name for name in DRAWN for path in folder.glob(f"{name}.*.js")]
    found: set[str] = set()
    while left:
        name = left.pop()
        if name not in found and f"/{name}" not in known:
            found.add(name)
            left += _IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return sorted(found)


def routes() -> list[Route]:
    """The addresses of the pages; whatever else somebody types stays Streamlit's."""
    with said_in("vi"):
        first, *others = specs()
    return [
        Route("/", framed),
        Route(f"/{first.path}", at_home),
        *(Route(f"/{one.path}", framed) for one in others),
    ]
