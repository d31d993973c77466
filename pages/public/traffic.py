"""How many people visit the sites, as far as their counters tell: measured, shared out, or not known."""

from pages.kit import traffic_panels as panels
from pages.kit import traffic_patterns as patterns
from pages.kit import traffic_series
from pages.kit.filters import current as current_filters
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

import streamlit as st  # isort: skip

build, filters = current_build(), current_filters()
if build is None:
    st.stop()
st.title(t("Lượt truy cập"), anchor=False)
sites = panels.sites_of(build, filters)
panels.summary(sites)
if len(panels.counted(sites)):
    chosen, step = panels.controls(sites)
    patterns.comparison(build, filters, chosen)
    panels.series(build, filters, chosen, step)
    patterns.weekdays(build, filters, chosen)
    panels.by_site(build, sites)
    panels.flags(build, filters, chosen)
    panels.readings(build, filters, chosen)
traffic_series.trackers(build, filters)
panels.silent(sites)
