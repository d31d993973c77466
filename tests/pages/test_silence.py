"""Who is silent on the overview and in `status`: kinds told apart, their numbers those of plain SQL, all opening."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from etl.commands.status import SILENCE, as_text, status
from etl.paths import Home
from pages.kit import overview_silence, warehouse
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters, values
from pages.kit.warehouse import Build, frame, row
from tests.pages.cards import cards, links_of, pieces
from tests.pages.conftest import Open
from tests.pages.published_fixture import by_hand

YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))
SILENT = (Path(__file__).parent / "silence.sql").read_text(encoding="utf-8")
BY_HAND = {
    "fell_silent": """SELECT site FROM bulletin GROUP BY site HAVING max(published_on) < '2025-06-27' AND site IN (
        SELECT site FROM site_week WHERE week >= '2025-06-23' AND state = 'nothing_published'
        GROUP BY site HAVING count(*) > 3)""",
    "never_published": """SELECT site FROM site_week WHERE site NOT IN (SELECT site FROM bulletin)
        GROUP BY site HAVING bool_or(state = 'nothing_published')""",
    "failed_to_read": "SELECT DISTINCT site FROM site_week WHERE state = 'failed_to_read'",
    "no_longer_collected": """SELECT site FROM bulletin GROUP BY site HAVING max(published_on) < '2025-06-27'
        AND site IN (SELECT site FROM site_week WHERE week >= '2025-06-23' AND state = 'not_collected')""",
    "never_collected": """SELECT site FROM site_week WHERE site NOT IN (SELECT site FROM bulletin)
        GROUP BY site HAVING bool_and(state = 'not_collected')""",
    "undated": "SELECT site FROM bulletin GROUP BY site HAVING max(published_on) IS NULL",
    "merged_away": "SELECT site FROM site WHERE merged_on IS NOT NULL",
}  # fmt: skip


@pytest.fixture
def silent_file(build_file: Path) -> Path:
    """The build by hand with a site of each kind."""
    with by_hand(build_file) as connection:
        connection.execute(SILENT)
    return build_file


@dataclass(frozen=True)
class Line:
    """One kind as the page says it: its line, its rows, and their links."""

    said: str
    rows: list[str]
    links: dict[str, dict[str, str]]


def shown(app: AppTest) -> dict[str, Line]:
    """The kinds of silence on the page, by state."""
    folded = [one for piece in pieces(app) for one in piece.iter("details") if one.get("data-state")]
    return {str(one.get("data-state")): line(one) for one in folded}


def line(folded: html.HtmlElement) -> Line:
    """A kind as it is read and clicked."""
    rows = [one.text_content() for one in folded.iter("li")]
    return Line(folded[0].text_content(), rows, links_of(folded))


def silent(build: Build, filters: Filters) -> list[tuple[str, str, str]]:
    """State, kind and name of all that are silent or unknown."""
    view = "34" if filters.unit == "published" else filters.unit
    found = frame(build, "overview_silence", **values(filters), view=view)
    return list(found[["state", "kind", "name"]].itertuples(index=False, name=None))


@pytest.mark.usefixtures("silent_file")
def test_each_kind_counts_what_plain_sql_counts(silent_file: Path, build: Build) -> None:
    found = frame(build, "overview_silence", **values(YEAR), view="34")
    sites = found[found["kind"] == "site"]
    with duckdb.connect(str(silent_file), read_only=True) as connection:
        for state, query in BY_HAND.items():
            known = {site for (site,) in connection.execute(query).fetchall()}
            assert known, state
            assert set(sites.loc[sites["state"] == state, "code"]) == known, state
    assert set(sites["state"]) == set(BY_HAND) == set(overview_silence.kinds())


@pytest.mark.usefixtures("silent_file")
@pytest.mark.parametrize("query", [{}, {"bando": "34+63"}, {"bando": "63", "den": "05/2025"}, {"tinh": ["Hưng Yên"]}])
def test_the_page_shows_the_numbers_and_every_row_opens_as_many(
    open_page: Open, build: Build, query: dict[str, str | list[str]]
) -> None:
    app = open_page(**query)
    filters = app.session_state["shared_filters"]
    known = [state for state, _, _ in silent(build, filters)]
    seen = shown(app)
    assert {state: len(one.rows) for state, one in seen.items()} == {one: known.count(one) for one in known}
    for state, one in seen.items():
        assert f"({known.count(state)}):" in one.said
        for text in one.rows:
            counted = re.search(r"mọi thời gian (\d+) bản tin", text)
            opened = next((asked for words, asked in one.links.items() if text.startswith(words)), None)
            assert (counted is None) == (opened is None), text
            if counted and opened:
                rows = row(build, "matching_count", **Conditions.from_query(opened).values(filters))["bulletins"]
                assert rows == int(counted[1]), text


@pytest.mark.usefixtures("silent_file")
def test_kinds_are_said_differently_with_what_is_known(open_page: Open) -> None:
    seen = shown(open_page())
    assert "Im ắng 8 tuần cuối dù vẫn được thu thập (2): Hưng Yên, Công đoàn Thái Bình." in seen["fell_silent"].said
    assert seen["never_published"].rows == [
        "Đà Nẵng · đã thu thập 103 tuần",
        "Trang chưa đăng gì · đã thu thập 103 tuần",
    ]
    failed = "Trang tệp hỏng · quet.pdf: Ảnh quét, không có chữ.; <b>.doc: Tệp có mật khẩu."
    assert failed in seen["failed_to_read"].rows
    assert any(
        one.startswith("Công đoàn Hà Nội · lần cuối có tin 15/09/2024") for one in seen["no_longer_collected"].rows
    )
    assert "nhập vào Công đoàn Nghệ An từ 01/03/2025" in seen["merged_away"].rows[0]
    marks = {one for piece in pieces(open_page()) for one in piece.xpath("//summary/span/@style")}
    assert len(marks) >= 5


@pytest.mark.usefixtures("silent_file")
def test_status_lists_the_same_sites(home: Home, build: Build) -> None:
    found = status(home)
    told = {(one["state"], one["site"]) for one in found["silent"]}
    shown_sites = frame(build, "overview_silence", **values(YEAR), view="34").query("kind == 'site'")
    assert told == set(shown_sites[["state", "code"]].itertuples(index=False, name=None))
    with duckdb.connect(str(build.path), read_only=True) as connection:
        ((looked, asked),) = connection.execute(
            "SELECT count(*) FILTER (state IN ('published', 'nothing_published')), count(*) FROM site_week"
            " WHERE state <> 'merged_away'"
        ).fetchall()
    assert found["collected"] == {"sites": 7, "sites_heard": 1, "weeks_collected": looked, "weeks": asked}
    text = as_text(found)
    assert all(f"{words} (1):" in text for words in SILENCE.values())
    assert "  thaibinh: Công đoàn Thái Bình, lần cuối có tin 10/06/2025\n" in text
    assert text.endswith("  cu: Trang đã nhập, lần cuối có tin 15/01/2025, nhập vào Công đoàn Nghệ An")


@pytest.mark.usefixtures("silent_file")
def test_status_and_pages_call_the_kinds_alike() -> None:
    assert list(SILENCE) == list(overview_silence.kinds())


def test_silence_is_not_known_where_the_carriers_were_not_collected(build: Build) -> None:
    early = silent(build, replace(YEAR, end=date(2025, 2, 28)))
    assert [one for one in early if one[0] == "fell_silent"] == [
        ("fell_silent", "province", "Nghệ An"),
        ("fell_silent", "site", "Công đoàn Nghệ An"),
    ]
    assert [one[2] for one in early if one[0] == "no_longer_collected"] == ["Hà Nội", "Công đoàn Hà Nội"]


def test_a_place_that_has_been_silent_for_long_stays_in_the_list(build: Build) -> None:
    """Hà Nội was last heard in September 2024."""
    assert ("no_longer_collected", "province", "Hà Nội") in silent(build, replace(YEAR, end=date(2025, 8, 31)))


def test_units_of_the_old_map_are_asked_only_while_it_was_in_force(build: Build) -> None:
    assert {kind for _, kind, _ in silent(build, replace(YEAR, unit="63"))} == {"site"}
    assert "province" in {kind for _, kind, _ in silent(build, replace(YEAR, unit="63", end=date(2025, 5, 31)))}


def test_who_was_never_heard_apart_from_whom_nobody_asked(build: Build) -> None:
    early = silent(build, replace(YEAR, end=date(2025, 3, 29)))
    assert [one[1:] for one in early if one[0] == "never_published"] == [
        ("province", "Hưng Yên"),
        ("site", "Công đoàn Thái Bình"),
    ]
    assert ("never_collected", "province", "Đà Nẵng") in early
    assert "Nghệ An" not in [name for state, _, name in early if state.startswith("never")]


def test_a_table_is_made_when_it_is_opened(build: Build, open_page: Open) -> None:
    app = open_page()
    assert not app.dataframe
    app.session_state["overview_silent_fixture_figures"] = True
    table = app.run().dataframe[0].value
    assert set(table["Tình trạng"]) == {
        "Im ắng 8 tuần cuối dù vẫn được thu thập",
        "Từng có tin, nay không được thu thập đủ, nên chưa biết",
        "Chưa từng được thu thập, nên chưa biết, không phải là 0",
    }
    assert len(table) == len(silent(build, YEAR))


@pytest.mark.usefixtures("silent_file")
def test_no_bulletins_are_a_zero_only_where_somebody_looked(build: Build) -> None:
    table = overview_silence.silent_table(overview_silence.silent(build, YEAR)).set_index("Tên")
    counted = table["Bản tin mọi thời gian"].astype(object).where(table["Bản tin mọi thời gian"].notna(), None)
    assert counted["Trang chưa đăng gì"] == counted["Đà Nẵng"] == 0
    assert counted["Trang chưa ai xem"] is None
    assert counted["Trang tệp hỏng"] is None
    assert counted["Cao Bằng"] is None
    assert (counted[table["Tuần đã thu thập"] == 0] != 0).all()


@pytest.mark.usefixtures("silent_file")
def test_a_province_that_was_collected_has_the_weeks_of_those_that_carried_it(build: Build) -> None:
    table = overview_silence.silent_table(overview_silence.silent(build, YEAR))
    weeks = table.set_index("Tên")["Tuần đã thu thập"]
    fell = table["Tình trạng"] == "Im ắng 8 tuần cuối dù vẫn được thu thập"
    assert weeks["Hưng Yên"] == weeks["Công đoàn Thái Bình"] == 103
    assert (table.loc[fell, "Tuần đã thu thập"] >= 4).all()
    assert weeks["Hà Nội"] == weeks["Công đoàn Hà Nội"]
    assert (table.loc[table["Tình trạng"].str.startswith("Chưa từng"), "Tuần đã thu thập"] == 0).all()


@pytest.mark.usefixtures("silent_file")
def test_on_paper_each_state_has_only_the_columns_that_say_something(build: Build) -> None:
    found = overview_silence.silent(build, YEAR)
    columns = {words: list(table) for words, table in overview_silence.silent_tables(found).items()}
    known = ["Tên", "Lần cuối có tin", "Bản tin mọi thời gian", "Tuần đã thu thập"]
    kinds = overview_silence.kinds()
    assert columns[kinds["fell_silent"]] == known
    assert columns[kinds["never_published"]] == ["Tên", "Tuần đã thu thập"]
    assert columns[kinds["failed_to_read"]] == ["Tên", "Ghi chú"]
    assert columns[kinds["merged_away"]] == [*known, "Ghi chú"]
    assert columns[kinds["never_collected"]] == ["Tên"]


@pytest.mark.usefixtures("silent_file")
def test_names_that_the_sentence_has_said_are_no_table_on_paper(build: Build) -> None:
    found = overview_silence.silent(build, replace(YEAR, sites=("xa",), provinces=("92",)))
    assert [one[0].words for one in overview_silence.silent_sentences(found)] == [
        "Chưa từng được thu thập, nên chưa biết, không phải là 0 (2): "
    ]
    assert overview_silence.silent_tables(found) == {}


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("07/2025", "8 tuần cuối: 06/06/2025 – 31/07/2025."),
        ("08/2025", "8 tuần cuối: 30/06/2025 – 24/08/2025; sau đó chưa thu thập."),
    ],
)
def test_the_eight_weeks_are_said_and_where_knowing_ends(build: Build, open_page: Open, end: str, said: str) -> None:
    assert said in [one.value for one in open_page(den=end).caption]


# --- zeros of the other panels ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("silent_file")
def test_denominators_are_those_of_the_ledger(silent_file: Path, open_page: Open) -> None:
    app = open_page(tu="07/2025", den="07/2025")
    with duckdb.connect(str(silent_file), read_only=True) as connection:
        ((looked, asked, failed),) = connection.execute(
            "SELECT count(*) FILTER (state IN ('published', 'nothing_published')),"
            " count(*) FILTER (state <> 'merged_away'), count(*) FILTER (state = 'not_collected')"
            " FROM site_week WHERE week BETWEEN '2025-06-30' AND '2025-07-28'"
        ).fetchall()
    said = " ".join(piece.text_content() for piece in pieces(app))
    assert "Mẫu số: 1 trang có bản tin, 3 trang đã thu thập, 7 trang trong danh mục" in said
    assert f"đã thu thập {looked} trong {asked} tuần của các trang" in said
    assert f"{failed} tuần chưa thu thập" in said


@pytest.mark.usefixtures("silent_file")
def test_a_month_without_bulletins_has_the_reason_of_its_ledger(build: Build) -> None:
    def states(site: str) -> dict[str, str]:
        found = frame(build, "overview_month", **values(replace(YEAR, sites=(site,))))
        assert found.loc[~found["state"].isin(["published", "nothing_published"]), "bulletins"].isna().all()
        return {f"{one:%Y-%m}": state for one, state in zip(found["month"], found["state"], strict=True)}

    assert states("hanoi")["2024-09"] == "published"
    assert states("hanoi")["2024-10"] == "nothing_published"
    assert states("hanoi")["2025-02"] == "not_collected"
    assert states("hong")["2025-08"] == "failed_to_read"
    assert states("cu")["2025-07"] == "merged_away"


def test_a_site_that_was_looked_at_fell_to_nothing(build: Build, open_page: Open) -> None:
    said = cards(open_page(tu="07/2025", den="07/2025"))
    assert "ay không có: Công đoàn Thái Bình" in " ".join(said["sites_reporting"].lines)
    assert "ay không có: Hưng Yên" in " ".join(said["provinces"].lines)


def test_a_site_that_nobody_looked_at_is_not_said_to_have_nothing(build_file: Path, open_page: Open) -> None:
    """Thái Bình had a bulletin in June and was not collected in July; read as collected it would be a fall to zero."""
    with by_hand(build_file) as connection:
        connection.execute(
            "UPDATE site_week SET state = 'not_collected' WHERE site = 'thaibinh' AND week > '2025-06-15'"
        )
    unseen = cards(open_page(tu="07/2025", den="07/2025", lang="vi"))
    assert "ay không có" not in " ".join(unseen["sites_reporting"].lines)
    assert "ay chưa thu thập: Công đoàn Thái Bình" in " ".join(unseen["sites_reporting"].lines)
    assert "ay chưa thu thập: Hưng Yên" in " ".join(unseen["provinces"].lines)


def test_a_week_that_only_touches_a_month_does_not_make_its_zero_known(build_file: Path, open_page: Open) -> None:
    """The week of Monday 31 March lies in April but for a day."""
    with by_hand(build_file) as connection:
        connection.execute(
            "UPDATE site_week SET state = 'not_collected' WHERE week BETWEEN '2025-03-03' AND '2025-03-30'"
        )
    app = open_page(tu="03/2025", den="03/2025")
    assert cards(app)["bulletins"].value == "chưa biết"
    found = warehouse.current()
    assert found is not None
    months = frame(found, "overview_month", **values(YEAR)).set_index("month")["state"]
    assert months[pd.Timestamp(2025, 3, 1)] == "not_collected"
    assert months[pd.Timestamp(2025, 2, 1)] == "nothing_published"
