"""Everything about one resolution: its entry in the register, its namesakes, its life, where and in which words."""

import re
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import (
    bulletin_rows,
    charts,
    links,
    notes,
    periods,
    report_button,
    resolution_places,
    resolution_said,
    resolution_sentences,
    resolution_time,
    same_page,
    traffic_effect,
)
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters, month_end, values
from pages.kit.overview_panels import card
from pages.kit.resolution_choice import CHOSEN, candidate, every_name, go_to, leave, opened_by
from pages.kit.terms import issuer, statuses, strengths
from pages.kit.told import told
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, number, t

_TO_THE_TOP: Final = "<i id='np-top'></i><script>document.getElementById('np-top').scrollIntoView()</script>"
"""Streamlit takes this page for the one with the table that was clicked, and would stay as far down."""
PEAKS: Final = 3
_STANDS_OUT: Final = 2
"""So many times the usual month, and a month is a peak."""
_ADDRESS: Final = re.compile(r"https?://[\w./?=&%~+:#-]+")


def file_of_one(build: Build, filters: Filters, choice: str) -> None:
    """The page with a chosen resolution."""
    st.html(_TO_THE_TOP, unsafe_allow_javascript=True)
    same_page.button(t("Tất cả nghị quyết"), {CHOSEN: None}, key="resolution_all", icon=":material/arrow_back:")
    name = every_name(build).get(choice)
    if name is None:
        st.title(t("Nghị quyết"), anchor=False)
        st.info(
            t("Không có nghị quyết này trong danh mục, cũng không bản tin nào nêu."),
            icon=":material/search_off:",
        )
        return
    ranking = frame(build, "resolution_ranking", **values(filters))
    mine = ranking[ranking["choice"] == choice]
    figures = mine.iloc[0].to_dict() if len(mine) else {}
    entry = frame(build, "resolution_entry", choice=choice)
    _head(name, entry.iloc[0].to_dict() if len(entry) else None, choice)
    _open_ones(build, filters, choice)
    _counts(build, filters, figures, choice)
    _namesakes(frame(build, "resolution_namesakes", choice=choice))
    _life(build, filters, choice, entry)
    resolution_places.uptake_of_one(build, filters, choice)
    if figures:
        report_button.of_resolution(build, filters, choice)
        if "|" not in choice:
            traffic_effect.link(resolution=choice)
        resolution_time.strengths(build, filters, {choice: name})
        resolution_places.where(build, filters, choice)
        resolution_sentences.show(build, filters, choice, int(figures["bulletins"]))


# --- what it is -------------------------------------------------------------------------------------------------------


def _head(name: str, entry: dict[Any, Any] | None, choice: str) -> None:
    """What it is called, who issued it when, and how sure that is."""
    st.title(links.escaped(name), anchor=False)
    if entry is None:
        status = statuses().get(choice.rpartition("|")[2], statuses()["ambiguous"])
        st.warning(t("Chưa có trong danh mục nghị quyết: {status}.", status=status), icon=":material/help:")
        return
    st.markdown(f"**{links.escaped(str(entry['title']))}**")
    st.markdown(" · ".join(links.escaped(one) for one in resolution_said.named(entry)))
    if not entry["is_verified"]:
        st.warning(t("Dòng này của danh mục **chưa kiểm chứng** với nguồn chính thức."), icon=":material/help:")
    source = "; ".join(map(_linked, resolution_said.sources(entry)))
    st.caption(t("Nguồn của dòng danh mục: {source}", source=source))


def _linked(source: str) -> str:
    """Where an entry comes from; an address opens."""
    return f"[{links.escaped(source)}](<{source}>)" if _ADDRESS.fullmatch(source) else links.escaped(source)


def _open_ones(build: Build, filters: Filters, choice: str) -> None:
    """Of an open naming, what it could mean; of a resolution, the open ones that could mean it and are not counted."""
    span = row(build, "span")
    always = replace(filters, start=span["first_day"] or filters.start, end=span["last_day"] or filters.end)
    mine = frame(build, "resolution_undecided", **values(always))
    mine = mine[mine["choice"] == choice]
    if len(mine):
        keys = tuple(str(key) for key in mine["candidates"].iloc[0])
        st.markdown(t("**Vì sao chưa chọn:** {why}", why=links.escaped(told(str(mine["why"].iloc[0])))))
        found = frame(build, "resolution_names", choices=keys)
        others = [candidate(key, {}) for key in keys if key not in set(found["key"])]
        if keys:
            st.markdown(t("**Có thể là:**") + " " + links.escaped("; ".join(others)))
        _choices(found)
    maybe = frame(build, "resolution_maybe", **values(filters), choice=choice)
    if maybe.empty:
        return
    count = number(maybe["bulletins"].sum())
    with st.expander(t("Lần nêu chưa rõ, có thể là nghị quyết này, không tính ở đây: {count}", count=count)):
        for one in maybe.to_dict("records"):
            words = ", ".join(f"“{said}”" for said in one["surfaces"])
            label = f"{links.escaped(words)} · " + t("{count} bản tin", count=number(one["bulletins"]))
            if st.button(label, key=f"maybe_{one['choice']}", type="tertiary", wrap=True):
                go_to(str(one["choice"]))
            st.caption(links.escaped(told(str(one["why"]))))


def _namesakes(found: pd.DataFrame) -> None:
    """Others with the same number: the reason why a number alone decides nothing."""
    if found.empty:
        return
    with st.expander(t("Nghị quyết khác cùng số: {count}", count=number(len(found))), icon=":material/content_copy:"):
        _choices(found)


def _choices(found: pd.DataFrame) -> None:
    """Entries of the register, each opening its page."""
    for one in found.to_dict("records"):
        issued = day(one["issued_on"]) if pd.notna(one["issued_on"]) else t("chưa rõ ngày")
        unsure = "" if one["is_verified"] else t(" (chưa kiểm chứng)")
        about = f"{issuer(one['issuer'])}, {issued}{unsure}. {links.escaped(str(one['title']))}"
        with st.container(gap=None):
            if st.button(links.escaped(str(one["short"])), key=f"namesake_{one['key']}", type="tertiary", wrap=True):
                go_to(str(one["key"]))
            st.caption(about)


def _counts(build: Build, filters: Filters, figures: dict[Any, Any], choice: str) -> None:
    """How often in the period, opening to the bulletins."""
    if not figures:
        none = t("Trong kỳ và phạm vi đang chọn, không bản tin nào nêu nghị quyết này.")
        st.info(periods.nothing(none), icon=":material/info:")
        return
    somewhere = Conditions(**opened_by(choice), province="*", province_unit="63" if filters.unit == "63" else None)
    placed = int(row(build, "matching_count", **somewhere.values(filters))["bulletins"])
    with st.grid(3, min_column_width=150, gap="small"):
        with st.container(border=True, height="stretch", gap="xsmall"):
            card(t("Bản tin trong kỳ"), number(figures["bulletins"]), None)
            links.open_number(int(figures["bulletins"]), **opened_by(choice))
        with st.container(border=True, height="stretch", gap="xsmall"):
            card(t("Lần nêu"), number(figures["mentions"]), None, t("Mọi lần nêu, kể cả tiêu đề."))
            links.open_number(int(figures["bulletins"]), **opened_by(choice))
        with st.container(border=True, height="stretch", gap="xsmall"):
            card(t("Tỉnh, thành"), number(figures["provinces"]), None, t("Nơi có hoạt động trong các bản tin đó."))
            links.open_number(placed, **somewhere.given())


# --- its life ---------------------------------------------------------------------------------------------------------


def _life(build: Build, filters: Filters, choice: str, entry: pd.DataFrame) -> None:
    """Every month it was named in, whatever the period; and the steps of its life, each opening."""
    data = frame(build, "resolution_life", **values(filters), choice=choice)
    if data.empty:
        return
    steps = frame(build, "resolution_firsts", **values(filters), choice=choice)
    issued = resolution_said.issued_on(entry)
    unknown = t("chưa thu thập")
    table = pd.DataFrame(
        {
            t("Tháng"): [f"{one:%m/%Y}" for one in data["month"]],
            t("Bản tin"): [unknown if pd.isna(one) else number(one) for one in data["bulletins"]],
            t("Lần nêu"): [unknown if pd.isna(one) else number(one) for one in data["mentions"]],
        }
    )
    span = (data["month"].iloc[0].date(), month_end(data["month"].iloc[-1].date()))
    figure = charts.months_bars(data, x="month", y="bulletins", unit=t("bản tin"), height=240)
    beside = notes.beside(build, filters, keys=(choice,), span=span)
    beside.draw(figure)
    charts.show(
        figure,
        title=t("Đường đời"),
        sentence=_life_said(data, steps, issued),
        table=table,
        count=int(data["bulletins"].sum()),
        key=f"resolution_life_{build.name}",
        alt=t("Cột theo tháng: số bản tin nêu nghị quyết"),
        on_select=lambda picked: leave(choice, month=picked, dated="all"),
        below=beside.below,
    )
    counted_from = issued if issued is not None and issued >= data["month"].iloc[0] else None
    events = sorted([*_steps(steps, choice, counted_from), *_peak_rows(data, choice)], key=lambda event: event[0])
    st.html(bulletin_rows.render(one for _, one in events))


def _life_said(data: pd.DataFrame, steps: pd.DataFrame, issued: pd.Timestamp | None) -> str:
    """The chart in a sentence."""
    said = resolution_said.life(data, steps, issued)
    unknown = int(data["bulletins"].isna().sum())
    if unknown:
        said += " " + t("{count} tháng gạch chéo: chưa biết, không phải 0.", count=number(unknown))
    return said


def _steps(steps: pd.DataFrame, choice: str, issued: pd.Timestamp | None) -> list[tuple[date, bulletin_rows.Row]]:
    """The first naming, the first of each strength, the last naming; a bulletin that is several of them stands once.

    `issued` is None where the days since then would say nothing: not known, or before there were data.
    """
    words = {"first": t("Nêu lần đầu"), "last": t("Nêu gần nhất")}
    words |= {strength: t("Lần đầu {strength}", strength=word) for strength, word in strengths().items()}
    found = []
    for bulletin_id, same in steps.groupby("bulletin_id", sort=False):
        one = same.iloc[0]
        row_of = bulletin_rows.Row(
            when=day(one["published_on"]),
            title="; ".join(words[step] for step in same["step"]),
            address=links.bulletin_url(str(bulletin_id), **opened_by(choice), dated="all"),
            about=(_days_after(issued, one["published_on"]), str(one["title"] or ""), str(one["site"])),
        )
        found.append((one["published_on"].date(), row_of))
    return found


def _days_after(issued: pd.Timestamp | None, when: pd.Timestamp) -> str:
    """How many days after the issue, or before it, which no bulletin should be."""
    if issued is None:
        return ""
    days = (when - issued).days
    if days < 0:
        return t("{days} ngày trước ngày ban hành", days=number(-days))
    return t("{days} ngày sau khi ban hành", days=number(days))


def peaks(data: pd.DataFrame) -> list[tuple[date, int]]:
    """The months that stand out, the highest first: twice the usual month in which it was named, at most three."""
    named = data[data["bulletins"].fillna(0) > 0]
    usual = named["bulletins"].median()
    high = named[named["bulletins"] >= _STANDS_OUT * usual].nlargest(PEAKS, "bulletins")
    return [(one["month"].date(), int(one["bulletins"])) for one in high.to_dict("records")]


def _peak_rows(data: pd.DataFrame, choice: str) -> list[tuple[date, bulletin_rows.Row]]:
    """The peaks as rows that open the bulletins of their month."""
    return [
        (
            when,
            bulletin_rows.Row(
                when=f"{when:%m/%Y}",
                title=t("Đỉnh: {count} bản tin", count=number(count)),
                address=links.bulletins_url(**opened_by(choice), month=f"{when:%Y-%m}", dated="all"),
                about=(t("từ hai lần tháng thường trở lên"),),
            ),
        )
        for when, count in peaks(data)
    ]
