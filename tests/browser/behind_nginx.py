"""The nginx of deploy/ on the loopback, with a certificate of its own, in front of two real processes."""

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

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from etl.paths import PROJECT, Home
from pages.kit.serve import free_port, serving
from tests.browser.conftest import etl
from tests.browser.identity import provider, sign_in_at
from tests.conftest import missing

MAIN = """{user}
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
{guide}
http {{
    log_format process '$http_user_agent|$uri|$upstream_addr'; access_log {folder}/answered process;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/example.conf;
}}
"""
CHIEF = "tu@congdoan.example"


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

    def connection(self, come_from: str = "127.0.0.1") -> HTTPSConnection:
        """A connection of somebody at an address of the loopback."""
        trusting = ssl._create_unverified_context()  # noqa: S323 - a certificate of our own making
        return HTTPSConnection("localhost", self.port, context=trusting, timeout=30, source_address=(come_from, 0))

    def ask(self, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
        """One request, answered."""
        connection = self.connection()
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
        name = "who answers"
        before = len(self.answered(name))
        self.ask("/_stcore/health", **{"User-Agent": name}).read()
        until(lambda: len(self.answered(name)) > before)
        return int(self.answered(name)[-1][1])

    def answered(self, reader: str) -> list[tuple[str, str]]:
        """What a reader with this name of a browser asked for, and the process that answered ("-": nginx itself)."""
        lines = (self.folder / "answered").read_text(encoding="utf-8").splitlines()
        told = [line.split("|") for line in lines]
        return [(path, process.split()[-1].rpartition(":")[2]) for who, path, process in told if who == reader]

    @contextmanager
    def only(self, port: int) -> Iterator[None]:
        """Whoever comes within the block is given this process, as another reader might be."""
        before = (self.folder / "example.conf").read_text(encoding="utf-8")
        self._set_up(re.sub(r"127\.0\.0\.1:\d+ max", f"127.0.0.1:{port} max", before))
        until(lambda: self.answering() == port)
        yield
        self._set_up(before)

    def _set_up(self, said: str) -> None:
        """Have nginx read this; the file is whole whenever it looks, also for the signal before."""
        written = self.folder / "written.conf"
        written.write_text(said, encoding="utf-8")
        written.replace(self.folder / "example.conf")
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
    said = said.replace("/var/lib/nginx", str(folder))
    (folder / "example.conf").write_text(said, encoding="utf-8")
    guide = (
        (PROJECT / "deploy" / "README.md").read_text(encoding="utf-8").partition("```nginx\n")[2].partition("```")[0]
    )
    main = MAIN.format(folder=folder, user="user root;" if os.geteuid() == 0 else "", guide=guide)
    (folder / "main.conf").write_text(main, encoding="utf-8")
    command = [str(program), "-p", str(folder), "-c", str(folder / "main.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: listens(ports["listen 443"]))
        yield running
    finally:
        running.terminate()
        running.wait()


def until(is_so: Callable[[], bool]) -> None:
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


@contextmanager
def two_processes(folder: Path) -> Iterator[Behind]:
    """nginx, two processes on demonstration data, and a provider that knows one administrator."""
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
