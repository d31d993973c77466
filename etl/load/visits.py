"""Counters are readings of a meter: what they say of each day, told apart and never smoothed away.

The rules, with their reasons, stand in `etl/load/meter` and `etl/load/trend`; here readings come out of a build and
what they say goes in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pandas as pd

from etl.load.core import Connection
from etl.load.meter import (
    Day,
    Fault,
    Look,
    Mark,
    Trust,
    Verdict,
    believed,
    days_of,
    holds,
    looks_of,
    set_aside,
    story_of,
    trust_of,
    weeks_of,
)
from etl.load.statements import statement
from etl.load.trend.moves import moves_of
from etl.load.trend.shifts import Point, can_find_changes

TABLES: Final = {
    "visit_day": ("site", "day", "state", "low", "best", "high", "why"),
    "visit_mark": ("site", "line", "day", "low", "high"),
    "visit_week": ("site", "week", "visits"),
    "visit_move": ("site", "step", "kind", "day", "before", "after"),
    "visit_fault": ("site", "kind", "first_day", "last_day", "before", "after", "why"),
    "visit_trust": ("site", "month", "grade", "days", "known", "width", "faults", "why"),
}
"""What is told, table by table, as `published.sql` has it."""

Row = tuple[Any, ...]
Numbered = tuple[int, Verdict]


@dataclass(frozen=True, slots=True)
class Told:
    """What the readings of one site say."""

    site: str
    days: list[Day]
    marks: list[Mark]
    weeks: list[Point]
    faults: tuple[Fault, ...]
    trust: list[Trust]
    lost: frozenset[int]
    """The numbers of the verdicts that find nothing any more."""


def write_visit_days(connection: Connection) -> None:
    """Say what the readings of the changed sites tell, and what staff say of them."""
    rows = connection.execute(statement("visit_readings")).fetchall()
    verdicts = _by_site(connection.execute(statement("visit_verdicts")).fetchall())
    connection.execute(statement("visit_clear"))
    told = [_told(site, group, verdicts.get(site, ())) for site, group in groupby(rows, key=lambda row: str(row[0]))]
    _write_verdicts(connection, told, verdicts)
    for table, make in _MAKERS.items():
        found = [(one.site, *row) for one in told for row in make(one)]
        if found:
            connection.register("told", pd.DataFrame(found, columns=list(TABLES[table]), dtype=object))
            connection.execute(statement(f"{table}_told"))
            connection.unregister("told")


@cache
def rules() -> str:
    """A digest over the code that judges, and what it has here: builds of other rules are not continued."""
    here = Path(__file__)
    files = [
        here,
        *sorted((here.parent / "meter").glob("*.py")),
        *(here.parent / "trend" / f"{name}.py" for name in ("moves", "shifts")),
    ]
    return sha256(b"\0".join([*(file.read_bytes() for file in files), b"%d" % can_find_changes()])).hexdigest()


def _by_site(rows: Iterable[Row]) -> dict[str, tuple[Numbered, ...]]:
    """The standing verdicts of each changed site, each with its number."""
    found: dict[str, tuple[Numbered, ...]] = {}
    for site, number, says, first, last, total in rows:
        made = int(number), Verdict(str(says), first.toordinal(), last.toordinal(), total)
        found[str(site)] = (*found.get(str(site), ()), made)
    return found


def _write_verdicts(connection: Connection, told: Iterable[Told], verdicts: Mapping[str, Sequence[Numbered]]) -> None:
    """What staff said of the changed sites, and whether it still finds what it speaks of."""
    lost = {site: {number for number, _ in found} for site, found in verdicts.items()}
    lost |= {one.site: set(one.lost) for one in told}
    connection.execute(statement("visit_verdict_told"), [sorted(number for found in lost.values() for number in found)])


def _told(site: str, rows: Iterable[Row], made: Sequence[Numbered]) -> Told:
    """One site's readings, judged as people know them."""
    readings = [Look(day.toordinal(), *figures) for _, day, *figures in rows]
    verdicts = [verdict for _, verdict in made]
    story = story_of(looks_of(believed(readings, verdicts)), verdicts)
    first, last = min(look.day for look in readings), max(look.day for look in readings)
    days, marks = days_of(story, first, last, set_aside(verdicts))
    lost = frozenset(number for number, verdict in made if not holds(verdict, readings))
    return Told(site, days, marks, list(weeks_of(days, marks)), story.faults, list(trust_of(days, story.faults)), lost)


def _day_rows(told: Told) -> Iterator[Row]:
    """Rows of `visit_day`."""
    for day in told.days:
        yield _date(day.day), day.state, day.low, day.best, day.high, _why(day)


def _mark_rows(told: Told) -> Iterator[Row]:
    """Rows of `visit_mark`."""
    for mark in told.marks:
        yield mark.line, _date(mark.day), mark.low, mark.high


def week_rows(told: Told) -> Iterator[Row]:
    """Rows of `visit_week`."""
    for week in told.weeks:
        yield _date(week.day), week.visits


def move_rows(told: Told) -> Iterator[Row]:
    """Rows of `visit_move`."""
    days = [Point(day.day, day.best) for day in told.days if day.state == "measured" and day.best is not None]
    for one in moves_of(told.weeks, days):
        yield one.step, one.kind, _date(one.day), one.before, one.after


def _fault_rows(told: Told) -> Iterator[Row]:
    """Rows of `visit_fault`."""
    for fault in told.faults:
        yield fault.kind, _date(fault.first), _date(fault.last), fault.before, fault.after, _fault_words(fault)


def _trust_rows(told: Told) -> Iterator[Row]:
    """Rows of `visit_trust`."""
    for one in told.trust:
        yield *(getattr(one, field.name) for field in fields(one)), _trust_words(one)


_MAKERS: Final[dict[str, Callable[[Told], Iterator[Row]]]] = {
    "visit_day": _day_rows, "visit_mark": _mark_rows, "visit_week": week_rows, "visit_move": move_rows,
    "visit_fault": _fault_rows, "visit_trust": _trust_rows,
}  # fmt: skip


def _date(ordinal: int) -> date:
    """A day of the calendar."""
    return date.fromordinal(ordinal)


def _why(day: Day) -> str:
    """Why a day is what it is, in a sentence."""
    if day.fault and day.best is None:
        return _fault_words(day.fault)
    if day.state == "spread" and day.ends:
        first, last = _date(day.ends[0]), _date(day.ends[1] - 1)
        return f"Số lượt từ {first:%d/%m/%Y} đến hết {last:%d/%m/%Y} theo bộ đếm, chia đều trong mức có thể."
    return {
        "measured": "Bộ đếm cho biết đúng số lượt của ngày này.",
        "today_only": "Chỉ biết ít nhất chừng ấy lượt: số “hôm nay” lúc đọc, chưa hết ngày.",
        "set_aside": "Cán bộ đã để riêng ngày này, không dùng số của bộ đếm; lý do ghi ở mục sửa lời máy.",
    }.get(day.state, "Chưa đủ số của bộ đếm ở hai đầu ngày này.")


def _fault_words(fault: Fault) -> str:
    """What happened to the meter, in a sentence."""
    return _FAULT_WORDS[fault.kind].format(
        before=_said(fault.before), after=_said(fault.after), first=_date(fault.first), last=_date(fault.last)
    )


_FAULT_WORDS: Final = {
    "reset": "Bộ đếm tụt từ {before} xuống {after}: đã đặt lại, đếm lại từ đầu.",
    "replacement": "Bộ đếm đổi từ {before} sang {after}, không nối tiếp nhau: đã thay bộ đếm khác.",
    "rollback": "Bộ đếm lùi từ {before} về {after} rồi đếm tiếp: trang được khôi phục từ bản cũ.",
    "rollover": "Bộ đếm hết chữ số: sau {before} quay về {after}; số lượt vẫn tính được.",
    "bump": "Bộ đếm nhảy từ {before} lên {after}, không ngày nào có nhiều lượt thế: số bị chỉnh tay.",
    "outage": "Bộ đếm đứng yên ở {after} từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}: trang hoặc bộ đếm ngừng chạy.",
    "duplicate": "Lần đọc {after} trùng số của một ngày trước: bản chép cũ, không dùng.",
    "contradiction": "Lần đọc {after} trái với các lần đọc trước và sau: đọc sai, không dùng.",
}


def _trust_words(trust: Trust) -> str:
    """What the grade of a month rests on."""
    faults = f"; {trust.faults} sự cố của bộ đếm" if trust.faults else ""
    width = "" if trust.width is None else f", mỗi ngày sai lệch có thể tới {min(trust.width, 9.99):.0%}"
    return f"Biết {trust.known} trong {trust.days} ngày{width}{faults}."


def _said(figure: int | None) -> str:
    """A number as Vietnamese writes it."""
    return "?" if figure is None else f"{figure:,}".replace(",", ".")
