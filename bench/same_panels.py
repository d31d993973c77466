"""A yardstick of the pages: the panels of three of them once more, as a plain Streamlit page would have them.

`bench/bare.py` has as many panels, each as small as can be; here are the same ones, with as many lines, cells and rows:
plotly's ready figures, tables as they are, each question asked plainly and remembered by `st.cache_data`.
`?trang=nghi-quyet` says which page; others have no such twin.
"""

import json
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import plotly.express as px
import streamlit as st

from etl.load.serving import current_build
from etl.paths import PROJECT, home

SQL = Path(__file__).parent / "same"
COMPARED = 5


@st.cache_resource
def build() -> duckdb.DuckDBPyConnection:
    """The build that the dashboard beside it serves."""
    return duckdb.connect(str(current_build(home())), read_only=True)


@st.cache_resource
def outlines() -> dict[str, object]:
    """The outlines of today's provinces."""
    found: dict[str, object] = json.loads((PROJECT / "static" / "provinces_34.json").read_text(encoding="utf-8"))
    return found


@st.cache_data
def asked(question: str, **values: object) -> pd.DataFrame:
    """What a panel shows."""
    return build().cursor().execute((SQL / f"{question}.sql").read_text(encoding="utf-8"), values).df()


def panel(title: str, figure: object, table: pd.DataFrame) -> None:
    """A chart with its title and a sentence, and what is behind it."""
    st.subheader(title)
    st.markdown(f"Tính từ {int(table['bulletins' if 'bulletins' in table else 'visits'].sum())} bản tin.")
    st.plotly_chart(figure, key=title)
    with st.expander("Bảng số liệu"):
        st.markdown(f"{len(table)} dòng")


def resolutions(since: date) -> None:
    """Lines, stacked bars, steps, cells, and a table of all."""
    named = asked("named", since=since)
    chosen = st.multiselect("So sánh", named["choice"].tolist(), named["choice"].head(COMPARED).tolist())
    st.text_input("Tìm trong danh mục nghị quyết")
    st.segmented_control("Đếm theo", ["Số bản tin", "Tỷ lệ bản tin", "Số lần nêu"], default="Số bản tin")
    months = asked("named_months", since=since, choices=chosen)
    panel("Theo tháng", px.line(months, x="month", y="bulletins", color="choice", markers=True), months)
    strengths = asked("named_strengths", since=since, choices=chosen)
    panel("Mức", px.bar(strengths, x="bulletins", y="choice", color="strength", orientation="h"), strengths)
    places = asked("named_places", since=since, choices=chosen)
    panel("Lần đầu", px.ecdf(places, x="first_on", color="choice", ecdfnorm=None, markers=True), places)
    cells = places.pivot_table(index="province", columns="choice", values="bulletins", fill_value=0)
    panel("Tỉnh, thành", px.imshow(cells, text_auto=True, aspect="auto", height=900), places)
    st.subheader("Tất cả nghị quyết")
    st.dataframe(named, hide_index=True)
    downloads(named, "named")


def traffic(since: date) -> None:
    """Stacked columns, bars of weekdays and of sites, a table and two folded away."""
    st.selectbox("Trang", asked("visited_sites", since=since)["name"])
    st.segmented_control("Theo", ["Tuần", "Ngày"], default="Tuần")
    weeks = asked("visited_weeks", since=since)
    panel("Mỗi tuần", px.bar(weeks, x="week", y="visits", color="state"), weeks)
    days = asked("visited_days", since=since)
    st.subheader("Đổi mức")
    with st.expander("Bảng số liệu"):
        st.markdown("5 dòng")
    weekdays = asked("visited_weekdays", since=since)
    panel("Ngày trong tuần", px.bar(weekdays, x="visits", y="weekday", orientation="h"), weekdays)
    sites = asked("visited_sites", since=since)
    panel("Từng trang", px.bar(sites.head(20), x="visits", y="name", orientation="h"), sites)
    st.dataframe(sites, hide_index=True, key="sites")
    downloads(sites, "sites")
    st.subheader("Ngày cần lưu ý")
    with st.expander("Bảng số liệu"):
        st.dataframe(days, hide_index=True, key="days")
        downloads(days, "days")


def provinces(since: date) -> None:
    """A map, bars, cells, a network and its pairs."""
    units = asked("provinces", since=since)
    st.selectbox("Trang riêng", units["name"])
    st.segmented_control("Thang đo", ["Số lượng", "Phần", "Mỗi trang"], default="Số lượng")
    drawn = px.choropleth(units, geojson=outlines(), locations="code", featureidkey="id", color="bulletins", height=600)
    panel("Bản đồ", drawn.update_geos(fitbounds="locations", visible=False), units)
    panel("Xếp hạng", px.bar(units.head(12), x="bulletins", y="name", orientation="h"), units)
    months = asked("provinces_months", since=since)
    cells = months.pivot_table(index="province", columns="month", values="bulletins", fill_value=0)
    panel("Theo tháng", px.imshow(cells, text_auto=True, aspect="auto", height=900), months)
    pairs = asked("pairs", since=since)
    gap = pd.DataFrame(index=pairs.index, columns=["lat", "lon"])
    ends = [pairs[[f"lat_{end}", f"lon_{end}"]].set_axis(["lat", "lon"], axis=1) for end in "ab"]
    lines = pd.concat([*ends, gap]).sort_index(kind="stable")
    network = px.line(lines, x="lon", y="lat", markers=True, height=600)
    panel("Mạng lưới", network, pairs)
    bars = pairs.head(12)
    panel("Cặp", px.bar(bars.assign(pair=bars["a"] + " – " + bars["b"]), x="bulletins", y="pair"), pairs)
    for one in pairs.head(6).to_dict("records"):
        st.markdown(f"**{one['a']} – {one['b']}** · {one['bulletins']} bản tin, gần nhất {one['last_on']:%d/%m/%Y}")


def downloads(table: pd.DataFrame, key: str) -> None:
    """A table to take away."""
    st.download_button("CSV", lambda: table.to_csv().encode(), "bang.csv", key=f"{key}_csv")


st.set_page_config(layout="wide")
month = st.sidebar.selectbox("Từ tháng", [f"{number:02d}/2026" for number in range(1, 11)])
st.sidebar.selectbox("Đến tháng", ["10/2026"])
st.sidebar.segmented_control("Bản đồ", ["34", "63", "34+63"], default="34")
st.sidebar.multiselect("Tỉnh, thành phố", range(34))
st.sidebar.multiselect("Trang đăng tin", range(74))
st.sidebar.segmented_control("Ngôn ngữ", ["vi", "en"], default="vi")
page = st.query_params.get("trang", "nghi-quyet")
st.title(f"Trang {page}")
st.markdown(f"Từ tháng {month}.")
draw = {"tinh-thanh": provinces, "nghi-quyet": resolutions, "luot-truy-cap": traffic}[page]
draw(date(2026, int(month[:2]), 1))
