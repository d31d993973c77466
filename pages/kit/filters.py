"""The filters that all pages share: period, provinces, sites and map, in the sidebar and in the address.

The one rule of the province filter: codes are of the chosen map. With `34` and `published` they are today's codes, and
each covers the old units that lie in it (`code_34`); with `63` they are old codes and cover only what was published in
the old map, since 34 → 63 is never guessed. `pages/kit/sql/_filtered.sql` is that rule in SQL.
"""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

import streamlit as st

from pages.kit.warehouse import Build, frame, row
from pages.kit.words import sort_key, t

UNITS: Final = {"34": "34", "63": "63", "published": "34+63"}
"""Maps and what the address calls them; the same in both languages, because an address holds labels."""
DEFAULT_MONTHS: Final = 12
_STATE: Final = "shared_filters"
_LOST: Final = "filters_lost"


@dataclass(frozen=True, slots=True)
class Filters:
    """What all pages are looking at: whole months, and empty tuples where all provinces or sites are chosen."""

    start: date
    end: date
    provinces: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    unit: str = "34"

    @property
    def map(self) -> str:
        """The map that the province codes of these filters belong to."""
        return "63" if self.unit == "63" else "34"


_FIXED: Final[ContextVar[Filters | None]] = ContextVar("filters", default=None)


def values(filters: Filters) -> dict[str, Any]:
    """What the SQL macros `filtered`, `chosen` and `undated` bind."""
    return {
        "start": filters.start,
        "end": filters.end,
        "provinces": filters.provinces,
        "sites": filters.sites,
        "unit": filters.unit,
    }


def month_end(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def add_months(month: date, count: int) -> date:
    """The first day of the month `count` months later."""
    place = month.year * 12 + month.month - 1 + count
    return date(place // 12, place % 12 + 1, 1)


def month_label(month: date) -> str:
    """A month as the pickers and the address write it: 06/2024."""
    return f"{month:%m/%Y}"


def months(build: Build) -> list[date]:
    """First days of all months that dated bulletins or counter readings speak of; this month when there is none."""
    span = row(build, "span")
    first, last = (span["first_known"] or date.today()), (span["last_known"] or date.today())  # noqa: DTZ011 - only for an empty build
    first = date(first.year, first.month, 1)
    return [add_months(first, k) for k in range((last.year - first.year) * 12 + last.month - first.month + 1)]


def newest_month(build: Build, known: list[date]) -> int:
    """The place of the newest bulletin's month among the known ones; of the last where no bulletin has a day."""
    newest = row(build, "span")["last_day"]
    return known.index(date(newest.year, newest.month, 1)) if newest else len(known) - 1


@lru_cache(maxsize=64)
def province_names(build: Build, unit: str) -> dict[str, str]:
    """Name by code of one map, in alphabetical order; everybody is given the same, and changes a copy."""
    known = frame(build, "provinces_of_map", map="63" if unit == "63" else "34")
    named = dict(zip(known["code"], known["name"], strict=True))
    return dict(sorted(named.items(), key=lambda item: sort_key(item[1])))


@lru_cache(maxsize=64)
def site_names(build: Build) -> dict[str, str]:
    """The same by site; a name that two sites bear carries the site's own name."""
    known = frame(build, "sites")
    twice = set(known.loc[known["name"].duplicated(keep=False), "name"])
    named = {
        site: f"{name} ({site})" if name in twice else name
        for site, name in zip(known["site"], known["name"], strict=True)
    }
    return dict(sorted(named.items(), key=lambda item: sort_key(item[1])))


def draw(build: Build) -> Filters:
    """The sidebar's filters; what they say is kept for the pages and in the address."""
    asked = {key: st.query_params.get_all(key) for key in ("tu", "den", "bando", "tinh", "trang")}
    known = months(build)
    start, end = _period(known, newest_month(build, known))
    unit = _map()
    there, pages = province_names(build, unit), site_names(build)
    provinces = _several(t("Tỉnh, thành phố"), "tinh", there, t("Tất cả tỉnh, thành"))
    sites = _several(t("Trang đăng tin"), "trang", pages, t("Tất cả trang"))
    chosen = Filters(min(start, end), month_end(max(start, end)), provinces, sites, unit)
    if to_query(build, chosen) != defaults(build):
        st.button(
            t("Bỏ mọi bộ lọc"), icon=":material/filter_alt_off:", on_click=_clear, args=(known, build), key="clear"
        )
    labels = set(map(month_label, known))
    offered = {"tu": labels, "den": labels, "bando": UNITS.values(), "tinh": there.values(), "trang": pages.values()}
    st.session_state[_LOST] = [one for key, said in asked.items() for one in said if one not in offered[key]]
    st.session_state[_STATE] = chosen
    return chosen


def lost() -> list[str]:
    """What the address asked for and these data do not know: a month, a map, a province of the other map, a site."""
    found: list[str] = st.session_state.get(_LOST, [])
    return found


def _clear(known: list[date], build: Build) -> None:
    """Everything as it is on a page opened without filters; only before a run."""
    newest = newest_month(build, known)
    at_first = {"tu": known[max(0, newest + 1 - DEFAULT_MONTHS)], "den": known[newest], "bando": "34"}
    st.session_state.update({**at_first, "tinh": [], "trang": []})


def current() -> Filters:
    """What `draw` last gave in this session; app.py draws before any page runs."""
    chosen: Filters = _FIXED.get() or st.session_state[_STATE]
    return chosen


def chosen() -> Filters | None:
    """The same, None where `draw` has not run."""
    return _FIXED.get() or st.session_state.get(_STATE)


def is_fixed() -> bool:
    """Whether words are made for a file: its links must hold when the defaults have moved on."""
    return _FIXED.get() is not None


@contextmanager
def looked_at(these: Filters) -> Iterator[None]:
    """These filters are the current ones: for files, which are made where no page is being drawn."""
    token = _FIXED.set(these)
    try:
        yield
    finally:
        _FIXED.reset(token)


def toggle_province(code: str) -> None:
    """Choose a province of the map in view, or leave it out again; only before a run (a widget's callback)."""
    chosen: list[str] = list(st.session_state.get("tinh") or [])
    st.session_state["tinh"] = [one for one in chosen if one != code] if code in chosen else [*chosen, code]


def all_provinces() -> None:
    """Choose no province, which is all of them; only before a run."""
    st.session_state["tinh"] = []


@lru_cache(maxsize=64)
def to_query(build: Build, filters: Filters) -> dict[str, str | list[str]]:
    """The filters as parameters of an address, all of them, so that a link says the same tomorrow."""
    query: dict[str, str | list[str]] = {
        "tu": month_label(filters.start),
        "den": month_label(filters.end),
        "bando": UNITS[filters.unit],
    }
    if filters.provinces:
        query["tinh"] = _labels(province_names(build, filters.unit), filters.provinces)
    if filters.sites:
        query["trang"] = _labels(site_names(build), filters.sites)
    return query


@lru_cache(maxsize=64)
def defaults(build: Build) -> dict[str, str]:
    """What Streamlit leaves out of the address: the parameters of a page opened without any."""
    known = months(build)
    newest = newest_month(build, known)
    first = known[max(0, newest + 1 - DEFAULT_MONTHS)]
    return {"tu": month_label(first), "den": month_label(known[newest]), "bando": UNITS["34"]}


def _labels(names: Mapping[str, str], codes: Sequence[str]) -> list[str]:
    """The names of codes, as the pickers show them."""
    return [names[code] for code in codes if code in names]


def _period(known: list[date], newest: int) -> tuple[date, date]:
    """The months chosen, from and to; at first a year up to the newest bulletin's."""
    left, right = st.columns(2)
    first = max(0, newest + 1 - DEFAULT_MONTHS)
    start = left.selectbox(t("Từ tháng"), known, index=first, format_func=month_label, key="tu", bind="query-params")
    end = right.selectbox(t("Đến tháng"), known, index=newest, format_func=month_label, key="den", bind="query-params")
    return start, end


def _map() -> str:
    """The map chosen."""
    chosen = st.segmented_control(
        t("Bản đồ hành chính"),
        list(UNITS),
        default="34",
        required=True,
        format_func=UNITS.__getitem__,
        key="bando",
        bind="query-params",
        help=t(
            "34: bản đồ từ 01/07/2025, tỉnh cũ tính vào tỉnh mới. 63: chỉ bản tin ghi theo bản đồ cũ. "
            "34+63: mỗi bản tin theo bản đồ lúc đăng; bộ lọc tỉnh theo 34 tỉnh."
        ),
    )
    return chosen if chosen in UNITS else "34"


def _several(label: str, key: str, names: Mapping[str, str], placeholder: str) -> tuple[str, ...]:
    """A picker of several names; none chosen means all. Values that are no longer offered fall away."""
    chosen = st.multiselect(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        placeholder=placeholder,
        filter_mode="contains",
        select_all=False,
        key=key,
        bind="query-params",
    )
    return tuple(code for code in chosen if code in names)
