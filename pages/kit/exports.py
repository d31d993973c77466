"""Beside every table: the same rows as CSV and as a workbook, made when somebody asks and not before."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.kit import access, filters
from pages.kit.export_charts import drawn
from pages.kit.export_files import About, csv_of, workbook_of
from pages.kit.filters import Filters
from pages.kit.warehouse import Build, current, row
from pages.kit.words import day, language, said_in, t

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Table = pd.DataFrame | Callable[[], pd.DataFrame]
"""A table, or what asks for it: a list of which the page shows one screen is asked whole, when it is taken away."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What is taken away, and all that is needed to make it where no page is being drawn."""

    title: str
    table: Table
    figure: go.Figure | None
    traces: int | None
    build: Build | None
    filters: Filters | None
    address: str
    language: str

    def csv(self) -> bytes:
        """The rows as CSV."""
        with said_in(self.language):
            return csv_of(self._rows())

    def workbook(self) -> bytes:
        """The rows as a workbook with its first sheet and its chart."""
        with said_in(self.language):
            return workbook_of(self._rows(), about(self), drawn(self.figure, self.traces))

    def _rows(self) -> pd.DataFrame:
        """All rows."""
        return self.table() if callable(self.table) else self.table


def offer(table: Table, *, key: str, title: str, figure: go.Figure | None = None, traces: int | None = None) -> None:
    """Two small buttons for all rows of a table; of a figure only its first `traces` are its own."""
    build = current()
    panel = Panel(title, table, figure, traces, build, filters.chosen() if build else None, address(), language())
    name = f"{slug(title)}{f'_{build.name}' if build else ''}"
    csv = t("Mọi dòng của bảng “{title}”, dạng CSV", title=title)
    book = t("Mọi dòng của bảng “{title}”, dạng Excel có bộ lọc, ngày số liệu và biểu đồ", title=title)
    with st.container(horizontal=True, gap="small"):
        button("CSV", panel.csv, f"{name}.csv", "text/csv; charset=utf-8", csv, f"{key}_csv")
        button("Excel", panel.workbook, f"{name}.xlsx", WORKBOOK, book, f"{key}_xlsx")


def button(  # noqa: PLR0913, PLR0917 - a button has that many words
    label: str,
    make: Callable[[], bytes],
    file: str,
    mime: str,
    explained: str,
    key: str,
    icon: str = ":material/download:",
) -> None:
    """A small button whose file is made on the click, without a new run of the page; nothing for who may only look."""
    if not access.current_user().has(access.Right.EXPORT):
        return
    make = access.taken_away(make)
    st.download_button(label, make, file, mime, key=key, help=explained, type="tertiary", icon=icon, on_click="ignore")


def address() -> str:
    """The address of the page as the reader sees it, every choice in it."""
    base = str(st.context.url or "").partition("?")[0]
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    return f"{base}?{urlencode(query, doseq=True)}" if query else base


def about(panel: Panel) -> About:
    """What the first sheet says: what was chosen, which data, which build and rules."""
    lines = filter_lines(panel.build, panel.filters) if panel.build and panel.filters else []
    if panel.address:
        lines.append((t("Địa chỉ trang"), panel.address))
    if panel.build:
        lines += data_lines(panel.build)
    lines.append((t("Ô trống gạch chéo"), t("Chưa biết, ví dụ chưa thu thập; không phải là 0.")))
    return About(panel.title, lines)


def filter_lines(build: Build, chosen: Filters) -> list[tuple[str, str]]:
    """The shared filters in words."""
    names, sites = filters.province_names(build, chosen.unit), filters.site_names(build)
    maps = {"34": t("34 tỉnh, thành"), "63": t("63 tỉnh, thành"), "published": t("34+63, theo lúc đăng")}
    return [
        (t("Kỳ"), f"{day(chosen.start)} – {day(chosen.end)}"),
        (t("Bản đồ hành chính"), maps[chosen.unit]),
        (t("Tỉnh, thành phố"), ", ".join(names.get(one, one) for one in chosen.provinces) or t("Tất cả")),
        (t("Trang đăng tin"), ", ".join(sites.get(one, one) for one in chosen.sites) or t("Tất cả")),
    ]


def data_lines(build: Build) -> list[tuple[str, str]]:
    """Which data: demonstration or real, how new, which build and rules."""
    known = row(build, "build")
    loaded, newest = known["last_load_at"], known["newest_bulletin_date"]
    kind = t("Dữ liệu minh họa, không phải tin thật") if build.is_demo else t("Dữ liệu thật")
    return [
        (t("Loại dữ liệu"), kind),
        (t("Bản tin mới nhất"), day(newest) if newest is not None else t("chưa có")),
        (t("Lần nạp gần nhất"), f"{day(loaded)} {loaded:%H:%M}" if loaded is not None else t("chưa nạp")),
        (t("Bản dựng"), str(known["build"])),
        (t("Phiên bản quy tắc"), str(known["rules_version"])),
    ]


@lru_cache(maxsize=256)
def slug(title: str) -> str:
    """A name for a file that every system takes."""
    bare = unicodedata.normalize("NFD", title.replace("đ", "d").replace("Đ", "D"))
    ascii_only = bare.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:60] or "bang"
