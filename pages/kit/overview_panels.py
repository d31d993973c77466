"""The charts of the overview: each asks its question, draws, and opens to the bulletins behind it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, charts_bars, links, notes, overview_stretch, panels
from pages.kit.charts_bars import Bar
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.panels import Panel, made
from pages.kit.province_view import labels
from pages.kit.resolution_choice import CHOSEN
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import month, number, t

TOP: Final = 8
RESOLUTIONS: Final = 6


def card(label: str, value: str, delta: str | int | None, explained: str | None = None) -> None:
    """A figure under a label of our own: a metric cuts its label where a phone's column ends."""
    st.markdown(label, help=explained)
    st.metric(label, value, delta=delta, label_visibility="collapsed")


@dataclass(frozen=True, slots=True)
class Made:
    """The three charts of the page, and how many bulletins stand outside them."""

    month: Panel
    beside: notes.Beside
    """What happened in these months: on the chart and below it."""
    provinces: Panel
    resolutions: Panel
    undated: int


def make(build: Build, filters: Filters) -> Made:
    """All of them, before the first is drawn."""
    beside = notes.beside(build, filters)
    return Made(
        made(build, ("month", filters, beside.marks), lambda: notes.marked(_by_month(build, filters), beside)),
        beside,
        made(build, ("provinces", filters), lambda: _provinces(build, filters)),
        made(build, ("resolutions", filters), lambda: _resolutions(build, filters)),
        int(row(build, "overview_undated", **values(filters))["bulletins"]),
    )


def by_month(build: Build, found: Made) -> None:
    """Bulletins a month; a click opens the month."""
    panels.show(
        found.month,
        key=f"overview_month_{build.name}",
        on_select=lambda picked: links.go_to_bulletins(month=picked),
        below=found.beside.below,
    )


def _by_month(build: Build, filters: Filters) -> Panel:
    """The columns with their words."""
    data = frame(build, "overview_month", **values(filters))
    count = int(data["bulletins"].sum())
    gaps = int(data["bulletins"].isna().sum())
    known = data[data["bulletins"].notna()]
    sentence = ""
    if len(known):
        most = known.nlargest(1, "bulletins").iloc[0]
        sentence = t(
            "Nhiều nhất: {month}, {count} bản tin.",
            month=month(most["month"], inside=True),
            count=number(most["bulletins"]),
        )
    if gaps:
        sentence += " " + t("{count} tháng gạch chéo: chưa biết, không phải 0.", count=number(gaps))
    if partly := int(((data["sites_collected"] < data["sites"]) & data["bulletins"].notna()).sum()):
        sentence += " " + t("{count} tháng chỉ thu thập một phần số trang (xem bảng).", count=number(partly))
    return Panel(
        charts.months_bars(data, x="month", y="bulletins", unit=t("bản tin")),
        title=t("Bản tin theo tháng"),
        sentence=sentence,
        table=partial(_months_table, data),
        count=count if len(known) else None,
        alt=t("Cột: số bản tin mỗi tháng trong kỳ. {sentence}", sentence=sentence),
    )


def _months_table(data: pd.DataFrame) -> pd.DataFrame:
    """The months as a table."""
    return pd.DataFrame(
        {
            t("Tháng"): data["month"].map(lambda one: f"{one:%m/%Y}"),
            t("Bản tin"): [_cell(one) for one in data.to_dict("records")],
            t("Trang đã thu thập"): [
                t("{count} trong {all}", count=number(one["sites_collected"]), all=number(one["sites"]))
                for one in data.to_dict("records")
            ],
        }
    )


def _cell(one: Mapping[Hashable, Any]) -> str:
    """A month's number, or why nobody knows it."""
    return charts.unknown_words()[one["state"]] if pd.isna(one["bulletins"]) else number(one["bulletins"])


def provinces(build: Build, found: Made) -> None:
    """The most active provinces of the period."""
    _ranked(found, found.provinces, f"overview_provinces_{build.name}")


def _provinces(build: Build, filters: Filters) -> Panel:
    """The bars of the provinces with their words."""
    ranked = frame(build, "overview_provinces", **values(filters))
    top = ranked.head(TOP).assign(label=lambda one: labels(one, filters))
    sentence = t("{count} tỉnh, thành có bản tin; bấm vào số để mở, vào tên để xem riêng.", count=number(len(ranked)))
    alt = t("Cột ngang: các tỉnh, thành có nhiều bản tin nhất. {sentence}", sentence=sentence)
    table = pd.DataFrame({t("Tỉnh, thành phố"): labels(ranked, filters), t("Bản tin"): ranked["bulletins"]})
    return Panel(
        charts_bars.render((_province(one, filters) for one in top.to_dict("records")), alt),
        title=t("Tỉnh, thành hoạt động nhiều nhất"),
        sentence=sentence,
        table=table,
        count=_together(ranked),
        alt=alt,
        figure=partial(charts.ranked_bars, top, label="label", value="bulletins"),
    )


def _province(one: Mapping[Hashable, Any], filters: Filters) -> Bar:
    """A province: its name opens its page, its number the bulletins."""
    unit = province_unit(filters.unit, str(one["unit"]))
    opens = links.bulletins_url(province=str(one["code"]), province_unit=unit)
    name = str(one["label"])
    return Bar(name, one["bulletins"], number(one["bulletins"]), opens, links.province_page_url(name))


def _together(ranked: pd.DataFrame) -> int:
    """How many bulletins stand behind a ranking."""
    return int(ranked["all_bulletins"].iloc[0]) if len(ranked) else 0


def _ranked(found: Made, panel: Panel, key: str) -> None:
    """A ranking of the period; nobody knows one where no month of it is known."""
    if found.month.count is None:
        charts.headed(panel.title, overview_stretch.unknown())
    else:
        panels.show(panel, key=key)


def resolutions(build: Build, found: Made) -> None:
    """The resolutions taken up most in the period."""
    _ranked(found, found.resolutions, f"overview_resolutions_{build.name}")


def _resolutions(build: Build, filters: Filters) -> Panel:
    """The bars of the resolutions with their words."""
    ranked = frame(build, "overview_resolutions", **values(filters))
    top = ranked.head(RESOLUTIONS)
    count = number(len(ranked))
    sentence = t("{count} nghị quyết được nhắc; bấm vào số để mở bản tin, vào tên để xem kỹ.", count=count)
    alt = t("Cột ngang: các nghị quyết được nhiều bản tin nhắc nhất. {sentence}", sentence=sentence)
    table = pd.DataFrame(
        {t("Nghị quyết"): ranked["short"], t("Trích yếu"): ranked["title"], t("Bản tin"): ranked["bulletins"]}
    )
    return Panel(
        charts_bars.render(map(_resolution, top.to_dict("records")), alt),
        title=t("Nghị quyết được nhắc nhiều nhất"),
        sentence=sentence,
        table=table,
        count=_together(ranked),
        alt=alt,
        figure=partial(charts.ranked_bars, top, label="short", value="bulletins"),
    )


def _resolution(one: Mapping[Hashable, Any]) -> Bar:
    """A resolution: its name opens its page, its number the bulletins that name it."""
    key = str(one["key"])
    opens = links.bulletins_url(resolution=key, status="resolved")
    page = links.resolution_url({CHOSEN: key})
    return Bar(str(one["short"]), one["bulletins"], number(one["bulletins"]), opens, page)


def undated(found: Made) -> None:
    """Bulletins without a date stand outside every period; how many is said, and they open."""
    if found.undated:
        st.markdown(t("Ngoài các số theo kỳ ở trên còn bản tin chưa rõ ngày đăng:"))
        links.open_number(found.undated, dated="undated")
