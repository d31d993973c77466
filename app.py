"""Nhịp Công đoàn: page config, navigation, shared filters, and what every page says about the data it shows."""

import logging

import streamlit as st

from pages.kit import access, filters, frame_of_page
from pages.kit.warehouse import current
from pages.kit.words import t

st.set_page_config(page_title=t("Nhịp Công đoàn"), page_icon=frame_of_page.ICON, layout="wide")
build = current()
page = frame_of_page.navigation()
with st.sidebar:
    if build:
        filters.draw(build)
    frame_of_page.language_switch()
    st.caption(t("Người dùng: {name}", name=access.current_user().name))
try:
    if build or page.url_path in frame_of_page.WITHOUT_DATA:
        frame_of_page.about_data(build)
        page.run()
    else:
        frame_of_page.nothing_yet()
except Exception:  # the last resort: readers get a sentence, the log gets the traceback
    logging.getLogger(__name__).exception("page %s", page.url_path)
    st.error(
        t("Trang này gặp lỗi và chưa hiện được. Hãy tải lại trang; nếu vẫn lỗi, báo người quản trị kèm giờ xảy ra.")
    )
