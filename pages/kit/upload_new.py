"""Bringing files: the drop zone. What is dropped is kept at once and read by a process of its own."""

from functools import partial
from typing import Final

import streamlit as st

from etl.desk.incoming import Brought, receive
from etl.paths import home
from etl.settings import MAX_ARCHIVE_BYTES, MAX_BATCH_FILES, MAX_DOCUMENT_BYTES, MAX_SHEET_BYTES
from pages.kit import intake, senders, step, upload_site
from pages.kit.access import User
from pages.kit.guard import Right, require
from pages.kit.warehouse import Build
from pages.kit.words import t

NAMED: Final = "lan"
"""The parameter of the address that names an upload: another tab, or a reload, shows the same."""
_MEGABYTE: Final = 1024 * 1024
_GENERATION: Final = "upload_generation"
"""Part of the uploader's key: raised to empty it."""


def ask(build: Build | None, user: User) -> None:
    """Where the files come from, what may be dropped, and the place to drop it."""
    before = next((one.site for one in intake.uploads(home()) if one.who == user.name and one.site), None)
    site, why = upload_site.site(upload_site.names(build, user), user, before, "new")
    if site is None and user.provinces is not None:
        st.info(why, icon=":material/edit:")
        return
    st.markdown(
        t(
            "**Chọn tệp bản tin** (trang web lưu lại: html, mht; Word: docx, doc; odt, rtf; pdf có chữ; văn bản: txt), "
            "**tệp nén zip** gồm các tệp như vậy, **bảng nhiều bản tin** (xlsx, csv, jsonl có cột Tiêu đề, Ngày đăng, "
            "Nội dung) **hoặc bảng số đọc bộ đếm** (xlsx, csv có cột Trang, Ngày đọc, Tổng, Hôm nay). "
            "Tối đa {size} MB một tệp ({archive} MB với tệp nén, {sheet} MB với bảng), {files} tệp một lần. "
            "Bấm “Chọn tệp” hoặc kéo tệp thả vào khung dưới; chưa có gì được tính cho đến khi bấm nút nạp.",
            size=MAX_DOCUMENT_BYTES // _MEGABYTE,
            archive=MAX_ARCHIVE_BYTES // _MEGABYTE,
            sheet=MAX_SHEET_BYTES // _MEGABYTE,
            files=MAX_BATCH_FILES,
        )
    )
    _uploader_in_words()
    senders.offer()
    generation = st.session_state.setdefault(_GENERATION, 0)
    given = st.file_uploader(
        t("Tệp bản tin hoặc bảng số đọc"),
        accept_multiple_files=True,
        max_upload_size=MAX_ARCHIVE_BYTES // _MEGABYTE,
        key=f"upload_files_{generation}",
        label_visibility="collapsed",
    )
    if intake.too_many(len(given)):
        st.warning(
            t("Quá {files} tệp một lần; hãy chia thành nhiều lần, hoặc nạp bằng dòng lệnh.", files=MAX_BATCH_FILES)
        )
    elif given:
        _keep([(one.name, one.getvalue()) for one in given], site)


def _keep(given: list[tuple[str, bytes]], site: str | None) -> None:
    """Keep what was dropped as an upload of its own, and show it."""
    go_to(step.whole(partial(_received, given, site)))


def _received(given: list[tuple[str, bytes]], site: str | None) -> str:
    """The upload, and an empty uploader in the next run: cut short between them, the same files would come twice."""
    user = require(Right.WRITE, sites=[site] if site else [])
    name = receive(home(), given, Brought(user.name, site))
    st.session_state[_GENERATION] += 1
    return name


def go_to(name: str | None) -> None:
    """Show an upload, or the place to bring another."""
    if name:
        st.query_params[NAMED] = name
    else:
        st.query_params.pop(NAMED, None)
    st.rerun()


def _uploader_in_words() -> None:
    """Streamlit's uploader speaks English only: our words, by the class of its key; the limits stand above it."""
    own = "[class*='st-key-upload_files']"
    words = {
        f"{own} button p": t("Chọn tệp"),
        f"{own} [data-testid=stFileUploaderDropzoneInstructions] span": t("hoặc kéo vào đây"),
    }
    rules = (f"{at}{{font-size:0}}{at}::after{{content:'{said}';font-size:.95rem}}" for at, said in words.items())
    st.html(f"<style>{''.join(rules)}</style>")
