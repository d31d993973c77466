"""The panels of the provinces page. A unit is named `unit-code` throughout: the code alone does not say which map."""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from etl.settings import MAP_CHANGED_ON
from pages.kit import charts, charts_cells, charts_provinces, links, periods
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.overview_panels import card, names_of, open_province
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, number, sort_key, t

_CLICKED: Final = "province_clicked"
_SEEN: Final = "province_click_seen"
ROWS: Final = 20
RANKED: Final = 12
"""Bars beside the map; the rest after a switch."""


def role_switch() -> str:
    """`active` as a rule; `any` counts provinces that are merely named as well. Kept in the address."""
    named = st.toggle(
        t("Tính cả nơi chỉ được nhắc tên"),
        key="nhac",
        bind="query-params",
        help=t("Bình thường chỉ tính tỉnh, thành mà bản tin nói công đoàn ở đó có hoạt động."),
    )
    return "any" if named else "active"


def _ranked(build: Build, filters: Filters, role: str) -> pd.DataFrame:
    """All units of the view with their bulletins, with their key and the name to show."""
    found = frame(build, "province_ranking", **values(filters), role=role)
    return found.assign(key=found["unit"] + "-" + found["code"], label=names_of(found, filters))


def notes(build: Build, filters: Filters, role: str) -> None:
    """What is counted, and what this view cannot count."""
    found = row(build, "province_notes", **values(filters), role=role)
    said = [
        t(
            "{counted} trong {all} bản tin của kỳ thuộc về ít nhất một tỉnh, thành; "
            "một bản tin có thể thuộc nhiều nơi.",
            counted=number(found["counted"]),
            all=number(found["bulletins"]),
        )
    ]
    if filters.unit == "63" and found["in_new_map"]:
        said.append(
            t(
                "**{count} bản tin ghi theo bản đồ 34 tỉnh không có ở đây**: từ tỉnh mới không suy ngược ra tỉnh cũ. "
                "Chọn bản đồ 34 để thấy tất cả.",
                count=number(found["in_new_map"]),
            )
        )
    if found["undated"]:
        said.append(t("{count} bản tin chưa rõ ngày không nằm trong kỳ nào.", count=number(found["undated"])))
    st.markdown(" ".join(said))


def is_past_the_old_map(build: Build, filters: Filters, role: str) -> bool:
    """Whether the old map is asked for a time when it was no more: said instead of an all grey map."""
    over = filters.unit == "63" and filters.start >= date.fromisoformat(MAP_CHANGED_ON)
    if not over or frame(build, "province_ranking", **values(filters), role=role)["bulletins"].any():
        return False
    st.info(
        t(
            "Bản đồ 63 tỉnh, thành hết hiệu lực từ 01/07/2025, kỳ đang chọn nằm sau ngày đó. "
            "Hãy chọn bản đồ 34 hoặc một kỳ sớm hơn."
        ),
        icon=":material/info:",
    )
    return True


def choice(build: Build, filters: Filters) -> str | None:
    """The unit looked at closely: from the picker, or from a click on the map, or from a link."""
    ranked = _ranked(build, filters, "active")
    labels = dict(zip(ranked["key"], ranked["label"], strict=True))
    options = sorted(labels, key=lambda key: sort_key(labels[key]))
    if (clicked := st.session_state.pop(_CLICKED, None)) in labels:
        st.session_state[links.PROVINCE] = clicked
    picked: str | None = st.selectbox(
        t("Xem kỹ một tỉnh, thành (hoặc bấm vào bản đồ)"),
        options,
        index=None,
        format_func=lambda key: labels.get(key, key),
        placeholder=t("Chọn tỉnh, thành"),
        key=links.PROVINCE,
        bind="query-params",
    )
    return picked if picked in labels else None


def _click(unit: str, picked: str, chosen: str | None) -> None:
    """Choose the unit that was clicked, once: the chart keeps its selection over reruns."""
    key = f"{unit}-{picked}"
    if key != chosen and st.session_state.get(_SEEN) != key:
        st.session_state[_SEEN] = st.session_state[_CLICKED] = key
        st.rerun()


def maps(build: Build, filters: Filters, role: str, chosen: str | None) -> None:
    """The map of the view; as published, one for each of the two maps that the period touches."""
    ranked = _ranked(build, filters, role)
    for unit in sorted(ranked["unit"].unique(), reverse=True):
        rows = ranked[ranked["unit"] == unit]
        _map(build, unit, rows, chosen)


def _map(build: Build, unit: str, rows: pd.DataFrame, chosen: str | None) -> None:
    """One map with its sentence and table."""
    with_some = int((rows["bulletins"] > 0).sum())
    unknown = int(((rows["bulletins"] == 0) & ~rows["is_collected"]).sum())
    sentence = t(
        "{some} trong {all} tỉnh, thành có bản tin. Màu xám: {unknown} nơi chưa thu thập trang nào từng đưa tin, "
        "nên chưa biết.",
        some=number(with_some),
        all=number(len(rows)),
        unknown=number(unknown),
    )
    titles = {"34": t("Bản đồ 34 tỉnh, thành"), "63": t("Bản đồ 63 tỉnh, thành (đến 30/06/2025)")}
    code = chosen.split("-", 1)[1] if chosen and chosen.startswith(f"{unit}-") else None
    picked = charts.show(
        charts_provinces.map_figure(rows, unit=unit, chosen=code),
        title=titles[unit],
        sentence=sentence,
        table=_table(rows),
        count=None,
        key=f"provinces_map_{unit}_{build.name}",
        alt=t("Bản đồ Việt Nam có Hoàng Sa và Trường Sa, tô theo số bản tin. {sentence}", sentence=sentence),
        on_select=lambda picked: _click(unit, picked, chosen),
    )
    if picked is None and str(st.session_state.get(_SEEN)).startswith(f"{unit}-"):
        del st.session_state[_SEEN]


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Units, their bulletins, and whether a zero is known to be one."""
    said = rows["is_collected"].map({True: t("có"), False: t("chưa")})
    return pd.DataFrame(
        {t("Tỉnh, thành phố"): rows["label"], t("Bản tin"): rows["bulletins"], t("Đã thu thập trang của tỉnh"): said}
    )


def ranking(build: Build, filters: Filters, role: str, chosen: str | None) -> None:
    """Units from the most active down, the chosen one always among them; a click opens the bulletins."""
    everyone = _ranked(build, filters, role)
    ranked = everyone[(everyone["bulletins"] > 0) | everyone["is_collected"]].reset_index(drop=True)
    found = row(build, "province_notes", **values(filters), role=role)
    place = st.container()
    everything = len(ranked) <= RANKED or st.toggle(
        t("Xếp hạng đủ {count} nơi", count=number(len(ranked))), key="provinces_all_ranked"
    )
    shown = ranked if everything else ranked[(ranked.index < RANKED) | (ranked["key"] == chosen)]
    sentence = (
        t("Bấm vào cột để mở danh sách bản tin.")
        if everything
        else t("{count} nơi đứng đầu; bấm vào cột để mở danh sách bản tin.", count=number(RANKED))
    )
    if len(ranked) < len(everyone):
        sentence += " " + t("{count} nơi chưa thu thập không xếp hạng.", count=number(len(everyone) - len(ranked)))
    with place:
        charts.show(
            charts.ranked_bars(shown, label="label", value="bulletins", key="key", unit=t("bản tin"), chosen=chosen),
            title=t("Xếp hạng"),
            sentence=sentence,
            table=_table(everyone),
            count=int(found["counted"]),
            key=f"provinces_ranking_{build.name}",
            alt=t("Cột ngang: số bản tin của từng tỉnh, thành, từ nhiều đến ít."),
            on_select=lambda picked: open_province(picked, filters, role),
        )


def by_month(build: Build, filters: Filters, role: str) -> None:
    """Province by month; grey where nobody looked. A click opens the bulletins of a cell."""
    data = frame(build, "province_month", **values(filters), role=role)
    data = data.assign(label=names_of(data, filters), key=data["unit"] + "-" + data["code"])
    order = list(data.groupby("label")["bulletins"].sum().sort_values(ascending=False, kind="stable").index)
    place = st.container()
    everything = len(order) <= ROWS or st.toggle(
        t("Hiện cả {count} dòng", count=number(len(order))), key="provinces_all_rows"
    )
    shown = order if everything else order[:ROWS]
    table = data.pivot_table(
        index="label", columns="month", values="bulletins", aggfunc="sum", min_count=1, dropna=False
    ).reindex(order)
    table.columns = pd.Index([f"{one:%m/%Y}" for one in table.columns])
    table.index.name = t("Tỉnh, thành phố")
    found = row(build, "province_notes", **values(filters), role=role)
    sentence = t(
        "0: trang đưa tin về nơi đó đã được thu thập mà không có bản tin; xám: chưa thu thập, chưa biết. "
        "Bấm vào một ô để mở bản tin."
    )
    with place:
        charts.show(
            charts_cells.months(
                data[data["label"].isin(shown)],
                x="month",
                y="label",
                key="key",
                value="bulletins",
                rows=shown,
                unit=t("bản tin"),
            ),
            title=t("Tỉnh, thành theo tháng"),
            sentence=sentence,
            table=table.reset_index(),
            count=int(found["counted"]),
            key=f"provinces_month_{build.name}",
            alt=t("Bảng nhiệt: số bản tin của từng tỉnh, thành theo tháng."),
            on_select=lambda picked: _open_cell(picked, filters, role),
        )


def _open_cell(picked: str, filters: Filters, role: str) -> None:
    """The bulletins of a unit and month, from `unit-code|2024-06`."""
    which, _, month = picked.partition("|")
    open_province(which, filters, role, month)


def one(build: Build, filters: Filters, role: str, chosen: str | None) -> None:
    """One unit: its figures, its resolutions, its newest bulletins."""
    if chosen is None:
        return
    unit, code = chosen.split("-", 1)
    named = {"province": code, "province_unit": province_unit(filters.unit, unit), "role": role}
    asked = values(filters) | named
    label = _ranked(build, filters, role).set_index("key")["label"].get(chosen, code)
    st.header(label, anchor=False, divider="gray")
    _figures(build, filters, named)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(t("Nghị quyết được nhắc"), anchor=False)
        found = frame(build, "province_resolutions", **asked, limit=8)
        if found.empty:
            st.caption(t("Chưa bản tin nào ở đây nhắc một nghị quyết đã nhận đúng trong kỳ."))
        for each in found.to_dict("records"):
            text = t("{count} bản tin: {name}", name=links.escaped(each["short"]), count=number(each["bulletins"]))
            links.open_number(each["bulletins"], text, resolution=each["key"], status="resolved", **named)
    with right:
        st.subheader(t("Bản tin mới nhất"), anchor=False)
        newest = frame(build, "province_newest", **asked, limit=8)
        if newest.empty:
            st.caption(t("Không có bản tin nào trong kỳ và bộ lọc này."))
        links.bulletin_list(newest)


def _figures(build: Build, filters: Filters, named: dict[str, str]) -> None:
    """The unit's figures with their change against the period before."""
    period, compared = periods.of_build(build, filters)
    now = row(build, "province_figures", **values(period), **named)
    before = [row(build, "province_figures", **values(each.filters), **named) for each in compared[:1]]
    if compared:
        st.caption(
            t("Kỳ {start} – {end}.", start=day(period.start), end=day(period.end))
            + " "
            + t("Mũi tên: {name}.", name=compared[0].name)
        )
    cards: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("bulletins", t("Bản tin"), {}),
        ("citing", t("Bản tin nhắc nghị quyết"), {"resolution": "*"}),
        ("with_activity", t("Bản tin có hoạt động"), {"activity": "*"}),
    )
    with st.grid(3, min_column_width=150, gap="small"):
        for column, label, opens in cards:
            with st.container(border=True, height="stretch", gap="xsmall"):
                change = periods.delta(now[column], before[0][column]) if before else None
                card(label, number(now[column]), change)
                links.open_number(int(now[column]), **named, **opens)
