"""The reader: staff put right what the machine read, see who changed what and why, are alarmed, and take it back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.commands.add import Asked, add
from etl.commands.build import publish_decisions
from etl.desk import open_desk
from etl.errors import UnionPulseError
from etl.models import Record, ResolutionFact
from etl.paths import Home
from pages.kit import access, intake, warehouse
from pages.kit.typed_citation import addition
from tests.pages.cited_alike import KEY, write_bulletins
from tests.pages.test_upload import text

Open = Callable[..., AppTest]
PAGE = "public/bulletin.py"
AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def number(home: Home, tmp_path: Path) -> str:
    """The name of the one bulletin of a home; it cites a resolution and does not say which."""
    write_bulletins(tmp_path / "inbox", 1)
    add(home, Asked((str(tmp_path / "inbox"),), "cong-doan-thu", "người thử"))
    ((found,),) = ask("SELECT bulletin_id FROM bulletin")
    return str(found)


def ask(query: str) -> list[tuple[object, ...]]:
    """What pages read."""
    build = warehouse.current()
    assert build is not None
    cursor = warehouse.connection(build).cursor()
    cursor.execute(warehouse.SEARCH_PATH)
    return cursor.execute(query).fetchall()


def field(app: AppTest, label: str) -> object:
    """A field of the form by its label."""
    fields = [*app.text_input, *app.multiselect, *app.selectbox]
    return next(one for one in fields if one.label == label)


def saved(app: AppTest, why: str = "xem bản gốc") -> AppTest:
    """The form sent with a reason."""
    field(app, "Căn cứ").set_value(why)  # type: ignore[attr-defined]
    next(one for one in app.button if one.label == "Ghi và công bố lại").click().run()
    return app


def test_staff_correct_a_bulletin_and_take_it_back(number: str, open_page: Open) -> None:
    app = open_page(PAGE, id=number)
    assert not app.exception
    field(app, "Ngày đăng").set_value("18/07/2024")  # type: ignore[attr-defined]
    field(app, "Tỉnh chỉ được nhắc tên").set_value(["45"])  # type: ignore[attr-defined]
    field(app, "“Nghị quyết 27 của Ban Chấp hành Trung ương” là").set_value(KEY)  # type: ignore[attr-defined]
    app = saved(app)
    assert not app.exception
    assert "Đã sửa 3 chỗ" in text(app)
    assert ask("SELECT strftime(published_on, '%d/%m/%Y') FROM bulletin") == [("18/07/2024",)]
    assert ask("SELECT key, status FROM bulletin_resolution") == [(KEY, "resolved")]
    assert ask("SELECT name, role FROM bulletin_province WHERE code = '45'") == [("Quảng Trị", "mentioned")]
    assert "Cán bộ đã sửa" in text(app)
    assert "Ngày đăng: 01/06/2024 → **18/07/2024**" in text(app)
    assert "quản trị, máy này" in text(app)
    for place in ("1", "2", "3"):
        app.button(key=f"history_undo_{place}").click().run()
        assert "Đã hoàn tác chỗ sửa." in text(app)
    assert ask("SELECT strftime(published_on, '%d/%m/%Y') FROM bulletin") == [("01/06/2024",)]
    assert ask("SELECT count(*) FROM correction") == [(0,)]
    assert "~~Ngày đăng" in text(app)


def test_what_was_typed_outlives_what_others_publish(number: str, home: Home, tmp_path: Path, open_page: Open) -> None:
    app = open_page(PAGE, id=number)
    field(app, "Ngày đăng").set_value("18/07/2024")  # type: ignore[attr-defined]
    write_bulletins(tmp_path / "later", 2)
    add(home, Asked((str(tmp_path / "later"),), "cong-doan-thu", "người khác"))
    assert "Đã sửa 1 chỗ" in text(saved(app))


def test_staff_add_a_resolution_that_no_register_has(number: str, open_page: Open) -> None:
    app = open_page(PAGE, id=number)
    field(app, "Thêm nghị quyết ngoài danh mục").set_value("7/NQ-TLĐ năm 2022")  # type: ignore[attr-defined]
    app = saved(app)
    assert not app.exception
    assert "Đã sửa 1 chỗ" in text(app)
    assert ask("SELECT issuer, number, year, status FROM bulletin_resolution WHERE key IS NULL AND year = 2022") == [
        ("TLD", "7", 2022, "unregistered")
    ]
    app.button(key="history_undo_1").click().run()
    assert ask("SELECT count(*) FROM bulletin_resolution WHERE year = 2022") == [(0,)]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("hai mươi", "không phải số của một nghị quyết"),
        ("3-NQ/TW và 5-NQ/TW", "không phải số của một nghị quyết"),
        ("20-NQ/TW", "hãy chọn ở ô Nghị quyết"),
        ("7/NQ-TLĐ năm 2022", "Bản tin đã có nghị quyết"),
    ],
)
def test_what_is_typed_must_be_one_resolution_that_the_bulletin_lacks(typed: str, why: str) -> None:
    has = ResolutionFact(None, "TLD", "7", 2022, "Nghị quyết 7", 1, "unregistered", "", (), (), ())
    with pytest.raises(UnionPulseError, match=why):
        addition(typed, Record("x", "0", resolutions=(has,)))


def test_a_typed_number_of_the_register_is_that_entry() -> None:
    (made,) = addition(" 20-NQ/TW  năm 2008 ", Record("x", "0"))
    assert (made.before, made.after) == (None, '{"key": "TW:20/2008"}')
    assert addition("  ", Record("x", "0")) == []


def test_nothing_is_written_without_a_reason_or_a_change(number: str, open_page: Open) -> None:
    app = open_page(PAGE, id=number)
    app = saved(app)
    assert "Chưa có gì khác" in text(app)
    field(app, "Ngày đăng").set_value("18/07/2024")  # type: ignore[attr-defined]
    app = saved(app, " ")
    assert "Hãy ghi căn cứ" in text(app)
    with open_desk(warehouse.current().home) as desk:  # type: ignore[union-attr]
        assert desk.corrections.all() == []


def test_what_cannot_be_published_is_taken_back_and_said(
    number: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "run", lambda *_: intake.Outcome(2, {}, ("đĩa đã đầy",)))
    app = open_page(PAGE, id=number)
    field(app, "Ngày đăng").set_value("18/07/2024")  # type: ignore[attr-defined]
    app = saved(app)
    assert [one.value for one in app.error] == ["đĩa đã đầy"]
    with open_desk(warehouse.current().home) as desk:  # type: ignore[union-attr]
        assert [(one.stands, one.undone_why) for one in desk.corrections.all()] == [
            (False, "Không công bố được nên đã bỏ.")
        ]


def test_an_alarm_where_the_machine_says_the_same_now(number: str, home: Home, open_page: Open) -> None:
    with open_desk(home) as desk:
        told = {"at": AT, "who": "chị Hai", "why": "xem bản gốc"}
        desk.corrections.add(number, "published_on", None, "2024-06-01", **told)
        desk.corrections.add(number, "resolution", None, '{"key": "TW:999/1999"}', **told)
    publish_decisions(home)
    app = open_page(PAGE, id=number)
    assert [one.value for one in app.warning if "Máy nay" in one.value or "Danh mục" in one.value] == [
        "Máy nay tự đọc ra đúng như vậy; chỗ sửa này có thể thừa.",
        "Danh mục không còn giá trị này nên chỗ sửa không được áp dụng.",
    ]


def test_readers_see_the_history_and_no_form(
    number: str, home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_desk(home) as desk:
        desk.corrections.add(
            number, "published_on", "2024-06-01", "2024-06-02", at=AT, who="chị Hai", why="xem bản gốc"
        )
    publish_decisions(home)
    viewer = access.User("người xem", access.Role.VIEWER)
    monkeypatch.setattr(access, "current_user", lambda: viewer)
    app = open_page(PAGE, id=number)
    assert not app.exception
    assert "Ngày đăng: 01/06/2024 → **02/06/2024**" in text(app)
    assert not [one for one in app.button if str(one.key).startswith("history_undo_")]
    assert not [one for one in app.text_input if one.label == "Căn cứ"]
