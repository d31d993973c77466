"""Bulletins without a day, or with one that cannot be right, on the review page: their first words, and the form."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.desk import open_desk
from etl.paths import home
from pages.kit import bulletin_reader, highlight, links, review_ask, step, tables
from pages.kit.access import User
from pages.kit.guard import Right, may, require
from pages.kit.review_publish import now, publish
from pages.kit.step import Said
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

QUEUE: Final = 200
HEAD: Final = 600
"""Letters of the text that are shown: a date stands at the top or nowhere."""
FIRST: Final = date(1990, 1, 1)


def show(build: Build, user: User) -> None:
    """The bulletins in doubt, the chosen one's beginning, and the form."""
    found = frame(build, "review_dates", limit=QUEUE).to_dict("records")
    if not found:
        st.success(t("Mọi bản tin đều rõ ngày đăng."), icon=":material/task_alt:")
        return
    head = t("Bảng các bản tin cần ngày đăng ({count})", count=number(len(found)))
    alt, key = t("Các bản tin thiếu ngày đăng hoặc ngày đáng ngờ"), f"review_dates_{build.name}"
    tables.folded(head, lambda: _table(found), key=key, alt=alt, icon=":material/list:")
    waiting = {str(one["bulletin_id"]): one for one in found}
    names = {bulletin_id: _name(one) for bulletin_id, one in waiting.items()}
    bulletin_id = review_ask.chosen(t("Bản tin cần ngày đăng"), names, "review_date")
    if bulletin_id is not None:
        _head(build, waiting[bulletin_id])
        _form(build, waiting[bulletin_id], user)


def _name(one: dict[Any, Any]) -> str:
    """A bulletin in the list, with how many bear its title."""
    title = str(one["title"]) if pd.notna(one["title"]) else t("(không có tiêu đề)")
    alike = f" · {t('{count} bản tin', count=number(one['bulletins']))}" if one["bulletins"] > 1 else ""
    return f"{title[: links.LONG]} · {one['site_name']}{alike}"


def _doubt(one: dict[Any, Any]) -> str:
    """What is doubtful."""
    return str(one["why"]) if pd.notna(one["why"]) else t("chưa rõ ngày đăng")


def _table(found: list[dict[Any, Any]]) -> pd.DataFrame:
    """All of them."""
    return pd.DataFrame(
        {
            t("Tiêu đề"): [one["title"] for one in found],
            t("Trang"): [one["site_name"] for one in found],
            t("Bản tin"): [one["bulletins"] for one in found],
            t("Ngày đang dùng"): [_said(one["published_on"]) for one in found],
            t("Vì sao cần xem"): [_doubt(one) for one in found],
        }
    )


def _said(value: Any) -> str:  # noqa: ANN401 - a cell of a frame
    """A day, or a dash."""
    return tables.UNKNOWN if pd.isna(value) else day(value)


def _head(build: Build, one: dict[Any, Any]) -> None:
    """Why it is here, and how it begins."""
    clock = "" if pd.isna(one["page_clock"]) else " · " + t("trang được chép ngày {day}", day=day(one["page_clock"]))
    st.markdown(f"**{links.escaped(_doubt(one))}**{clock}")
    links.lines([links.bulletin_line(one)])
    text = bulletin_reader.original(build, one).text
    if text:
        st.html(highlight.sheet() + highlight.render(text[:HEAD], highlight.dates(text[:HEAD], {})))


def _form(build: Build, one: dict[Any, Any], user: User) -> None:
    """The day, for this bulletin and those of the same title."""
    review_ask.demo(build)
    key = f"{step.done()}_{one['bulletin_id']}"
    alike = [str(name) for name in one["alike"]]
    asked = st.date_input(
        t("Ngày đăng"), None, min_value=FIRST, max_value=now().date(), format="DD/MM/YYYY", key=f"day_{key}"
    )
    count = number(len(alike))
    label = t("Cũng ghi cho các bản tin cùng tiêu đề của trang này ({count})", count=count)
    if len(alike) > 1 and not st.checkbox(label, value=True, key=f"all_{key}"):
        alike = [str(one["bulletin_id"])]
    if asked:
        st.markdown(t("Sẽ đổi: **{count} bản tin**.", count=number(len(alike))))
    before = None if pd.isna(one["published_on"]) else str(pd.Timestamp(one["published_on"]).date())
    is_shut = build.is_demo or not may(Right.WRITE, bulletins=alike)
    with review_ask.form(key):
        why = review_ask.reason(key)
        missing = "" if asked and why else review_ask.not_full()
        if review_ask.submit(
            t("Ghi ngày đăng"), "review_dated", icon=":material/event:", missing=missing, is_shut=is_shut
        ):
            step.carry_out(review_ask.PLACE, lambda: _correct(alike, before, str(asked), why, user))


def _correct(bulletins: Sequence[str], before: str | None, after: str, why: str, user: User) -> Said:
    """Write the day down for each, and publish; what cannot be published is taken back."""
    require(Right.WRITE, bulletins=bulletins)
    if before == after:
        return Said(t("Ngày này đang được dùng rồi."), is_done=False)
    with open_desk(home()) as desk:
        made = [
            desk.corrections.add(one, "published_on", before, after, at=now(), who=user.name, why=why)
            for one in bulletins
        ]
    return publish(
        home(),
        Said(t("Đã ghi ngày đăng cho {count} bản tin.", count=number(len(made)))),
        lambda desk, problem: [desk.corrections.undo(one, by=user.name, at=now(), why=problem) for one in made],
    )
