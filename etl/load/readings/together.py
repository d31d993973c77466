"""Rows of one table beside each other: what cannot both be true of one counter on one day."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from etl.load.readings.rows import TableRow
from etl.vocabulary.reading_columns import FIGURES

_ADVICE = "không biết dòng nào đúng; nếu là hai lần đọc trong ngày, hãy ghi thêm giờ đọc"


def without_contradictions(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows; where some of a site and day contradict each other, each says so and none is used."""
    days: dict[Hashable, list[TableRow]] = defaultdict(list)
    for row in rows:
        if row.why is None:
            days[row.site, row.observed_on].append(row)
    wrong: dict[int, str] = {}
    for found in days.values():
        if len(found) > 1:
            for row, why in _contradicting(found):
                wrong.setdefault(row.line, why)
    return [replace(row, why=wrong[row.line]) if row.line in wrong else row for row in rows]


def _contradicting(rows: Sequence[TableRow]) -> Iterator[tuple[TableRow, str]]:
    """The rows of a day that contradict others, with the reason."""
    yield from _differing(rows, "hôm qua", [dict(row.figures)["yesterday"] for row in rows])
    midnights = [_midnight(row) for row in rows]
    yield from _differing(rows, "tổng trừ hôm nay", midnights)
    if None in midnights or len(set(midnights)) > 1:
        yield from _at_one_moment(rows)


def _at_one_moment(rows: Iterable[TableRow]) -> Iterator[tuple[TableRow, str]]:
    """The rows of one day and hour, or of one day without an hour, that show different figures."""
    moments: dict[str | None, list[TableRow]] = defaultdict(list)
    for row in rows:
        moments[row.observed_at].append(row)
    for found in moments.values():
        for name in FIGURES:
            yield from _differing(found, name, [dict(row.figures)[name] for row in found])


def _differing(rows: Sequence[TableRow], what: str, figures: Sequence[int | None]) -> Iterator[tuple[TableRow, str]]:
    """All that show a figure which must be the same and is not."""
    shown = [(row, figure) for row, figure in zip(rows, figures, strict=True) if figure is not None]
    if len({figure for _, figure in shown}) < 2:  # noqa: PLR2004 - one figure agrees with itself
        return
    (first, one), (second, other) = shown[0], next(pair for pair in shown if pair[1] != shown[0][1])
    for row, figure in shown:
        against, said = (first, one) if figure != one else (second, other)
        yield row, f"trái với dòng {against.line} cùng ngày ({what}: {figure} và {said}); {_ADVICE}"


def _midnight(row: TableRow) -> int | None:
    """What the total was when the day began."""
    figures = dict(row.figures)
    total, today = figures["total"], figures["today"]
    return None if total is None or today is None else total - today
