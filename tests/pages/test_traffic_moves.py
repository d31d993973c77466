"""The traffic page beyond adding up: what visits do, whether news moves them, ranks, and who is not known and why."""

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.load.trend.effect import Effect, Refusal
from etl.paths import Home
from etl.roles import Role
from pages.kit import access, charts_traffic, periods, traffic_effect, traffic_moves, traffic_panels, traffic_silence
from pages.kit.access import User
from pages.kit.filters import Filters, values
from pages.kit.warehouse import Build, current, frame
from tests.pages.cards import unfolded
from tests.pages.headings import headings
from tests.pages.published_fixture import by_hand, publish

Open = Callable[..., AppTest]
PAGE = "public/traffic.py"
AUGUST = Filters(date(2025, 8, 1), date(2025, 8, 31))


def text(app: AppTest) -> str:
    """What is said on the page, Markdown escapes undone."""
    said = "\n".join(one.value for kind in ("title", "markdown", "caption", "info", "warning") for one in app.get(kind))
    return said.replace("\\", "")


def test_a_tracker_has_a_chart_of_its_own_with_gaps_where_it_tells_nothing(build: Build) -> None:
    days = pd.DataFrame({
        "day": pd.to_datetime(["2025-08-01", "2025-08-03"]),
        "visits": [52, 41], "visitors": [None, None], "views": [9, 8],
    })  # fmt: skip
    figure = charts_traffic.tracked(days, {"visits": "lượt", "visitors": "khách", "views": "lượt xem"})
    assert [line.name for line in figure.data] == ["lượt", "lượt xem"]
    assert [None if pd.isna(one) else one for one in figure.data[0].y] == [52, None, 41]


@pytest.fixture
def moved(home: Home) -> Build:
    """Nghệ An, exact every day of 2024 and half of 2025: twice as many from 03/02/2025, one story from 07/05/2025 on.

    Of Thái Bình only whole weeks are known.
    """
    with by_hand(publish(home)) as connection:
        connection.execute("DELETE FROM visit_day")
        connection.execute("DELETE FROM reading")
        connection.execute(
            "INSERT INTO visit_day SELECT 'nghean', day, 'measured', best, best, best, 'bộ đếm' FROM ("
            " SELECT day::DATE AS day, CASE WHEN day >= DATE '2025-02-03' THEN 2 ELSE 1 END"
            "  * CASE WHEN day BETWEEN DATE '2025-05-07' AND DATE '2025-05-09' THEN 900"
            "         ELSE 100 + (hash(day) % 17)::INTEGER END AS best"
            " FROM generate_series(DATE '2024-01-01', DATE '2025-06-30', INTERVAL 1 DAY) AS days(day))"
        )
        connection.execute(
            "INSERT INTO visit_trust SELECT 'nghean', month::DATE,"
            " CASE WHEN month = DATE '2025-06-01' THEN 'low' ELSE 'high' END, 30, 30, 0, 0, 'đủ'"
            " FROM generate_series(DATE '2024-01-01', DATE '2025-06-01', INTERVAL 1 MONTH) AS months(month)"
        )
        connection.execute(
            "INSERT INTO visit_day SELECT 'thaibinh', day::DATE, 'spread', 0, 50, 350, 'chia đều'"
            " FROM generate_series(DATE '2024-01-01', DATE '2025-06-30', INTERVAL 1 DAY) AS days(day)"
        )
    build = current()
    assert build is not None
    return build


HALF_YEAR = Filters(date(2025, 1, 1), date(2025, 6, 30))


def found(build: Build, filters: Filters, step: str) -> list[tuple[str, str, date]]:
    return [(one.site, one.kind, one.day) for one in traffic_moves.moves(build, filters, None, step).found]


def test_a_new_level_and_a_story_are_found_and_shown_with_the_rule(moved: Build, open_page: Open) -> None:
    assert found(moved, HALF_YEAR, "day") == [
        ("nghean", "rise", date(2025, 2, 3)), *[("nghean", "spike", date(2025, 5, day)) for day in (7, 8, 9)],
    ]  # fmt: skip
    assert found(moved, HALF_YEAR, "week") == [
        ("nghean", "rise", date(2025, 2, 3)), ("nghean", "spike", date(2025, 5, 5)),
    ]  # fmt: skip
    app = open_page(PAGE, tu="01/2025", den="06/2025")
    assert not app.exception
    assert "lên mức mới, mỗi tuần chừng" in text(app)
    assert "thư viện ruptures" in text(app)
    table = next(one.value for one in unfolded(app).dataframe if "Đổi mức, đột biến" in one.value.columns)
    assert "lên mức mới: Công đoàn Nghệ An" in set(table["Đổi mức, đột biến"])


def test_what_moved_is_the_same_whichever_months_are_looked_at(moved: Build) -> None:
    whole = found(moved, Filters(date(2024, 1, 1), date(2025, 6, 30)), "day")
    months = [Filters(date(2025, month, 1), date(2025, month + 1, 1) - timedelta(1)) for month in range(1, 6)]
    assert [one for month in months for one in found(moved, month, "day")] == whole


def test_what_many_sites_did_at_once_is_one_sentence() -> None:
    alike = [
        charts_traffic.Move(name, name, "dip", date(2025, 1, 27), 100, 20 + 10 * at) for at, name in enumerate("abc")
    ]
    (said,) = traffic_moves.sentences(alike)
    assert "3 trang cùng lúc" in said
    assert "từ 59% đến 79%" in said
    assert len(traffic_moves.sentences(alike[:2])) == 2


def test_what_is_known_in_bulk_only_is_not_looked_at(moved: Build, open_page: Open) -> None:
    filters = Filters(date(2025, 1, 1), date(2025, 6, 30), sites=("thaibinh",))
    told = traffic_moves.moves(moved, filters, None, "day")
    assert (told.sites, told.found) == (0, ())
    app = open_page(PAGE, tu="01/2025", den="06/2025", trang="Công đoàn Thái Bình")
    assert "nên chưa thể nói có đổi mức hay đột biến hay không" in text(app)


def test_the_chart_hatches_what_nobody_read_and_marks_what_moved(moved: Build) -> None:
    longer = Filters(date(2025, 5, 1), date(2025, 8, 31))
    data = frame(moved, "visit_series", **values(longer), one_site=None, step="week")
    missing = traffic_panels.unread(moved, longer, data, "week")
    assert (missing[0], missing[-1]) == (date(2025, 7, 7), date(2025, 8, 18))
    told = traffic_moves.moves(moved, longer, None, "week")
    words = [(one, traffic_moves.sentence(one)) for one in told.found]
    figure = charts_traffic.visits(data, "week", is_sum=True, moves=words, unread=missing)
    drawn = {trace.name: trace for trace in figure.data}
    assert len(drawn["unknown"].x) == len(missing)
    assert list(drawn["đổi mức, đột biến"].marker.symbol) == ["star"]


def ask(build: Build, kind: str, code: str, filters: Filters = HALF_YEAR) -> Effect | Refusal:
    return traffic_effect.answer(build, filters, traffic_effect.Question(kind, code, "tên"))


def publish_bulletins(home: Home, *days: str) -> None:
    with by_hand(home.published / "fixture.duckdb") as connection:
        for place, day in enumerate(days):
            connection.execute(
                "INSERT INTO bulletin SELECT * REPLACE (? AS bulletin_id, ?::DATE AS published_on)"
                " FROM bulletin WHERE bulletin_id = 'a01'", [f"b{place}", day],
            )  # fmt: skip
            connection.execute(
                "INSERT INTO bulletin_resolution SELECT ?, * EXCLUDE bulletin_id FROM bulletin_resolution"
                " WHERE bulletin_id = 'a01'", [f"b{place}"],
            )  # fmt: skip


def test_the_question_is_answered_for_a_bulletin_and_for_a_resolution(moved: Build, home: Home) -> None:
    publish_bulletins(home, "2025-05-07", "2025-03-11", "2025-03-20")
    told = ask(moved, "tin", "b0")
    assert isinstance(told, Effect)
    assert told.is_seen
    assert told.more > 1
    quiet = ask(moved, "tin", "b1")
    assert isinstance(quiet, Effect)
    assert not quiet.is_seen
    every = ask(moved, "nq", "TW:20/2008")
    assert isinstance(every, Effect)
    assert (every.events, every.used, every.sites) == (3, 3, 1)


@pytest.mark.parametrize(
    ("day", "why"),
    [("2025-06-15", "doubted"), ("2025-08-05", "no_meter"), ("2024-01-05", "few_before")],
)
def test_the_question_is_refused_with_its_reason(moved: Build, home: Home, day: str, why: str) -> None:
    publish_bulletins(home, day)
    told = ask(moved, "tin", "b0")
    assert isinstance(told, Refusal)
    assert told.why == why
    assert "không trả lời được" in traffic_effect.refused(told)


def test_a_site_known_in_bulk_only_answers_nothing(moved: Build) -> None:
    told = ask(moved, "tin", "a05")
    assert isinstance(told, Refusal)
    assert told.why == "no_meter"
    assert ask(moved, "hoat-dong", "khong-co") == Refusal("no_event", 0)


def test_the_address_asks_and_the_page_answers(moved: Build, home: Home, open_page: Open) -> None:
    publish_bulletins(home, "2025-05-07")
    app = open_page(PAGE, tu="01/2025", den="06/2025", tin="b0")
    assert not app.exception
    assert "lượt truy cập cao hơn thường" in text(app)
    assert "Cùng lúc không có nghĩa là do tin này." in text(app)
    refused = open_page(PAGE, tu="01/2025", den="06/2025", tin="a05")
    assert "không trả lời được" in text(refused)
    empty = open_page(PAGE, tu="01/2025", den="06/2025", nq="")
    assert "Chọn một nghị quyết" in text(empty)
    assert "****" not in text(empty)


def test_visits_per_bulletin_divide_days_and_weeks_that_belong_together(moved: Build, home: Home) -> None:
    publish_bulletins(home, "2025-05-06", "2025-05-07")
    week = Filters(date(2025, 5, 5), date(2025, 5, 11))
    news = frame(moved, "visit_per_bulletin", **values(week)).set_index("site")
    days = frame(moved, "visit_series", **values(week), one_site="nghean", step="day")
    assert news.loc["nghean", ["days", "bulletins"]].tolist() == [7, 2]
    assert news.loc["nghean", "visits"] == days["best"].sum()


def test_weeks_that_nobody_collected_give_no_visits_per_bulletin(moved: Build, home: Home) -> None:
    with by_hand(home.published / "fixture.duckdb") as connection:
        connection.execute("UPDATE site_week SET state = 'not_collected' WHERE site = 'nghean'")
    assert "nghean" not in set(frame(moved, "visit_per_bulletin", **values(HALF_YEAR))["site"])


def test_the_ranking_follows_the_chosen_scale_and_says_who_is_missing(moved: Build, open_page: Open) -> None:
    app = open_page(PAGE, tu="01/2025", den="06/2025")
    app.segmented_control(key="traffic_scale").set_value("each").run()
    assert not app.exception
    assert "Lượt mỗi bản tin" in headings(app)
    table = next(one.value for one in unfolded(app).dataframe if "Bản tin những ngày ấy" in one.value.columns)
    assert table["Trang"].tolist() == ["Công đoàn Nghệ An", "Công đoàn Thái Bình"]


def test_each_kind_of_not_knowing_is_told_apart(home: Home) -> None:
    with by_hand(publish(home)) as connection:
        connection.execute("DELETE FROM visit_day")
        names = ("chua-thu", "hong", "do-rieng", "nhap", "mot-lan", "ngoai-ky")
        for name in names:
            merged = date(2025, 1, 1) if name == "nhap" else None
            connection.execute(
                "INSERT INTO site VALUES (?, ?, NULL, NULL, NULL, NULL, ?, NULL, true)", [name, name, merged]
            )
        connection.execute("INSERT INTO site_week VALUES ('hong', '2025-08-04', 'failed_to_read', 0)")
        connection.execute("INSERT INTO series_day VALUES ('do-rieng', '2025-08-01', 'matomo', 'x.csv', 1, 1, 1)")
        reading = "INSERT INTO reading (site, observed_on, source, file, total) VALUES (?, ?, 'table', 'x', 5)"
        connection.execute(reading, ["mot-lan", date(2025, 8, 5)])
        connection.execute(reading, ["ngoai-ky", date(2024, 8, 5)])
    build = current()
    assert build is not None
    told = frame(build, "visit_silence", **values(AUGUST)).set_index("site")["state"].to_dict()
    assert told == {
        "chua-thu": "not_collected", "hong": "failed_to_read", "do-rieng": "tracker", "nhap": "merged_away",
        "mot-lan": "not_told", "ngoai-ky": "not_now", "nghean": "not_told", "thaibinh": "no_counter",
        "hanoi": "no_counter",
    }  # fmt: skip
    signs = {traffic_silence._mark(state) for state in traffic_silence.kinds()}
    assert len(signs) == len(traffic_silence.kinds())


def test_staff_see_the_form_and_readers_only_what_was_overruled(
    build: Build, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(PAGE, tu="08/2025")
    assert "Sửa lời máy về bộ đếm" in headings(app)
    monkeypatch.setattr(access, "current_user", lambda: User("khách", Role.VIEWER))
    app = open_page(PAGE, tu="08/2025")
    assert "Sửa lời máy về bộ đếm" not in headings(app)
    assert not app.exception


def test_a_week_that_only_touches_a_period_says_nothing_about_it(build: Build) -> None:
    """Hà Nội was collected until the week of 30/12/2024, which has two days after 03/01/2025."""
    asked = [Filters(first, date(2025, 1, 31), sites=("hanoi",)) for first in (date(2025, 1, 1), date(2025, 1, 4))]
    assert periods.collected(build, asked) == [True, False]
