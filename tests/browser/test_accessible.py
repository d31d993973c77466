"""WCAG 2.2 AA by axe, on every page, light and dark; the page's language; no sideways scrolling at 200 % zoom."""

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
    "luot-truy-cap",
    "tim-kiem?tim=công+đoàn",
    "ban-tin",
    "tai-len",
    "soat-lai",
)
RULES: Final = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
ZOOMED: Final = 720
"""What is left of 1440 pixels at 200 %."""


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


def test_the_language_of_the_page_is_the_chosen_one(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/?lang=en")
    assert tab.page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_when_zoomed(path: str, demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(ZOOMED)
    tab.open(f"{demo.url}/{path}")
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
