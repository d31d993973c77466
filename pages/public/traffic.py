"""How many people visit the sites, as far as their counters tell: measured, shared out, or not known."""

from pages.kit import (
    traffic_ahead,
    traffic_effect,
    traffic_moves,
    traffic_ranking,
    traffic_series,
    traffic_silence,
    traffic_verdicts,
)
from pages.kit import traffic_panels as panels
from pages.kit import traffic_patterns as patterns
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
known = panels.counted(sites)
chosen = None
if len(known):
    chosen, step = panels.controls(sites)
    moves = traffic_moves.moves(build, filters, chosen, step)
    traffic_ahead.ask(build, filters, chosen, step, moves)
    patterns.comparison(build, filters, chosen)
    panels.series(build, filters, chosen, step, moves)
    traffic_moves.show(build, moves)
traffic_effect.panel(build, filters)
if len(known):
    patterns.weekdays(build, filters, chosen)
    traffic_ranking.show(build, filters, known)
    panels.flags(build, filters, chosen)
    panels.readings(build, filters, chosen)
traffic_verdicts.panel(build, filters, chosen)
traffic_series.trackers(build, filters)
traffic_silence.show(build, filters)
