"""The scales a reader may choose for the map and the ranking: how many, which share, how many per collected site."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from pages.kit import shades
from pages.kit.words import decimal, number, percent, t

COUNT: Final = "count"
SHARE: Final = "share"
PER_SITE: Final = "per_site"
_KEYS: Final = (COUNT, SHARE, PER_SITE)


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale: what it is called, its smallest step, and how its values are spelled."""

    key: str
    name: str
    short: str
    """What the switch and the address call it: three of them fit on a phone."""
    step: float
    said: Callable[[float], str]

    def of(self, rows: pd.DataFrame, collected: int) -> pd.Series:
        """The values of the rows of province_ranking, missing where nobody can know them."""
        known = rows["bulletins"].astype("float").where(rows["is_collected"])
        if self.key == SHARE:
            return known / collected if collected else known * float("nan")
        return known / rows["sites"].where(rows["sites"] > 0) if self.key == PER_SITE else known

    def classes(self, values: pd.Series) -> tuple[list[int], list[str]]:
        """Each value's place in the legend, and the legend's words."""
        whole = [None if pd.isna(one) else max(int(one > 0), round(one / self.step)) for one in values]
        starts = shades.steps(max((one or 0 for one in whole), default=0))
        return [shades.place(one, starts) for one in whole], shades.labels(
            starts, lambda one: self.said(one * self.step)
        )


def scales() -> dict[str, Scale]:
    """The scales by key."""
    found = (
        Scale(COUNT, t("Số bản tin"), t("Số lượng"), 1, number),
        Scale(SHARE, t("Phần bản tin"), t("Phần"), 0.001, lambda one: percent(one, 1)),
        Scale(PER_SITE, t("Bản tin mỗi trang"), t("Mỗi trang"), 0.1, decimal),
    )
    return {one.key: one for one in found}


def switch() -> Scale:
    """The scale chosen, kept in the address."""
    known = scales()
    picked = st.segmented_control(
        t("Thang đo"),
        list(_KEYS),
        default=COUNT,
        required=True,
        format_func=lambda key: known[key].short if key in known else key,
        key="thang-do",
        bind="query-params",
        help=t(
            "Phần: trong mọi bản tin đã thu thập của kỳ. Mỗi trang: chia cho số trang đã thu thập "
            "có đưa tin về nơi đó, để nơi có nhiều trang không lấn nơi có ít trang."
        ),
    )
    return known.get(picked or COUNT, known[COUNT])
