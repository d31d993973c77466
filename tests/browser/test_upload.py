"""Staff upload a real bulletin: it is shown before it is kept, then counted on the pages within seconds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.paths import Home
from tests.browser.conftest import Server, Visit, etl

pytestmark = pytest.mark.browser


@pytest.fixture
def own(serve: Callable[[Home], Server], tmp_path: Path) -> Server:
    """A dashboard on a home that this test may change, with demonstration data like a newcomer's."""
    home = Home(tmp_path / "home")
    assert etl(home, "demo").returncode == 0
    return serve(home)


def test_a_real_file_is_shown_loaded_and_counted(own: Server, shared: Path, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{own.url}/tai-len")
    page = tab.page
    page.get_by_label("Các tệp lấy từ trang nào?").first.click()
    page.get_by_role("option", name="Công đoàn Quảng Trị").click()
    page.locator("input[type=file]").set_input_files(sorted((shared / "bulletins").glob("*.txt")))
    load = page.get_by_role("button", name="Nạp 2 bản tin")
    load.wait_for(timeout=60_000)
    tab.settle()
    page.get_by_text("003_c291fe9182b96c86.txt — bản tin mới").click()
    page.get_by_text("15 năm triển khai").first.wait_for(timeout=30_000)
    marks = page.locator("mark")
    assert marks.filter(has_text="Nghệ An").count() >= 1
    assert marks.filter(has_text="Nghị quyết số 20").count() >= 1
    assert not own.home.current.exists(), "something was kept before the button was pressed"
    load.click()
    page.get_by_text("Dữ liệu minh họa").first.wait_for(state="hidden", timeout=60_000)
    tab.open(f"{own.url}/ban-tin?tu=09/2023&den=06/2024")
    said = tab.said()
    assert "2 bản tin:" in said
    assert "Dữ liệu minh họa" not in said
    assert "Bản tin mới nhất: 18/06/2024" in said
