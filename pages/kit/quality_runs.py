"""Runs on the quality page: how long each took, what stayed unknown after it, and what other rules changed and why."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from etl.desk import Run, open_desk
from pages.kit import charts, tables
from pages.kit.warehouse import Build
from pages.kit.words import day, decimal, number, t

_LINES: Final = ("undated", "ambiguous", "unregistered", "bodies")
"""What a bulletin may leave unknown, in the order of the colours."""
_DASHES: Final = ("solid", "dash", "dot", "dashdot")
_COLOURS: Final = {
    "light": ("#0b6b8a", "#a3480b", "#5b3f99", "#1f6b3a"),
    "dark": ("#5cc3e6", "#f3a56b", "#b9a2f2", "#7fd29a"),
}


def runs(build: Build) -> list[Run]:
    """Every run of the home being served; one without a desk has none, and looking does not make one."""
    if not build.home.desk.exists():
        return []
    with open_desk(build.home) as desk:
        return desk.runs.all()


def commands() -> dict[str, str]:
    """What each command does."""
    return {
        "add": t("nạp"),
        "undo": t("bỏ lần nạp"),
        "build": t("đọc lại theo quy tắc mới"),
        "rebuild": t("dựng lại từ bản gốc"),
        "decided": t("áp dụng lời cán bộ"),
        "withdraw": t("rút bản tin"),
        "backup": t("sao lưu"),
    }


def kinds() -> dict[str, str]:
    """What is counted of a build."""
    return {
        "bulletins": t("bản tin"),
        "undated": t("chưa rõ ngày đăng"),
        "untitled": t("không có tiêu đề"),
        "ambiguous": t("có nghị quyết chưa rõ"),
        "unregistered": t("có nghị quyết ngoài danh mục"),
        "bodies": t("có tổ chức chưa rõ tỉnh"),
        "sites": t("trang chưa biết"),
        "rejected": t("tệp bị từ chối"),
    }


def unknown(build: Build, found: Sequence[Run]) -> None:
    """What the builds left unknown, one after the other."""
    told = [one for one in found if one.unknown]
    if not told:
        st.info(t("Chưa có lần chạy nào được ghi lại; lần nạp tới sẽ có."), icon=":material/info:")
        return
    table = pd.DataFrame([{"at": one.ended_at, **(one.unknown or {})} for one in told])
    last = told[-1].unknown or {}
    parts = ", ".join(f"{number(last.get(name, 0))} {kinds()[name]}" for name in _LINES)
    named = table.rename(columns={"at": t("Lúc"), **kinds()})
    named[t("Lúc")] = [_moment(one.ended_at) for one in told]
    charts.show(
        chart(table),
        title=t("Những gì chưa hiểu, qua các lần công bố"),
        sentence=t(
            "Trong {count} bản tin của lần công bố mới nhất: {parts}.", count=number(last["bulletins"]), parts=parts
        ),
        table=named,
        count=None,
        key=f"quality_unknown_{build.name}",
        alt=t("Số bản tin còn chỗ chưa hiểu sau mỗi lần công bố"),
    )


def chart(table: pd.DataFrame) -> go.Figure:
    """A line for each kind of unknown, by the number of the publication: several may come in one minute."""
    figure = go.Figure()
    for name, colour, dash in zip(_LINES, _COLOURS[charts.mode()], _DASHES, strict=True):
        figure.add_scatter(
            x=list(range(1, len(table) + 1)),
            y=table[name],
            name=kinds()[name],
            mode="lines+markers",
            line={"color": colour, "dash": dash},
            hovertemplate="%{y}",
        )
    charts.layout(figure, 300)
    charts.count_axis(figure, table[list(_LINES)].max(axis=1))
    charts.put(figure.layout, showlegend=True, legend={"orientation": "h", "y": -0.15, "font": {"size": 13}})
    charts.put(figure.layout.xaxis, tickformat="d", dtick=max(1, len(table) // 10), showgrid=False)
    return figure


def _moment(value: Any) -> str:  # noqa: ANN401 - a moment
    """A moment."""
    return f"{day(value)} {value:%H:%M}"


def listed(found: Sequence[Run]) -> None:
    """Every run with how long it took and what came of it, the newest first."""
    if not found:
        return
    st.subheader(t("Các lần chạy"), anchor=False)
    rows = list(reversed(found))
    named = commands()
    took = [(one.ended_at - one.began_at).total_seconds() for one in rows]
    st.markdown(
        t("{count} lần chạy; lần mới nhất mất {seconds} giây.", count=number(len(rows)), seconds=decimal(took[0]))
    )
    table = pd.DataFrame(
        {
            t("Bắt đầu"): [_moment(one.began_at) for one in rows],
            t("Việc"): [named.get(one.command, one.command) for one in rows],
            t("Giây"): [decimal(seconds) for seconds in took],
            t("Người"): [one.who or "" for one in rows],
            t("Lần nạp"): [one.load or "" for one in rows],
            t("Bản dựng"): [one.build or "" for one in rows],
            t("Quy tắc"): [one.rules_version or "" for one in rows],
            t("Vì sao dừng"): [one.why or "" for one in rows],
        }
    )
    tables.show(table, key="quality_runs", alt=t("Các lần chạy, mới nhất trước"))


def changed(found: Sequence[Run]) -> None:
    """What the last change of rules changed in numbers, and why."""
    st.subheader(t("Quy tắc mới nhất đã đổi gì"), anchor=False)
    told = next((one for one in reversed(found) if one.difference), None)
    if told is None or told.difference is None:
        st.markdown(t("Chưa lần công bố nào dùng quy tắc khác lần trước."))
        return
    said = told.difference
    st.markdown(
        t(
            "Ngày {day}: từ quy tắc {before} sang {after}. Sau = trước + thêm − bỏ (vì các lần nạp) + được − mất "
            "(vì đọc lại).",
            day=_moment(told.ended_at),
            before=said["before"]["rules_version"],
            after=said["after"]["rules_version"],
        )
    )
    rows = [one for one in said["kinds"] if any(one[name] for name in ("arrived", "gone", "gained", "lost"))]
    if not rows:
        st.markdown(t("Không dữ kiện nào đổi."))
        return
    tables.drawn(_kinds(rows), key="quality_changed", alt=t("Số dữ kiện trước và sau khi đổi quy tắc"))
    if said["examples"]:
        with st.expander(t("Vài ví dụ"), icon=":material/list:"):
            tables.drawn(_examples(said["examples"]), key="quality_examples", alt=t("Ví dụ về những gì đọc lại đã đổi"))


def facts() -> dict[str, str]:
    """The kinds of facts that builds are compared by."""
    return {
        "bulletin": t("bản tin"),
        "title": t("bản tin có tiêu đề"),
        "published_on": t("bản tin rõ ngày đăng"),
        "site": t("bản tin theo trang nguồn"),
        "union": t("bản tin về công đoàn"),
        "province": t("tỉnh, thành có hoạt động"),
        "province_named": t("tỉnh, thành chỉ được nhắc tên"),
        "resolution_resolved": t("nghị quyết đã xác định"),
        "resolution_ambiguous": t("nghị quyết chưa rõ"),
        "resolution_unregistered": t("nghị quyết ngoài danh mục"),
        "resolution_announced": t("nghị quyết được công bố trước"),
        "strength": t("mức tiếp nhận nghị quyết"),
        "document": t("văn bản khác"),
        "body": t("tổ chức công đoàn"),
        "activity": t("hoạt động đã diễn ra"),
        "activity_planned": t("hoạt động mới dự kiến"),
        "keyword": t("từ khóa"),
        "event_date": t("ngày của sự kiện"),
        "warning": t("cảnh báo"),
    }


def _kinds(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Each kind of fact that changed."""
    named = facts()
    heads = {
        "before": t("Trước"),
        "after": t("Sau"),
        "arrived": t("Thêm"),
        "gone": t("Bỏ"),
        "gained": t("Đọc lại được"),
        "lost": t("Đọc lại mất"),
        "reread": t("Ở số bản tin"),
    }
    first = {t("Dữ kiện"): [named.get(one["kind"], one["kind"]) for one in rows]}
    return pd.DataFrame(first | {head: [one[name] for one in rows] for name, head in heads.items()})


def _examples(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Facts that reading again gained or lost."""
    named = facts()
    return pd.DataFrame(
        {
            t("Đổi"): ["+" if one["is_gained"] else "−" for one in rows],
            t("Dữ kiện"): [named.get(one["kind"], one["kind"]) for one in rows],
            t("Nội dung"): [one["what"] for one in rows],
            t("Bản tin"): [one["title"] for one in rows],
            t("Mã bản tin"): [one["bulletin_id"] for one in rows],
        }
    )
