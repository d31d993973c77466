"""Where the union is active: map, ranking, months, who works with whom; or one province's own page."""

import streamlit as st

from pages.kit import province_page, province_scale, province_together, report_button
from pages.kit import province_panels as panels
from pages.kit.filters import current as current_filters
from pages.kit.province_view import View
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
heading = st.container()
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    key = panels.choice(build, filters)
    view = View(build, filters, panels.role_switch(), province_scale.switch())
if key is not None:
    with heading:
        province_page.head(view, key)
        report_button.of_province(view, key)
    province_page.show(view, key)
    st.stop()
heading.title(t("Tỉnh, thành phố"), anchor=False)
# All is asked and made before any of it is drawn: at every piece it is told, a tab weighs its whole page anew.
if not view.is_past_the_old_map:
    panels.make(view)
    province_together.make(view)
panels.notes(view)
if view.is_past_the_old_map:
    panels.past_the_old_map()
    st.stop()
panels.chosen(view)
panels.places(view)
panels.by_month(view)
province_together.panel(view)
