"""Writing to the registers from the review page: one step publishes it, and what cannot be published is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import streamlit as st

from etl.desk import LONGEST_WHY, Decision, open_desk
from etl.paths import home
from pages.kit import links, review_form, step, upload_values
from pages.kit.access import User
from pages.kit.guard import Right, may, require
from pages.kit.review_publish import now, publish
from pages.kit.step import Said
from pages.kit.warehouse import Build
from pages.kit.words import t

OLD: Final = "63"
"""The map whose codes registers carry: each of its units lies in one of today's."""


def provinces() -> dict[str, str]:
    """The old units by code."""
    return upload_values.provinces(OLD)


def reason(key: str, label: str | None = None) -> str:
    """Why, on one line; nothing is written without it."""
    said = st.text_input(
        label or t("Căn cứ"), max_chars=LONGEST_WHY, key=f"why_{key}", placeholder=t("ví dụ: bản gốc ghi ngày ban hành")
    )
    return " ".join((said or "").split())


def submit(build: Build, label: str, key: str, *, is_ready: bool) -> bool:
    """The button that writes for everybody; it says why it is shut."""
    if build.is_demo:
        st.info(t("Đang xem dữ liệu minh họa: quyết định chỉ ghi được trên dữ liệu thật."), icon=":material/science:")
    elif not is_ready:
        st.caption(t("Hãy điền đủ các ô và ghi căn cứ."))
    is_shut = build.is_demo or not is_ready or not may(Right.SETTLE)
    return bool(st.button(label, type="primary", icon=":material/library_add:", key=key, disabled=is_shut))


@dataclass(frozen=True, slots=True)
class New:
    """A row for a register: which, its name there, what is known of it, and why it is right."""

    kind: str
    name: str
    entry: Mapping[str, Any]
    why: str


def include(new: New, user: User, decision: Decision | None = None) -> NoReturn:
    """Add to a register, and decide for what was just added; then publish."""
    step.carry_out(review_form.PLACE, lambda: _include(new, user, decision))


def _include(new: New, user: User, decision: Decision | None) -> Said:
    """The step; what cannot be published is taken back."""
    require(Right.SETTLE)
    with open_desk(home()) as desk:
        added = desk.additions.add(new.kind, new.name, new.entry, at=now(), who=user.name, why=new.why)
        decided = desk.decisions.add(decision) if decision else None
    return publish(
        home(),
        Said(t("Đã thêm {name} vào danh mục; mọi trang đã đổi theo.", name=links.escaped(new.name))),
        lambda desk, problem: [
            room.undo(one, by=user.name, at=now(), why=problem)
            for room, one in ((desk.additions, added), (desk.decisions, decided))
            if one
        ],
    )


def take_back(addition: int, user: User) -> NoReturn:
    """Take an addition back and publish without it."""
    step.carry_out(review_form.PLACE, lambda: _take_back(addition, user))


def _take_back(addition: int, user: User) -> Said:
    """The step."""
    require(Right.SETTLE)
    with open_desk(home()) as desk:
        desk.additions.undo(addition, by=user.name, at=now(), why=t("hoàn tác trên trang Soát lại"))
    return publish(home(), Said(t("Đã hoàn tác: danh mục trở lại như trước.")))
