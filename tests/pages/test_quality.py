"""The quality page: what is unknown, runs with durations, checks with their rows, scores, what new rules changed."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from etl.commands import writer
from etl.commands.add import Asked, add
from etl.commands.build import build
from etl.commands.status import check
from etl.load import checking
from etl.load.scores import SetScore, keep, scores
from etl.load.serving import current_build
from etl.load.statements import checks
from etl.paths import Home
from pages.kit import access, quality_scores
from tests.pages.cards import unfolded
from tests.pages.cited_alike import write_bulletins
from tests.pages.published_fixture import by_hand, publish
from tests.pages.test_upload import text

Open = Callable[..., AppTest]
PAGE = "staff/quality.py"


@pytest.fixture
def loaded(home: Home, tmp_path: Path) -> Home:
    """Three bulletins and a file that cannot be read."""
    write_bulletins(tmp_path / "inbox", 3)
    (tmp_path / "inbox" / "hỏng.pdf").write_bytes(b"%PDF-1.4 nothing")
    add(home, Asked((str(tmp_path / "inbox"),), "cong-doan-thu", "người thử"))
    return home


def test_runs_unknowns_checks_and_rejected_files_are_shown(loaded: Home, open_page: Open) -> None:
    app = open_page(PAGE)
    assert not app.exception
    said = text(app)
    assert "Trong 3 bản tin của lần công bố mới nhất: 0 chưa rõ ngày đăng, 3 có nghị quyết chưa rõ" in said
    assert "Bản dựng qua cả " in said
    assert "1 lần chạy; lần mới nhất mất " in said
    assert "Chưa lần công bố nào dùng quy tắc khác lần trước." in said
    runs = next(one.value for one in app.dataframe if "Giây" in one.value)
    assert (runs["Việc"].tolist(), runs["Người"].tolist()) == (["nạp"], ["người thử"])
    assert next(one.value for one in app.dataframe if "Lý do" in one.value)["Tệp"].tolist() == [1]


def test_what_other_rules_changed_is_told(loaded: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(writer, "rules_version", lambda: "quy-tac-cu")
        build(loaded)
    build(loaded)
    app = open_page(PAGE)
    assert "từ quy tắc quy-tac-cu sang " in text(app)


def test_a_broken_rule_is_shown_with_its_rows(home: Home, open_page: Open) -> None:
    path = publish(home)
    with by_hand(path) as connection:
        connection.execute("UPDATE bulletin_province SET role = 'lãnh đạo' WHERE bulletin_id = 'a01'")
        checking.keep(connection, checking.ask(connection))
    app = open_page(PAGE)
    assert any(one.value.startswith("fact_values: ") for one in app.error)
    assert any("lãnh đạo" in one.value.to_string() for one in app.dataframe)
    assert not app.warning
    assert "Bản dựng qua cả " not in text(app)


def test_of_a_build_that_kept_no_answers_nothing_is_claimed(build_file: Path, open_page: Open) -> None:
    app = unfolded(open_page(PAGE))
    count = len(checks())
    assert f"nên chưa rõ kết quả của {count} trong {count} kiểm tra" in app.warning[0].value
    assert "Bản dựng qua cả " not in text(app)
    table = next(one.value for one in app.dataframe if "Vì sao phải giữ" in one.value)
    assert table["Dòng sai"].isna().all()


def test_checks_are_those_of_the_publication(loaded: Home, open_page: Open) -> None:
    """The page asks none of them: what they take grows with the build. Who wants them asked again has a command."""
    path = current_build(loaded)
    assert path is not None
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE build SET bulletins = bulletins + 1")
    app = open_page(PAGE)
    assert f"Bản dựng qua cả {len(checks())} kiểm tra." in text(app)
    assert [one.check for one in check(loaded)] == ["build_counts"]


def test_every_check_is_listed_when_asked_for(loaded: Home, open_page: Open) -> None:
    app = unfolded(open_page(PAGE))
    table = next(one.value for one in app.dataframe if "Vì sao phải giữ" in one.value)
    assert set(table["Kiểm tra"]) == set(checks())
    assert table["Vì sao phải giữ"].str.len().min() > 0


def test_scores_say_by_which_rules(loaded: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"resolutions": {"precision": 0.9, "recall": 0.8, "f1": 0.8471}}
    monkeypatch.setattr(quality_scores, "scores", lambda: [SetScore("bài thử", "x", "quy-tac-cu", 7, figures)])
    app = open_page(PAGE)
    table = next(one.value for one in app.dataframe if "F1" in one.value)
    assert table.to_numpy().tolist() == [["bài thử (7)", "nghị quyết", "90%", "80%", "84,7%"]]
    assert "Chấm bằng quy tắc quy-tac-cu; quy tắc đang dùng là " in text(app)


def test_scores_are_kept_set_by_set(tmp_path: Path) -> None:
    file = tmp_path / "scores.json"
    assert scores(file) == []
    first, second = (SetScore(name, "x", "r1", 2, {"union": {"f1": 1.0}}) for name in ("b", "a"))
    for one in (first, second, SetScore("b", "x", "r2", 3, {})):
        keep(one, file)
    assert [(one.name, one.rules) for one in scores(file)] == [("a", "r1"), ("b", "r2")]


def test_the_published_scores_are_whole() -> None:
    found = scores()
    assert len(found) > 1
    for one in found:
        assert set(one.measures) == set(quality_scores.measures())
        assert all(0 <= figure <= 1 for figures in one.measures.values() for figure in figures.values())


def test_who_sees_some_provinces_only_sees_no_check(
    loaded: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong rows may be another province's."""
    monkeypatch.setattr(access, "current_user", lambda: access.User("lan", access.Role.STAFF, frozenset({"40"})))
    app = open_page(PAGE)
    assert "Trang này dành cho người xem được mọi tỉnh." in text(app)
    assert "kiểm tra" not in text(app)
    assert not app.dataframe


def test_readers_do_not_get_in(home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home)
    app = open_page(PAGE)
    monkeypatch.setattr(access, "from_this_machine", lambda: False)
    app.run()
    assert len(app.error) == 1
    assert not app.dataframe
