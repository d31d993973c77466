"""Which resolutions are taken up, when and where; with `?nq=` the file of one of them."""

from pages.kit import resolution_panels as panels
from pages.kit.filters import current as current_filters
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

import streamlit as st  # isort: skip

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
chosen = st.query_params.get(panels.CHOSEN)
if chosen:
    panels.file_of_one(build, filters, chosen)
else:
    st.title(t("Nghị quyết"), anchor=False)
    panels.comparison(build, filters)
