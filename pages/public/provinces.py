"""Where the union is active: the map, the ranking, province by month, and one province close up."""

import streamlit as st

from pages.kit import province_panels as panels
from pages.kit.filters import current as current_filters
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
st.title(t("Tỉnh, thành phố"), anchor=False)
role = panels.role_switch()
panels.notes(build, filters, role)
if panels.is_past_the_old_map(build, filters, role):
    st.stop()
left, right = st.columns([3, 2], gap="medium")
with right:
    chosen = panels.choice(build, filters)
    panels.ranking(build, filters, role, chosen)
with left:
    panels.maps(build, filters, role, chosen)
panels.one(build, filters, role, chosen)
panels.by_month(build, filters, role)
