"""The review page: one step settles all that is cited alike, is told before, seen on every page, listed, and undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.commands.add import Asked, add
from etl.commands.build import publish_decisions
from etl.desk import Decision, open_desk
from etl.paths import Home
from pages.kit import access, warehouse
from tests.pages.cited_alike import KEY, LABEL, write_bulletins
from tests.pages.published_fixture import publish
from tests.pages.test_upload import text

Open = Callable[..., AppTest]
PAGE = "staff/review.py"
MADE = Decision(
    datetime(2026, 3, 1, 8, 30, tzinfo=UTC), "chị Hai", "TW", "27", LABEL, KEY, "ambiguous: phép thử", "bản gốc ghi rõ"
)


@pytest.fixture
def loaded(home: Home, tmp_path: Path) -> Home:
    """A home with bulletins that cite one resolution alike and do not say which."""
    write_bulletins(tmp_path / "inbox", 6)
    add(home, Asked((str(tmp_path / "inbox"),), "cong-doan-thu", "người thử"))
    return home


def filled(app: AppTest) -> AppTest:
    """The form with the resolution and the reason."""
    keys = next(one for one in app.selectbox if one.label == "Đây là nghị quyết nào?")
    keys.set_value(KEY).run()
    next(one for one in app.text_input if one.label == "Căn cứ").set_value("bản gốc ghi năm 2022").run()
    return app


def part(open_page: Open, name: str) -> AppTest:
    """A part of the page."""
    app = open_page(PAGE)
    app.segmented_control(key="review_part").set_value(name).run()
    return app


def cited() -> list[tuple[str, str | None, str]]:
    """Status, key and reason of what the bulletins cite, as pages read them."""
    build = warehouse.current()
    assert build is not None
    cursor = warehouse.connection(build).cursor()
    return cursor.execute("SELECT DISTINCT status, key, why FROM published.bulletin_resolution").fetchall()


def test_what_it_changes_is_said_before_and_one_step_settles_all(loaded: Home, open_page: Open) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert f"{LABEL} · Ban Chấp hành Trung ương Đảng · 6 bản tin" in app.selectbox[0].options[0]
    assert "Nghị quyết số 27-NQ/TW</mark>" in "".join(one.proto.body for one in app.get("html"))
    filled(app)
    assert "Sẽ đổi: **3 tỉnh, 6 bản tin**." in text(app)
    app.button(key="review_decide").click().run()
    assert not app.exception
    assert "6 bản tin đã đổi." in text(app)
    ((status, key, why),) = cited()
    assert (status, key) == ("resolved", KEY)
    assert why.startswith("cán bộ quản trị, máy này đã xác định ngày ")
    assert why.endswith(": bản gốc ghi năm 2022")
    assert "Không còn cách gọi nào như vậy." in text(app)
    opened = open_page("public/bulletin.py", ngay="all", nghi_quyet=KEY)
    assert "6 bản tin" in text(opened)
    app.button(key="review_undo_last").click().run()
    assert "Đã hoàn tác: các bản tin trở lại như máy đọc." in text(app)
    ((status, key, _),) = cited()
    assert (status, key) == ("ambiguous", None)


def test_one_bulletin_can_be_settled_alone(loaded: Home, open_page: Open) -> None:
    app = filled(open_page(PAGE))
    scope = next(one for one in app.selectbox if one.label == "Áp dụng cho")
    scope.select_index(1).run()
    assert "Sẽ đổi: **1 tỉnh, 1 bản tin**." in text(app)
    app.button(key="review_decide").click().run()
    assert sorted((status, key) for status, key, _ in cited()) == [("ambiguous", None), ("resolved", KEY)]


def test_no_decision_without_a_reason(loaded: Home, open_page: Open) -> None:
    app = open_page(PAGE)
    next(one for one in app.selectbox if one.label == "Đây là nghị quyết nào?").set_value(KEY).run()
    assert app.button(key="review_decide").disabled
    assert "Hãy ghi căn cứ" in text(app)


def test_decisions_are_listed_with_their_alarms_and_taken_back(loaded: Home, open_page: Open) -> None:
    with open_desk(loaded) as desk:
        desk.decisions.add(MADE)
        gone = desk.decisions.add(replace(MADE, label="không ai gọi vậy", bulletins=ids(loaded)[:2], bulletin_id="x"))
        desk.decisions.add(replace(MADE, label="khác", key="TW:999/1999"))
    publish_decisions(loaded)
    app = part(open_page, "quyet-dinh")
    assert not app.exception
    said = [one.value for one in app.warning]
    assert said == ["Danh mục không còn nghị quyết này, quyết định không được áp dụng."]
    assert "6 bản tin theo quyết định này" in text(app)
    app.button(key=f"review_undo_{gone}").click().run()
    assert len([one for one in app.button if str(one.key).startswith("review_undo_") and one.key[-1].isdigit()]) == 2
    table = app.dataframe[0].value
    assert table["Người hoàn tác"].tolist() == ["", "quản trị, máy này", ""]


def ids(home: Home) -> tuple[str, ...]:
    build = warehouse.current()
    assert build is not None
    rows = warehouse.connection(build).cursor().execute("SELECT bulletin_id FROM published.bulletin").fetchall()
    return tuple(one for (one,) in rows)


def test_an_alarm_where_the_bulletins_read_otherwise_now(loaded: Home, open_page: Open) -> None:
    with open_desk(loaded) as desk:
        desk.decisions.add(replace(MADE, label="cách gọi cũ", bulletins=ids(loaded)[:2]))
    publish_decisions(loaded)
    app = part(open_page, "quyet-dinh")
    assert [one.value for one in app.warning] == ["Ở 2 bản tin máy nay đọc khác trước; hãy xem lại."]


def test_the_audit_is_listed_newest_first(loaded: Home, open_page: Open) -> None:
    with open_desk(loaded) as desk:
        desk.decisions.add(MADE)
    table = part(open_page, "so-ghi").dataframe[0].value
    assert table["Việc"].tolist() == ["xác định nghị quyết", "nạp bản tin"]
    assert table["Người"].tolist() == ["chị Hai", "người thử"]
    assert table["Chi tiết"].tolist()[0] == f"{LABEL} → {KEY}: bản gốc ghi rõ"


def test_the_demonstration_is_looked_at_and_not_decided(home: Home, open_page: Open, tmp_path: Path) -> None:
    write_bulletins(tmp_path / "inbox", 2)
    add(home.demo, Asked((str(tmp_path / "inbox"),), "cong-doan-thu"))
    app = filled(open_page(PAGE))
    assert app.button(key="review_decide").disabled
    assert not home.desk.exists()


def test_readers_from_elsewhere_review_nothing(home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home)
    app = open_page(PAGE)
    monkeypatch.setattr(access, "from_this_machine", lambda: False)
    app.run()
    assert len(app.error) == 1
    assert not app.selectbox


def test_an_administrator_withdraws_a_bulletin(loaded: Home, open_page: Open) -> None:
    gone = ids(loaded)[0]
    app = part(open_page, "rut")
    app.text_input(key="withdraw_id").set_value("không có").run()
    assert "Không có bản tin nào mang mã này." in text(app)
    app.text_input(key="withdraw_id").set_value(gone).run()
    assert app.button(key="withdraw_do").disabled
    app.text_input(key="withdraw_why").set_value("tải nhầm").run()
    app.button(key="withdraw_do").click().run()
    assert f"Đã rút bản tin {gone}." in text(app)
    assert gone not in ids(loaded)
    assert len(ids(loaded)) == 5
    table = app.dataframe[0].value
    assert table["Mã bản tin"].tolist() == [gone]
    assert table["Vì sao rút"].tolist() == ["tải nhầm"]


def test_staff_who_do_not_administer_cannot_withdraw(
    loaded: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = access.User("chị Hai", access.Role.STAFF)
    monkeypatch.setattr(access, "current_user", lambda: staff)
    app = part(open_page, "rut")
    assert "Chỉ người quản trị mới rút được bản tin" in text(app)
    assert not [one for one in app.button if one.key == "withdraw_do"]
