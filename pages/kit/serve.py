"""`python -m pages.kit.serve [--port N]`: start the dashboard and run it once before anybody comes.

Until `app.py` has run once, Streamlit takes the addresses of its pages for unknown and says "Page not found" over them;
its own health check runs it. `streamlit run app.py` serves the same, without that first run.
"""

import argparse
import signal
import subprocess
import sys
import time
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
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=APP.parent)  # noqa: S603 - our own command
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        warm(server, port)
        return server.wait()
    except KeyboardInterrupt:
        return server.wait()


def warm(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server answers, then have it run the app once."""
    while server.poll() is None and not _answers(port, "health"):
        time.sleep(0.1)
    _answers(port, "script-health-check")


def _answers(port: int, what: str) -> bool:
    """Whether this check of the server answers."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/_stcore/{what}", timeout=60) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004 - OK
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main())
