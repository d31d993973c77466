"""Whoever comes through a proxy, or from another address, reads nothing while no sign-in is set up."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Server, Visit

pytestmark = pytest.mark.browser


def test_a_request_that_was_passed_on_sees_a_refusal(demo: Server, visit: Callable[[int], Visit]) -> None:
    tab = visit(1440)
    tab.page.context.set_extra_http_headers({"X-Forwarded-For": "203.0.113.7"})
    tab.open(f"{demo.url}/ban-tin")
    assert "Chưa cài đăng nhập" in tab.said()
    assert "Dữ liệu minh họa" not in tab.said()
    assert tab.page.get_by_test_id("stSidebarNav").count() == 0
