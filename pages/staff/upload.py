"""Staff bring bulletins and counter tables in: each file is read and seen first, then one button loads all."""

from pages.kit import upload_batch, upload_list, upload_new
from pages.kit.access import require_staff
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

import streamlit as st  # isort: skip

user = require_staff()
build = current_build()
st.title(t("Tải lên"), anchor=False)
chosen = st.query_params.get(upload_new.NAMED)
if chosen:
    upload_batch.show(build, chosen, user)
else:
    upload_new.ask(build, user)
    upload_list.mine(user)
    upload_list.recent(build)
