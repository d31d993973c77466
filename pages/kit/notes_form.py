"""Where staff write a note beside a day or a span of days, and change or take back their own."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from etl.desk import LONGEST_NOTE, Note, open_desk
from etl.paths import Home
from etl.settings import TIME_ZONE
from pages.kit.access import User, current_user
from pages.kit.guard import Right, may
from pages.kit.words import day, t

_DONE: Final = "note_done"
_WRONG: Final = "note_wrong"
_CHOSEN: Final = "note_chosen"


def open_form(home: Home, last: date) -> None:
    """Open the form over the page; a new note begins with the chart's last day."""
    st.session_state.pop(_WRONG, None)
    st.dialog(t("Ghi chú vào biểu đồ"))(_form)(home, last)


def _form(home: Home, last: date) -> None:
    """A new note, or one that the reader may change."""
    if st.session_state.pop(_DONE, False):
        st.rerun()
    own = _own(home, current_user())
    chosen = st.selectbox(
        t("Ghi mới hoặc sửa"),
        [None, *own],
        format_func=lambda one: t("Ghi chú mới") if one is None else f"{day(own[one].first_day)}: {own[one].words}",
        key=_CHOSEN,
    )
    note = own[chosen] if chosen else None
    with st.form(f"note_{chosen}", border=False, enter_to_submit=False):
        left, right = st.columns(2)
        start, end = (note.first_day, note.last_day) if note else (last, last)
        left.date_input(t("Từ ngày"), start, key=f"note_from_{chosen}", format="DD/MM/YYYY")
        right.date_input(t("Đến ngày"), end, key=f"note_to_{chosen}", format="DD/MM/YYYY")
        st.text_area(t("Nội dung"), note.words if note else "", max_chars=LONGEST_NOTE, key=f"note_words_{chosen}")
        st.form_submit_button(t("Lưu"), type="primary", on_click=_save, args=(home, note))
    if note:
        st.button(t("Xóa ghi chú này"), icon=":material/delete:", on_click=_remove, args=(home, note))
    st.caption(t("Ai xem bảng này cũng đọc được, kèm tên người ghi và giờ ghi."))
    if wrong := st.session_state.get(_WRONG):
        st.error(wrong)


def _own(home: Home, user: User) -> dict[int, Note]:
    """The notes that somebody may change, newest first."""
    with open_desk(home) as desk:
        found = desk.notes.all()
    mine = [one for one in found if one.is_of(user.name, is_admin=user.is_admin)]
    return {one.note: one for one in reversed(mine) if one.note is not None}


def _save(home: Home, note: Note | None) -> None:
    """Write what the form says, unless something is wrong with it."""
    chosen = note.note if note else None
    first, last, words = (st.session_state.get(f"note_{what}_{chosen}") for what in ("from", "to", "words"))
    words = " ".join(str(words or "").split())
    user = current_user()
    if not may(Right.SETTLE):
        _say(t("Chỉ cán bộ mới ghi được."))
    elif not words:
        _say(t("Hãy viết nội dung."))
    elif first is None or last is None or last < first:
        _say(t("Ngày cuối phải từ ngày đầu trở đi."))
    else:
        written = Note(first, last, words, note.who if note else user.name, _now(), chosen)
        with open_desk(home) as desk:
            if note is None:
                desk.notes.add(written)
            is_done = note is None or desk.notes.change(written, by=user.name, at=_now(), is_admin=user.is_admin)
        _finish(is_done=is_done)


def _remove(home: Home, note: Note) -> None:
    """Take a note away."""
    user = current_user()
    if not may(Right.SETTLE) or note.note is None:
        _say(t("Chỉ cán bộ mới ghi được."))
        return
    with open_desk(home) as desk:
        is_done = desk.notes.remove(note.note, by=user.name, at=_now(), is_admin=user.is_admin)
    st.session_state.pop(_CHOSEN, None)
    _finish(is_done=is_done)


def _finish(*, is_done: bool) -> None:
    """Close the form, or say that somebody was faster."""
    if is_done:
        st.session_state[_DONE] = True
    else:
        _say(t("Ghi chú này không còn hoặc là của người khác."))


def _say(wrong: str) -> None:
    """Keep a sentence for the form."""
    st.session_state[_WRONG] = wrong


def _now() -> datetime:
    """This moment, in Vietnam."""
    return datetime.now(ZoneInfo(TIME_ZONE))
