"""Resolutions by province: from the issue to the first uptake, who names which, who is silent, who is not known."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, Final

import pandas as pd

from pages.kit import charts, charts_bars, charts_resolutions, charts_uptake, links, panels
from pages.kit.charts_bars import Bar
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.panels import Panel, made
from pages.kit.resolution_choice import leave, opened_by
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, number, t

TOP: Final = 15
_LISTED: Final = 12
"""So many names can be read in a sentence."""
_WEEK: Final = timedelta(days=6)
Told = Mapping[Any, Any]
"""A province and a resolution, as `resolution_uptake.sql` answers, with its words."""


def labelled(data: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Rows of a question by province with `row`, the name to show, and `key`, which names what it opens."""
    old = t(" (cũ)") if filters.unit == "published" else ""
    shown = [name + (old if unit == "63" else "") for name, unit in zip(data["name"], data["unit"], strict=True)]
    return data.assign(row=shown, key=data["unit"] + "~" + data["code"] + "~" + data["choice"])


def open_cell(picked: str, filters: Filters, dated: str | None = None) -> None:
    """The bulletins of a province that name a resolution, from `unit~code~choice`."""
    unit, code, choice = picked.split("~", 2)
    view = province_unit(filters.unit, unit)
    leave(choice, province=code, province_unit=view, dated=dated)


def cell_url(key: str, filters: Filters, dated: str | None = None) -> str:
    """The address of the bulletins of a province that name a resolution, from `unit~code~choice`."""
    unit, code, choice = key.split("~", 2)
    view = province_unit(filters.unit, unit)
    return links.bulletins_url(**opened_by(choice), province=code, province_unit=view, dated=dated)


# --- from the issue to the first uptake -------------------------------------------------------------------------------


def uptake_of(build: Build, filters: Filters, choices: tuple[str, ...]) -> pd.DataFrame:
    """First uptake for each province and resolution, over all time; `said` is it in words."""
    span = row(build, "span")
    first, last = span["first_day"], span["last_day"]
    first = first - _WEEK if first is not None else None
    data = frame(build, "resolution_uptake", **values(filters), choices=choices, first=first, last=last)
    data = labelled(data, filters)
    return data.assign(said=[uptake_said(one) for one in data.to_dict("records")])


def uptake_said(one: Told) -> str:
    """How long it took, as a table says it."""
    if one["state"] == "not_collected":
        return t("chưa thu thập")
    if one["state"] == "silent":
        return t("im lặng")
    if pd.isna(one["first_on"]):
        return t("chưa rõ ngày")
    if pd.isna(one["days"]):
        return t("từ {day}", day=day(one["first_on"]))
    days = number(abs(one["days"]))
    if one["days"] < 0:
        return t("{days} ngày trước ngày ban hành", days=days)
    return t("{days} ngày", days=days) if one["is_exact"] else t("không quá {days} ngày", days=days)


def uptake(build: Build, filters: Filters, names: Mapping[str, str]) -> None:
    """How the chosen ones spread over the provinces; a mark opens the bulletins of the province that joined."""
    panels.show(uptake_panel(build, filters, names), key=f"resolution_uptake_{build.name}")


def uptake_panel(build: Build, filters: Filters, names: Mapping[str, str]) -> Panel:
    """The curves of the uptake."""
    return made(build, (filters, names), lambda: _uptake(build, filters, names))


def _uptake(build: Build, filters: Filters, names: Mapping[str, str]) -> Panel:
    """The curves with their words."""
    data = uptake_of(build, filters, tuple(names))
    exact = set(data.loc[data["is_exact"], "choice"])
    drawn = [one for one in names if one in exact]
    shown, order = {one: names[one] for one in drawn}, list(names)
    alt = t("Đường bậc thang: số tỉnh, thành đã nêu theo số ngày sau khi ban hành")
    return Panel(
        charts_uptake.spread_html(data, shown, order, lambda key: cell_url(key, filters, "all"), alt) if drawn else "",
        title=t("Từ ban hành đến lần nêu đầu ở mỗi tỉnh, thành"),
        sentence=_uptake_said(data, names, drawn),
        table=partial(_uptake_table, data, names),
        count=None,
        alt=alt,
        figure=partial(charts_uptake.spread, data, shown, order) if drawn else None,
    )


def _uptake_table(data: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Provinces × resolutions, how long each took."""
    table = data.pivot_table(index="row", columns="choice", values="said", aggfunc="first", sort=False)
    rows = data.sort_values(["unit", "place"])["row"].drop_duplicates()
    table = table.reindex(index=rows, columns=list(names)).rename(columns=dict(names))
    return table.reset_index(names=t("Tỉnh, thành"))


def _uptake_said(data: pd.DataFrame, names: Mapping[str, str], drawn: list[str]) -> str:
    """What the curve shows, and one line a resolution."""
    intro = t(
        "Bao nhiêu tỉnh, thành đã nêu sau bao nhiêu ngày; tính trên mọi thời kỳ, theo bản tin có hoạt động ở nơi đó."
    )
    if drawn:
        intro += " " + t(
            "Hình rỗng: có tuần chưa thu thập sau khi ban hành, nên chỉ biết là không muộn hơn. "
            "Bấm vào một điểm để mở bản tin của nơi đó."
        )
    mine: dict[str, list[Told]] = {one: [] for one in names}
    for told in data.to_dict("records"):
        mine[str(told["choice"])].append(told)
    lines = [f"- **{links.escaped(name)}**: {_one_said(mine[one])}" for one, name in names.items()]
    left = [name for one, name in names.items() if one not in drawn]
    if left:
        listed = links.escaped("; ".join(left))
        lines += ["", t("Không vẽ, vì chưa rõ ngày ban hành hoặc ban hành trước khi thu thập: {names}.", names=listed)]
    return "\n".join([intro, "", *lines])


def _one_said(mine: Sequence[Told]) -> str:
    """One resolution: how many provinces took it up, the first of them, and who did not."""
    states = Counter(one["state"] for one in mine)
    silent, unknown = states["silent"], states["not_collected"]
    said = [t("{count} nơi đã nêu", count=number(states["taken_up"]))]
    dated = [one for one in mine if one["state"] == "taken_up" and pd.notna(one["first_on"])]
    if dated:
        said[0] += _first_said(min(dated, key=lambda one: one["first_on"]))
    said.append(t("{count} nơi im lặng", count=number(silent)))
    if unknown:
        said.append(t("{count} nơi chưa thu thập", count=number(unknown)))
    return ", ".join(said)


def _first_said(first: Told) -> str:
    """The first province; where others may have been before the data begin, its day instead of a count of days."""
    name = links.escaped(first["row"])
    if first["is_exact"]:
        return t(" (sớm nhất {name}: {said})", name=name, said=first["said"])
    return t(" (sớm nhất trong dữ liệu: {name}, {day})", name=name, day=day(first["first_on"]))


def uptake_of_one(build: Build, filters: Filters, choice: str) -> None:
    """First uptake province by province for one resolution, the silent ones and the unknown ones told apart."""
    data = uptake_of(build, filters, (choice,))
    taken = data[data["state"] == "taken_up"].dropna(subset=["first_on"])
    if taken.empty:
        return
    words = {"taken_up": t("đã nêu"), "silent": t("im lặng"), "not_collected": t("chưa thu thập")}
    table = pd.DataFrame(
        {
            t("Tỉnh, thành"): data["row"],
            t("Tình trạng"): data["state"].map(words),
            t("Từ ban hành"): data["said"],
            t("Ngày nêu đầu"): [day(one) if pd.notna(one) else "" for one in data["first_on"]],
            t("Bản tin nêu"): data["bulletins"],
            t("Số tuần đã theo dõi"): data["weeks"],
        }
    )
    charts.show(
        charts_uptake.by_province(taken),
        title=t("Từ ban hành đến lần nêu đầu ở mỗi tỉnh, thành"),
        sentence=_listed(data),
        table=table,
        count=None,
        key=f"resolution_first_{build.name}",
        alt=t("Điểm theo tỉnh, thành: số ngày từ khi ban hành đến lần nêu đầu"),
        on_select=lambda picked: open_cell(picked, filters, "all"),
    )


def _listed(data: pd.DataFrame) -> str:
    """Who took it up and who did not, by name."""
    said = [
        t(
            "Tính trên mọi thời kỳ: {said}. Hình rỗng: có tuần chưa thu thập sau khi ban hành, nên chỉ biết là "
            "không muộn hơn. Bấm vào một điểm để mở bản tin của nơi đó.",
            said=_one_said(data.to_dict("records")),
        )
    ]
    for state, words in (("silent", t("**Im lặng:**")), ("not_collected", t("**Chưa thu thập, nên chưa biết:**"))):
        rows = data.loc[data["state"] == state, "row"]
        if len(rows):
            said.append(f"{words} {links.escaped(', '.join(rows))}.")
    return "\n\n".join(said)


# --- in the period ----------------------------------------------------------------------------------------------------


def matrix(build: Build, filters: Filters, names: Mapping[str, str]) -> None:
    """The chosen ones by province, silent provinces included; a number opens its bulletins."""
    if panel := matrix_panel(build, filters, names):
        panels.show(panel, key=f"resolution_matrix_{build.name}")


def matrix_panel(build: Build, filters: Filters, names: Mapping[str, str]) -> Panel | None:
    """The cells of the provinces."""
    return made(build, (filters, names), lambda: _matrix(build, filters, names))


def _matrix(build: Build, filters: Filters, names: Mapping[str, str]) -> Panel | None:
    """The cells with their words; without any province there is nothing to show."""
    data = frame(build, "resolution_province", **values(filters), choices=tuple(names))
    if data.empty:
        return None
    data = _unknown_left_out(labelled(data, filters))
    rows = list(dict.fromkeys(data.sort_values(["unit", "place"])["row"]))
    counted = row(build, "resolution_counted", **values(filters), choices=tuple(names))
    title = t("Tỉnh, thành nào nêu nghị quyết nào")
    return Panel(
        charts_resolutions.matrix(data, names, rows, lambda key: cell_url(key, filters), title),
        title=title,
        sentence=_silence(data) + " " + t("Bấm vào một ô để mở bản tin."),
        table=partial(_matrix_table, data, names, rows),
        count=int(counted["in_provinces"]),
        alt=t("Bảng màu: tỉnh, thành theo hàng, nghị quyết theo cột"),
    )


def _matrix_table(data: pd.DataFrame, names: Mapping[str, str], rows: list[str]) -> pd.DataFrame:
    """The chosen ones by province as a table."""
    table = data.pivot_table(index="row", columns="choice", values="shown", aggfunc="sum", min_count=1)
    table = table.reindex(index=rows, columns=list(names)).rename(columns=dict(names))
    return table.reset_index(names=t("Tỉnh, thành"))


def _unknown_left_out(data: pd.DataFrame) -> pd.DataFrame:
    """The rows with `shown` and `all_shown`, the counts where anything is known."""
    is_known = data["state"] != "not_collected"
    return data.assign(shown=data["bulletins"].where(is_known), all_shown=data["all_bulletins"].where(is_known))


def _silence(data: pd.DataFrame) -> str:
    """Who names one, who was collected and stayed silent, and of whom nothing is known."""
    named: Counter[str] = Counter()
    known: dict[str, bool] = {}
    for row_of, bulletins, state in zip(data["row"], data["bulletins"], data["state"], strict=True):
        named[row_of] += bulletins
        known[row_of] = known.get(row_of, False) or state != "not_collected"
    said = t(
        "**{count}/{all} tỉnh, thành** có bản tin nêu.",
        count=number(sum(count > 0 for count in named.values())),
        all=number(len(known)),
    )
    if silent := [one for one in known if known[one] and not named[one]]:
        said += " " + _silent_said(silent)
    if unknown := sum(not one for one in known.values()):
        said += " " + t("{count} nơi chưa thu thập trong kỳ (ô xám), nên chưa biết.", count=number(unknown))
    return said


def _silent_said(names: list[str]) -> str:
    """Who stayed silent; a long list stands in the figures."""
    if len(names) > _LISTED:
        return t("{count} nơi im lặng (đã thu thập mà không nêu, số 0).", count=number(len(names)))
    listed = links.escaped(", ".join(names))
    return t("Im lặng (đã thu thập mà không nêu, số 0): {names}.", names=listed)


def where(build: Build, filters: Filters, choice: str) -> None:
    """Where one resolution is named in the period; a number opens."""
    data = labelled(frame(build, "resolution_province", **values(filters), choices=(choice,)), filters)
    data = _unknown_left_out(data)
    named = data[data["bulletins"] > 0].sort_values("bulletins", ascending=False, kind="stable")
    if named.empty:
        return
    counted = row(build, "resolution_counted", **values(filters), choices=(choice,))
    columns = {"row": t("Tỉnh, thành"), "shown": t("Bản tin nêu"), "all_shown": t("Bản tin trong kỳ")}
    top = t("{count} nơi đứng đầu. ", count=number(TOP)) if len(named) > TOP else ""
    alt, shown = t("Cột ngang: tỉnh, thành có bản tin nêu nghị quyết"), named.head(TOP)
    bars = [
        Bar(str(one["row"]), one["bulletins"], number(one["bulletins"]), cell_url(str(one["key"]), filters))
        for one in shown.to_dict("records")
    ]
    charts.show_html(
        charts_bars.render(bars, alt),
        title=t("Nêu ở đâu trong kỳ"),
        sentence=top + _silence(data),
        table=data.sort_values("bulletins", ascending=False, kind="stable")[list(columns)].rename(columns=columns),
        count=int(counted["in_provinces"]),
        key=f"resolution_where_{build.name}",
        alt=alt,
        figure=partial(charts.ranked_bars, shown, label="row", value="bulletins"),
    )
