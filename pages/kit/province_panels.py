"""The panels of the provinces page when all are looked at: what counts, the map, the ranking, province by month."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts_bars, charts_cells, charts_provinces, filters, links, panels, periods, tables
from pages.kit.charts_bars import Bar
from pages.kit.conditions import Conditions, province_unit
from pages.kit.filters import values
from pages.kit.panels import Panel, made
from pages.kit.province_scale import COUNT, Scale
from pages.kit.province_view import View, labels, states
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import number, sort_key, t

ROWS: Final = 20
RANKED: Final = 12
"""Lines beside the map; the rest after a switch."""


def role_switch() -> str:
    """`active` as a rule; `any` counts provinces that are merely named as well. Kept in the address."""
    named = st.toggle(
        t("Tính cả nơi chỉ được nhắc tên"),
        key="nhac",
        bind="query-params",
        help=t("Bình thường chỉ tính tỉnh, thành mà bản tin nói công đoàn ở đó có hoạt động."),
    )
    return "any" if named else "active"


def choice(build: Build, shared: filters.Filters) -> str | None:
    """The unit whose page is asked for, from the picker or from a link; an unknown name is said and falls away."""
    known = frame(build, "province_ranking", **values(shared) | {"provinces": ()}, role="active")
    named = dict(zip(known["unit"] + "-" + known["code"], labels(known, shared), strict=True))
    asked = st.query_params.get(links.PROVINCE)
    picked: str | None = st.selectbox(
        t("Trang riêng của một tỉnh, thành"),
        sorted(named, key=lambda key: sort_key(named[key])),
        index=None,
        format_func=lambda key: named.get(key, key),
        placeholder=t("Chọn tỉnh, thành"),
        filter_mode="contains",
        key=links.PROVINCE,
        bind="query-params",
    )
    if asked and picked is None and asked not in named.values():
        st.info(t("Bản đồ đang chọn không có “{name}”.", name=links.escaped(asked)), icon=":material/info:")
    return picked if picked in named else None


def notes(view: View) -> None:
    """What is counted, what this view cannot count, and what the choice of map means."""
    counted = t(
        "{counted} trong {all} bản tin của kỳ thuộc về ít nhất một tỉnh, thành; một bản tin có thể thuộc nhiều nơi.",
        counted=number(view.notes["counted"]),
        all=number(view.notes["bulletins"]),
    )
    said = [counted if view.notes["bulletins"] else periods.nothing()]
    if view.filters.unit == "63" and view.notes["in_new_map"]:
        said.append(
            t(
                "**{count} bản tin ghi theo bản đồ 34 tỉnh không có ở đây**: từ tỉnh mới không suy ngược ra tỉnh cũ. "
                "Chọn bản đồ 34 để thấy tất cả.",
                count=number(view.notes["in_new_map"]),
            )
        )
    if view.notes["undated"]:
        said.append(t("{count} bản tin chưa rõ ngày không nằm trong kỳ nào.", count=number(view.notes["undated"])))
    st.markdown(" ".join(said))
    st.caption(_about_the_map(view.filters.unit))


def _about_the_map(unit: str) -> str:
    """What the chosen map shows, in a sentence; the choice stands in the sidebar."""
    said = {
        "34": t(
            "Bản đồ 34 (từ 01/07/2025): bản tin cũ tính vào tỉnh mới chứa tỉnh cũ, nên cộng được mọi năm. "
            "Đổi bản đồ ở thanh bên."
        ),
        "63": t(
            "Bản đồ 63 (đến 30/06/2025): chỉ bản tin ghi theo tỉnh cũ; tỉnh mới không chia ngược ra tỉnh cũ. "
            "Đổi bản đồ ở thanh bên."
        ),
        "published": t(
            "Bản đồ 34+63: mỗi bản tin theo bản đồ lúc đăng, tỉnh cũ và tỉnh mới đứng riêng, không cộng với nhau. "
            "Đổi bản đồ ở thanh bên."
        ),
    }
    return said[unit]


def past_the_old_map() -> None:
    """Said instead of an all grey map."""
    st.info(
        t(
            "Bản đồ 63 tỉnh, thành hết hiệu lực từ 01/07/2025, kỳ đang chọn nằm sau ngày đó. "
            "Hãy chọn bản đồ 34 hoặc một kỳ sớm hơn."
        ),
        icon=":material/info:",
    )


def chosen(view: View) -> None:
    """The provinces that all pages are filtered by: what each opens, and the ways out."""
    if not view.filters.provinces:
        return
    with st.container(border=True, gap="small"):
        st.markdown(t("**Đang lọc mọi trang theo tỉnh, thành:**"))
        names = filters.province_names(view.build, view.filters.unit)
        with st.container(horizontal=True, gap="small"):
            for code in view.filters.provinces:
                label = t("Bỏ {name}", name=names.get(code, code))
                st.button(
                    label, key=f"drop_{code}", icon=":material/close:", on_click=filters.toggle_province, args=(code,)
                )
            st.button(t("Bỏ hết"), key="drop_all", icon=":material/filter_alt_off:", on_click=filters.all_provinces)
        links.lines(
            links.Line(
                t("Trang riêng: {name}", name=one["label"]),
                view.page_url(one["key"]),
                f"{view.scale.name}: {one['said']}",
            )
            for one in view.looked_at.to_dict("records")
        )


def make(view: View) -> None:
    """All that is drawn below, before the first of it is; each is kept until it is drawn."""
    for unit in _units(view):
        _map_of(view, unit)
        _ranking_of(view, unit)
    _months_of(view)


def places(view: View) -> None:
    """The map with its ranking; as published, for each of the two maps that the period touches."""
    for unit in _units(view):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            _map(view, unit)
        with right:
            _ranking(view, unit)


def _units(view: View) -> list[str]:
    """The maps that are shown."""
    return sorted(view.units["unit"].unique(), reverse=True)


def _rows(view: View, unit: str) -> pd.DataFrame:
    """The units of a map."""
    return view.units[view.units["unit"] == unit]


def _map(view: View, unit: str) -> None:
    """One map with its sentence and table; a click filters every page."""
    panels.show(
        _map_of(view, unit),
        key=f"provinces_map_{unit}_{view.build.name}_{'-'.join(view.filters.provinces)}",
        filters=lambda code: _toggle(_rows(view, unit), code, view.filters.unit),
    )


def _map_of(view: View, unit: str) -> Panel:
    """One map, from memory where somebody saw it."""
    return made(view.build, (*view.asked, unit), lambda: _map_panel(view, unit, _rows(view, unit)))


def _map_panel(view: View, unit: str, rows: pd.DataFrame) -> Panel:
    """The map with its words."""
    titles = {
        "34": t("Bản đồ 34 tỉnh, thành: {scale}", scale=view.scale.name.lower()),
        "63": t("Bản đồ 63 tỉnh, thành (đến 30/06/2025): {scale}", scale=view.scale.name.lower()),
    }
    sentence = t(
        "{some} trong {all} tỉnh, thành có bản tin, {zero} nơi đã thu thập mà không có, {unknown} nơi chưa biết. "
        "Bấm vào một nơi để lọc mọi trang theo nơi đó, bấm lần nữa để bỏ.",
        some=number((rows["bulletins"] > 0).sum()),
        all=number(len(rows)),
        zero=number((rows["state"] == "nothing_published").sum()),
        unknown=number((~rows["is_collected"]).sum()),
    )
    places, words = view.scale.classes(rows["value"])
    return Panel(
        charts_provinces.map_figure(
            rows.assign(place=places),
            words,
            unit=unit,
            homes=_homes(view.build, unit),
            legend=view.scale.name,
            chosen=list(rows.loc[rows["is_chosen"], "code"]),
        ),
        title=titles[unit],
        sentence=sentence,
        table=partial(table, rows, view.scale),
        count=_counted(view, unit),
        alt=t("Bản đồ Việt Nam có Hoàng Sa, Trường Sa và các đảo. {sentence}", sentence=sentence),
    )


def _counted(view: View, unit: str) -> int | None:
    """The bulletins behind a map; as published, those of each map apart, which only the whole country can tell."""
    if view.filters.unit != "published":
        return int(view.notes["counted"])
    if view.filters.provinces:
        return None
    named = Conditions(province="*", province_unit=province_unit("published", unit), role=view.role)
    return int(row(view.build, "matching_count", **named.values(view.filters))["bulletins"])


def _toggle(rows: pd.DataFrame, code: str, view: str) -> None:
    """Filter all pages by the unit that was clicked, or no longer; beside today's map an old unit is its new one."""
    found = rows.loc[rows["code"] == code, "code" if view == "63" else "code_34"]
    if len(found):
        filters.toggle_province(str(found.iloc[0]))


def _homes(build: Build, unit: str) -> dict[str, str]:
    """The unit of a map that holds each of the 63 old ones."""
    old = frame(build, "provinces_of_map", map="63")
    return dict(zip(old["code"], old["code" if unit == "63" else "code_34"], strict=True))


def table(rows: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """Units with their figures, and whether a zero is known to be one."""
    said = {scale.name: rows["value"].map(lambda one: scale.said(one) if pd.notna(one) else tables.UNKNOWN)}
    found = {
        t("Hạng"): rows["rank"].astype("Int64"),
        t("Tỉnh, thành phố"): rows["label"],
        t("Bản tin"): rows["bulletins"].astype("Int64").where(rows["is_collected"]),
        **({} if scale.key == COUNT else said),
        t("Trang đưa tin"): rows["sites"],
        t("Tuần theo dõi"): rows["weeks"],
        t("Tình trạng"): rows["state"].map(states()),
    }
    return pd.DataFrame(found)


def ranks(rows: pd.DataFrame) -> list[str]:
    """Ranks as people write them: `3=` where several share the third place; nothing where the value is unknown."""
    shared = rows.groupby(["unit", "rank"])["rank"].transform("size")
    pairs = zip(rows["rank"], shared, strict=True)
    return ["–" if pd.isna(rank) else f"{number(rank)}{'=' if many > 1 else ''}" for rank, many in pairs]


def _ranking(view: View, unit: str) -> None:
    """Units from the most active down, ties sharing their rank; the unknown stand hatched at the end."""
    panel, rows = _ranking_of(view, unit)
    charts_bars.draw(panel, key=f"provinces_ranking_{unit}_{view.build.name}")
    if rows > RANKED:
        st.toggle(t("Xếp hạng đủ {count} nơi", count=number(rows)), key=f"provinces_all_{unit}")


def _ranking_of(view: View, unit: str) -> tuple[Panel, int]:
    """The ranking, from memory where somebody saw it, and how many it has."""
    everything = bool(st.session_state.get(f"provinces_all_{unit}"))
    return made(view.build, (*view.asked, unit, everything), lambda: _ranked(view, unit, everything=everything))


def _ranked(view: View, unit: str, *, everything: bool) -> tuple[Panel, int]:
    """The ranking with its words, and how many it has."""
    units = _rows(view, unit)
    rows = units.assign(place=ranks(units))
    rows = rows[rows["is_chosen"]] if view.filters.provinces else rows
    shown = rows if everything or len(rows) <= RANKED else _first(rows)
    unknown = int((~rows["is_collected"]).sum())
    sentence = t("Bấm tên để mở trang riêng, bấm số để mở bản tin. Dấu = là đồng hạng.")
    if unknown:
        sentence += " " + t("{count} nơi chưa biết, không xếp hạng.", count=number(unknown))
    panel = charts_bars.panel(
        [_bar(view, one) for one in shown.to_dict("records")],
        title=t("Xếp hạng: {scale}", scale=view.scale.name.lower()),
        sentence=sentence,
        table=partial(table, rows, view.scale),
        count=_counted(view, unit) if unknown < len(rows) else None,  # of what nobody knows nothing is counted
    )
    return panel, len(rows)


def _first(rows: pd.DataFrame) -> pd.DataFrame:
    """The first of the ranking, with all that share the last place; of all unknown, some."""
    known = rows[rows["rank"].notna()]
    return known[known["rank"] <= known["rank"].iloc[:RANKED].max()] if len(known) else rows.head(RANKED)


def _bar(view: View, one: Mapping[Hashable, Any]) -> Bar:
    """A unit's line in the ranking."""
    value, count, key = one["value"], int(one["bulletins"]), str(one["key"])
    return Bar(
        label=str(one["label"]),
        value=None if pd.isna(value) else value,
        said=str(one["said"]) if pd.isna(value) else view.scale.said(value),
        opens=view.bulletins_url(key) if count else None,
        page=view.page_url(key),
        rank=str(one["place"]),
        note=_note(view, one),
        is_strong=bool(one["is_chosen"]),
    )


def _note(view: View, one: Mapping[Hashable, Any]) -> str:
    """What stands below a name: of another scale the count, of a zero how long somebody looked."""
    if not one["bulletins"]:
        return t("theo dõi {weeks} tuần của kỳ", weeks=number(one["weeks"])) if one["weeks"] else ""
    return "" if view.scale.key == COUNT else t("{count} bản tin", count=number(one["bulletins"]))


def by_month(view: View) -> None:
    """Province by month; hatched where nobody looked. Each number opens the bulletins of its cell."""
    panel, rows = _months_of(view)
    panels.show(panel, key=f"provinces_month_{view.build.name}")
    if panel.count and rows > ROWS:
        st.toggle(t("Hiện cả {count} dòng", count=number(rows)), key="provinces_all_rows")


def _months_of(view: View) -> tuple[Panel, int]:
    """The cells, from memory where somebody saw them, and how many rows there are."""
    everything = bool(st.session_state.get("provinces_all_rows"))
    return made(view.build, (*view.asked, everything), lambda: _months(view, everything=everything))


def _months(view: View, *, everything: bool) -> tuple[Panel, int]:
    """The cells with their words, and how many rows there are."""
    data = frame(view.build, "province_month", **values(view.filters), role=view.role)
    data = data.assign(label=labels(data, view.filters), key=data["unit"] + "-" + data["code"])
    order = list(data.groupby("label")["bulletins"].sum().sort_values(ascending=False, kind="stable").index)
    shown = order if everything else order[:ROWS]
    title = t("Tỉnh, thành theo tháng")
    panel = Panel(
        charts_cells.months(
            data[data["label"].isin(shown)],
            rows=shown,
            address=lambda key, month: view.bulletins_url(key, month=month),
            caption=title,
        ),
        title=title,
        sentence=_about_cells(view),
        table=partial(_months_table, data, order),
        count=int(view.notes["counted"]),
        alt=t("Bảng nhiệt: số bản tin của từng tỉnh, thành theo tháng."),
    )
    return panel, len(order)


def _months_table(data: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """Province by month as a table, all rows."""
    wide = data.pivot_table(
        index="label", columns="month", values="bulletins", aggfunc="sum", min_count=1, dropna=False
    )
    wide = wide.reindex(order)
    wide.columns = pd.Index([f"{one:%m/%Y}" for one in wide.columns])
    wide.index.name = t("Tỉnh, thành phố")
    return wide.reset_index()


def _about_cells(view: View) -> str:
    """What the cells say."""
    said = t(
        "0: trang đưa tin về nơi đó đã được thu thập mà không có bản tin; ô xám gạch chéo: chưa thu thập, chưa biết. "
        "Bấm vào một ô để mở bản tin."
    )
    if view.filters.unit == "34":
        return said
    return said + " " + t("Tháng mà bản đồ của một nơi không có hiệu lực cũng gạch chéo.")
