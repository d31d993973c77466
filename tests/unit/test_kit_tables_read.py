"""Tables to read: every word escaped, links only where there is somewhere to go, what is cut said."""

import pytest
from lxml import html

from pages.kit.tables import UNKNOWN
from pages.kit.tables_read import Cell, Column, cut, figure, fold_label, render
from pages.kit.words import said_in

COLUMNS = (Column("Tên <i>"), Column("Số", is_figure=True), Column("Thừa", is_figure=True, is_spare=True))


def drawn(*rows: tuple[Cell, ...]) -> html.HtmlElement:
    """The table as a browser reads it."""
    return html.fromstring(render(COLUMNS, rows, "Bảng & “lời”")).find(".//table")


def test_every_word_is_escaped() -> None:
    table = drawn((Cell("<b>Tên</b>", "/trang?a=1&b='2\"", "<script>ghi chú"), Cell("<u>1"), Cell("&amp;")))
    assert not table.findall(".//i") + table.findall(".//script") + table.findall(".//u")
    assert [one.text_content() for one in table.iterfind(".//tbody//a")] == ["<b>Tên</b>"]
    assert table.find(".//a").get("href") == "/trang?a=1&b='2\""
    assert table.find(".//small").text == "<script>ghi chú"
    assert table.findall(".//td")[1].text_content() == "&amp;"
    assert [one.text for one in table.iterfind(".//thead//th")] == ["Tên <i>", "Số", "Thừa"]


def test_it_is_a_table_that_can_be_read_aloud() -> None:
    table = drawn((Cell("a"), figure(1), figure(2)))
    assert table.get("data-table") == "1"
    assert table.find("caption").text == "Bảng & “lời”"
    assert {one.get("scope") for one in table.iterfind(".//thead//th")} == {"col"}
    assert [one.tag for one in table.find(".//tbody/tr")] == ["th", "td", "td"]
    assert table.find(".//tbody/tr/th").get("scope") == "row"


def test_numbers_stand_to_the_right_and_spare_columns_can_be_left_out() -> None:
    table = drawn((Cell("a"), figure(1), figure(2)))
    assert [one.get("class") for one in table.find("tbody/tr")] == [None, "np-figure", "np-figure np-spare"]
    heads = [one.get("class") for one in table.find("thead/tr")]
    assert heads == ["np-short", "np-figure np-short", "np-figure np-spare np-short"]
    assert "np-short" not in render((Column("So với cùng kỳ năm trước"),), [], "Bảng").partition("</style>")[2]


@pytest.mark.parametrize("value", [None, float("nan")])
def test_an_unknown_number_is_a_dash_that_opens_nothing(value: float | None) -> None:
    assert figure(value, "/ban-tin", "1–2") == Cell(UNKNOWN)


def test_a_link_opens_in_this_tab() -> None:
    (link,) = drawn((Cell("a"), figure(1234, "/ban-tin?tu=1", "1–2"), figure(0))).findall(".//a")
    assert (link.text, link.get("href"), link.get("target")) == ("1.234", "/ban-tin?tu=1", "_self")
    assert link.getnext().text == "1–2"


def test_a_table_without_rows_has_its_heads() -> None:
    assert drawn().findall(".//tbody/tr") == []
    assert len(drawn().findall(".//thead//th")) == 3


def test_what_is_cut_is_said_and_only_that() -> None:
    assert cut(12, 12) == cut(20, 3) == ""
    assert cut(12, 1234) == "Hiện 12 trong 1.234 dòng; tất cả ở bảng dưới."
    assert fold_label(1234) == "Cả 1.234 dòng, mọi cột"
    with said_in("en"):
        assert fold_label(1) == "All 1 row, every column"
