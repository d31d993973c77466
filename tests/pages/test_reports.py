"""Reports: the files are opened again and say what the pages say, with sources and where each figure comes from."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import docx
import pytest
import streamlit as st
from lxml import html

from etl.paths import Home
from pages.kit import overview_stretch, province_page, report_button, report_month, report_parts
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters, looked_at
from pages.kit.province_scale import scales
from pages.kit.province_view import View
from pages.kit.report_docx import docx_of
from pages.kit.report_html import html_of, letter_of
from pages.kit.report_model import Paragraph, Report, Table
from pages.kit.report_month import month_report
from pages.kit.report_province import province_report
from pages.kit.report_resolution import resolution_report
from pages.kit.report_text import text_of
from pages.kit.warehouse import Build, current, row
from pages.kit.words import said_in
from tests.pages.cards import cards
from tests.pages.conftest import Open
from tests.pages.published_fixture import publish

YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))
ORIGIN = "http://localhost:8501"
SHORT = "Bản dựng fixture, quy tắc r1."
STAMP = f"{SHORT} Bản tin mới nhất 20/08/2025."
NGHE_AN = "34-40"


@pytest.fixture
def report(build: Build) -> Iterator[Report]:
    """The report of the newest month."""
    with looked_at(YEAR):
        stretch = overview_stretch.of_build(build, YEAR, whole=False)
        yield month_report(build, YEAR, stretch, ORIGIN)


def paper_of(report: Report) -> Any:  # noqa: ANN401 - python-docx is untyped
    """The report as python-docx reads it."""
    return docx.Document(io.BytesIO(docx_of(report)))


def rows_of(table: Any) -> list[list[str]]:  # noqa: ANN401
    """The words of a table in Word, links included."""
    return [
        ["".join(text.text or "" for text in cell._tc.iter(docx.oxml.ns.qn("w:t"))) for cell in line.cells]
        for line in table.rows
    ]


def headers(report: Report) -> list[list[str]]:
    """What stands above the later pages, and above the first; a field shows a number until Word has counted."""
    page = paper_of(report).sections[0]
    words = docx.oxml.ns.qn("w:t")
    return [
        ["".join(text.text or "" for text in line._p.iter(words)) for line in above.paragraphs]
        for above in (page.header, page.first_page_header)
    ]


def words_of(report: Report) -> list[list[list[str]]]:
    """The tables of a report, head and rows."""
    blocks = [block for section in [*report.sections, report.annex] for block in section.blocks]
    return [
        [list(one.head), *([cell.words for cell in line] for line in one.rows)]
        for one in blocks
        if isinstance(one, Table) and one.rows
    ]


def test_the_figures_are_those_of_the_overview(open_page: Open, report: Report) -> None:
    shown = cards(open_page())
    table = next(one for section in report.sections for one in section.blocks if isinstance(one, Table))
    assert [line[1].words for line in table.rows] == [card.value for card in shown.values()]
    said = [one for one in report.sections[0].blocks if isinstance(one, Paragraph) and one.is_item]
    for sentence, card in zip(said, shown.values(), strict=True):
        links = [one.words for one in sentence.clauses if one.address]
        assert set(links) <= set(card.links)


def test_word_has_the_form_of_an_administrative_paper(report: Report) -> None:
    paper = paper_of(report)
    letterhead = [cell for line in rows_of(paper.tables[0]) for cell in line]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in letterhead[1]
    assert "Độc lập - Tự do - Hạnh phúc" in letterhead[1]
    assert letterhead[2].startswith("Số:")
    lines = [one.text for one in paper.paragraphs]
    assert "BÁO CÁO" in lines
    headings = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]
    assert [one.split(".")[0] for one in headings[:-1]] == ["I", "II", "III", "IV", "V"]
    assert headings[-1] == "PHỤ LỤC: NGUỒN"
    assert (round(paper.sections[0].page_width.mm), round(paper.sections[0].left_margin.mm)) == (210, 30)


def test_word_and_html_hold_the_same_tables_to_the_last_cell(report: Report) -> None:
    paper = paper_of(report)
    signature = paper.tables[-2]
    in_word = [rows_of(one) for one in paper.tables[1:] if one._tbl is not signature._tbl]
    assert in_word == words_of(report)
    page = html.fromstring(html_of(report).decode())
    in_html = [[[cell.text_content() for cell in line] for line in one.iter("tr")] for one in page.iter("table")]
    assert in_html == words_of(report)


def test_each_table_says_its_build_and_rules_and_each_page_too(report: Report) -> None:
    paper = paper_of(report)
    assert [one.text for one in paper.paragraphs].count(SHORT) == len(words_of(report))
    assert paper.sections[0].footer.paragraphs[0].text == STAMP
    page = html_of(report).decode()
    assert page.count(f'<p class="stamp">{SHORT}</p>') == len(words_of(report))
    assert f'<meta name="description" content="{STAMP}">' in page


def test_real_data_carry_no_warning_and_the_demonstration_carries_it_on_every_page(home: Home, report: Report) -> None:
    assert report.warning == ""
    assert headers(report) == [["1"], [""]]
    home.current.unlink()
    publish(home.demo)
    build = current()
    assert build is not None
    with looked_at(YEAR):
        stretch = overview_stretch.of_build(build, YEAR, whole=False)
        shown = month_report(build, YEAR, stretch, ORIGIN)
    warned = "DỮ LIỆU MINH HỌA, KHÔNG PHẢI TIN THẬT"
    assert headers(shown) == [["1", warned], [warned]]
    page = html_of(shown).decode()
    assert "@top-center" in page
    assert '<p class="warning" role="note">DỮ LIỆU MINH HỌA, KHÔNG PHẢI TIN THẬT</p>' in page
    assert shown.stamp.whole.startswith("Dữ liệu minh họa, không phải tin thật. ")
    assert text_of(shown).startswith("*** DỮ LIỆU MINH HỌA")


def test_the_annex_names_the_bulletins_with_day_title_site_and_link(report: Report) -> None:
    _, *found = words_of(report)[-1]
    assert [line[1:4] for line in found] == [
        ["20/08/2025", "Hội nghị người lao động ở Vinh", "Công đoàn Nghệ An"],
        ["05/08/2025", "Thăm công nhân ca đêm", "Công đoàn Nghệ An"],
    ]
    assert [line[4] for line in found] == ["a01", "a02"]
    links = [one.target_ref for one in paper_of(report).part.rels.values() if one.reltype.endswith("hyperlink")]
    (link,) = (one for one in links if one.endswith("id=a01"))
    assert link.startswith(f"{ORIGIN}/ban-tin?tu=09%2F2024&den=08%2F2025&bando=34&")


def test_a_longer_list_of_sources_says_how_many_and_where(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_parts, "SOURCES", 2)
    with looked_at(YEAR):
        annex = report_parts.sources(build, YEAR)
    count = row(build, "matching_count", **Conditions().values(YEAR))["bulletins"]
    said = [one for one in annex.blocks if isinstance(one, Paragraph)]
    assert said[0].clauses[0].words == f"{count} bản tin, mới nhất trước."
    assert said[1].clauses[0].address is not None
    assert said[2].clauses[0].words.endswith("rồi /ban-tin?id= và mã.")
    assert isinstance(annex.blocks[-1], Table)
    assert len(annex.blocks[-1].rows) == 2


def test_a_title_cannot_act_in_a_report(build: Build) -> None:
    april = Filters(date(2025, 4, 1), date(2025, 4, 30))
    with looked_at(april):
        shown = month_report(build, april, overview_stretch.of_build(build, april, whole=True), ORIGIN)
    page = html_of(shown).decode()
    assert "&lt;b&gt;doanh nghiệp&lt;/b&gt;" in page
    assert "<b>doanh nghiệp" not in page
    assert "<script" not in page
    assert "src=" not in page
    assert "Đối thoại với <b>doanh nghiệp</b>" in [line[2] for line in words_of(shown)[-1]]


def test_the_report_of_a_resolution(build: Build) -> None:
    with looked_at(YEAR):
        shown = resolution_report(build, YEAR, "TW:20/2008", ORIGIN)
    text = text_of(shown)
    assert "1 bản tin nêu 2 lần, với hoạt động ở 1 tỉnh, thành; từ 20/08/2025 đến 20/08/2025." in text
    assert "- 19/08/2024, Nêu lần đầu" in text
    assert [line[1:3] for line in words_of(shown)[-1][1:]] == [["20/08/2025", "Hội nghị người lao động ở Vinh"]]
    assert docx_of(shown)


def test_the_report_of_a_province_says_each_comparison_once(build: Build) -> None:
    august = Filters(date(2025, 8, 1), date(2025, 8, 31))
    with looked_at(august):
        shown = province_report(View(build, august, "active", scales()["count"]), "34-40", ORIGIN)
        text = text_of(shown)
    (line,) = (one for one in text.splitlines() if one.startswith("- Bản tin: 2 (▲ +1 so với tháng 7/2025"))
    assert "). Hạng 1 trong " in line
    assert "so với so với" not in text
    assert "- Trang đưa tin đã thu thập: 1 (theo dõi 3 tuần của kỳ).\n" in text
    assert "Nghệ An thuộc vùng Bắc Trung Bộ và Duyên hải miền Trung." in text


def test_the_life_of_a_resolution_says_that_it_covers_all_time_and_what_is_not_known(
    build: Build, open_page: Open
) -> None:
    with looked_at(YEAR):
        shown = resolution_report(build, YEAR, "TW:20/2008", ORIGIN)
    life = shown.sections[2]
    assert life.heading == "Đường đời, mọi thời kỳ"
    said = life.blocks[0]
    assert isinstance(said, Paragraph)
    (words,) = (one.words for one in said.clauses)
    assert words.startswith("Tính trên mọi thời kỳ: được nêu từ 19/08/2024 đến 20/08/2025.")
    assert "Ban hành 28/01/2008, trước khi có dữ liệu, nên chưa biết lần nêu đầu thật sự." in words
    assert words.endswith("Tính từ 2 bản tin.")
    page = open_page("public/resolutions.py", nq="TW:20/2008")
    assert any(words.removesuffix("Tính từ 2 bản tin.") in one.value.replace("\\", "") for one in page.markdown)


def test_the_report_of_a_resolution_names_the_document_as_the_register_knows_it(build: Build) -> None:
    with looked_at(YEAR):
        text = " ".join(text_of(resolution_report(build, YEAR, "TW:20/2008", ORIGIN)).split())
    named = "Nghị quyết số 20-NQ/TW, Ban Chấp hành Trung ương Đảng, khóa X, ban hành 28/01/2008"
    assert f"{named}: Xây dựng giai cấp" in text


def test_all_reports_of_a_period_end_at_the_newest_bulletin(build: Build) -> None:
    with looked_at(YEAR):
        of_one = resolution_report(build, YEAR, "TW:20/2008", ORIGIN)
        of_place = province_report(View(build, YEAR, "active", scales()["count"]), NGHE_AN, ORIGIN)
    assert of_one.about == of_place.about == "Kỳ 01/09/2024 – 20/08/2025."


def test_a_list_that_is_cut_says_so_and_a_whole_one_does_not(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_place() -> str:
        with looked_at(YEAR):
            text = text_of(province_report(View(build, YEAR, "active", scales()["count"]), NGHE_AN, ORIGIN))
        return " ".join(text.split())

    assert "nhiều nhất trong" not in of_place()
    monkeypatch.setattr(province_page, "ROWS", 1)
    assert "số chưa rõ xem ở trang Nghị quyết. Bảng ghi 1 nhiều nhất trong 2." in of_place()


def test_a_ranking_of_the_month_that_is_cut_says_so(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_year() -> str:
        with looked_at(YEAR):
            text = text_of(month_report(build, YEAR, overview_stretch.of_build(build, YEAR, whole=True), ORIGIN))
        return " ".join(text.split())

    assert "nhiều nhất trong" not in of_year()
    monkeypatch.setattr(report_month, "TOP", 1)
    assert "HOẠT ĐỘNG NHIỀU NHẤT Bảng ghi 1 nhiều nhất trong 3." in of_year()


def test_a_report_of_what_nobody_collected_has_no_noughts(build: Build) -> None:
    """In February 2025 nobody looked at the one site of Hà Nội."""
    february = Filters(date(2025, 2, 1), date(2025, 2, 28), sites=("hanoi",))
    with looked_at(february):
        of_place = text_of(province_report(View(build, february, "active", scales()["count"]), "34-01", ORIGIN))
        of_one = text_of(resolution_report(build, february, "TW:20/2008", ORIGIN))
    assert "1 trang chưa thu thập trong kỳ nên chưa biết" in of_place
    assert "Loại hoạt động" not in of_place
    assert "Không có." not in of_place.split("PHỤ LỤC")[0]
    assert "Chưa biết: chưa trang nào trong phạm vi đang chọn được thu thập trong kỳ này." in of_one


def test_the_report_of_a_province_says_which_bodies_it_lists(build: Build) -> None:
    with looked_at(YEAR):
        text = text_of(province_report(View(build, YEAR, "active", scales()["count"]), NGHE_AN, ORIGIN))
    assert "Tổ chức ở tỉnh, thành này hoặc chưa rõ thuộc nơi nào, không kể Tổng Liên đoàn." in text


def test_word_sets_its_columns_by_what_they_hold_and_tears_no_row(report: Report) -> None:
    annex = paper_of(report).tables[-1]
    place, _, title, *_ = (cell.width.mm for cell in annex.rows[0].cells)
    assert place < title / 3
    assert all(row._tr.trPr.find(docx.oxml.ns.qn("w:cantSplit")) is not None for row in annex.rows)


def test_a_caption_that_repeats_its_heading_is_not_printed_twice(report: Report) -> None:
    paper = paper_of(report)
    assert [one.text for one in paper.paragraphs].count("Tỉnh, thành hoạt động nhiều nhất") == 0
    page = html.fromstring(html_of(report).decode())
    (caption,) = (one for one in page.iter("caption") if one.text_content() == "Tỉnh, thành hoạt động nhiều nhất")
    assert caption.get("class") == "quiet"


def test_a_resolution_that_the_register_does_not_know(build: Build) -> None:
    with looked_at(YEAR):
        shown = resolution_report(build, YEAR, "TW|20|ambiguous", ORIGIN)
    assert "Chưa có trong danh mục nghị quyết." in text_of(shown)
    assert [line[2] for line in words_of(shown)[-1][1:]] == ["Tháng Công nhân"]


def test_the_whole_report_can_be_had_in_english(build: Build) -> None:
    with looked_at(YEAR), said_in("en"):
        stretch = overview_stretch.of_build(build, YEAR, whole=False)
        page = html_of(month_report(build, YEAR, stretch, ORIGIN)).decode()
    assert '<html lang="en">' in page
    assert "ANNEX: SOURCES" in page
    assert "Build fixture, rules r1" in page


def test_the_report_of_a_resolution_can_be_had_in_english(build: Build) -> None:
    with looked_at(YEAR), said_in("en"):
        text = " ".join(text_of(resolution_report(build, YEAR, "TW:20/2008", ORIGIN)).split())
    assert "places were not collected, unknown: " in text
    assert "Resolution number 20-NQ/TW, " in text


@pytest.mark.parametrize(
    ("page", "query", "key"),
    [("overview", {}, "report_month"), ("provinces", {"chon": "Nghệ An"}, "report_province")],
)
def test_a_page_offers_its_report_and_makes_it_on_the_click(  # noqa: PLR0913, PLR0917 - what a page needs
    open_page: Open, build: Build, monkeypatch: pytest.MonkeyPatch, page: str, query: dict[str, str], key: str
) -> None:
    made: dict[str, Any] = {}
    drawn = st.download_button

    def button(label: str, data: Any, *rest: Any, **named: Any) -> bool:  # noqa: ANN401 - Streamlit's own
        made[named["key"]] = data
        return drawn(label, data, *rest, **named)

    monkeypatch.setattr(report_button.exports.st, "download_button", button)
    app = open_page(f"public/{page}.py", **query)
    assert not app.exception
    paper = docx.Document(io.BytesIO(made[f"{key}_docx"]()))
    assert any("Nghệ An" in cell for table in paper.tables for line in rows_of(table) for cell in line)
    assert "Nghệ An" in made[f"{key}_html"]().decode()


def test_a_letter_has_the_sentences_without_the_frame(report: Report) -> None:
    page = letter_of(report).decode()
    assert "CỘNG HÒA" not in page
    assert "Bản tin: 2 (▲ +1 so với tháng 7/2025" in page
