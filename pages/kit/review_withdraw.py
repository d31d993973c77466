"""Withdrawing on the review page, for administrators: one bulletin uploaded by mistake is taken out for good."""

from typing import Any

import pandas as pd
import streamlit as st

from etl.desk import LONGEST_WHY, Withdrawal, open_desk
from etl.paths import home
from pages.kit import intake, links, review_ask, step, tables
from pages.kit.access import User
from pages.kit.guard import Right, require
from pages.kit.review_publish import now, wrong
from pages.kit.step import Said
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, t


def show(build: Build | None, user: User) -> None:
    """Which bulletin, why, and the button; then what was withdrawn before."""
    if user.is_admin and build is not None and not build.is_demo:
        _ask(build, user)
    else:
        st.info(t("Chỉ người quản trị mới rút được bản tin, và chỉ trên dữ liệu thật."), icon=":material/lock:")
    _before(user)


def _ask(build: Build, user: User) -> None:
    """The form; the bulletin is named before anything is done."""
    st.markdown(
        t(
            "Dành cho bản tin **tải lên nhầm**: bản gốc, mọi số liệu, câu văn và chỉ mục của nó bị xóa hẳn, "
            "**không hoàn tác được**. Chỉ còn dấu vân của tệp, người rút, lúc rút và lý do."
        )
    )
    with review_ask.form("withdraw"):
        asked = st.text_input(
            t("Mã bản tin"), key="withdraw_id", max_chars=40, help=t("Mã đứng sau id= khi mở bản tin.")
        )
        st.form_submit_button(t("Tìm"), icon=":material/search:")
    bulletin_id = (asked or "").strip()
    found = frame(build, "bulletin_one", id=bulletin_id).to_dict("records") if bulletin_id else []
    if bulletin_id and not found:
        st.warning(t("Không có bản tin nào mang mã này."), icon=":material/search_off:")
    for one in found:
        links.lines([links.bulletin_line(one)])
        _confirm(bulletin_id, user)


def _confirm(bulletin_id: str, user: User) -> None:
    """Why the bulletin that was found is withdrawn, and the button."""
    with review_ask.form(f"withdraw_{bulletin_id}"):
        why = review_ask.one_line(st.text_input(t("Vì sao rút"), key="withdraw_why", max_chars=LONGEST_WHY))
        label, missing = t("Rút hẳn bản tin này"), review_ask.no_reason(why)
        if review_ask.submit(label, "withdraw_do", icon=":material/delete_forever:", missing=missing):
            step.carry_out(
                review_ask.PLACE, lambda: _withdraw(bulletin_id, why, user), doing=t("Đang xóa và công bố lại…")
            )


def _withdraw(bulletin_id: str, why: str, user: User) -> Said:
    """Withdraw, in a child process; whoever may not stops here."""
    require(Right.ADMINISTER)
    outcome = intake.run(home(), home().root, ["withdraw", f"--why={why}", f"--who={user.name}", "--", bulletin_id])
    if outcome.status:
        return Said(wrong(outcome, t("Không công bố được; hãy thử lại.")), is_done=False)
    return Said(t("Đã rút bản tin {id}.", id=bulletin_id))


def _before(user: User) -> None:
    """What was withdrawn, by whom and why."""
    found = _withdrawals()
    if user.is_admin:
        _allow([one for one in found if one.stands], user)
    if found:
        tables.show(_table(found), key="review_withdrawals", alt=t("Các tệp đã rút"))


def _allow(standing: list[Withdrawal], user: User) -> None:
    """The way back: whoever brings the bytes again may, once an administrator says so."""
    if not standing:
        return
    names = list(dict.fromkeys(one.bulletin_id for one in standing))
    whys = {one.bulletin_id: one.why for one in standing}
    folded = st.expander(t("Cho phép nạp lại một bản tin đã rút"), icon=":material/lock_open:")
    with folded, review_ask.form("allow"):
        chosen = st.selectbox(
            t("Bản tin đã rút"), names, format_func=lambda one: f"{one} · {whys[one]}", key="allow_id"
        )
        why = review_ask.one_line(st.text_input(t("Vì sao cho nạp lại"), key="allow_why", max_chars=LONGEST_WHY))
        st.caption(t("Bản tin không tự trở về; ai có tệp thì nạp lại ở trang Tải lên."))
        label, missing = t("Cho nạp lại"), review_ask.no_reason(why)
        if review_ask.submit(label, "allow_do", icon=":material/lock_open:", missing=missing):
            step.carry_out(review_ask.PLACE, lambda: _let_in(str(chosen), why, user))


def _let_in(bulletin_id: str, why: str, user: User) -> Said:
    """Write down that the bytes may come back."""
    require(Right.ADMINISTER)
    with open_desk(home()) as desk:
        is_done = desk.withdrawals.allow(bulletin_id, by=user.name, at=now(), why=why)
    said = t("Từ nay bản tin {id} được nhận lại khi có người nạp.", id=bulletin_id)
    return Said(said if is_done else t("Bản tin này không còn bị rút."), is_done=is_done)


def _allowed(one: Withdrawal) -> str:
    """Who let it in again, when and why."""
    return f"{day(one.allowed_at)} · {one.allowed_by} · {one.allowed_why}" if one.allowed_at else ""


def _withdrawals() -> list[Withdrawal]:
    """The withdrawals; a home without a desk has none, and looking does not make one."""
    if not home().desk.exists():
        return []
    with open_desk(home()) as desk:
        return desk.withdrawals.ledger()


def _table(found: list[Withdrawal]) -> pd.DataFrame:
    """The withdrawals, the newest first."""
    rows: list[Any] = list(reversed(found))
    return pd.DataFrame(
        {
            t("Lúc"): [f"{day(one.at)} {one.at:%H:%M}" for one in rows],
            t("Người"): [one.who for one in rows],
            t("Mã bản tin"): [one.bulletin_id for one in rows],
            t("Vì sao rút"): [one.why for one in rows],
            t("Dấu vân tệp (SHA-256)"): [one.raw for one in rows],
            t("Cho nạp lại"): [_allowed(one) for one in rows],
        }
    )
