"""The month in a minute: figures with their change, what moved and where, what is new, what fell silent."""

import streamlit as st

from pages.kit import overview_panels as panels
from pages.kit.filters import current as current_filters
from pages.kit.overview_sentences import sentences
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
st.title(t("Tổng quan"), anchor=False)
sentences(build, filters)
panels.figures(build, filters)
left, right = st.columns(2, gap="medium")
with left:
    panels.by_month(build, filters)
with right:
    panels.provinces(build, filters)
left, right = st.columns(2, gap="medium")
with left:
    panels.resolutions(build, filters)
with right:
    panels.newest(build, filters)
panels.silence(build, filters)
panels.undated(build, filters)
