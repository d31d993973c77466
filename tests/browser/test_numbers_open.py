"""A number opens the bulletins behind it, as many as it says; a filter changes it and stays in the address."""

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import Server, Visit

pytestmark = pytest.mark.browser

OPENS = re.compile(r"^([\d.]+) bản tin")


def figures(text: str) -> int:
    """A Vietnamese whole number."""
    return int(text.replace(".", ""))


def numbers(tab: Visit) -> list[int]:
    """The numbers on the page that open."""
    links = tab.page.get_by_role("link").filter(has_text=OPENS).all_inner_texts()
    return [figures(found.group(1)) for text in links if (found := OPENS.match(text.strip()))]


def rows(tab: Visit) -> int:
    """How many bulletins the list shows on this screen."""
    return tab.page.locator("a[href*='id=']").count()


def test_the_list_is_as_long_as_the_number_says(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(demo.url)
    smallest = min(number for number in numbers(tab) if number)
    link = tab.page.get_by_role("link").filter(has_text=re.compile(rf"^{smallest} bản tin")).first
    link.click()
    tab.page.get_by_role("heading", level=1, name="Bản tin").wait_for(timeout=30_000)
    tab.settle()
    assert f"{smallest} bản tin:" in tab.said()
    assert rows(tab) == smallest


def test_a_bulletin_opens_from_the_list_with_its_mentions_marked(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/ban-tin")
    first = tab.page.locator("a[href*='id=']").first
    title = first.inner_text().strip()
    first.click()
    tab.page.locator("mark").first.wait_for(timeout=30_000)
    tab.settle()
    assert tab.page.get_by_role("heading", level=1).inner_text() == title
    assert tab.page.locator("mark").count() >= 1
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="Tải tệp gốc").click()
    assert download.value.path().stat().st_size > 0


def test_a_filter_changes_the_number_and_survives_a_reload_and_a_page_change(
    demo: Server, visit: Callable[[int], Visit]
) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/?caky=true")
    before = numbers(tab)
    tab.page.get_by_role("combobox", name="Từ tháng").or_(tab.page.get_by_label("Từ tháng")).first.click()
    tab.page.get_by_role("option", name="08/2026", exact=True).click()
    tab.page.wait_for_url("**tu=08*")
    tab.settle()
    after = numbers(tab)
    assert after[0] < before[0]
    tab.page.reload()
    tab.settle()
    assert numbers(tab) == after
    tab.page.get_by_role("link", name=re.compile("Tỉnh, thành phố$")).first.click()
    tab.page.get_by_role("heading", level=1, name="Tỉnh, thành phố").wait_for(timeout=30_000)
    tab.settle()
    assert "tu=08" in tab.page.url
