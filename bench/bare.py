"""The yardstick of the pages: a bare Streamlit page of six figures, three charts and a table, with no data behind."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
month = st.sidebar.selectbox("Từ tháng", [f"{number:02d}/2026" for number in range(1, 11)])
st.title("Trang trơn")
frame = pd.DataFrame({"month": range(12), "value": [len(month) * n + int(month[:2]) for n in range(12)]})
for row in range(2):
    for place, column in enumerate(st.columns(3)):
        column.metric(f"Số {row}{place}", int(frame["value"].sum()) + place, delta=place)
for place in range(3):
    st.plotly_chart(go.Figure(go.Bar(x=frame["month"], y=frame["value"] + place)), key=f"chart{place}")
st.dataframe(frame)
