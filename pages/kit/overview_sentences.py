"""What changed in the last month and where, in plain sentences: the first thing a leader reads."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from pages.kit import periods
from pages.kit.filters import Filters, month_end, values
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, month, number, t

MOVED: Final = 2
"""A province moved when its bulletins of a month changed by at least this many; fewer is chance."""


def sentences(build: Build, filters: Filters) -> None:
    """What changed in the last month and where, in at most three plain sentences."""
    period, _ = periods.of_build(build, filters)
    last = periods.last_month(period)
    before = periods.earlier(last, 1)
    (was_seen,) = periods.collected(build, [before])
    comparable = was_seen and _reaches(row(build, "span"), before)
    now, then = periods.figures_of_build(build, filters)[:2]
    said = [_total(last, now, (before, then) if comparable else None)]
    if comparable:
        said.append(_moved(build, last, before))
    elif not was_seen:
        said.append(t("{month} chưa thu thập nên chưa so sánh được.", month=month(before.start)))
    said.append(_taken_up(build, filters, last))
    st.markdown(" ".join(one for one in said if one))


def _reaches(span: Mapping[str, Any], period: Filters) -> bool:
    """Whether bulletins go back to the start of a period."""
    first = periods.as_date(span["first_day"])
    return first is not None and first.replace(day=1) <= period.start


def _total(last: Filters, now: Mapping[str, Any], earlier: tuple[Filters, Mapping[str, Any]] | None) -> str:
    """How many bulletins the month has, and against the month before."""
    until = "" if last.end == month_end(last.end) else t(" (đến ngày {day})", day=day(last.end))
    head = t(
        "**{month}**{until} có **{count} bản tin**, {provinces} tỉnh, thành có hoạt động",
        month=month(last.start),
        until=until,
        count=number(now["bulletins"]),
        provinces=number(now["provinces"]),
    )
    if earlier is None:
        return head + "."
    before, then = earlier
    same = (
        t("cùng số ngày của {month}", month=month(before.start, inside=True))
        if until
        else month(before.start, inside=True)
    )
    return head + t(
        "; số bản tin {change} so với {same}.", change=periods.change(now["bulletins"], then["bulletins"]), same=same
    )


def _moved(build: Build, last: Filters, before: Filters) -> str:
    """The provinces that rose and fell most against the month before."""
    view = "34" if last.unit == "published" else last.unit
    asked = values(last) | {"unit": view, "before_start": before.start, "before_end": before.end}
    both = frame(build, "overview_moved", **asked)
    rose = both[both["change"] >= MOVED].nlargest(2, "change")
    fell = both[both["change"] <= -MOVED].nsmallest(2, "change")
    parts = [
        words.format(names=", ".join(f"{one['name']} ({one['change']:+d})" for one in part.to_dict("records")))
        for words, part in ((t("tăng nhiều nhất là {names}"), rose), (t("giảm nhiều nhất là {names}"), fell))
        if len(part)
    ]
    if not parts:
        return ""
    joined = "; ".join(parts)
    return joined[0].upper() + joined[1:] + "."


def _taken_up(build: Build, filters: Filters, last: Filters) -> str:
    """The resolution named by most bulletins of the month."""
    ranked = frame(build, "overview_resolutions", **values(filters), recent=last.start)
    recent = ranked[ranked["recent"] > 0].nlargest(1, "recent")
    if recent.empty:
        return t("Chưa bản tin nào của tháng nhắc một nghị quyết đã nhận đúng.")
    first = recent.iloc[0]
    return t(
        "Nghị quyết được nhắc nhiều nhất: {name} ({count} bản tin).",
        name=first["short"],
        count=number(first["recent"]),
    )
