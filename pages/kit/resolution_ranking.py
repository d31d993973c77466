"""All resolutions that are named in a period: the first in a table to read, all in a grid behind the words."""

import textwrap
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, links, periods, resolution_time, tables, tables_read
from pages.kit.filters import Filters, values
from pages.kit.panels import made
from pages.kit.resolution_choice import (
    AT_ONCE,
    CHOSEN,
    COMPARED,
    MEASURE,
    compare,
    every_name,
    go_to,
    leave,
    opened_by,
)
from pages.kit.tables_read import Cell, Column
from pages.kit.terms import issuer, statuses
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

READ: Final = 12
"""Resolutions in the table to read; all are in the grid below it."""


def called(build: Build) -> dict[str, str]:
    """A name for everything that can be chosen; shared by readers."""
    return made(build, (), lambda: every_name(build))


def named(build: Build, filters: Filters) -> tuple[pd.DataFrame, str]:
    """All that are named in the period, and the page in one sentence."""
    return made(build, (filters,), lambda: _named(build, frame(build, "resolution_ranking", **values(filters))))


def _named(build: Build, found: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The same of these rows."""
    return found, _said(found, called(build))


def _said(ranking: pd.DataFrame, names: Mapping[str, str]) -> str:
    """How many are named, and which most."""
    if ranking.empty:
        return periods.nothing(t("Trong kỳ và phạm vi đang chọn, chưa bản tin nào nêu nghị quyết."))
    settled, unclear = (int((ranking["status"] == one).sum()) for one in ("resolved", "ambiguous"))
    said = t(
        "**{settled} nghị quyết** trong danh mục được nêu trong kỳ; thêm {open_ones} cách gọi chưa rõ là "
        "nghị quyết nào và {others} cách gọi ngoài danh mục hoặc chưa ban hành.",
        settled=number(settled),
        open_ones=number(unclear),
        others=number(len(ranking) - settled - unclear),
    )
    if settled:
        first = ranking[ranking["status"] == "resolved"].iloc[0]
        said += " " + t(
            "Nêu nhiều nhất: **{name}** ({count} bản tin).",
            name=links.escaped(names[str(first["choice"])]),
            count=number(first["bulletins"]),
        )
    return said


def _columns() -> dict[str, str]:
    """The columns of the ranking."""
    return {
        "name": t("Nghị quyết"), "bulletins": t("Bản tin"), "mentions": t("Lần nêu"), "provinces": t("Tỉnh, thành"),
        "compared": t("So sánh"), "status": t("Tình trạng"), "title": t("Trích yếu"), "issuer": t("Cơ quan ban hành"),
        "first": t("Nêu lần đầu"), "last": t("Nêu gần nhất"),
    }  # fmt: skip


def ranked(ranking: pd.DataFrame, names: Mapping[str, str], chosen: Sequence[str]) -> pd.DataFrame:
    """The ranking as the grid has it."""
    return pd.DataFrame(
        {
            "name": [names[choice] for choice in ranking["choice"]],
            "bulletins": ranking["bulletins"],
            "mentions": ranking["mentions"],
            "provinces": ranking["provinces"],
            "compared": ["✓" if choice in chosen else "" for choice in ranking["choice"]],
            "status": [
                _status(status, is_verified=verified)
                for status, verified in zip(ranking["status"], ranking["is_verified"], strict=True)
            ],
            "title": ranking["title"].fillna(""),
            "issuer": ranking["issuer"].map(issuer),
            "first": ranking["first_on"].map(day),
            "last": ranking["last_on"].map(day),
        }
    ).rename(columns=_columns())


def _status(status: str, *, is_verified: bool) -> str:
    """How sure a naming is, and the register's entry."""
    return statuses()[status] + ("" if is_verified else t("; chưa kiểm chứng"))


def ranking_table(build: Build, filters: Filters, chosen: list[str]) -> pd.DataFrame:
    """All of them as a table; the chosen ones are marked."""
    return made(build, (filters, chosen), lambda: ranked(named(build, filters)[0], called(build), chosen))


def read(build: Build, filters: Filters, chosen: list[str]) -> str:
    """The first of them as a table to read."""
    asked: links.Query = {COMPARED: chosen or [""]} if COMPARED in st.query_params else {}
    if MEASURE in st.query_params:
        asked[MEASURE] = resolution_time.measured()
    looked_at = (filters, chosen, asked)
    return made(build, looked_at, lambda: _read(named(build, filters)[0], called(build), chosen, asked))


def _read(ranking: pd.DataFrame, names: Mapping[str, str], chosen: Sequence[str], asked: links.Query) -> str:
    """The same of these rows; what the address asks of this page goes along, so that one comes back to it."""
    columns = (
        Column(t("Nghị quyết")),
        Column(t("Bản tin"), is_figure=True),
        Column(t("Tỉnh, thành"), is_figure=True),
        Column(t("Lần nêu"), is_figure=True, is_spare=True),
        Column(t("Nêu gần nhất"), is_figure=True, is_spare=True),
    )
    rows = (_line(one, names, chosen, asked) for one in ranking.head(READ).to_dict("records"))
    return tables_read.render(columns, rows, t("Các nghị quyết được nêu nhiều nhất trong kỳ"))


def _line(one: Mapping[Hashable, Any], names: Mapping[str, str], chosen: Sequence[str], own: links.Query) -> list[Cell]:
    """One resolution: its name opens its page, its number the bulletins."""
    choice = str(one["choice"])
    return [
        Cell(names[choice], links.resolution_url({**own, CHOSEN: choice}), _below(one, is_compared=choice in chosen)),
        tables_read.figure(one["bulletins"], links.bulletins_url(**opened_by(choice))),
        tables_read.figure(one["provinces"]),
        tables_read.figure(one["mentions"]),
        Cell(day(one["last_on"])),
    ]


def _below(one: Mapping[Hashable, Any], *, is_compared: bool) -> str:
    """The small line: whether it is compared, what is not settled about it, what it is about."""
    is_settled = one["status"] == "resolved" and bool(one["is_verified"])
    said = (
        t("✓ đang so sánh") if is_compared else "",
        "" if is_settled else _status(str(one["status"]), is_verified=bool(one["is_verified"])),
        textwrap.shorten(str(one["title"]), links.LONG, placeholder="…") if pd.notna(one["title"]) else "",
    )
    return " · ".join(part for part in said if part)


def show(build: Build, filters: Filters, ranking: pd.DataFrame, listed: str, chosen: list[str]) -> None:
    """The first of them in a table to read, all in a grid behind the words."""
    said = t(
        "Bấm vào tên để xem kỹ nghị quyết, vào số bản tin để mở các bản tin. Cách gọi chưa rõ đứng riêng, không cộng "
        "vào nghị quyết nào."
    )
    charts.headed(t("Tất cả nghị quyết được nêu"), f"{said} {tables_read.cut(READ, len(ranking))}".strip())
    st.html(listed)
    if room := tables.opened(tables_read.fold_label(len(ranking)), key=f"resolution_ranking_{build.name}_figures"):
        with room:
            _grid(build, ranking, ranking_table(build, filters, chosen), chosen)


def _grid(build: Build, ranking: pd.DataFrame, table: pd.DataFrame, chosen: list[str]) -> None:
    """All of them; of a row one opens the bulletins or the resolution, or compares it."""
    columns, asked = _columns(), st.query_params.get_all(COMPARED)
    st.caption(t("Chọn một dòng, rồi dùng nút dưới bảng để xem nghị quyết, mở bản tin, thêm hay bớt khi so sánh."))
    key = f"resolution_ranking_{build.name}_{len(asked)}{'~'.join(asked)}"
    place, room = tables.row_of(
        table,
        key=key,
        alt=t("Bảng các nghị quyết được nêu trong kỳ"),
        narrow=(columns["name"],),
        whole=lambda: table.drop(columns=columns["compared"]).assign(
            **{columns["first"]: ranking["first_on"], columns["last"]: ranking["last_on"]}
        ),
    )
    if place is not None:
        with room:
            _offered(ranking.iloc[place], str(table[columns["name"]].iloc[place]), chosen, key)


def _offered(row: pd.Series, name: str, chosen: Sequence[str], key: str) -> None:
    """What can be done with the chosen row."""
    choice = str(row["choice"])
    if tables.is_pressed(t("Xem kỹ {name}", name=links.escaped(name)), key=f"{key}_open", icon=":material/article:"):
        go_to(choice)
    if is_bulletins_pressed(int(row["bulletins"]), key):
        leave(choice)
    known = choice in chosen
    words, icon = (t("Bỏ khỏi so sánh"), ":material/remove:") if known else (t("Thêm vào so sánh"), ":material/add:")
    if tables.is_pressed(words, key=f"{key}_compare", icon=icon):
        compare([one for one in chosen if one != choice] if known else [*chosen, choice][-AT_ONCE:])
        st.rerun()


def is_bulletins_pressed(count: int, key: str) -> bool:
    """The button that opens the bulletins of the chosen row."""
    return tables.is_pressed(
        t("Mở {count} bản tin", count=number(count)), key=f"{key}_bulletins", icon=":material/list:"
    )
