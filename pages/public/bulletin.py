"""The bulletins that a number was counted from; with `?id=` the text of one, every mention marked."""

from pages.kit import bulletin_list, bulletin_reader, export_bulletins, links
from pages.kit.conditions import Conditions
from pages.kit.filters import current as current_filters
from pages.kit.warehouse import current as current_build

import streamlit as st  # isort: skip

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
conditions = Conditions.from_query(st.query_params)
chosen = st.query_params.get(links.BULLETIN)
if chosen:
    bulletin_reader.show(build, filters, conditions, chosen)
else:
    bulletin_list.show(build, filters, conditions)
    export_bulletins.offer(build, filters, conditions)
