"""A panel as a file to take away: CSV, or a workbook with what it says about itself, the table, and a native chart."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from textwrap import wrap
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
_NAME: Final = 16
"""Letters of a column's name that make it wider than its cells ask for."""
_ADDRESS: Final = ("http://", "https://")
"""Nobody reads an address letter by letter: its column is as wide as a name, and it takes one line."""
_LINE: Final = 16
"""Points of a line."""
_FULL: Final = 0.85
"""Of a column's width, in the letters that Excel counts, bold and capital letters leave as much to words."""
_A4: Final = 9
_UPRIGHT: Final = 95
"""Letters side by side on an upright page; more lie across."""
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MOST_ROWS: Final = 1_000_000
"""Of a sheet; Excel opens 48,575 more."""
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
        for name, found in _sheets(table):
            _rows(book.add_worksheet(name), found, looks)
        if drawn:
            _chart(book, book.add_worksheet(t("Biểu đồ")), drawn, about.title, looks)
    return file.getvalue()


def _sheets(table: pd.DataFrame) -> Iterator[tuple[str, dict[str, list[Value]]]]:
    """The rows under the name of their sheet; more than one sheet holds go on in the next."""
    found, name = columns(table), t("Số liệu")
    for place, start in enumerate(range(0, len(table) or 1, MOST_ROWS)):
        part = {head: cells[start : start + MOST_ROWS] for head, cells in found.items()}
        yield name if not place else f"{name} ({place + 1})", part


class _Looks:
    """How cells look."""

    def __init__(self, book: "Workbook") -> None:
        """The formats of one workbook."""
        self.title = book.add_format({"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"})
        self.name = book.add_format({"bold": True, "valign": "top"})
        self.head = book.add_format(
            {
                "bold": True,
                "bg_color": "#0B5CAD",
                "font_color": "#FFFFFF",
                "text_wrap": True,
                "valign": "vcenter",
                "align": "center",
                "border": 1,
                "border_color": "#FFFFFF",
            }
        )
        self.words = book.add_format({"text_wrap": True, "valign": "top", "align": "left", "indent": 1})
        self.address = book.add_format({"valign": "top", "align": "left", "indent": 1})
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
    _printed(sheet)


def _printed(sheet: "Worksheet", width: int = 0, pages: int = 0) -> None:
    """On A4 no column is cut off: as wide as one page, across where it is wide, with the page's number."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, pages)
    sheet.set_footer("&C&P / &N")
    if width > _UPRIGHT:
        sheet.set_landscape()


def _rows(sheet: "Worksheet", found: dict[str, list[Value]], looks: _Looks) -> None:
    """All rows under a head that stays, with a filter."""
    wide = [_width(name, cells) for name, cells in found.items()]
    for place, (name, cells) in enumerate(found.items()):
        _column(sheet, place, name, cells, looks)
    for row, values in enumerate(zip(*found.values(), strict=True), start=1):
        if (lines := max(map(_lines, values, wide))) > 1:
            sheet.set_row(row, _LINE * lines)
    sheet.set_row(0, _LINE * max(map(_lines, found, wide), default=1))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    if found:
        sheet.autofilter(0, 0, max(map(len, found.values())), len(found) - 1)
    _printed(sheet, sum(wide))


def _column(sheet: "Worksheet", place: int, name: str, cells: Sequence[Value], looks: _Looks) -> None:
    """A column under its name, as wide as its words."""
    sheet.write_string(0, place, name, looks.head)
    sheet.set_column(place, place, _width(name, cells))
    for row, value in enumerate(cells, start=1):
        _write(sheet, row, place, value, looks)


def _write(sheet: "Worksheet", row: int, place: int, value: Value, looks: _Looks) -> None:
    """One cell, by what it holds."""
    if value is None:
        sheet.write_blank(row, place, None, looks.unknown)
    elif isinstance(value, Share):
        sheet.write_number(row, place, value.value, looks.share)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, looks.day)
    elif isinstance(value, str):
        sheet.write_string(row, place, value, looks.address if value.startswith(_ADDRESS) else looks.words)
    else:
        sheet.write_number(row, place, value, looks.decimal if isinstance(value, float) else looks.whole)


def _width(name: str, cells: Sequence[Value]) -> int:
    """How wide a column has to be for its words, within reason; a long name goes on in the next line."""
    shown = (one for one in cells if one is not None and not isinstance(one, Share))
    longest = max((_NAME if str(one).startswith(_ADDRESS) else len(str(one)) for one in shown), default=0)
    return min(_WIDEST, max(10, min(_NAME, len(name)), *map(len, name.split()), longest) + 2)


def _lines(value: Value, width: int) -> int:
    """How many lines a cell takes; programs other than Excel do not find it out themselves."""
    if not isinstance(value, str) or len(value) < width * _FULL or value.startswith(_ADDRESS):
        return 1
    return len(wrap(value, int(width * _FULL)))


def _chart(book: "Workbook", sheet: "Worksheet", drawn: Drawn, title: str, looks: _Looks) -> None:
    """The numbers of the chart and, beside them, the chart drawn of exactly these cells."""
    chart: Any = book.add_chart({"type": drawn.kind, **({"subtype": drawn.subtype} if drawn.subtype else {})})
    along, left = 0, 0
    for place, series in enumerate(drawn.series):
        if not place or drawn.kind == "scatter":
            along, left = left, left + 1
            _column(sheet, along, drawn.along or t("Nhãn"), [at for at, _ in series.points], looks)
        _column(sheet, left, series.name or title, [value for _, value in series.points], looks)
        chart.add_series(
            {
                "name": [sheet.get_name(), 0, left],
                "categories": [sheet.get_name(), 1, along, len(series.points), along],
                "values": [sheet.get_name(), 1, left, len(series.points), left],
                "gap": 60,
                **series.look(drawn.kind),
            }
        )
        left += 1
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_x_axis({"text_axis": True} if drawn.kind in {"column", "line"} else drawn.form())
    chart.set_y_axis({"reverse": True} if drawn.kind == "bar" else {"min": 0, **drawn.form()})
    chart.show_blanks_as("gap")
    chart.set_legend({"none": True} if len(drawn.series) == 1 else {"position": "bottom"})
    chart.set_size(_CHART)
    sheet.set_row(0, _LINE * 2)
    sheet.insert_chart(0, left + 1, chart, {"description": title})
    sheet.freeze_panes(1, 0)
    _printed(sheet, _UPRIGHT + 1, pages=1)
