"""The audit on the review page: who wrote what and when, newest first, to read and to take away whole."""

import pandas as pd
import streamlit as st

from etl.desk import Entry, open_desk
from etl.paths import home
from pages.kit import tables
from pages.kit.words import day, number, t


def show() -> None:
    """The whole audit as a table; its buttons give all rows as CSV or Excel."""
    found = _entries()
    if not found:
        st.info(t("Sổ còn trống."), icon=":material/info:")
        return
    st.caption(t("{count} dòng. Sổ chỉ được ghi thêm; không ai sửa hay xóa được.", count=number(len(found))))
    tables.show(_table(found), key="review_audit", alt=t("Sổ ghi việc: ai làm gì, lúc nào"))


def _entries() -> list[Entry]:
    """The audit, the newest first; a home without a desk has none, and looking does not make one."""
    if not home().desk.exists():
        return []
    with open_desk(home()) as desk:
        return list(reversed(desk.audit()))


def _table(found: list[Entry]) -> pd.DataFrame:
    """The lines with what was done in words."""
    said = _said()
    return pd.DataFrame(
        {
            t("Lúc"): [f"{day(one.at)} {one.at:%H:%M:%S}" for one in found],
            t("Người"): [one.who or "" for one in found],
            t("Việc"): [said.get(one.what, one.what) for one in found],
            t("Đối tượng"): [one.subject for one in found],
            t("Chi tiết"): [one.detail or "" for one in found],
        }
    )


def _said() -> dict[str, str]:
    """What the desk's words for what was done mean."""
    return {
        "landed": t("nạp bản tin"),
        "failed": t("lần nạp không thành"),
        "undone": t("bỏ lần nạp"),
        "rebuilt": t("dựng lại từ bản gốc"),
        "noted": t("ghi chú vào biểu đồ"),
        "note_changed": t("sửa ghi chú"),
        "note_removed": t("xóa ghi chú"),
        "decided": t("xác định nghị quyết"),
        "decision_undone": t("hoàn tác quyết định"),
        "withdrawn": t("rút bản tin"),
        "withdrawal_allowed": t("cho nạp lại bản tin đã rút"),
        "corrected": t("sửa bản tin"),
        "correction_undone": t("hoàn tác chỗ sửa"),
        "meter_judged": t("nhận định về bộ đếm"),
        "meter_judgement_undone": t("hoàn tác nhận định về bộ đếm"),
        "added": t("thêm vào danh mục"),
        "addition_undone": t("hoàn tác mục đã thêm"),
    }
