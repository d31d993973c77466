"""What the forms of the review page share: which one is looked at, why, and a button that is open from the start."""

from collections.abc import Mapping
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from etl.desk import LONGEST_WHY
from pages.kit import step
from pages.kit.warehouse import Build
from pages.kit.words import t

PLACE: Final = "review"
"""Where the sentences of the review page's steps stand."""


def demo(build: Build) -> None:
    """That nothing is written on demonstration data, said before anybody fills in."""
    if build.is_demo:
        st.info(t("Đang xem dữ liệu minh họa: quyết định chỉ ghi được trên dữ liệu thật."), icon=":material/science:")


def chosen(label: str, names: Mapping[str, str], key: str) -> str | None:
    """Which of what waits is looked at: the first.

    Where a step was just done it is none until the reader chooses: the page is short then, so that what came of the
    step is in view, and nobody takes the next form for the last one.
    """
    said = step.last(PLACE)
    rests = said is not None and said.is_done
    if rests:
        st.subheader(t("Việc tiếp theo"), anchor=False)
    return st.selectbox(
        label,
        list(names),
        index=None if rests else 0,
        format_func=names.__getitem__,
        key=_kept(f"{key}_{step.done()}", names),
        placeholder=t("Chọn một mục để soát tiếp"),
    )


def _kept(key: str, names: Mapping[str, str]) -> str:
    """The key of a choice that outlives what others publish: the browser knows an option by its words alone."""
    chosen_before = st.session_state.get(key)
    if chosen_before in names:
        st.session_state[key] = chosen_before
    elif chosen_before is not None:
        del st.session_state[key]
        st.info(t("Mục vừa xem không còn trong danh sách: có người đã ghi trước."), icon=":material/group:")
    return key


def form(key: str) -> DeltaGenerator:
    """Fields that are sent together by the button below them, and not one by one as the reader leaves each."""
    return st.form(f"form_{key}", border=False, enter_to_submit=False)


def reason(key: str, label: str | None = None) -> str:
    """Why, on one line; nothing is written without it."""
    said = st.text_input(
        label or t("Căn cứ"), max_chars=LONGEST_WHY, key=f"why_{key}", placeholder=t("ví dụ: bản gốc ghi ngày ban hành")
    )
    return one_line(said)


def one_line(said: str | None) -> str:
    """What was written, without what is no word."""
    return " ".join((said or "").split())


def submit(label: str, key: str, *, icon: str, missing: str, is_shut: bool = False) -> bool:
    """The button of a form. What is missing is said once it is clicked; why it could not be written, beside it, too."""
    is_clicked = st.form_submit_button(label, type="primary", icon=icon, key=key, disabled=is_shut)
    said = step.last(PLACE)
    if is_clicked and missing:
        st.warning(missing, icon=":material/edit:")
    elif said is not None and not said.is_done:
        st.error(said.sentence, icon=":material/error:")
    return is_clicked and not missing


def no_reason(why: str) -> str:
    """What is missing where only a reason is asked."""
    return "" if why else t("Hãy ghi căn cứ để người sau hiểu vì sao.")


def not_full() -> str:
    """What is missing where there are several fields."""
    return t("Hãy điền đủ các ô và ghi căn cứ.")
