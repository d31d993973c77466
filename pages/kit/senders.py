"""Which sessions may send files: those that the upload page has shown the way.

Streamlit takes a file from every open session into the server's memory, also from one that has not signed in and sees
no page at all. Here whoever was not offered it is refused before a byte is read.
"""

from typing import Final

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

SENT_TO: Final = "/_stcore/upload_file/"
"""Followed by the session and the file."""
REMEMBERED: Final = 10_000
"""Sessions, the latest; one that still looks at the upload page is always among them."""
FORBIDDEN: Final = 403
_offered: Final[dict[str, None]] = {}


def offer() -> None:
    """The session that is being drawn may send files from now on."""
    if context := get_script_run_ctx():
        _offered.pop(context.session_id, None)
        _offered[context.session_id] = None
        for oldest in list(_offered)[:-REMEMBERED]:
            _offered.pop(oldest, None)


class Guarded:
    """Refuses files of sessions that were not offered to send any; passes on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["method"] == "PUT" and not _may_send(scope["path"]):
            await PlainTextResponse("", FORBIDDEN)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _may_send(path: str) -> bool:
    """Whether this is where an offered session sends its files."""
    return path.startswith(SENT_TO) and path.removeprefix(SENT_TO).split("/", 1)[0] in _offered


GUARD: Final = [Middleware(Guarded)]
