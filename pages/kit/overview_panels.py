"""The panels of the overview: each asks its question, draws, and opens to the bulletins behind it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, links, periods
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import compact, day, month, number, t

TOP: Final = 8
QUIET: Final = 6
"""Silent places named; all are in the table."""


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
    now, *earlier = periods.figures_of_build(build, filters)[2:]
    before = [(one.name, counted) for one, counted in zip(compared, earlier, strict=True)]
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
            _visits(build, filters)


def _metric(
    label: str, column: str, now: Mapping[str, Any], before: list[tuple[str, dict[str, Any]]], explained: str
) -> None:
    """A figure with its change against each earlier period; the second stands below in words."""
    value = now[column]
    pairs = [(name, row_[column]) for name, row_ in before if row_[column] is not None and value is not None]
    shown = t("chưa có") if value is None else compact(value)
    card(label, shown, periods.delta(value, pairs[0][1]) if pairs else None, explained)
    if value is not None and shown != number(value):
        st.caption(t("chính xác: {value}", value=number(value)))
    for name, earlier in pairs[1:]:
        st.caption(f"{periods.change(value, earlier)} {name}")


def card(label: str, value: str, delta: str | int | None, explained: str | None = None) -> None:
    """A figure under a label of our own: a metric cuts its label where a phone's column ends."""
    st.markdown(label, help=explained)
    st.metric(label, value, delta=delta, label_visibility="collapsed")


def _visits(build: Build, filters: Filters) -> None:
    """Visits are differences of meter readings, known to another day than bulletins; days nobody can know are said."""
    explained = t("Hiệu số giữa các lần đọc bộ đếm trên trang; ngày không rõ không được cộng.")
    now = row(build, "overview_visits", **values(filters))
    period = periods.known(filters, periods.as_date(now["last_day"]))
    compared = periods.comparisons(period, periods.as_date(now["first_day"]))
    before = [(one.name, row(build, "overview_visits", **values(one.filters))) for one in compared]
    _metric(t("Lượt truy cập"), "visits", now, before, explained)
    if now["unknown_days"]:
        st.caption(t("chưa kể {count} ngày không rõ", count=number(now["unknown_days"])))
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


def open_province(picked: str, filters: Filters, role: str | None = None, month: str | None = None) -> None:
    """The bulletins of a row named `unit-code`."""
    unit, code = picked.split("-", 1)
    named = province_unit(filters.unit, unit)
    links.go_to_bulletins(province=code, province_unit=named, role=role, month=month)


def names_of(rows: pd.DataFrame, filters: Filters) -> pd.Series:
    """Names of units; where both maps are mixed, old units say so."""
    if filters.unit != "published":
        return rows["name"]
    return rows["name"].where(rows["unit"] == "34", rows["name"] + t(" (cũ)"))


def resolutions(build: Build, filters: Filters) -> None:
    """The resolutions taken up most; a click opens the bulletins that name one."""
    period, _ = periods.of_build(build, filters)
    ranked = frame(build, "overview_resolutions", **values(filters), recent=periods.last_month(period).start)
    figures_now = periods.figures_of_build(build, filters)[2]
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
    """Provinces and sites that had news and now have none, apart from those that nobody collected."""
    st.subheader(t("Nơi đang im ắng"), anchor=False)
    view = "34" if filters.unit == "published" else filters.unit
    found = frame(build, "silent", **values(filters) | {"unit": view})
    known = found[found["is_collected"]]
    units, sites = (known[known["kind"] == kind] for kind in ("province", "site"))
    if known.empty:
        st.markdown(t("Không nơi nào từng có tin trong sáu tháng trước đó mà im ắng trong 8 tuần cuối của kỳ."))
    else:
        st.markdown(
            t(
                "Trong 8 tuần cuối của kỳ, **{units} tỉnh, thành** và **{sites} trang** không có bản tin nào, dù sáu "
                "tháng trước đó có; các trang từng đưa tin vẫn được thu thập. Nơi trước đó nhiều tin nhất:",
                units=number(len(units)),
                sites=number(len(sites)),
            )
        )
    _unknown(found[~found["is_collected"]])
    if found.empty:
        return
    if len(known):
        for one in (part for part in (units, sites) if len(part)):
            links.lines(_silent_line(each, view) for each in one.head(QUIET).to_dict("records"))
    with st.expander(t("Bảng số liệu"), icon=":material/table_rows:"):
        st.dataframe(_silence_table(found), hide_index=True, key=f"overview_silent_{build.name}")


def _unknown(found: pd.DataFrame) -> None:
    """Those of which nobody can say whether they are silent."""
    if found.empty:
        return
    names = ", ".join(links.escaped(str(name)) for name in found["name"].head(2 * QUIET))
    more = t(" và {count} nơi khác", count=number(len(found) - 2 * QUIET)) if len(found) > 2 * QUIET else ""
    st.markdown(t("Chưa biết, vì trang từng đưa tin về đó chưa được thu thập: {names}.", names=names + more))


def _silent_line(one: Mapping[Hashable, Any], view: str) -> links.Line:
    """One place: its name, which opens its bulletins, the newest first, and when it was last heard of."""
    where = {"site": one["code"]} if one["kind"] == "site" else {"province": one["code"], "province_unit": view}
    below = t(
        "lần cuối {day} · {count} bản tin trước đó",
        day=day(one["last_day"]),
        count=number(one["bulletins_before"]),
    )
    return links.Line(str(one["name"]), links.bulletins_url(**where, dated="all"), below)


def _silence_table(found: pd.DataFrame) -> pd.DataFrame:
    """Both kinds in one table, with the words for each state."""
    kinds = {"province": t("Tỉnh, thành phố"), "site": t("Trang")}
    said = {True: t("đã thu thập, không có tin"), False: t("chưa thu thập, chưa biết")}
    return pd.DataFrame(
        {
            t("Tên"): found["name"],
            t("Loại"): found["kind"].map(kinds),
            t("Lần cuối có tin"): found["last_day"].map(day),
            t("Bản tin sáu tháng trước đó"): found["bulletins_before"],
            t("Tình trạng"): found["is_collected"].map(said),
        }
    )


def undated(build: Build, filters: Filters) -> None:
    """Bulletins without a date stand outside every period; how many is said, and they open."""
    count = int(row(build, "province_notes", **values(filters), role="active")["undated"])
    if count:
        st.markdown(t("Ngoài các số theo kỳ ở trên còn bản tin chưa rõ ngày đăng:"))
        links.open_number(count, dated="undated")
