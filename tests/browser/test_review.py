"""Staff settle a resolution that forty bulletins cite without saying which: every page follows, and back again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from etl.paths import Home
from tests.browser.conftest import Server, Visit, etl
from tests.pages.cited_alike import KEY, LABEL, write_bulletins

pytestmark = pytest.mark.browser

WHOLE_SPAN = "tu=01/2024&den=12/2024"


@pytest.fixture
def own(serve: Callable[[Home], Server], tmp_path: Path) -> Server:
    """A dashboard on a home with forty bulletins that cite alike."""
    home = Home(tmp_path / "home")
    write_bulletins(tmp_path / "inbox", 40)
    added = etl(home, "add", str(tmp_path / "inbox"), "--site", "cong-doan-thu")
    assert added.returncode == 0, added.stderr
    return serve(home)


def counted(tab: Visit, own: Server) -> str:
    """What the list page says of the bulletins that cite the resolution."""
    tab.open(f"{own.url}/ban-tin?{WHOLE_SPAN}&nghi-quyet={KEY}")
    found = re.search(r"(\d+) bản tin:|Không có bản tin nào", tab.said())
    assert found, tab.said()
    return found[1] or "0"


@pytest.mark.parametrize("width", [1440, 390])
def test_forty_bulletins_follow_one_decision_and_its_undoing(
    own: Server, visit: Callable[[int], Visit], width: int
) -> None:
    tab = visit(width)
    page = tab.page
    assert counted(tab, own) == "0"
    tab.open(f"{own.url}/soat-lai")
    assert "40 bản tin gọi như vậy." in tab.said()
    which = page.get_by_label("Đây là nghị quyết nào?")
    which.scroll_into_view_if_needed()
    tab.settle()  # a list that opens while the page still scrolls shuts again
    which.click()
    page.get_by_role("option", name=re.compile("2022")).first.click()
    tab.settle()
    assert "Sẽ đổi: 3 tỉnh, 40 bản tin." in tab.said()
    page.get_by_label("Căn cứ", exact=True).press_sequentially("bản gốc ghi Hội nghị lần thứ sáu khóa XIII")
    assert "Press Enter" not in tab.said()
    page.get_by_role("button", name="Ghi quyết định").click()
    page.get_by_text("40 bản tin đã đổi.").wait_for(timeout=60_000)
    tab.settle()
    expect(page.get_by_text("40 bản tin đã đổi.")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Hoàn tác quyết định này")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("radio", name=re.compile("chưa rõ là nghị quyết nào"))).to_be_checked()
    page.get_by_role("link", name="Mở các bản tin nêu nghị quyết này").click()
    page.get_by_text("40 bản tin: mọi thời gian").wait_for(timeout=60_000)
    assert counted(tab, own) == "40"
    tab.open(f"{own.url}/nghi-quyet?{WHOLE_SPAN}")
    assert "1 nghị quyết trong danh mục được nêu trong kỳ; thêm 0 cách gọi chưa rõ" in tab.said()
    tab.open(f"{own.url}/soat-lai?muc=quyet-dinh")
    assert f"{LABEL} → NQ 27 nhà nước pháp quyền (2022) · 40 bản tin theo quyết định này" in tab.said()
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_text("Đã hoàn tác: các bản tin trở lại như máy đọc.").wait_for(timeout=60_000)
    assert counted(tab, own) == "0"
    tab.open(f"{own.url}/nghi-quyet?{WHOLE_SPAN}")
    assert "Chưa rõ là nghị quyết nào" in tab.said()
    assert tab.errors == []


def test_a_bulletin_is_corrected_in_the_reader_and_taken_back(own: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    page = tab.page
    tab.open(f"{own.url}/ban-tin?{WHOLE_SPAN}")
    page.locator(".np-list a").first.click()
    page.get_by_text("Sửa những gì máy đọc ở bản tin này").wait_for(timeout=60_000)
    tab.settle()
    opener = page.get_by_text("Sửa những gì máy đọc ở bản tin này")
    opener.scroll_into_view_if_needed()
    tab.settle()
    opener.click()
    tab.settle()
    page.get_by_role("textbox", name="Ngày đăng").fill("30/06/2024")
    page.get_by_label("Căn cứ", exact=True).fill("xem trang gốc")
    page.get_by_role("button", name="Ghi và công bố lại").click()
    page.get_by_text("Đã sửa 1 chỗ; mọi trang đã đổi theo.").wait_for(timeout=60_000)
    tab.settle()
    assert "Ngày đăng: 30/06/2024" in tab.said()
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_text("Đã hoàn tác chỗ sửa.").wait_for(timeout=60_000)
    tab.settle()
    assert "Ngày đăng: 30/06/2024" not in tab.said()
    assert tab.errors == []
