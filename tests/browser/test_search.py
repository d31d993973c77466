"""A search in a real browser: typed, narrowed, read, and back; nothing is wider than the screen."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Server, Visit

pytestmark = pytest.mark.browser


def test_a_search_is_typed_narrowed_read_and_come_back_to(
    width: int, demo: Server, visit: Callable[[int], Visit]
) -> None:
    tab = visit(width)
    tab.open(f"{demo.url}/tim-kiem")
    page = tab.page
    page.get_by_label("Từ khóa").fill("thoa uoc lao dong")
    page.keyboard.press("Enter")
    page.get_by_text("bản tin có “thoa uoc lao dong”").wait_for(timeout=30_000)
    tab.settle()
    assert "q=thoa" in page.url
    assert page.locator(".np-hits mark").first.inner_text().lower().startswith(("thỏa", "thoả"))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_text("Nghệ An · ").first.click()
    page.get_by_role("button", name="Nghệ An", exact=False).first.wait_for(timeout=30_000)
    tab.settle()
    assert "dia-phuong=40" in page.url
    page.locator(".np-hits a").first.click()
    page.get_by_text("Kết quả 1 trong").wait_for(timeout=30_000)
    tab.settle()
    page.get_by_role("button", name="Kết quả tìm kiếm").click()
    page.get_by_role("heading", level=1, name="Tìm kiếm").wait_for(timeout=30_000)
    tab.settle()
    assert page.get_by_label("Từ khóa").input_value() == "thoa uoc lao dong"
    assert "dia-phuong=40" in page.url
    assert tab.errors == []


def test_the_form_searches(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/tim-kiem")
    page = tab.page
    page.get_by_text("Tìm theo biểu mẫu").click()
    page.get_by_label("Có đúng cụm từ").fill("đối thoại")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_text("bản tin có “đối thoại”").wait_for(timeout=30_000)
    assert page.get_by_label("Từ khóa").input_value() == '"đối thoại"'
