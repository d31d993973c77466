"""The nginx of deploy/, started on the loopback with a certificate of its own, in front of two real processes."""

import gzip
import json
import re
import shutil
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from etl.desk.uploads import FileState
from etl.paths import Home
from pages.kit.serve import free_port, serving
from tests.browser.behind_nginx import CHIEF, Behind, kill, nginx, two_processes, until
from tests.browser.conftest import Visit, etl
from tests.browser.identity import sign_in
from tests.browser.test_upload import LONG, SITE, choose, drop, found, load, states
from tests.unit.upload_files import bulletin, text

pytestmark = pytest.mark.browser

HEADERS = {
    "content-security-policy": "default-src 'self'",
    "strict-transport-security": "max-age=",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=()",
}
COUNTED = "/ban-tin?tu=06/2024&den=06/2024"
MANY_BYTES = 300 * 1024 * 1024
OK, SWITCHED, REFUSED = 200, 101, 429
HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Protocol": "streamlit",
}


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    with two_processes(tmp_path_factory.mktemp("proxy")) as running:
        yield running


@pytest.fixture
def tab(browser: Browser) -> Iterator[Visit]:
    """A tab that takes the certificate; what the page's policy forbids is kept among its errors."""
    context = browser.new_context(ignore_https_errors=True, locale="vi-VN", viewport={"width": 1440, "height": 900})
    visit = Visit(context.new_page())
    visit.page.on("console", lambda said: visit.errors.append(said.text) if "Content Security" in said.text else None)
    yield visit
    context.close()


def test_plain_http_is_sent_to_tls(behind: Behind) -> None:
    connection = HTTPConnection("localhost", behind.plain, timeout=30)
    connection.request("GET", "/ban-tin?q=x")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (308, "https://localhost/ban-tin?q=x")


def test_every_answer_carries_the_headers_of_a_careful_site(behind: Behind) -> None:
    """One path for each location, for one that sets a header of its own would lose them all."""
    asked = ["/", "/khong-co", "/_stcore/metrics", "/auth/login", "/oauth2callback", "/media/none", "/_stcore/stream"]
    for path in (*asked, "/_stcore/upload_file/a/b", "/app/static/icon.svg", *scripts(behind)[:1]):
        answer = behind.ask(path)
        for name, value in HEADERS.items():
            assert value in (answer.getheader(name) or ""), (path, name)
        assert "nginx/" not in (answer.getheader("Server") or "")


def scripts(behind: Behind) -> list[str]:
    """The files that the page's frame names."""
    return re.findall(r'(?:src|href)="\.(/static/js/[^"]+)"', behind.ask("/").read().decode())


def test_what_is_for_operators_stays_inside(behind: Behind) -> None:
    for path in (
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/interact",
        "/-/ready",
        "/-/healthy",
    ):
        assert behind.ask(path).status == 404
    assert behind.ask("/_stcore/health").status == 200


def test_scripts_travel_compressed(behind: Behind) -> None:
    script = scripts(behind)[0]
    packed, plain = behind.ask(script, **{"Accept-Encoding": "gzip"}), behind.ask(script)
    assert (packed.getheader("Content-Encoding"), plain.getheader("Content-Encoding")) == ("gzip", None)
    assert (packed.getheader("Vary") or "").split(",")[0] == "Accept-Encoding"
    sent, whole = packed.read(), plain.read()
    assert len(sent) < len(whole) / 2
    assert gzip.decompress(sent) == whole


def test_files_come_from_the_proxy_whatever_stands_behind_their_names(behind: Behind) -> None:
    """A flood of requests for them does not reach a process, and no reader's cookie is kept with them."""
    script = scripts(behind)[0]
    behind.ask(script).read()
    for number in range(5):
        answer = behind.ask(f"{script}?{number}", **{"User-Agent": "files"})
        assert answer.getheader("Set-Cookie") is None
        assert "immutable" in (answer.getheader("Cache-Control") or "")
        answer.read()
    until(lambda: behind.answered("files") == [(script, "-")] * 5)


def test_thirty_first_visits_at_once_from_one_address(behind: Behind) -> None:
    """Nobody of an office that opens a mail together is refused, each with two tabs open."""
    files = [*scripts(behind), "/app/static/icon.svg", "/_stcore/health", "/_stcore/host-config"]
    with ExitStack() as open_now, ThreadPoolExecutor(30) as readers:
        refused = list(readers.map(lambda _: first_visit(behind, files, open_now), range(30)))
    assert len(files) > 30
    assert refused == [[]] * 30


def first_visit(behind: Behind, files: list[str], open_now: ExitStack) -> list[tuple[str, int]]:
    """What of a first visit was refused; its sockets stay open."""
    connection = behind.connection()
    connection.request("GET", "/")
    page = connection.getresponse()
    page.read()
    cookie = (page.getheader("Set-Cookie") or "").partition(";")[0]
    answers = []
    for path in files:
        connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        answers.append((path, answer.status))
    sockets = [("socket", socket_of(behind, open_now, cookie).status) for _ in range(2)]
    return [one for one in answers if one[1] != OK] + [one for one in sockets if one[1] != SWITCHED]


def socket_of(behind: Behind, open_now: ExitStack, cookie: str, come_from: str = "127.0.0.1") -> HTTPResponse:
    """The answer to a handshake, as Chromium's; a socket stays open with the block."""
    connection: HTTPSConnection = behind.connection(come_from)
    open_now.callback(connection.close)
    connection.request(
        "GET", "/_stcore/stream", headers={**HANDSHAKE, "Origin": f"https://localhost:{behind.port}", "Cookie": cookie}
    )
    return connection.getresponse()


@pytest.mark.parametrize(
    ("path", "most", "come_from"),
    [("/oauth2callback", 500, "127.0.0.5"), ("/_stcore/stream", 800, "127.0.0.6"), ("/media/none", 400, "127.0.0.7")],
)
def test_a_flood_is_refused_and_told_when_to_come_again(behind: Behind, path: str, most: int, come_from: str) -> None:
    """Twice what an office needs, from one address; the neighbours do not notice."""
    connection = behind.connection(come_from)
    refused = passed = 0
    for _ in range(2 * most):
        connection.request("GET", path)
        answer = connection.getresponse()
        said = answer.read().decode()
        if answer.status != REFUSED:
            passed += 1
            continue
        refused += 1
        assert answer.getheader("Retry-After") == "10"
        assert "Trang sẽ tự mở lại" in said
        assert all(value in (answer.getheader(name) or "") for name, value in HEADERS.items())
        if refused == most // 10:
            break
    assert passed >= most
    assert refused == most // 10
    assert behind.ask(path).status != REFUSED


def test_too_many_open_sockets_are_refused(behind: Behind) -> None:
    with ExitStack() as open_now:
        told = [socket_of(behind, open_now, "nhip=1", "127.0.0.8").status for _ in range(502)]
    assert told == [SWITCHED] * 500 + [REFUSED] * 2


def test_readers_of_one_address_are_spread_and_each_stays(behind: Behind, browser: Browser, tmp_path: Path) -> None:
    """Pages, socket, upload and download of each go to one process, of both to two."""
    (tmp_path / "tin.txt").write_bytes(
        text(bulletin("Cà Mau", "03/06/2024", "tặng sách", "Sách tới tay thợ ở Cà Mau."))
    )
    contexts = [
        browser.new_context(ignore_https_errors=True, locale="vi-VN", user_agent=name) for name in ("one", "two")
    ]
    tabs = [Visit(context.new_page()) for context in contexts]
    sign_in(tabs[0], behind.url, CHIEF)
    contexts[1].add_cookies([one for one in contexts[0].cookies() if "_streamlit_user" in one["name"]])
    for tab in tabs:
        tab.open(f"{behind.url}{COUNTED}")
        with tab.page.expect_download() as taken:
            tab.page.get_by_role("button", name="CSV").first.click()
        assert taken.value.path().stat().st_size > 0
        tab.open(f"{behind.url}/tai-len")
        choose(tab, SITE, "Công đoàn Quảng Trị")
        drop(tab, [tmp_path / "tin.txt"])
        tab.page.context.close()
    who = [served(behind, name) for name in ("one", "two")]
    assert sorted(who) == sorted(str(port) for port in behind.processes)


def served(behind: Behind, reader: str) -> str:
    """The one process that gave a reader pages, socket, upload and download."""
    until(lambda: "/_stcore/stream" in dict(behind.answered(reader)))
    answered = [(path, who) for path, who in behind.answered(reader) if "/static/" not in path]
    for place in ("/ban-tin", "/tai-len", "/_stcore/stream", "/_stcore/upload_file/", "/media/"):
        assert any(path.startswith(place) for path, _ in answered), place
    (process,) = {who for _, who in answered}
    return process


def test_without_a_proxy_scripts_travel_compressed_too(behind: Behind) -> None:
    _, page = behind.ask_process("/")
    script = "/" + page.decode().partition('src="./')[2].partition('"')[0]
    (as_is, plain), (told, packed) = (
        behind.ask_process(script),
        behind.ask_process(script, **{"Accept-Encoding": "gzip"}),
    )
    assert (as_is.getheader("Content-Encoding"), told.getheader("Content-Encoding")) == (None, "gzip")
    assert len(packed) < len(plain) / 2
    assert gzip.decompress(packed) == plain
    for name in ("Content-Type", "Cache-Control"):
        assert (told.getheader(name) or "").split(";")[0] == (as_is.getheader(name) or "").split(";")[0]
    part, some = behind.ask_process(script, **{"Accept-Encoding": "gzip", "Range": "bytes=0-9"})
    assert (part.status, part.getheader("Content-Encoding"), some) == (206, None, plain[:10])
    refused, _ = behind.ask_process(script, **{"Accept-Encoding": "gzip;q=0"})
    assert refused.getheader("Content-Encoding") is None


def test_a_first_visit_without_a_proxy_is_small(behind: Behind, browser: Browser) -> None:
    context = browser.new_context(locale="vi-VN")
    tab, bytes_of = Visit(context.new_page()), {"sent": 0.0, "whole": 0.0}
    session = context.new_cdp_session(tab.page)
    session.send("Network.enable")
    for event, key, total in (
        ("loadingFinished", "encodedDataLength", "sent"),
        ("dataReceived", "dataLength", "whole"),
    ):
        session.on(
            f"Network.{event}", lambda said, key=key, total=total: bytes_of.update({total: bytes_of[total] + said[key]})
        )
    tab.open(f"http://localhost:{behind.processes[0]}")
    context.close()
    assert bytes_of["whole"] > 1_000_000
    assert bytes_of["sent"] < bytes_of["whole"] / 2


def test_the_probes_answer_this_machine_only(behind: Behind) -> None:
    for path in ("/-/ready", "/-/healthy"):
        answer, said = behind.ask_process(path)
        assert (answer.status, json.loads(said)["wrong"]) == (200, [])
        passed_on, _ = behind.ask_process(path, **{"X-Forwarded-For": "203.0.113.7"})
        assert passed_on.status == 404


def test_the_probes_tell_what_does_not_work(behind: Behind, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(behind.home.root / "demo", home.demo.root)
    shutil.rmtree(home.demo.index)
    with serving(home.root) as url:
        assert status(f"{url}/-/ready") == (200, ["index"])
        assert status(f"{url}/-/healthy") == (503, ["index"])
        home.demo.current.write_text("none.duckdb\n", encoding="utf-8")
        assert status(f"{url}/-/ready") == (503, ["build"])


def status(url: str) -> tuple[int, list[str]]:
    """The status of a probe, and what it says does not work."""
    where = urlsplit(url)
    connection = HTTPConnection(where.netloc, timeout=60)
    connection.request("GET", where.path)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())["wrong"]


def test_an_upload_over_the_limit_is_refused_before_it_is_sent(behind: Behind) -> None:
    answer = behind.ask("/_stcore/upload_file/a/b", "PUT", **{"Content-Length": str(MANY_BYTES)})
    assert answer.status == 413


def test_a_name_that_is_not_ours_gets_no_handshake(behind: Behind) -> None:
    trusting = ssl._create_unverified_context()  # noqa: S323 - a certificate of our own making
    with (
        socket.create_connection(("127.0.0.1", behind.port), timeout=30) as plain,
        pytest.raises(ssl.SSLError),
        trusting.wrap_socket(plain, server_hostname="la.example"),
    ):
        pass


def test_signed_in_through_the_proxy(behind: Behind, tab: Visit) -> None:
    """Pages are drawn under the policy, and cookies are for TLS only."""
    sign_in(tab, behind.url, CHIEF)
    for path in ("/", "/tinh-thanh", "/tim-kiem?q=cong+doan&ngay=all", "/tai-len"):
        tab.open(behind.url + path)
        assert "Hãy đăng nhập" not in tab.said()
    assert tab.errors == []
    cookies = {one["name"]: one for one in tab.page.context.cookies()}
    assert cookies["_streamlit_user"]["secure"]
    assert cookies["_streamlit_user"]["httpOnly"]


def test_without_sign_in_the_proxy_shows_a_refusal(behind: Behind, tab: Visit, tmp_path: Path) -> None:
    """The example before an unconfigured dashboard must not open it to the world."""
    shutil.copytree(behind.home.root / "demo", tmp_path / "home" / "demo")
    ports = {"listen 80": free_port(), "listen 443": free_port()}
    with serving(tmp_path / "home") as own:
        own_port = int(own.rpartition(":")[2])
        with nginx(tmp_path, {**ports, "127.0.0.1:8501": own_port, "127.0.0.1:8502": own_port}):
            tab.open(f"https://localhost:{ports['listen 443']}/ban-tin")
            assert "Chưa cài đăng nhập" in tab.said()
            assert tab.page.get_by_test_id("stSidebarNav").count() == 0


def test_two_processes_show_one_home_and_one_may_be_killed(behind: Behind, tab: Visit, tmp_path: Path) -> None:
    """A build and an upload are seen through both; when one is killed half-way, its reader goes on with the other.

    What the reader sends later goes to the other, too, when the one that was killed is back: the session is there.
    """
    for place in ("Nghệ An", "Thanh Hóa", "Hà Tĩnh"):
        words = bulletin(place, "18/06/2024", "trao học bổng", f"Con em thợ ở {place} nhận sách vở trước năm học mới.")
        (tmp_path / f"{place}.txt").write_bytes(text(words))
    sign_in(tab, behind.url, CHIEF)
    assert etl(behind.home, "add", str(tmp_path / "Nghệ An.txt"), "--site", "congdoan-nghean").returncode == 0
    first, second = behind.processes
    with behind.only(second):
        tab.open(f"{behind.url}{COUNTED}")
        assert "1 bản tin:" in tab.said()
    with behind.only(first):
        tab.open(f"{behind.url}{COUNTED}")
        assert "1 bản tin:" in tab.said()
        tab.open(f"{behind.url}/tai-len")
        choose(tab, SITE, "Công đoàn Quảng Trị")
        address = drop(tab, [tmp_path / "Thanh Hóa.txt", tmp_path / "Hà Tĩnh.txt"])
    other = Visit(tab.page.context.new_page())
    with behind.only(second):
        other.open(address)
        assert "2 tệp" in other.said()
    kill(first)
    found(tab)
    load(tab, "Nạp 2 bản tin")
    tab.page.get_by_text("Đã nạp:").first.wait_for(timeout=LONG)
    assert behind.answering() == second
    assert set(states(behind.home, address).values()) == {FileState.LOADED}
    for one in (tab, other):
        one.open(f"{behind.url}{COUNTED}")
        assert "3 bản tin:" in one.said()
    assert tab.page.get_by_text("Đăng xuất").count() == 1
    tab.open(f"{behind.url}/tai-len")
    with serving(behind.home.root, port=first):
        until(lambda: first in {behind.answering(), behind.answering()})
        choose(tab, SITE, "Công đoàn Quảng Trị")
        address = drop(tab, [tmp_path / "Nghệ An.txt"])
        assert len(states(behind.home, address)) == 1
