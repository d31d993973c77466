"""One file of an upload: its line in the table, and the file opened with all that was found in it."""

from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

import streamlit as st

from etl.desk.incoming import found_in
from etl.desk.previews import Item, read
from etl.desk.uploads import FileState, Upload, UploadFile
from etl.paths import home
from etl.settings import TIME_ZONE
from pages.kit import links, upload_alike, upload_columns, upload_edit, upload_preview
from pages.kit.terms import roles, statuses
from pages.kit.told import told
from pages.kit.warehouse import Build
from pages.kit.words import day, number, t

HERE: Final = ZoneInfo(TIME_ZONE)


def states() -> dict[FileState, str]:
    """How far a file is, in words."""
    return {
        FileState.WAITING: t("đang chờ"),
        FileState.READING: t("đang đọc"),
        FileState.EYES: t("cần xem"),
        FileState.LOADED: t("đã nạp"),
        FileState.DUPLICATE: t("đã có"),
        FileState.REJECTED: t("không đọc được"),
    }


def line(file: UploadFile) -> dict[str, str]:
    """A file as a row of the table."""
    found = file.found or {}
    said, sure = roles(), statuses()
    return {
        t("Tệp"): file.name,
        t("Kết quả"): states()[file.state],
        t("Cần chú ý"): (told(file.why) if file.why else None) or "; ".join(attention(found)) or "–",
        t("Ngày đăng"): _day(found),
        t("Tỉnh, thành"): ", ".join(f"{name} ({said[role]})" for name, role in found.get("provinces", ())) or "–",
        t("Nghị quyết"): ", ".join(f"{label} ({sure[status]})" for label, status in found.get("resolutions", ()))
        or "–",
        t("Tiêu đề"): found.get("title") or _inside(found),
    }


def _inside(found: dict[str, Any]) -> str:
    """What an archive or a table holds."""
    if found.get("kind") == "container":
        return t("{count} mục bên trong", count=number(found["count"]))
    return t("{count} lần đọc bộ đếm", count=number(found["readings"])) if found.get("kind") == "table" else "–"


def _day(found: dict[str, Any]) -> str:
    """The day a bulletin was published."""
    if found.get("kind") != "bulletin":
        return "–"
    return day(date.fromisoformat(found["published_on"])) if found["published_on"] else t("chưa rõ ngày")


def attention(found: dict[str, Any]) -> list[str]:
    """What somebody should look at."""
    words = {
        "unexplained": t("chưa rõ các cột"),
        "alike": t("{count} bài gần như giống hệt"),
        "undated": t("{count} bài chưa rõ ngày"),
        "undecided": t("{count} nghị quyết chưa rõ"),
        "rejected": t("{count} mục bên trong không đọc được"),
        "bad": t("{count} dòng lỗi"),
        "encoding": t("đã chuyển từ phông chữ cũ"),
    }
    counted = [said.format(count=number(int(found[name]))) for name, said in words.items() if found.get(name)]
    return [*counted, *map(told, found.get("warnings", ()))]


def opened(build: Build | None, one: Upload, files: list[UploadFile], sites: dict[str, str]) -> None:
    """The file that somebody wants to see; at first one that wants attention."""
    seen = {file.place: file for file in files if file.found}
    if not seen:
        return
    order = list(seen)
    wanting = (place for place in order if attention(seen[place].found or {}) or seen[place].why)
    picked = st.selectbox(
        t("Mở một tệp để xem và sửa"),
        order,
        index=order.index(next(wanting, order[0])),
        format_func=lambda place: f"{seen[place].name} — {states()[seen[place].state]}",
        key=f"upload_opened_{one.upload}",
    )
    item = read(found_in(home(), one.upload, seen[picked].raw))
    if item is None:
        st.caption(t("Không còn bản xem trước của tệp này."))
        return
    _shown(build, one, seen[picked], item, sites)


def _shown(build: Build | None, one: Upload, file: UploadFile, item: Item, sites: dict[str, str]) -> None:
    """A file opened: its columns where it is a table of bulletins, and one of its entries where it has some."""
    if item.preview.headers:
        upload_columns.show(one, file, item)
    chosen = _entry(one, file, item) if item.preview.entries else item
    with st.container(border=True):
        upload_preview.show(chosen)
        if chosen.preview.alike:
            upload_alike.show(build, one, chosen)
        if chosen.preview.record is not None and file.state is FileState.EYES:
            upload_edit.show(one, chosen, sites)


def _entry(one: Upload, file: UploadFile, item: Item) -> Item:
    """The entry of an archive or of a table that somebody wants to see, or the whole."""
    for note in item.preview.notes:
        st.caption(links.escaped(told(note)))
    choices = [item, *item.preview.entries]
    place = st.selectbox(
        t("Mục bên trong"),
        range(len(choices)),
        index=1,
        format_func=lambda place: f"{choices[place].name} — {upload_preview.verdict(choices[place])}",
        key=f"upload_entry_{one.upload}_{file.place}",
    )
    return choices[place]
