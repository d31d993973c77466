"""Streamlit's own scripts and styles, compressed once and kept: a first visit is some 9 MB without.

Streamlit compresses what it answers, but leaves these out, because it would compress them anew for every reader and a
proxy does it better. Where there is no proxy, this does what one would: each file once, the first time it is asked for.
"""

import gzip
import re
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

FOLDER: Final = "/static/"
ENDINGS: Final = frozenset({".js", ".css", ".json", ".svg", ".wasm"})
LEAST_BYTES: Final = 1024
LEVEL: Final = 6
_TAKES: Final = re.compile(r"\bgzip\b(?! *; *q=0(?:\.0*)? *(?:,|$))")
"""Whoever names gzip takes it, unless with the weight of none."""
FOREVER: Final = "public, immutable, max-age=31536000"
"""The names of the files hold a hash of their content."""


class Packed:
    """Answers what asks for one of the files and takes gzip; passes on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application; the names of the files are read once, so no request can name another."""
        self._app = app
        root = Path(get_static_dir())
        self._files = {
            f"/{path.relative_to(root).as_posix()}": path
            for path in (root / FOLDER.strip("/")).rglob("*")
            if path.suffix in ENDINGS and path.stat().st_size >= LEAST_BYTES
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path = self._asked(scope)
        if path is None:
            await self._app(scope, receive, send)
            return
        body = await to_thread.run_sync(packed, path)
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": FOREVER}
        answer = Response(body, media_type=guess_type(path.name)[0] or "application/octet-stream", headers=headers)
        await answer(scope, receive, send)

    def _asked(self, scope: Scope) -> Path | None:
        """The file that a request asks for and would take compressed."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        headers = Headers(scope=scope)
        takes = _TAKES.search(headers.get("accept-encoding", ""))
        return self._files.get(scope["path"]) if takes and "range" not in headers else None


@cache
def packed(path: Path) -> bytes:
    """A file, compressed; the installed program does not change while it runs."""
    return gzip.compress(path.read_bytes(), LEVEL, mtime=0)


PACKING: Final = [Middleware(Packed)]
