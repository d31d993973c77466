"""Which stretch of time the overview speaks of, its figures, and what it may be compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.kit import periods
from pages.kit.filters import Filters, month_end
from pages.kit.warehouse import Build, row
from pages.kit.words import day, month, number, t


@dataclass(frozen=True, slots=True)
class Earlier:
    """A stretch to compare with, what to call it at length and in short, and its figures."""

    filters: Filters
    name: str
    short: str
    figures: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The newest month of the chosen period, or all of it, as far as bulletins are known."""

    filters: Filters
    figures: Mapping[str, Any]
    earlier: tuple[Earlier, ...]
    """The stretch before and the one a year before; those that nobody collected are left out."""
    is_known: bool
    """Whether anybody looked: with bulletins or collected weeks; else its zeros are not zeros."""
    month: str | None
    """`2026-10` where the stretch is one month of a longer period: what its links ask beyond the filters."""


def of_build(build: Build, filters: Filters, *, whole: bool) -> Stretch:
    """The stretch as this build knows it; all its figures in one question."""
    span = row(build, "span")
    period = periods.known(filters, periods.as_date(span["last_day"]))
    is_month = not whole and periods.length(period) > 1
    now = periods.last_month(period) if is_month else period
    compared = periods.comparisons(now, periods.as_date(span["first_day"]))
    figures, *before = periods.figures(build, [now, *(one.filters for one in compared)])
    earlier = tuple(
        Earlier(one.filters, one.name, one.short, counted)
        for one, counted in zip(compared, before, strict=True)
        if counted["sites_collected"]
    )
    is_known = bool(figures["bulletins"] or figures["sites_collected"])
    return Stretch(now, figures, earlier, is_known, f"{now.start:%Y-%m}" if is_month else None)


def asked(filters: Filters) -> bool:
    """The switch between the newest month and the whole period; of one month there is nothing to choose."""
    if periods.length(filters) == 1:
        return True
    label = t("Tính cả kỳ {start} – {end}", start=f"{filters.start:%m/%Y}", end=f"{filters.end:%m/%Y}")
    return st.toggle(label, key="caky", bind="query-params")


def headline(stretch: Stretch) -> None:
    """Which stretch the figures are of, and what they are compared with."""
    st.markdown(f"**{title(stretch)}** · {about(stretch)}")


def title(stretch: Stretch) -> str:
    """The stretch in words."""
    now = stretch.filters
    if periods.length(now) > 1:
        return f"{day(now.start)} – {day(now.end)}"
    until = "" if now.end == month_end(now.end) else t(" (đến ngày {day})", day=day(now.end))
    return month(now.start) + until


def about(stretch: Stretch) -> str:
    """What the stretch is compared with, and whether as many sites were looked at."""
    if not stretch.is_known:
        return t("Chưa trang nào được thu thập trong kỳ này, nên các số chưa biết.")
    if not stretch.earlier:
        return t("Chưa đủ dữ liệu của kỳ trước để so sánh.")
    looked = stretch.figures["sites_collected"]
    names = t(" và ").join(one.name for one in stretch.earlier)
    others = [number(one.figures["sites_collected"]) for one in stretch.earlier]
    if all(one.figures["sites_collected"] == looked for one in stretch.earlier):
        return t("{names}; kỳ nào cũng thu thập {count} trang.", names=names, count=number(looked))
    return t(
        "{names}. Số trang thu thập không bằng nhau (kỳ này {count}, các kỳ kia {others}): xem thay đổi cho dè dặt.",
        names=names,
        count=number(looked),
        others=", ".join(others),
    )
