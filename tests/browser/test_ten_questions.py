"""Ten questions of a leader or an analyst: the pages answer each as the SQL of `ten_questions/` does, in three clicks.

Each file holds the question, the way to its answer, and the SQL that knows it. The demonstration is generated, so the
truth is asked of the build being served and stands nowhere as a number.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
from playwright.sync_api import Locator

from etl.paths import Home
from tests.browser.conftest import Server, Visit

pytestmark = pytest.mark.browser

QUESTIONS = Path(__file__).parent / "ten_questions"
MOST_CLICKS = 3


@dataclass
class Reader:
    """Somebody who starts at the overview and counts clicks."""

    tab: Visit
    clicks: int = 0

    def card(self, name: str) -> Locator:
        """One headline figure."""
        return self.tab.page.locator(f"section[data-figure={name}]")

    def value(self, name: str) -> str:
        """The figure itself."""
        return str(self.card(name).locator("span").first.inner_text())

    def lines(self, name: str) -> list[str]:
        """The words of a card, line by line: label, value, changes, sentence."""
        return [str(one) for one in self.card(name).locator("> div").all_inner_texts()]

    def sentence(self, name: str) -> Locator:
        """The links in the sentence of a card, which stands at its end."""
        return self.card(name).locator("> div").last.get_by_role("link")

    def click(self, what: Locator, *, opens: str = "") -> None:
        """One click; the page that opens has these words in its address. Without any, nothing opens."""
        self.clicks += 1
        what.click()
        if opens:
            self.rest(opens)

    def rest(self, address: str) -> None:
        """Wait until the address has these words and the page stands still."""
        self.tab.page.wait_for_url(re.compile(address), timeout=30_000)
        self.tab.page.wait_for_timeout(500)
        self.tab.settle()

    def choose(self, picker: str, name: str, *, opens: str) -> None:
        """Open a picker of the sidebar, type what is looked for where the list is long, and take it: two clicks."""
        box = self.tab.page.get_by_role("combobox", name=picker)
        self.click(box)
        box.press_sequentially(name)
        self.click(self.tab.page.get_by_role("option", name=name, exact=True))
        self.tab.page.keyboard.press("Escape")  # a picker of several stays open
        self.rest(opens)

    def listed(self) -> str:
        """The identifiers of the bulletins on the list page, in order of name."""
        links = self.tab.page.get_by_role("main").locator("a[href*='id=']").all()
        found = {parse_qs(urlsplit(str(link.get_attribute("href"))).query)["id"][0] for link in links}
        return " ".join(sorted(found))


def newest_month(reader: Reader) -> str:
    return reader.value("bulletins")


def changed(line: str) -> str:
    """The number of a line such as `▲ +4 so với tháng 9/2026`; the sign of equality is no change."""
    sign, said, *_ = line.split()
    return "+0" if sign == "=" else said


def change(reader: Reader) -> str:
    return changed(reader.lines("bulletins")[2])


def named_and_listed(reader: Reader, card: str) -> str:
    """The first name in a card's sentence and the bulletins that it opens."""
    link = reader.sentence(card).first
    name = re.sub(r" \d+(?: \([+-]\d+\))?$", "", link.inner_text())
    reader.click(link, opens="/ban-tin")
    return f"{name}: {reader.listed()}"


def rising_province(reader: Reader) -> str:
    return named_and_listed(reader, "bulletins")


def most_named_resolution(reader: Reader) -> str:
    return named_and_listed(reader, "resolutions")


def tet_against_tet(reader: Reader) -> str:
    reader.choose("Đến tháng", "02/2026", opens="den=02")
    (line,) = (one for one in reader.lines("bulletins") if one.endswith("Tết năm trước"))
    return changed(line)


def silent(reader: Reader) -> str:
    found = re.search(r"Im ắng 8 tuần cuối dù vẫn được thu thập \((\d+)\)", reader.tab.said())
    return found[1] if found else ""


def most_visited_site(reader: Reader) -> str:
    return re.sub(r"^.*: |, \d+%$", "", reader.sentence("visits").first.inner_text())


def the_words_themselves(reader: Reader) -> str:
    reader.click(reader.sentence("resolutions").first, opens="/ban-tin")
    reader.click(reader.tab.page.get_by_role("main").locator("a[href*='id=']").first, opens="id=")
    return "\n".join(" ".join(one.split()) for one in reader.tab.page.locator("mark").all_inner_texts())


def undated(reader: Reader) -> str:
    place = reader.tab.page.get_by_text("Ngoài các số theo kỳ ở trên còn bản tin chưa rõ ngày đăng")
    place.scroll_into_view_if_needed()
    reader.click(reader.tab.page.get_by_role("link", name=re.compile(r"^\d+ bản tin")).last, opens="ngay=undated")
    return reader.listed()


def one_province_all_year(reader: Reader) -> str:
    reader.choose("Tỉnh, thành phố", "Nghệ An", opens="tinh=")
    reader.click(reader.tab.page.get_by_text(re.compile("^Tính cả kỳ")), opens="caky=true")
    return reader.value("bulletins")


def same(answer: str, known: str) -> bool:
    """The page says just what the SQL knows."""
    return answer == known


def among(answer: str, known: str) -> bool:
    """One of the marked passages holds the words."""
    return any(" ".join(known.split()) in line for line in answer.splitlines())


ASKED: dict[str, tuple[Callable[[Reader], str], Callable[[str, str], bool]]] = {
    "01_newest_month": (newest_month, same),
    "02_change": (change, same),
    "03_rising_province": (rising_province, same),
    "04_most_named_resolution": (most_named_resolution, same),
    "05_tet_against_tet": (tet_against_tet, same),
    "06_silent": (silent, same),
    "07_most_visited_site": (most_visited_site, same),
    "08_the_words_themselves": (the_words_themselves, among),
    "09_undated": (undated, same),
    "10_one_province_all_year": (one_province_all_year, same),
}


def truth(home: Home, question: str) -> str:
    """What the SQL of a question answers on the build being served."""
    served = home.demo.published / home.demo.current.read_text(encoding="utf-8").strip()
    with duckdb.connect(str(served), read_only=True) as build:
        (answer,) = build.execute((QUESTIONS / f"{question}.sql").read_text(encoding="utf-8")).fetchall()
    return str(answer[0])


def test_every_question_is_asked() -> None:
    assert sorted(path.stem for path in QUESTIONS.glob("*.sql")) == sorted(ASKED)
    assert len(ASKED) == 10


@pytest.mark.parametrize("question", ASKED)
def test_the_pages_answer_in_three_clicks(demo: Server, visit: Callable[[int], Visit], question: str) -> None:
    reader = Reader(visit(1440))
    reader.tab.open(demo.url)
    find, agrees = ASKED[question]
    answer, known = find(reader), truth(demo.home, question)
    assert known
    assert agrees(answer, known), f"the page says {answer!r}, the build {known!r}"
    assert reader.clicks <= MOST_CLICKS
