"""What visits are measured by on the traffic page: the same days earlier, and the other days of the week."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.kit import charts_bars, charts_traffic, panels, periods
from pages.kit.charts_bars import Bar
from pages.kit.filters import Filters, values
from pages.kit.panels import Panel, made
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import number, percent, t


@dataclass(frozen=True, slots=True)
class Change:
    """Visits now and earlier, of the same sites over days that are known both times."""

    name: str
    now: int
    before: int
    days: int
    sites: int


def earlier(build: Build, filters: Filters) -> tuple[Filters, list[periods.Comparison]]:
    """The period as far as meters are known, with what it may be compared with: by meters, not by bulletins."""
    span = row(build, "visit_span", **values(filters))
    now = periods.known(filters, periods.as_date(span["last_day"]))
    return now, periods.comparisons(now, periods.as_date(span["first_day"]))


def changes(build: Build, filters: Filters, site: str | None) -> list[Change]:
    """The period against the one before and the year before, counted from Tết where that matters."""
    now, others = earlier(build, filters)
    found = []
    for one in others:
        early = {"before": one.filters.start, "before_end": one.filters.end}
        rows = frame(build, "visit_periods", **values(now), **early, one_site=site)
        if len(rows):
            now_visits, before, days = (int(rows[column].sum()) for column in ("now", "before", "days"))
            found.append(Change(one.name, now_visits, before, days, len(rows)))
    return found


def comparison(build: Build, filters: Filters, site: str | None) -> None:
    """A sentence for each earlier period; days that are known only once compare nothing."""
    if said := compared(build, filters, site):
        st.markdown(said)


def compared(build: Build, filters: Filters, site: str | None) -> str:
    """The same as a list, empty where nothing can be compared."""
    return made(build, (filters, site), lambda: "\n".join(f"- {one}" for one in _compared(build, filters, site)))


def _compared(build: Build, filters: Filters, site: str | None) -> list[str]:
    """The sentences."""
    return [
        t(
            "**{change}** {name}: {now} lượt, trước đó {before}, trên cùng {days} ngày biết được ở cả hai kỳ "
            "của {sites} trang.",
            change=periods.delta(one.now, one.before) or t("bằng nhau"),
            name=one.name,
            now=number(one.now),
            before=number(one.before),
            days=number(one.days),
            sites=number(one.sites),
        )
        for one in changes(build, filters, site)
    ]


def weekdays(build: Build, filters: Filters, site: str | None) -> None:
    """What each day of the week brings, where enough days are known exactly."""
    if panel := weekdays_panel(build, filters, site):
        panels.show(panel, key=f"traffic_weekday_{build.name}")
        return
    st.caption(
        t("Chưa trang nào có đủ 28 ngày đo được từng ngày trong kỳ, nên chưa biết ngày nào trong tuần đông hơn.")
    )


def weekdays_panel(build: Build, filters: Filters, site: str | None) -> Panel | None:
    """The days of the week; None where none is known well enough."""
    return made(build, (filters, site), lambda: _weekdays(build, filters, site))


def _weekdays(build: Build, filters: Filters, site: str | None) -> Panel | None:
    """The bars with their words."""
    data = frame(build, "visit_weekday", **values(filters), one_site=site)
    if data.empty:
        return None
    top = max(data.to_dict("records"), key=lambda each: float(each["middle"]))["weekday"]
    alt = t("Cột theo thứ trong tuần: lượt truy cập so với ngày thường")
    return Panel(
        charts_bars.render((_weekday(one) for one in data.to_dict("records")), alt),
        title=t("Ngày trong tuần"),
        sentence=t(
            "Đông nhất: {weekday}. Chỉ tính ngày đo được từng ngày, so với ngày thường (trung vị) của chính trang ấy; "
            "dòng nhỏ: nửa số ngày nằm trong khoảng này.",
            weekday=charts_traffic.weekday_words()[top],
        ),
        table=partial(_weekday_table, data),
        count=None,
        alt=alt,
        figure=partial(charts_traffic.weekdays, data),
    )


def _weekday(one: Mapping[Hashable, Any]) -> Bar:
    """A day of the week beside a usual day."""
    note = t("{low}–{high}, {days} ngày", low=percent(one["low"]), high=percent(one["high"]), days=number(one["days"]))
    name = charts_traffic.weekday_words()[one["weekday"]]
    return Bar(name, float(one["middle"]), percent(one["middle"]), note=note)


def _weekday_table(data: pd.DataFrame) -> pd.DataFrame:
    """The days of the week as a table."""
    return pd.DataFrame(
        {
            t("Thứ"): data["weekday"].map(charts_traffic.weekday_words()),
            t("So với ngày thường"): data["middle"].map(percent),
            t("Phần tư thấp"): data["low"].map(percent),
            t("Phần tư cao"): data["high"].map(percent),
            t("Số ngày"): data["days"],
            t("Số trang"): data["sites"],
        }
    )
