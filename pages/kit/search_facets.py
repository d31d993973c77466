"""The facets of a search: what the hits are about, with counts, each a way to narrow the search or to widen it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

import pandas as pd
import streamlit as st

from etl.load.index import finding
from etl.load.index.finding import Search
from etl.load.index.shelf import Shelf
from etl.running.log import slow_logged
from pages.kit import same_page
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters, province_names, site_names
from pages.kit.panels import made
from pages.kit.search import FACETS, SCREEN, Asked
from pages.kit.terms import activity, issuer
from pages.kit.warehouse import Build, frame
from pages.kit.words import month, number, t

SHOWN: Final = 6
"""Values of a facet shown with their counts; the others are in a list below."""
LONGEST: Final = 27
"""Letters of a value's name on a button: with more, its count would be cut off."""


def draw(build: Build, shelf: Shelf, search: Search, filters: Filters, asked: Asked) -> None:
    """What the hits are about, with counts; a click narrows the search, another one widens it again."""
    fields = {"province": _province_field(filters), "resolution": "resolution", "site": "site", "activity": "kind",
              "month": "month"}  # fmt: skip
    whole = replace(search, skip=0, order=finding.RELEVANCE)  # however its hits are turned through
    counts = made(build, (whole, fields), lambda: _counted(build, shelf, whole, list(fields.values())))
    titles = {"province": t("Tỉnh, thành có hoạt động"), "resolution": t("Nghị quyết"), "site": t("Trang đăng tin"),
              "activity": t("Loại hoạt động"), "month": t("Tháng")}  # fmt: skip
    for name in FACETS:
        values = counts[fields[name]]
        if name == "province":
            known = _province_names(build, filters)
            values = {value: bulletins for value, bulletins in values.items() if value in known}
        if name == "month":
            values = dict(sorted(values.items(), reverse=True))
        chosen = _chosen(name, asked.conditions, fields[name])
        if values or chosen:
            _facet(name, titles[name], values, chosen, _names(build, filters, name, list(values)))


def _counted(build: Build, shelf: Shelf, search: Search, fields: list[str]) -> dict[str, dict[str, int]]:
    """How many of the hits have each value of these fields."""
    with slow_logged("search_facets", build.name):
        return finding.facets(shelf, search, fields)


def in_force(build: Build, filters: Filters, asked: Asked) -> None:
    """The values chosen, each a button that takes it away; on a phone the facets themselves stand far below."""
    field = _province_field(filters)
    chosen = {name: value for name in FACETS if (value := _chosen(name, asked.conditions, field))}
    if asked.conditions.dated:
        chosen["dated"] = t("chưa rõ ngày đăng") if asked.conditions.dated == "undated" else t("mọi thời gian")
    if not chosen:
        return
    with st.container(horizontal=True):
        for name, value in chosen.items():
            words = _names(build, filters, name, [value]).get(value, value) if name != "dated" else value
            same_page.button(words, _away(name), key=f"search_away_{name}", icon=":material/close:")


def _away(name: str) -> dict[str, str | None]:
    """The changes of the address that take a facet away."""
    gone = Conditions(province="-", province_unit="-") if name == "province" else Conditions(**{name: "-"})
    return dict.fromkeys(gone.to_query(), None) | {SCREEN: None}


def _province_field(filters: Filters) -> str:
    """The field of the index that counts provinces in the map in force."""
    return {"63": "in63", "published": "printed"}.get(filters.unit, "in34")


def _chosen(name: str, conditions: Conditions, field: str) -> str | None:
    """The value of a facet that is in force, as the index calls it."""
    value: str | None = getattr(conditions, name)
    if name == "province" and value and field == "printed":
        return f"{'63' if conditions.province_unit == '63' else '34'}:{value}"
    return value


def _facet(title_key: str, title: str, values: dict[str, int], chosen: str | None, names: Mapping[str, str]) -> None:
    """One facet: its most frequent values as buttons, the others in a list."""
    first = list(values)[:SHOWN]
    if chosen and chosen not in first:
        first = [chosen, *first]
    words = {
        value: f"{_short(names.get(value, value))} · {number(values.get(value, 0))}" for value in [*values, *first]
    }
    key = f"facet_{title_key}"
    st.session_state[key] = chosen
    st.pills(title, first, format_func=words.__getitem__, key=key, on_change=_narrow, args=(title_key, key), wrap=True)
    others = [value for value in values if value not in first]
    if others:
        st.session_state[f"{key}_more"] = None
        st.selectbox(
            title,
            others,
            index=None,
            format_func=words.__getitem__,
            placeholder=t("{count} mục khác…", count=number(len(others))),
            key=f"{key}_more",
            label_visibility="collapsed",
            on_change=_narrow,
            args=(title_key, f"{key}_more"),
        )


def _short(name: str) -> str:
    """A name that fits a button."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _narrow(name: str, key: str) -> None:
    """Put a facet's value into the address, or take it away."""
    value = st.session_state[key]
    conditions = Conditions(**{name: value})
    if name == "province" and value and ":" in value:
        unit, _, code = value.partition(":")
        conditions = Conditions(province=code, province_unit="34p" if unit == "34" else unit)
    elif name == "province" and value and st.session_state.get("bando") == "63":
        conditions = Conditions(province=value, province_unit="63")
    same_page.go(_away(name) | conditions.to_query())


def _names(build: Build, filters: Filters, name: str, values: list[str]) -> Mapping[str, str]:
    """What the values of a facet are called."""
    if name == "province":
        return _province_names(build, filters)
    if name == "site":
        return site_names(build)
    if name == "activity":
        return {value: activity(value) for value in values}
    if name == "month":
        return {value: month(datetime.strptime(value, "%Y-%m").date()) for value in values}  # noqa: DTZ007 - a month
    return _resolution_names(build, values)


def _province_names(build: Build, filters: Filters) -> Mapping[str, str]:
    """Names of provinces by code, or by map and code where both maps are shown."""
    if filters.unit != "published":
        return province_names(build, filters.unit)
    new = {f"34:{code}": name for code, name in province_names(build, "34").items()}
    old = {f"63:{code}": t("{name} (bản đồ 63)", name=name) for code, name in province_names(build, "63").items()}
    return new | old


def _resolution_names(build: Build, values: list[str]) -> Mapping[str, str]:
    """Short names of resolutions; an open one by number and issuer."""
    found = frame(build, "search_resolutions", values=values).to_dict("records")
    return {
        str(one["value"]): str(one["short"])
        if pd.notna(one["short"])
        else t(
            "Nghị quyết {number}, {issuer}",
            number=one["number"] if pd.notna(one["number"]) else t("không số"),
            issuer=issuer(str(one["issuer"])),
        )
        for one in found
    }
