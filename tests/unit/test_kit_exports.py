"""Files to take away: words that cannot act, numbers that stay numbers, charts that a spreadsheet draws itself."""

import csv
import io
from datetime import date
from typing import Any

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.kit import export_files
from pages.kit.export_charts import drawn
from pages.kit.export_files import About, csv_of, workbook_of
from pages.kit.export_values import Share, columns, harmless, values
from pages.kit.words import decimal, number, percent, said_in

ABOUT = About("Bảng thử", [("Kỳ", "2025")])


SPACES = " \t\r\n\u00a0\u200b\ufeff\u3000"
WORDS = st.builds(
    "".join,
    st.tuples(st.text(SPACES, max_size=3), st.text("=+-@＝＋－＠﹢|'", max_size=2), st.text(max_size=20)),
)


@given(st.lists(WORDS.filter(lambda one: one not in {"", "–"}), min_size=1, max_size=5))
def test_no_cell_of_a_csv_is_a_formula_and_none_is_changed_otherwise(cells: list[str]) -> None:
    data = csv_of(pd.DataFrame({one: ["ô ấy"] for one in {cells[0]}} | {"b": [cells[-1]], "c": ["1 ô"]}))
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        for cell in row:
            bare = cell.strip(SPACES)
            assert not cell.startswith(("\t", "\r", "\n"))
            assert not bare or bare[0] not in "=+-@＝＋－＠﹢" or float(bare.replace(",", "").rstrip("%")) < 0
    written = next(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[0]
    assert written.removeprefix("'") == cells[0].removeprefix("'")


@given(WORDS)
def test_words_that_cannot_act_stay_as_they_are(words: str) -> None:
    kept = harmless(words)
    assert kept in {words, f"'{words}"}
    assert harmless(kept) == kept


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+84",
        "-1+2",
        "@SUM(A1)",
        " =1",
        "\t1",
        "\r=1",
        "\n1",
        "\u00a0=1",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "- ba",
    ],
)
def test_what_may_act_is_quoted(words: str) -> None:
    assert harmless(words) == f"'{words}"


@pytest.mark.parametrize("words", ["-3", "-1.234,5", "-12 %", "a=1", "Đ - E", "(=1)", "'=1", ""])
def test_what_cannot_act_is_not(words: str) -> None:
    assert harmless(words) == words


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_files, "MOST_ROWS", 2)
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(pd.DataFrame({"a": [1, 2, 3]}), ABOUT, None)))
    assert book.sheetnames == ["Thông tin", "Số liệu", "Số liệu (2)"]
    assert [[one.value for one in row] for row in book["Số liệu (2)"].iter_rows()] == [["a"], [3]]


def test_a_csv_has_numbers_and_days_that_programs_read() -> None:
    table = pd.DataFrame(
        {"n": [-3.0, None], "d": [date(2025, 8, 2), None], "t": ["Đ, “ơ”\nư", "–"], "p": ["12,5%", "0%"]}
    )
    assert csv_of(table).decode("utf-8-sig") == 'n,d,t,p\r\n-3,2025-08-02,"Đ, “ơ”\nư",0.125\r\n,,,0.0\r\n'


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("value", [0, 7, 999, 1000, 1234567, -12, -1234])
def test_what_the_page_spells_becomes_the_same_number_again(code: str, value: int) -> None:
    with said_in(code):
        assert values([number(value), "chưa thu thập"]) == [value, "chưa thu thập"]
        assert values([decimal(value + 0.5)]) == [value + 0.5]
        assert values([percent(value / 1000, 1)]) == [Share(value / 1000)]


@pytest.mark.parametrize("cells", [["02", "20"], ["20", "7c"], ["06/2024", "1"], ["NQ 20", "20"], ["1.2.3", "4"]])
def test_words_that_only_look_like_numbers_stay_words(cells: list[str]) -> None:
    assert values(cells) == cells


def test_two_columns_of_one_name_are_both_kept() -> None:
    assert columns(pd.DataFrame([[1, 2]], columns=["Bản tin", "Bản tin"])) == {"Bản tin": [1], "Bản tin (2)": [2]}


def test_a_workbook_holds_no_formula_and_keeps_the_unknown_empty() -> None:
    table = pd.DataFrame({"a": ["=1+1", "http://x.vn"], "b": [1234.0, None], "c": ["50%", "7%"]})
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(table, ABOUT, None)))
    assert book.sheetnames == ["Thông tin", "Số liệu"]
    cells = [[(one.value, one.data_type) for one in row] for row in book["Số liệu"].iter_rows(min_row=2)]
    assert cells == [
        [("=1+1", "s"), (1234, "n"), (0.5, "n")],
        [("http://x.vn", "s"), (None, "n"), (0.07, "n")],
    ]
    assert b"<f>" not in _part(workbook_of(table, ABOUT, None), "xl/worksheets/sheet2.xml")
    assert book["Số liệu"].freeze_panes == "B2"
    assert book["Số liệu"]["C2"].number_format == "0.0%"


def _part(book: bytes, name: str) -> bytes:
    """One file inside the workbook."""
    import zipfile  # noqa: PLC0415 - only here

    return zipfile.ZipFile(io.BytesIO(book)).read(name)


def test_lines_with_a_gap_become_a_native_chart_with_the_gap() -> None:
    months = pd.to_datetime(["2025-01-01", "2025-02-01", "2025-03-01"])
    figure = go.Figure()
    figure.add_scatter(x=months, y=[1, None, 3], mode="lines+markers", name="A", line={"color": "#0B5CAD"})
    figure.add_scatter(x=months[1:], y=[5, 6], mode="lines+markers", name="B")
    figure.add_scatter(x=months[:1], y=[0], mode="markers", name="sự kiện")
    found = drawn(figure, 2)
    assert found is not None
    assert (found.kind, [one.name for one in found.series]) == ("line", ["A", "B"])
    assert found.series[0].points == [("01/2025", 1), ("02/2025", None), ("03/2025", 3)]
    assert found.series[1].points == [("01/2025", None), ("02/2025", 5), ("03/2025", 6)]
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(pd.DataFrame({"a": [1]}), ABOUT, found)))
    chart = book["Biểu đồ"]._charts[0]
    assert type(chart).__name__ == "LineChart"
    assert len(chart.ser) == 2


def test_bars_are_named_by_their_ticks_and_stacked_where_the_page_stacks_them() -> None:
    figure = go.Figure([go.Bar(x=[3, 1], y=[0, 1], orientation="h", name=part) for part in ("a", "b")])
    figure.update_layout(barmode="stack", yaxis={"tickvals": [0, 1], "ticktext": ["Hà<br>Nội", "Huế"]})
    found = drawn(figure)
    assert found is not None
    assert (found.kind, found.subtype) == ("bar", "stacked")
    assert found.series[0].points == [("Hà Nội", 3), ("Huế", 1)]


def test_steps_keep_their_corners() -> None:
    found = drawn(go.Figure(go.Scatter(x=[0, 10], y=[1, 2], mode="lines", line={"shape": "hv"})))
    assert found is not None
    assert (found.kind, list(found.series[0].points)) == ("scatter", [(0, 1), (10, 1), (10, 2)])


def test_maps_and_cells_have_no_native_chart() -> None:
    assert drawn(go.Figure(go.Heatmap(z=[[1]]))) is None
    assert drawn(go.Figure(go.Choropleth(locations=["01"], z=[1]))) is None
    assert drawn(None) is None


def test_weeks_stay_days_also_when_one_begins_with_a_month() -> None:
    weeks = pd.to_datetime(["2026-05-25", "2026-06-01", "2026-06-08"])
    found = drawn(go.Figure(go.Scatter(x=weeks, y=[1, 2, 3], mode="lines")))
    assert found is not None
    assert [at for at, _ in found.series[0].points] == ["25/05/2026", "01/06/2026", "08/06/2026"]


def test_a_chart_of_shares_says_percent() -> None:
    figure = go.Figure(go.Bar(x=["thứ hai", "thứ ba"], y=[1.1, 0.5]), {"yaxis": {"tickformat": ".0%"}})
    found = drawn(figure)
    assert found is not None
    assert found.series[0].points == [("thứ hai", Share(1.1)), ("thứ ba", Share(0.5))]
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(pd.DataFrame({"a": [1]}), ABOUT, found)))
    assert book["Biểu đồ"]["B2"].number_format == "0.0%"
    assert book["Biểu đồ"]._charts[0].y_axis.number_format.formatCode == "0%"


def test_lines_share_one_column_of_names_and_steps_have_their_own() -> None:
    both = [go.Scatter(x=["a", "b"], y=[1, 2], mode="lines", name=name) for name in "xy"]
    steps = [go.Scatter(x=[0, 5], y=[1, 2], mode="lines", name=name) for name in "xy"]
    heads = {
        kind: [cell.value for cell in book_of(go.Figure(figure))["Biểu đồ"][1] if cell.value]
        for kind, figure in (("line", both), ("scatter", steps))
    }
    assert heads == {"line": ["Nhãn", "x", "y"], "scatter": ["Nhãn", "x", "Nhãn", "y"]}


def book_of(figure: go.Figure) -> Any:  # noqa: ANN401 - openpyxl is untyped
    """The workbook of a figure, read again."""
    return openpyxl.load_workbook(io.BytesIO(workbook_of(pd.DataFrame({"a": [1]}), ABOUT, drawn(figure))))


def test_every_sheet_prints_as_wide_as_one_page_and_the_head_on_each() -> None:
    table = pd.DataFrame({name: ["chữ " * 12] for name in "abc"})
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(table, ABOUT, None)))
    assert [(one.page_setup.fitToWidth or 1, one.sheet_properties.pageSetUpPr.fitToPage) for one in book] == [
        (1, True)
    ] * 2
    sheet = book["Số liệu"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == (
        "landscape",
        9,
        "$1:$1",
    )
    assert sheet.column_dimensions["A"].width > 40


def test_long_words_get_the_lines_that_they_need_and_addresses_one() -> None:
    table = pd.DataFrame({"a": ["chữ " * 50, "ngắn", "https://" + "x" * 300]})
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of(table, ABOUT, None)))["Số liệu"]
    assert sheet.row_dimensions[2].height >= 48
    assert sheet.row_dimensions[3].height is None
    assert sheet.row_dimensions[4].height is None


def test_none_is_an_empty_cell_and_the_unknown_a_hatched_one() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of(pd.DataFrame({"a": ["", "–"]}), ABOUT, None)))["Số liệu"]
    assert [sheet[f"A{row}"].value for row in (2, 3)] == ["", None]
    assert [sheet[f"A{row}"].fill.fill_type for row in (2, 3)] == [None, "lightUp"]
