"""The overview on the build by hand: every figure is known, and opens a list that counts the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.kit import periods, words
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters, values
from pages.kit.warehouse import Build, frame, row

YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))


def metrics(app: AppTest) -> list[tuple[str, str]]:
    return [(one.value, one.delta) for one in app.metric]


def test_figures_of_the_default_period_against_the_year_before(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page()
    assert metrics(app) == [("7", "+4"), ("3", "+2"), ("1", "0"), ("3", "+2"), ("2", "+1"), ("150", "")]
    assert "Kỳ 01/09/2024 – 20/08/2025. Mũi tên: so với cùng kỳ năm trước." in [one.value for one in app.caption]


def test_sentences_say_the_month_and_where(build: Build, open_page: Callable[..., AppTest]) -> None:
    said = open_page().markdown[0].value
    assert said.startswith("**Tháng 8/2025** (đến ngày 20/08/2025) có **2 bản tin**, 1 tỉnh, thành có hoạt động")
    assert "số bản tin tăng 1 so với cùng số ngày của tháng 7/2025." in said
    assert said.endswith("Nghị quyết được nhắc nhiều nhất: NQ 20 giai cấp công nhân (1 bản tin).")


def silent(build: Build, filters: Filters) -> list[tuple[str, str, date, int, bool]]:
    found = frame(build, "silent", **values(filters)).to_dict("records")
    return [
        (one["kind"], one["name"], one["last_day"].date(), one["bulletins_before"], one["is_collected"])
        for one in found
    ]


def test_silence_of_those_that_had_news_in_the_six_months_before(build: Build) -> None:
    assert silent(build, YEAR) == [
        ("province", "Hưng Yên", date(2025, 6, 10), 3, True),
        ("site", "Công đoàn Thái Bình", date(2025, 6, 10), 3, True),
    ]


def test_silence_is_not_known_where_the_carriers_were_not_collected(build: Build) -> None:
    assert silent(build, replace(YEAR, end=date(2025, 2, 28))) == [
        ("province", "Nghệ An", date(2024, 8, 19), 1, True),
        ("site", "Công đoàn Nghệ An", date(2024, 8, 19), 1, True),
        ("province", "Hà Nội", date(2024, 9, 15), 1, False),
        ("site", "Công đoàn Hà Nội", date(2024, 9, 15), 1, False),
    ]


def test_units_of_the_old_map_are_not_called_silent_after_it_ended(build: Build) -> None:
    kinds = {one[0] for one in silent(build, replace(YEAR, unit="63"))}
    assert kinds == {"site"}


def test_silent_places_are_named_and_open(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page()
    bodies = " ".join(one.proto.body for one in app.get("html"))
    assert "lần cuối 10/06/2025 · 3 bản tin trước đó" in bodies
    assert "dia-phuong=33" in bodies
    assert any("**1 tỉnh, thành** và **1 trang** không có bản tin nào" in one.value for one in app.markdown)


def test_visits_of_a_headline_fit_a_phone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert words.compact(2787340) == "2,79 triệu"
    assert words.compact(999_999) == "999.999"
    monkeypatch.setattr(words, "language", lambda: "en")
    assert words.compact(1_500_000_000) == "1.5B"


def test_months_without_news_are_zero_where_collected_and_gaps_where_not(build: Build) -> None:
    months = frame(build, "overview_month", **values(YEAR))
    assert [int(count) for count in months["bulletins"]] == [1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2]
    hanoi = frame(build, "overview_month", **values(replace(YEAR, sites=("hanoi",))))
    assert hanoi["bulletins"].isna().tolist() == [False] * 4 + [True] * 8


def test_filters_in_the_address_hold(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page(tu="05/2025", den="06/2025", tinh=["Hưng Yên"])
    assert [one.value for one in app.metric][:2] == ["2", "1"]
    assert app.selectbox(key="tu").value == date(2025, 5, 1)
    assert app.multiselect(key="tinh").value == ["33"]


def test_bad_values_in_the_address_fall_back(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page(tu="13/2025", den="<script>", tinh=["Atlantis"], bando="99", lang="xx")
    assert not app.exception
    assert metrics(app)[0] == ("7", "+4")


def test_english(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page(lang="en")
    assert app.title[0].value == "Overview"
    assert app.markdown[0].value.startswith("**August 2025** (to 20/08/2025) has **2 bulletins**")


def test_a_title_with_html_stays_text(build: Build, open_page: Callable[..., AppTest]) -> None:
    bodies = [one.proto.body for one in open_page(den="04/2025").get("html")]
    assert any("&lt;b&gt;doanh nghiệp&lt;/b&gt;" in body for body in bodies)
    assert not any("<b>" in body for body in bodies)


FIGURES = (
    ("bulletins", {}),
    ("bulletins_of_provinces", {"province": "*"}),
    ("with_activity", {"activity": "*"}),
    ("citing", {"resolution": "*"}),
    ("citing_resolved", {"resolution": "*", "status": "resolved"}),
)


@pytest.mark.parametrize("unit", ["34", "63", "published"])
@pytest.mark.parametrize("provinces", [(), ("40",), ("34",), ("33", "01")])
@pytest.mark.parametrize(("column", "conditions"), FIGURES)
def test_the_list_counts_what_the_figure_counts(
    build: Build, unit: str, provinces: tuple[str, ...], column: str, conditions: dict[str, str]
) -> None:
    filters = replace(YEAR, unit=unit, provinces=provinces)
    given = Conditions(**conditions, province_unit="63" if unit == "63" and "province" in conditions else None)
    listed = row(build, "matching_count", **given.values(filters))["bulletins"]
    assert periods.figures(build, [filters])[0][column] == listed


def test_without_bulletins_in_the_period(build_file: Path, open_page: Callable[..., AppTest]) -> None:
    app = open_page(tu="10/2024", den="11/2024")
    assert not app.exception
    assert metrics(app)[0][0] == "0"
    assert "Không có bản tin nào trong kỳ và bộ lọc này." in [one.value for one in app.info]


def test_an_address_that_repeats_itself_means_the_same(build: Build, open_page: Callable[..., AppTest]) -> None:
    """Streamlit writes bound parameters before those of a link, so that an address may carry both."""
    app = open_page(tu=["05/2025", "05/2025"], tinh=["Hưng Yên", "Hưng Yên"])
    assert not app.exception
    assert app.selectbox(key="tu").value == date(2025, 5, 1)
    assert app.multiselect(key="tinh").value == ["33"]
    assert app.metric[0].value == "2"
