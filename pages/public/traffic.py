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
known = panels.known(build, filters)
panels.summary(known)
chosen = None
if len(known.sites):
    chosen, step = panels.controls(known)
    moves = traffic_moves.moves(build, filters, chosen, step)
    columns = panels.series_panel(build, filters, chosen, step, moves)
    traffic_ahead.ask(build, filters, chosen, moves)
    patterns.comparison(build, filters, chosen)
    panels.series(build, *columns)
    traffic_moves.show(build, filters, chosen, moves)
traffic_effect.panel(build, filters)
if len(known.sites):
    patterns.weekdays(build, filters, chosen)
    traffic_ranking.show(build, filters, known.sites)
    panels.flags(build, filters, chosen)
    panels.readings(build, filters, chosen)
traffic_verdicts.panel(build, filters, chosen)
traffic_series.trackers(build, filters)
traffic_silence.show(build, filters)
