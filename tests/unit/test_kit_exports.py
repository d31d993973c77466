"""Files to take away: words that cannot act, numbers that stay numbers, charts that a spreadsheet draws itself."""

import csv
import io
from datetime import date

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.kit.export_charts import drawn
from pages.kit.export_files import About, csv_of, workbook_of
from pages.kit.export_values import Share, columns, values
from pages.kit.words import decimal, number, percent, said_in

ABOUT = About("Bảng thử", [("Kỳ", "2025")])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_csv_is_a_formula(start: str) -> None:
    words = f"{start}cmd|' /C calc'!A0"
    data = csv_of(pd.DataFrame({f"{start}đầu": [words, "x"]}))
    head, first, _ = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert (head, first) == ([f"'{start}đầu"], [f"'{words}"])


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


def test_maps_cells_and_networks_have_no_native_chart() -> None:
    assert drawn(go.Figure(go.Heatmap(z=[[1]]))) is None
    assert drawn(go.Figure(go.Choropleth(locations=["01"], z=[1]))) is None
    assert drawn(None) is None
    hidden = {"visible": False}
    assert drawn(go.Figure(go.Scatter(x=[1], y=[2], mode="lines"), {"xaxis": hidden, "yaxis": hidden})) is None
