"""Named programmes of co-operation: what kind, between whom, for which years, each with its newest bulletins."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, links
from pages.kit.filters import values
from pages.kit.province_view import View
from pages.kit.warehouse import frame
from pages.kit.words import number, t

MOST: Final = 6
EACH: Final = 4
"""Bulletins shown of each."""
Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Programmes:
    """The programmes told last, in words and in HTML: one piece, for each of a dozen would cost a tab as much."""

    words: str
    html: str


def make(view: View) -> Programmes | None:
    """The programmes under all filters; None where none is named."""
    found = frame(view.build, "province_programmes", **values(view.filters), limit=MOST, each=EACH)
    if found.empty:
        return None
    words = t(
        "Các bên viết như trong bản tin; xếp theo bản tin mới nhất. Hiện {shown} trong {all}.",
        shown=number(found["rank"].nunique()),
        all=number(found["programmes"].iloc[0]),
    )
    told: dict[int, list[Row]] = {}
    for one in found.to_dict("records"):
        told.setdefault(one["rank"], []).append(one)
    return Programmes(words, "".join(_told(told[rank]) for rank in sorted(told)))


def panel(made: Programmes | None) -> None:
    """The programmes."""
    if made:
        charts.headed(t("Chương trình, quy chế, thỏa thuận phối hợp được nêu tên"), made.words)
        st.html(made.html)


def _told(rows: Sequence[Row]) -> str:
    """A programme with its newest bulletins."""
    count = t("{count} bản tin", count=number(rows[0]["bulletins"]))
    lines = links.html_lines(links.bulletin_line(one) for one in rows)
    return f"<p style='margin:1rem 0'><strong>{links.plain(name(rows[0]))}</strong> · {links.plain(count)}</p>{lines}"


def name(one: Row) -> str:
    """A programme as a reader would call it: kind, number, parties, years."""
    kinds = {
        "chuong_trinh": t("Chương trình phối hợp"),
        "quy_che": t("Quy chế phối hợp"),
        "thoa_thuan": t("Thỏa thuận hợp tác"),
        "ke_hoach": t("Kế hoạch phối hợp"),
        "nghi_quyet": t("Nghị quyết liên tịch"),
    }
    numbered: str = t("số {number}", number=one["number"]) if pd.notna(one["number"]) else ""
    head = " ".join(filter(None, [kinds[str(one["kind"])], numbered]))
    return ", ".join(filter(None, [head, _between(list(one["parties"])), _years(one)]))


def _between(parties: list[str]) -> str:
    """Between whom, or with whom."""
    if len(parties) == 1:
        return t("với {party}", party=parties[0])
    return t("giữa {parties}", parties=" – ".join(parties)) if parties else ""


def _years(one: Row) -> str:
    """The years it runs, as far as they are told."""
    if pd.isna(one["first_year"]):
        return ""
    first, last = int(one["first_year"]), int(one["last_year"])
    return str(first) if first == last else f"{first}–{last}"
