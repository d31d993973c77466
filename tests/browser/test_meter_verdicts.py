"""Staff overrule what the machine says of a meter: the page counts again, says why, and goes back in one step."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from etl.paths import Home
from tests.browser.conftest import Server, Visit, etl

pytestmark = pytest.mark.browser

FIRST = date(2024, 3, 1)
PERIOD = "tu=03/2024&den=05/2024"
NAME = "Bộ đếm nhảy từ"


@pytest.fixture
def own(serve: Callable[[Home], Server], tmp_path: Path) -> Server:
    """A dashboard on a home with one meter, read every day, that jumps once; and an export of a tracker."""
    home, inbox = Home(tmp_path / "home"), tmp_path / "inbox"
    inbox.mkdir()
    rows = [
        f"{FIRST + timedelta(after)},{50_000 + 100 * after + (800_000 if after > 40 else 0)},0" for after in range(80)
    ]
    (inbox / "so-doc.csv").write_text("\n".join(["observed_on,total,today", *rows]), encoding="utf-8")
    hits = [f"{FIRST + timedelta(after)},{40 + after % 7},{90 + after % 7}" for after in range(60)]
    (inbox / "matomo.csv").write_text("\n".join(["date,nb_visits,nb_actions", *hits]), encoding="utf-8")
    added = etl(home, "add", str(inbox), "--site", "cong-doan-thu")
    assert added.returncode == 0, added.stderr
    return serve(home)


def test_a_jump_is_counted_after_a_word_of_staff_and_not_after_its_undoing(
    own: Server, visit: Callable[[int], Visit]
) -> None:
    tab = visit(1440)
    page = tab.page
    tab.open(f"{own.url}/luot-truy-cap?{PERIOD}")
    before = tab.said()
    assert NAME in before
    assert "Matomo đếm mỗi ngày" in before
    page.get_by_text("Viết lời sửa").click()
    tab.settle()
    page.get_by_role("button", name="Ghi và tính lại").click()
    page.get_by_text("Hãy ghi căn cứ để người sau hiểu vì sao.").wait_for()
    page.get_by_label("Căn cứ").fill("trang có hội thi trực tuyến")
    page.get_by_role("button", name="Ghi và tính lại").click()
    page.get_by_text("Đã ghi: không có sự cố: bộ đếm đếm đúng.").wait_for(timeout=90_000)
    tab.settle()
    assert "807.900 lượt" in tab.said()
    assert "trang có hội thi trực tuyến" in tab.said()
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_text("Đã hoàn tác: bộ đếm lại theo lời máy.").wait_for(timeout=90_000)
    tab.open(f"{own.url}/luot-truy-cap?{PERIOD}")
    assert "807.900 lượt" not in tab.said()
    assert "Mọi lời sửa, cả đã hoàn tác (1)" in tab.said()
    assert tab.errors == []


def test_the_page_of_visits_holds_in_a_phone(own: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(390)
    tab.open(f"{own.url}/luot-truy-cap?{PERIOD}")
    wide = tab.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
