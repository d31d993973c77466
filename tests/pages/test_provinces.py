"""The provinces page on the build by hand: each view counts what it may, and says what it may not."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.paths import PROJECT
from pages.kit import charts_provinces, filters, province_page
from pages.kit.conditions import Conditions, province_unit
from pages.kit.filters import Filters, values
from pages.kit.province_scale import COUNT, PER_SITE, SHARE, scales
from pages.kit.province_view import View
from pages.kit.warehouse import Build, current, frame, row
from tests.pages.cards import cards, pieces
from tests.pages.headings import headings
from tests.pages.published_fixture import by_hand

YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))


def ranked(build: Build, looked: Filters, role: str = "active") -> dict[str, int]:
    found = frame(build, "province_ranking", **values(looked), role=role)
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
    looked = replace(YEAR, unit=view)
    rows = frame(build, "province_ranking", **values(looked), role=role)
    for one in rows[rows["bulletins"] > 0].to_dict("records"):
        given = Conditions(province=one["code"], province_unit=province_unit(view, one["unit"]), role=role)
        assert row(build, "matching_count", **given.values(looked))["bulletins"] == one["bulletins"], one["name"]


def test_the_old_view_says_what_it_leaves_out(build: Build, open_page: Callable[..., AppTest]) -> None:
    said = open_page("public/provinces.py", bando="63").markdown[0].value
    assert "**3 bản tin ghi theo bản đồ 34 tỉnh không có ở đây**" in said
    assert "1 bản tin chưa rõ ngày không nằm trong kỳ nào." in said


def test_after_the_old_map_ended_the_page_says_so(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py", bando="63", tu="07/2025")
    assert app.info[0].value.startswith("Bản đồ 63 tỉnh, thành hết hiệu lực từ 01/07/2025")
    assert not headings(app)


def test_a_month_without_news_is_zero_where_a_site_that_reports_on_the_place_was_collected(build: Build) -> None:
    months = frame(build, "province_month", **values(YEAR), role="active").set_index(["name", "month"])["bulletins"]
    assert months["Hưng Yên"].tolist() == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0]
    assert months["Hà Nội"].isna().tolist() == [False] * 4 + [True] * 8
    assert months["Huế"].isna().all()


def test_the_page_in_each_view(build: Build, open_page: Callable[..., AppTest]) -> None:
    titles = {
        "34": ["Bản đồ 34 tỉnh, thành: số bản tin"],
        "63": ["Bản đồ 63 tỉnh, thành (đến 30/06/2025): số bản tin"],
        "34+63": ["Bản đồ 63 tỉnh, thành (đến 30/06/2025): số bản tin", "Bản đồ 34 tỉnh, thành: số bản tin"],
    }
    for view, maps in titles.items():
        app = open_page("public/provinces.py", bando=view)
        assert not app.exception
        assert [one for one in headings(app) if one.startswith("Bản đồ")] == maps
        assert any(one.value.startswith(f"Bản đồ {view} ") or f"{view}:" in one.value for one in app.caption)


def test_the_scale_is_kept_in_the_address(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py", thang_do="Mỗi trang")
    assert "Xếp hạng: bản tin mỗi trang" in headings(app)
    assert ["1=", "Nghệ An3 bản tin", "", "3,0"] in rows_of(app)


def rows_of(app: AppTest) -> list[list[str]]:
    """The words of every line of bars on the page."""
    return [[cell.text_content() for cell in row] for piece in pieces(app) for row in piece.iter("tr")]


def test_the_ranking_shares_ranks_and_hatches_the_unknown(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py")
    assert rows_of(app)[:3] == [["1=", "Hưng Yên", "", "3"], ["1=", "Nghệ An", "", "3"], ["3", "Hà Nội", "", "1"]]
    assert any("31 nơi chưa biết, không xếp hạng." in one.value for one in app.markdown)
    app.toggle(key="provinces_all_34").set_value(True).run()
    everyone = rows_of(app)
    assert ["–", "Huế", "", "chưa thu thập, chưa biết"] in everyone
    hatched = [one for piece in pieces(app) for one in piece.iter("div") if "dashed" in (one.get("style") or "")]
    assert len(hatched) == 31


def test_a_province_has_a_page_of_its_own(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py", chon="Nghệ An")
    assert app.title[0].value == "Nghệ An"
    seen = cards(app)
    assert [seen[name].value for name in ("bulletins", "citing", "with_activity", "watched")] == ["3", "2", "1", "1"]
    assert seen["bulletins"].links["3 bản tin →"]["dia-phuong"] == "40"
    said = rows_of(app)
    assert ["NQ 20 giai cấp công nhânXây dựng giai cấp công nhân thời kỳ công nghiệp hóa", "", "1"] in said
    assert ["LĐLĐ tỉnh Nghệ Antinh", "", "1"] in said
    assert any(line[0].startswith("Công đoàn Nghệ Antheo dõi 51 trong 51 tuần") for line in said)
    assert len([one for one in pieces(app) for link in one.iter("a") if "id=a0" in link.get("href")]) == 3


def test_a_chart_that_leaves_some_out_says_how_many_there_are(
    build: Build, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> list[str]:
        return [one.value for one in open_page("public/provinces.py", chon="Nghệ An").markdown if "Vẽ " in one.value]

    assert said() == []
    monkeypatch.setattr(province_page, "LISTED", 1)
    (cut,) = said()
    assert cut.endswith("Vẽ 1 nhiều nhất trong 2; bảng số liệu có 2.")


def test_a_province_of_today_names_the_old_ones_in_it(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py", chon="Hưng Yên")
    assert any("gồm các tỉnh, thành cũ: Hưng Yên, Thái Bình." in one.value for one in app.markdown)
    app.button(key="province_back").click().run()
    assert app.title[0].value == "Tỉnh, thành phố"


def test_a_province_that_nobody_collected_has_no_zero(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py", chon="Huế")
    assert headings(app) == ["Trang đưa tin"]
    assert app.info[0].value.startswith("Chưa biết nơi này có bản tin hay không")
    assert cards(app)["bulletins"].value == "chưa biết"
    assert any("Trong kỳ: chưa thu thập, chưa biết." in one.value for one in app.markdown)


def test_an_unknown_province_in_an_address_is_said_and_falls_away(
    build: Build, open_page: Callable[..., AppTest]
) -> None:
    app = open_page("public/provinces.py", chon="Atlantis")
    assert app.title[0].value == "Tỉnh, thành phố"
    assert any("không có “Atlantis”" in one.value for one in app.info)


def test_the_filter_leaves_the_map_whole_and_says_what_it_does(build: Build, open_page: Callable[..., AppTest]) -> None:
    app = open_page("public/provinces.py", tinh=["Hưng Yên"])
    assert [row[1] for row in rows_of(app) if len(row) == 4] == ["Hưng Yên"]
    assert any("3 trong 34 tỉnh, thành có bản tin" in one.value for one in app.markdown)
    app.button(key="drop_33").click().run()
    assert app.query_params.get("tinh") is None or app.session_state["tinh"] == []
    assert len([row for row in rows_of(app) if len(row) == 4]) == 3


@pytest.mark.parametrize("unit", ["34", "63"])
def test_the_map_draws_every_unit_and_every_island(build: Build, unit: str) -> None:
    view = View(build, replace(YEAR, unit=unit), "active", scales()[COUNT])
    drawn = map_of(view, unit)
    units, *traces = drawn["data"]
    served = json.loads(
        (PROJECT / "static" / units["geojson"].removeprefix("/app/static/")).read_text(encoding="utf-8")
    )
    assert served == charts_provinces.boundaries(unit)
    assert {one["properties"]["code"] for one in served["features"]} == set(units["locations"])
    assert len(units["locations"]) == int(unit)
    assert drawn["layout"]["geo"]["visible"] is False
    named = [words for trace in traces if trace["name"] == "archipelagos" for words in trace["text"]]
    assert named == ["<b>Hoàng Sa</b><br>(Đà Nẵng)", "<b>Trường Sa</b><br>(Khánh Hòa)"]
    codes = {
        carried[1]: carried[0] for trace in traces if trace["name"] == "islands" for carried in trace["customdata"]
    }
    home = {"34": ("Cồn Cỏ, Quảng Trị", "44"), "63": ("Cồn Cỏ, Quảng Trị", "45")}[unit]
    assert codes[home[0]] == home[1]
    assert codes["Song Tử Tây, Trường Sa, Khánh Hòa"] == "56"
    assert len(codes) == len(charts_provinces.islands())
    assert charts_provinces.WINDOW["lonaxis"]["range"][0] < min(one["lon"] for one in charts_provinces.islands())


def map_of(view: View, unit: str) -> dict[str, Any]:
    """The figure of a view's map."""
    places, words = view.scale.classes(view.units["value"])
    old = frame(view.build, "provinces_of_map", map="63")
    homes = dict(zip(old["code"], old["code" if unit == "63" else "code_34"], strict=True))
    rows = view.units.assign(place=places)
    figure = charts_provinces.map_figure(rows, words, unit=unit, homes=homes, legend="x", chosen=["40"])
    found: dict[str, Any] = figure.to_dict()
    return found


def test_what_nobody_collected_is_grey_dashed_and_in_words(build: Build) -> None:
    drawn = map_of(View(build, YEAR, "active", scales()[COUNT]), "34")
    units = drawn["data"][0]
    grey = [one[0] for one in units["customdata"] if one[2] == "chưa thu thập, chưa biết"]
    assert len(grey) == 31
    assert "01" not in grey
    dashed = next(one for one in drawn["data"] if one.get("name") == "unknown")
    assert dashed["line"]["dash"] == "dot"
    assert sum(point is None for point in dashed["lon"]) >= 31
    legend = [one["text"] for one in drawn["layout"]["annotations"]]
    assert legend[:3] == ["<b>x</b>", "chưa thu thập", "0"]
    assert drawn["layout"]["shapes"][0]["line"]["dash"] == "dot"
    assert drawn["layout"]["shapes"][1]["line"]["dash"] == "solid"


def test_the_legend_tells_grey_zero_and_shades() -> None:
    places, words = scales()[COUNT].classes(pd.Series([None, 0, 7, 100]))
    assert words == ["chưa thu thập", "0", "1–7", "8–19", "20–44", "45–69", "≥ 70"]
    assert places == [0, 1, 2, 6]


def test_the_scales_divide_by_what_was_collected() -> None:
    rows = pd.DataFrame({"bulletins": [12, 0, 0], "sites": [4, 2, 0], "is_collected": [True, True, False]})
    known = scales()
    assert known[COUNT].of(rows, 48).tolist()[:2] == [12, 0]
    assert known[SHARE].of(rows, 48).tolist()[:2] == [0.25, 0]
    assert known[PER_SITE].of(rows, 48).tolist()[:2] == [3, 0]
    assert all(pd.isna(one.of(rows, 48)[2]) for one in known.values())
    assert known[SHARE].said(0.25) == "25%"
    assert known[PER_SITE].classes(pd.Series([3.04, 0.01, 0]))[0] == [6, 2, 1]


def test_a_file_that_could_not_be_read_is_no_silence(build_file: Path) -> None:
    """The ledger's states reach the map: unread and merged away are neither zero nor simply uncollected."""
    with by_hand(build_file) as file:
        file.execute("UPDATE site_week SET state = 'failed_to_read' WHERE site = 'hanoi' AND week > DATE '2025-02-01'")
        file.execute(
            "INSERT INTO site VALUES ('hue', 'Huế', NULL, '46', '46', NULL, DATE '2024-01-01', 'nghean', true)"
        )
        file.execute("INSERT INTO site_week VALUES ('hue', DATE '2025-03-03', 'merged_away', 0)")
    build = current()
    assert build is not None
    spring = replace(YEAR, start=date(2025, 3, 1), end=date(2025, 3, 31))
    units = View(build, spring, "active", scales()[COUNT]).units.set_index("label")
    assert units["said"][["Hà Nội", "Huế", "Cà Mau", "Hưng Yên"]].tolist() == [
        "tệp không đọc được, chưa biết",
        "trang đã nhập vào trang khác, chưa biết",
        "chưa thu thập, chưa biết",
        "0, theo dõi 5 tuần",
    ]


def test_a_click_on_the_map_filters_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {}
    monkeypatch.setattr(filters.st, "session_state", state)
    for code in ("40", "33", "40"):
        filters.toggle_province(code)
    assert state == {"tinh": ["33"]}
    filters.all_provinces()
    assert state == {"tinh": []}


def test_who_works_with_whom(build: Build, open_page: Callable[..., AppTest]) -> None:
    old = replace(YEAR, unit="63")
    pairs = frame(build, "province_pairs", **values(old), activity=None)
    assert pairs[["name_a", "name_b", "bulletins"]].to_numpy().tolist() == [["Hưng Yên", "Thái Bình", 1]]
    assert frame(build, "province_pairs", **values(YEAR), activity=None).empty
    app = open_page("public/provinces.py", bando="63")
    assert ["Hưng Yên – Thái Bìnhgần nhất 10/06/2025", "", "1"] in rows_of(app)
    assert ["Thái Bìnhgần nhất 10/06/2025", "", "1"] in rows_of(
        open_page("public/provinces.py", bando="63", chon="Hưng Yên")
    )


def test_a_build_of_today_s_map_only_shows_no_old_units(build_file: Path, open_page: Callable[..., AppTest]) -> None:
    with by_hand(build_file) as file:
        file.execute("DELETE FROM bulletin_province WHERE unit = '63'")
        file.execute("DELETE FROM bulletin WHERE bulletin_id NOT IN (SELECT bulletin_id FROM bulletin_province)")
        file.execute("DELETE FROM site_week WHERE week < DATE '2025-07-01'")
    for view in ("34", "34+63"):
        app = open_page("public/provinces.py", bando=view)
        assert not app.exception
        assert [one for one in headings(app) if one.startswith("Bản đồ")] == ["Bản đồ 34 tỉnh, thành: số bản tin"]
        assert not any("(cũ)" in word for row in rows_of(app) for word in row)
        assert [one.label for one in app.toggle if one.label.startswith("Hiện cả")] == ["Hiện cả 34 dòng"]
    app = open_page("public/provinces.py", bando="63")
    assert app.info[0].value.startswith("Bản đồ 63 tỉnh, thành hết hiệu lực")
    app = open_page("public/provinces.py", bando="34+63", chon="Nghệ An")
    assert cards(app)["bulletins"].value == "3"


def test_every_island_lies_in_the_window_and_in_a_known_unit(build: Build) -> None:
    known = set(frame(build, "provinces_of_map", map="63")["code"])
    west, east = charts_provinces.WINDOW["lonaxis"]["range"]
    south, north = charts_provinces.WINDOW["lataxis"]["range"]
    for one in charts_provinces.islands():
        assert one["code_63"] in known, one
        assert west < one["lon"] < east
        assert south < one["lat"] < north
        assert one["archipelago"] in {"", "Hoàng Sa", "Trường Sa"}
    names = [one["name"] for one in charts_provinces.islands()]
    assert len(set(names)) == len(names) > 20
