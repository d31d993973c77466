"""Conditions go into an address and come back the same; they never take a shared filter's name."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.kit.conditions import _NAMES, Conditions, province_unit
from pages.kit.filters import Filters

SHARED = {"tu", "den", "tinh", "trang", "bando", "lang", "nhac", "id", "chon"}
FILTERS = Filters(date(2025, 1, 1), date(2025, 1, 31), ("40",), ("nghean",), "34")
WORDS = st.none() | st.text(min_size=1)


def test_every_condition_has_a_parameter_of_its_own() -> None:
    assert list(_NAMES) == [field.name for field in fields(Conditions)]
    assert len(set(_NAMES.values())) == len(_NAMES)
    assert not set(_NAMES.values()) & SHARED


@given(st.builds(Conditions, **dict.fromkeys(_NAMES, WORDS)))
def test_there_and_back(conditions: Conditions) -> None:
    assert Conditions.from_query(conditions.to_query()) == conditions


def test_a_province_takes_the_place_of_the_province_filter() -> None:
    assert Conditions(province="01").values(FILTERS)["provinces"] == ()
    assert Conditions(province="*").values(FILTERS)["provinces"] == ("40",)
    assert Conditions(site="hanoi").values(FILTERS)["one_site"] == "hanoi"
    assert Conditions(site="hanoi").values(FILTERS)["sites"] == ("nghean",)


@pytest.mark.parametrize(("said", "bound"), [("yes", True), ("no", False), (None, None), ("x", None)])
def test_union_is_bound_as_a_truth(said: str | None, *, bound: bool | None) -> None:
    assert Conditions(union=said).values(FILTERS)["union"] is bound


@pytest.mark.parametrize(
    ("view", "unit", "counts"),
    [("34", "34", "34"), ("63", "63", "63"), ("published", "63", "63"), ("published", "34", "34p")],
)
def test_the_unit_of_a_row_in_each_view(view: str, unit: str, counts: str) -> None:
    assert province_unit(view, unit) == counts
