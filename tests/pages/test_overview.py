"""The overview on the build by hand: every figure is known, and opens a list that counts the same."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.kit import overview_stretch, periods, words
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters, looked_at, values
from pages.kit.report_model import Table, paragraph
from pages.kit.report_month import month_report
from pages.kit.warehouse import Build, frame, row
from tests.pages.cards import cards, links_of, pieces
from tests.pages.conftest import Open
from tests.pages.published_fixture import by_hand

YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))


def values_of(app: AppTest) -> dict[str, str]:
    return {name: card.value for name, card in cards(app).items()}


def test_figures_of_the_newest_month_against_the_month_and_the_year_before(open_page: Open, build: Build) -> None:
    app = open_page()
    assert values_of(app) == {
        "bulletins": "2",
        "sites_reporting": "1/2",
        "provinces": "1",
        "with_activity": "1",
        "citing": "1",
        "resolutions": "1",
        "visits": "150",
    }
    assert cards(app)["bulletins"].lines[:2] == ("▲ +1 so với tháng 7/2025", "▲ +1 so với năm trước")
    assert app.markdown[0].value.startswith("**Tháng 8/2025 (đến ngày 20/08/2025)** · so với tháng 7/2025 và so với")
    assert "(kỳ này: 2; tháng 7/2025: 2; năm trước: 3): nên thận trọng khi so sánh." in app.markdown[0].value


def test_the_switch_counts_the_whole_period(open_page: Open, build: Build) -> None:
    app = open_page(caky="true")
    assert list(values_of(app).values()) == ["7", "3/3", "3", "1", "3", "2", "150"]
    assert cards(app)["bulletins"].lines[0] == "▲ +4 so với năm trước"
    assert app.markdown[0].value.startswith("**01/09/2024 – 20/08/2025** · ")
    app.toggle(key="caky").set_value(False).run()
    assert values_of(app)["bulletins"] == "2"


def test_of_one_month_there_is_nothing_to_switch(open_page: Open, build: Build) -> None:
    app = open_page(tu="06/2025", den="06/2025")
    assert not app.toggle
    assert "thang" not in cards(app)["bulletins"].links["1 bản tin →"]


def test_sentences_say_what_changed_and_where(open_page: Open, build: Build) -> None:
    seen = cards(open_page(caky="true"))
    assert "Tăng nhiều nhất: Hưng Yên 3 (+3)." in seen["bulletins"].lines
    assert "Mới có: Hưng Yên 3, Hà Nội 1." in seen["provinces"].lines
    alike = "Nhiều nhất: NQ 02 về công đoàn 1 và 1 nghị quyết khác cùng mức; mới có: NQ 02 về công đoàn 1."
    assert alike in seen["resolutions"].lines


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"caky": "true"},
        {"bando": "63", "den": "06/2025", "caky": "true"},
        {"bando": "34+63", "caky": "true"},
        {"tinh": ["Hưng Yên"], "caky": "true"},
        {"trang": ["Công đoàn Nghệ An"]},
    ],
)
def test_every_clause_opens_as_many_rows_as_it_says(
    open_page: Open, build: Build, query: dict[str, str | list[str]]
) -> None:
    chosen = open_page(**query)
    filters = chosen.session_state["shared_filters"]
    opened = [(link, asked) for card in cards(chosen).values() for link, asked in card.links.items()]
    counted = 0
    for link, asked in opened:
        said = re.match(r"(\d+) bản tin", link) or re.search(r"\D(\d+)(?: \([+-]\d+\))?$", link)
        if said and asked.get("ngay") != "all":
            rows = row(build, "matching_count", **Conditions.from_query(asked).values(filters))["bulletins"]
            assert rows == int(said[1]), (link, asked)
            counted += 1
    assert counted > 5


@pytest.fixture
def without_june(build_file: Path) -> None:
    """The build by hand, of whose June nobody knows."""
    with by_hand(build_file) as connection:
        connection.execute("DELETE FROM bulletin WHERE published_on BETWEEN '2025-06-01' AND '2025-06-30'")
        connection.execute(
            "UPDATE site_week SET state = 'not_collected' WHERE week BETWEEN '2025-05-25' AND '2025-07-01'"
        )


@pytest.mark.usefixtures("without_june")
def test_a_stretch_that_nobody_looked_at_is_unknown_not_zero(open_page: Open) -> None:
    app = open_page(tu="06/2025", den="06/2025")
    assert {name: one.value for name, one in cards(app).items() if name != "visits"} == dict.fromkeys(
        ("bulletins", "sites_reporting", "provinces", "with_activity", "citing", "resolutions"), "chưa biết"
    )
    assert "nên các số chưa biết" in app.markdown[0].value
    july = open_page(tu="07/2025", den="07/2025")
    assert cards(july)["bulletins"].lines[0] == "= bằng năm trước"


@pytest.mark.usefixtures("without_june")
def test_nothing_is_said_of_a_stretch_that_nobody_looked_at(open_page: Open) -> None:
    app = open_page(tu="06/2025", den="06/2025")
    assert {name: one.lines for name, one in cards(app).items() if name != "visits"} == dict.fromkeys(
        ("bulletins", "sites_reporting", "provinces", "with_activity", "citing", "resolutions"), ()
    )
    said = "\n".join(str(one.value) for one in app.markdown)
    assert said.count("Chưa biết, vì chưa trang nào được thu thập trong kỳ này.") == 3
    assert "Không bản tin nào" not in said
    assert "Không có bản tin nào" not in said
    assert "1 tháng gạch chéo: chưa biết, không phải 0." in said


@pytest.mark.usefixtures("without_june")
def test_the_report_of_a_stretch_that_nobody_looked_at_says_only_that(build: Build) -> None:
    june = Filters(date(2025, 6, 1), date(2025, 6, 30))
    with looked_at(june):
        report = month_report(build, june, overview_stretch.of_build(build, june, whole=True), "")
    assert [one.heading for one in report.sections] == ["Những thay đổi chính"]
    said, visits, table = report.sections[0].blocks
    assert isinstance(table, Table)
    assert [one[0].words for one in table.rows] == ["Lượt truy cập"]
    assert said == paragraph("Chưa trang nào được thu thập trong kỳ này, nên các số chưa biết.")
    assert visits == paragraph("Lượt truy cập: chưa biết.", is_item=True)
    assert report.annex.blocks == [said]


def mattering(build: Build, filters: Filters) -> list[tuple[str, object, object, object]]:
    asked = values(filters) | {"together": 2, "often": 2, "limit": 9}
    found = frame(build, "overview_matters", **asked).astype(object)
    rows = found.where(found.notna(), None)[["bulletin_id", "first_of", "provinces", "mentions"]]
    return [tuple(one) for one in rows.to_numpy().tolist()]


def test_bulletins_that_matter_by_the_rule(build: Build) -> None:
    assert mattering(build, YEAR) == [
        ("a03", "NQ 02 về công đoàn", None, None),
        ("a01", None, None, 2),
    ]
    assert mattering(build, replace(YEAR, start=date(2023, 9, 1))) == [
        ("a03", "NQ 02 về công đoàn", None, None),
        ("a06", "NQ 20 giai cấp công nhân", None, None),
        ("a01", None, None, 2),
    ]


def test_two_old_provinces_of_one_new_do_not_act_together(build: Build) -> None:
    """Thái Bình and Hưng Yên are one province today."""
    assert "a04" not in [one[0] for one in mattering(build, YEAR)]


def test_bulletins_that_matter_are_named_with_their_reason(open_page: Open, build: Build) -> None:
    app = open_page(tu="07/2025", den="07/2025")
    said = " ".join(piece.text_content() for piece in pieces(app))
    assert "Tập huấn cán bộ công đoàn15/07/2025 · Công đoàn Nghệ An · lần đầu nhắc NQ 02 về công đoàn" in said


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


def test_names_of_the_rankings_open_their_pages(open_page: Open, build: Build) -> None:
    app = open_page(bando="34+63")
    opened = [links_of(piece) for piece in pieces(app) if piece.find_class("np-bars")]
    assert opened[0]["Nghệ An"]["chon"] == "Nghệ An"
    assert [words for words, asked in opened[0].items() if asked.get("chon", words) != words] == []
    assert opened[1]["NQ 20 giai cấp công nhân"]["nq"] == "TW:20/2008"
    page = open_page("public/resolutions.py", **opened[1]["NQ 20 giai cấp công nhân"])
    assert page.title[0].value == "NQ 20 giai cấp công nhân"


def test_filters_in_the_address_hold(build: Build, open_page: Open) -> None:
    app = open_page(tu="05/2025", den="06/2025", tinh=["Hưng Yên"], caky="true")
    assert [values_of(app)[name] for name in ("bulletins", "provinces")] == ["2", "1"]
    assert app.selectbox(key="tu").value == date(2025, 5, 1)
    assert app.multiselect(key="tinh").value == ["33"]


def test_bad_values_in_the_address_fall_back(build: Build, open_page: Open) -> None:
    app = open_page(tu="13/2025", den="<script>", tinh=["Atlantis"], bando="99", lang="xx")
    assert not app.exception
    assert values_of(app)["bulletins"] == "2"


def test_english(build: Build, open_page: Open) -> None:
    app = open_page(lang="en")
    assert app.title[0].value == "Overview"
    assert app.markdown[0].value.startswith("**August 2025 (to 20/08/2025)** · against July 2025 and ")
    assert cards(app)["bulletins"].lines[0] == "▲ +1 against July 2025"


def test_a_title_with_html_stays_text(build_file: Path, open_page: Open) -> None:
    with by_hand(build_file) as connection:
        connection.execute("UPDATE bulletin_resolution SET mentions = 9 WHERE bulletin_id = 'a05'")
        connection.execute(
            "UPDATE bulletin_resolution SET status = 'resolved', key = 'TW:20/2008' WHERE bulletin_id = 'a05'"
        )
        connection.execute("UPDATE bulletin SET title = 'Tin <b>nóng</b>' WHERE bulletin_id = 'a05'")
        connection.execute("UPDATE site SET name = 'Trang <i>x</i>'")
    bodies = [one.proto.body for one in open_page(tu="05/2025", den="05/2025").get("html")]
    assert any("Tin &lt;b&gt;nóng&lt;/b&gt;" in body for body in bodies)
    assert any("Trang &lt;i&gt;x&lt;/i&gt; 1" in body for body in bodies)
    assert not any("<i>" in body or "<b>nóng" in body for body in bodies)


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


def test_without_bulletins_in_the_period(build_file: Path, open_page: Open) -> None:
    app = open_page(tu="10/2024", den="11/2024")
    assert not app.exception
    assert values_of(app)["bulletins"] == "0"
    assert cards(app)["bulletins"].links == {}
    assert any("Không có bản tin nào trong kỳ và bộ lọc này." in str(one.value) for one in app.markdown)


def test_an_address_that_repeats_itself_means_the_same(build: Build, open_page: Open) -> None:
    """Streamlit writes bound parameters before those of a link, so that an address may carry both."""
    app = open_page(tu=["05/2025", "05/2025"], tinh=["Hưng Yên", "Hưng Yên"], caky="true")
    assert not app.exception
    assert app.selectbox(key="tu").value == date(2025, 5, 1)
    assert app.multiselect(key="tinh").value == ["33"]
    assert values_of(app)["bulletins"] == "2"
