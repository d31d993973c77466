"""Every page by its own link, at both widths: the answer is on screen, nothing is cut, nobody off loopback is asked."""

import re
from collections.abc import Callable

import pytest

from bench.visits import WATCH
from tests.browser.conftest import Server, Visit

PAGES = {
    "": "Tổng quan",
    "tinh-thanh": "Tỉnh, thành phố",
    "nghi-quyet": "Nghị quyết",
    "luot-truy-cap": "Lượt truy cập",
    "tim-kiem": "Tìm kiếm",
    "ban-tin": "Bản tin",
    "tai-len": "Tải lên",
    "soat-lai": "Soát lại",
    "chat-luong": "Chất lượng",
}

GOOD_SHIFT = 0.1
"""Of what a reader sees, the share that moves while a page comes, times how far: web.dev calls this good."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_by_its_own_link(path: str, width: int, demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(width)
    tab.open(f"{demo.url}/{path}")
    page = tab.page
    assert page.get_by_role("heading", level=1).inner_text() == PAGES[path]
    said = tab.said()
    assert "Dữ liệu minh họa" in said
    assert "Lần nạp gần nhất: " in said
    assert "Bản tin mới nhất: 30/10/2026" in said or "Bản tin mới nhất: 31/10/2026" in said
    assert page.get_by_role("dialog").count() == 0
    assert "gặp lỗi" not in said
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert tab.errors == []


@pytest.mark.parametrize("path", ["", "ban-tin", "chat-luong"])
def test_what_is_read_stays_where_it_is(path: str, width: int, demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(width)
    tab.page.add_init_script(WATCH)
    tab.open(f"{demo.url}/{path}")
    assert tab.page.evaluate("bench.shift") < GOOD_SHIFT
    assert tab.page.locator("#np-still").count() == 0, "the rules for a page that comes stay and cost"


def test_the_first_page_opens_by_its_name(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/tong-quan?lang=en")
    assert tab.page.get_by_role("heading", level=1).inner_text() == "Overview"
    assert tab.page.get_by_role("dialog").count() == 0


def test_the_map_is_drawn_with_its_islands(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/tinh-thanh")
    tab.page.locator(".choroplethlayer path, .choropleth path").first.wait_for(state="attached", timeout=30_000)
    assert tab.page.locator(".choroplethlayer path").count() >= 34
    drawn = " ".join(tab.page.locator(".geo text, .scattergeo text").all_text_contents())
    assert "Hoàng Sa" in drawn
    assert "Trường Sa" in drawn


def test_english_is_one_switch_away_and_stays(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/?lang=en")
    assert tab.page.get_by_role("heading", level=1).inner_text() == "Overview"
    tab.page.get_by_role("link", name=re.compile("Resolutions$")).first.click()
    tab.page.get_by_role("heading", level=1, name="Resolutions").wait_for(timeout=30_000)
    tab.settle()
    assert "lang=en" in tab.page.url


@pytest.mark.parametrize(("lang", "said"), [("", "Không có mục nào"), ("?lang=en", "Nothing to choose")])
def test_a_picker_in_which_nothing_fits_says_so_in_the_readers_language(
    lang: str, said: str, demo: Server, visit: Callable[[int], Visit]
) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/luot-truy-cap{lang}")
    tab.page.locator("[data-testid=stSidebar] [data-testid=stSelectbox] input").first.click()
    tab.page.keyboard.type("zzz")
    empty = tab.page.locator("[role=listbox][data-empty=true] [role=option] > span")
    empty.wait_for(state="attached")
    shown = empty.evaluate("one => [getComputedStyle(one).fontSize, getComputedStyle(one, '::after').content]")
    assert shown == ["0px", f'"{said}"']


@pytest.mark.parametrize(("lang", "said"), [("", "Nhấn Enter để áp dụng"), ("?lang=en", "Press Enter to apply")])
def test_what_enter_does_is_said_in_the_readers_language(
    lang: str, said: str, demo: Server, visit: Callable[[int], Visit]
) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/tim-kiem{lang}")
    tab.page.locator("[data-testid=stMain] [data-testid=stTextInput] input:visible").first.press_sequentially("công")
    hint, letters = tab.page.locator("[data-testid=InputInstructions] > span").all()
    shown = hint.evaluate("one => [getComputedStyle(one).fontSize, getComputedStyle(one, '::after').content]")
    assert shown == ["0px", f'"{said}"']
    assert "4/500" in (letters.text_content() or "")
