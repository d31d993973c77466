"""The decisions of staff on the review page: how each stands in the data, what needs another look, and the way back."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.desk import Decision, open_desk
from etl.paths import home
from pages.kit import links, review_form, tables
from pages.kit.access import User
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

ROWS: Final = 20
"""Decisions on one screen."""


def show(build: Build | None, user: User) -> None:
    """Those that stand, what needs another look first; then all in a table."""
    made = _made()
    if not made:
        st.info(t("Chưa có quyết định nào."), icon=":material/info:")
        return
    told = _told(build)
    standing = sorted(
        (one for one in made if one.stands), key=lambda one: (not _alarms(one, told), -(one.decision or 0))
    )
    screens = -(-len(standing) // ROWS)
    place = st.pagination(screens, key="review_decisions_screen") if screens > 1 else 1
    for one in standing[(place - 1) * ROWS : place * ROWS]:
        _one(one, told, user)
    with st.expander(t("Mọi quyết định, cả đã hoàn tác ({count})", count=number(len(made))), icon=":material/history:"):
        tables.show(_table(made, told), key="review_decisions", alt=t("Mọi quyết định của cán bộ"))


def _made() -> list[Decision]:
    """Every decision; a home without a desk has none, and looking does not make one."""
    if not home().desk.exists():
        return []
    with open_desk(home()) as desk:
        return desk.decisions.all()


def _told(build: Build | None) -> dict[int, dict[Any, Any]]:
    """What the build says of each decision."""
    if build is None or build.is_demo:
        return {}
    return {int(row["decision"]): row for row in frame(build, "review_decisions").to_dict("records")}


def _alarms(one: Decision, told: dict[int, dict[Any, Any]]) -> list[str]:
    """Why a decision needs another look."""
    row = told.get(one.decision or 0)
    if row is None:
        return []
    if not row["is_known"]:
        return [t("Danh mục không còn nghị quyết này, quyết định không được áp dụng.")]
    said = []
    if row["agreed"]:
        said.append(
            t("Ở {count} bản tin máy nay tự đọc ra đúng như vậy; quyết định có thể thừa.", count=number(row["agreed"]))
        )
    if row["lost"]:
        said.append(t("Ở {count} bản tin máy nay đọc khác trước; hãy xem lại.", count=number(row["lost"])))
    return said


def _one(one: Decision, told: dict[int, dict[Any, Any]], user: User) -> None:
    """One decision that stands: what, who, when, why, its alarms, and the way back."""
    row = told.get(one.decision or 0)
    with st.container(border=True, gap="xsmall"):
        settled = number(row["settled"]) if row else t("chưa rõ")
        st.markdown(
            f"**{links.escaped(one.label)}** → {links.escaped(one.key)} · "
            + t("{count} bản tin theo quyết định này", count=settled)
        )
        st.caption(links.escaped(f"{one.who} · {day(one.at)} {one.at:%H:%M} · {one.why}"))
        for alarm in _alarms(one, told):
            st.warning(alarm, icon=":material/notifications:")
        if st.button(t("Hoàn tác"), icon=":material/undo:", key=f"review_undo_{one.decision}"):
            review_form.take_back(one.decision or 0, user)


def _table(made: list[Decision], told: dict[int, dict[Any, Any]]) -> pd.DataFrame:
    """All of them, the newest first."""
    rows = list(reversed(made))
    return pd.DataFrame(
        {
            t("Lúc"): [f"{day(one.at)} {one.at:%H:%M}" for one in rows],
            t("Người"): [one.who for one in rows],
            t("Cách gọi"): [one.label for one in rows],
            t("Trước đó máy đọc"): [one.before for one in rows],
            t("Nay là"): [one.key for one in rows],
            t("Chỉ bản tin"): [one.bulletin_id or "" for one in rows],
            t("Căn cứ"): [one.why for one in rows],
            t("Bản tin"): pd.array([told.get(one.decision or 0, {}).get("settled") for one in rows], dtype="Int64"),
            t("Hoàn tác lúc"): [f"{day(one.undone_at)} {one.undone_at:%H:%M}" if one.undone_at else "" for one in rows],
            t("Người hoàn tác"): [one.undone_by or "" for one in rows],
        }
    )
