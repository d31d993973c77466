"""The yardstick of the pages: a bare Streamlit page with as many panels and filters as asked for, over the same build.

Each panel asks one plain question without our tables' helps, once for each choice; then `st.cache_data` has it, as on
anybody's page. `?so=6&hinh=3&bang=1&chu=4&loc=2`: six figures, three charts, one table, four texts, two filters in the
sidebar. `trang` is the page that it stands for.
"""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from etl.load.serving import current_build
from etl.paths import home

DEFAULTS = {"so": 6, "hinh": 3, "bang": 1, "chu": 0, "loc": 1}
SQL = Path(__file__).parent


@st.cache_resource
def build() -> duckdb.DuckDBPyConnection:
    """The build that the dashboard beside it serves."""
    return duckdb.connect(str(current_build(home())), read_only=True)


@st.cache_data
def asked(question: str, since: date, nth: int, page: str) -> pd.DataFrame:  # noqa: ARG001 - a page asks for itself
    """What a panel shows."""
    text = (SQL / f"{question}.sql").read_text(encoding="utf-8")
    return build().cursor().execute(text, {"since": since, "nth": nth}).df()


st.set_page_config(layout="wide")
panels = {name: int(st.query_params.get(name, default)) for name, default in DEFAULTS.items()}
page = st.query_params.get("trang", "")
month = st.sidebar.selectbox("Từ tháng", [f"{number:02d}/2026" for number in range(1, 11)])
since = date(2026, int(month[:2]), 1)
for place in range(1, panels["loc"]):
    st.sidebar.selectbox(f"Bộ lọc {place}", range(34))
st.title(f"Trang trơn {month}")
for first in range(0, panels["so"], 3):
    for place, column in enumerate(st.columns(3)[: panels["so"] - first], start=first):
        column.metric(f"Số {place}", int(asked("bare_provinces", since, place, page)["value"].sum()), delta=place)
for place in range(panels["hinh"]):
    frame = asked("bare_months", since, place, page)
    st.plotly_chart(go.Figure(go.Bar(x=frame["month"], y=frame["value"])), key=f"chart{place}")
for place in range(panels["bang"]):
    st.dataframe(asked("bare_provinces", since, panels["so"] + place, page))
for place in range(panels["chu"]):
    st.markdown(f"Câu {place} của {month}")
