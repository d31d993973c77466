"""Which stretch of time the overview speaks of, its figures, and what it may be compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import periods
from pages.kit.filters import Filters, month_end, values
from pages.kit.links import plain
from pages.kit.panels import made
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, month, number, percent, t

_STATES: Final = ("published", "nothing_published", "not_collected", "failed_to_read", "merged_away")
"""Of a site in a week, as the ledger has them."""
_TABLE: Final = (
    "<style>.np-weeks{border-collapse:collapse;font-size:.9rem}.np-weeks td,.np-weeks th{padding:.1rem .6rem .1rem 0;"
    "text-align:right;font-weight:400;border:0;font-variant-numeric:tabular-nums}"
    ".np-weeks th:first-child{text-align:left}.np-weeks thead th{vertical-align:bottom}"
    ".np-scroll{overflow-x:auto}</style>"
)


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
    """The stretch as this build knows it."""
    return made(build, (filters, whole), lambda: _of_build(build, filters, whole=whole))


def _of_build(build: Build, filters: Filters, *, whole: bool) -> Stretch:
    """The stretch, made; all its figures in one question."""
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
    if all(one.figures["sites_collected"] == looked for one in stretch.earlier):
        return t("{names}; kỳ nào cũng thu thập {count} trang.", names=names, count=number(looked))
    others = [f"{one.short}: {number(one.figures['sites_collected'])}" for one in stretch.earlier]
    return t(
        "{names}. Số trang thu thập không bằng nhau (kỳ này: {count}; {others}): nên thận trọng khi so sánh.",
        names=names,
        count=number(looked),
        others="; ".join(others),
    )


def unknown() -> str:
    """What stands in the place of anything counted from bulletins where nobody looked."""
    return t("Chưa biết, vì chưa trang nào được thu thập trong kỳ này.")


def collected(build: Build, stretch: Stretch) -> str:
    """What the figures are shares of: sites and weeks that somebody looked at, in HTML; opens to the ledger."""
    return made(build, (stretch.filters,), lambda: _collected(build, stretch))


def _collected(build: Build, stretch: Stretch) -> str:
    """The sentence that opens to the ledger, site by site; empty where there is none."""
    ledger = frame(build, "overview_collected", **values(stretch.filters))
    if not ledger["weeks"].sum():
        return ""
    return (
        f"{_TABLE}<details style='font-size:.95rem'><summary>{plain(_shares(stretch, ledger))}</summary>"
        f"<div class='np-scroll' tabindex='0'>{_by_site(ledger)}</div></details>"
    )


def _shares(stretch: Stretch, ledger: pd.DataFrame) -> str:
    """The denominators in a sentence."""
    weeks = {state: int(ledger[state].sum()) for state in _STATES}
    looked = weeks["published"] + weeks["nothing_published"]
    asked = sum(weeks.values()) - weeks["merged_away"]
    said = t(
        "Mẫu số: {reporting} trang có bản tin, {collected} trang đã thu thập, {sites} trang trong danh mục; "
        "đã thu thập {looked} trong {asked} tuần của các trang ({share})",
        reporting=number(stretch.figures["sites_reporting"]),
        collected=number(stretch.figures["sites_collected"]),
        sites=number((ledger["weeks"] > ledger["merged_away"]).sum()),
        looked=number(looked),
        asked=number(asked),
        share=_share(looked, asked),
    )
    failed = t("{count} tuần có tệp không đọc được", count=number(weeks["failed_to_read"]))
    missing = t("{count} tuần chưa thu thập", count=number(weeks["not_collected"]))
    rest = [words for words, state in ((missing, "not_collected"), (failed, "failed_to_read")) if weeks[state]]
    return "; ".join([said, *rest]) + "."


def _share(part: int, whole: int) -> str:
    """A share in whole percent; only all is 100%, only none is 0%."""
    return percent(part / whole if part in {0, whole} else min(max(part / whole, 0.01), 0.99)) if whole else "–"


def _by_site(ledger: pd.DataFrame) -> str:
    """The ledger of the stretch as a table."""
    heads = (t("Trang"), t("tuần có bản tin"), t("tuần không có tin"), t("tuần chưa thu thập"),
             t("tuần không đọc được tệp"), t("tuần đã nhập trang khác"))  # fmt: skip
    head = "".join(f"<th scope='col'>{plain(one)}</th>" for one in heads)
    rows = "".join(
        f"<tr><th scope='row'>{plain(str(one['name']))}</th>"
        + "".join(f"<td>{plain(number(one[state]))}</td>" for state in _STATES)
        + "</tr>"
        for one in ledger.to_dict("records")
    )
    return f"<table class='np-weeks'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
