"""A click on the map filters every page, a second one drops the filter; a province's page opens by its own link."""

from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Server, Visit

pytestmark = pytest.mark.browser

INSIDE = """path => {
  const box = path.getBBox(), matrix = path.getScreenCTM(), svg = path.ownerSVGElement;
  for (let k = 1; k < 400; k++) {
    const at = svg.createSVGPoint();
    at.x = box.x + box.width * ((k * 0.618034) % 1);
    at.y = box.y + box.height * (k / 400);
    if (path.isPointInFill(at)) { const on = at.matrixTransform(matrix); return [on.x, on.y]; }
  }
}"""
"""A point of the screen that lies in a unit of the map, whatever its shape."""


def chosen(page: Page) -> list[str]:
    """The provinces that the address filters by."""
    return parse_qs(urlsplit(page.url).query).get("tinh", [])


def click_unit(tab: Visit, place: int) -> None:
    """Click the unit of the map that was drawn at this place, the most active first."""
    unit = tab.page.locator(".choroplethlayer path").nth(place)
    unit.scroll_into_view_if_needed()
    x, y = unit.evaluate(INSIDE)
    tab.page.mouse.move(x, y)
    tab.page.mouse.click(x, y)


def test_a_click_on_the_map_filters_all_pages_and_another_drops_it(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/tinh-thanh")
    first = tab.page.locator(".np-bars th a").first.inner_text()
    click_unit(tab, 0)
    tab.page.get_by_role("button", name=f"Bỏ {first}").wait_for(timeout=30_000)
    tab.settle()
    assert chosen(tab.page) == [first]
    assert tab.page.locator(".np-bars").first.locator("tr").count() == 1
    tab.page.get_by_role("link", name="Tổng quan").first.click()
    tab.page.wait_for_url("**/*tinh=*")
    tab.settle()
    assert chosen(tab.page) == [first]
    tab.page.get_by_role("link", name="Tỉnh, thành phố").first.click()
    tab.page.get_by_role("button", name=f"Bỏ {first}").wait_for(timeout=30_000)
    tab.settle()
    click_unit(tab, 0)
    tab.page.get_by_role("button", name=f"Bỏ {first}").wait_for(state="hidden", timeout=30_000)
    tab.settle()
    assert chosen(tab.page) == []
    assert tab.errors == []


def test_a_province_s_page_opens_by_its_own_link_and_back_returns(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(390)
    tab.open(f"{demo.url}/tinh-thanh?tu=01%2F2026")
    link = tab.page.locator(".np-bars th a").first
    name, address = link.inner_text(), link.get_attribute("href") or ""
    assert "tu=01" in address
    link.click()
    tab.page.get_by_role("heading", level=1, name=name).wait_for(timeout=30_000)
    tab.settle()
    assert f"chon={name}" in unquote(tab.page.url).replace("+", " ")
    said = tab.said()
    tab.page.go_back()
    tab.page.get_by_role("heading", level=1, name="Tỉnh, thành phố").wait_for(timeout=30_000)
    fresh = visit(390)
    fresh.open(f"{demo.url}{address}")
    assert fresh.said() == said
    number = fresh.page.locator(".np-bars .np-n a").first
    count = number.inner_text()
    number.click()
    fresh.page.get_by_role("heading", level=1, name="Bản tin").wait_for(timeout=30_000)
    fresh.settle()
    assert f"{count} bản tin:" in fresh.said()
