"""Staff overrule what the machine says of a meter: a fault, a look, days to be set aside; always with a reason.

Each word goes to the desk and is published at once; one step takes it back. Readers see what was overruled, and why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.desk import LONGEST_WHY, Verdict, open_desk
from pages.kit import links, panels, review_ask, review_publish, step, tables
from pages.kit.filters import Filters, values
from pages.kit.guard import Right, may, require
from pages.kit.step import Said
from pages.kit.told import told
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

FALLS: Final = ("reset", "replacement", "rollback", "rollover")
_PLACE: Final = "traffic_verdicts"
_FAULT: Final = "fault"
_LOOK: Final = "look"
_LISTED: Final = 300
"""Faults or looks in the list to choose from."""


@dataclass(frozen=True, slots=True)
class Case:
    """What the machine says that may be overruled: of which site and days, and what people may say instead."""

    site: str
    name: str
    first: date
    last: date
    before: str
    says: tuple[str, ...]
    total: int | None = None

    @property
    def words(self) -> str:
        """In the list."""
        days = day(self.first) if self.first == self.last else f"{day(self.first)} – {day(self.last)}"
        return f"{days} · {self.name} · {told(self.before)}"


def words() -> dict[str, str]:
    """What each verdict says."""
    return {
        "counted": t("không có sự cố: bộ đếm đếm đúng"),
        "wrong_look": t("lần đọc này sai, không dùng"),
        "right_look": t("lần đọc này đúng, phải dùng"),
        "set_aside": t("để riêng, không dùng số của những ngày này"),
        "reset": t("bộ đếm bị đặt lại"),
        "replacement": t("đã thay bộ đếm khác"),
        "rollback": t("bộ đếm lùi về bản cũ"),
        "rollover": t("bộ đếm hết chữ số, quay vòng"),
        "bump": t("bộ đếm bị sửa tay"),
    }


def panel(build: Build, filters: Filters, site: str | None) -> None:
    """What was overruled, for everybody; the form, for staff."""
    made = _made(build)
    writes = _may_write(build, site)
    if not made and not writes:
        return
    st.subheader(t("Sửa lời máy về bộ đếm"), anchor=False)
    step.result(_PLACE)
    room = tables.opened(t("Viết lời sửa"), key="traffic_verdict_form", icon=":material/gavel:") if writes else None
    if room:
        with room:
            _form(build, filters, site)
    _list(build, made)


def _may_write(build: Build, site: str | None) -> bool:
    """Whether the user may judge the chosen meter, or any that they see."""
    return may(Right.WRITE, sites=[site] if site else frame(build, "sites")["site"].head(1))


def _made(build: Build) -> list[Verdict]:
    """Every verdict on the sites that the user sees; looking makes no desk where there is none."""
    if build.is_demo or not build.home.desk.exists():
        return []
    seen = set(frame(build, "sites")["site"])
    with open_desk(build.home) as desk:
        return [one for one in desk.verdicts.all() if one.site in seen]


def _form(build: Build, filters: Filters, site: str | None) -> None:
    """Which verdict of the machine, what is true instead, and why; what was written stays when it is shut again."""
    kinds = {_FAULT: t("một sự cố"), _LOOK: t("một lần đọc"), "days": t("một số ngày")}
    kind = st.segmented_control(
        t("Sửa"), list(kinds), default=_FAULT, required=True, format_func=lambda one: kinds[one],
        key="traffic_verdict_kind", persist_state="page",
    )  # fmt: skip
    case = _days(build, filters, site) if kind == "days" else _chosen(build, filters, site, str(kind or _FAULT))
    if case is None:
        return
    said = words()
    says = st.selectbox(
        t("Thật ra là"), case.says, format_func=lambda one: said[one],
        key=f"traffic_verdict_says_{kind}_{case.words}", persist_state="page",
    )  # fmt: skip
    why = st.text_input(
        t("Căn cứ"), max_chars=LONGEST_WHY, placeholder=t("ví dụ: quản trị trang xác nhận"),
        key="traffic_verdict_why", persist_state="page",
    )  # fmt: skip
    reason = review_ask.one_line(why)
    if build.is_demo:
        st.info(t("Đang xem dữ liệu minh họa: chỉ sửa được trên dữ liệu thật."), icon=":material/science:")
    if st.button(
        t("Ghi và tính lại"), type="primary", icon=":material/gavel:", key="traffic_verdict_save",
        disabled=build.is_demo or says is None,
    ):  # fmt: skip
        _save(build, case, str(says), reason)


def _save(build: Build, case: Case, says: str, reason: str) -> None:
    """Write it down and publish; without a reason, ask for one."""
    if missing := review_ask.no_reason(reason):
        st.warning(missing, icon=":material/edit:")
        return
    who = require(Right.WRITE, sites=[case.site]).name
    made = Verdict(review_publish.now(), who, case.site, says, case.first, case.last, case.before, reason, case.total)
    step.carry_out(_PLACE, lambda: _write(build, made))


def _chosen(build: Build, filters: Filters, site: str | None, kind: str) -> Case | None:
    """One of the machine's faults, or one of the looks."""
    cases = offered(build, filters, site, kind)
    if not cases:
        st.caption(t("Trong kỳ và phạm vi này không có gì để sửa."))
        return None
    if len(cases) > _LISTED:
        st.caption(
            t("Danh sách có {count} mục mới nhất; chọn một trang hoặc rút ngắn kỳ để thấy hết.", count=number(_LISTED))
        )
        cases = cases[:_LISTED]
    place = st.selectbox(
        t("Máy nói"), range(len(cases)), format_func=lambda at: cases[at].words,
        key=f"traffic_verdict_{kind}_{build.name}_{site}", persist_state="page",
    )  # fmt: skip
    return cases[place or 0]


def offered(build: Build, filters: Filters, site: str | None, kind: str) -> list[Case]:
    """The machine's faults, or the looks."""
    find = _faults if kind == _FAULT else _looks
    return panels.made(build, (filters, site, kind), lambda: find(build, filters, site))


def _faults(build: Build, filters: Filters, site: str | None) -> list[Case]:
    """What the machine says happened to meters."""
    rows = frame(build, "visit_judged", **values(filters), one_site=site).to_dict("records")
    return [_case(one) for one in rows]


def _case(one: Mapping[Any, Any]) -> Case:
    """A fault with what it may be instead: a fall is some fall, a wrong look may be right, the rest may be counting."""
    kind, first, last = str(one["kind"]), one["first_day"].date(), one["last_day"].date()
    total = None if pd.isna(one["after"]) else int(one["after"])
    if kind in {"duplicate", "contradiction"}:
        return Case(str(one["site"]), str(one["name"]), first, last, str(one["why"]), ("right_look",), total)
    rises = pd.notna(one["before"]) and total is not None and total >= int(one["before"])
    says = ("counted",) if rises else tuple(fall for fall in FALLS if fall != kind)
    return Case(str(one["site"]), str(one["name"]), first, last, str(one["why"]), (*says, "set_aside"))


def _looks(build: Build, filters: Filters, site: str | None) -> list[Case]:
    """The looks with a total, the newest first."""
    rows = frame(build, "reading_list", **values(filters), one_site=site, most=_LISTED).to_dict("records")
    return [
        Case(
            str(one["site"]), str(one["name"]), one["observed_on"].date(), one["observed_on"].date(),
            t("tổng {total}", total=number(one["total"])), ("wrong_look", "right_look"), int(one["total"]),
        )
        for one in rows
        if pd.notna(one["total"])
    ]  # fmt: skip


def _days(build: Build, filters: Filters, site: str | None) -> Case | None:
    """Days to set aside, or a jump that only people know of."""
    if site is None:
        st.caption(t("Hãy chọn một trang ở đầu trang này trước."))
        return None
    chosen = st.date_input(
        t("Những ngày"), (filters.start, filters.start), format="DD/MM/YYYY",
        key=f"traffic_verdict_days_{site}", persist_state="page",
    )  # fmt: skip
    if not isinstance(chosen, tuple) or len(chosen) != 2:  # noqa: PLR2004 - the second day is not chosen yet
        return None
    name = str(frame(build, "sites").set_index("site")["name"].get(site, site))
    return Case(site, name, chosen[0], chosen[1], t("dùng như bộ đếm ghi"), ("set_aside", "bump"))


def _write(build: Build, made: Verdict) -> Said:
    """Write a verdict down and publish with it; what cannot be published is taken back."""
    require(Right.WRITE, sites=[made.site])
    with open_desk(build.home) as desk:
        number_ = desk.verdicts.add(made)
    return review_publish.publish(
        build.home,
        Said(t("Đã ghi: {words}. Số liệu đã tính lại.", words=words()[made.says])),
        lambda desk, why: desk.verdicts.undo(number_, by=made.who, at=review_publish.now(), why=why),
    )


def _take_back(build: Build, made: Verdict) -> Said:
    """Take a verdict back and publish without it."""
    user = require(Right.WRITE, sites=[made.site])
    with open_desk(build.home) as desk:
        is_done = desk.verdicts.undo(
            made.verdict or 0, by=user.name, at=review_publish.now(), why=t("hoàn tác trên trang Lượt truy cập")
        )
    if not is_done:
        return Said(t("Lời này đã được hoàn tác từ trước."), is_done=False)
    return review_publish.publish(build.home, Said(t("Đã hoàn tác: bộ đếm lại theo lời máy.")))


def _list(build: Build, made: list[Verdict]) -> None:
    """What was overruled: those that stand with the way back, and all in a table."""
    if not made:
        return
    stands = frame(build, "visit_verdicts").set_index("verdict")["holds"].to_dict()
    for one in reversed([each for each in made if each.stands]):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"{_days_of(one)} · **{links.escaped(one.site)}** · {words()[one.says]}")
            before = t("máy nói: {before}", before=told(one.before))
            st.caption(links.escaped(f"{one.who} · {day(one.at)} {one.at:%H:%M} · {one.why} · {before}"))
            if not stands.get(one.verdict, True):
                st.warning(t("Lần đọc mà lời này nói tới không còn nữa."), icon=":material/notifications:")
            if may(Right.WRITE, sites=[one.site]) and st.button(
                t("Hoàn tác"), icon=":material/undo:", key=f"traffic_verdict_undo_{one.verdict}"
            ):
                step.carry_out(_PLACE, partial(_take_back, build, one))
    head = t("Mọi lời sửa, cả đã hoàn tác ({count})", count=number(len(made)))
    alt = t("Mọi lời sửa về bộ đếm")
    tables.folded(head, lambda: _table(made), key="traffic_verdicts", alt=alt, icon=":material/history:")


def _table(made: list[Verdict]) -> pd.DataFrame:
    """All of them, the newest first."""
    rows = made[::-1]
    return pd.DataFrame(
        {
            t("Lúc"): [f"{day(one.at)} {one.at:%H:%M}" for one in rows],
            t("Người"): [one.who for one in rows],
            t("Trang"): [one.site for one in rows],
            t("Những ngày"): [_days_of(one) for one in rows],
            t("Máy nói"): [told(one.before) for one in rows],
            t("Thật ra là"): [words()[one.says] for one in rows],
            t("Căn cứ"): [one.why for one in rows],
            t("Hoàn tác lúc"): [f"{day(one.undone_at)} {one.undone_at:%H:%M}" if one.undone_at else "" for one in rows],
            t("Người hoàn tác"): [one.undone_by or "" for one in rows],
        }
    )


def _days_of(one: Verdict) -> str:
    """The days that a verdict speaks of."""
    first, last = day(one.first_day), day(one.last_day)
    return first if first == last else f"{first} – {last}"
