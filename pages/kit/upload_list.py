"""The uploads of somebody: those still open, those that can be taken back; and the newest loads of all."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from etl.desk.uploads import FileState, Upload
from etl.paths import home
from pages.kit import intake, links, tables, upload_batch
from pages.kit.access import User
from pages.kit.upload_new import go_to
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t


def mine(user: User) -> None:
    """What they brought: what waits first, then what was loaded within the days in which it can be taken back."""
    since = datetime.now(UTC) - timedelta(days=upload_batch.UNDO_DAYS)
    found = [one for one in intake.uploads(home()) if one.state != "dropped" and upload_batch.is_theirs(one, user)]
    waiting = [one for one in found if one.state in {"open", "loading"}]
    loaded = [one for one in found if one.state == "loaded" and one.at >= since]
    if waiting:
        st.subheader(t("Đang dở: {count} lần tải lên", count=number(len(waiting))), anchor=False)
        for one in waiting:
            intake.is_busy(home(), one)
            _line(one)
    if loaded:
        with st.expander(t("Đã nạp trong {days} ngày qua", days=upload_batch.UNDO_DAYS), icon=":material/task_alt:"):
            for one in loaded:
                _line(one)


def _line(one: Upload) -> None:
    """One upload, to be opened."""
    who = t("thư mục tự nạp") if one.via == "watch" else links.escaped(one.who)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(t("Mở"), key=f"upload_open_{one.upload}", icon=":material/folder_open:", help=_counted(one)):
            go_to(one.upload)
        st.markdown(f"{upload_batch.moment(one.at)} · {who} · {links.escaped(one.site or '–')} · {_counted(one)}")


def _counted(one: Upload) -> str:
    """Its files by state."""
    if one.load_state == "undone":
        return t("đã hoàn tác")
    from_states = {
        FileState.WAITING: t("{count} đang chờ"),
        FileState.READING: t("{count} đang đọc"),
        FileState.EYES: t("{count} cần xem"),
        FileState.LOADED: t("{count} đã nạp"),
        FileState.DUPLICATE: t("{count} đã có"),
        FileState.REJECTED: t("{count} không đọc được"),
    }
    counted = {state: one.counts.get(state, 0) for state in from_states}
    return ", ".join(
        words.format(count=number(counted[state])) for state, words in from_states.items() if counted[state]
    )


def recent(build: Build | None) -> None:
    """The newest loads."""
    if build is None:
        return
    loads: list[dict[Any, Any]] = frame(build, "upload_loads").to_dict("records")
    if not loads:
        return
    table = pd.DataFrame(
        {
            t("Lúc"): [f"{day(one['loaded_at'])} {one['loaded_at']:%H:%M}" for one in loads],
            t("Trang"): [one["site"] for one in loads],
            t("Người nạp"): [one["who"] for one in loads],
            t("Tệp"): [one["files"] for one in loads],
            t("Bản tin"): [one["bulletins"] for one in loads],
            t("Đã có"): [one["duplicates"] for one in loads],
            t("Lần đọc"): [one["readings"] for one in loads],
            t("Từ chối"): [one["rejected"] for one in loads],
        }
    )
    with st.expander(t("Các lần nạp gần đây"), icon=":material/history:"):
        tables.show(table, key=f"upload_recent_{build.name}", alt=t("Các lần nạp gần đây"))
