"""Scripts in titles, texts, names of files and addresses are words on every page: nothing of them runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.paths import Home
from tests.browser.conftest import Server, Visit, etl

pytestmark = pytest.mark.browser

SCRIPT = "window.broken=(window.broken||0)+1"
WORDS = (
    f"<script>{SCRIPT}</script>",
    f"<img src=x onerror={SCRIPT}>",
    f"<svg/onload={SCRIPT}>",
    f"[bấm](javascript:{SCRIPT})",
    f"</style><iframe srcdoc='<script>parent.{SCRIPT}</script>'>",
    "{{constructor.constructor('1')()}} $\\href{javascript:1}{x}$ :material/bug: `a` **b**",
)
PAGES = (
    *("", "tinh-thanh", "nghi-quyet", "luot-truy-cap"),
    *("ban-tin?ngay=all", "tim-kiem?q=Vinh&ngay=all", "tai-len", "soat-lai", "soat-lai?muc=so-ghi"),
)
ALIVE = """[...document.querySelectorAll('script,iframe[srcdoc],[onerror],[onload]')]
    .some(one => one.outerHTML.includes('broken'))"""
"""Whether something that was given has become an element that could run."""
MOST_TAKEN_FOR_PAGES = 2
"""Files whose words make a web page of them, with nothing left to find."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Home], Server]) -> Server:
    """A home in which everything that people give is a script."""
    folder = tmp_path_factory.mktemp("words")
    home = Home(folder / "home")
    inbox = folder / "in"
    inbox.mkdir()
    for number, words in enumerate(WORDS):
        name = words.replace("/", "∕") + f" {number}.txt"
        body = f"{words} Vinh, LĐLĐ tỉnh Nghệ An học tập Nghị quyết số 99-NQ/TW về {words}\n\nTác giả: {words}"
        (inbox / name).write_text(
            f"{words} Vinh\n\nNgày đăng: 0{number + 1}/03/2026 08:00\n\n{body}\n", encoding="utf-8"
        )
    (inbox / f"{WORDS[1]}.pdf").write_bytes(b"%PDF-1.4 " + WORDS[1].encode())
    loaded = etl(home, "add", str(inbox), "--site", "congdoan-quangtri", f"--who={WORDS[0]}")
    assert loaded.returncode == 1, loaded.stderr
    return serve(home)


def bulletins(tab: Visit, url: str) -> list[str]:
    """The addresses of the bulletins that a search finds."""
    tab.open(f"{url}/tim-kiem?q=Vinh&ngay=all")
    links = [str(one.get_attribute("href")) for one in tab.page.locator("a[href*='id=']").all()]
    return list(dict.fromkeys(links))


def test_no_page_runs_what_somebody_gave(hostile: Server, visit: Callable[[], Visit]) -> None:
    tab = visit()
    tab.page.on("dialog", lambda dialog: tab.errors.append(dialog.message))
    addresses = [f"{hostile.url}/{page}" for page in PAGES]
    addresses += [f"{hostile.url}/{one.removeprefix(hostile.url).lstrip('/')}" for one in bulletins(tab, hostile.url)]
    assert len(addresses) >= len(PAGES) + len(WORDS) - MOST_TAKEN_FOR_PAGES
    for address in addresses:
        tab.open(address)
        assert tab.page.evaluate("window.broken") is None, address
        assert tab.page.locator("a[href^='javascript:']").count() == 0, address
        assert not tab.page.evaluate(ALIVE), address
    assert tab.errors == []


def test_no_address_runs_what_it_says(hostile: Server, visit: Callable[[], Visit]) -> None:
    tab = visit()
    for words in WORDS[:3]:
        for parameter in ("q", "tinh", "trang", "id", "tu", "nghi-quyet", "noi-dang", "lang"):
            tab.page.goto(f"{hostile.url}/tim-kiem?{parameter}={Path(words).name}")
        tab.settle()
        assert tab.page.evaluate("window.broken") is None
    assert tab.errors == []
