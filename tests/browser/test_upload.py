"""Staff upload real files in Chromium: read while they watch or reload, seen before they count, loaded whole."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from etl.desk import open_desk
from etl.desk.uploads import FileState
from etl.paths import Home
from tests.browser.conftest import Server, Visit, etl
from tests.browser.test_accessible import RULES
from tests.unit.upload_files import bulletin, dozen, text

pytestmark = pytest.mark.browser

LONG = 120_000
"""Milliseconds: the machine may have other work."""
SITE = "Các tệp lấy từ trang nào?"


@pytest.fixture
def own(serve: Callable[[Home], Server], tmp_path: Path) -> Server:
    """A dashboard on a home that this test may change, with demonstration data like a newcomer's."""
    home = Home(tmp_path / "home")
    assert etl(home, "demo").returncode == 0
    return serve(home)


def choose(tab: Visit, label: str, name: str) -> None:
    """Take one of a list, by typing what is looked for."""
    box = tab.page.get_by_label(label).first
    box.scroll_into_view_if_needed()
    tab.settle()  # a list that opens while the page still scrolls shuts again
    box.click()
    box.press_sequentially(name)
    tab.page.get_by_role("option", name=name).first.click()
    tab.settle()


def drop(tab: Visit, paths: list[Path]) -> str:
    """Drop files; the address that names their upload."""
    tab.page.locator("input[type=file]").set_input_files(paths)
    tab.page.wait_for_url("**lan=*", timeout=LONG)
    return tab.page.url


def found(tab: Visit) -> None:
    tab.page.get_by_role("heading", name="Tìm thấy trong các tệp").wait_for(timeout=LONG)
    tab.settle()


def load(tab: Visit, label: str) -> None:
    button = tab.page.get_by_role("button", name=label)
    button.scroll_into_view_if_needed()
    button.click()


def named(address: str) -> str:
    """The upload that an address names."""
    return parse_qs(urlsplit(address).query)["lan"][0]


def states(home: Home, address: str) -> dict[str, FileState]:
    with open_desk(home) as desk:
        return {file.name: file.state for file in desk.uploads.files(named(address))}


def test_a_real_file_is_shown_loaded_and_counted(own: Server, shared: Path, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.open(f"{own.url}/tai-len")
    page = tab.page
    choose(tab, SITE, "Công đoàn Quảng Trị")
    drop(tab, sorted((shared / "bulletins").glob("*.txt")))
    found(tab)
    choose(tab, "Mở một tệp để xem và sửa", "003_c291fe9182b96c86.txt")
    page.get_by_text("15 năm triển khai").first.wait_for(timeout=LONG)
    marks = page.locator("mark")
    assert marks.filter(has_text="Nghệ An").count() >= 1
    assert marks.filter(has_text="Nghị quyết số 20").count() >= 1
    assert not own.home.current.exists(), "something counts before the button was pressed"
    load(tab, "Nạp 2 bản tin")
    page.get_by_text("2 bản tin mới").wait_for(timeout=LONG)
    tab.open(f"{own.url}/ban-tin?tu=09/2023&den=06/2024")
    said = tab.said()
    assert "2 bản tin:" in said
    assert "Dữ liệu minh họa" not in said
    assert "Bản tin mới nhất: 18/06/2024" in said


def test_twelve_mixed_files_end_in_their_states_whoever_reloads(
    own: Server, tmp_path: Path, visit: Callable[[int], Visit]
) -> None:
    given, mine, theirs = dozen(), tmp_path / "mình", tmp_path / "bạn"
    for folder in (mine, theirs):
        folder.mkdir()
    for name, data, _ in given:
        (mine / name).write_bytes(data)
    (theirs / "tin khác.txt").write_bytes(text(bulletin("Hà Tĩnh", "26/06/2024", "trao học bổng", "Vui cả xóm thợ.")))
    (theirs / "tin trùng.txt").write_bytes(given[0][1])
    first, second = visit(1440), visit(390)
    for tab in (first, second):
        tab.open(f"{own.url}/tai-len")
        choose(tab, SITE, "Công đoàn Quảng Trị")
    address = drop(first, [mine / name for name, _, _ in given])
    first.page.reload()
    other = drop(second, sorted(theirs.iterdir()))
    found(first)
    assert "12 tệp; 9 tệp cần xem rồi nạp; 2 tệp đã có, không nạp lại; 1 tệp không đọc được." in first.said()
    seen = Axe().run(first.page, options=RULES).response
    assert [finding["id"] for finding in seen["violations"]] == []
    found(second)
    again = visit(1440)
    again.open(address)
    assert "9 tệp cần xem rồi nạp" in again.said()
    load(first, "Nạp 9 bản tin")
    first.page.get_by_text("việc vẫn tiếp tục").wait_for(timeout=LONG)
    first.page.reload()
    load(second, "Nạp 2 bản tin")
    for tab in (first, second):
        tab.page.get_by_text("Đã nạp:").first.wait_for(timeout=LONG)
    became, others = states(own.home, address), states(own.home, other)
    both = {became.pop(given[0][0]), others.pop("tin trùng.txt")}
    assert both == {FileState.LOADED, FileState.DUPLICATE}, "the same bytes count once, for whoever lands first"
    assert became == {name: state for name, _, state in given[1:]}
    assert others == {"tin khác.txt": FileState.LOADED}
    counted = visit(1440)
    counted.open(f"{own.url}/ban-tin?tu=06/2024&den=06/2024")
    assert "10 bản tin:" in counted.said()
    first.page.get_by_role("button", name="Hoàn tác lần nạp này").click()
    first.page.get_by_text("Đã hoàn tác lần nạp").wait_for(timeout=LONG)
    counted.open(f"{own.url}/ban-tin?tu=06/2024&den=06/2024")
    assert "2 bản tin:" in counted.said()
