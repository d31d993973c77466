"""Nhịp Công đoàn: page config, navigation, shared filters, and what every page says about the data it shows."""

import streamlit as st

from pages.kit import access, filters, frame_of_page, look
from pages.kit.warehouse import current, held
from pages.kit.words import language, said_in, t

st.set_page_config(page_title=t("Nhịp Công đoàn"), page_icon=frame_of_page.ICON, layout="wide")
page = frame_of_page.navigation()
access.require_reader()
look.styles()
with frame_of_page.errors_as_a_sentence(page.url_path), access.acting_as(access.current_user()):
    build = current()
    with st.sidebar:
        if build:
            filters.draw(build)
        frame_of_page.language_switch()
        frame_of_page.about_reader(build)
        look.spoken()
    if build:
        frame_of_page.about_data(build)
        frame_of_page.what_was_left_aside(filters.lost())
    if frame_of_page.has_something(build, page.url_path):
        with held(build), said_in(language()):
            page.run()
    else:
        frame_of_page.nothing_yet(build)
frame_of_page.settled()
