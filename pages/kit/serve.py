"""`python -m pages.kit.serve [--port N]`: start the dashboard and run it once before anybody comes.

Until `app.py` has run once, Streamlit takes the addresses of its pages for unknown and says "Page not found" over them;
its own health check runs it. `streamlit run app.py` serves the same, without that first run. `serving` does it for as
long as a block of code runs: tests and benchmarks start their servers with it.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

APP: Final = Path(__file__).resolve().parents[2] / "app.py"


def main() -> int:
    """Serve until ended; return the server's exit status."""
    parser = argparse.ArgumentParser(description="Mở bảng điều khiển trên máy này.")
    parser.add_argument("--port", type=int, default=8501, help="cổng (mặc định 8501)")
    port: int = parser.parse_args().port
    server = subprocess.Popen(_command(APP, port), cwd=APP.parent)  # noqa: S603 - our own command
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        warm(server, port)
        return server.wait()
    except KeyboardInterrupt:
        return server.wait()


@contextmanager
def serving(home: Path, script: Path = APP) -> Iterator[str]:
    """The address of a script served quietly on a home, on a free port of the loopback; ended with the block.

    Raises:
        RuntimeError: the server ended before it answered.
    """
    port = _free_port()
    environment = {**os.environ, "UNION_PULSE_HOME": str(home)}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(  # noqa: S603 - our own command
        _command(script, port), cwd=APP.parent, env=environment, stdout=quiet, stderr=quiet
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


def _command(script: Path, port: int) -> list[str]:
    """What starts Streamlit on a script."""
    return [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]


def _free_port() -> int:
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
