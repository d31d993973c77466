"""How well the machine does: what is unknown, loads and runs, checks, scores, what the last rules changed."""

from pages.kit import quality_checks, quality_runs, quality_scores
from pages.kit.access import require_staff
from pages.kit.warehouse import current as current_build
from pages.kit.words import t

import streamlit as st  # isort: skip

require_staff()
build = current_build()
st.title(t("Chất lượng"), anchor=False)
if build is None:
    st.info(t("Chưa có dữ liệu nào."), icon=":material/info:")
    st.stop()
if build.limit is not None:
    st.info(t("Trang này dành cho người xem được mọi tỉnh."), icon=":material/lock:")
    st.stop()
st.caption(t("Trang này xét mọi bản tin của dữ liệu đang hiển thị, không theo bộ lọc bên trái."))
runs = quality_runs.runs(build)
quality_runs.unknown(build, runs)
quality_checks.show(build)
quality_scores.show(build)
quality_runs.changed(runs)
quality_runs.listed(runs)
quality_checks.rejected(build)
