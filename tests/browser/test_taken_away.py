"""What a browser takes away: our own files with all rows, and no other way out of a table."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.browser.conftest import Server, Visit

pytestmark = pytest.mark.browser


def test_a_table_is_taken_away_by_our_buttons_only(demo: Server, visit: Callable[[int], Visit], tmp_path: Path) -> None:
    tab = visit(1440)
    tab.open(f"{demo.url}/luot-truy-cap")
    tab.page.get_by_text(re.compile("Cả .* dòng, mọi cột")).click()
    tab.settle()
    table = tab.page.get_by_test_id("stDataFrame").locator("visible=true").first
    table.scroll_into_view_if_needed()
    table.hover()
    toolbar = tab.page.get_by_test_id("stElementToolbarButton")
    toolbar.first.wait_for(state="attached")
    names = toolbar.locator("button").evaluate_all("all => all.map(one => one.getAttribute('aria-label') ?? '')")
    assert names
    assert [name for name in names if "ownload" in name] == []
    for name, suffix in (("CSV", ".csv"), ("Excel", ".xlsx")):
        with tab.page.expect_download() as taken:
            tab.page.get_by_role("button", name=name).first.click()
        taken.value.save_as(tmp_path / f"table{suffix}")
        assert taken.value.suggested_filename.endswith(suffix)
    assert (tmp_path / "table.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert openpyxl.load_workbook(tmp_path / "table.xlsx").sheetnames[:2] == ["Thông tin", "Số liệu"]


def test_the_calendar_speaks_the_language_of_the_browser(demo: Server, visit: Callable[[int], Visit]) -> None:
    """Streamlit takes it from the browser; months are chosen from lists of our own."""
    tab = visit(1440)
    tab.open(f"{demo.url}/")
    write = tab.page.get_by_role("button", name="Ghi chú vào biểu đồ").first
    write.scroll_into_view_if_needed()
    tab.settle()
    write.click()
    tab.page.get_by_label("Từ ngày").first.click()
    tab.page.get_by_role("grid").get_by_text("CN", exact=True).wait_for()
