"""Nhịp Công đoàn: page config, navigation, shared filters, and what every page says about the data it shows."""

import streamlit as st

from pages.kit import access, filters, frame_of_page
from pages.kit.warehouse import current
from pages.kit.words import t

st.set_page_config(page_title=t("Nhịp Công đoàn"), page_icon=frame_of_page.ICON, layout="wide")
access.require_reader()
page = frame_of_page.navigation()
frame_of_page.look()
with frame_of_page.errors_as_a_sentence(page.url_path):
    build = current()
    with st.sidebar:
        if build:
            filters.draw(build)
        frame_of_page.language_switch()
        st.caption(t("Người dùng: {name}", name=access.current_user().name))
    if build:
        frame_of_page.about_data(build)
        frame_of_page.what_was_left_aside(filters.lost())
    if frame_of_page.has_something(build, page.url_path):
        page.run()
    else:
        frame_of_page.nothing_yet(build)
