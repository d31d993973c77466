"""One row of a table of readings, judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.load.readings.cells import CellError, Moment, figure_of, moment_of
from etl.vocabulary.reading_columns import FIGURES


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: a reading, or `why` it is none."""

    line: int
    site: str | None = None
    observed_on: date | None = None
    observed_at: str | None = None
    """The hour, as `08:30`, where it is told."""
    figures: tuple[tuple[str, int | None], ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all rows of a table share."""

    headers: Sequence[str]
    fields: Sequence[str | None]
    day: date | None
    """The day that the table says of all its rows; None where each row has its own."""
    asked_on: date
    """The day the table was handed in: nobody can have read a counter later."""
    is_mixed: bool
    months_first: bool

    def row(self, line: int, cells: Sequence[str]) -> TableRow:
        """One row, judged."""
        try:
            return self._row(line, cells)
        except CellError as error:
            return TableRow(line, why=str(error))

    def _row(self, line: int, cells: Sequence[str]) -> TableRow:
        """One row.

        Raises:
            CellError: it cannot be used.
        """
        if len(cells) != len(self.headers):
            raise CellError(f"có {len(cells)} ô, dòng tiêu đề có {len(self.headers)}")
        moment = self._moment(cells)
        if moment.day > self.asked_on:
            raise CellError(f"ngày đọc {moment.day:%d/%m/%Y} chưa tới")
        figures = {name: self._figure(name, cells) for name in FIGURES}
        if all(figure is None for figure in figures.values()):
            raise CellError("không có số nào")
        total, today = figures["total"], figures["today"]
        if total is not None and today is not None and total < today:
            raise CellError(f"tổng {total} nhỏ hơn hôm nay {today}")
        return TableRow(line, self._cell("site", cells) or None, moment.day, moment.hour, tuple(figures.items()))

    def _moment(self, cells: Sequence[str]) -> Moment:
        """When the row was read."""
        day, clock = self._cell("observed_on", cells), self._cell("observed_at", cells)
        if self.day:
            day = self.day.isoformat()
        return moment_of(day, clock, months_first=self.months_first)

    def _figure(self, name: str, cells: Sequence[str]) -> int | None:
        """One figure of a row; columns that mean the same must say the same."""
        found = {}
        for header, field, cell in zip(self.headers, self.fields, cells, strict=True):
            if field == name:
                figure = figure_of(cell, f"“{header}”", is_mixed=self.is_mixed)
                if figure is not None:
                    found[figure] = f"“{header}”"
        if len(found) > 1:
            raise CellError(f"hai cột {' và '.join(found.values())} cùng một nghĩa mà ghi hai số khác nhau")
        return next(iter(found), None)

    def _cell(self, name: str, cells: Sequence[str]) -> str:
        """The first cell of a field; empty where there is none."""
        return next((cell for field, cell in zip(self.fields, cells, strict=True) if field == name and cell), "")
