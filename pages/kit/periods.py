"""Periods that may be compared: what is known of the chosen months, and the same days of earlier months."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd

from pages.kit.filters import Filters, add_months, month_end, values
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import month, number, percent, t


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier stretch of time and what to call it."""

    filters: Filters
    name: str


def known(filters: Filters, newest: date | None) -> Filters:
    """The filters, ended at the newest bulletin: days that nobody has loaded yet are not compared."""
    if newest is None or not filters.start <= newest < filters.end:
        return filters
    return replace(filters, end=newest)


def last_month(filters: Filters) -> Filters:
    """The last month of a period, as far as it is known."""
    return replace(filters, start=max(filters.start, filters.end.replace(day=1)))


def length(filters: Filters) -> int:
    """How many months a period touches."""
    return (filters.end.year - filters.start.year) * 12 + filters.end.month - filters.start.month + 1


def earlier(filters: Filters, months: int) -> Filters:
    """The same days `months` earlier; a month's end stays a month's end."""
    whole = filters.end + timedelta(days=1) == add_months(filters.end, 1)
    last = month_end(add_months(filters.end, -months))
    end = last if whole else last.replace(day=min(filters.end.day, last.day))
    return replace(filters, start=add_months(filters.start, -months), end=end)


def comparisons(filters: Filters, first: date | None) -> list[Comparison]:
    """The period before and the same period a year before, where bulletins reach back that far."""
    count = length(filters)
    names = {count: _before(filters, count)} | {12: t("so với cùng kỳ năm trước")}
    earliest = first.replace(day=1) if first else None
    pairs = ((earlier(filters, months), name) for months, name in names.items())
    return [Comparison(period, name) for period, name in pairs if earliest and earliest <= period.start]


def of_build(build: Build, filters: Filters) -> tuple[Filters, list[Comparison]]:
    """The period as far as this build knows it, and what it may be compared with."""
    span = row(build, "span")
    period = known(filters, as_date(span["last_day"]))
    candidates = comparisons(period, as_date(span["first_day"]))
    looked_at = collected(build, [one.filters for one in candidates])
    return period, [one for one, looked in zip(candidates, looked_at, strict=True) if looked]


def collected(build: Build, asked: Sequence[Filters]) -> list[bool]:
    """Whether anybody looked at the chosen sites in each period; with an unseen one nothing can be compared."""
    if not asked:
        return []
    bound = values(asked[0]) | {"starts": [one.start for one in asked], "ends": [one.end for one in asked]}
    return [int(weeks) > 0 for weeks in frame(build, "collected", **bound)["weeks"]]


def figures(build: Build, asked: Sequence[Filters]) -> list[dict[str, Any]]:
    """The headline figures of several periods in one question; their other filters are those of the first."""
    bound = values(asked[0]) | {"starts": [one.start for one in asked], "ends": [one.end for one in asked]}
    return [{str(name): int(value) for name, value in one.items()}
            for one in frame(build, "overview_figures", **bound).to_dict("records")]  # fmt: skip


def figures_of_build(build: Build, filters: Filters) -> list[dict[str, Any]]:
    """The figures of the last month, the same days of the month before, the period, and what it is compared with."""
    period, compared = of_build(build, filters)
    last = last_month(period)
    return figures(build, [last, earlier(last, 1), period, *(one.filters for one in compared)])


def as_date(value: Any) -> date | None:  # noqa: ANN401 - whatever pandas makes of a DATE
    """A day of a frame as a date."""
    return None if value is None else pd.Timestamp(value).date()


def _before(filters: Filters, count: int) -> str:
    """The name of the period before."""
    if count == 1:
        return t("so với {month}", month=month(earlier(filters, 1).start, inside=True))
    return t("so với {count} tháng trước đó", count=number(count))


MILLION: Final = 1_000_000
ENOUGH: Final = 20
"""Of fewer, a share says more than it knows (from 1 to 6 is not "500%"), so the count is said."""


def change(now: float, before: float) -> str:
    """A change as people say it: `tăng 12%`, `giảm 3%`, `không đổi`; of few, the count itself."""
    if now == before:
        return t("không đổi")
    if before < ENOUGH:
        word = t("tăng {count}") if now > before else t("giảm {count}")
        return word.format(count=number(abs(now - before)))
    word = t("tăng {share}") if now > before else t("giảm {share}")
    return word.format(share=percent(abs(now - before) / before))


def delta(now: float, before: float) -> str | int:
    """A change for a metric: `+120 (+12%)`, of a million or more `+12%`; 0 keeps its arrow away."""
    if now == before:
        return 0
    sign = "+" if now > before else "-"
    if min(now, before) >= MILLION:
        return f"{sign}{percent(abs(now - before) / before, 1)}"
    share = f" ({sign}{percent(abs(now - before) / before)})" if before >= ENOUGH else ""
    return f"{sign}{number(abs(now - before))}{share}"
