"""The panels of the overview: each asks its question, draws, and opens to the bulletins behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, links, periods
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, month, number, t

TOP: Final = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """One headline figure: its column in overview_figures, its name, what opens it."""

    column: str
    label: str
    opens: Mapping[str, str]
    behind: str
    """The column that counts the bulletins behind the figure."""
    help: str


def _figures() -> tuple[Figure, ...]:
    """Five counted from bulletins; the visits are the sixth and open another page."""
    active = t("Tỉnh, thành mà bản tin nói công đoàn ở đó có hoạt động, không tính nơi chỉ được nhắc tên.")
    known = t("Chỉ tính nghị quyết đã nhận đúng trong danh mục; số chưa rõ xem ở trang Nghị quyết.")
    took = t("Bản tin kể ít nhất một hoạt động đã diễn ra; thông báo, dự kiến không tính.")
    return (
        Figure("bulletins", t("Bản tin"), {}, "bulletins", t("Bản tin có ngày đăng trong kỳ.")),
        Figure("provinces", t("Tỉnh, thành có hoạt động"), {"province": "*"}, "bulletins_of_provinces", active),
        Figure("with_activity", t("Bản tin có hoạt động"), {"activity": "*"}, "with_activity", took),
        Figure("citing", t("Bản tin nhắc nghị quyết"), {"resolution": "*"}, "citing", t("Kể cả nghị quyết chưa rõ.")),
        Figure(
            "resolutions",
            t("Nghị quyết được nhắc"),
            {"resolution": "*", "status": "resolved"},
            "citing_resolved",
            known,
        ),
    )


def figures(build: Build, filters: Filters) -> None:
    """The headline figures, each with its change and a link to its bulletins."""
    period, compared = periods.of_build(build, filters)
    now = row(build, "overview_figures", **values(period))
    before = [(one.name, row(build, "overview_figures", **values(one.filters))) for one in compared]
    said = t("Mũi tên: {name}.", name=before[0][0]) if before else t("Chưa đủ dữ liệu của kỳ trước để so sánh.")
    st.caption(t("Kỳ {start} – {end}.", start=day(period.start), end=day(period.end)) + " " + said)
    cards = _figures()
    with st.grid(3, min_column_width=150, gap="small"):
        for one in cards:
            with st.container(border=True, height="stretch", gap="xsmall"):
                _metric(one.label, one.column, now, before, one.help)
                opens = {"province_unit": province_unit(filters.unit, filters.map)} if "province" in one.opens else {}
                if filters.unit == "published":
                    opens = {}
                links.open_number(int(now[one.behind]), **one.opens, **opens)
        with st.container(border=True, height="stretch", gap="xsmall"):
            _visits(now, before)


def _metric(
    label: str, column: str, now: Mapping[str, Any], before: list[tuple[str, dict[str, Any]]], explained: str
) -> None:
    """A figure with its change against each earlier period; the second stands below in words."""
    value = now[column]
    pairs = [(name, row_[column]) for name, row_ in before if row_[column] is not None and value is not None]
    shown = t("chưa có") if value is None else number(value)
    card(label, shown, periods.delta(value, pairs[0][1]) if pairs else None, explained)
    for name, earlier in pairs[1:]:
        st.caption(f"{periods.change(value, earlier)} {name}")


def card(label: str, value: str, delta: str | int | None, explained: str | None = None) -> None:
    """A figure under a label of our own: a metric cuts its label where a phone's column ends."""
    st.markdown(label, help=explained)
    st.metric(label, value, delta=delta, label_visibility="collapsed")


def _visits(now: Mapping[str, Any], before: list[tuple[str, dict[str, Any]]]) -> None:
    """Visits are differences of meter readings; days nobody can know are said."""
    explained = t("Hiệu số giữa các lần đọc bộ đếm trên trang; ngày không rõ không được cộng.")
    _metric(t("Lượt truy cập"), "visits", now, before, explained)
    if now["unknown_days"]:
        st.caption(t("{count} ngày-trang không rõ", count=number(now["unknown_days"])))
    st.page_link(
        "pages/public/traffic.py",
        label=t("Xem chi tiết") + " →",
        query_params=links.shared(),
    )


def by_month(build: Build, filters: Filters) -> None:
    """Bulletins a month; a click opens the month."""
    data = frame(build, "overview_month", **values(filters))
    count = int(data["bulletins"].sum())
    gaps = int(data["bulletins"].isna().sum())
    known = data.dropna()
    sentence = ""
    if len(known):
        most = known.nlargest(1, "bulletins").iloc[0]
        sentence = t(
            "Nhiều nhất: {month}, {count} bản tin.",
            month=month(most["month"], inside=True),
            count=number(most["bulletins"]),
        )
    if gaps:
        sentence += " " + t("{count} tháng chưa thu thập, để trống.", count=number(gaps))
    table = pd.DataFrame(
        {t("Tháng"): data["month"].map(lambda one: f"{one:%m/%Y}"), t("Bản tin"): data["bulletins"].map(_cell)}
    )
    charts.show(
        charts.months_bars(data, x="month", y="bulletins", unit=t("bản tin")),
        title=t("Bản tin theo tháng"),
        sentence=sentence,
        table=table,
        count=count,
        key=f"overview_month_{build.name}",
        alt=t("Cột: số bản tin mỗi tháng trong kỳ. {sentence}", sentence=sentence),
        on_select=lambda picked: links.go_to_bulletins(month=picked),
    )


def _cell(value: Any) -> str:  # noqa: ANN401 - a number or missing
    """A number of a table, or the words for not knowing."""
    return t("chưa thu thập") if pd.isna(value) else number(value)


def provinces(build: Build, filters: Filters) -> None:
    """The most active provinces; a click opens one's bulletins."""
    ranked = frame(build, "province_ranking", **values(filters), role="active")
    active = ranked[ranked["bulletins"] > 0]
    top = active.head(TOP).assign(
        key=lambda one: one["unit"] + "-" + one["code"], label=lambda one: names_of(one, filters)
    )
    sentence = t(
        "{count} trong {all} tỉnh, thành có bản tin; bấm vào cột để mở.",
        count=number(len(active)),
        all=number(len(ranked)),
    )
    notes = row(build, "province_notes", **values(filters), role="active")
    table = pd.DataFrame({t("Tỉnh, thành phố"): names_of(active, filters), t("Bản tin"): active["bulletins"]})
    charts.show(
        charts.ranked_bars(top, label="label", value="bulletins", key="key", unit=t("bản tin")),
        title=t("Tỉnh, thành hoạt động nhiều nhất"),
        sentence=sentence,
        table=table,
        count=int(notes["counted"]),
        key=f"overview_provinces_{build.name}",
        alt=t("Cột ngang: các tỉnh, thành có nhiều bản tin nhất. {sentence}", sentence=sentence),
        on_select=lambda picked: open_province(picked, filters),
    )


def open_province(picked: str, filters: Filters, role: str | None = None) -> None:
    """The bulletins of a row named `unit-code`."""
    unit, code = picked.split("-", 1)
    links.go_to_bulletins(province=code, province_unit=province_unit(filters.unit, unit), role=role)


def names_of(rows: pd.DataFrame, filters: Filters) -> pd.Series:
    """Names of units; where both maps are mixed, old units say so."""
    if filters.unit != "published":
        return rows["name"]
    return rows["name"].where(rows["unit"] == "34", rows["name"] + t(" (cũ)"))


def resolutions(build: Build, filters: Filters) -> None:
    """The resolutions taken up most; a click opens the bulletins that name one."""
    ranked = frame(build, "overview_resolutions", **values(filters))
    period, _ = periods.of_build(build, filters)
    figures_now = row(build, "overview_figures", **values(period))
    top = ranked.head(6).assign(label=lambda one: one["short"].map(charts.wrapped))
    sentence = t("{count} nghị quyết được nhắc; bấm vào cột để mở bản tin.", count=number(len(ranked)))
    table = pd.DataFrame(
        {t("Nghị quyết"): ranked["short"], t("Trích yếu"): ranked["title"], t("Bản tin"): ranked["bulletins"]}
    )
    charts.show(
        charts.ranked_bars(top, label="label", value="bulletins", key="key", unit=t("bản tin")),
        title=t("Nghị quyết được nhắc nhiều nhất"),
        sentence=sentence,
        table=table,
        count=int(figures_now["citing_resolved"]),
        key=f"overview_resolutions_{build.name}",
        alt=t("Cột ngang: các nghị quyết được nhiều bản tin nhắc nhất. {sentence}", sentence=sentence),
        on_select=lambda picked: links.go_to_bulletins(resolution=picked, status="resolved"),
    )


def newest(build: Build, filters: Filters) -> None:
    """The newest bulletins, each a link to the reader."""
    st.subheader(t("Bản tin mới nhất"), anchor=False)
    found = frame(build, "overview_newest", **values(filters), limit=6)
    if found.empty:
        st.info(t("Không có bản tin nào trong kỳ và bộ lọc này."))
    links.bulletin_list(found)


def silence(build: Build, filters: Filters) -> None:
    """Sites and provinces that published before and now not, apart from those that nobody collected."""
    st.subheader(t("Nơi đang im ắng"), anchor=False)
    sites = frame(build, "overview_silent", **values(filters))
    units = frame(build, "province_silent", **values(filters))
    quiet_sites, quiet_units = (one[one["state"] == "silent"] for one in (sites, units))
    unknown = int((sites["state"] != "silent").sum()), int((units["state"] != "silent").sum())
    st.markdown(
        t(
            "Trong 8 tuần cuối: **{sites} trang** và **{units} tỉnh, thành** trước đó có tin, "
            "nay đã thu thập mà không thấy (dưới đây là lần cuối có tin). "
            "Chưa thu thập nên chưa biết: {sites_unknown} trang, {units_unknown} tỉnh, thành.",
            sites=number(len(quiet_sites)),
            units=number(len(quiet_units)),
            sites_unknown=number(unknown[0]),
            units_unknown=number(unknown[1]),
        )
    )
    left, right = st.columns(2, gap="large")
    with left:
        for one in quiet_sites.head(5).to_dict("records"):
            label = t("Tuần {day}: {name}", name=one["site_name"], day=day(one["last_week"]))
            links.open_number(one["bulletins_before"], label, site=one["site"], dated="all")
    with right:
        for one in quiet_units.head(5).to_dict("records"):
            label = t("Ngày {day}: {name}", name=one["name"], day=day(one["last_day"]))
            map_of = province_unit(filters.unit, one["unit"])
            links.open_number(one["bulletins_before"], label, province=one["code"], province_unit=map_of, dated="all")
    with st.expander(t("Bảng số liệu"), icon=":material/table_rows:"):
        st.dataframe(_silence_table(sites, units), hide_index=True, key=f"overview_silent_{build.name}")


def _silence_table(sites: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Both kinds in one table, with the words for each state."""
    said = {"silent": t("đã thu thập, không có tin"), "uncollected": t("chưa thu thập, chưa biết")}
    kinds = ((t("Trang"), "site_name", "last_week", sites), (t("Tỉnh, thành phố"), "name", "last_day", units))
    rows = [
        (kind, one[name], one[last], one["bulletins_before"], said[one["state"]])
        for kind, name, last, found in kinds
        for one in found.to_dict("records")
    ]
    columns = [t("Loại"), t("Tên"), t("Lần cuối có tin"), t("Bản tin trong năm trước đó"), t("Tình trạng")]
    table = pd.DataFrame(rows, columns=columns)
    table[columns[2]] = table[columns[2]].map(lambda one: "" if pd.isna(one) else day(one))
    return table


def undated(build: Build, filters: Filters) -> None:
    """Bulletins without a date stand outside every period; how many is said, and they open."""
    count = int(row(build, "province_notes", **values(filters), role="active")["undated"])
    if count:
        label = t("{count} bản tin chưa rõ ngày, không nằm trong các số theo kỳ ở trên", count=number(count))
        links.open_number(count, label, dated="undated")
