"""What every test may ask for: a home of its own, the shared material, a browser; what may not be missing where."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.paths import PROJECT, Home

REQUIRED = frozenset(os.environ.get("UNION_PULSE_REQUIRE", "").split())
"""What may not be missing here; CI requires everything."""


def missing(what: str, reason: str) -> None:
    """Skip with the reason, or fail where `what` is required."""
    if what in REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """The main module stays: a page run by AppTest takes its place, and processes started later would run that page."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the checkout: real bulletins and labelled articles that are not part of the project."""
    folder = PROJECT.parent / "shared"
    if not (folder / "bulletins").is_dir():
        missing("shared", "the folder `shared` is not beside the project")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium to drive."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing("browser", "no Chromium on this machine (Debian: apt-get install chromium)")
    return str(path)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """An empty home, also for commands that the test starts."""
    monkeypatch.setenv("UNION_PULSE_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")
