"""Search in all bulletins, within the shared filters: what is typed, hits with the place that answers, facets."""

from pages.kit import search_panels as panels
from pages.kit.filters import current as current_filters
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

import streamlit as st  # isort: skip

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
st.title(t("Tìm kiếm"), anchor=False)
panels.box()
panels.form()
panels.answer(build, filters)
