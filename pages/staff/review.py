"""Staff settle what the machine left open, take decisions back, withdraw bulletins, and read who did what."""

from pages.kit import (
    review_additions,
    review_audit,
    review_decisions,
    review_done,
    review_kinds,
    review_queue,
    review_withdraw,
)
from pages.kit.access import require_staff
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

import streamlit as st  # isort: skip

user = require_staff()
build = current_build()
st.title(t("Soát lại"), anchor=False)
section = review_queue.section()
if section == review_queue.OPEN:
    review_kinds.show(build, user)
else:
    review_done.result(build, user)
if section == review_queue.DECIDED:
    review_decisions.show(build, user)
    review_additions.show(build, user)
elif section == review_queue.WITHDRAW:
    review_withdraw.show(build, user)
elif section == review_queue.AUDIT:
    review_audit.show()
