"""The review page: one step settles all that is cited alike, is told before, seen on every page, listed, and undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from etl.commands.add import Asked, add
from etl.commands.build import publish_decisions
from etl.desk import Decision, open_desk
from etl.paths import Home
from pages.kit import access, intake, warehouse
from pages.kit.intake import Outcome
from tests.pages.cards import unfolded
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
    """The form with the resolution and the reason, which is still in the field: one click sends both."""
    choose(app, KEY)
    next(one for one in app.text_input if one.label == "Căn cứ").set_value("bản gốc ghi năm 2022")
    return app


def choose(app: AppTest, key: str) -> AppTest:
    """Say which resolution it is."""
    next(one for one in app.selectbox if one.label == "Đây là nghị quyết nào?").set_value(key).run()
    return app


def opens(app: AppTest) -> list[dict[str, list[str]]]:
    """The parameters of the links to lists of bulletins."""
    return [parse_qs(one.proto.query_string) for one in app.get("page_link") if one.proto.page.endswith("ban-tin")]


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
    assert "Chọn; cái máy phân vân đứng đầu" in [one.placeholder for one in app.selectbox]
    assert "cả 6 bản tin và bản tin nạp sau" in [one.options[0] for one in app.selectbox]
    app.button(key="review_decide").click().run()
    assert not app.exception
    assert "6 bản tin đã đổi." in text(app)
    assert "Các bản tin ấy đăng 01/06/2024 – 06/06/2024" in text(app)
    assert {"nghi-quyet": [KEY], "ngay": ["all"]}.items() <= opens(app)[0].items()
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
    app = choose(open_page(PAGE), KEY)
    scope = next(one for one in app.selectbox if one.label == "Áp dụng cho")
    scope.select_index(1).run()
    assert "Sẽ đổi: **1 tỉnh, 1 bản tin**." in text(app)
    filled(app).button(key="review_decide").click().run()
    assert sorted((status, key) for status, key, _ in cited()) == [("ambiguous", None), ("resolved", KEY)]


def test_no_decision_without_a_reason(loaded: Home, open_page: Open) -> None:
    app = choose(open_page(PAGE), KEY)
    assert "Hãy ghi căn cứ" not in text(app)
    app.button(key="review_decide").click().run()
    assert [one.value for one in app.warning] == ["Hãy ghi căn cứ để người sau hiểu vì sao."]
    assert [status for status, _, _ in cited()] == ["ambiguous"]


def test_what_was_typed_outlives_what_others_publish(loaded: Home, tmp_path: Path, open_page: Open) -> None:
    app = filled(open_page(PAGE))
    write_bulletins(tmp_path / "later", 7)
    add(loaded, Asked((str(tmp_path / "later"),), "cong-doan-thu", "người khác"))
    app.button(key="review_decide").click().run()
    assert "7 bản tin đã đổi." in text(app)


def test_what_somebody_else_settled_first_is_said() -> None:
    def page() -> None:
        import streamlit as st  # noqa: PLC0415 - the function becomes a script of its own

        from pages.kit import review_ask  # noqa: PLC0415 - as above

        review_ask.chosen("Mục", {name: name.upper() for name in st.session_state["waiting"]}, "key")

    app = AppTest.from_function(page)
    app.session_state["waiting"] = ["a", "b"]
    app.run()
    app.selectbox[0].set_value("b").run()
    app.session_state["waiting"] = ["b", "c"]
    assert app.run().selectbox[0].value == "b"
    assert not app.info
    app.session_state["waiting"] = ["c"]
    app.run()
    assert app.selectbox[0].value == "c"
    assert "có người đã ghi trước" in app.info[0].value


def test_the_next_form_waits_until_somebody_chooses_it(loaded: Home, open_page: Open) -> None:
    app = choose(open_page(PAGE), KEY)
    next(one for one in app.selectbox if one.label == "Áp dụng cho").select_index(1).run()
    filled(app).button(key="review_decide").click().run()
    assert "1 bản tin đã đổi." in text(app)
    assert [one.value for one in app.subheader] == ["Việc tiếp theo"]
    (left,) = (one for one in app.selectbox if one.label == "Soát cách gọi")
    assert left.value is None
    left.select_index(0).run()
    assert "Xác định nghị quyết" in [one.value for one in app.subheader]
    assert "1 bản tin đã đổi." in text(app)


def test_what_could_not_be_published_is_said_at_the_button_too(
    loaded: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = filled(open_page(PAGE))
    monkeypatch.setattr(intake, "run", lambda *_, **__: Outcome(1, {}, ("Hết chỗ.",)))
    app.button(key="review_decide").click().run()
    assert [one.value.replace("\\", "") for one in app.error] == ["Hết chỗ."] * 2
    assert [one.value for one in app.text_input if one.label == "Căn cứ"] == ["bản gốc ghi năm 2022"]


def test_a_choice_that_changes_nothing_asks_for_no_reason(loaded: Home, open_page: Open) -> None:
    app = choose(open_page(PAGE), "BCT:27/2026")
    assert [one.value for one in app.warning] == ["Chọn như vậy không đổi bản tin nào; hãy chọn nghị quyết khác."]
    assert "6 bản tin đăng trước ngày ban hành, giữ nguyên." in text(app)
    assert "Sẽ đổi" not in text(app)
    assert not [one for one in app.text_input if one.label == "Căn cứ"]


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
    assert f"**{LABEL}** → NQ 27 nhà nước pháp quyền (2022) · 6 bản tin theo quyết định này" in text(app)
    assert "**khác** → Nghị quyết 999 (1999) của Ban Chấp hành Trung ương Đảng" in text(app)
    assert "Các bản tin ấy đăng 01/06/2024 – 06/06/2024" in text(app)
    app.button(key=f"review_undo_{gone}").click().run()
    assert len([one for one in app.button if str(one.key).startswith("review_undo_") and one.key[-1].isdigit()]) == 2
    assert not app.dataframe
    table = unfolded(app).dataframe[0].value
    assert table["Người hoàn tác"].tolist() == ["", "quản trị, máy này", ""]
    assert table["Nay là"].tolist()[1:] == ["NQ 27 nhà nước pháp quyền (2022)"] * 2
    assert table["Trước đó máy đọc"].tolist() == ["chưa rõ là nghị quyết nào: phép thử"] * 3


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
    app = open_page(PAGE)
    assert "Đang xem dữ liệu minh họa: quyết định chỉ ghi được trên dữ liệu thật." in text(app)
    assert choose(app, KEY).button(key="review_decide").disabled
    assert not home.desk.exists()


def test_readers_from_elsewhere_review_nothing(home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home)
    app = open_page(PAGE)
    monkeypatch.setattr(access, "from_this_machine", lambda: False)
    app.run()
    assert len(app.error) == 1
    assert not app.selectbox


def look_for(app: AppTest, bulletin_id: str) -> None:
    """Name the bulletin that is to be withdrawn."""
    app.text_input(key="withdraw_id").set_value(bulletin_id)
    next(one for one in app.button if one.label == "Tìm").click().run()


def test_an_administrator_withdraws_a_bulletin(loaded: Home, open_page: Open) -> None:
    gone = ids(loaded)[0]
    app = part(open_page, "rut")
    look_for(app, "không có")
    assert "Không có bản tin nào mang mã này." in text(app)
    look_for(app, gone)
    app.button(key="withdraw_do").click().run()
    assert "Hãy ghi căn cứ để người sau hiểu vì sao." in [one.value for one in app.warning]
    app.text_input(key="withdraw_why").set_value("tải nhầm")
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
