"""The sites of whose visits nothing is known in the period, each kind of not knowing apart: none is a nought."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, links, tables
from pages.kit.filters import Filters, values
from pages.kit.links import plain
from pages.kit.panels import made
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

NAMED: Final = 5
"""Sites that the line of a kind names; it opens to all."""
_STYLE: Final = (
    "<style>.np-unread summary{cursor:pointer}.np-unread ul{margin:0.2rem 0 0.6rem}.np-unread details{margin:0.25rem 0;"
    "overflow-wrap:anywhere}.np-unread span{display:inline-block;width:0.9em;height:0.9em;margin:0 0.5em;"
    "vertical-align:-0.1em}</style>"
)


def kinds() -> dict[str, str]:
    """Why nothing is known, in the order in which something can be done about it."""
    return {
        "not_collected": t("Chưa thu thập gì của trang, nên chưa biết, không phải là 0"),
        "no_counter": t("Có bản tin nhưng trang không in bộ đếm, hoặc in mà không rõ ngày"),
        "failed_to_read": t("Tệp của trang không đọc được"),
        "not_told": t("Có lần đọc trong kỳ nhưng chưa đủ hai lần để biết một ngày nào"),
        "not_now": t("Chỉ có lần đọc ngoài kỳ đang xem"),
        "tracker": t("Không có bộ đếm, chỉ có chuỗi của công cụ đo riêng"),
        "merged_away": t("Đã nhập vào trang khác"),
    }


def silent(build: Build, filters: Filters) -> tuple[str, pd.DataFrame]:
    """The sites of whose visits nothing is known, by kind in HTML and all in a table."""
    return made(build, (filters,), lambda: _silent(frame(build, "visit_silence", **values(filters))))


def _silent(found: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """The same of these sites."""
    lines = "".join(_folded(found[found["state"] == state], state) for state in kinds() if state in set(found["state"]))
    table = pd.DataFrame(
        {
            t("Trang"): found["name"],
            t("Vì sao chưa biết"): found["state"].map(kinds()),
            t("Đọc lần đầu"): found["first_on"].map(_day),
            t("Đọc gần nhất"): found["last_on"].map(_day),
        }
    )
    return f"{_STYLE}<div class='np-unread'>{lines}</div>", table


def show(build: Build, filters: Filters) -> None:
    """Each kind as a line with its own sign that opens to its sites; all of them in a table."""
    drawn, table = silent(build, filters)
    if table.empty:
        return
    charts.headed(
        t("Trang chưa biết lượt truy cập"),
        t("Chưa biết không có nghĩa là không ai xem; mỗi lý do một ký hiệu, không trang nào được tính là 0."),
    )
    st.html(drawn)
    charts.figures(table, key=f"traffic_silent_{build.name}", alt=t("Trang chưa biết lượt truy cập"))


def _folded(rows: pd.DataFrame, state: str) -> str:
    """A kind with its number and first names, opening to all."""
    names = [str(name) for name in rows["name"].head(NAMED)]
    more = t(" và {count} trang khác", count=number(len(rows) - NAMED)) if len(rows) > NAMED else ""
    said = escape(f"{kinds()[state]} ({number(len(rows))}): {', '.join(names)}{more}.")
    every = "".join(f"<li>{_told(one)}</li>" for one in rows.to_dict("records"))
    mark = f"<span style='{_mark(state)}'></span>"
    return f"<details data-state='{state}'><summary>{mark}{said}</summary><ul tabindex='0'>{every}</ul></details>"


def _told(one: Mapping[Hashable, Any]) -> str:
    """A site with the way to its bulletins, and when its counter was read."""
    address = escape(links.bulletins_url(site=str(one["site"]), dated="all"), quote=True)
    read = t("đọc từ {first} đến {last}", first=_day(one["first_on"]), last=_day(one["last_on"]))
    beside = f" · {plain(read)}" if pd.notna(one["first_on"]) else ""
    return f"<a href='{address}' target='_self' style='color:inherit'>{plain(str(one['name']))}</a>{beside}"


def _mark(state: str) -> str:
    """The sign of a kind, as the overview draws them: hatched each in its way, for none of them is a nought."""
    ink = charts.TEXT[charts.mode()]
    stripes = f"repeating-linear-gradient({{}}deg,{ink} 0 1px,transparent 1px 4px)"
    drawn = {
        "not_collected": f"background:{stripes.format(135)}",
        "no_counter": f"background:{stripes.format(0)}",
        "failed_to_read": f"background:{stripes.format(45)},{stripes.format(135)}",
        "not_told": f"background:{stripes.format(90)}",
        "not_now": f"background:linear-gradient({ink} 0 0) 0 100%/100% 35% no-repeat",
        "tracker": f"background:linear-gradient(90deg,{ink} 0 0) 0 0/35% 100% no-repeat",
        "merged_away": f"background:radial-gradient({ink} 1px,transparent 1.5px) 0 0/4px 4px",
    }
    edge = "solid" if state in {"merged_away", "tracker", "not_now"} else "dashed"
    return f"border:1px {edge} {ink};{drawn[state]}"


def _day(value: Any) -> str:  # noqa: ANN401 - a day or missing
    """A day, or a dash."""
    return tables.UNKNOWN if pd.isna(value) else day(value)
