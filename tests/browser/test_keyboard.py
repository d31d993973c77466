"""With the keyboard alone: past the menu, from a number to its bulletins, to the sentence; the place is always seen."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Server, Visit

pytestmark = pytest.mark.browser

STOPS: Final = 45
"""Of the Tab key: the menu, the filters, the cards and the first lists."""
_REMEMBER: Final = """() => {
    window.lookOf = one => {
        const seen = [];
        for (let up = 0; one && up < 5; one = one.parentElement, up++) {
            const style = getComputedStyle(one);
            seen.push(style.outline, style.boxShadow, style.borderColor, style.backgroundColor);
        }
        return seen.join("|");
    };
    for (const one of document.querySelectorAll("a, button, input, summary, main, mark, textarea, [tabindex]"))
        one.lookAtRest = lookOf(one);
}"""
"""Keep how everything that can be reached looks while it is not."""
_SEEN: Final = "lookOf(document.activeElement) !== document.activeElement.lookAtRest"
"""Whether it, or what holds it, looks otherwise while it has the keyboard."""
_PLACE: Final = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    return {
        name: (one.innerText || one.getAttribute("aria-label") || one.tagName).trim().slice(0, 40),
        tabindex: one.tabIndex,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


def on(page: Page, name: str, most: int = 120) -> None:
    """Press Tab until what has this text is reached."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.matches('a, mark') ? document.activeElement.innerText : ''")
        if name in said:
            return
    pytest.fail(f"no Tab stop says {name}")


def test_every_stop_of_the_keyboard_can_be_seen(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/")
    tab.page.evaluate(_REMEMBER)
    unseen, outside = [], []
    for _ in range(STOPS):
        tab.page.keyboard.press("Tab")
        tab.page.wait_for_timeout(250)  # a frame may fade in
        place = tab.page.evaluate(_PLACE)
        assert place["tabindex"] <= 0, f"{place['name']} jumps the order of the page"
        if not place["inside"]:
            outside.append(place["name"])
        if not tab.page.evaluate(_SEEN):
            unseen.append(place["name"])
    assert (unseen, outside) == ([], [])


@pytest.mark.parametrize(("query", "words"), [("", "Đến nội dung chính"), ("?lang=en", "To the main content")])
def test_the_first_stop_leads_past_the_menu(
    query: str, words: str, demo: Server, visit: Callable[[int], Visit]
) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/tinh-thanh{query}")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.innerText") == words
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.closest('[data-testid=stMain]') !== null")


def test_from_a_number_to_the_sentence(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/")
    on(tab.page, "bản tin →")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(re.compile("/ban-tin"))
    tab.settle()
    first = tab.page.locator(".np-list a").first.inner_text()
    on(tab.page, first)
    tab.page.keyboard.press("Enter")
    tab.page.locator("mark").first.wait_for(timeout=30_000)
    tab.settle()
    assert tab.page.get_by_role("heading", level=1).inner_text() == first
    on(tab.page, tab.page.locator("mark").first.inner_text())
    assert tab.page.evaluate("document.activeElement.tagName") == "MARK"


_CONTRAST: Final = """() => {
    const light = colour => {
        const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(one => one / 255);
        const [r, g, b] = parts.map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const cell = document.activeElement.closest("td"), ring = getComputedStyle(document.activeElement, "::after");
    const [low, high] = [light(ring.outlineColor), light(getComputedStyle(cell).backgroundColor)].sort((a, b) => a - b);
    return ring.outlineStyle === "solid" ? (high + 0.05) / (low + 0.05) : 0;
}"""
"""How far the ring around a focused cell stands out from the cell; 0 without a ring."""


@pytest.mark.parametrize("light", ["light", "dark"])
def test_a_shaded_table_shows_the_keyboard_and_has_a_way_past(
    light: str, demo: Server, visit: Callable[[int], Visit]
) -> None:
    tab = visit(1440)
    tab.page.emulate_media(color_scheme=light)
    tab.open(f"{demo.url}/tinh-thanh")
    tab.page.locator(".np-cells").first.wait_for()
    shades = tab.page.evaluate(
        "[...new Set([...document.querySelectorAll('.np-cells td:has(a)')].map(e => e.className))]"
    )
    assert len(shades) > 2
    for shade in shades:
        tab.page.locator(f".np-cells td.{shade} a").first.focus()
        tab.page.keyboard.press("Shift+Tab")
        tab.page.keyboard.press("Tab")
        assert tab.page.evaluate(_CONTRAST) >= 3, (light, shade)
    tab.page.locator(".np-past").first.focus()
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.closest('.np-cells') === null")
    assert "Bảng số liệu" in tab.page.evaluate("document.activeElement.innerText")


@pytest.mark.parametrize("path", ["nghi-quyet", "luot-truy-cap"])
def test_to_reach_a_table_opens_nothing_and_a_button_does(
    path: str, demo: Server, visit: Callable[[int], Visit]
) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/{path}")
    tab.page.get_by_text(re.compile("Cả .* dòng, mọi cột")).click()
    tab.settle()
    grid = tab.page.locator("[data-testid=stDataFrame] canvas").first
    grid.scroll_into_view_if_needed()
    tab.page.locator("[data-testid=stDataFrame] button").last.focus()
    tab.page.keyboard.press("Tab")
    button = tab.page.get_by_role("button", name=re.compile("Mở .*bản tin")).first
    button.wait_for()
    tab.page.keyboard.press("ArrowDown")
    tab.settle()
    assert tab.page.url.endswith(path)
    button.press("Enter")
    tab.page.wait_for_url(re.compile("/ban-tin"))
