"""The decisions of staff on the review page: how each stands in the data, what needs another look, and the way back."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.desk import Decision, open_desk
from etl.paths import home
from pages.kit import links, review_done, review_form, tables
from pages.kit.access import User
from pages.kit.terms import statuses
from pages.kit.told import told
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
    rows, names = review_done.settled(build), _names(build, made)
    standing = sorted(
        (one for one in made if one.stands), key=lambda one: (not _alarms(one, rows), -(one.decision or 0))
    )
    screens = -(-len(standing) // ROWS)
    place = st.pagination(screens, key="review_decisions_screen") if screens > 1 else 1
    for one in standing[(place - 1) * ROWS : place * ROWS]:
        _one(one, names[one.key], rows, user)
    head = t("Mọi quyết định, cả đã hoàn tác ({count})", count=number(len(made)))
    alt = t("Mọi quyết định của cán bộ")
    tables.folded(head, lambda: _table(made, names, rows), key="review_decisions", alt=alt, icon=":material/history:")


def _made() -> list[Decision]:
    """Every decision; a home without a desk has none, and looking does not make one."""
    if not home().desk.exists():
        return []
    with open_desk(home()) as desk:
        return desk.decisions.all()


def _names(build: Build | None, made: list[Decision]) -> dict[str, str]:
    """What the resolutions that were decided for are called: by the register, or by their keys in words."""
    keys = tuple(sorted({one.key for one in made}))
    known = frame(build, "resolution_names", choices=keys).to_dict("records") if build else []
    return {key: told(key) for key in keys} | {str(one["key"]): str(one["short"]) for one in known}


def _alarms(one: Decision, rows: dict[int, dict[Any, Any]]) -> list[str]:
    """Why a decision needs another look."""
    row = rows.get(one.decision or 0)
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


def _one(one: Decision, name: str, rows: dict[int, dict[Any, Any]], user: User) -> None:
    """One decision that stands: what, who, when, why, its bulletins, its alarms, and the way back."""
    row = rows.get(one.decision or 0)
    with st.container(border=True, gap="xsmall"):
        settled = number(row["settled"]) if row else t("chưa rõ")
        st.markdown(
            f"**{links.escaped(one.label)}** → {links.escaped(name)} · "
            + t("{count} bản tin theo quyết định này", count=settled)
        )
        st.caption(links.escaped(f"{one.who} · {day(one.at)} {one.at:%H:%M} · {one.why}"))
        if row and row["settled"]:
            review_done.bulletins(row)
        for alarm in _alarms(one, rows):
            st.warning(alarm, icon=":material/notifications:")
        if st.button(t("Hoàn tác"), icon=":material/undo:", key=f"review_undo_{one.decision}"):
            review_form.take_back(one.decision or 0, user)


def _before(one: Decision) -> str:
    """What the machine had said, in words; the desk keeps `status: why`."""
    status, _, why = one.before.partition(": ")
    return f"{statuses().get(status, status)}: {told(why)}"


def _table(made: list[Decision], names: dict[str, str], settled: dict[int, dict[Any, Any]]) -> pd.DataFrame:
    """All of them, the newest first."""
    rows = list(reversed(made))
    return pd.DataFrame(
        {
            t("Lúc"): [f"{day(one.at)} {one.at:%H:%M}" for one in rows],
            t("Người"): [one.who for one in rows],
            t("Cách gọi"): [one.label for one in rows],
            t("Trước đó máy đọc"): [_before(one) for one in rows],
            t("Nay là"): [names[one.key] for one in rows],
            t("Chỉ bản tin"): [one.bulletin_id or "" for one in rows],
            t("Căn cứ"): [one.why for one in rows],
            t("Bản tin"): pd.array([settled.get(one.decision or 0, {}).get("settled") for one in rows], dtype="Int64"),
            t("Hoàn tác lúc"): [f"{day(one.undone_at)} {one.undone_at:%H:%M}" if one.undone_at else "" for one in rows],
            t("Người hoàn tác"): [one.undone_by or "" for one in rows],
        }
    )
