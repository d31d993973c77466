"""A Chromium tab that says how long a page took: from the click or the address to the last change on the screen."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

FLAGS: Final = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WATCH: Final = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
PATIENCE: Final = 180_000
QUIET: Final = """since => document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton]') && bench.message > since
    && performance.now() - Math.max(bench.message, bench.changed) > 500"""
PANELS: Final = """() => {
    const count = (where, ...what) =>
        document.querySelectorAll(what.map(one => `[data-testid=${where}] [data-${one}]`)).length;
    return {
        so: count('stMain', 'figure', 'testid=stMetric'),
        hinh: count('stMain', 'testid=stPlotlyChart', 'chart'),
        bang: count('stMain', 'testid=stDataFrame', 'table'),
        chu: count('stMain', 'testid=stMarkdown', 'testid=stHtml'),
        loc: count('stSidebar', 'testid=stSelectbox', 'testid=stMultiSelect', 'testid=stButtonGroup'),
    };
}"""
"""A panel is one whether Streamlit draws it or our own HTML: `data-figure`, `data-chart`, and `data-table` for rows."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What one visit cost."""

    seconds: float
    paint: float
    """Seconds to the largest contentful paint."""
    shift: float
    """Cumulative layout shift."""
    wire: int
    """Bytes that the network carried."""


@dataclass
class Tab:
    """A tab that counts the bytes it was sent."""

    page: Page
    network: CDPSession
    wire: int = 0

    @classmethod
    def of(cls, browser: Browser) -> Self:
        """A new tab in a room of its own: nothing cached."""
        page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN").new_page()
        page.add_init_script(WATCH)
        network = page.context.new_cdp_session(page)
        tab = cls(page, network)
        network.send("Network.enable")
        network.send("Performance.enable")
        network.on("Network.loadingFinished", lambda event: tab.count(int(event["encodedDataLength"])))
        network.on("Network.webSocketFrameReceived", lambda event: tab.count(_length(event["response"])))
        return tab

    def count(self, sent: int) -> None:
        """So many bytes came."""
        self.wire += sent

    def cpu(self) -> float:
        """Seconds of computing of the tab's process so far."""
        said = self.network.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in said if one["name"] == "ProcessTime")

    def visit(self, address: str) -> Visited:
        """Open an address and wait until it has come to rest."""
        before = self.wire
        self.page.goto(address, wait_until="networkidle", timeout=PATIENCE)
        self._rest(0)
        said = self._said()
        drawn = max(said["message"], said["changed"]) / 1000
        return Visited(drawn, said["paint"] / 1000, said["shift"], self.wire - before)

    def choose(self, label: str, option: str) -> float:
        """Seconds from the click on an option of a picker to the last change on the screen."""
        self.page.get_by_label(label).first.click()
        offered = self.page.get_by_role("option", name=option, exact=True)
        offered.wait_for()
        offered.click()
        clicked = float(self._said()["clicked"])
        self._rest(clicked)
        said = self._said()
        return (max(float(said["message"]), float(said["changed"])) - clicked) / 1000

    def panels(self) -> dict[str, int]:
        """How many figures, charts, tables, texts and filters the page has, as `bench/bare.py` takes them."""
        found: dict[str, int] = self.page.evaluate(PANELS)
        return found

    def close(self) -> None:
        """Leave nothing open."""
        self.page.context.close()

    def _said(self) -> dict[str, Any]:
        """What the page noted."""
        noted: dict[str, Any] = self.page.evaluate("() => bench")
        return noted

    def _rest(self, since: float) -> None:
        """Wait until no script runs and nothing has come or changed for half a second.

        Asked ten times a second: at every frame, as is usual, the tab would be charged for our asking.
        """
        self.page.wait_for_function(QUIET, arg=since, polling=100, timeout=PATIENCE)


def _length(frame: dict[str, Any]) -> int:
    """Bytes of a frame; a binary one comes in base64."""
    payload = str(frame["payloadData"])
    return len(payload) * 3 // 4 if frame["opcode"] == 2 else len(payload.encode())  # noqa: PLR2004 - binary


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        raise SystemExit("bench: no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()
