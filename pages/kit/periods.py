"""Periods that may be compared: what is known of the chosen months, the same days of earlier months, and Tết.

Tết moves by up to a month from one solar year to the next, and the unions' year with it: gifts and visits in the weeks
before, silence after. Where a period holds more or fewer of these days than the same period a year before, it is
compared with the days that lay as far from that year's Tết.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd

from etl.load.reference import YEARS, tet
from pages.kit import filters as shared
from pages.kit.filters import Filters, add_months, month_end, values
from pages.kit.warehouse import Build, current, frame, row
from pages.kit.words import day, month, number, percent, t

YEAR: Final = 12
BEFORE_TET, AFTER_TET = timedelta(days=28), timedelta(days=9)
"""The season of Tết: from four weeks before to mùng mười."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier stretch of time and what to call it."""

    filters: Filters
    name: str
    short: str
    """What it is, where there is little room and the days are said elsewhere."""


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
    candidates = [] if count == YEAR else [_before(filters, count)]
    candidates.append(year_before(filters))
    return [one for one in candidates if first and first.replace(day=1) <= one.filters.start]


def year_before(filters: Filters) -> Comparison:
    """The same days a year before, counted from Tết where the solar days would hold more or less of its season."""
    plain = earlier(filters, YEAR)
    touched = {year: _season_days(filters, year) for year in _years(filters)}
    before = {year: _season_days(plain, year) for year in _years(plain)}
    if length(filters) >= YEAR or sum(touched.values()) == sum(before.values()):
        return Comparison(plain, t("so với cùng kỳ năm trước"), t("năm trước"))
    year = max(touched, key=lambda one: (touched[one], before.get(one - 1, 0)))
    shift = tet(year) - tet(year - 1)
    aligned = replace(filters, start=filters.start - shift, end=filters.end - shift)
    name = t("so với cùng kỳ Tết năm trước ({start} – {end})", start=day(aligned.start), end=day(aligned.end))
    return Comparison(aligned, name, t("Tết năm trước"))


def _years(filters: Filters) -> list[int]:
    """The years whose Tết may touch a period; the season of the next one begins in December."""
    return [year for year in range(filters.start.year, filters.end.year + 2) if {year, year - 1} <= set(YEARS)]


def _season_days(filters: Filters, year: int) -> int:
    """How many days of a period lie in the season of a year's Tết."""
    first, last = tet(year) - BEFORE_TET, tet(year) + AFTER_TET
    return max(0, (min(last, filters.end) - max(first, filters.start)).days + 1)


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


def nothing(none: str | None = None) -> str:
    """Why a page shows no bulletin: nobody looked at its sites, or (`none` in the page's words) there is none."""
    build, asked = current(), shared.chosen()
    if build and asked and not any(collected(build, [asked])):
        return unseen()
    return none or t("Không có bản tin nào trong kỳ và bộ lọc này.")


def unseen() -> str:
    """What stands in the place of a zero where nobody looked."""
    return t("Chưa biết: chưa trang nào trong phạm vi đang chọn được thu thập trong kỳ này.")


def figures(build: Build, asked: Sequence[Filters]) -> list[dict[str, Any]]:
    """The headline figures of several periods in one question; their other filters are those of the first."""
    bound = values(asked[0]) | {"starts": [one.start for one in asked], "ends": [one.end for one in asked]}
    return [{str(name): int(value) for name, value in one.items()}
            for one in frame(build, "overview_figures", **bound).to_dict("records")]  # fmt: skip


def as_date(value: Any) -> date | None:  # noqa: ANN401 - whatever pandas makes of a DATE
    """A day of a frame as a date."""
    return None if value is None else pd.Timestamp(value).date()


def _before(filters: Filters, count: int) -> Comparison:
    """The period before: as many months."""
    before = earlier(filters, count)
    if count == 1:
        named = month(before.start, inside=True)
        return Comparison(before, t("so với {month}", month=named), named)
    return Comparison(
        before, t("so với {count} tháng trước đó", count=number(count)), t("{count} tháng trước", count=number(count))
    )


MILLION: Final = 1_000_000
ENOUGH: Final = 20
"""Of fewer, a share says more than it knows (from 1 to 6 is not "500%"), so only the count is said."""


def delta(now: float, before: float) -> str | int:
    """A change for a metric: `+120 (+12%)`, of a million or more `+12%`; 0 keeps its arrow away."""
    if now == before:
        return 0
    sign = "+" if now > before else "-"
    if min(now, before) >= MILLION:
        return f"{sign}{percent(abs(now - before) / before, 1)}"
    share = f" ({sign}{percent(abs(now - before) / before)})" if before >= ENOUGH else ""
    return f"{sign}{number(abs(now - before))}{share}"
