"""What trackers of the sites' own counted: charted and listed under the name of the tool, never added to the meters."""

from pathlib import PurePosixPath
from typing import Any

import pandas as pd
import streamlit as st

from etl.load.series import TOOLS
from pages.kit import charts, charts_traffic, links, notes, tables
from pages.kit.filters import Filters, values
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t


def listed(build: Build, filters: Filters) -> pd.DataFrame:
    """The trackers that counted in the period."""
    return frame(build, "series_list", **values(filters))


def trackers(build: Build, filters: Filters) -> None:
    """Each site and tool with what it counted in the period; nothing where no export was loaded."""
    found = listed(build, filters)
    if found.empty:
        return
    charts.headed(
        t("Chuỗi của công cụ đo riêng"),
        t(
            "Số do công cụ đo của chính trang đếm, lấy từ tệp xuất. Cách đếm khác với bộ đếm in trên trang nên đứng "
            "riêng, không cộng vào số ở trên."
        ),
    )
    _chart(build, filters, found)
    names = tables.short_names(dict(zip(found["site"], found["name"], strict=True)))
    rows: list[dict[Any, Any]] = found.to_dict("records")
    table = pd.DataFrame(
        {
            t("Trang"): found["site"].map(names),
            t("Công cụ"): found["source"].map(TOOLS),
            t("Từ ngày"): found["first_on"].map(day),
            t("Đến ngày"): found["last_on"].map(day),
            t("Ngày có số"): found["days"],
            t("Lượt"): found["visits"],
            t("Khách, cộng từng ngày"): found["visitors"],
            t("Lượt xem trang"): found["views"],
            t("Nguồn"): [_source(row) for row in rows],
        }
    )
    tables.show(table, key=f"traffic_trackers_{build.name}", alt=t("Chuỗi của công cụ đo riêng"), narrow=(t("Trang"),))


def _chart(build: Build, filters: Filters, found: pd.DataFrame) -> None:
    """One site's tracker over the days of the period."""
    rows = found.to_dict("records")
    chosen = st.selectbox(
        t("Chuỗi"),
        range(len(rows)),
        format_func=lambda place: f"{rows[place]['name']} · {TOOLS[str(rows[place]['source'])]}",
        key=f"traffic_tracker_{build.name}",
    )
    one = rows[chosen or 0]
    tool = TOOLS[str(one["source"])]
    data = frame(build, "series_days", **values(filters), site=one["site"], source=one["source"])
    words = {"visits": t("lượt"), "visitors": t("khách"), "views": t("lượt xem trang")}
    figure, beside = charts_traffic.tracked(data, words), notes.beside(build, filters, step="day")
    beside.draw(figure)
    charts.show(
        figure,
        title=t("{tool} đếm mỗi ngày", tool=tool),
        sentence=t(
            "{name}: số do {tool} đếm, không phải bộ đếm in trên trang; ngày tệp xuất không có thì để trống.",
            name=links.escaped(str(one["name"])),
            tool=tool,
        ),
        table=pd.DataFrame(
            {
                t("Ngày"): data["day"].map(day),
                t("Lượt"): data["visits"],
                t("Khách"): data["visitors"],
                t("Lượt xem trang"): data["views"],
            }
        ),
        count=None,
        key=f"traffic_tracked_{build.name}",
        alt=t("Đường theo ngày: số của công cụ đo riêng"),
        below=beside.below,
    )


def _source(row: dict[Any, Any]) -> str:
    """The file that it comes from, or how many."""
    if row["files"] > 1:
        return t("{count} tệp xuất", count=number(row["files"]))
    return t("tệp xuất {file}", file=PurePosixPath(str(row["file"])).name)
