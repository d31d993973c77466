"""The columns of a table of bulletins: what each was taken for, to be changed, and remembered for the same header."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from etl.desk import open_desk
from etl.desk.previews import Item
from etl.desk.uploads import FileState, Upload, UploadFile
from etl.paths import home
from pages.kit import links
from pages.kit.guard import Right, require
from pages.kit.words import t


def fields() -> dict[str, str]:
    """What a column can hold."""
    return {
        "title": t("Tiêu đề"),
        "text": t("Nội dung"),
        "lead": t("Tóm tắt"),
        "published_on": t("Ngày đăng"),
        "author": t("Tác giả"),
    }


def show(one: Upload, file: UploadFile, item: Item) -> None:
    """Which column holds what, and the form that changes it."""
    preview = item.preview
    if not preview.columns:
        st.warning(
            t("Không rõ cột nào của bảng là nội dung bản tin; hãy chỉ ra bên dưới."), icon=":material/table_rows:"
        )
    headers = [header for header in dict.fromkeys(preview.headers) if header.strip()]
    with st.form(f"upload_columns_{one.upload}_{file.place}"):
        st.markdown(t("**Các cột của bảng này** (được nhớ cho mọi bảng có cùng dòng tiêu đề)"))
        places = st.columns(len(fields()))
        chosen = {
            field: place.selectbox(
                words,
                headers,
                index=headers.index(preview.columns[field]) if preview.columns.get(field) in headers else None,
                placeholder=t("không có"),
                key=f"upload_column_{field}_{one.upload}_{file.place}",
            )
            for place, (field, words) in zip(places, fields().items(), strict=True)
        }
        asked = st.form_submit_button(t("Đọc theo các cột này"), icon=":material/table_view:")
    if asked:
        _explain(one, file, preview.header, {str(header): field for field, header in chosen.items() if header})


def _explain(one: Upload, file: UploadFile, header: str, columns: dict[str, str]) -> None:
    """Remember the columns, and have the file read again by them."""
    if "text" not in columns.values():
        st.error(t("Phải có một cột là nội dung, và mỗi cột chỉ dùng cho một việc."))
        return
    user = require(Right.WRITE, sites=[one.site] if one.site else [])
    with open_desk(home()) as desk:
        desk.uploads.explain(header, columns, at=datetime.now(UTC), who=user.name)
        again = replace(file, state=FileState.WAITING, why=None, found=None)
        desk.uploads.set_file(one.upload, again, file.state)
    st.toast(t("Đã nhớ các cột của {name}.", name=links.escaped(file.name)))
    st.rerun()
