"""The frame of every page: banner, data line, no build, errors, language, and who may write."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from etl.paths import Home
from pages.kit import access, overview_figures, warehouse
from pages.kit.access import Role
from pages.kit.frame_of_page import specs
from tests.pages.cards import cards
from tests.pages.published_fixture import by_hand, publish

Open = Callable[..., AppTest]
DATA_LINE = "Lần nạp gần nhất: 21/08/2025 08:15 · Bản tin mới nhất: 20/08/2025"


def test_pages_and_their_addresses() -> None:
    assert [(one.path, one.file) for one in specs()] == [
        ("tong-quan", "public/overview.py"),
        ("tinh-thanh", "public/provinces.py"),
        ("nghi-quyet", "public/resolutions.py"),
        ("luot-truy-cap", "public/traffic.py"),
        ("tim-kiem", "public/search.py"),
        ("ban-tin", "public/bulletin.py"),
        ("tai-len", "staff/upload.py"),
        ("soat-lai", "staff/review.py"),
        ("chat-luong", "staff/quality.py"),
    ]


@pytest.mark.parametrize("page", [one.file for one in specs()])
def test_every_page_says_which_data_it_shows(build_file: Path, open_page: Open, page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert not app.error
    assert DATA_LINE in [one.value for one in app.caption]
    assert not [one for one in app.warning if "minh họa" in one.value]


@pytest.mark.parametrize("page", [one.file for one in specs()])
def test_the_demonstration_says_so_on_every_page(home: Home, open_page: Open, page: str) -> None:
    publish(home.demo)
    said = [one.value for one in open_page(page).warning]
    assert said[0].startswith("**Dữ liệu minh họa** — ")


NONE = {"provinces": "Không có bản tin nào", "resolutions": "chưa bản tin nào nêu", "bulletin": "Không có bản tin nào"}
UNSEEN = "Chưa biết: chưa trang nào trong phạm vi đang chọn được thu thập trong kỳ này."


@pytest.mark.parametrize("page", NONE)
@pytest.mark.parametrize("site", ["Công đoàn Hà Nội", "Công đoàn Thái Bình"])
def test_a_page_without_bulletins_says_whether_anybody_looked(
    build_file: Path, open_page: Open, page: str, site: str
) -> None:
    """Neither site published in February 2025; nobody looked at that of Hà Nội."""
    app = open_page(f"public/{page}.py", tu="02/2025", den="02/2025", trang=site)
    shown = " ".join(str(one.value) for one in [*app.markdown, *app.info])
    assert not app.exception
    assert [one for one in (UNSEEN, NONE[page]) if one in shown] == [UNSEEN if "Hà Nội" in site else NONE[page]]


def test_bulletins_without_a_day_belong_to_no_time_that_was_collected(build_file: Path, open_page: Open) -> None:
    app = open_page("public/bulletin.py", tu="02/2025", den="02/2025", trang="Công đoàn Hà Nội", ngay="undated")
    shown = " ".join(str(one.value) for one in app.info)
    assert (NONE["bulletin"] in shown, UNSEEN in shown) == (True, False)


def test_real_data_take_the_place_of_the_demonstration(home: Home) -> None:
    publish(home.demo)
    shown = warehouse.current()
    assert shown is not None
    assert shown.is_demo
    publish(home)
    shown = warehouse.current()
    assert shown is not None
    assert not shown.is_demo


def test_without_a_build_the_reader_is_told_what_to_do(home: Home, open_page: Open) -> None:
    app = open_page()
    assert not app.exception
    assert "python -m etl demo" in app.info[0].value


@pytest.mark.parametrize("page", [one.file for one in specs()])
def test_an_empty_build_breaks_no_page(home: Home, open_page: Open, page: str) -> None:
    publish(home, filled=False)
    app = open_page(page)
    assert not app.exception
    assert not app.error


def test_an_error_is_a_sentence(build_file: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(overview_figures, "figures", broken)
    app = open_page()
    assert not app.exception
    assert app.error[0].value.startswith("Trang này gặp lỗi")


def test_a_new_build_is_served_without_a_restart(build_file: Path, home: Home, open_page: Open) -> None:
    app = open_page()
    assert cards(app)["bulletins"].value == "2"
    publish(home, filled=False, name="newer")
    app.run()
    assert not cards(app)
    assert app.info[0].value == "Chưa có bản tin nào trong dữ liệu. Vào trang Tải lên để nạp bản tin."


@pytest.mark.parametrize("page", ["public/overview", "public/search", "staff/review"])
def test_a_build_of_another_version_is_a_sentence(build_file: Path, open_page: Open, page: str) -> None:
    """After an update, before somebody builds again."""
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("DROP TABLE resolution_total")
    app = open_page(f"{page}.py")
    assert not app.exception
    assert "phiên bản khác" in app.error[0].value


@pytest.mark.parametrize("page", ["overview", "provinces", "resolutions", "traffic", "bulletin"])
def test_a_build_with_refused_files_only_says_why_on_every_page(home: Home, open_page: Open, page: str) -> None:
    path = publish(home, filled=False)
    with by_hand(path) as connection:
        connection.execute("INSERT INTO rejected VALUES ('L1', 'a/h_ỏng.pdf', 'Tệp *hỏng*.', now())")
    app = open_page(f"public/{page}.py")
    assert not app.exception
    assert not app.get("plotly_chart")
    said = [one.value for one in app.markdown]
    assert said[-2:] == ["1 tệp bị từ chối:", r"- h\_ỏng\.pdf: Tệp \*hỏng\*\."]


def test_english_pages_say_once_that_quotations_are_vietnamese(build_file: Path, open_page: Open) -> None:
    said = "Titles and quotations are shown as they are, in Vietnamese."
    assert [one.value for one in open_page(lang="en").caption].count(said) == 1


def test_an_answer_is_asked_once_for_a_build(build: warehouse.Build, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = warehouse.ask
    monkeypatch.setattr(warehouse, "ask", lambda handle, name, *rest: asked.append(name) or real(handle, name, *rest))
    for _ in range(3):
        assert warehouse.row(build, "span")["last_day"].year == 2025
    assert asked == ["span"]


def test_a_question_reads_the_build_and_no_other_file(build: warehouse.Build) -> None:
    cursor = warehouse.connection(build).cursor()
    with pytest.raises(Exception, match=r"disabled|does not exist"):
        cursor.execute(f"FROM read_text('{__file__}')")
    with pytest.raises(Exception, match="read-only"):
        cursor.execute("UPDATE published.build SET bulletins = 0")


@pytest.mark.parametrize(
    ("address", "headers", "expected"),
    [
        (None, {}, True),
        ("127.0.0.1", {"Host": "localhost:8501"}, True),
        ("::1", {}, True),
        ("192.168.1.5", {}, False),
        ("not an address", {}, False),
        (None, {"x-forwarded-for": "10.0.0.9"}, False),
        ("127.0.0.1", {"X-Real-IP": "127.0.0.1"}, False),
        (None, {"Forwarded": "for=127.0.0.1"}, False),
        (None, {"Via": "1.1 proxy"}, False),
        (None, {"Origin": "http://localhost:8501"}, True),
        (None, {"Origin": "http://127.0.0.1:8501"}, True),
        (None, {"Origin": "http://[::1]:8501"}, True),
        (None, {"Origin": "https://congdoan.example"}, False),
        (None, {"Origin": "null"}, False),
    ],
)
def test_only_this_machine_may_write_without_sign_in(
    address: str | None, headers: dict[str, str], *, expected: bool
) -> None:
    assert access.is_loopback(address, headers) is expected


@pytest.mark.parametrize(("local", "refused"), [(True, []), (False, ["Trang này chỉ mở tại chính máy chủ."])])
def test_a_staff_page_refuses_other_machines(
    monkeypatch: pytest.MonkeyPatch, *, local: bool, refused: list[str]
) -> None:
    monkeypatch.setattr(access, "from_this_machine", lambda: local)

    def page() -> None:
        import streamlit as st  # noqa: PLC0415

        from pages.kit import access  # noqa: PLC0415 - AppTest runs the body alone

        st.write(access.require_staff().name)

    app = AppTest.from_function(page).run()
    assert [one.value.split(" Muốn")[0] for one in app.error] == refused
    assert [one.value for one in app.markdown] == (["quản trị, máy này"] if local else [])


def test_without_sign_in_nobody_elsewhere_reads_anything(
    monkeypatch: pytest.MonkeyPatch, build_file: Path, open_page: Open
) -> None:
    assert open_page().metric or open_page().markdown
    monkeypatch.setattr(access, "from_this_machine", lambda: False)
    app = open_page()
    assert [one.value.split(",")[0] for one in app.error] == ["Chưa cài đăng nhập"]
    assert not [*app.markdown, *app.metric, *app.caption, *app.dataframe, *app.sidebar.selectbox]
    monkeypatch.setattr(access, "sign_in_configured", lambda: True)
    guest = open_page()
    assert [one.value for one in guest.info] == ["Bảng này dành cho người được cấp quyền. Hãy đăng nhập."]
    assert not [
        *guest.error,
        *guest.markdown,
        *guest.metric,
        *guest.caption,
        *guest.dataframe,
        *guest.sidebar.selectbox,
    ]


def test_without_secrets_there_is_no_sign_in() -> None:
    assert access.sign_in_configured() is False


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"is_logged_in": True, "email": "Can.Bo@congdoan.example"}, Role.STAFF),
        ({"is_logged_in": True, "email": "can.bo@congdoan.example", "email_verified": False}, None),
        ({"is_logged_in": True, "email": "khac@congdoan.example"}, None),
        ({"is_logged_in": True}, None),
        ({"is_logged_in": False, "email": "can.bo@congdoan.example"}, None),
    ],
)
def test_with_sign_in_only_listed_addresses_have_a_role(
    home: Home, monkeypatch: pytest.MonkeyPatch, claims: dict[str, object], role: Role | None
) -> None:
    """Being at this machine is then no longer enough, and what the file says holds at the next action."""

    class Claims(dict[str, object]):
        __getattr__ = dict.get

    monkeypatch.setattr(access, "sign_in_configured", lambda: True)
    monkeypatch.setattr(access, "from_this_machine", lambda: True)
    monkeypatch.setattr(access.st, "user", Claims(claims))
    home.root.mkdir()
    home.roles.write_text('[[people]]\nemail = "can.bo@congdoan.example"\nrole = "staff"\n', encoding="utf-8")
    assert access.current_user().role is role
    home.roles.write_text("[[people]]\nemail = ", encoding="utf-8")
    assert access.current_user().role is None


def test_what_a_link_asks_in_vain_is_said_and_left_aside(build_file: Path, open_page: Open) -> None:
    app = open_page(tinh=["Atlantis", "Nghệ An"], trang="<b>x</b>", tu="13/2099", bando="35")
    assert not app.exception
    [note] = [one.value for one in app.info if "bỏ qua" in one.value]
    assert all(value in note for value in ("“13/2099”", "“35”", "“Atlantis”"))
    assert "Nghệ An" not in note
    assert "<b>" not in note
    assert not [one for one in open_page(tinh="Nghệ An").info if "bỏ qua" in one.value]


def test_one_button_clears_all_filters(build_file: Path, open_page: Open) -> None:
    bare = open_page()
    assert not [one for one in bare.button if one.key == "clear"]
    app = open_page(tinh="Nghệ An", bando="63", tu="06/2025")
    app.button(key="clear").click().run()
    assert not app.exception
    for key in ("tu", "den", "bando", "tinh", "trang"):
        assert app.session_state[key] == bare.session_state[key]
    assert not [one for one in app.button if one.key == "clear"]
