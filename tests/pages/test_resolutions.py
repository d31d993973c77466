"""The resolutions page on the build by hand: what is counted, what stays open, and that every number opens its list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.paths import Home
from pages.kit import charts_resolutions, terms
from pages.kit.conditions import Conditions, province_unit
from pages.kit.filters import Filters, values
from pages.kit.resolution_file import opened_by
from pages.kit.resolution_panels import names_of
from pages.kit.warehouse import Build, frame, row
from tests.pages.published_fixture import publish

Open = Callable[..., AppTest]
PAGE = "public/resolutions.py"
YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))
ALL = Filters(date(2023, 9, 1), date(2025, 8, 31))
OPEN_20 = "TW|20|ambiguous"


def text(app: AppTest) -> str:
    """What is said on the page, Markdown escapes undone."""
    said = "\n".join(one.value for kind in ("title", "markdown", "caption", "info", "warning") for one in app.get(kind))
    return said.replace("\\", "")


def listed(conditions: dict[str, str | None], filters: Filters) -> int:
    build = _build()
    return int(row(build, "matching_count", **Conditions(**conditions).values(filters))["bulletins"])


def _build() -> Build:
    from pages.kit.warehouse import current  # noqa: PLC0415 - the one of the running test

    found = current()
    assert found is not None
    return found


def test_ranking_keeps_settled_and_open_apart(build: Build) -> None:
    ranking = frame(build, "resolution_ranking", **values(ALL))
    counted = {one["choice"]: (one["bulletins"], one["mentions"], one["status"]) for one in ranking.to_dict("records")}
    assert counted == {
        "TW:20/2008": (2, 3, "resolved"),
        "BCT:02/2021": (1, 1, "resolved"),
        OPEN_20: (1, 1, "ambiguous"),
    }
    assert names_of(ranking)[OPEN_20] == "Nghị quyết 20 (chưa rõ)"


@pytest.mark.parametrize("unit", ["34", "63", "published"])
@pytest.mark.parametrize("provinces", [(), ("40",), ("33",)])
def test_each_row_opens_the_list_it_counts(build: Build, unit: str, provinces: tuple[str, ...]) -> None:
    filters = replace(ALL, unit=unit, provinces=provinces)
    ranking = frame(build, "resolution_ranking", **values(filters))
    for one in ranking.to_dict("records"):
        assert listed(opened_by(one["choice"]), filters) == one["bulletins"]


@pytest.mark.parametrize("unit", ["34", "63", "published"])
def test_each_cell_opens_the_list_it_counts(build: Build, unit: str) -> None:
    filters = replace(ALL, unit=unit)
    cells = frame(build, "resolution_province", **values(filters), choices=("TW:20/2008", OPEN_20))
    assert cells["bulletins"].sum() > 0
    for one in cells.to_dict("records"):
        view = province_unit(unit, one["unit"])
        given = {"province": one["code"], "province_unit": view, **opened_by(one["choice"])}
        assert listed(given, filters) == one["bulletins"]


def test_silent_provinces_are_told_from_unknown_ones(build: Build) -> None:
    cells = frame(build, "resolution_province", **values(YEAR), choices=("TW:20/2008",)).set_index("name")
    assert len(cells) == 34
    assert cells.loc["Nghệ An", ["all_bulletins", "bulletins"]].tolist() == [3, 1]
    assert cells.loc["Hưng Yên", ["all_bulletins", "bulletins"]].tolist() == [3, 0]
    assert cells.loc["Cà Mau", ["all_bulletins", "bulletins"]].tolist() == [0, 0]


def test_months_without_bulletins_are_gaps_and_shares_add_up(build: Build) -> None:
    months = frame(build, "resolution_month", **values(YEAR), choices=("TW:20/2008",))
    months = charts_resolutions.with_share(months).set_index(months["month"].map(lambda day: f"{day:%m/%Y}"))
    assert months["bulletins"].isna().sum() == 6
    assert months.loc["07/2025", ["bulletins", "share"]].tolist() == [0, 0.0]
    assert months.loc["08/2025", ["bulletins", "all_bulletins", "mentions", "share"]].tolist() == [1, 2, 2, 0.5]


def test_month_points_open_their_lists(build: Build) -> None:
    months = frame(build, "resolution_month", **values(ALL), choices=("TW:20/2008", OPEN_20))
    for one in months.dropna(subset="bulletins").to_dict("records"):
        given = {**opened_by(one["choice"]), "month": f"{one['month']:%Y-%m}"}
        assert listed(given, ALL) == one["bulletins"]


def test_page_says_what_is_open_and_why(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, tu="09/2023", den="08/2025")
    assert not app.exception
    assert "**2 nghị quyết** trong danh mục được nêu trong kỳ; thêm 1 cách gọi chưa rõ" in text(app)
    tables = [one.value for one in app.dataframe]
    undecided = next(one for one in tables if "Vì sao chưa chọn" in one.columns)
    assert undecided.iloc[0].tolist() == ["Nghị quyết 20", 1, "NQ 20 giai cấp công nhân", "nhiều văn bản cùng số"]


def test_file_of_one(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, nq="TW:20/2008", tu="09/2023", den="08/2025")
    assert app.title[0].value == "NQ 20 giai cấp công nhân"
    assert [one.value for one in app.metric] == ["2", "3", "1"]
    html = "".join(one.proto.body for one in app.get("html"))
    assert html.count("<li>") == 2
    assert "“Nghị quyết 20”" in html


def test_the_picker_opens_the_file(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, tu="09/2023", den="08/2025")
    app.selectbox(key="resolution_find").set_value("BCT:02/2021").run()
    assert app.query_params["nq"] == "BCT:02/2021"
    assert app.title[0].value == "NQ 02 về công đoàn"


def test_file_of_an_open_one_says_so(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, nq=OPEN_20)
    assert "Chưa có trong danh mục nghị quyết: chưa rõ là nghị quyết nào." in text(app)


@pytest.mark.parametrize("wrong", ["TW:99/1999", "<script>", "a|b|c|d", "'; --"])
def test_an_unknown_resolution_gives_a_sentence(build: Build, open_page: Open, wrong: str) -> None:
    app = open_page(PAGE, nq=wrong)
    assert not app.exception
    assert not app.error
    assert "Không có nghị quyết này trong danh mục" in text(app)


def test_unverified_rows_say_so(home: Home, open_page: Open) -> None:
    import duckdb  # noqa: PLC0415 - only to change the build by hand

    path = publish(home)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE resolution SET is_verified = false WHERE key = 'BCT:02/2021'")
    assert "chưa kiểm chứng" in text(open_page(PAGE, nq="BCT:02/2021"))


def test_an_empty_build_gives_a_sentence(home: Home, open_page: Open) -> None:
    publish(home, filled=False)
    path = home.published / "fixture.duckdb"
    import duckdb  # noqa: PLC0415 - only to change the build by hand

    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO build VALUES ('fixture', now(), 'r', 1, false, NULL, NULL, 0)")
    app = open_page(PAGE)
    assert not app.exception
    assert "Chưa có bản tin nào trong dữ liệu" in text(app)


def test_matrix_figure_keeps_unknown_cells_empty() -> None:
    data = pd.DataFrame(
        {
            "row": ["Nghệ An", "Hà Nội"],
            "choice": ["TW:20/2008"] * 2,
            "bulletins": [3.0, float("nan")],
            "key": ["34~40~TW:20/2008", "34~01~TW:20/2008"],
        }
    )
    figure = charts_resolutions.matrix(data, {"TW:20/2008": "NQ 20"}, ["Nghệ An", "Hà Nội"])
    assert [list(line) for line in figure.data[0].z] == [[4], [0]]
    assert list(figure.data[1].text) == ["3"]
    assert figure.data[1].customdata[0][0] == "34~40~TW:20/2008"


def test_every_kind_of_document_and_activity_has_a_word() -> None:
    from etl.vocabulary.activities import activities  # noqa: PLC0415 - pages may not know it, tests may
    from etl.vocabulary.document_kinds import document_kinds  # noqa: PLC0415

    source = Path(terms.__file__).read_text(encoding="utf-8")
    kinds = {one.kind for one in document_kinds()} | set(activities())
    assert [kind for kind in sorted(kinds) if f'"{kind}": t(' not in source] == []
