"""Events and notes beside a chart: what is listed, who may write, and that words of people stay words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from etl.desk import Note, notes_of, open_desk
from etl.paths import Home
from pages.kit import access, notes
from pages.kit.access import Role, User
from pages.kit.filters import Filters
from pages.kit.warehouse import Build
from tests.pages.cards import pieces
from tests.pages.conftest import Open

YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))
AT = datetime(2025, 8, 21, 9, 5, tzinfo=UTC)
FLOOD = Note(date(2025, 6, 3), date(2025, 6, 5), "Mưa lũ <b>lớn</b>", "anh Ba", AT)
BUTTON = "overview_month_fixture_note"


def write(home: Home, note: Note = FLOOD) -> None:
    with open_desk(home) as desk:
        desk.notes.add(note)


def sign_in(monkeypatch: pytest.MonkeyPatch, user: User) -> None:
    monkeypatch.setattr(access, "current_user", lambda: user)
    monkeypatch.setattr(notes.notes_form, "current_user", lambda: user)


def said(app: AppTest) -> str:
    return " ".join(piece.text_content() for piece in pieces(app))


def test_the_union_year_and_resolutions_on_their_day_are_marked(build: Build) -> None:
    words = [one.words for one in notes.beside(build, YEAR).marks]
    assert "Tết Nguyên đán" in words
    assert "34 tỉnh, thành; công đoàn cấp huyện kết thúc, lập công đoàn phường, xã" in words
    found = notes.beside(build, replace(YEAR, start=date(2021, 1, 1), end=date(2021, 12, 31)))
    assert "Ban hành NQ 02 về công đoàn" in [one.words for one in found.marks]


def test_with_keys_only_these_resolutions_are_marked(build: Build) -> None:
    span = (date(2008, 1, 1), date(2021, 12, 31))
    found = notes.beside(build, YEAR, keys=["TW:20/2008"], span=span)
    issued = [one.words for one in (*found.marks, *found.others) if one.kind == "resolution"]
    assert issued == ["Ban hành NQ 20 giai cấp công nhân"]


def test_a_note_is_listed_with_author_and_time_and_stays_text(open_page: Open, build: Build, home: Home) -> None:
    write(home)
    app = open_page()
    assert "03/06/2025 – 05/06/2025 ghi chú: Mưa lũ <b>lớn</b> (anh Ba ghi 21/08/2025 09:05)" in said(app)
    assert not any("<b>lớn" in one.proto.body for one in app.get("html"))


def test_a_note_of_other_days_is_not_listed(open_page: Open, build: Build, home: Home) -> None:
    write(home)
    assert "Mưa lũ" not in said(open_page(tu="07/2025"))


def test_staff_write_a_note(open_page: Open, build: Build, home: Home) -> None:
    app = open_page()
    app.button(key=BUTTON).click().run()
    app.text_area(key="note_words_None").set_value("  Ra mắt trang\nmới ")
    app.date_input(key="note_from_None").set_value(date(2025, 8, 18))
    app.date_input(key="note_to_None").set_value(date(2025, 8, 19))
    next(one for one in app.button if one.label == "Lưu").click().run()
    (found,) = notes_of(home)
    assert (found.words, found.first_day, found.last_day) == ("Ra mắt trang mới", date(2025, 8, 18), date(2025, 8, 19))
    assert found.who == "quản trị, máy này"
    assert "18/08/2025 – 19/08/2025 ghi chú: Ra mắt trang mới" in said(open_page())


def test_what_is_wrong_is_said_and_nothing_written(open_page: Open, build: Build, home: Home) -> None:
    app = open_page()
    app.button(key=BUTTON).click().run()
    next(one for one in app.button if one.label == "Lưu").click().run()
    assert notes_of(home) == []
    assert app.session_state["note_wrong"] == "Hãy viết nội dung."


def test_readers_see_notes_and_cannot_write(
    open_page: Open, build: Build, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home)
    sign_in(monkeypatch, User("người xem", Role.VIEWER))
    app = open_page()
    assert "Mưa lũ" in said(app)
    assert BUTTON not in [one.key for one in app.button]


@pytest.mark.parametrize(
    ("user", "offered"),
    [
        (User("chị Hai", Role.STAFF), False),
        (User("anh Ba", Role.STAFF), True),
        (User("chị Tư", Role.ADMINISTRATOR), True),
    ],
)
def test_only_the_author_and_administrators_are_offered_a_note_to_change(
    home: Home, user: User, *, offered: bool
) -> None:
    write(home)
    assert bool(notes.notes_form._own(home, user)) is offered


def test_a_broken_desk_hides_the_notes_and_not_the_chart(open_page: Open, build: Build, home: Home) -> None:
    home.warehouse.mkdir(parents=True, exist_ok=True)
    home.desk.write_bytes(b"not a database" * 100)
    app = open_page()
    assert not app.error
    assert app.get("plotly_chart")
    assert "Tết Nguyên đán" in said(app)


def test_a_kept_chart_bears_its_marks_once_and_a_new_note_at_once(open_page: Open, build: Build, home: Home) -> None:
    app = open_page("public/resolutions.py")
    before = drawn(app)
    assert before
    assert drawn(app.run()) == before
    write(home)
    after = drawn(app.run())
    assert "Mưa lũ <b>lớn</b>" in after
    assert len(after) == len(set(after))


def drawn(app: AppTest) -> list[str]:
    """The words of the marks over the lines."""
    return [str(one.get("title")) for piece in pieces(app) for one in piece.iter("em")]
