"""The resolutions page on the build by hand: what is counted, what stays open, what the page of one of them says."""

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.load.raw import raw_path
from etl.paths import Home
from pages.kit import (
    charts_resolutions,
    charts_strengths,
    charts_uptake,
    export_charts,
    resolution_places,
    resolution_ranking,
    resolution_said,
    resolution_sentences,
    terms,
)
from pages.kit.filters import Filters, values
from pages.kit.resolution_choice import candidate, names_of
from pages.kit.resolution_file import peaks
from pages.kit.resolution_time import months_table
from pages.kit.warehouse import Build, current, frame
from pages.kit.words import number, said_in
from tests.pages.cards import unfolded
from tests.pages.published_fixture import by_hand, publish
from tests.pages.read_tables import choose_the_row, read_table

Open = Callable[..., AppTest]
PAGE = "public/resolutions.py"
YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))
ALL = Filters(date(2023, 9, 1), date(2025, 8, 31))
PERIOD = {"tu": "09/2023", "den": "08/2025"}
OPEN_20 = "TW|20|ambiguous"
NEW = "BCT:99/2024"


def text(app: AppTest) -> str:
    """What is said on the page, Markdown escapes undone."""
    said = "\n".join(one.value for kind in ("title", "markdown", "caption", "info", "warning") for one in app.get(kind))
    return said.replace("\\", "")


def html(app: AppTest) -> str:
    """What stands on the page as HTML."""
    return "".join(one.proto.body for one in app.get("html"))


def changed(home: Home, *statements: str, **bound: object) -> Build:
    """The build by hand with some rows changed; what is bound goes to each statement that names it."""
    with by_hand(publish(home)) as connection:
        for statement in statements:
            connection.execute(statement, {name: one for name, one in bound.items() if f"${name}" in statement})
    found = current()
    assert found is not None
    return found


@pytest.fixture
def watched(home: Home) -> Build:
    """With a resolution issued while everybody was watched: Nghệ An names it eleven weeks later, Thái Bình never."""
    return changed(
        home,
        "INSERT INTO resolution VALUES ($key, 'BCT', '99', 2024, DATE '2024-06-01', 'XIII', 'Một nghị quyết đặt ra',"
        " 'NQ 99 đặt ra', 'high', 'https://vi-du.example/nq99; https://vi-du.example/ban-in', false, NULL)",
        "INSERT INTO bulletin_resolution VALUES ('a06', 1, $key, 'BCT', '99', 2024, 'NQ 99 đặt ra', 1, 'resolved',"
        " 'số', [], ['Nghị quyết 99'], 'planned', ['planned'], NULL, NULL, NULL, NULL,"
        " NULL, NULL, NULL)",
        key=NEW,
    )


# --- counting ---------------------------------------------------------------------------------------------------------


def test_ranking_keeps_settled_and_open_apart(build: Build) -> None:
    ranking = frame(build, "resolution_ranking", **values(ALL))
    counted = {one["choice"]: (one["bulletins"], one["mentions"], one["status"]) for one in ranking.to_dict("records")}
    assert counted == {
        "TW:20/2008": (2, 3, "resolved"),
        "BCT:02/2021": (1, 1, "resolved"),
        OPEN_20: (1, 1, "ambiguous"),
    }
    assert names_of(ranking)[OPEN_20] == "Nghị quyết 20 (chưa rõ)"


def test_what_may_be_several_resolutions_bears_the_name_of_none(home: Home) -> None:
    build = changed(
        home,
        "INSERT INTO bulletin_resolution SELECT id, 7, NULL, 'QH', NULL, NULL, id, 1, 'unregistered', 'không số', [],"
        " ['nghị quyết'], 'named', ['named'], NULL, NULL, NULL, NULL, NULL, NULL, NULL"
        " FROM (VALUES ('a01'), ('a03')) AS named(id)",
    )
    ranking = frame(build, "resolution_ranking", **values(ALL)).set_index("choice", drop=False)
    assert ranking.loc["QH||unregistered", "bulletins"] == 2
    assert names_of(ranking)["QH||unregistered"] == "Các nghị quyết không rõ số của Quốc hội"


def test_silent_provinces_are_told_from_those_that_nobody_collected(build: Build) -> None:
    cells = frame(build, "resolution_province", **values(YEAR), choices=("TW:20/2008",)).set_index("name")
    told = cells[["all_bulletins", "bulletins", "state"]].agg(tuple, axis=1)
    assert len(cells) == 34
    assert told["Nghệ An"] == (3, 1, "named")
    assert told["Hưng Yên"] == (3, 0, "silent")
    assert told["Cà Mau"] == (0, 0, "not_collected")


def test_a_province_that_was_watched_and_had_no_bulletin_is_silent_too(build: Build) -> None:
    quiet = replace(ALL, start=date(2025, 3, 1), end=date(2025, 3, 31))
    cells = frame(build, "resolution_province", **values(quiet), choices=("TW:20/2008",)).set_index("name")
    assert cells.loc["Nghệ An", ["all_bulletins", "state"]].tolist() == [0, "silent"]
    assert cells.loc["Hà Nội", ["all_bulletins", "state"]].tolist() == [0, "not_collected"]


def test_months_without_bulletins_are_zeros_only_where_somebody_looked(build: Build) -> None:
    asked = values(replace(YEAR, sites=("hanoi",)))
    months = charts_resolutions.with_share(frame(build, "resolution_month", **asked, choices=("TW:20/2008",)))
    table = months_table(months, {"TW:20/2008": "NQ 20"}, "share").set_index("Tháng")["NQ 20"]
    assert table["09/2024"] == "0%"
    assert table["10/2024"] == "không có bản tin nào"
    assert table["03/2025"] == "chưa thu thập"
    everybody = charts_resolutions.with_share(frame(build, "resolution_month", **values(YEAR), choices=("TW:20/2008",)))
    august = everybody.set_index("month").loc[pd.Timestamp(2025, 8, 1)]
    assert august[["bulletins", "all_bulletins", "mentions", "share"]].tolist() == [1, 2, 2, 0.5]


def test_a_bulletin_counts_where_it_is_strongest(build: Build) -> None:
    told = frame(build, "resolution_strength", **values(ALL), choices=("TW:20/2008", OPEN_20))
    wide = told.pivot_table(index="choice", columns="strength", values="bulletins")
    assert wide.loc["TW:20/2008"][["carried_out", "reviewed"]].tolist() == [1, 1]
    assert wide.loc["TW:20/2008"].sum() == 2
    assert wide.loc[OPEN_20, "named"] == 1


def test_uptake_tells_exact_days_bounds_silence_and_not_knowing(watched: Build) -> None:
    found = resolution_places.uptake_of(watched, ALL, (NEW, "TW:20/2008"))
    said = found.pivot_table(index="name", columns="choice", values="said", aggfunc="first")
    assert said.loc["Nghệ An", NEW] == "79 ngày"
    assert said.loc["Nghệ An", "TW:20/2008"] == "không quá 6.048 ngày"
    assert said.loc["Hưng Yên", NEW] == "im lặng"
    assert said.loc["Cà Mau", NEW] == "chưa thu thập"
    assert found.set_index(["name", "choice"]).loc[("Nghệ An", NEW), "first_bulletin"] == "a06"


def test_a_week_without_collection_makes_the_days_a_bound(home: Home, watched: Build) -> None:
    assert watched.path.exists()
    with by_hand(watched.path) as connection:
        connection.execute("UPDATE site_week SET state = 'not_collected' WHERE week = DATE '2024-07-08'")
    found = resolution_places.uptake_of(watched, ALL, (NEW,)).set_index("name")
    assert found.loc["Nghệ An", "said"] == "không quá 79 ngày"


def test_uptake_asks_nothing_of_old_units_after_their_end(home: Home) -> None:
    build = changed(
        home,
        "INSERT INTO resolution VALUES ('BCT:98/2025', 'BCT', '98', 2025, DATE '2025-08-01', 'XIII', 'Sau ngày đổi',"
        " 'NQ 98', 'high', NULL, true, '')",
    )
    found = resolution_places.uptake_of(build, replace(ALL, unit="published"), ("BCT:98/2025", "TW:20/2008"))
    assert set(found.loc[found["choice"] == "BCT:98/2025", "unit"]) == {"34"}
    assert set(found.loc[found["choice"] == "TW:20/2008", "unit"]) == {"34", "63"}


def test_life_begins_with_the_issue_or_the_data_and_knows_its_gaps(watched: Build) -> None:
    lived = frame(watched, "resolution_life", **values(ALL), choice=NEW)
    assert lived["month"].iloc[0] == pd.Timestamp(2024, 6, 1)
    assert lived["bulletins"].sum() == 1
    hanoi = frame(watched, "resolution_life", **values(replace(ALL, sites=("hanoi",))), choice=NEW)
    assert hanoi.empty


def test_steps_of_a_life(build: Build) -> None:
    steps = frame(build, "resolution_firsts", **values(ALL), choice="TW:20/2008")
    assert list(zip(steps["step"], steps["bulletin_id"], strict=True)) == [
        ("first", "a06"), ("reviewed", "a06"), ("carried_out", "a01"), ("last", "a01"),
    ]  # fmt: skip


def test_peaks_stand_out_from_the_usual_month() -> None:
    months = pd.date_range("2024-01-01", periods=6, freq="MS")
    assert peaks(pd.DataFrame({"month": months, "bulletins": [1, 1, None, 4, 0, 2]})) == [(date(2024, 4, 1), 4)]
    assert peaks(pd.DataFrame({"month": months, "bulletins": [2] * 6})) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("giai cap cong nhan", "TW:20/2008"),
        ("20-NQ/TW", "TW:20/2008"),
        ("2", "BCT:02/2021"),
        ("CÔNG ĐO 2021", "BCT:02/2021"),
    ],
)
def test_the_register_is_searched_by_any_word(build: Build, typed: str, first: str) -> None:
    found = frame(build, "resolution_search", **values(ALL), text=typed, limit=5)
    assert found["choice"].tolist() == [first]


@pytest.mark.parametrize("typed", ["", "  ", "%", "';--", "khong co gi"])
def test_a_search_for_nothing_finds_nothing(build: Build, typed: str) -> None:
    assert frame(build, "resolution_search", **values(ALL), text=typed, limit=5).empty


# --- the page of all --------------------------------------------------------------------------------------------------


def test_page_says_what_is_open_and_why(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, **PERIOD)
    assert not app.exception
    assert "**2 nghị quyết** trong danh mục được nêu trong kỳ; thêm 1 cách gọi chưa rõ" in text(app)
    assert not [one for one in app.dataframe if "Vì sao chưa chọn" in one.value.columns]
    tables = [one.value for one in unfolded(app).dataframe]
    undecided = next(one for one in tables if "Vì sao chưa chọn" in one.columns)
    assert undecided.iloc[0].tolist() == ["Nghị quyết 20", 1, "NQ 20 giai cấp công nhân", "nhiều văn bản cùng số"]


def test_the_table_to_read_says_what_is_compared_and_what_is_open(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, **PERIOD)
    assert not app.dataframe
    shown = {line["Nghị quyết"].words: line for line in read_table(app)}
    assert shown["NQ 02 về công đoàn"]["Nghị quyết"].note.startswith("✓ đang so sánh")
    assert shown["Nghị quyết 20 (chưa rõ)"]["Nghị quyết"].note == "chưa rõ là nghị quyết nào"
    assert "đã xác định" not in "".join(line["Nghị quyết"].note for line in shown.values())
    grid = next(one.value for one in unfolded(app).dataframe if "Lần nêu" in one.value.columns)
    assert grid["Nghị quyết"].tolist() == list(shown)
    assert [number(one) for one in grid["Bản tin"]] == [line["Bản tin"].words for line in shown.values()]
    assert grid["Nêu gần nhất"].tolist() == [line["Nêu gần nhất"].words for line in shown.values()]


@pytest.mark.parametrize("compared", [[], [OPEN_20, "BCT:02/2021"]])
def test_the_table_to_read_opens_what_the_grid_opens(
    build: Build, open_page: Open, monkeypatch: pytest.MonkeyPatch, compared: list[str]
) -> None:
    opened = {"so_sanh": compared, "dem_theo": "mentions"} if compared else {}
    app = open_page(PAGE, **opened, **PERIOD)
    first = read_table(app)[0]
    choose_the_row(monkeypatch, 0)
    key = f"resolution_ranking_fixture_{len(compared)}{'~'.join(compared)}"
    unfolded(app).button(key=f"{key}_open").click().run()
    assert first["Nghị quyết"].opens is not None
    for name, value in first["Nghị quyết"].opens.items():
        assert app.query_params[name] in (value, compared), name
    assert first["Nghị quyết"].words == app.title[0].value
    assert ("so-sanh" in first["Nghị quyết"].opens) == ("dem-theo" in first["Nghị quyết"].opens) == bool(compared)


@pytest.mark.parametrize("row", range(3))
def test_the_numbers_to_read_open_what_the_grid_opens(
    build: Build, open_page: Open, monkeypatch: pytest.MonkeyPatch, row: int
) -> None:
    app = open_page(PAGE, **PERIOD)
    opens = read_table(app)[row]["Bản tin"].opens
    choose_the_row(monkeypatch, row)
    unfolded(app).button(key="resolution_ranking_fixture_0_bulletins").click().run()
    assert opens is not None
    conditions = {"nghi-quyet", "trang-thai"} & set(opens)
    assert conditions
    assert {name: app.query_params[name] for name in conditions} == {name: opens[name] for name in conditions}


def test_a_table_to_read_that_is_cut_says_so(build: Build, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "tất cả ở bảng dưới" not in text(open_page(PAGE, **PERIOD))
    monkeypatch.setattr(resolution_ranking, "READ", 1)
    app = open_page(PAGE, **PERIOD, lang="en")
    assert len(read_table(app)) == 1
    assert "Showing 1 of 3 rows; all are in the table below." in text(app)
    assert any(one.label == "All 3 rows, every column" for one in app.expander)


def test_settled_ones_are_compared_at_first(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, **PERIOD)
    assert app.multiselect(key="resolution_compared").value == ["TW:20/2008", "BCT:02/2021"]


def test_nothing_is_drawn_where_all_are_older_than_the_data(watched: Build, open_page: Open) -> None:
    def uptake(*chosen: str) -> str:
        app = open_page(PAGE, so_sanh=list(chosen), **PERIOD)
        return " ".join(one.proto.body for one in app.get("html") if "bậc thang" in one.proto.body)

    assert uptake("BCT:02/2021") == ""
    assert uptake("BCT:02/2021", NEW)


def test_a_link_says_what_is_compared_and_an_unknown_one_is_noted(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, so_sanh=[OPEN_20, "TW:99/1999", "BCT:02/2021"], **PERIOD)
    assert app.multiselect(key="resolution_compared").value == [OPEN_20, "BCT:02/2021"]
    assert "1 nghị quyết trong liên kết không có trong dữ liệu này" in text(app)


def test_what_is_chosen_stands_in_the_address(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, **PERIOD)
    app.multiselect(key="resolution_compared").set_value(["BCT:02/2021", OPEN_20]).run()
    assert app.query_params["so-sanh"] == ["BCT:02/2021", OPEN_20]
    app.multiselect(key="resolution_compared").set_value([]).run()
    assert app.multiselect(key="resolution_compared").value == []
    assert "Chọn ít nhất một nghị quyết" in text(app)


def test_the_search_opens_one_or_joins_it_to_the_comparison(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, so_sanh=[OPEN_20], **PERIOD)
    app.text_input(key="resolution_search").set_value("02-nq/tw").run()
    app.button(key="resolution_add_BCT:02/2021").click().run()
    assert app.multiselect(key="resolution_compared").value == [OPEN_20, "BCT:02/2021"]
    app.button(key="resolution_found_BCT:02/2021").click().run()
    assert app.query_params["nq"] == "BCT:02/2021"
    assert app.title[0].value == "NQ 02 về công đoàn"


def test_the_page_names_silent_and_unknown_provinces_apart(watched: Build, open_page: Open) -> None:
    said = text(open_page(PAGE, so_sanh=[NEW], **PERIOD))
    assert "**NQ 99 đặt ra**: 1 nơi đã nêu (sớm nhất Nghệ An: 79 ngày), 2 nơi im lặng, 31 nơi chưa thu thập" in said
    assert "Im lặng (đã thu thập mà không nêu, số 0): Hà Nội, Hưng Yên, Ninh Bình." not in said
    assert "Im lặng (đã thu thập mà không nêu, số 0): Hà Nội, Hưng Yên." in said


def test_an_empty_build_gives_a_sentence(home: Home, open_page: Open) -> None:
    publish(home, filled=False)
    with by_hand(home.published / "fixture.duckdb") as connection:
        connection.execute("INSERT INTO build VALUES ('fixture', now(), 'r', 1, false, NULL, NULL, 0)")
    app = open_page(PAGE)
    assert not app.exception
    assert "Chưa có bản tin nào trong dữ liệu" in text(app)


def test_a_period_without_namings_still_lets_the_register_be_searched(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, tu="10/2023", den="11/2023")
    assert not app.exception
    assert "chưa bản tin nào nêu nghị quyết" in text(app)
    app.text_input(key="resolution_search").set_value("giai cấp").run()
    assert app.button(key="resolution_found_TW:20/2008").label.startswith("**NQ 20")


# --- the page of one --------------------------------------------------------------------------------------------------


def test_page_of_one(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, nq="TW:20/2008", **PERIOD)
    assert not app.exception
    assert app.title[0].value == "NQ 20 giai cấp công nhân"
    assert [one.value for one in app.metric] == ["2", "3", "1"]
    assert "“Nghị quyết 20”" in html(app)
    assert "Lần đầu được sơ kết, tổng kết" in html(app)
    assert "trước khi có dữ liệu, nên chưa biết lần nêu đầu thật sự" in text(app)
    assert "ngày sau khi ban hành" not in html(app)
    assert "(sớm nhất trong dữ liệu: Nghệ An, 19/08/2024)" in text(app)


def test_open_namings_that_could_mean_it_are_shown_and_not_counted(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, nq="TW:20/2008", **PERIOD)
    assert any("có thể là nghị quyết này, không tính ở đây: 1" in one.label for one in app.expander)
    app.button(key=f"maybe_{OPEN_20}").click().run()
    assert app.query_params["nq"] == OPEN_20


def test_page_of_an_open_one_says_why_and_what_it_could_be(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, nq=OPEN_20, **PERIOD)
    assert "Chưa có trong danh mục nghị quyết: chưa rõ là nghị quyết nào." in text(app)
    assert "**Vì sao chưa chọn:** nhiều văn bản cùng số" in text(app)
    assert app.button(key="namesake_TW:20/2008").label.startswith("NQ 20 giai cấp công nhân")


def test_why_it_is_open_is_said_outside_its_period_too(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, nq=OPEN_20, tu="09/2023", den="10/2023")
    assert "**Vì sao chưa chọn:** nhiều văn bản cùng số" in text(app)
    assert "không bản tin nào nêu nghị quyết này" in text(app)


def test_a_session_is_called_by_its_words() -> None:
    assert candidate("TW:HN4-XI", {}) == "Hội nghị Trung ương 4 khóa XI"
    assert candidate("TW:20/2008", {"TW:20/2008": "NQ 20"}) == "NQ 20"
    assert candidate("TW:99/1999", {}) == "TW:99/1999"


def test_one_that_nobody_names_still_has_its_entry(build: Build, open_page: Open) -> None:
    app = open_page(PAGE, nq="BCT:02/2021", tu="09/2023", den="10/2023")
    assert app.title[0].value == "NQ 02 về công đoàn"
    assert "không bản tin nào nêu nghị quyết này" in text(app)


def test_unverified_entries_say_so_and_give_their_source(watched: Build, open_page: Open) -> None:
    said = text(open_page(PAGE, nq=NEW, **PERIOD))
    assert "chưa kiểm chứng" in said
    assert "](<https://vi-du.example/nq99>)" in said
    assert "](<https://vi-du.example/ban-in>)" in said


def test_a_source_is_said_in_the_language_of_the_reader(home: Home, open_page: Open) -> None:
    changed(home, "UPDATE resolution SET source = 'https://vi-du.example/nq; public_repository'")
    asked = {"nq": "TW:20/2008", **PERIOD}
    said = text(open_page(PAGE, **asked))
    assert "/nq>); kho văn bản công khai, chưa đối chiếu với trang của cơ quan ban hành" in said
    assert "/nq>); a public repository of documents, not checked on the issuer's site" in text(
        open_page(PAGE, lang="en", **asked)
    )


def test_every_source_of_the_register_is_an_address_or_has_words() -> None:
    from etl.vocabulary.resolutions import register  # noqa: PLC0415 - pages may not know it, tests may

    parts = {part for entry in register().values() if entry.source for part in entry.source.split("; ")}
    codes = sorted(part for part in parts if not part.startswith("http"))
    assert codes
    said = resolution_said.sources({"source": "; ".join(codes)})
    assert [code for code, words in zip(codes, said, strict=True) if code == words] == []


def test_a_document_is_named_by_its_symbol_as_the_register_spells_it() -> None:
    from etl.vocabulary.resolutions import RESOLUTION, register  # noqa: PLC0415 - pages may not know it, tests may

    with_symbol = [one for one in register().values() if one.kind == RESOLUTION and one.suffix]
    assert len(with_symbol) > len(register()) // 2
    with said_in("vi"):
        assert [resolution_said.named(asdict(one))[0] for one in with_symbol] == [one.aliases[0] for one in with_symbol]


def test_a_congress_bears_its_term_once() -> None:
    known = {"issuer": "DH-CD", "number": "XIII", "suffix": None, "term": "XIII", "issued_on": None}
    assert resolution_said.named(known) == ["Đại hội Công đoàn", "khóa XIII", "chưa rõ ngày ban hành"]


def test_figures_of_one_leave_blank_what_nobody_collected(watched: Build, open_page: Open) -> None:
    tables = [one.value for one in unfolded(open_page(PAGE, nq=NEW, **PERIOD)).dataframe]
    named = next(one for one in tables if "Bản tin trong kỳ" in one.columns).set_index("Tỉnh, thành")["Bản tin nêu"]
    assert [named["Nghệ An"], named["Hà Nội"]] == [1, 0]
    assert pd.isna(named["Cao Bằng"])


@pytest.mark.parametrize("wrong", ["TW:99/1999", "<script>", "a|b|c|d", "'; --"])
def test_an_unknown_resolution_gives_a_sentence(build: Build, open_page: Open, wrong: str) -> None:
    app = open_page(PAGE, nq=wrong)
    assert not app.exception
    assert not app.error
    assert "Không có nghị quyết này trong danh mục" in text(app)


def test_a_doubtful_day_is_said(home: Home, open_page: Open) -> None:
    changed(home, "UPDATE resolution SET issued_on = DATE '2025-01-01' WHERE key = 'TW:20/2008'")
    said = text(open_page(PAGE, nq="TW:20/2008", **PERIOD))
    assert "Ban hành 01/01/2025, 135 ngày sau lần nêu đầu: ngày hoặc nghị quyết đáng ngờ" in said


# --- its sentences ----------------------------------------------------------------------------------------------------

BODY = "Mở đầu.\nCông đoàn TP. Vinh học Nghị quyết 20 và làm theo Nghị quyết 20. Câu sau <b>không</b> liên quan."


def test_the_page_shows_the_sentence_with_its_mentions_marked(home: Home, open_page: Open) -> None:
    raw = sha256(BODY.encode()).hexdigest()
    raw_path(home, raw).parent.mkdir(parents=True)
    raw_path(home, raw).write_bytes(BODY.encode())
    first = BODY.index("Nghị quyết 20")
    second = BODY.index("Nghị quyết 20", first + 1)
    changed(
        home,
        "UPDATE bulletin SET raw = $raw WHERE bulletin_id = 'a01'",
        "DELETE FROM mention WHERE kind = 'resolution'",
        "INSERT INTO mention VALUES ('a01', 'resolution', '0', $second, $second + 13)",
        "INSERT INTO mention VALUES ('a01', 'resolution', '0', $first, $first + 13)",
        raw=raw,
        first=first,
        second=second,
    )
    said = html(open_page(PAGE, nq="TW:20/2008", **PERIOD))
    assert said.count(">Nghị quyết 20</mark>") == 2
    assert "Công đoàn TP. Vinh học" in said
    assert "liên quan" not in said
    assert "→ được học tập, được thực hiện" in said


def test_passages_join_what_stands_in_one_sentence_and_stay_short() -> None:
    long = "Từ này " * 200 + "Nghị quyết 20 " + "lại nữa " * 200
    start = long.index("Nghị")
    (only,) = resolution_sentences.passages(long, [(start, start + 13, "named")])
    assert only.end - only.start < 500
    assert long[only.start : only.start + 2] in {"Từ", "nà"}
    three = "Một A1 và A2. Hai A3."
    found = resolution_sentences.passages(three, [(18, 20, "named"), (4, 6, "named"), (10, 12, "studied")])
    assert [three[one.start : one.end] for one in found] == ["Một A1 và A2.", "Hai A3."]
    assert [len(one.mentions) for one in found] == [2, 1]


# --- figures ----------------------------------------------------------------------------------------------------------


def test_matrix_figure_keeps_unknown_cells_empty() -> None:
    data = pd.DataFrame(
        {
            "row": ["Nghệ An", "Hà Nội"],
            "choice": ["TW:20/2008"] * 2,
            "shown": [3.0, float("nan")],
            "key": ["34~40~TW:20/2008", "34~01~TW:20/2008"],
        }
    )
    rows = ["Nghệ An", "Hà Nội"]
    drawn = charts_resolutions.matrix(data, {"TW:20/2008": "NQ 20"}, rows, lambda key: f"/?{key}", "Nơi và nghị quyết")
    assert "Nghệ An</th><td class='k4'><a href='/?34~40~TW:20/2008' target='_self'>3</a></td>" in drawn
    assert "Hà Nội</th><td class='k0'><i title='chưa thu thập, chưa biết'></i></td>" in drawn


def test_a_long_name_is_cut_over_its_column() -> None:
    data = pd.DataFrame({"row": ["Huế"], "choice": ["A"], "shown": [1.0], "key": ["34~46~A"]})
    drawn = charts_resolutions.matrix(data, {"A": "Nghị quyết về một việc " * 4}, ["Huế"], str, "")
    assert re.search(r"<th scope='col'><span>Nghị quyết về một việc.{1,24}…</span>", drawn)


def test_eight_lines_differ_by_more_than_colour() -> None:
    styles = [charts_resolutions.style(place) for place in range(8)]
    assert len({signs for _, signs, _ in styles}) == 8
    assert len({(colour, stroke) for colour, _, stroke in styles}) == 8


def test_each_strength_stands_with_its_number_and_opens_and_differs_from_its_neighbours_by_a_pattern() -> None:
    words = terms.strengths()
    data = pd.DataFrame({"choice": ["A"] * 6, "strength": list(words), "bulletins": [5, 0, 1, 9, 0, 2]})
    drawn = charts_strengths.bars(data, {"A": "NQ <A>"}, words, lambda one, said: f"/?{one}&{said}", "Mức tiếp nhận")
    assert "<p>NQ &lt;A&gt;</p>" in drawn
    assert "được thực hiện: <a href='/?A&amp;carried_out' target='_self'>9</a>" in drawn
    assert re.findall(r"target='_self'>(\d+)</a>", drawn) == ["5", "1", "9", "2"]
    assert [round(float(one)) for one in re.findall(r"width:([\d.]+)%", drawn)] == [29, 6, 53, 12]
    assert drawn.count("tabindex='-1'") == 4
    assert all(one != two for one, two in pairwise(charts_strengths.PATTERNS))


def test_no_strength_at_all_draws_no_bar() -> None:
    none = pd.DataFrame({"choice": ["A"], "strength": ["named"], "bulletins": [0]})
    assert "<a " not in charts_strengths.bars(none, {"A": "NQ A"}, terms.strengths(), lambda *_: "/", "Mức tiếp nhận")


def test_the_workbook_has_the_curves_as_steps(watched: Build) -> None:
    data = resolution_places.uptake_of(watched, ALL, (NEW, "TW:20/2008"))
    found = export_charts.drawn(charts_uptake.spread(data, {NEW: "NQ 99", "TW:20/2008": "NQ 20"}, [NEW, "TW:20/2008"]))
    assert found is not None
    assert (found.kind, [one.name for one in found.series]) == ("scatter", ["NQ 99", "NQ 20"])
    assert found.series[0].points[0] == (79, 1)


def test_bounds_are_hollow_in_the_figure_of_one_resolution(watched: Build) -> None:
    data = resolution_places.uptake_of(watched, ALL, (NEW, "TW:20/2008"))
    taken = data[data["state"] == "taken_up"]
    dots = charts_uptake.by_province(taken[taken["choice"] == NEW])
    assert [dots.data[0].customdata[0][0], list(dots.data[0].marker.symbol)] == [f"34~40~{NEW}", ["circle"]]
    bounds = charts_uptake.by_province(taken[taken["choice"] == "TW:20/2008"])
    assert [bounds.layout.xaxis.type, list(bounds.data[0].marker.symbol)] == ["date", ["circle-open"]]


def test_the_curve_of_the_page_has_a_mark_a_province_that_opens_and_is_hollow_where_only_a_bound_is_known(
    watched: Build,
) -> None:
    data = resolution_places.uptake_of(watched, ALL, (NEW, "TW:20/2008"))
    names = {NEW: "NQ <99>", "TW:20/2008": "NQ 20"}
    drawn = charts_uptake.spread_html(data, names, list(names), lambda key: f"/?{key}", "Đường bậc thang")
    marks = re.findall(r"data-said='([^']+)' href='([^']+)' target='_self' tabindex='-1'>(.)</a>", drawn)
    assert len(marks) == data["days"].notna().sum()
    assert ("Nghệ An: 79 ngày, 19/08/2024 · NQ &lt;99&gt;", f"/?34~40~{NEW}", "●") in marks
    assert {sign for said, _, sign in marks if said.endswith("NQ 20")} == {"□"}


def test_every_kind_of_document_activity_and_strength_has_a_word() -> None:
    from etl.vocabulary.activities import activities  # noqa: PLC0415 - pages may not know it, tests may
    from etl.vocabulary.document_kinds import document_kinds  # noqa: PLC0415
    from etl.vocabulary.strengths import strengths  # noqa: PLC0415

    source = Path(terms.__file__).read_text(encoding="utf-8")
    kinds = {one.kind for one in document_kinds()} | set(activities())
    assert [kind for kind in sorted(kinds) if f'"{kind}": t(' not in source] == []
    assert list(terms.strengths()) == list(strengths())
