"""`digest`: the month's sentences for mails, made by the pages' own program, so that both say the same.

The overview's sentences and questions belong to the pages, and nothing here may import pages. So this is a door and no
more: it starts their program, as pages start `python -m etl add`.
"""

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from etl.paths import PROJECT

PROGRAM: Final = "pages.kit.digest"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which month, where the files go, where the dashboard is served, and in which language."""

    month: date
    folder: Path
    address: str
    language: str


def digest(asked: Asked) -> int:
    """Have the files written; the exit status is the program's."""
    words = [
        *("--month", f"{asked.month:%Y-%m}", "--folder", str(asked.folder.resolve())),
        *("--address", asked.address, "--language", asked.language),
    ]
    run = subprocess.run([sys.executable, "-m", PROGRAM, *words], cwd=PROJECT, check=False)  # noqa: S603 - our own program
    return run.returncode
