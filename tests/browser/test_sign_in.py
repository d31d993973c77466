"""Signing in at a real OpenID provider on the loopback: who has no role sees nothing, nobody another's part."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from secrets import token_bytes
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from etl.paths import Home
from pages.kit.serve import free_port, serving
from tests.browser.conftest import Visit, etl
from tests.browser.identity import provider, sign_in, sign_in_at

pytestmark = pytest.mark.browser

PERSON = '[[people]]\nemail = "{email}"\nrole = "{role}"\n{limit}\n'
NGHE_AN, DA_NANG = "lan@congdoan.example", "ba@congdoan.example"
SWITCHED = 101
CHIEF, STRANGER = "tu@congdoan.example", "khach@congdoan.example"
ACCOUNTS = (NGHE_AN, DA_NANG, CHIEF, STRANGER)


@dataclass(frozen=True)
class Guarded:
    """A dashboard behind sign-in, on a home of its own."""

    url: str
    home: Home

    def roles(self, *people: tuple[str, str, str]) -> None:
        """Write who may do what."""
        said = "".join(
            PERSON.format(email=email, role=role, limit=f'provinces = ["{province}"]' if province else "")
            for email, role, province in people
        )
        self.home.roles.write_text(said, encoding="utf-8")


ALL = ((NGHE_AN, "staff", "Nghệ An"), (DA_NANG, "analyst", "Đà Nẵng"), (CHIEF, "administrator", ""))


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    home = Home(tmp_path_factory.mktemp("guarded") / "home")
    prepared = etl(home, "demo")
    assert prepared.returncode == 0, prepared.stderr
    port = free_port()
    with ExitStack() as running:
        sign_in_at(home, running.enter_context(provider(ACCOUNTS)), f"http://localhost:{port}")
        address = running.enter_context(serving(home.root, port=port))
        yield Guarded(f"http://localhost:{urlsplit(address).port}", home)


@pytest.fixture(autouse=True)
def roles_as_written(guarded: Guarded) -> None:
    guarded.roles(*ALL)


def whole(tab: Visit) -> str:
    """All words of the page, the sidebar's too."""
    return tab.page.locator("body").inner_text()


def test_a_guest_sees_the_sign_in_and_nothing_else(guarded: Guarded, visit: Callable[[], Visit]) -> None:
    tab = visit()
    for path in ("", "/ban-tin", "/tai-len", "/soat-lai", "/tim-kiem?q=cong+doan"):
        tab.open(guarded.url + path)
        assert "Hãy đăng nhập" in tab.said()
        assert "Nghệ An" not in whole(tab)
        assert tab.page.get_by_test_id("stSidebarNav").count() == 0


def test_who_signed_in_without_a_role_sees_nothing(guarded: Guarded, visit: Callable[[], Visit]) -> None:
    tab = visit()
    sign_in(tab, guarded.url, STRANGER)
    assert f"Tài khoản {STRANGER} chưa được cấp quyền" in tab.said()
    assert "Nghệ An" not in whole(tab)


def test_two_at_once_each_see_their_own_part(guarded: Guarded, visit: Callable[[], Visit]) -> None:
    """In turns on every page, so that each meets what the other left in the server's caches."""
    tabs = {"Nghệ An": visit(), "Đà Nẵng": visit()}
    for province, email in (("Nghệ An", NGHE_AN), ("Đà Nẵng", DA_NANG)):
        sign_in(tabs[province], guarded.url, email)
    for path in ("/tinh-thanh", "/luot-truy-cap", "/ban-tin", "/tim-kiem?q=cong+doan&ngay=all", "/"):
        said = {}
        for province, tab in tabs.items():
            tab.open(guarded.url + path)
            said[province] = whole(tab)
            assert f"Bạn xem phần của {province}" in said[province]
        assert "LĐLĐ TP Đà Nẵng (minh họa)" not in said["Nghệ An"]
        assert "LĐLĐ tỉnh Nghệ An (minh họa)" not in said["Đà Nẵng"]
        assert said["Nghệ An"] != said["Đà Nẵng"]
    rows = {province: _titles(tab, guarded) for province, tab in tabs.items()}
    assert all(rows.values())
    assert not rows["Nghệ An"] & rows["Đà Nẵng"]


def _titles(tab: Visit, guarded: Guarded) -> set[str]:
    """The addresses of the bulletins that a search finds."""
    tab.open(f"{guarded.url}/tim-kiem?q=cong+doan&ngay=all")
    return {
        str(one.get_attribute("href")).split("id=")[1].split("&")[0] for one in tab.page.locator("a[href*='id=']").all()
    }


def test_a_file_taken_away_holds_the_part_of_its_reader(guarded: Guarded, visit: Callable[[], Visit]) -> None:
    taken = {}
    for email in (CHIEF, NGHE_AN, DA_NANG):
        tab = visit()
        sign_in(tab, guarded.url, email)
        tab.open(f"{guarded.url}/ban-tin?ngay=all")
        with tab.page.expect_download() as waiting:
            tab.page.get_by_role("button", name="CSV").first.click()
        taken[email] = set(re.findall(r"id=([^&\s\"]+)", Path(waiting.value.path()).read_text(encoding="utf-8-sig")))
    assert taken[NGHE_AN]
    assert taken[DA_NANG]
    assert not taken[NGHE_AN] & taken[DA_NANG]
    assert taken[NGHE_AN] | taken[DA_NANG] < taken[CHIEF]


def test_a_bulletin_of_another_province_does_not_open_by_its_address(
    guarded: Guarded, visit: Callable[[], Visit]
) -> None:
    chief, tab = visit(), visit()
    sign_in(chief, guarded.url, CHIEF)
    every = _titles(chief, guarded)
    sign_in(tab, guarded.url, DA_NANG)
    foreign = sorted(every - _titles(tab, guarded))[:3]
    assert foreign
    for one in foreign:
        chief.open(f"{guarded.url}/ban-tin?id={one}")
        heading = chief.page.get_by_role("heading", level=1).first.inner_text()
        tab.page.goto(f"{guarded.url}/ban-tin?id={one}")
        expect(tab.page.get_by_text("Không có bản tin nào mang mã này")).to_be_visible(timeout=60_000)
        assert heading not in whole(tab)


def test_a_role_taken_away_ends_with_the_next_action(guarded: Guarded, visit: Callable[[], Visit]) -> None:
    """The tab is not loaded again: a click on what it still shows is enough."""
    tab = visit()
    sign_in(tab, guarded.url, NGHE_AN)
    expect(tab.page.get_by_test_id("stSidebarNav").get_by_text("Tải lên")).to_be_visible()
    guarded.roles((NGHE_AN, "viewer", "Nghệ An"))
    tab.page.get_by_test_id("stSidebarNav").get_by_text("Tỉnh, thành phố").click()
    tab.settle()
    expect(tab.page.get_by_test_id("stSidebarNav").get_by_text("Tải lên")).to_have_count(0)
    guarded.roles()
    tab.page.get_by_test_id("stSidebarNav").get_by_text("Nghị quyết").click()
    tab.settle()
    assert "chưa được cấp quyền" in tab.said()
    guarded.home.roles.write_text("people = [", encoding="utf-8")
    tab.open(guarded.url)
    assert "chưa được cấp quyền" in tab.said()


def test_signing_out_shuts_the_door(guarded: Guarded, visit: Callable[[], Visit]) -> None:
    tab = visit()
    sign_in(tab, guarded.url, CHIEF)
    tab.page.get_by_role("button", name="Đăng xuất").click()
    tab.page.wait_for_url("**/end_session**")  # the provider's own page
    tab.open(guarded.url)
    assert "Hãy đăng nhập" in tab.said()


def test_another_host_name_is_not_answered(guarded: Guarded) -> None:
    """Names that point here from elsewhere reach no data: the socket does not open."""
    port = urlsplit(guarded.url).port
    assert _upgraded(f"localhost:{port}", str(port)) == SWITCHED
    for host in (f"la.example:{port}", "localhost.la.example"):
        assert _upgraded(host, str(port)) != SWITCHED


def _upgraded(host: str, port: str) -> int:
    """The status of asking for the page's socket under a host's name."""
    connection = HTTPConnection("127.0.0.1", int(port), timeout=10)
    key = b64encode(token_bytes(16)).decode()
    asked = {"Host": host, "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    connection.request("GET", "/_stcore/stream", headers={**asked, "Sec-WebSocket-Key": key})
    status = connection.getresponse().status
    connection.close()
    return status
