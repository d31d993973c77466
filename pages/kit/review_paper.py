"""Adding a resolution to the register from the review page: all that is cited alike follows at once."""

from datetime import date
from typing import Any

import streamlit as st

from etl.desk import Decision
from pages.kit import review_form, review_write
from pages.kit.access import User
from pages.kit.review_form import Group
from pages.kit.review_publish import now
from pages.kit.review_write import New
from pages.kit.terms import issuer
from pages.kit.warehouse import Build, frame
from pages.kit.words import t

FIRST = date(1930, 2, 3)
"""No resolution of the register is older than the Party."""
_OPENED = "review_paper"


def show(build: Build, group: Group, user: User) -> None:
    """The form, shut until somebody needs it; once opened, what was written stays though it is shut again."""
    key = f"{build.name}_{group.issuer}_{group.number}_{group.label}"
    head = t("Nghị quyết này chưa có trong danh mục: thêm vào")
    folded = st.expander(head, icon=":material/library_add:", key=f"paper_all_{key}", on_change="rerun")
    if not (folded.open or st.session_state.get(_OPENED) == key):
        return
    st.session_state[_OPENED] = key
    with folded:
        entry = _asked(build, group, key)
        why = review_write.reason(f"paper_{key}", t("Căn cứ để thêm"))
        named = _named(build, entry)
        touched: tuple[str, ...] = ()
        if named:
            touched = review_form.effect(build, group, named, None, entry["issued_on"])
        is_ready = bool(named and why and touched)
        if review_write.submit(build, t("Thêm và áp dụng"), "review_include_paper", is_ready=is_ready):
            told = entry | {"issued_on": entry["issued_on"].isoformat()}
            review_write.include(New("resolution", named, told, why), user, _decided(group, named, touched, why, user))


def _asked(build: Build, group: Group, key: str) -> dict[str, Any]:
    """What is known of the resolution."""
    rows = frame(build, "review_register").to_dict("records")
    codes = list(dict.fromkeys([group.issuer, *(str(row["issuer"]) for row in rows)]))
    left, right = st.columns(2)
    by = left.selectbox(t("Cơ quan ban hành"), codes, format_func=issuer, key=f"by_{key}")
    paper = right.text_input(t("Số"), group.number or "", key=f"number_{key}", max_chars=20)
    issued = left.date_input(
        t("Ngày ban hành"), None, min_value=FIRST, max_value=now().date(), format="DD/MM/YYYY", key=f"issued_{key}"
    )
    short = right.text_input(t("Tên ngắn"), key=f"short_{key}", max_chars=80)
    title = st.text_input(t("Trích yếu"), key=f"title_{key}", max_chars=300)
    source = st.text_input(t("Nguồn để kiểm chứng (địa chỉ)"), key=f"source_{key}", max_chars=300)
    said = {"issuer": str(by), "number": paper, "title": title, "short": short, "source": source}
    return {name: (text or "").strip() for name, text in said.items()} | {"issued_on": issued}


def _named(build: Build, entry: dict[str, Any]) -> str:
    """The key it would have; empty while something is missing, or where the register has it already."""
    if not (entry["issuer"] and entry["number"] and entry["title"] and entry["issued_on"]):
        return ""
    key = f"{entry['issuer']}:{entry['number']}/{entry['issued_on'].year}"
    if key in set(frame(build, "review_register")["key"]):
        st.warning(t("Danh mục đã có nghị quyết {key}; hãy chọn nó ở trên.", key=key), icon=":material/info:")
        return ""
    return key


def _decided(group: Group, key: str, touched: tuple[str, ...], why: str, user: User) -> Decision:
    """That all alike mean the resolution."""
    before = f"{group.status}: {group.why}"
    return Decision(now(), user.name, group.issuer, group.number, group.label, key, before, why, None, touched)
