"""The provinces page on the build by hand: each view counts what it may, and says what it may not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.kit import charts_provinces
from pages.kit.conditions import Conditions, province_unit
from pages.kit.filters import Filters, values
from pages.kit.warehouse import Build, frame, row

YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))


def ranked(build: Build, filters: Filters, role: str = "active") -> dict[str, int]:
    found = frame(build, "province_ranking", **values(filters), role=role)
    return {f"{one['unit']}-{one['name']}": one["bulletins"] for one in found.to_dict("records") if one["bulletins"]}


def test_today_s_map_adds_the_old_units_up_and_counts_a_bulletin_once(build: Build) -> None:
    assert ranked(build, YEAR) == {"34-Nghệ An": 3, "34-Hưng Yên": 3, "34-Hà Nội": 1}


def test_the_old_map_never_guesses_from_the_new(build: Build) -> None:
    old = replace(YEAR, unit="63")
    assert ranked(build, old) == {"63-Thái Bình": 3, "63-Hưng Yên": 1, "63-Hà Nội": 1}
    assert row(build, "province_notes", **values(old), role="active")["in_new_map"] == 3


def test_as_published_keeps_both_maps_apart(build: Build) -> None:
    both = ranked(build, replace(YEAR, unit="published"))
    assert both == {"34-Nghệ An": 3, "63-Thái Bình": 3, "63-Hưng Yên": 1, "63-Hà Nội": 1}


def test_places_merely_named_count_when_asked(build: Build) -> None:
    assert ranked(build, YEAR, "any")["34-Hà Nội"] == 2


def test_a_zero_is_told_from_not_collected(build: Build) -> None:
    later = replace(YEAR, start=date(2025, 1, 1))
    found = frame(build, "province_ranking", **values(later), role="active").set_index("name")
    assert (found.loc["Hà Nội", "bulletins"], found.loc["Hà Nội", "is_collected"]) == (0, False)
    assert (found.loc["Nghệ An", "bulletins"], found.loc["Nghệ An", "is_collected"]) == (3, True)
    early = replace(YEAR, start=date(2024, 10, 1), end=date(2024, 12, 31))
    found = frame(build, "province_ranking", **values(early), role="active").set_index("name")
    assert (found.loc["Hà Nội", "bulletins"], found.loc["Hà Nội", "is_collected"]) == (0, True)


def test_old_units_have_no_zero_after_their_map_ended(build: Build) -> None:
    months = frame(build, "province_month", **values(replace(YEAR, unit="63")), role="active")
    nghe_an = months[months["name"] == "Nghệ An"].set_index("month")["bulletins"]
    assert nghe_an[pd.Timestamp("2025-06-01")] == 0
    assert nghe_an[[pd.Timestamp("2025-07-01"), pd.Timestamp("2025-08-01")]].isna().all()


@pytest.mark.parametrize("view", ["34", "63", "published"])
@pytest.mark.parametrize("role", ["active", "any"])
def test_the_list_counts_what_each_bar_counts(build: Build, view: str, role: str) -> None:
    filters = replace(YEAR, unit=view)
    rows = frame(build, "province_ranking", **values(filters), role=role)
    for one in rows[rows["bulletins"] > 0].to_dict("records"):
        given = Conditions(province=one["code"], province_unit=province_unit(view, one["unit"]), role=role)
        assert row(build, "matching_count", **given.values(filters))["bulletins"] == one["bulletins"], one["name"]


def test_the_page_in_each_view(build: Build, open_page: Callable[..., AppTest]) -> None:
    titles = {
        "34": ["Bản đồ 34 tỉnh, thành"],
        "63": ["Bản đồ 63 tỉnh, thành (đến 30/06/2025)"],
        "34+63": ["Bản đồ 63 tỉnh, thành (đến 30/06/2025)", "Bản đồ 34 tỉnh, thành"],
    }
    for view, maps in titles.items():
        app = open_page("public/provinces.py", bando=view)
        assert not app.exception
        assert [one.value for one in app.subheader if one.value.startswith("Bản đồ")] == maps


def test_the_old_view_says_what_it_leaves_out(build: Build, open_page: Callable[..., AppTest]) -> None:
    said = open_page("public/provinces.py", bando="63").markdown[0].value
    assert "**3 bản tin ghi theo bản đồ 34 tỉnh không có ở đây**" in said
    assert "1 bản tin chưa rõ ngày không nằm trong kỳ nào." in said


def test_a_chosen_province_shows_its_figures(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py")
    app.selectbox(key="chon").select("34-40").run()
    assert app.header[0].value == "Nghệ An"
    assert [(one.value, one.delta) for one in app.metric] == [("3", "0"), ("2", "+1"), ("1", "0")]


def test_the_map_draws_every_unit_and_both_archipelagos(build: Build) -> None:
    for unit, count in (("34", 34), ("63", 63)):
        rows = frame(build, "province_ranking", **values(replace(YEAR, unit=unit)), role="active")
        drawn: dict[str, Any] = charts_provinces.map_figure(rows, unit=unit).to_dict()
        units, *islands = drawn["data"]
        assert {one["properties"]["code"] for one in units["geojson"]["features"]} == set(units["locations"])
        assert len(units["locations"]) == count
        assert [one["text"][0] for one in islands] == ["Hoàng Sa<br>(Đà Nẵng)", "Trường Sa<br>(Khánh Hòa)"]
        assert drawn["layout"]["geo"]["visible"] is False


def test_the_legend_tells_grey_zero_and_shades() -> None:
    rows = pd.DataFrame(
        {"code": ["01", "02", "03", "04"], "bulletins": [0, 0, 7, 100], "is_collected": [False, True, False, True]}
    )
    placed, labels = charts_provinces.classed(rows)
    assert labels == ["chưa thu thập", "0", "1–7", "8–19", "20–44", "45–69", "≥ 70"]
    assert placed["place"].tolist() == [0, 1, 2, 6]
    assert placed["said"].tolist() == ["chưa thu thập", "0", "7", "100"]


def test_an_address_names_the_province_it_looks_at(build: Build, open_page: Callable[..., AppTest]) -> None:
    assert open_page("public/provinces.py", chon="Hưng Yên").header[0].value == "Hưng Yên"
    assert not open_page("public/provinces.py", chon="Atlantis").header


def test_after_the_old_map_ended_the_page_says_so(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py", bando="63", tu="07/2025")
    assert app.info[0].value.startswith("Bản đồ 63 tỉnh, thành hết hiệu lực từ 01/07/2025")
    assert not app.subheader


def test_a_month_without_news_is_zero_where_a_site_that_reports_on_the_place_was_collected(build: Build) -> None:
    months = frame(build, "province_month", **values(YEAR), role="active").set_index(["name", "month"])["bulletins"]
    assert months["Hưng Yên"].tolist() == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0]
    assert months["Hà Nội"].isna().tolist() == [False] * 4 + [True] * 8
    assert months["Huế"].isna().all()


def test_the_ranking_leaves_out_who_was_not_collected(build: Build, open_page: Callable[..., AppTest]) -> None:
    said = " ".join(one.value for one in open_page("public/provinces.py").markdown)
    assert "31 nơi chưa thu thập không xếp hạng." in said
