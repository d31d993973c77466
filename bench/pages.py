"""What a filter change costs on the overview, from the click to the redrawn page, against the same on a bare page."""

import shutil
import statistics
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from bench.loading import add, generate
from bench.report import Ratio
from etl.paths import PROJECT
from pages.kit.serve import serving

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BARE = PROJECT / "bench" / "bare.py"
MONTHS = ("08/2026", "06/2026", "09/2026", "05/2026", "07/2026", "04/2026")
RESTED = "() => document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'"
CHANGED = """before => document.querySelector('[data-testid=stMain]').innerText !== before
    && document.querySelector('[data-test-script-state]').dataset.testScriptState === 'notRunning'"""


def measure(count: int) -> list[Ratio]:
    """Median seconds of a filter change at this many bulletins, first and repeated, as multiples of the bare page's."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("bench pages: no Chromium on this machine (Debian: apt-get install chromium)")
    with TemporaryDirectory() as folder, ExitStack() as stack:
        root = Path(folder)
        generate(root / "bulletins", count)
        add(root / "home", root / "bulletins")
        ours = stack.enter_context(serving(root / "home"))
        bare = stack.enter_context(serving(root / "home", BARE))
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium, args=FLAGS)
        first, again, yardstick = in_turns(browser, ours, bare)
    what = f"filter change at {count:,} bulletins, seconds"
    return [
        Ratio(f"{what}, first time", first, "bare page", yardstick, "at most 1.3"),
        Ratio(f"{what}, repeated", again, "bare page", yardstick, "at most 1.3"),
    ]


def in_turns(browser: Browser, ours: str, bare: str) -> tuple[float, float, float]:
    """Medians of the overview's first and repeated changes and of the bare page's, measured one after the other."""
    pages = [opened(browser, ours), opened(browser, bare)]
    first: list[float] = []
    again: list[float] = []
    yardstick: list[float] = []
    for lap in range(2):
        for month in MONTHS:
            (again if lap else first).append(change(pages[0], month))
            yardstick.append(change(pages[1], month))
    return statistics.median(first), statistics.median(again), statistics.median(yardstick)


def opened(browser: Browser, url: str) -> Page:
    """A tab with the page at rest."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url)
    page.get_by_role("heading", level=1).first.wait_for(timeout=120_000)
    page.wait_for_function(RESTED)
    page.wait_for_timeout(2000)
    return page


def change(page: Page, month: str) -> float:
    """Seconds from choosing a month to the redrawn page."""
    before = page.get_by_test_id("stMain").inner_text()
    page.get_by_label("Từ tháng").first.click()
    option = page.get_by_role("option", name=month, exact=True)
    option.wait_for()
    began = perf_counter()
    option.click()
    page.wait_for_function(CHANGED, arg=before, timeout=120_000)
    seconds = perf_counter() - began
    page.wait_for_timeout(500)
    return seconds
