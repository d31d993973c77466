"""A panel as a file to take away: CSV, or a workbook with what it says about itself, the table, and a native chart."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from pages.kit.export_charts import Drawn
from pages.kit.export_values import Share, Value, columns, harmless
from pages.kit.words import t

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

BOM: Final = "\ufeff"
"""Without it Excel takes the Vietnamese letters of a CSV for others."""
_WIDEST: Final = 60
"""Letters; longer words of a cell go on in its next line."""
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CHART: Final = {"width": 900, "height": 480}


@dataclass(frozen=True, slots=True)
class About:
    """What the first sheet says: lines of a name and what it is."""

    title: str
    lines: Sequence[tuple[str, str]]


def csv_of(table: pd.DataFrame) -> bytes:
    """The table as CSV for spreadsheets: numbers plain, the unknown empty, words that cannot act."""
    found = columns(table)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(name) for name in found])
    writer.writerows([_plain(value) for value in row] for row in zip(*found.values(), strict=True))
    return (BOM + text.getvalue()).encode()


def _plain(value: Value) -> str | int | float | None:
    """A cell of a CSV."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, Share):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def workbook_of(table: pd.DataFrame, about: About, drawn: Drawn | None) -> bytes:
    """The table as a workbook: first what it is, then its rows, then the chart with the numbers that it draws."""
    import xlsxwriter  # noqa: PLC0415 - heavy, only when somebody asks

    file = BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        looks = _Looks(book)
        _about(book.add_worksheet(t("Thông tin")), about, looks)
        _rows(book.add_worksheet(t("Số liệu")), columns(table), looks)
        if drawn:
            _chart(book, book.add_worksheet(t("Biểu đồ")), drawn, about.title, looks)
    return file.getvalue()


class _Looks:
    """How cells look."""

    def __init__(self, book: "Workbook") -> None:
        """The formats of one workbook."""
        self.title = book.add_format({"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"})
        self.name = book.add_format({"bold": True, "valign": "top"})
        self.head = book.add_format(
            {"bold": True, "bg_color": "#0B5CAD", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
        )
        self.words = book.add_format({"text_wrap": True, "valign": "top"})
        self.whole = book.add_format({"num_format": "#,##0", "valign": "top"})
        self.decimal = book.add_format({"num_format": "#,##0.0##", "valign": "top"})
        self.share = book.add_format({"num_format": "0.0%", "valign": "top"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        self.unknown = book.add_format({"pattern": 14, "fg_color": "#D5D8DB", "bg_color": "#FFFFFF"})


def _about(sheet: "Worksheet", about: About, looks: _Looks) -> None:
    """What the workbook is."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    sheet.merge_range(0, 0, 0, 1, "", looks.title)
    sheet.write_string(0, 0, about.title, looks.title)
    sheet.set_row(0, 40)
    for place, (name, words) in enumerate(about.lines, start=2):
        sheet.write_string(place, 0, name, looks.name)
        sheet.write_string(place, 1, words, looks.words)


def _rows(sheet: "Worksheet", found: dict[str, list[Value]], looks: _Looks) -> None:
    """All rows under a head that stays, with a filter."""
    for place, (name, cells) in enumerate(found.items()):
        sheet.write_string(0, place, name, looks.head)
        sheet.set_column(place, place, _width(name, cells))
        for row, value in enumerate(cells, start=1):
            _write(sheet, row, place, value, looks)
    sheet.freeze_panes(1, 1)
    if found:
        sheet.autofilter(0, 0, max(map(len, found.values())), len(found) - 1)


def _write(sheet: "Worksheet", row: int, place: int, value: Value, looks: _Looks) -> None:
    """One cell, by what it holds."""
    if value is None:
        sheet.write_blank(row, place, None, looks.unknown)
    elif isinstance(value, Share):
        sheet.write_number(row, place, value.value, looks.share)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, looks.day)
    elif isinstance(value, str):
        sheet.write_string(row, place, value, looks.words)
    else:
        sheet.write_number(row, place, value, looks.decimal if isinstance(value, float) else looks.whole)


def _width(name: str, cells: Sequence[Value]) -> int:
    """How wide a column has to be for its words, within reason."""
    longest = max((len(str(one)) for one in cells if one is not None), default=0)
    return min(_WIDEST, max(10, len(name), longest) + 2)


def _chart(book: "Workbook", sheet: "Worksheet", drawn: Drawn, title: str, looks: _Looks) -> None:
    """The numbers of the chart and, beside them, the chart drawn of exactly these cells."""
    chart: Any = book.add_chart({"type": drawn.kind, **({"subtype": drawn.subtype} if drawn.subtype else {})})
    for place, series in enumerate(drawn.series):
        left = 2 * place
        sheet.write_string(0, left, drawn.along or t("Nhãn"), looks.head)
        sheet.write_string(0, left + 1, series.name or title, looks.head)
        sheet.set_column(left, left, 24)
        for row, (at, value) in enumerate(series.points, start=1):
            _write(sheet, row, left, at, looks)
            _write(sheet, row, left + 1, value, looks)
        cells = (1, left, len(series.points), left)
        chart.add_series(
            {
                "name": [sheet.get_name(), 0, left + 1],
                "categories": [sheet.get_name(), *cells],
                "values": [sheet.get_name(), 1, left + 1, len(series.points), left + 1],
                "gap": 60,
                **series.look(drawn.kind),
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_x_axis({"text_axis": True} if drawn.kind in {"column", "line"} else {})
    chart.set_y_axis({"reverse": True} if drawn.kind == "bar" else {"min": 0})
    chart.show_blanks_as("gap")
    chart.set_legend({"none": True} if len(drawn.series) == 1 else {"position": "bottom"})
    chart.set_size(_CHART)
    sheet.insert_chart(0, 2 * len(drawn.series) + 1, chart, {"description": title})
