"""The month in a minute: seven figures with their change and where, what matters, what fell silent; charts below."""

import streamlit as st

from pages.kit import overview_figures, overview_lists, overview_silence, overview_stretch, report_button
from pages.kit import overview_panels as panels
from pages.kit.filters import current as current_filters
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title(t("Tổng quan"), anchor=False, width="content")
    whole = overview_stretch.asked(filters)
stretch = overview_stretch.of_build(build, filters, whole=whole)
overview_stretch.headline(stretch)
report_button.of_month(build, filters, stretch)
overview_figures.figures(build, filters, stretch)
overview_stretch.collected(build, stretch)
left, right = st.columns(2, gap="medium")
with left:
    overview_lists.matters(build, stretch)
with right:
    overview_silence.silence(build, filters)
panels.by_month(build, filters)
left, right = st.columns(2, gap="medium")
with left:
    panels.provinces(build, filters)
with right:
    panels.resolutions(build, filters)
panels.undated(build, filters)
