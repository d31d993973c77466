"""Adding a resolution to the register from the review page: all that is cited alike follows at once."""

from datetime import date
from typing import Any

import streamlit as st

from etl.desk import Decision
from pages.kit import links, review_ask, review_form, review_write
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
    key = group.place
    head = t("Nghị quyết này chưa có trong danh mục: thêm vào")
    folded = st.expander(head, icon=":material/library_add:", key=f"paper_all_{key}", on_change="rerun")
    if folded.open or st.session_state.get(_OPENED) == key:
        st.session_state[_OPENED] = key
        with folded:
            _form(build, group, user, key)


def _form(build: Build, group: Group, user: User, key: str) -> None:
    """Who issued it and when, which says what it changes; then the rest, why, and the button."""
    review_ask.demo(build)
    by, issued = _dated(build, group, key)
    touched = review_form.effect(build, group, "", None, issued) if issued else ()
    with review_ask.form(f"paper_{key}"):
        entry = {"issuer": by, **_asked(group, key), "issued_on": issued}
        named = _named(entry)
        why = review_ask.reason(f"paper_{key}", t("Căn cứ để thêm"))
        missing = _missing(build, named, touched) if named and why else review_ask.not_full()
        if review_write.submit(build, t("Thêm và áp dụng"), "review_include_paper", missing=missing):
            told = entry | {"issued_on": str(issued)}
            review_write.include(New("resolution", named, told, why), user, _decided(group, named, touched, why, user))


def _dated(build: Build, group: Group, key: str) -> tuple[str, date | None]:
    """Who issued it, and when."""
    rows = frame(build, "review_register").to_dict("records")
    codes = list(dict.fromkeys([group.issuer, *(str(row["issuer"]) for row in rows)]))
    left, right = st.columns(2)
    by = left.selectbox(t("Cơ quan ban hành"), codes, format_func=issuer, key=f"by_{key}")
    issued = right.date_input(
        t("Ngày ban hành"), None, min_value=FIRST, max_value=now().date(), format="DD/MM/YYYY", key=f"issued_{key}"
    )
    return str(by), issued


def _asked(group: Group, key: str) -> dict[str, str]:
    """What else is known of the resolution."""
    left, right = st.columns(2)
    paper = left.text_input(t("Số"), group.number or "", key=f"number_{key}", max_chars=20)
    short = right.text_input(t("Tên ngắn"), key=f"short_{key}", max_chars=80)
    title = st.text_input(t("Trích yếu"), key=f"title_{key}", max_chars=300)
    source = st.text_input(t("Nguồn để kiểm chứng (địa chỉ)"), key=f"source_{key}", max_chars=300)
    said = {"number": paper, "title": title, "short": short, "source": source}
    return {name: (text or "").strip() for name, text in said.items()}


def _named(entry: dict[str, Any]) -> str:
    """The key it would have; empty while something is missing."""
    if not (entry["issuer"] and entry["number"] and entry["title"] and entry["issued_on"]):
        return ""
    return f"{entry['issuer']}:{entry['number']}/{entry['issued_on'].year}"


def _missing(build: Build, key: str, touched: tuple[str, ...]) -> str:
    """Why it cannot be added though all is filled in: the register has it, or no bulletin could follow it."""
    rows = frame(build, "review_register")
    if known := rows.loc[rows["key"] == key, "short"].tolist():
        return t("Danh mục đã có nghị quyết này: “{name}”; hãy chọn nó ở trên.", name=links.escaped(str(known[0])))
    return "" if touched else t("Ngày ban hành này không đổi bản tin nào; hãy xem lại.")


def _decided(group: Group, key: str, touched: tuple[str, ...], why: str, user: User) -> Decision:
    """That all alike mean the resolution."""
    before = f"{group.status}: {group.why}"
    return Decision(now(), user.name, group.issuer, group.number, group.label, key, before, why, None, touched)
