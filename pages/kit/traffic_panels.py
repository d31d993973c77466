"""The panels of the traffic page: visits over time, each site with what is known of it, the odd days, the readings."""

import html
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, charts_traffic, links, notes, panels, periods, tables, traffic_moves
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters, values
from pages.kit.panels import Panel, made
from pages.kit.told import told
from pages.kit.traffic_moves import Moves
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, number, t

STEPS: Final = ("week", "day")
NAMED: Final = 5
"""Stretches without a number that are said in full; the others are in the table."""


@dataclass(frozen=True, slots=True)
class Known:
    """The sites with at least one day in the period, and the page in a sentence. Shared by readers."""

    sites: pd.DataFrame
    said: str
    is_summed: bool
    """Whether visits are known."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of a question, and what is said of them. Shared by readers."""

    rows: pd.DataFrame
    said: str


def known(build: Build, filters: Filters) -> Known:
    """What is known of the sites' counters in the period."""
    return made(build, (filters,), lambda: known_of(frame(build, "visit_site", **values(filters))))


def known_of(sites: pd.DataFrame) -> Known:
    """The same of these rows of `visit_site.sql`."""
    counted = sites[sites["days_counted"] > 0]
    return Known(counted, _known_said(counted, len(sites)), bool(counted["visits"].notna().any()))


def _known_said(known: pd.DataFrame, every: int) -> str:
    """How many sites are known, and how many visits."""
    if known.empty:
        return t(
            "Trong kỳ và phạm vi đang chọn chưa có lần đọc bộ đếm nào. Chưa thu thập không có nghĩa là không ai xem."
        )
    if known["visits"].isna().all():
        return t(
            "**{count} trong {all} trang** có lần đọc, nhưng chưa ngày nào đủ hai lần đọc để biết số lượt: "
            "chưa biết, không phải 0.",
            count=number(len(known)),
            all=number(every),
        )
    total, low, high = (int(known[name].fillna(0).sum()) for name in ("visits", "low", "high"))
    bounds = t(" (có thể từ {low} đến {high})", low=number(low), high=number(high)) if high > low else ""
    return t(
        "**{count} trong {all} trang** có số liệu. Cộng những ngày biết được: **{visits} lượt**{bounds}. "
        "{days} ngày của các trang chỉ biết mức ít nhất hoặc không rõ: không được cộng, cũng không tính là 0.",
        count=number(len(known)),
        all=number(every),
        visits=number(total),
        bounds=bounds,
        days=number(known["days_unknown"].sum()),
    )


def summary(found: Known) -> None:
    """The page in one or two sentences, and what a number here is."""
    if found.sites.empty:
        st.info(found.said, icon=":material/info:")
        return
    st.markdown(found.said)
    if found.is_summed:
        st.caption(
            t(
                "Bộ đếm chỉ tăng, nên lượt truy cập là hiệu của hai lần đọc; số in trên trang không phải số lượt của "
                "ngày."
            )
        )


def controls(found: Known) -> tuple[str | None, str]:
    """Which site, and days or weeks."""
    names = dict(zip(found.sites["site"], found.sites["name"], strict=True))
    left, right = st.columns([3, 1])
    site = left.selectbox(
        t("Trang"),
        list(names),
        index=None,
        format_func=lambda one: str(names.get(one, one)),
        placeholder=t("Tất cả các trang có số liệu ({count})", count=number(len(names))),
        filter_mode="contains",
        key="traffic_site",
    )
    words = {"week": t("Tuần"), "day": t("Ngày")}
    step = right.segmented_control(
        t("Theo"), STEPS, default="week", required=True, format_func=lambda one: words[one], key="traffic_step"
    )
    return (str(site) if site else None), step or "week"


def series(build: Build, panel: Panel, beside: notes.Beside) -> None:
    """Visits over time with the state of each day, what nobody read, and what the visits did."""
    panels.show(panel, key=f"traffic_series_{build.name}", below=beside.below)


def series_panel(
    build: Build, filters: Filters, site: str | None, step: str, moved: Moves
) -> tuple[Panel, notes.Beside]:
    """The columns over time with the marks on them, and what stands below."""
    beside = notes.beside(build, filters, step="day" if step == "day" else "week")
    looked_at = (filters, site, step, beside)
    return made(build, looked_at, lambda: notes.marked(_series(build, filters, site, step, moved), beside)), beside


def _series(build: Build, filters: Filters, site: str | None, step: str, moved: Moves) -> Panel:
    """The columns with their words."""
    data = frame(build, "visit_series", **values(filters), one_site=site, step=step)
    words = [(one, _plain(traffic_moves.sentence(one))) for one in moved.found]
    missing = unread(build, filters, data, step)
    return Panel(
        charts_traffic.visits(data, step, is_sum=site is None, moves=words, unread=missing),
        title=t("Lượt truy cập mỗi tuần") if step == "week" else t("Lượt truy cập mỗi ngày"),
        sentence=_series_said(site, moved),
        table=partial(_series_table, data, moved),
        count=None,
        alt=t("Cột theo thời gian: lượt truy cập và mức độ biết chắc"),
    )


def _series_said(site: str | None, moved: Moves) -> str:
    """What the columns and the signs are."""
    said = t(
        "Cột liền: đo được; cột gạch chéo: chia đều giữa hai lần đọc; cột chấm: ít nhất chừng ấy; "
        "dấu trên trục: có ngày không rõ; sọc nhạt tới đỉnh: chưa đọc bộ đếm."
    )
    if moved.found:
        said += " " + t("Mũi tên: đổi mức; sao: đột biến.")
    if site is None:
        said += " " + t("Cộng các trang biết được; số trang không rõ ghi ở dấu trên trục.")
    return said


def _series_table(data: pd.DataFrame, moved: Moves) -> pd.DataFrame:
    """The chart as a table, what happened beside its week or day."""
    then: dict[date, list[str]] = {}
    for one in moved.found:
        then.setdefault(one.day, []).append(f"{traffic_moves.kinds()[one.kind]}: {one.name}")
    return pd.DataFrame(
        {
            t("Từ ngày"): data["moment"].map(day),
            t("Mức biết"): data["state"].map(charts_traffic.state_words()),
            t("Lượt"): data["best"],
            t("Ít nhất"): data["low"],
            t("Nhiều nhất"): data["high"],
            t("Số ngày"): data["days"],
            t("Số trang"): data["sites"],
            t("Đổi mức, đột biến"): ["; ".join(then.get(one.date(), ())) for one in data["moment"]],
        }
    )


def unread(build: Build, filters: Filters, data: pd.DataFrame, step: str) -> list[date]:
    """The weeks or days of the period, as far as anything is known, of which no look at a counter tells anything."""
    last = periods.as_date(row(build, "span")["last_known"])
    end = min(filters.end, last) if last else filters.end
    first = filters.start - timedelta(days=filters.start.weekday()) if step == "week" else filters.start
    every = pd.date_range(first, end, freq="7D" if step == "week" else "D")
    known = set(pd.to_datetime(data["moment"]))
    return [one.date() for one in every if one not in known]


def _plain(markdown: str) -> str:
    """A sentence without its signs of Markdown, safe in a figure."""
    return html.escape(markdown.replace("**", "").replace("\\", ""))


def flagged(build: Build, filters: Filters, site: str | None) -> Listed:
    """The days that are no plain difference, those without a number first."""
    return made(build, (filters, site), lambda: _flagged(build, filters, site))


def _flagged(build: Build, filters: Filters, site: str | None) -> Listed:
    """The same, asked and said."""
    found = frame(build, "visit_flag", **values(filters), one_site=site)
    if found.empty:
        return Listed(found, t("Mọi ngày có số đều đo được từng ngày."))
    odd = found[found["state"].isin(charts_traffic.UNKNOWN)]
    said = t(
        "{odd} đoạn không rõ số lượt, {others} đoạn chia đều hoặc chỉ biết mức ít nhất.",
        odd=number(len(odd)),
        others=number(len(found) - len(odd)),
    )
    named = [
        f"- {_days(each)}, {links.escaped(str(each['name']))}: {links.escaped(told(str(each['why'])))}"
        for each in odd.head(NAMED).to_dict("records")
    ]
    rows = pd.concat([odd, found.drop(odd.index)])
    return Listed(rows, "\n".join([said, "", *named]))


def flags(build: Build, filters: Filters, site: str | None) -> None:
    """The days that are no plain difference, with the reason."""
    found, key = flagged(build, filters, site), f"traffic_flags_{build.name}"
    charts.headed(t("Ngày cần lưu ý"), found.said)
    room = None if found.rows.empty else tables.opened(t("Bảng số liệu"), key=f"{key}_figures")
    if room:
        with room:
            tables.show(
                _flag_table(tables.begun(found.rows, key=key)),
                key=key,
                alt=t("Các ngày không đo được từng ngày"),
                narrow=(t("Trang"),),
                whole=partial(_flag_table, found.rows),
            )


def _flag_table(found: pd.DataFrame) -> pd.DataFrame:
    """The days that are no plain difference as a table."""
    return pd.DataFrame(
        {
            t("Ngày"): [_days(row) for row in found.to_dict("records")],
            t("Trang"): _short(found),
            t("Mức biết"): found["state"].map(charts_traffic.state_words()),
            t("Vì sao"): found["why"].astype(str).map(told),
        }
    )


def _looks(build: Build, filters: Filters, site: str | None, most: int | None) -> Listed:
    """So many of the looks at the counters, the newest first, or all: those can be tens of thousands."""
    found = frame(build, "reading_list", **values(filters), one_site=site, most=most)
    if found.empty:
        return Listed(found, t("Không có lần đọc nào trong kỳ; số ở trên suy từ lần đọc trước và sau kỳ."))
    counted, lines = (number(found[name].iloc[0]) for name in ("all_readings", "all_lines"))
    return Listed(found, t("{count} lần đọc trong kỳ ({lines} dòng).", count=counted, lines=lines))


def readings(build: Build, filters: Filters, site: str | None) -> None:
    """The counters as read, asked for when opened."""
    key = f"traffic_readings_{build.name}"
    charts.headed(
        t("Các lần đọc bộ đếm"),
        t(
            "Những số in trên trang khi đọc, mới nhất trước; bản tin cùng ngày in cùng số thì gộp một dòng. "
            "Chọn dòng lấy từ bản tin để mở một bản tin in số đó."
        ),
    )
    if room := tables.opened(t("Bảng số liệu"), key=f"{key}_figures"):
        with room:
            _read(build, filters, site, key=key)


def _read(build: Build, filters: Filters, site: str | None, *, key: str) -> None:
    """How many looks, and the table; of a row from a bulletin one opens it."""
    found = _looks(build, filters, site, tables.FIRST)
    st.markdown(found.said)
    if found.rows.empty:
        return
    lines = int(found.rows["all_lines"].iloc[0])
    if lines > tables.FIRST and tables.is_whole(lines, key=key):
        found = _looks(build, filters, site, None)
    place, room = tables.row_of(
        _reading_table(found.rows),
        key=key,
        alt=t("Các lần đọc bộ đếm, như in trên trang"),
        narrow=(t("Trang"),),
        whole=lambda: _reading_table(_looks(build, filters, site, None).rows),
    )
    bulletin = None if place is None else found.rows["bulletin_id"].iloc[place]
    if bulletin is None or pd.isna(bulletin):
        return
    with room:
        if tables.is_pressed(t("Mở một bản tin in số này"), key=f"{key}_bulletin", icon=":material/article:"):
            opened: links.Query = {links.BULLETIN: str(bulletin)}
            st.switch_page(links.LIST_FILE, query_params=links.bulletins_query(**Conditions().given()) | opened)


def _reading_table(found: pd.DataFrame) -> pd.DataFrame:
    """The counters as read, as a table."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            t("Ngày"): [_moment(row) for row in rows],
            t("Trang"): _short(found).to_numpy(),
            **{name: found[column].to_numpy() for column, name in _figures().items()},
            t("Nguồn"): [_source(row) for row in rows],
        }
    )


def _figures() -> dict[str, str]:
    """What a counter may show."""
    return {
        "today": t("Hôm nay"), "yesterday": t("Hôm qua"), "week": t("Tuần"), "month": t("Tháng"), "total": t("Tổng"),
        "online": t("Đang xem"), "unique_visitors": t("Khách duy nhất"),
    }  # fmt: skip


def _moment(row: dict[Any, Any]) -> str:
    """The day of a reading, and its hour where it is told."""
    return day(row["observed_on"]) + (f" {row['observed_at']}" if isinstance(row["observed_at"], str) else "")


def _short(rows: pd.DataFrame) -> pd.Series:
    """Names of sites as cells hold them."""
    return rows["site"].map(tables.short_names(dict(zip(rows["site"], rows["name"], strict=True))))


def _source(row: dict[Any, Any]) -> str:
    """Where a reading comes from."""
    parts = []
    if row["bulletins"]:
        parts.append(t("{count} bản tin", count=number(row["bulletins"])))
    if pd.notna(row["file"]):
        parts.append(t("bảng {file}", file=PurePosixPath(str(row["file"])).name))
    return ", ".join(parts)


def _days(row: dict[Any, Any]) -> str:
    """One day, or the first and the last of several."""
    first, last = day(row["first_day"]), day(row["last_day"])
    return first if first == last else f"{first} – {last}"
