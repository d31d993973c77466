"""Named programmes of co-operation: what kind, between whom, for which years, each with its newest bulletins."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import links
from pages.kit.filters import values
from pages.kit.province_view import View
from pages.kit.warehouse import frame
from pages.kit.words import number, t

MOST: Final = 6
EACH: Final = 4
"""Bulletins shown of each."""


def panel(view: View) -> None:
    """The programmes told last, under all filters; nothing where none is named."""
    found = frame(view.build, "province_programmes", **values(view.filters), limit=MOST, each=EACH)
    if found.empty:
        return
    st.subheader(t("Chương trình, quy chế, thỏa thuận phối hợp được nêu tên"), anchor=False)
    st.markdown(
        t(
            "Các bên viết như trong bản tin; xếp theo bản tin mới nhất. Hiện {shown} trong {all}.",
            shown=number(found["rank"].nunique()),
            all=number(found["programmes"].iloc[0]),
        )
    )
    for _, told in found.groupby("rank"):
        rows = told.to_dict("records")
        st.markdown(f"**{links.escaped(name(rows[0]))}** · {t('{count} bản tin', count=number(rows[0]['bulletins']))}")
        links.lines(links.bulletin_line(one) for one in rows)


def name(one: Mapping[Hashable, Any]) -> str:
    """A programme as a reader would call it: kind, number, parties, years."""
    kinds = {
        "chuong_trinh": t("Chương trình phối hợp"),
        "quy_che": t("Quy chế phối hợp"),
        "thoa_thuan": t("Thỏa thuận hợp tác"),
        "ke_hoach": t("Kế hoạch phối hợp"),
        "nghi_quyet": t("Nghị quyết liên tịch"),
    }
    numbered = t("số {number}", number=one["number"]) if pd.notna(one["number"]) else ""
    head = " ".join(filter(None, [kinds[str(one["kind"])], numbered]))
    return ", ".join(filter(None, [head, _between(list(one["parties"])), _years(one)]))


def _between(parties: list[str]) -> str:
    """Between whom, or with whom."""
    if len(parties) == 1:
        return t("với {party}", party=parties[0])
    return t("giữa {parties}", parties=" – ".join(parties)) if parties else ""


def _years(one: Mapping[Hashable, Any]) -> str:
    """The years it runs, as far as they are told."""
    if pd.isna(one["first_year"]):
        return ""
    first, last = int(one["first_year"]), int(one["last_year"])
    return str(first) if first == last else f"{first}–{last}"
