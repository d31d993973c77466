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
# All is asked and made before any of it is drawn: at every piece it is told, a tab weighs its whole page anew.
stretch = overview_stretch.of_build(build, filters, whole=whole)
figures = overview_figures.figures(build, filters, stretch)
collected = overview_stretch.collected(build, stretch)
mattering = overview_lists.mattering(build, stretch)
silent, lines = overview_silence.listed_silence(build, filters)
made = panels.make(build, filters)
overview_stretch.headline(stretch)
report_button.of_month(build, filters, stretch)
st.html(figures)
if collected:
    st.html(collected)
left, right = st.columns(2, gap="medium")
with left:
    overview_lists.matters(mattering)
with right:
    overview_silence.silence(build, silent, lines)
panels.by_month(build, made)
left, right = st.columns(2, gap="medium")
with left:
    panels.provinces(build, made)
with right:
    panels.resolutions(build, made)
panels.undated(made)
