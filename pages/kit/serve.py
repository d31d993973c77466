"""`python -m pages.kit.serve [--port N]`: start the dashboard and run it once before anybody comes.

Until `app.py` has run once, Streamlit takes the addresses of its pages for unknown and says "Page not found" over them;
its own health check runs it. `secrets.toml` of the home sets up the sign-in, and the host that it names, behind a
proxy, is one that the server answers to. `streamlit run app.py` serves the same pages, without the first run, sign-in,
probes and compression. `serving` does it for as long as a block of code runs: tests and benchmarks start their servers
with it.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from etl.errors import HomeError
from etl.paths import Home, home

APP: Final = Path(__file__).resolve().parents[2] / "app.py"
LAUNCH: Final = Path(__file__).resolve().parent / "asgi" / "launch.py"
"""The dashboard with what Streamlit does not bring: probes, and scripts sent compressed."""
OWN_HOSTS: Final = ("localhost", "127.0.0.1", "::1")
FAILED: Final = 2


def main() -> int:
    """Serve until ended; return the server's exit status."""
    parser = argparse.ArgumentParser(description="Mở bảng điều khiển trên máy này.")
    parser.add_argument("--port", type=int, default=8501, help="cổng (mặc định 8501)")
    port: int = parser.parse_args().port
    try:
        command = _command(APP, port, home())
    except HomeError as error:
        print(error, file=sys.stderr)
        return FAILED
    server = subprocess.Popen(command, cwd=APP.parent)  # noqa: S603 - our own command
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        warm(server, port)
        return server.wait()
    except KeyboardInterrupt:
        return server.wait()


@contextmanager
def serving(root: Path, script: Path = APP, port: int | None = None) -> Iterator[str]:
    """The address of a script served quietly on a home, on a port of the loopback (a free one); ended with the block.

    Raises:
        RuntimeError: the server ended before it answered.
    """
    port = port or free_port()
    environment = {**os.environ, "UNION_PULSE_HOME": str(root)}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(  # noqa: S603 - our own command
        _command(script, port, Home(root)), cwd=APP.parent, env=environment, stdout=quiet, stderr=quiet
    )
    try:
        warm(server, port)
        if server.poll() is not None:
            raise RuntimeError(f"the server of {script.name} ended with {server.returncode} before it answered")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def warm(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server answers, then have it run the app once."""
    while server.poll() is None and not _answers(port, "health"):
        time.sleep(0.1)
    _answers(port, "script-health-check")


def _command(script: Path, port: int, where: Home) -> list[str]:
    """What starts Streamlit on a script, with the sign-in of the home."""
    started = LAUNCH if script == APP else script
    command = [sys.executable, "-m", "streamlit", "run", str(started), "--server.port", str(port)]
    if where.secrets.exists():
        command += ["--secrets.files", str(where.secrets)]
        for host in (*OWN_HOSTS, public_host(where.secrets)):
            command += ["--server.allowedHosts", host]
    return command


def public_host(secrets: Path) -> str:
    """The host under which people reach the dashboard: the one to which the identity provider sends them back.

    Raises:
        HomeError: the secrets cannot be read, or do not say it.
    """
    try:
        found = urlsplit(str(tomllib.loads(secrets.read_text(encoding="utf-8"))["auth"]["redirect_uri"])).hostname
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HomeError(f"{secrets}: không đọc được [auth] redirect_uri ({error}); chưa mở bảng điều khiển.") from error
    if not found:
        raise HomeError(f"{secrets}: [auth] redirect_uri phải là địa chỉ đầy đủ, ví dụ https://…/oauth2callback.")
    return found


def free_port() -> int:
    """A port of the loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int, what: str) -> bool:
    """Whether this check of the server answers."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/_stcore/{what}", timeout=60) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004 - OK
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main())
