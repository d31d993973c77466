"""Site beside site on the traffic page: ranked by visits or by visits for each bulletin, with what is known of each."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import (
    charts,
    charts_bars,
    charts_traffic,
    links,
    panels,
    periods,
    tables,
    tables_read,
    traffic_patterns,
)
from pages.kit.charts_bars import Bar
from pages.kit.filters import Filters, values
from pages.kit.panels import Panel, made
from pages.kit.tables_read import Cell, Column
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, percent, t

SHOWN: Final = 20
"""Bars, and rows of the table to read; all are in the grid below."""
_ALMOST: Final = 0.99
_SCALE: Final = "traffic_scale"


@dataclass(frozen=True, slots=True)
class Ranking:
    """The sites with what is known of each, and the same as a table. Shared by readers."""

    sites: pd.DataFrame
    table: pd.DataFrame
    read: str
    """The first of them as a table to read, in HTML."""
    has_bounds: bool
    """Whether a number there may be lower or higher."""


def show(build: Build, filters: Filters, known: pd.DataFrame) -> None:
    """The ranking as bars, then how sure each site's number is and where it goes, at last all that is known."""
    found = ranking(build, filters, known)
    st.subheader(t("Từng trang"), anchor=False)
    _bars(build, filters, found.sites)
    _table(build, found)


def ranking(build: Build, filters: Filters, known: pd.DataFrame) -> Ranking:
    """The known sites beside each other."""
    return made(build, (filters,), lambda: _ranking(build, filters, with_bulletins(build, filters, known)))


def with_bulletins(build: Build, filters: Filters, known: pd.DataFrame) -> pd.DataFrame:
    """Each site with its visits for each bulletin; unknown where it had none, or nobody collected them."""
    news = frame(build, "visit_per_bulletin", **values(filters)).set_index("site")
    counted = news["bulletins"].where(news["bulletins"] > 0)
    found = known.assign(
        bulletins=known["site"].map(news["bulletins"]).astype("Int64"),
        each=known["site"].map((news["visits"] / counted).astype("Float64").round()).astype("Int64"),
    )
    return found.reset_index(drop=True)


def scales() -> dict[str, str]:
    """What sites may be ranked by."""
    return {"visits": t("Lượt truy cập"), "each": t("Lượt mỗi bản tin")}


def bars(build: Build, filters: Filters, data: pd.DataFrame, column: str) -> Panel | None:
    """The ranking by one of the scales; None where no site has a figure."""
    return made(build, (filters, column), lambda: _ranked(data, column, scales()[column]))


def scale_asked() -> str:
    """The scale that the reader chose."""
    asked = str(st.session_state.get(_SCALE))
    return asked if asked in scales() else "visits"


def _bars(build: Build, filters: Filters, data: pd.DataFrame) -> None:
    """The ranking by one of the two scales; a number opens the site's bulletins."""
    words = scales()
    scale = st.segmented_control(
        t("Xếp theo"), list(words), default="visits", required=True, format_func=words.__getitem__, key=_SCALE
    )
    column = str(scale or "visits")
    if panel := bars(build, filters, data, column):
        panels.show(panel, key=f"traffic_ranking_{build.name}_{column}")
        return
    st.markdown(t("Chưa trang nào tính được: cần ngày biết số lượt, trong tuần đã thu thập bản tin."))


def _ranked(data: pd.DataFrame, column: str, title: str) -> Panel | None:
    """The ranking by one of the scales with its words; None where no site has a figure."""
    ranked = data[data[column].notna()].sort_values(column, ascending=False).head(SHOWN)
    if ranked.empty:
        return None
    names = tables.short_names(dict(zip(data["site"], data["name"], strict=True)))
    alt = t("Thanh ngang: các trang xếp theo {scale}", scale=title.lower())
    shown = ranked.assign(label=ranked["site"].map(names), value=ranked[column].astype(int))
    return Panel(
        charts_bars.render((_bar(one) for one in shown.to_dict("records")), alt),
        title=title,
        sentence=_sentence(column, len(data) - int(data[column].notna().sum())),
        table=shown[["label", column]].rename(columns={"label": t("Trang"), column: title}),
        count=None,
        alt=alt,
        figure=partial(charts.ranked_bars, shown, label="label", value="value"),
    )


def _bar(one: Mapping[Hashable, Any]) -> Bar:
    """A site with its visits, which open its bulletins."""
    return Bar(str(one["label"]), one["value"], number(one["value"]), links.bulletins_url(site=str(one["site"])))


def _sentence(column: str, unknown: int) -> str:
    """What the bars are, and how many sites are not among them."""
    rest = t("{count} trang chưa tính được, không phải là 0.", count=number(unknown)) if unknown else ""
    if column == "visits":
        return " ".join([t("Cộng những ngày biết được của mỗi trang; trang biết ít ngày thì thấp hơn thật."), rest])
    said = t(
        "Lượt của những ngày biết được chia cho số bản tin đăng đúng những ngày ấy, chỉ ở tuần đã thu thập bản tin."
    )
    return f"{said} {rest}"


def _ranking(build: Build, filters: Filters, data: pd.DataFrame) -> Ranking:
    """The sites with all that is known of each as a table."""
    changes = _changes(build, filters, data)
    names = data["site"].map(tables.short_names(dict(zip(data["site"], data["name"], strict=True))))
    shares = [_share(part, whole) for part, whole in zip(data["days_known"], data["days_period"], strict=True)]
    grades = data["grade"].map(charts_traffic.grade_words())
    table = pd.DataFrame(
        {
            t("Trang"): names,
            t("Lượt truy cập"): data["visits"],
            t("Ít nhất"): data["low"],
            t("Nhiều nhất"): data["high"],
            **changes,
            t("Bản tin những ngày ấy"): data["bulletins"],
            t("Lượt mỗi bản tin"): data["each"],
            t("Tỷ lệ ngày biết"): shares,
            t("Độ tin cậy"): grades,
            t("Ngày không rõ"): data["days_unknown"],
            t("Lần đọc"): data["readings_here"],
            t("Đọc lần đầu"): data["first_on"].map(_day),
            t("Đọc gần nhất"): data["last_on"].map(_day),
        }
    )
    said = data.assign(label=names, share=shares, trust=grades, bounds=list(map(_bounds, data["low"], data["high"])))
    return Ranking(data, table, _read(said, changes), bool((said["bounds"].head(SHOWN) != "").any()))


def _read(data: pd.DataFrame, changes: Mapping[str, Sequence[str]]) -> str:
    """The first sites as a table to read: how sure each number is, and against what it rose or fell."""
    columns = (
        Column(t("Trang")),
        Column(t("Lượt truy cập"), is_figure=True),
        Column(t("Tỷ lệ ngày biết"), is_figure=True),
        Column(t("Độ tin cậy")),
        *(Column(head, is_figure=True, is_spare=True) for head in changes),
        Column(t("Lượt mỗi bản tin"), is_figure=True, is_spare=True),
    )
    first = data.head(SHOWN).to_dict("records")
    rows = (_line(one, [each[place] for each in changes.values()]) for place, one in enumerate(first))
    return tables_read.render(columns, rows, t("Số lượt của từng trang chắc đến đâu, tăng hay giảm"))


def _line(one: Mapping[Hashable, Any], changed: Sequence[str]) -> list[Cell]:
    """One site; its visits open its bulletins."""
    return [
        Cell(str(one["label"])),
        tables_read.figure(one["visits"], links.bulletins_url(site=str(one["site"])), one["bounds"]),
        Cell(str(one["share"])),
        Cell(str(one["trust"])),
        *map(Cell, changed),
        tables_read.figure(one["each"]),
    ]


def _bounds(low: float, high: float) -> str:
    """The least and the most that a number may be, where they differ."""
    return "" if pd.isna(low) or pd.isna(high) or low == high else f"{number(low)}–{number(high)}"


def _table(build: Build, found: Ranking) -> None:
    """The first sites in a table to read, all with all that is known of each in a grid behind the words."""
    said = (
        t("Bấm vào số lượt để mở bản tin của trang."),
        t("Dòng nhỏ dưới số lượt là mức ít nhất và nhiều nhất.") if found.has_bounds else "",
        t("“Tỷ lệ ngày biết”: phần trăm số ngày của kỳ có số lượt, đo được hoặc chia đều."),
        t(
            "“Độ tin cậy” là của tháng kém nhất trong kỳ. Cao: từng ngày tin được. Vừa: số cả tháng tin được, từng "
            "ngày chỉ gần đúng. Thấp: cả hai đều có thể sai nhiều."
        ),
        tables_read.cut(SHOWN, len(found.sites)),
    )
    charts.headed(t("Chắc đến đâu, tăng hay giảm"), " ".join(part for part in said if part))
    st.html(found.read)
    if room := tables.opened(tables_read.fold_label(len(found.sites)), key=f"traffic_sites_{build.name}_figures"):
        with room:
            _grid(build, found)


def _grid(build: Build, found: Ranking) -> None:
    """Every site with all that is known of it; of a row one opens the bulletins."""
    st.caption(t("Chọn một dòng để mở bản tin của trang."))
    days = {t("Đọc lần đầu"): found.sites["first_on"], t("Đọc gần nhất"): found.sites["last_on"]}
    key = f"traffic_sites_{build.name}"
    place, room = tables.row_of(
        found.table,
        key=key,
        alt=t("Bảng lượt truy cập của từng trang"),
        narrow=(t("Trang"),),
        whole=lambda: found.table.assign(**days),
    )
    if place is None:
        return
    words = t("Mở bản tin của {name}", name=links.escaped(str(found.table[t("Trang")].iloc[place])))
    with room:
        if tables.is_pressed(words, key=f"{key}_bulletins", icon=":material/list:"):
            links.go_to_bulletins(site=str(found.sites["site"].iloc[place]))


def _changes(build: Build, filters: Filters, data: pd.DataFrame) -> dict[str, list[str]]:
    """Each site against earlier periods, over the days that are known both times; empty where there are none."""
    now, others = traffic_patterns.earlier(build, filters)
    found = {}
    for one in others:
        early = {"before": one.filters.start, "before_end": one.filters.end}
        rows = frame(build, "visit_periods", **values(now), **early, one_site=None)
        changes = {
            str(row["site"]): str(periods.delta(row["now"], row["before"]) or t("bằng nhau"))
            for row in rows.to_dict("records")
        }
        if changes:
            found[_capital(one.name)] = [changes.get(site, tables.UNKNOWN) for site in data["site"]]
    return found


def _capital(text: str) -> str:
    """Words as the head of a column."""
    return text[:1].upper() + text[1:]


def _share(part: float, whole: float) -> str:
    """A share in whole percent; only all is 100%."""
    return percent(part / whole if part == whole else min(part / whole, _ALMOST))


def _day(value: Any) -> str:  # noqa: ANN401 - a day or missing
    """A day of a table."""
    return "" if pd.isna(value) else day(value)
