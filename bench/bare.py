"""The yardstick of the pages: a bare Streamlit page with as many panels and filters as asked for, and no data behind.

`?so=6&hinh=3&bang=1&chu=4&loc=2`: six figures, three charts, one table, four texts, and two filters in the sidebar.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

DEFAULTS = {"so": 6, "hinh": 3, "bang": 1, "chu": 0, "loc": 1}
st.set_page_config(layout="wide")
asked = {name: int(st.query_params.get(name, default)) for name, default in DEFAULTS.items()}
month = st.sidebar.selectbox("Từ tháng", [f"{number:02d}/2026" for number in range(1, 11)])
for place in range(1, asked["loc"]):
    st.sidebar.selectbox(f"Bộ lọc {place}", range(34))
st.title(f"Trang trơn {month}")
frame = pd.DataFrame({"month": range(12), "value": [len(month) * n + int(month[:2]) for n in range(12)]})
for first in range(0, asked["so"], 3):
    for place, column in enumerate(st.columns(3)[: asked["so"] - first]):
        column.metric(f"Số {first + place}", int(frame["value"].sum()) + place, delta=place)
for place in range(asked["hinh"]):
    st.plotly_chart(go.Figure(go.Bar(x=frame["month"], y=frame["value"] + place)), key=f"chart{place}")
for place in range(asked["bang"]):
    st.dataframe(frame.assign(value=frame["value"] + place))
for place in range(asked["chu"]):
    st.markdown(f"Câu {place} của {month}")
