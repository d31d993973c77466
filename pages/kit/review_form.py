"""The form that settles an open citation: what it will change is said first, and one step takes it back."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, NoReturn

import pandas as pd
import streamlit as st

from etl.desk import Decision, open_desk
from etl.paths import Home, home
from pages.kit import links, review_ask, step
from pages.kit.access import User
from pages.kit.guard import Right, may, require
from pages.kit.review_ask import PLACE
from pages.kit.review_publish import now, publish
from pages.kit.step import Said
from pages.kit.terms import issuer
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

ALL: Final = ""
"""The scope of a decision that speaks of every bulletin citing alike."""


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

    @property
    def place(self) -> str:
        """What its forms are kept under until the reader's next step."""
        return f"{step.done()}_{self.issuer}_{self.number}_{self.label}"

    def values(self) -> dict[str, str | None]:
        """What tells it from others, as questions bind it."""
        return {"issuer": self.issuer, "number": self.number, "label": self.label, "status": self.status}


def show(build: Build, group: Group, bulletins: dict[str, str], user: User) -> None:
    """Which resolution it is and where that holds; then what it changes, why, and the button."""
    st.subheader(t("Xác định nghị quyết"), anchor=False)
    review_ask.demo(build)
    names, keys = _register(build, group)
    place = group.place
    key = st.selectbox(
        t("Đây là nghị quyết nào?"),
        keys,
        index=None,
        format_func=names.__getitem__,
        placeholder=t("Chọn; cái máy phân vân đứng đầu"),
        key=f"review_key_{place}",
    )
    only = st.selectbox(
        t("Áp dụng cho"),
        [ALL, *bulletins],
        format_func=lambda one: t("chỉ bản tin: {title}", title=bulletins[one]) if one else _all(group),
        key=f"review_scope_{place}",
    )
    if key is None:
        return
    if touched := effect(build, group, str(key), only or None):
        with review_ask.form(f"review_{place}"):
            _settle(build, _made(group, str(key), only or None, touched, user), names[str(key)], place)
    else:
        st.warning(t("Chọn như vậy không đổi bản tin nào; hãy chọn nghị quyết khác."), icon=":material/block:")


def _made(group: Group, key: str, only: str | None, touched: tuple[str, ...], user: User) -> Decision:
    """The decision, still without a reason."""
    before = f"{group.status}: {group.why}"
    return Decision(now(), user.name, group.issuer, group.number, group.label, key, before, "", only, touched)


def _settle(build: Build, made: Decision, name: str, place: str) -> None:
    """Why, and the button."""
    why = review_ask.reason(place)
    if review_ask.submit(
        t("Ghi quyết định"),
        "review_decide",
        icon=":material/gavel:",
        missing=review_ask.no_reason(why),
        is_shut=build.is_demo or not _may(made.bulletin_id),
    ):
        step.carry_out(PLACE, lambda: _decide(build.home, replace(made, why=why), name))


def _may(only: str | None) -> bool:
    """Whether the user may decide so: for one bulletin of theirs, or for all alike."""
    return may(Right.WRITE, bulletins=[only]) if only else may(Right.SETTLE)


def _all(group: Group) -> str:
    """The scope that speaks of all alike."""
    return t("cả {count} bản tin và bản tin nạp sau", count=number(group.bulletins))


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
    if touched:
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
