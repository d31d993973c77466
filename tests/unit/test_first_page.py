"""The frame before the pages: every part of it is ours in the installed Streamlit, and only pages have it."""

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.kit import first_page

STREAMLIT = first_page.STREAMLIT
FOLDERS = {"./static/js": STREAMLIT / "static" / "js", "./app/static": first_page.ICON.parent}


@pytest.fixture(scope="module")
def asked() -> TestClient:
    """Whoever asks for the pages' addresses, and is sent nowhere else."""
    return TestClient(Starlette(routes=first_page.routes()), follow_redirects=False)


@pytest.mark.parametrize("part", sorted(first_page.PARTS))
def test_the_installed_frame_has_each_part_once(part: str) -> None:
    theirs = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    assert len(first_page.PARTS[part].findall(theirs)) == 1


@pytest.mark.parametrize(
    ("path", "language", "title", "words"),
    [
        ("/", "vi", "Nhịp Công đoàn", "Trang này cần JavaScript."),
        ("/tinh-thanh?tinh=40&lang=en", "en", "Nhịp Công đoàn (union pulse)", "This page needs JavaScript."),
        ('/nghi-quyet?lang="><script>', "vi", "Nhịp Công đoàn", "Trang này cần JavaScript."),
    ],
)
def test_a_page_says_its_name_and_language_before_any_script(
    asked: TestClient, path: str, language: str, title: str, words: str
) -> None:
    answer = asked.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert f'<html lang="{language}">' in answer.text
    assert f"<title>{title}</title>" in answer.text
    assert f"<noscript><p>{words}" in answer.text


def test_the_rest_of_the_frame_stays_as_it_is(asked: TestClient) -> None:
    theirs = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script[^>]*>|<link[^>]*modulepreload[^>]*>|<link[^>]*stylesheet[^>]*>", theirs)
    assert scripts
    assert all(one in asked.get("/").text for one in scripts)
    assert '<div id="root">' in asked.get("/").text


@pytest.mark.parametrize(
    ("path", "to"), [("/tong-quan", "./"), ("/tong-quan?lang=en&tu=2026-06", "./?lang=en&tu=2026-06")]
)
def test_the_first_page_typed_by_its_name_is_the_first_page(asked: TestClient, path: str, to: str) -> None:
    answer = asked.get(path)
    assert answer.status_code == 307
    assert answer.headers["location"] == to


def test_what_is_no_page_is_left_to_streamlit(asked: TestClient) -> None:
    assert asked.get("/khong-co").status_code == 404


def test_every_element_has_its_script_and_what_that_imports() -> None:
    found = first_page.late()
    for name in first_page.DRAWN:
        assert any(re.fullmatch(rf"{name}\.[\w-]+\.js", one) for one in found), name
    assert len(found) > len(first_page.DRAWN)


def test_nothing_is_fetched_that_is_not_there() -> None:
    for link in first_page.fetched():
        address = link.split('href="')[1].split('"')[0]
        folder, name = address.rsplit("/", 1)
        assert (FOLDERS[folder] / name).is_file(), address
