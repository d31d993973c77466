"""What visits are measured by on the traffic page: the same days earlier, and the other days of the week."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.kit import charts, charts_traffic, periods
from pages.kit.filters import Filters, values
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
    for one in changes(build, filters, site):
        st.markdown(
            "- "
            + t(
                "**{change}** {name}: {now} lượt, trước đó {before}, trên cùng {days} ngày biết được ở cả hai kỳ "
                "của {sites} trang.",
                change=periods.delta(one.now, one.before) or t("bằng nhau"),
                name=one.name,
                now=number(one.now),
                before=number(one.before),
                days=number(one.days),
                sites=number(one.sites),
            )
        )


def weekdays(build: Build, filters: Filters, site: str | None) -> None:
    """What each day of the week brings, where enough days are known exactly."""
    data = frame(build, "visit_weekday", **values(filters), one_site=site)
    if data.empty:
        st.caption(
            t("Chưa trang nào có đủ 28 ngày đo được từng ngày trong kỳ, nên chưa biết ngày nào trong tuần đông hơn.")
        )
        return
    names = data["weekday"].map(charts_traffic.weekday_words())
    top = max(data.to_dict("records"), key=lambda each: float(each["middle"]))["weekday"]
    table = pd.DataFrame(
        {
            t("Thứ"): names,
            t("So với ngày thường"): data["middle"].map(percent),
            t("Phần tư thấp"): data["low"].map(percent),
            t("Phần tư cao"): data["high"].map(percent),
            t("Số ngày"): data["days"],
            t("Số trang"): data["sites"],
        }
    )
    charts.show(
        charts_traffic.weekdays(data),
        title=t("Ngày trong tuần"),
        sentence=t(
            "Đông nhất: {weekday}. Chỉ tính ngày đo được từng ngày, so với ngày thường (trung vị) của chính trang ấy; "
            "vạch: nửa số ngày nằm trong khoảng này.",
            weekday=charts_traffic.weekday_words()[top],
        ),
        table=table,
        count=None,
        key=f"traffic_weekday_{build.name}",
        alt=t("Cột theo thứ trong tuần: lượt truy cập so với ngày thường"),
    )
