"""What waits on the review page, kind by kind with its number, and the part of the page that settles each."""

from typing import Final

import streamlit as st

from pages.kit import review_bodies, review_dates, review_done, review_queue, review_rejected, review_sites
from pages.kit.access import User
from pages.kit.terms import statuses
from pages.kit.warehouse import Build, row
from pages.kit.words import number, t

_KIND: Final = "review_status"


def show(build: Build | None, user: User) -> None:
    """The kinds with their numbers, what came of the last step, then the chosen kind."""
    if build is None:
        review_done.result(build, user)
        st.info(t("Chưa có dữ liệu nào để soát."), icon=":material/info:")
        return
    st.caption(t("Trang này xét mọi bản tin của dữ liệu đang hiển thị, không theo bộ lọc bên trái."))
    kind = _kind(build)
    review_done.result(build, user)
    if kind == "bodies":
        review_bodies.show(build, user)
    elif kind == "sites":
        review_sites.show(build, user)
    elif kind == "dates":
        review_dates.show(build, user)
    elif kind == "rejected":
        review_rejected.show(build)
    else:
        review_queue.show(build, user, kind)


def _kind(build: Build) -> str:
    """Which kind; each says how much of it there is."""
    said = statuses()
    names = {
        "ambiguous": t("nghị quyết {status}", status=said["ambiguous"]),
        "unregistered": t("nghị quyết {status}", status=said["unregistered"]),
        "bodies": t("tổ chức chưa rõ ở tỉnh nào"),
        "sites": t("trang chưa có trong danh mục"),
        "dates": t("ngày đăng thiếu hoặc đáng ngờ"),
        "rejected": t("tệp bị từ chối"),
    }
    counts = row(build, "review_counts")
    if _KIND in st.session_state:  # the browser knows an option by its words, and the numbers in them have changed
        st.session_state[_KIND] = st.session_state[_KIND]
    chosen = st.radio(
        t("Loại"),
        list(names),
        format_func=lambda one: f"{names[one]} ({number(counts[one] or 0)})",
        horizontal=True,
        key=_KIND,
    )
    return str(chosen)
