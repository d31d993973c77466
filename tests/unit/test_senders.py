"""Who may send files: a session that was shown the upload page, and nobody else, however open its session is."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.kit import senders

Offer = Callable[[str], None]


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Offer]:
    """Shows a session the upload page."""
    monkeypatch.setattr(senders, "_offered", {})

    def offered(session: str) -> None:
        monkeypatch.setattr(senders, "get_script_run_ctx", lambda: SimpleNamespace(session_id=session))
        senders.offer()

    return offered


@pytest.fixture
def read() -> list[str]:
    """The files that came through."""
    return []


@pytest.fixture
def client(read: list[str]) -> TestClient:
    """Whoever sends to a server that takes everything."""

    async def take(request: Request) -> PlainTextResponse:
        read.append((await request.body()).decode())
        return PlainTextResponse(request.method)

    routes = [Route("/{path:path}", take, methods=["GET", "PUT", "DELETE"])]
    return TestClient(Starlette(routes=routes, middleware=senders.GUARD))


def test_a_session_that_was_shown_the_page_sends_its_file(offer: Offer, client: TestClient, read: list[str]) -> None:
    offer("cua-toi")
    assert client.put("/_stcore/upload_file/cua-toi/tep", content="bản tin").status_code == 200
    assert read == ["bản tin"]


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/nguoi-khac/tep",
        "/_stcore/upload_file/cua-to/tep",
        "/_stcore/upload_file/cua-toi2/tep",
        "/_stcore/upload_file//cua-toi/tep",
        "/_stcore/upload_file/",
        "/khac/_stcore/upload_file/cua-toi/tep",
        "/media/cua-toi",
    ],
)
def test_nobody_else_sends_anything(offer: Offer, client: TestClient, read: list[str], path: str) -> None:
    offer("cua-toi")
    assert client.put(path, content="x").status_code == 403
    assert read == []


def test_what_sends_nothing_passes(client: TestClient) -> None:
    assert client.get("/tinh-thanh").text == "GET"
    assert client.delete("/_stcore/upload_file/ai/tep").text == "DELETE"


def test_whoever_looks_again_is_not_forgotten(offer: Offer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senders, "REMEMBERED", 3)
    for session in ("một", "hai", "ba", "một", "bốn"):
        offer(session)
    assert list(senders._offered) == ["ba", "một", "bốn"]
