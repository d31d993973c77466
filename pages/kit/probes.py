"""Two addresses for whoever watches the process, on this machine only: `/-/ready` and `/-/healthy`.

Streamlit's own `/_stcore/health` says that the server runs. These say whether it has something to serve: `ready` asks
build and desk, `healthy` the search index, too. Anybody who comes through a proxy is told that there is no such page.
"""

from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from etl.paths import home
from etl.running.health import Health, health
from pages.kit.access import is_loopback

WELL: Final = 200
NOT_NOW: Final = 503
NOWHERE: Final = 404


async def ready(request: Request) -> Response:
    """Whether readers may be sent here."""
    found = await _health(request)
    return _answer(found, is_well=found.is_ready) if found else PlainTextResponse("", NOWHERE)


async def healthy(request: Request) -> Response:
    """Whether everything works."""
    found = await _health(request)
    return _answer(found, is_well=found.is_whole) if found else PlainTextResponse("", NOWHERE)


async def _health(request: Request) -> Health | None:
    """How the home is; None for whoever does not ask from this machine."""
    if not is_loopback(request.client.host if request.client else None, request.headers):
        return None
    return await to_thread.run_sync(health, home())


def _answer(found: Health, *, is_well: bool) -> Response:
    """The state in short: which build, and which parts do not work. Sentences, which name paths, are the command's."""
    wrong = [part for part, some in found.wrong.items() if some]
    return JSONResponse({"build": found.build, "wrong": wrong}, WELL if is_well else NOT_NOW)


ROUTES: Final = [Route("/-/ready", ready), Route("/-/healthy", healthy)]
