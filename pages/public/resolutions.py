"""Which resolutions are taken up, when, where and how strongly; with `?nq=` the page of one of them."""

from pages.kit import resolution_file, resolution_panels
from pages.kit.filters import current as current_filters
from pages.kit.resolution_choice import CHOSEN
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

import streamlit as st  # isort: skip

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
chosen = st.query_params.get(CHOSEN)
if chosen:
    resolution_file.file_of_one(build, filters, chosen)
else:
    st.title(t("Nghị quyết"), anchor=False)
    resolution_panels.comparison(build, filters)
