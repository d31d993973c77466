"""Resolutions side by side over time, and how strongly bulletins take them up."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from pages.kit import charts_resolutions, charts_strengths, links, notes, panels, same_page
from pages.kit.filters import Filters, values
from pages.kit.panels import Panel, made
from pages.kit.resolution_choice import MEASURE, opened_by
from pages.kit.terms import strengths as strength_words
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import month, number, t

_COUNTED: Final = "resolution_measure"


def months(build: Build, panel: Panel, beside: notes.Beside) -> None:
    """The chosen ones over the months; a click opens the bulletins of that month."""
    _measure()
    panels.show(panel, key=f"resolution_months_{build.name}", below=beside.below)


def months_panel(build: Build, filters: Filters, names: Mapping[str, str]) -> tuple[Panel, notes.Beside]:
    """The lines over the months by what the address counts with the marks on them, and what stands below."""
    measure, beside = measured(), notes.beside(build, filters, keys=tuple(names))
    looked_at = (filters, names, measure, beside)
    return made(build, looked_at, lambda: _months(build, filters, names, measure, beside)), beside


def _months(build: Build, filters: Filters, names: Mapping[str, str], measure: str, beside: notes.Beside) -> Panel:
    """The lines over the months with their words."""
    data = charts_resolutions.with_share(frame(build, "resolution_month", **values(filters), choices=tuple(names)))
    counted = row(build, "resolution_counted", **values(filters), choices=tuple(names))
    alt = t("Đường theo tháng của {names}", names=", ".join(names.values()))
    return Panel(
        charts_resolutions.months_html(data, names, measure, happened=beside.happened(), address=_month_url, alt=alt),
        title=t("Được nêu theo tháng"),
        sentence=_months_said(data, names, measure, int(counted["all_bulletins"])),
        table=partial(months_table, data, names, measure),
        count=int(counted["bulletins"]),
        alt=alt,
        figure=partial(charts_resolutions.months, data, names, measure),
    )


def _measures() -> dict[str, str]:
    """What may be counted."""
    return {"bulletins": t("Số bản tin"), "share": t("Tỷ lệ bản tin"), "mentions": t("Số lần nêu")}


def measured() -> str:
    """What is counted, as the address says it."""
    asked = str(st.query_params.get(MEASURE, ""))
    return asked if asked in _measures() else "bulletins"


def _measure() -> None:
    """The choice of what is counted, kept in the address."""
    words = _measures()
    st.session_state[_COUNTED] = measured()
    st.segmented_control(
        t("Đếm theo"),
        list(words),
        required=True,
        format_func=lambda one: words.get(one, one),
        key=_COUNTED,
        on_change=lambda: same_page.go({MEASURE: st.session_state[_COUNTED]}),
    )


def _months_said(data: pd.DataFrame, names: Mapping[str, str], measure: str, of: int) -> str:
    """What is counted, of how many, where the top is and what is not known."""
    explained = {
        "bulletins": t("Mỗi bản tin tính một lần, dù nêu bao nhiêu lần."),
        "share": t("Phần trong các bản tin đã thu thập của tháng."),
        "mentions": t("Mọi lần nêu trong bản tin, kể cả tiêu đề."),
    }
    parts = [explained[measure], t("Kỳ này có {count} bản tin.", count=number(of))]
    top = data.dropna(subset=[measure]).sort_values(measure, ascending=False, kind="stable").head(1)
    if len(top) and top[measure].iloc[0]:
        parts.append(
            t(
                "Cao nhất: {name}, {month}.",
                name=links.escaped(names[str(top["choice"].iloc[0])]),
                month=month(top["month"].iloc[0], inside=True),
            )
        )
    unknown = int(data.drop_duplicates("month")["all_bulletins"].isna().sum())
    if unknown:
        parts.append(t("{count} tháng chưa thu thập, để trống.", count=number(unknown)))
    return " ".join([*parts, t("Bấm vào một điểm để mở bản tin của tháng đó.")])


def months_table(data: pd.DataFrame, names: Mapping[str, str], measure: str) -> pd.DataFrame:
    """Months × resolutions; a month that nobody collected says so."""
    unknown, empty = t("chưa thu thập"), t("không có bản tin nào")
    said = charts_resolutions.spelled(measure)
    told = [
        unknown if pd.isna(of) else empty if pd.isna(value) else said(value)
        for value, of in zip(data[measure], data["all_bulletins"], strict=True)
    ]
    wide = data.assign(told=told).pivot_table(index="month", columns="choice", values="told", aggfunc="first")
    table = wide.reindex(columns=list(names)).rename(columns=dict(names))
    table.insert(0, t("Tháng"), [f"{one:%m/%Y}" for one in table.index])
    return table


def _month_url(choice: str, month: str) -> str:
    """The bulletins of a month that name a resolution."""
    return links.bulletins_url(**opened_by(choice), month=month)


def strengths(build: Build, filters: Filters, names: Mapping[str, str]) -> None:
    """How strongly the chosen ones are taken up; a number opens its bulletins."""
    panels.show(strengths_panel(build, filters, names), key=f"resolution_strength_{build.name}")


def strengths_panel(build: Build, filters: Filters, names: Mapping[str, str]) -> Panel:
    """The bars of the strengths."""
    return made(build, (filters, names), lambda: _strengths(build, filters, names))


def _strengths(build: Build, filters: Filters, names: Mapping[str, str]) -> Panel:
    """The bars with their words."""
    data = frame(build, "resolution_strength", **values(filters), choices=tuple(names))
    alt = t("Cột ngang xếp chồng: mức tiếp nhận của {names}", names=", ".join(names.values()))
    return Panel(
        charts_strengths.bars(data, names, strength_words(), _strength_url, alt),
        title=t("Được tiếp nhận ở mức nào"),
        sentence=t(
            "Mỗi bản tin tính một lần, ở mức mạnh nhất: từ chỉ nhắc tên, qua học tập, lên kế hoạch, thực hiện, "
            "đến sơ kết, tổng kết và khen thưởng; nhận ra theo lời của chính câu nêu. Bấm vào một số để mở bản tin."
        ),
        table=partial(_strengths_table, data, names),
        count=int(row(build, "resolution_counted", **values(filters), choices=tuple(names))["bulletins"]),
        alt=alt,
    )


def _strengths_table(data: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Resolutions × strengths."""
    words = strength_words()
    wide = data.pivot_table(index="choice", columns="strength", values="bulletins", aggfunc="sum")
    table = wide.reindex(index=list(names), columns=list(words)).rename(index=dict(names), columns=words)
    return table.reset_index(names=t("Nghị quyết"))


def _strength_url(choice: str, strength: str) -> str:
    """The bulletins that take a resolution up in one way."""
    return links.bulletins_url(**opened_by(choice), strength=strength)
