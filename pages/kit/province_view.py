"""What the panels of the provinces page look at: filters, the role that counts, the scale, and the units' figures.

A unit is named `unit-code` throughout: the code alone does not say which map.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from etl.settings import MAP_CHANGED_ON
from pages.kit import links
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.panels import made
from pages.kit.province_scale import Scale
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import number, t


@dataclass(frozen=True)
class View:
    """One look at the provinces; `role` is `active`, or `any` where places merely named count, too."""

    build: Build
    filters: Filters
    role: str
    scale: Scale

    @property
    def everywhere(self) -> Filters:
        """The filters without the provinces': the map and the ranks go on showing the others."""
        return replace(self.filters, provinces=())

    @cached_property
    def notes(self) -> dict[str, Any]:
        """What is counted and what is left out, under all filters."""
        return row(self.build, "province_notes", **values(self.filters), role=self.role)

    @property
    def asked(self) -> tuple[object, ...]:
        """All that decides what is seen, beside the build."""
        return self.filters, self.role, self.scale.key

    @cached_property
    def units(self) -> pd.DataFrame:
        """All units of the view, the greatest value first, whatever the province filter; the unknown at the end."""
        return made(self.build, self.asked, self._units)

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The name of each unit."""
        return dict(zip(self.units["key"], self.units["label"].astype(str), strict=True))

    def _units(self) -> pd.DataFrame:
        """The units, made; whoever is given them changes a copy."""
        found = frame(self.build, "province_ranking", **values(self.everywhere), role=self.role)
        value = self.scale.of(found, int(self.notes["bulletins"]))
        known = found.assign(
            key=found["unit"] + "-" + found["code"],
            label=labels(found, self.filters),
            value=value,
            rank=value.round(9).groupby(found["unit"]).rank(method="min", ascending=False),
            is_chosen=self._home(found).isin(self.filters.provinces),
        )
        known["said"] = [self._said(one) for one in known.to_dict("records")]
        return known.sort_values(["value", "bulletins"], ascending=False, kind="stable", ignore_index=True)

    @property
    def looked_at(self) -> pd.DataFrame:
        """The units that the province filter leaves."""
        return self.units[self.units["is_chosen"]] if self.filters.provinces else self.units

    @property
    def is_past_the_old_map(self) -> bool:
        """Whether the old map is asked for a time when it was no more, and nothing was written in it."""
        over = self.filters.unit == "63" and self.filters.start >= date.fromisoformat(MAP_CHANGED_ON)
        return over and not self.units["bulletins"].any()

    def named(self, key: str) -> dict[str, str]:
        """The conditions of a number counted for one unit."""
        unit, code = key.split("-", 1)
        return {"province": code, "province_unit": province_unit(self.filters.unit, unit), "role": self.role}

    def bulletins_url(self, key: str, **more: str | None) -> str:
        """The bulletins of one unit."""
        return links.bulletins_url(**(self.named(key) | more))

    def page_url(self, key: str) -> str:
        """The unit's own page."""
        return links.province_page_url(self._labels.get(key, key))

    def _home(self, rows: pd.DataFrame) -> pd.Series:
        """The code by which the province filter knows each unit."""
        return rows["code"] if self.filters.unit == "63" else rows["code_34"]

    def _said(self, one: dict[Any, Any]) -> str:
        """A unit's value in words; where it is unknown, why."""
        if pd.isna(one["value"]):
            return states()[one["state"]] if not one["bulletins"] else t("chưa biết")
        spelled = self.scale.said(one["value"])
        if one["bulletins"]:
            return spelled
        return t("{value}, theo dõi {weeks} tuần", value=spelled, weeks=number(one["weeks"]))


def labels(rows: pd.DataFrame, filters: Filters) -> pd.Series:
    """Names of units; where both maps are mixed, old units say so."""
    if filters.unit != "published":
        return rows["name"]
    return rows["name"].where(rows["unit"] == "34", rows["name"] + t(" (cũ)"))


def states() -> dict[str, str]:
    """What the ledger of sites and weeks says of a unit."""
    return {
        "published": t("có bản tin"),
        "nothing_published": t("đã thu thập, không có tin"),
        "failed_to_read": t("tệp không đọc được, chưa biết"),
        "merged_away": t("trang đã nhập vào trang khác, chưa biết"),
        "not_collected": t("chưa thu thập, chưa biết"),
    }
