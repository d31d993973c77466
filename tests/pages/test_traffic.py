"""The traffic page: bounds that hold, gaps that are no zeros, and sites of which nothing is known."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.paths import Home
from pages.kit import charts_traffic, exports, tables, traffic_patterns, traffic_ranking
from pages.kit.filters import Filters, looked_at, values
from pages.kit.warehouse import Build, current, frame, held
from tests.pages.cards import unfolded
from tests.pages.headings import headings
from tests.pages.published_fixture import by_hand, publish
from tests.pages.read_tables import choose_the_row, read_rows, read_table

Open = Callable[..., AppTest]
PAGE = "public/traffic.py"
AUGUST = Filters(date(2025, 8, 1), date(2025, 8, 31))
STRETCH = "70 lượt trong 7 ngày giữa hai lần đọc, chia đều."


def text(app: AppTest) -> str:
    """What is said on the page, Markdown escapes undone."""
    said = "\n".join(one.value for kind in ("title", "markdown", "caption", "info", "warning") for one in app.get(kind))
    return said.replace("\\", "")


def html(app: AppTest) -> str:
    """What stands on the page as HTML."""
    return "\n".join(str(one.proto.body) for one in app.get("html"))


@pytest.fixture
def stretched(home: Home) -> Build:
    """The build by hand, and for Thái Bình 70 visits between two readings a week apart, and one lower bound."""
    path = publish(home)
    with by_hand(path) as connection:
        for number in range(11, 18):
            connection.execute(
                "INSERT INTO visit_day VALUES ('thaibinh', ?, 'spread', 0, 10, 70, ?)", [date(2025, 8, number), STRETCH]
            )
        for number in range(11, 19):
            connection.execute(
                "INSERT INTO visit_mark VALUES ('thaibinh', 0, ?, ?, ?)",
                [date(2025, 8, number), 170 if number == 18 else 100, 100 if number == 11 else 170],
            )
        connection.execute(
            "INSERT INTO visit_day VALUES ('thaibinh', '2025-08-18', 'today_only', 7, NULL, NULL, 'hôm nay')"
        )
        connection.execute(
            "INSERT INTO reading VALUES"
            " ('thaibinh', '2025-08-18', 'bulletin', 'a04', 'a04.txt', 7, NULL, NULL, NULL, 170, 1, NULL, NULL)"
        )
    build = current()
    assert build is not None
    return build


def series(build: Build, filters: Filters, step: str, site: str | None = "thaibinh") -> list[tuple[object, ...]]:
    found = frame(build, "visit_series", **values(filters), one_site=site, step=step)
    found = found.astype(object).where(found.notna(), None)
    return list(found[["moment", "state", "best", "low", "high", "days"]].itertuples(index=False, name=None))


def test_a_stretch_inside_a_week_is_exact(stretched: Build) -> None:
    assert series(stretched, AUGUST, "week") == [
        (pd.Timestamp(2025, 8, 11), "spread", 70, 70, 70, 7),
        (pd.Timestamp(2025, 8, 18), "today_only", None, 7, None, 1),
    ]


def test_each_day_of_a_stretch_has_bounds(stretched: Build) -> None:
    days = series(stretched, AUGUST, "day")
    assert [one[2:5] for one in days[:7]] == [(10, 0, 70)] * 7


def test_a_stretch_cut_by_the_period_has_bounds(stretched: Build) -> None:
    cut = Filters(date(2025, 8, 1), date(2025, 8, 13))
    assert series(stretched, cut, "week") == [(pd.Timestamp(2025, 8, 11), "spread", 30, 0, 70, 3)]


def test_what_the_meter_shows_at_open_midnights_bounds_a_week(home: Home) -> None:
    """Totals alone, read at any hour: even a stretch that lies wholly in a week is not known exactly."""
    with by_hand(publish(home)) as connection:
        connection.execute(
            "INSERT INTO visit_mark VALUES"
            " ('thaibinh', 0, '2025-08-11', 100, 120), ('thaibinh', 0, '2025-08-13', 160, 190)"
        )
        connection.execute(
            "INSERT INTO visit_day VALUES ('thaibinh', '2025-08-11', 'measured', 25, 25, 25, 'hôm qua'),"
            " ('thaibinh', '2025-08-12', 'spread', 0, 35, 90, 'chia đều')"
        )
    build = current()
    assert build is not None
    assert series(build, AUGUST, "week") == [
        (pd.Timestamp(2025, 8, 11), "measured", 25, 25, 25, 1),
        (pd.Timestamp(2025, 8, 11), "spread", 35, 15, 65, 1),
    ]


def test_totals_per_site_and_days_known(stretched: Build) -> None:
    sites = frame(stretched, "visit_site", **values(AUGUST)).set_index("site")
    names = ["visits", "low", "high", "days_known", "days_unknown", "days_period", "readings"]
    assert sites.loc["nghean", names].tolist() == [150, 150, 150, 2, 1, 31, 2]
    assert sites.loc["thaibinh", names].tolist() == [70, 70, 70, 7, 1, 31, 1]
    assert pd.isna(sites.loc["hanoi", "visits"])
    assert sites.loc["hanoi", "readings"] == 0


def test_neighbouring_days_with_one_reason_are_one_line(stretched: Build) -> None:
    flags = frame(stretched, "visit_flag", **values(AUGUST), one_site=None)
    assert [(one["site"], one["state"], one["days"]) for one in flags.to_dict("records")] == [
        ("thaibinh", "today_only", 1),
        ("thaibinh", "spread", 7),
        ("nghean", "reset", 1),
    ]


def test_provinces_choose_their_sites(stretched: Build) -> None:
    chosen = Filters(AUGUST.start, AUGUST.end, provinces=("33",))
    assert frame(stretched, "visit_site", **values(chosen))["site"].tolist() == ["thaibinh"]


def test_figure_draws_no_column_where_nothing_is_known(stretched: Build) -> None:
    data = frame(stretched, "visit_series", **values(AUGUST), one_site=None, step="day")
    figure = charts_traffic.visits(data, "day", is_sum=True)
    drawn = {trace.name: trace for trace in figure.data}
    words = charts_traffic.state_words()
    assert [float(y) for y in drawn[words["measured"]].y] == [100, 50]
    assert [float(y) for y in drawn[words["today_only"]].y] == [7]
    assert drawn[words["reset"]].type == "scatter"
    assert drawn[words["spread"]].marker.pattern.shape == "/"
    band = drawn["từ ít nhất đến nhiều nhất"].error_y
    assert list(band.array) == [60] * 7
    assert list(band.arrayminus) == [10] * 7


def test_page_counts_and_names_the_silent(stretched: Build, open_page: Open) -> None:
    app = open_page(PAGE, tu="08/2025")
    assert not app.exception
    assert not app.error
    assert "**2 trong 3 trang** có số liệu. Cộng những ngày biết được: **220 lượt**." in text(app)
    assert "2 ngày của các trang chỉ biết mức ít nhất hoặc không rõ" in text(app)
    assert "Có bản tin nhưng trang không in bộ đếm, hoặc in mà không rõ ngày (1): Công đoàn Hà Nội." in html(app)
    assert not [one for one in app.dataframe if "Tỷ lệ ngày biết" in one.value.columns]
    read = read_table(app)
    assert [line["Tỷ lệ ngày biết"].words for line in read] == ["6%", "23%"]
    sites = next(one.value for one in unfolded(app).dataframe if "Tỷ lệ ngày biết" in one.value.columns)
    assert sites["Tỷ lệ ngày biết"].tolist() == ["6%", "23%"]
    assert sites["Trang"].tolist() == [line["Trang"].words for line in read]


def test_visits_in_the_table_to_read_open_what_the_grid_opens(
    stretched: Build, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(PAGE, tu="08/2025")
    visits = [line["Lượt truy cập"] for line in read_table(app)]
    assert [(one.words, one.note) for one in visits] == [("150", ""), ("70", "")]
    assert "Dòng nhỏ dưới số lượt" not in text(app)
    choose_the_row(monkeypatch, 0)
    unfolded(app).button(key="traffic_sites_fixture_bulletins").click().run()
    assert app.query_params["noi-dang"] == visits[0].opens["noi-dang"] == "nghean"


def test_bounds_stand_below_the_number_where_they_differ(stretched: Build) -> None:
    with held(stretched), looked_at(AUGUST):
        sites = frame(stretched, "visit_site", **values(AUGUST)).dropna(subset="visits")
        known = traffic_ranking.with_bulletins(stretched, AUGUST, sites.assign(low=0))
        found = traffic_ranking._ranking(stretched, AUGUST, known)
    assert found.has_bounds
    assert [line["Lượt truy cập"].note for line in read_rows(found.read)] == ["0–150", "0–70"]


def test_a_site_without_a_number_has_a_dash_that_opens_nothing() -> None:
    rows = pd.DataFrame(
        {"label": ["<b>A", "B"], "site": ["a", "b"], "visits": pd.array([None, 1234], "Int64"), "bounds": ["", "1–2"]}
        | {"share": ["0%", "9%"], "trust": ["thấp", "cao"], "each": pd.array([None, 2], "Int64")}
    )
    first, second = read_rows(traffic_ranking._read(rows, {"So với kỳ trước": ["–", "+1"]}))
    assert [one.words for one in first.values()] == ["<b>A", "–", "0%", "thấp", "–", "–"]
    assert first["Lượt truy cập"].opens is None
    assert second["Lượt truy cập"].opens == {"noi-dang": "b"}
    assert (second["So với kỳ trước"].words, second["Lượt mỗi bản tin"].words) == ("+1", "2")


def test_one_site_by_day(stretched: Build, open_page: Open) -> None:
    app = open_page(PAGE, tu="08/2025")
    app.selectbox(key="traffic_site").set_value("thaibinh")
    app.segmented_control(key="traffic_step").set_value("day").run()
    assert "Lượt truy cập mỗi ngày" in headings(app)
    tables = [one.value for one in unfolded(app).dataframe]
    table = next(one for one in tables if {"Mức biết", "Lượt"} <= set(one.columns))
    assert len(table) == 8


def test_no_reading_is_not_zero(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, tu="06/2025", den="06/2025")
    assert "Chưa thu thập không có nghĩa là không ai xem." in text(app)
    assert "Chỉ có lần đọc ngoài kỳ đang xem (1): Công đoàn Nghệ An." in html(app)
    assert "0 lượt" not in text(app)


def test_bulletins_of_one_day_with_the_same_figures_are_one_line(build_file: Path) -> None:
    with by_hand(build_file) as connection:
        connection.execute(
            "INSERT INTO reading "
            "SELECT 'nghean', DATE '2025-08-10', 'bulletin', id, id || '.txt', 5, NULL, NULL, NULL, 20, 1, NULL, NULL "
            "FROM (VALUES ('a01'), ('a02'), ('a03')) AS hand(id)"
        )
    build = current()
    assert build is not None
    lines = frame(build, "reading_list", **values(AUGUST), one_site=None, most=None)
    assert lines[["readings", "bulletins"]].to_numpy().tolist() == [[3, 3], [1, 0], [1, 0]]
    assert lines["bulletin_id"].iloc[0] == "a01"
    assert [None if pd.isna(one) else one for one in lines["file"]] == [None, "dem.csv", "dem.csv"]


def test_readings_without_a_single_known_day_are_unknown_and_not_zero() -> None:
    def script() -> None:
        import pandas as pd  # noqa: PLC0415 - the script runs on its own

        from pages.kit import traffic_panels  # noqa: PLC0415

        figures = {"visits": [None], "low": [None], "high": [None], "days_unknown": [1], "days_counted": [1]}
        traffic_panels.summary(traffic_panels.known_of(pd.DataFrame(figures)))

    app = AppTest.from_function(script).run()
    (said,) = [one.value for one in app.markdown]
    assert said.startswith("**1 trong 1 trang** có lần đọc")
    assert "không phải 0" in said
    assert "0 lượt" not in said


@pytest.fixture
def read_daily(home: Home) -> Build:
    """Nghệ An, measured every day of two months: a hundred a day in May, twice as many in June, half on Sundays."""
    with by_hand(publish(home)) as connection:
        connection.execute(
            "INSERT INTO visit_day SELECT 'nghean', day::DATE, 'measured', best, best, best, 'bộ đếm' FROM ("
            " SELECT day, CASE WHEN isodow(day) = 7 THEN 50 ELSE 100 END * (month(day) - 4) AS best"
            " FROM generate_series(DATE '2025-05-01', DATE '2025-06-30', INTERVAL 1 DAY) AS days(day))"
        )
        connection.execute("INSERT INTO visit_trust VALUES ('nghean', '2025-06-01', 'high', 30, 30, 0, 0, 'đủ')")
        connection.execute("INSERT INTO visit_trust VALUES ('nghean', '2025-05-01', 'low', 31, 3, 0, 2, 'thiếu')")
    build = current()
    assert build is not None
    return build


JUNE = Filters(date(2025, 6, 1), date(2025, 6, 30))


def test_periods_are_compared_over_days_known_in_both(read_daily: Build) -> None:
    """No May of the year before is known: only the month before is compared. Its first of the month is a Thursday."""
    found = traffic_patterns.changes(read_daily, JUNE, None)
    assert [(one.name, one.now, one.before, one.days, one.sites) for one in found] == [
        ("so với tháng 5/2025", 5500, 2800, 30, 1)
    ]


def test_weekdays_are_told_beside_a_usual_day(read_daily: Build) -> None:
    told = frame(read_daily, "visit_weekday", **values(JUNE), one_site=None)
    assert told["middle"].tolist() == [1, 1, 1, 1, 1, 1, 0.5]
    assert told["days"].sum() == 30
    short = Filters(date(2025, 6, 1), date(2025, 6, 20))
    assert frame(read_daily, "visit_weekday", **values(short), one_site=None).empty


def test_the_weakest_month_grades_the_period(read_daily: Build) -> None:
    def grade(filters: Filters) -> str:
        sites = frame(read_daily, "visit_site", **values(filters)).set_index("site")
        assert sites.loc["hanoi", "grade"] == "unknown"
        return str(sites.loc["nghean", "grade"])

    assert grade(JUNE) == "high"
    assert grade(Filters(date(2025, 5, 20), date(2025, 6, 30))) == "low"


def test_the_page_tells_change_weekdays_and_trust(open_page: Open, read_daily: Build) -> None:
    app = open_page(PAGE, tu="06/2025", den="06/2025")
    assert "trên cùng 30 ngày biết được ở cả hai kỳ" in text(app)
    assert "Đông nhất: thứ hai" in text(app)
    assert "thứ hai<small>100%–100%, 5 ngày</small>" in html(app)


def test_a_long_list_of_readings_begins_short_shows_all_and_is_taken_away_whole(
    build_file: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with by_hand(build_file) as connection:
        connection.execute(
            "INSERT INTO reading (site, observed_on, source, file, total)"
            " SELECT 'nghean', DATE '2025-08-01' + (n % 31)::INTEGER, 'table', 'dem.csv', 1000 + n"
            " FROM range(200) AS numbers(n)"
        )
    offered: list[exports.Table] = []
    monkeypatch.setattr(exports, "offer", lambda table, **_: offered.append(table))
    app = unfolded(open_page(PAGE, tu="08/2025", den="08/2025"))

    def shown() -> pd.DataFrame:
        return next(one.value for one in app.dataframe if "Khách duy nhất" in one.value.columns)

    whole = next(one() for one in offered if callable(one) and "Khách duy nhất" in one().columns)
    assert (len(shown()), len(whole) >= 200) == (tables.FIRST, True)
    assert f"({len(whole)} dòng)" in " ".join(one.value for one in app.markdown)
    app.toggle(key="traffic_readings_fixture_all").set_value(True).run()
    assert shown()["Tổng"].tolist() == whole["Tổng"].tolist()


def test_trackers_are_listed_under_their_own_name(build_file: Path, open_page: Open) -> None:
    with by_hand(build_file) as connection:
        connection.execute(
            "INSERT INTO series_day VALUES"
            " ('nghean', '2025-08-01', 'matomo', 'a/xuat.csv', 52, 40, 130),"
            " ('nghean', '2025-08-02', 'matomo', 'a/xuat.csv', 41, 35, 99),"
            " ('nghean', '2025-08-02', 'goaccess', 'a/log.json', NULL, 300, 900)"
        )
    app = open_page(PAGE, tu="08/2025", den="08/2025")
    assert "không cộng vào số ở trên" in text(app)
    table = next(one.value for one in unfolded(app).dataframe if "Công cụ" in one.value.columns)
    assert sorted(table["Công cụ"]) == ["GoAccess", "Matomo"]
    build = current()
    assert build is not None
    found = frame(build, "series_list", **values(AUGUST))
    assert found[found["source"] == "matomo"][["visits", "visitors", "views"]].to_numpy().tolist() == [[93, 75, 229]]
    assert found[found["source"] == "goaccess"]["visits"].isna().all()
