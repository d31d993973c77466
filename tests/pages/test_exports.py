"""What is taken away: the files are opened again and hold exactly what the page shows."""

import csv
import io
from datetime import date
from typing import Any

import openpyxl
import pandas as pd
import pytest
import streamlit as st

from etl.paths import Home
from pages.kit import export_bulletins, exports
from pages.kit.conditions import Conditions
from pages.kit.export_files import csv_of
from pages.kit.filters import Filters
from pages.kit.warehouse import Build, frame
from pages.kit.words import decimal, number, percent
from tests.pages.cards import unfolded
from tests.pages.conftest import Open
from tests.pages.published_fixture import publish

PAGES = ("overview", "provinces", "resolutions", "traffic")
YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))
CONTROL = ["So sánh"]
"""A column to click, which says nothing in a file."""
Panels = dict[str, exports.Panel]


@pytest.fixture
def panels(monkeypatch: pytest.MonkeyPatch) -> Panels:
    """What the buttons of the page would make, by their key."""
    found: Panels = {}
    drawn = exports.button

    def button(label: str, make: Any, file: str, mime: str, explained: str, key: str, **named: Any) -> None:  # noqa: ANN401, PLR0913, PLR0917 - as it is called
        if isinstance(make.__self__, exports.Panel):
            found[key] = make.__self__
        drawn(label, make, file, mime, explained, key, **named)

    monkeypatch.setattr(exports, "button", button)
    return found


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> dict[str, pd.DataFrame]:
    """The tables that the page draws, by their key."""
    found: dict[str, pd.DataFrame] = {}
    drawn = st.dataframe

    def table(data: Any, **named: Any) -> Any:  # noqa: ANN401 - Streamlit's own
        found[named["key"]] = getattr(data, "data", data)
        return drawn(data, **named)

    monkeypatch.setattr(st, "dataframe", table)
    return found


def rows_of(panel: exports.Panel) -> list[list[str]]:
    """The rows of the CSV."""
    data = panel.csv()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def sheets_of(panel: exports.Panel) -> Any:  # noqa: ANN401 - openpyxl is untyped
    """The workbook as a program reads it."""
    return openpyxl.load_workbook(io.BytesIO(panel.workbook()))


def shown(cell: Any) -> set[str]:  # noqa: ANN401 - whatever a frame holds
    """Every way in which a page may spell a cell of a file."""
    if cell is None or cell == "":
        return {"", "–"}
    if isinstance(cell, int | float):
        plain = {str(cell), number(cell), *(decimal(cell, places) for places in (1, 2, 3))}
        return plain | {percent(cell, places) for places in (0, 1)} | {f"{cell:g}"}
    return {f"{cell:%d/%m/%Y}"} if isinstance(cell, date) else {str(cell)}


def as_words(value: Any) -> str:  # noqa: ANN401
    """A cell of the page's own frame."""
    if not isinstance(value, str) and pd.isna(value):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@pytest.mark.parametrize("page", PAGES)
def test_every_table_can_be_taken_away_as_it_is_shown(
    open_page: Open, build: Build, panels: Panels, tables: dict[str, pd.DataFrame], page: str
) -> None:
    app = unfolded(open_page(f"public/{page}.py"))
    taken = {key.removesuffix("_xlsx"): panel for key, panel in panels.items() if key.endswith("_xlsx")}
    assert len(taken) == len(app.dataframe) > 0
    for key, panel in taken.items():
        sheet = sheets_of(panel)["Số liệu"]
        head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        mine = tables.get(key, tables.get(f"{key}_table")).drop(columns=CONTROL, errors="ignore")
        assert head == list(map(str, mine.columns))
        for row, true in zip(rows, mine.to_numpy().tolist(), strict=True):
            told = [(as_words(value), cell) for cell, value in zip(row, true, strict=True)]
            assert [(words, cell) for words, cell in told if words not in shown(cell)] == []
        assert len(rows_of(panel)) == len(rows) + 1


def test_the_first_sheet_says_what_it_is(open_page: Open, build: Build, panels: Panels) -> None:
    unfolded(open_page("public/traffic.py", tinh="Nghệ An", tu="07/2025", den="08/2025"))
    said = dict(sheets_of(next(iter(panels.values())))["Thông tin"].iter_rows(min_row=3, values_only=True))
    assert said["Kỳ"] == "01/07/2025 – 31/08/2025"
    assert said["Tỉnh, thành phố"] == "Nghệ An"
    assert said["Trang đăng tin"] == "Tất cả"
    assert said["Loại dữ liệu"] == "Dữ liệu thật"
    assert (said["Bản dựng"], said["Phiên bản quy tắc"]) == ("fixture", "r1")
    assert said["Bản tin mới nhất"] == "20/08/2025"


def test_the_demonstration_says_so_in_the_file(home: Home, open_page: Open, panels: Panels) -> None:
    publish(home.demo)
    unfolded(open_page("public/traffic.py", lang="en"))
    said = dict(sheets_of(next(iter(panels.values())))["About"].iter_rows(min_row=3, values_only=True))
    assert said["Kind of data"] == "Demonstration data, not real news"


def test_the_chart_of_a_panel_is_drawn_of_its_own_cells(open_page: Open, build: Build, panels: Panels) -> None:
    unfolded(open_page("public/provinces.py", chon="Nghệ An"))
    panel = next(one for key, one in panels.items() if key.startswith("province_months") and key.endswith("_xlsx"))
    book = sheets_of(panel)
    chart = book["Biểu đồ"]._charts[0]
    assert type(chart).__name__ == "BarChart"
    assert chart.ser[0].val.numRef.f == "'Biểu đồ'!$B$2:$B$13"
    cells = [(one[0].value, one[1].value) for one in book["Biểu đồ"].iter_rows(min_row=2, max_col=2)]
    assert cells[0][0] == "09/2024"
    assert cells[-1] == ("08/2025", 2)


def test_a_click_makes_the_file_without_a_new_run(open_page: Open, build: Build) -> None:
    button = next(iter(unfolded(open_page("public/traffic.py")).get("download_button"))).proto
    assert button.deferred_file_id
    assert not button.url
    assert button.ignore_rerun


def test_nothing_is_made_before_somebody_asks(
    open_page: Open, build: Build, panels: Panels, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    for name in ("csv_of", "workbook_of", "about", "drawn"):
        monkeypatch.setattr(exports, name, lambda *given: made.append(given) or b"")
    unfolded(open_page("public/traffic.py"))
    assert panels
    assert not made
    next(iter(panels.values())).csv()
    assert len(made) == 1


def test_the_bulletins_behind_a_number_can_be_taken_away_all_of_them(build: Build) -> None:
    conditions = Conditions(province="40", dated="all")
    found = export_bulletins.table(build, YEAR, conditions, "http://localhost:8501")
    asked = conditions.values(YEAR)
    everything = frame(build, "bulletin_list", **asked, rows=10_000, skip=0)
    assert len(found) == int(frame(build, "matching_count", **asked)["bulletins"].iloc[0]) == len(everything) > 1
    assert found["Tiêu đề"].tolist() == everything["title"].tolist()
    assert found["Ngày đăng"].tolist()[0] == date(2025, 8, 20)
    assert found["Ngày đăng"].tolist()[-1] is None
    for address, one in zip(found["Liên kết"], everything["bulletin_id"], strict=True):
        assert address.startswith("http://localhost:8501/ban-tin?tu=09%2F2024&")
        assert address.endswith(f"dia-phuong=40&ngay=all&id={one}")
    data = csv_of(found).decode("utf-8-sig").splitlines()
    assert data[1].startswith("2025-08-20,Hội nghị người lao động ở Vinh,Công đoàn Nghệ An,Nghệ An,")
