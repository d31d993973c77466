"""The nginx of deploy/, started on the loopback with a certificate of its own, in front of two real processes."""

import gzip
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Browser

from etl.desk.uploads import FileState
from etl.paths import PROJECT, Home
from pages.kit.serve import free_port, serving
from tests.browser.conftest import Visit, etl
from tests.browser.identity import provider, sign_in, sign_in_at
from tests.browser.test_upload import LONG, SITE, choose, drop, found, load, states
from tests.conftest import missing
from tests.unit.upload_files import bulletin, text

pytestmark = pytest.mark.browser

MAIN = """{user}
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{
    log_format process $upstream_addr; access_log {folder}/answered process;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/example.conf;
}}
"""
HEADERS = {
    "content-security-policy": "default-src 'self'",
    "strict-transport-security": "max-age=",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=()",
}
CHIEF = "tu@congdoan.example"
COUNTED = "/ban-tin?tu=06/2024&den=06/2024"
MANY_BYTES = 300 * 1024 * 1024


@dataclass(frozen=True)
class Behind:
    """nginx before two processes that share a home."""

    port: int
    plain: int
    home: Home
    folder: Path
    processes: tuple[int, ...]
    """Their ports."""
    proxy: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """Where readers come."""
        return f"https://localhost:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
        """One request, answered."""
        trusting = ssl._create_unverified_context()  # noqa: S323 - a certificate of our own making
        connection = HTTPSConnection("localhost", self.port, context=trusting, timeout=30)
        connection.request(method, path, headers=headers)
        return connection.getresponse()

    def ask_process(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """One request past the proxy, answered."""
        connection = HTTPConnection("localhost", self.processes[0], timeout=30)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()

    def answering(self) -> int:
        """The port of the process that answers now."""
        self.ask("/_stcore/health").read()
        return int((self.folder / "answered").read_text(encoding="utf-8").split()[-1].rpartition(":")[2])

    @contextmanager
    def only(self, port: int) -> Iterator[None]:
        """Whoever comes within the block is given this process, as another reader might be."""
        config = self.folder / "example.conf"
        before = config.read_text(encoding="utf-8")
        config.write_text(re.sub(r"127\.0\.0\.1:\d+ max", f"127.0.0.1:{port} max", before), encoding="utf-8")
        self.proxy.send_signal(signal.SIGHUP)
        _until(lambda: self.answering() == port)
        yield
        config.write_text(before, encoding="utf-8")
        self.proxy.send_signal(signal.SIGHUP)


def kill(port: int) -> None:
    """End the process on a port and everything it has started, as a machine does that runs out of memory."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"streamlit" in words and str(port).encode() in words:
            own = (folder / "task" / folder.name / "children").read_text(encoding="ascii").split()
            for process in (folder.name, *own):
                os.kill(int(process), signal.SIGKILL)


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths


@contextmanager
def nginx(folder: Path, ports: dict[str, int]) -> Iterator[subprocess.Popen[bytes]]:
    """The example with the loopback's ports in place of its own."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        missing("nginx", "no nginx on this machine (Debian: apt-get install nginx)")
    cert, key = certificate(folder)
    example = (PROJECT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    said = "\n".join(line for line in example.splitlines() if "[::]" not in line)
    for name, port in ports.items():
        said = said.replace(name, f"{name.partition(':')[0]}:{port}" if ":" in name else f"listen 127.0.0.1:{port}")
    said = said.replace("HOST", "localhost").replace("CERTIFICATE", str(cert)).replace("KEY", str(key))
    (folder / "example.conf").write_text(said, encoding="utf-8")
    main = MAIN.format(folder=folder, user="user root;" if os.geteuid() == 0 else "")
    (folder / "main.conf").write_text(main, encoding="utf-8")
    command = [str(program), "-p", str(folder), "-c", str(folder / "main.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until(lambda: listens(ports["listen 443"]))
        yield running
    finally:
        running.terminate()
        running.wait()


def _until(is_so: Callable[[], bool]) -> None:
    """Wait for something of nginx."""
    for _ in range(200):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("nginx does not follow")


def listens(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    folder = tmp_path_factory.mktemp("proxy")
    home = Home(folder / "home")
    prepared = etl(home, "demo")
    assert prepared.returncode == 0, prepared.stderr
    names = ("listen 80", "listen 443", "127.0.0.1:8501", "127.0.0.1:8502")
    ports = dict(zip(names, (free_port() for _ in names), strict=True))
    with ExitStack() as running:
        sign_in_at(home, running.enter_context(provider([CHIEF])), f"https://localhost:{ports['listen 443']}")
        home.roles.write_text(f'[[people]]\nemail = "{CHIEF}"\nrole = "administrator"\n', encoding="utf-8")
        for name in names[2:]:
            running.enter_context(serving(home.root, port=ports[name]))
        proxy = running.enter_context(nginx(folder, ports))
        own = tuple(ports[name] for name in names[2:])
        yield Behind(ports["listen 443"], ports["listen 80"], home, folder, own, proxy)


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
    for path in ("/", "/khong-co", "/_stcore/metrics"):
        answer = behind.ask(path)
        for name, value in HEADERS.items():
            assert value in (answer.getheader(name) or ""), (path, name)
        assert "nginx/" not in (answer.getheader("Server") or "")


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
    page = behind.ask("/").read().decode()
    script = page.partition('src="./')[2].partition('"')[0]
    assert script.endswith(".js")
    plain, packed = behind.ask(f"/{script}"), behind.ask(f"/{script}", **{"Accept-Encoding": "gzip"})
    assert packed.getheader("Content-Encoding") == "gzip"
    assert len(packed.read()) < len(plain.read()) / 2


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
    """A build and an upload are seen through both; when one is killed half-way, its reader goes on with the other."""
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
