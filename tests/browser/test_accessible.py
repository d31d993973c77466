"""WCAG 2.2 AA by axe, on every page, light and dark, in both languages; no sideways scrolling zoomed or on a phone."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import Server, Visit

pytestmark = pytest.mark.browser

PAGES: Final = (
    "",
    "tinh-thanh",
    "tinh-thanh?chon=Nghệ+An",
    "nghi-quyet",
    "nghi-quyet?nq=TW:20/2008",
    "luot-truy-cap",
    "tim-kiem?q=công+đoàn",
    "ban-tin",
    "tai-len",
    "soat-lai",
    "soat-lai?muc=so-ghi",
    "chat-luong",
)
RULES: Final = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WIDTHS: Final = (720, 390)
"""What is left of 1440 pixels at 200 %, and a phone."""
_SENTENCE: Final = 20
"""Letters; fewer say no more than a name."""
_CHARTS: Final = "[data-testid=stPlotlyChart], [data-chart]"
_ALTERNATIVES: Final = """charts => charts.map(one => one.querySelector("caption")?.textContent
    ?? (one.closest("[aria-label]") ?? one.querySelector("[aria-label]"))?.getAttribute("aria-label") ?? "")"""
_SIDEWAYS: Final = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
    .map(one => one.scrollWidth - one.clientWidth)"""


@pytest.fixture(params=["light", "dark"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """A tab in one of the two lights."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN", color_scheme=request.param)
    yield Visit(context.new_page())
    context.close()


def _told(finding: dict[str, Any]) -> list[str]:
    """A finding in words: rule, place, and what is wrong there."""
    return [f"{finding['id']}: {node['target']} {node['failureSummary']}" for node in finding["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, demo: Server, tab: Visit) -> None:
    tab.open(f"{demo.url}/{path}")
    found = Axe().run(tab.page, options=RULES).response
    assert len(found["passes"]) > len(PAGES)
    assert [line for finding in found["violations"] for line in _told(finding)] == []
    assert tab.page.evaluate("document.documentElement.lang") == "vi"


def test_axe_finds_nothing_in_the_reader(demo: Server, tab: Visit) -> None:
    tab.open(f"{demo.url}/ban-tin")
    tab.page.locator(".np-list a").first.click()
    tab.page.locator("mark").first.wait_for(timeout=30_000)
    tab.settle()
    found = Axe().run(tab.page, options=RULES).response
    assert [line for finding in found["violations"] for line in _told(finding)] == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_english(path: str, demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/{path}{'&' if '?' in path else '?'}lang=en")
    found = Axe().run(tab.page, options=RULES).response
    assert [line for finding in found["violations"] for line in _told(finding)] == []
    assert tab.page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(path: str, width: int, demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(width)
    tab.open(f"{demo.url}/{path}")
    assert tab.page.evaluate(_SIDEWAYS) == [0, 0]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_reader_does_not_scroll_sideways(width: int, demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(width)
    tab.open(f"{demo.url}/ban-tin")
    tab.page.locator(".np-list a").first.click()
    tab.page.locator("mark").first.wait_for(timeout=30_000)
    tab.settle()
    assert tab.page.evaluate(_SIDEWAYS) == [0, 0]


@pytest.mark.parametrize("path", ["", "tinh-thanh", "nghi-quyet", "luot-truy-cap"])
def test_every_chart_says_in_words_what_it_shows(path: str, demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/{path}")
    charts = tab.page.locator(_CHARTS)
    assert charts.count() > 0
    said = charts.evaluate_all(_ALTERNATIVES)
    assert [one for one in said if len(one) < _SENTENCE] == []
    assert len(set(said)) == len(said)
