"""The form that settles an open citation: what it will change is said first, and one step takes it back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NoReturn

import pandas as pd
import streamlit as st

from etl.desk import LONGEST_WHY, Decision, open_desk
from etl.paths import Home, home
from pages.kit import links, step
from pages.kit.access import User
from pages.kit.guard import Right, may, require
from pages.kit.review_publish import now, publish
from pages.kit.step import Said
from pages.kit.terms import issuer
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

ALL: Final = ""
"""The scope of a decision that speaks of every bulletin citing alike."""
PLACE: Final = "review"
"""Where the sentences of the review page's steps stand."""


@dataclass(frozen=True, slots=True)
class Group:
    """One way of citing that is open, in all bulletins that have it."""

    issuer: str
    number: str | None
    label: str
    status: str
    why: str
    candidates: tuple[str, ...]
    surfaces: tuple[str, ...]
    bulletins: int

    def values(self) -> dict[str, str | None]:
        """What tells it from others, as questions bind it."""
        return {"issuer": self.issuer, "number": self.number, "label": self.label, "status": self.status}


def result(user: User) -> None:
    """What came of the last step, and the way back."""
    step.result(PLACE)
    said = step.last(PLACE)
    decision = said.decision if said else None
    if decision is not None and st.button(t("Hoàn tác quyết định này"), icon=":material/undo:", key="review_undo_last"):
        take_back(decision, user)


def show(build: Build, group: Group, bulletins: dict[str, str], user: User) -> None:
    """Which resolution it is, where that holds, why; then what it changes, and the button."""
    st.subheader(t("Xác định nghị quyết"), anchor=False)
    names, keys = _register(build, group)
    place = f"{build.name}_{group.issuer}_{group.number}_{group.label}"
    key = st.selectbox(
        t("Đây là nghị quyết nào?"),
        keys,
        index=None,
        format_func=lambda one: names[one],
        placeholder=t("Chọn trong danh mục; những cái máy đang phân vân đứng đầu"),
        key=f"review_key_{place}",
    )
    only = st.selectbox(
        t("Áp dụng cho"),
        [ALL, *bulletins],
        format_func=lambda one: t("chỉ bản tin: {title}", title=bulletins[one]) if one else _all(group),
        key=f"review_scope_{place}",
    )
    why = st.text_input(
        t("Căn cứ"), max_chars=LONGEST_WHY, key=f"review_why_{place}", placeholder=t("ví dụ: bản gốc ghi ngày ban hành")
    )
    if key is None:
        return
    touched = effect(build, group, str(key), only or None)
    reason = " ".join(str(why or "").split())
    if build.is_demo:
        st.info(t("Đang xem dữ liệu minh họa: quyết định chỉ ghi được trên dữ liệu thật."), icon=":material/science:")
    if not reason:
        st.caption(t("Hãy ghi căn cứ để người sau hiểu vì sao."))
    if st.button(
        t("Ghi quyết định"),
        type="primary",
        icon=":material/gavel:",
        key="review_decide",
        disabled=build.is_demo or not touched or not reason or not _may(only),
    ):
        made = Decision(
            now(), user.name, group.issuer, group.number, group.label, str(key), f"{group.status}: {group.why}",
            reason, only or None, touched,
        )  # fmt: skip
        step.carry_out(PLACE, lambda: _decide(build.home, made, names[str(key)]))


def _may(only: str) -> bool:
    """Whether the user may decide so: for one bulletin of theirs, or for all alike."""
    return may(Right.WRITE, bulletins=[only]) if only else may(Right.SETTLE)


def _all(group: Group) -> str:
    """The scope that speaks of all alike."""
    return t("mọi bản tin gọi như vậy ({count}), cả bản tin nạp sau này", count=number(group.bulletins))


def _register(build: Build, group: Group) -> tuple[dict[str, str], list[str]]:
    """The register by name; what the citation may mean first, then what bears its number, then the rest."""
    rows = frame(build, "review_register").to_dict("records")
    names = {str(one["key"]): _called(one) for one in rows}
    numbers = {str(one["key"]): one["number"] for one in rows}

    def rank(key: str) -> int:
        return 0 if key in group.candidates else 1 if group.number and numbers[key] == group.number else 2

    return names, sorted(names, key=rank)


def _called(one: dict[Any, Any]) -> str:
    """One resolution of the register in the list."""
    issued = day(one["issued_on"]) if pd.notna(one["issued_on"]) else t("chưa rõ ngày")
    return f"{one['short']} · {issuer(one['issuer'])} · {issued}"


def effect(build: Build, group: Group, key: str, only: str | None, issued_on: date | None = None) -> tuple[str, ...]:
    """Say what a decision changes; return the bulletins. `issued_on` is of a resolution that no register has yet."""
    answer = frame(build, "review_effect", **group.values(), key=key, only=only, issued_on=issued_on)
    found = {str(name): value for name, value in answer.iloc[0].items()}
    touched = tuple(map(str, found["bulletins"]))
    provinces, count = number(found["provinces"]), number(len(touched))
    st.markdown(t("Sẽ đổi: **{provinces} tỉnh, {count} bản tin**.", provinces=provinces, count=count))
    if found["older"]:
        st.caption(t("{count} bản tin đăng trước ngày ban hành, giữ nguyên.", count=number(found["older"])))
    if found["against"]:
        st.caption(t("{count} bản tin có lời văn loại trừ nghị quyết này, giữ nguyên.", count=number(found["against"])))
    return touched


def _decide(where: Home, made: Decision, name: str) -> Said:
    """Write a decision down and publish with it; what cannot be published is taken back."""
    if made.bulletin_id:
        require(Right.WRITE, bulletins=[made.bulletin_id])
    else:
        require(Right.SETTLE)
    with open_desk(where) as desk:
        decision = desk.decisions.add(made)
    count = number(len(made.bulletins))
    sentence = t("Đã ghi: “{label}” là {name}; {count} bản tin đã đổi.",
                 label=links.escaped(made.label), name=links.escaped(name), count=count)  # fmt: skip
    return publish(
        where,
        Said(sentence, decision=decision),
        lambda desk, why: desk.decisions.undo(decision, by=made.who, at=now(), why=why),
    )


def take_back(decision: int, user: User) -> NoReturn:
    """Take a decision back and publish without it."""
    step.carry_out(PLACE, lambda: _take_back(decision, user))


def _take_back(decision: int, user: User) -> Said:
    """The step."""
    with open_desk(home()) as desk:
        only = next((one.bulletin_id for one in desk.decisions.all() if one.decision == decision), None)
    require(Right.WRITE if only else Right.SETTLE, bulletins=[only] if only else [])
    with open_desk(home()) as desk:
        is_done = desk.decisions.undo(decision, by=user.name, at=now(), why=t("hoàn tác trên trang Soát lại"))
    if not is_done:
        return Said(t("Quyết định này đã được hoàn tác từ trước."), is_done=False)
    return publish(home(), Said(t("Đã hoàn tác: các bản tin trở lại như máy đọc.")))
