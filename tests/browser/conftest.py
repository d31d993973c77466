"""The real server on a home of its own with the demonstration data, and a real Chromium that logs where it goes."""

import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from etl.paths import PROJECT, Home
from pages.kit.serve import serving

QUIET_LOOKS = 4
"""A page is at rest when this many looks in a row find the same words and no script running."""
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def environment(home: Home) -> dict[str, str]:
    """The environment of a command that works on this home."""
    return {**os.environ, "UNION_PULSE_HOME": str(home.root)}


def etl(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m etl` on a home."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        cwd=PROJECT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )


@dataclass
class Server:
    """A running dashboard."""

    url: str
    home: Home


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the demonstration data prepared, as `make run` does it."""
    home = Home(tmp_path_factory.mktemp("browser") / "home")
    prepared = etl(home, "demo")
    assert prepared.returncode == 0, prepared.stderr
    return home


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Home], Server]]:
    """Start the dashboard on a home, as the README's command does; everything started is ended."""
    with ExitStack() as running:
        yield lambda home: Server(running.enter_context(serving(home.root)), home)


@pytest.fixture(scope="session")
def demo(serve: Callable[[Home], Server], demo_home: Home) -> Server:
    """The dashboard on demonstration data, for tests that only look."""
    return serve(demo_home)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all browser tests."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@dataclass
class Visit:
    """A tab, and every host it asked."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def open(self, url: str) -> None:
        """Open an address and wait until the page has stopped running."""
        self.page.goto(url, wait_until="domcontentloaded")
        self.settle()

    def settle(self) -> None:
        """Wait until the main heading stands, the script has ended and the words on the page no longer change."""
        self.page.get_by_role("heading", level=1).first.wait_for(timeout=60_000)
        same, before = 0, ""
        for _ in range(200):
            self.page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=60_000, state="attached")
            said = self.said()
            same = same + 1 if said == before else 0
            if same == QUIET_LOOKS:
                return
            before = said
            self.page.wait_for_timeout(300)
        pytest.fail("the page never comes to rest")

    def said(self) -> str:
        """The words of the page, without the sidebar's."""
        return self.page.get_by_role("main").inner_text()

    def told(self) -> str:
        """Where the tab is and what it says, for the report of a failed test."""
        try:
            return f"{self.page.url}\n{self.page.locator('body').inner_text(timeout=5_000)}"
        except Error as gone:
            return str(gone)


TABS: pytest.StashKey[list[Visit]] = pytest.StashKey()
"""The tabs that a test has opened."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed test shows what its tabs said: a sentence on the page often names the cause."""
    report = yield
    if report.failed:
        report.sections += [("a tab said", tab.told()) for tab in item.stash.get(TABS, [])]
    return report


@pytest.fixture(params=[1440, 390], ids=["wide", "phone"])
def width(request: pytest.FixtureRequest) -> int:
    """The two widths that every page must fit."""
    return int(request.param)


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[[int], Visit]]:
    """Open tabs of a given width; at the end none may have asked a host off loopback."""
    visits = request.node.stash[TABS] = list[Visit]()

    def new(width: int = 1440) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", accept_downloads=True)
        tab = Visit(context.new_page())
        tab.page.on("request", lambda request: tab.hosts.add(urlsplit(request.url).hostname or "127.0.0.1"))
        tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
        visits.append(tab)
        return tab

    yield new
    for tab in visits:
        tab.page.context.close()
    assert {host for tab in visits for host in tab.hosts} <= {"127.0.0.1", "localhost"}
