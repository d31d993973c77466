"""The search page as a reader uses it: words, facets, order, screens, suggestions, and an index that is not there."""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from etl.commands.undo import undo
from etl.load.index import finding
from etl.load.index.analysis import normal
from etl.load.index.finding import Search
from etl.load.index.shelf import Shelf
from etl.paths import Home
from pages.kit import search_rows
from pages.kit.search import Asked
from tests.unit.search_homes import load, served, write

Open = Callable[..., AppTest]
PAGE = "public/search.py"
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> \u202eđảo\u202c **đậm** [bấm](javascript:alert(3)) "
    "Công đoàn bàn chuyện lạ. " + "x" * 1_000_000
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home of our own bulletins: many of one kind, one that only looks alike, one hostile."""
    folder = tmp_path_factory.mktemp("page")
    home = Home(folder / "home")
    many = [
        write(folder / "in", f"nhiều-{n}", f"Công đoàn xưởng số {n} họp tổ", f"LĐLĐ tỉnh Nghệ An dự họp, buổi {n}.")
        for n in range(25)
    ]
    odd = [
        write(folder / "in", "dây chuyền", "Dây chuyền mới của xưởng may", "Sản phẩm qua năm công đoạn, dài hai giờ."),
        write(folder / "in", "lạ", "Tin có ký tự lạ gửi về", HOSTILE),
    ]
    load(home, many, site="nghean")
    load(home, odd, site="haiphong")
    return home


@pytest.fixture
def home(made: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """The home for one test; what it breaks of the index is put back."""
    monkeypatch.setenv("UNION_PULSE_HOME", str(made.root))
    return made


def said(app: AppTest) -> str:
    """What is said on the page, Markdown escapes undone."""
    kinds = ("title", "markdown", "caption", "info", "warning", "error")
    return "\n".join(one.value for kind in kinds for one in app.get(kind)).replace("\\", "")


def rows(app: AppTest) -> list[str]:
    """The hits, as HTML."""
    body = "".join(one.proto.body for one in app.get("html"))
    return re.findall(r"<li>.*?</li>", body, re.DOTALL)


def test_nothing_typed_says_what_to_do(home: Home, open_page: Open) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert app.title[0].value == "Tìm kiếm"
    assert "Gõ từ cần tìm" in said(app)
    assert rows(app) == []


def test_bare_words_find_the_likely_word_and_say_what_was_set_aside(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q="cong doan")
    assert "**26 bản tin** có “cong doan”" in said(app)
    assert "Hiểu “cong doan” là **công đoàn**; để riêng từ khác viết giống khi bỏ dấu: “công đoạn” (1)." in said(app)
    app.button(key="search_wide").click().run()
    assert "**27 bản tin**" in said(app)
    app.button(key="search_narrow").click().run()
    assert "**26 bản tin**" in said(app)


def test_a_hit_is_marked_and_leads_to_the_reader_and_on(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q="xưởng số 7")
    first = rows(app)[0]
    assert "<mark>" in first
    assert "xưởng số 7" in re.sub("</?mark>", "", first)
    query = parse_qs(urlsplit(re.findall(r'href="([^"]+)"', first)[0].replace("&amp;", "&")).query)
    assert query["q"] == ["xưởng số 7"]
    reader = open_page("public/bulletin.py", q="họp tổ", id=query["id"][0], thu="1")
    assert not reader.exception
    assert "Công đoàn xưởng số 7 họp tổ" in said(reader)
    body = "".join(one.proto.body for one in reader.get("html"))
    assert re.findall(r'<mark class="np-mark np-found"[^>]*>([^<]+)<', body) == ["họp tổ"]


def test_the_reader_turns_from_hit_to_hit(home: Home, open_page: Open) -> None:
    listed = re.findall(r"[?&;]id=([0-9a-f]{16})", " ".join(rows(open_page(PAGE, q="họp tổ"))))
    app = open_page("public/bulletin.py", q="họp tổ", id=listed[1], thu="2")
    assert "Kết quả 2 trong 25" in said(app)
    app.button(key="reader_next").click().run()
    assert app.query_params["id"] == [listed[2]] or app.query_params["id"] == listed[2]
    assert "Kết quả 3 trong 25" in said(app)
    app.button(key="reader_previous").click().run()
    assert "Kết quả 2 trong 25" in said(app)


def test_a_facet_narrows_and_widens(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q="xưởng", noi_dang="haiphong")
    assert "**1 bản tin**" in said(app)
    app.button(key="search_away_site").click().run()
    assert "**26 bản tin**" in said(app)


def test_facets_show_counts(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q="xưởng")
    options = [option for one in app.get("button_group") for option in one.options]
    assert any(option.endswith("· 25") for option in options)


def test_screens(home: Home, open_page: Open) -> None:
    first, second = open_page(PAGE, q="họp tổ"), open_page(PAGE, q="họp tổ", trang_so="2")
    assert (len(rows(first)), len(rows(second))) == (20, 5)
    assert not set(rows(first)) & set(rows(second))
    assert "Dòng 21–25 trong 25" in said(second)


def test_what_hits_are_about_is_counted_once_however_they_are_turned(
    home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    count = finding.facets

    def counted(shelf: Shelf, search: Search, names: Sequence[str]) -> dict[str, dict[str, int]]:
        asked.append(search.text)
        return count(shelf, search, names)

    monkeypatch.setattr(finding, "facets", counted)
    app = open_page(PAGE, q="họp tổ")
    app.query_params["trang-so"] = "2"
    assert "Dòng 21–25 trong 25" in said(app.run())
    open_page(PAGE, q="xưởng")
    assert asked == ["họp tổ", "xưởng"]


def test_the_newest_first(home: Home, open_page: Open) -> None:
    assert len(rows(open_page(PAGE, q="xưởng", xep="moi"))) == 20


def test_the_form_writes_the_query(home: Home, open_page: Open) -> None:
    app = open_page(PAGE)
    app.text_input(key="search_phrase").set_value("họp tổ")
    app.text_input(key="search_none").set_value("số 7")
    app.button[0].click().run()
    assert app.text_input(key="q").value == '"họp tổ" -"số 7"'
    assert "**24 bản tin**" in said(app)


def test_nothing_found_offers_ways_that_find_something(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q="cogn doan")
    assert "Không có bản tin nào khớp." in said(app)
    assert app.button(key="search_try_0").label == "Có phải “cong doan”? (26)"
    app.button(key="search_try_0").click().run()
    assert "**26 bản tin** có “cong doan”" in said(app)


def test_words_that_stand_apart_are_not_called_misspelt(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q='"tổ xưởng"')
    assert app.button(key="search_try_0").label == "Các từ không cần liền nhau: “tổ xưởng” (25)"


def test_nothing_found_offers_to_drop_what_is_chosen(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q="họp tổ", noi_dang="haiphong")
    labels = [button.label for button in app.button]
    assert "Bỏ các mục đã chọn (25)" in labels


@pytest.mark.parametrize("query", ["((", '"', "-", "\x00", "a" * 400, "%%%", "\u202e"])
def test_a_hostile_query_is_answered_on_the_page(home: Home, open_page: Open, query: str) -> None:
    app = open_page(PAGE, q=query)
    assert not app.exception
    assert "gặp lỗi" not in said(app)


def test_hostile_text_is_shown_harmlessly(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q="chuyện lạ")
    hit = rows(app)[0]
    assert "<script" not in hit
    assert "<img" not in hit
    assert "&lt;script&gt;" in hit or "&lt;img" in hit
    assert "\u202e" not in hit
    assert len(hit) < 3000


def test_the_reader_shows_a_million_letters_and_scripts_harmlessly(home: Home, open_page: Open) -> None:
    name = re.findall(r"[?&;]id=([0-9a-f]{16})", rows(open_page(PAGE, q="chuyện lạ"))[0])[0]
    reader = open_page("public/bulletin.py", id=name)
    reader.toggle(key="reader_aside").set_value(True).run()
    assert not reader.exception
    shown = next(one.proto.body for one in reader.get("html") if "np-text" in one.proto.body)
    assert len(shown) > 1_000_000
    assert set(re.findall(r"<(/?\w+)", shown)) <= {"style", "/style", "div", "/div", "mark", "/mark", "ul", "/ul", "li",
                                                   "/li", "span", "/span"}  # fmt: skip
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
    assert "overflow-wrap:anywhere" in shown


def test_the_reader_leads_to_what_is_almost_the_same_elsewhere(home: Home, open_page: Open, tmp_path: Path) -> None:
    story = (
        "Sáng nay tổ cơ khí nhận giải sáng kiến nhờ cái gá kẹp làm từ sắt vụn, giúp đỡ mỏi tay và bớt phế phẩm. "
        "Anh em chia tiền thưởng làm ba phần, một phần mua quạt cho góc hàn."
    )
    one = load(home, [write(tmp_path, "a", "Cái gá kẹp của tổ cơ khí đoạt giải", story)], site="nghean")
    two = load(
        home, [write(tmp_path, "b", "Tổ cơ khí nhận giải sáng kiến", story + " Tin của cơ sở.")], site="haiphong"
    )
    try:
        names = re.findall(r"[?&;]id=([0-9a-f]{16})", " ".join(rows(open_page(PAGE, q='"cái gá kẹp"'))))
        assert len(names) == 2
        reader = open_page("public/bulletin.py", id=names[0])
        shown = "".join(found.proto.body for found in reader.get("html"))
        assert f"id={names[1]}" in shown
        assert re.search(r"giống \d\d%", shown)
    finally:
        undo(home, two.load, None)
        undo(home, one.load, None)


def test_a_damaged_index_is_told_in_the_search_and_in_the_reader(home: Home, open_page: Open) -> None:
    about = home.index / served(home)[0] / "about.json"
    whole = about.read_text(encoding="utf-8")
    about.write_text("{", encoding="utf-8")
    try:
        assert "python -m etl index" in said(open_page(PAGE, q="công đoàn"))
        reader = open_page("public/bulletin.py", id=min(served(home)[1]))
        assert "python -m etl index" in said(reader)
        assert any("np-text" in one.proto.body for one in reader.get("html"))
    finally:
        about.write_text(whole, encoding="utf-8")


def test_a_long_word_does_not_swell_a_hit(home: Home, open_page: Open) -> None:
    assert sum(map(len, rows(open_page(PAGE, q="ký tự lạ")))) < 5000


def test_every_letter_of_a_hit_is_escaped() -> None:
    from etl.load.index.snippets import Piece  # noqa: PLC0415 - used once

    hit = search_rows.Hit([Piece("<a>"), Piece("&", is_hit=True)], '/x?"><', "<b>", [Piece("\u202e<i>")])
    shown = search_rows.render([hit]).removeprefix(search_rows.STYLE)
    assert re.findall(r"<(?!/?(?:ol|li|a|div|p|mark)\b)", shown) == []
    assert "\u202e" not in shown


def test_without_an_index_the_page_says_so_and_the_others_go_on(home: Home, open_page: Open, tmp_path: Path) -> None:
    away = tmp_path / "away"
    shutil.move(home.index, away)
    try:
        app = open_page(PAGE, q="công đoàn")
        assert not app.exception
        assert "python -m etl index" in said(app)
        name = min(served(home)[1])
        reader = open_page("public/bulletin.py", id=name)
        assert not reader.exception
        assert any("np-text" in one.proto.body for one in reader.get("html"))
    finally:
        shutil.move(away, home.index)


def test_the_reader_shows_the_text_of_the_index_where_the_original_is_lost(
    home: Home, open_page: Open, tmp_path: Path
) -> None:
    away = tmp_path / "raw"
    shutil.move(home.raw, away)
    try:
        reader = open_page("public/bulletin.py", id=min(served(home)[1]))
        assert not reader.error
        assert any("np-text" in one.proto.body for one in reader.get("html"))
    finally:
        shutil.move(away, home.raw)


def test_english(home: Home, open_page: Open) -> None:
    app = open_page(PAGE, q="cong doan", lang="en")
    assert app.title[0].value == "Search"
    assert "**26 bulletins** with “cong doan”" in said(app)


def test_an_address_that_makes_no_sense_is_read_as_far_as_it_does() -> None:
    asked = Asked.from_query({"q": " a ", "trang-so": "-3", "xep": "?", "dia-phuong": "*", "don-vi": "63"}, "34")
    assert (asked.text, asked.screen, asked.order) == ("a", 1, "relevance")
    assert asked.conditions.given() == {}
    assert Asked.from_query({"dia-phuong": "40", "don-vi": "63"}, "34").conditions.province is None
    assert Asked.from_query({"dia-phuong": "40", "don-vi": "63"}, "63").conditions.province == "40"
    assert normal("a\u200bb") == "ab"
