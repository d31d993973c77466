"""What staff added to the registers and corrected in bulletins, on the review page: listed, alarmed, and taken back."""

from typing import Any

import pandas as pd
import streamlit as st

from etl.desk import Addition, Correction, open_desk
from etl.paths import home
from pages.kit import bulletin_history, links, review_write, tables
from pages.kit.access import User
from pages.kit.guard import Right, may
from pages.kit.terms import issuer
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t


def show(build: Build | None, user: User) -> None:
    """The additions, each with the way back; then the corrections, what needs another look first."""
    if build is None or build.is_demo or not home().desk.exists():
        return
    with open_desk(home()) as desk:
        added, corrected = desk.additions.all(), desk.corrections.all()
    _added(added, user)
    if corrected:
        _corrected(build, corrected)


def _added(made: list[Addition], user: User) -> None:
    """What was added and stands, and all in a table."""
    if not made:
        return
    st.subheader(t("Đã thêm vào danh mục"), anchor=False)
    for one in made:
        if one.stands:
            _one(one, user)
    head = t("Mọi mục đã thêm, cả đã hoàn tác ({count})", count=number(len(made)))
    alt = t("Những gì cán bộ đã thêm vào danh mục")
    tables.folded(head, lambda: _additions(made), key="review_additions", alt=alt, icon=":material/history:")


def _one(one: Addition, user: User) -> None:
    """One addition and the way back."""
    with st.container(border=True, gap="xsmall"):
        name = links.escaped(review_write.called(one.kind, one.name))
        st.markdown(f"**{name}** · {kinds()[one.kind]} · {links.escaped(_told(one))}")
        st.caption(links.escaped(f"{one.who} · {day(one.at)} {one.at:%H:%M} · {one.why}"))
        label, key = t("Hoàn tác"), f"addition_undo_{one.addition}"
        if st.button(label, icon=":material/undo:", key=key, disabled=not may(Right.SETTLE)):
            review_write.take_back(one.addition, user)


def kinds() -> dict[str, str]:
    """The registers."""
    return {"site": t("trang"), "resolution": t("nghị quyết"), "body": t("tổ chức")}


def _told(one: Addition) -> str:
    """What is known of it, on one line."""
    known = dict(one.entry)
    if known.get("issuer"):
        known["issuer"] = issuer(known["issuer"])
    if known.get("province"):
        known["province"] = review_write.provinces().get(known["province"], known["province"])
    return " · ".join(str(part) for part in known.values() if part)


def _additions(made: list[Addition]) -> pd.DataFrame:
    """All of them, the newest first."""
    rows = list(reversed(made))
    return pd.DataFrame(
        {
            t("Lúc"): [f"{day(one.at)} {one.at:%H:%M}" for one in rows],
            t("Người"): [one.who for one in rows],
            t("Danh mục"): [kinds()[one.kind] for one in rows],
            t("Mục"): [review_write.called(one.kind, one.name) for one in rows],
            t("Nội dung"): [_told(one) for one in rows],
            t("Căn cứ"): [one.why for one in rows],
            t("Hoàn tác lúc"): [f"{day(one.undone_at)} {one.undone_at:%H:%M}" if one.undone_at else "" for one in rows],
            t("Người hoàn tác"): [one.undone_by or "" for one in rows],
        }
    )


def _corrected(build: Build, made: list[Correction]) -> None:
    """The corrections that need another look as links, then all in a table."""
    st.subheader(t("Đã sửa ở từng bản tin"), anchor=False)
    told = {int(row["correction"]): str(row["state"]) for row in frame(build, "review_corrections").to_dict("records")}
    alarms = bulletin_history.alarms()
    doubtful = [one for one in made if told.get(one.correction) in alarms]
    if doubtful:
        st.warning(
            t("{count} chỗ sửa cần xem lại vì máy nay đọc khác trước.", count=number(len(doubtful))),
            icon=":material/notifications:",
        )
        words = bulletin_history.plain_words
        links.lines(
            links.Line(words(build, one), links.bulletin_url(one.bulletin_id), alarms[told[one.correction]])
            for one in doubtful
        )
    head = t("Mọi chỗ sửa, cả đã hoàn tác ({count})", count=number(len(made)))
    alt = t("Mọi chỗ sửa của cán bộ")
    tables.folded(
        head, lambda: _corrections(build, made, told), key="review_corrections", alt=alt, icon=":material/history:"
    )


def _corrections(build: Build, made: list[Correction], told: dict[int, str]) -> pd.DataFrame:
    """All of them, the newest first."""
    rows: list[Any] = list(reversed(made))
    fields, alarms = bulletin_history.fields(), bulletin_history.alarms()
    return pd.DataFrame(
        {
            t("Lúc"): [f"{day(one.at)} {one.at:%H:%M}" for one in rows],
            t("Người"): [one.who for one in rows],
            t("Bản tin"): [one.bulletin_id for one in rows],
            t("Mục"): [fields[one.field] for one in rows],
            t("Trước đó"): [bulletin_history.said(build, one.field, one.before) for one in rows],
            t("Nay là"): [bulletin_history.said(build, one.field, one.after) for one in rows],
            t("Căn cứ"): [one.why for one in rows],
            t("Cần xem lại"): [alarms.get(told.get(one.correction, ""), "") for one in rows],
            t("Hoàn tác lúc"): [f"{day(one.undone_at)} {one.undone_at:%H:%M}" if one.undone_at else "" for one in rows],
            t("Người hoàn tác"): [one.undone_by or "" for one in rows],
        }
    )
