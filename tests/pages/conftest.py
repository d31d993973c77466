"""What the tests of pages share: a home with the build by hand, the app as a reader at this machine sees it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from etl.paths import PROJECT, Home
from pages.kit import access, warehouse
from tests.pages.published_fixture import publish

Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """Each test asks its own build; caches are the process's."""
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def build_file(home: Home) -> Path:
    """The build by hand, served as real data."""
    return publish(home)


@pytest.fixture
def build(build_file: Path) -> warehouse.Build:
    """The same, as pages see it."""
    found = warehouse.current()
    assert found is not None
    return found


@pytest.fixture
def at_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader sits at the server; AppTest has no address of its own."""
    monkeypatch.setattr(access, "from_this_machine", lambda: True)


@pytest.fixture
def open_page(home: Home, at_this_machine: None) -> Open:
    """Open app.py on one of its pages: `open_page("public/provinces.py", bando="63")`; lists repeat a parameter."""

    def opened(page: str = "public/overview.py", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name.replace("_", "-")] = value
        app.run()
        if page != "public/overview.py":
            app.switch_page(f"pages/{page}").run()
        return app

    return opened
