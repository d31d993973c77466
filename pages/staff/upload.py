"""Staff bring bulletins and counter tables in: what was found is shown first, then one button loads it."""

from pages.kit import upload_panels as panels
from pages.kit.access import require_staff
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

import streamlit as st  # isort: skip

user = require_staff()
build = current_build()
st.title(t("Tải lên"), anchor=False)
panels.result(user)
batch = panels.ask(build)
if batch.files:
    panels.found(build, batch)
    panels.confirm(build, batch, user)
panels.recent(build)
