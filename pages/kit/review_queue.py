"""The queue of the review page: citations of resolutions that the machine left open, most frequent first."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import links, review_ask, review_form, review_paper, review_sentences, same_page, tables
from pages.kit.access import User
from pages.kit.guard import Right, may
from pages.kit.resolution_choice import candidate
from pages.kit.review_form import Group
from pages.kit.terms import issuer
from pages.kit.told import told
from pages.kit.warehouse import Build, frame
from pages.kit.words import number, t

PART: Final = "muc"
"""The parameter that names the part of the page."""
_PART: Final = "review_part"
OPEN: Final = "chua-ro"
DECIDED: Final = "quyet-dinh"
WITHDRAW: Final = "rut"
AUDIT: Final = "so-ghi"
QUEUE: Final = 200
"""Citations in the queue; settling the first lets the next ones in."""


def section() -> str:
    """The part of the page that the reader chose; the address keeps it. Who is limited has not what speaks of all."""
    names = {OPEN: t("Chưa hiểu")}
    if may(Right.SETTLE):
        names |= {DECIDED: t("Đã ghi"), WITHDRAW: t("Rút bản tin"), AUDIT: t("Sổ ghi việc")}
    asked = st.query_params.get(PART, OPEN)
    chosen = st.segmented_control(
        t("Phần"),
        list(names),
        format_func=lambda one: names[one],
        default=asked if asked in names else OPEN,
        required=True,
        key=_PART,
        on_change=lambda: same_page.go({PART: st.session_state[_PART]}),
        label_visibility="collapsed",
    )
    return str(chosen or OPEN)


def show(build: Build, user: User, status: str) -> None:
    """The queue, the chosen citation with its sentences, and the form that settles it."""
    groups = [
        _group(row, status) for row in frame(build, "review_queue", status=status, limit=QUEUE).to_dict("records")
    ]
    if not groups:
        st.success(t("Không còn cách gọi nào như vậy."), icon=":material/task_alt:")
        return
    head = t("Bảng các cách gọi cần soát ({count})", count=number(len(groups)))
    alt, key = t("Các cách gọi cần soát, nhiều bản tin nhất trước"), f"review_queue_{build.name}_{status}"
    tables.folded(head, lambda: _table(build, groups), key=key, alt=alt, icon=":material/list:")
    waiting = {group.place: group for group in groups}
    names = {place: _name(group) for place, group in waiting.items()}
    chosen = review_ask.chosen(t("Soát cách gọi"), names, f"review_group_{status}")
    if chosen is not None:
        _one(build, waiting[chosen], user)


def _one(build: Build, group: Group, user: User) -> None:
    """One citation: why it is open, its sentences, and the forms."""
    count, why = number(group.bulletins), links.escaped(told(group.why))
    st.markdown(t("**{count} bản tin** gọi như vậy. Máy chưa chọn vì: {why}", count=count, why=why))
    bulletins = review_sentences.show(build, "review_bulletins", group.bulletins, kind="resolution", **group.values())
    review_form.show(build, group, bulletins, user)
    review_paper.show(build, group, user)


def _group(row: Mapping[Any, Any], status: str) -> Group:
    """A row of the queue."""
    return Group(
        issuer=str(row["issuer"]),
        number=str(row["number"]) if pd.notna(row["number"]) else None,
        label=str(row["label"]),
        status=status,
        why=str(row["why"]),
        candidates=tuple(map(str, row["candidates"])),
        surfaces=tuple(map(str, row["surfaces"])),
        bulletins=int(row["bulletins"]),
    )


def _name(group: Group) -> str:
    """A citation in the list."""
    count = t("{count} bản tin", count=number(group.bulletins))
    return f"{group.label} · {issuer(group.issuer)} · {count}"


def _table(build: Build, groups: list[Group]) -> pd.DataFrame:
    """The queue as a table."""
    known = frame(build, "review_register").to_dict("records")
    called = {str(row["key"]): str(row["short"]) for row in known}
    return pd.DataFrame(
        {
            t("Cách gọi"): [one.label for one in groups],
            t("Cơ quan ban hành"): [issuer(one.issuer) for one in groups],
            t("Bản tin"): [one.bulletins for one in groups],
            t("Trong bài viết"): [", ".join(one.surfaces) for one in groups],
            t("Có thể là"): ["; ".join(candidate(key, called) for key in one.candidates) for one in groups],
        }
    )
