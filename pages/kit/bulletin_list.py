"""The list page: in words what is listed and how many, then exactly those bulletins."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import bulletin_rows, links, periods, same_page
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters
from pages.kit.terms import activity, issuer, statuses, strengths
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, month, number, t

PAGE: Final = 100
"""Rows on one screen."""


def show(build: Build, filters: Filters, conditions: Conditions) -> None:
    """The list for the conditions in the address."""
    bound = conditions.values(filters)
    count = int(frame(build, "matching_count", **bound)["bulletins"].iloc[0])
    undated = _undated(build, filters, conditions)
    words = row(build, "bulletin_words", **bound)
    st.title(t("Bản tin"), anchor=False)
    said = "; ".join(described(filters, conditions, words))
    st.markdown(t("**{count} bản tin:** {said}.", count=number(count), said=said))
    if conditions.given():
        away = dict.fromkeys(conditions.to_query())
        same_page.button(t("Xem mọi bản tin trong kỳ"), away, key="bulletin_all", icon=":material/filter_alt_off:")
    if undated:
        _beside(undated, conditions)
    if not count:
        none = t("Không có bản tin nào khớp. Hãy nới kỳ hoặc bỏ bớt điều kiện.")
        st.info(none if conditions.dated else periods.nothing(none), icon=":material/info:")
        return
    pages = -(-count // PAGE)
    place = st.pagination(pages, key=f"bulletin_page_{count}") if pages > 1 else 1
    found = frame(build, "bulletin_list", **bound, rows=PAGE, skip=(place - 1) * PAGE)
    if pages > 1:
        first = (place - 1) * PAGE + 1
        st.caption(t("Dòng {first}–{last} trong {count}", first=number(first), last=number(first + len(found) - 1),
                     count=number(count)))  # fmt: skip
    address = links.bulletin_urls(**conditions.given())
    st.html(bulletin_rows.render(_line(one, address) for one in found.to_dict("records")))


def _undated(build: Build, filters: Filters, conditions: Conditions) -> int:
    """How many bulletins without a date meet the same conditions and stand outside the period."""
    if conditions.dated or conditions.month:
        return 0
    asked = replace(conditions, dated="undated").values(filters)
    return int(frame(build, "matching_count", **asked)["bulletins"].iloc[0])


def _beside(count: int, conditions: Conditions) -> None:
    """That there are bulletins without a date; they open from here."""
    st.caption(t("Ngoài ra có {count} bản tin chưa rõ ngày, không nằm trong danh sách này.", count=number(count)))
    label = t("Xem {count} bản tin chưa rõ ngày", count=number(count))
    asked = replace(conditions, dated="undated").to_query()
    same_page.button(label, asked, key="bulletin_undated", icon=":material/event_busy:")


def _line(one: Mapping[Hashable, Any], address: Callable[[str], str]) -> bulletin_rows.Row:
    """One bulletin as a row."""
    dated = pd.notna(one["published_on"])
    about = (one["site"], one["provinces"], one["resolutions"])
    return bulletin_rows.Row(
        when=day(one["published_on"]) if dated else t("chưa rõ ngày"),
        title=str(one["title"])
        if pd.notna(one["title"])
        else t("(không có tiêu đề) {file}", file=PurePosixPath(str(one["file"])).name),
        address=address(str(one["bulletin_id"])),
        about=tuple(str(part) for part in about if pd.notna(part)),
    )


def described(filters: Filters, conditions: Conditions, words: dict[str, Any]) -> list[str]:
    """What is listed, in words, one part a condition; safe as Markdown."""
    parts = [*_time(filters, conditions), *_place(conditions, words), *_subject(conditions, words)]
    parts += _shared(filters, conditions)
    if conditions.load:
        loaded: datetime | None = words["loaded_at"]
        moment = f"{day(loaded)} {loaded:%H:%M}" if loaded is not None else conditions.load
        parts.append(t("nạp ngày {moment}", moment=links.escaped(moment)))
    if conditions.union:
        parts.append(t("có công đoàn") if conditions.union == "yes" else t("không có công đoàn"))
    return parts


def _time(filters: Filters, conditions: Conditions) -> list[str]:
    """When."""
    if conditions.dated == "undated":
        return [t("chưa rõ ngày đăng")]
    if conditions.month:
        try:
            first = datetime.strptime(conditions.month, "%Y-%m")  # noqa: DTZ007 - a month, no moment
        except ValueError:
            return [t("tháng không hợp lệ")]
        return [t("đăng trong {month}", month=month(first.date()).lower())]
    if conditions.dated == "all":
        return [t("mọi thời gian, kể cả chưa rõ ngày")]
    return [t("đăng từ {start} đến {end}", start=day(filters.start), end=day(filters.end))]


def _place(conditions: Conditions, words: dict[str, Any]) -> list[str]:
    """Where."""
    parts = []
    if conditions.province:
        name = t("ít nhất một tỉnh, thành") if conditions.province == "*" else words["province"] or conditions.province
        if conditions.province_unit == "63":
            name += t(" (bản đồ 63)")
        told = t("nhắc tên hoặc có hoạt động tại {name}") if conditions.role == "any" else t("có hoạt động tại {name}")
        parts.append(told.format(name=links.escaped(str(name))))
    if conditions.partner:
        parts.append(_partner(conditions.partner, words))
    if conditions.site:
        parts.append(t("của trang {name}", name=links.escaped(str(words["site"] or conditions.site))))
    return parts


def _partner(partner: str, words: dict[str, Any]) -> str:
    """Who acts in the same bulletin."""
    if partner == "many":
        return t("hơn năm tỉnh, thành cùng có hoạt động (tin tổng hợp)")
    if partner == "*":
        return t("hai đến năm tỉnh, thành cùng có hoạt động")
    return t("cùng có hoạt động: {name}", name=links.escaped(str(words["partner"] or partner)))


def _subject(conditions: Conditions, words: dict[str, Any]) -> list[str]:
    """About what."""
    parts = []
    if conditions.resolution or conditions.status or conditions.strength:
        parts.append(_resolution(conditions, words))
    if conditions.activity:
        name = t("bất kỳ") if conditions.activity == "*" else activity(conditions.activity)
        parts.append(t("kể hoạt động đã diễn ra: {name}", name=links.escaped(name)))
    if conditions.body:
        parts.append(t("nêu tổ chức {name}", name=links.escaped(conditions.body)))
    return parts


def _resolution(conditions: Conditions, words: dict[str, Any]) -> str:
    """Which resolution, and how sure."""
    asked = conditions.resolution or "*"
    if words["resolution"]:
        name = str(words["resolution"])
    elif asked == "*":
        name = t("ít nhất một nghị quyết")
    elif "|" in asked:
        code, _, figure = asked.partition("|")
        name = t("Nghị quyết {number}, {issuer}", number=figure or t("không số"), issuer=issuer(code))
    else:
        name = asked
    said = t("nêu {name}", name=links.escaped(name))
    sure = (statuses().get(conditions.status or ""), strengths().get(conditions.strength or ""))
    told = ", ".join(word for word in sure if word)
    return f"{said} ({told})" if told else said


def _shared(filters: Filters, conditions: Conditions) -> list[str]:
    """That the sidebar narrows the list, too."""
    narrowed = []
    if filters.provinces and conditions.province is None:
        narrowed.append(t("tỉnh, thành"))
    if filters.sites:
        narrowed.append(t("trang đăng tin"))
    return [t("theo bộ lọc {names} ở thanh bên", names=", ".join(narrowed))] if narrowed else []
