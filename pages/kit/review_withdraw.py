"""Withdrawing on the review page, for administrators: one bulletin uploaded by mistake is taken out for good."""

from typing import Any

import pandas as pd
import streamlit as st

from etl.desk import LONGEST_WHY, Withdrawal, open_desk
from etl.paths import home
from pages.kit import intake, links, review_form, tables
from pages.kit.access import User, current_user
from pages.kit.review_form import Said
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, t


def show(build: Build | None, user: User) -> None:
    """Which bulletin, why, and the button; then what was withdrawn before."""
    if user.is_admin and build is not None and not build.is_demo:
        _ask(build, user)
    else:
        st.info(t("Chỉ người quản trị mới rút được bản tin, và chỉ trên dữ liệu thật."), icon=":material/lock:")
    _before()


def _ask(build: Build, user: User) -> None:
    """The form; the bulletin is named before anything is done."""
    st.markdown(
        t(
            "Dành cho bản tin **tải lên nhầm**: bản gốc, mọi số liệu, câu văn và chỉ mục của nó bị xóa hẳn, "
            "**không hoàn tác được**. Chỉ còn dấu vân của tệp, người rút, lúc rút và lý do."
        )
    )
    asked = st.text_input(t("Mã bản tin"), key="withdraw_id", max_chars=40, help=t("Mã đứng sau id= khi mở bản tin."))
    bulletin_id = (asked or "").strip()
    why = st.text_input(t("Vì sao rút"), key="withdraw_why", max_chars=LONGEST_WHY)
    found = frame(build, "bulletin_one", id=bulletin_id).to_dict("records") if bulletin_id else []
    if bulletin_id and not found:
        st.warning(t("Không có bản tin nào mang mã này."), icon=":material/search_off:")
    for one in found:
        links.lines([links.bulletin_line(one)])
    reason = " ".join(str(why or "").split())
    label = t("Rút hẳn bản tin này")
    if st.button(label, icon=":material/delete_forever:", key="withdraw_do", disabled=not (found and reason)):
        _withdraw(bulletin_id, reason, user)


def _withdraw(bulletin_id: str, why: str, user: User) -> None:
    """Withdraw, in a child process; whoever may not stops here."""
    if not current_user().is_admin:
        st.stop()
    with st.spinner(t("Đang xóa và công bố lại…")):
        outcome = intake.run(home(), home().root, ["withdraw", f"--why={why}", f"--who={user.name}", "--", bulletin_id])
    if outcome.status:
        review_form.say(Said(review_form.wrong(outcome), is_done=False))
    review_form.say(Said(t("Đã rút bản tin {id}.", id=bulletin_id), is_done=True))


def _before() -> None:
    """What was withdrawn, by whom and why."""
    found = _withdrawals()
    if found:
        tables.show(_table(found), key="review_withdrawals", alt=t("Các tệp đã rút"))


def _withdrawals() -> list[Withdrawal]:
    """The withdrawals; a home without a desk has none, and looking does not make one."""
    if not home().desk.exists():
        return []
    with open_desk(home()) as desk:
        return list(desk.withdrawals.all().values())


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
        }
    )
