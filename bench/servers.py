"""A server that is measured: its address, and what the kernel says of its process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pages.kit.serve import APP, serving

PROCESSES: Final = Path("/proc")
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    url: str
    process: Path

    def cpu(self) -> float:
        """Seconds of computing so far; other programs on the machine do not change them much."""
        fields = (self.process / "stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> float:
        """Megabytes in use now."""
        return int((self.process / "statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1e6


@contextmanager
def served(home: Path, script: Path = APP) -> Iterator[Server]:
    """A script served on a home, and its process."""
    with serving(home, script) as url:
        yield Server(url, _listening(url.rsplit(":", 1)[1]))


def _listening(port: str) -> Path:
    """The process that was started on this port."""
    for folder in PROCESSES.glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"streamlit" in words and port.encode() in words:
            return folder
    raise RuntimeError(f"no server on port {port}")
