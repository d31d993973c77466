"""The review page beyond citations: sites, bodies, days, rejected files, additions to the registers, and ways back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from etl.commands.add import Asked, add
from etl.commands.withdraw import withdraw
from etl.desk import open_desk
from etl.paths import Home
from tests.pages.cards import unfolded
from tests.pages.cited_alike import write_bulletins
from tests.pages.test_bulletin_history import ask
from tests.pages.test_upload import text

Open = Callable[..., AppTest]
PAGE = "staff/review.py"
BODY = "Công đoàn xã Bãi Xa"


@pytest.fixture
def loaded(home: Home, tmp_path: Path) -> Home:
    """Bulletins of a site that no register knows; two of one title without a day, one file that cannot be read."""
    inbox = tmp_path / "inbox"
    write_bulletins(inbox, 3)
    for number in range(2):
        (inbox / f"không ngày-{number}.txt").write_text(
            f"Trao nhà Mái ấm công đoàn\n\n{BODY} trao nhà cho đoàn viên khó khăn lần {number + 1}.\n", encoding="utf-8"
        )
    (inbox / "hỏng.pdf").write_bytes(b"%PDF-1.4 nothing")
    add(home, Asked((str(inbox),), "trang-la", "người thử"))
    return home


def kind(open_page: Open, name: str) -> AppTest:
    """One kind of the queue."""
    app = open_page(PAGE)
    app.radio(key="review_status").set_value(name).run()
    assert not app.exception
    return app


def chosen(app: AppTest) -> str:
    """The first line of what waits: the most frequent."""
    return str(next(one for one in app.selectbox if str(one.key).startswith("review_")).options[0])


def labelled(app: AppTest, label: str) -> Any:  # noqa: ANN401 - a field of any kind
    """A field by the beginning of its label."""
    fields = [*app.text_input, *app.selectbox, *app.date_input]
    return next(one for one in fields if one.label.startswith(label))


def fill(app: AppTest, label: str, value: object) -> None:
    """Fill a field in; the page runs, but for a field of a form, which its button sends."""
    field = labelled(app, label)
    field.set_value(value)
    if not field.form_id:
        app.run()


def test_each_kind_says_how_much_waits_and_that_filters_do_not_count(loaded: Home, open_page: Open) -> None:
    app = open_page(PAGE)
    said = app.radio(key="review_status").options
    assert [one.rsplit("(", 1)[1] for one in said] == ["1)", "0)", "1)", "1)", "2)", "1)"]
    assert "không theo bộ lọc bên trái" in text(app)


def test_an_unknown_site_is_named_and_taken_back(loaded: Home, open_page: Open) -> None:
    app = kind(open_page, "sites")
    assert "Sẽ đổi: **5 bản tin**" in text(app)
    app.button(key="review_include").click().run()
    assert "Hãy điền đủ các ô và ghi căn cứ." in text(app)
    fill(app, "Tên trang", "Công đoàn Nghệ An")
    fill(app, "Tỉnh (bản đồ 63", "40")
    fill(app, "Căn cứ", "trang ghi rõ")
    app.button(key="review_include").click().run()
    assert not app.exception
    assert "Đã thêm trang-la vào danh mục" in text(app)
    assert "Mọi trang đều có trong danh mục." in text(app)
    assert ask("SELECT name, province, is_known FROM site WHERE site = 'trang-la'") == [
        ("Công đoàn Nghệ An", "40", True)
    ]
    app.segmented_control(key="review_part").set_value("quyet-dinh").run()
    assert "trang-la" in text(app)
    app.button(key="addition_undo_1").click().run()
    assert not app.exception
    assert ask("SELECT is_known FROM site WHERE site = 'trang-la'") == [(False,)]


def test_a_body_is_placed(loaded: Home, open_page: Open) -> None:
    app = kind(open_page, "bodies")
    assert "Bãi Xa" in chosen(app)
    assert "Bãi Xa" in "".join(one.proto.body for one in app.get("html"))
    fill(app, "Tổ chức này thuộc tỉnh nào?", "45")
    assert "Sẽ đổi: **2 bản tin**; Quảng Trị thành tỉnh có hoạt động ở thêm **2 bản tin**." in text(app)
    fill(app, "Căn cứ", "hỏi LĐLĐ tỉnh")
    app.button(key="review_include").click().run()
    assert not app.exception
    assert ask("SELECT DISTINCT province FROM bulletin_body WHERE name LIKE '%Bãi Xa'") == [("45",)]
    assert ask("SELECT count(*) FROM bulletin_province WHERE code = '45' AND role = 'active'") == [(3,)]
    assert "Mọi tổ chức đều đã rõ ở tỉnh nào." in text(app)


def test_a_day_is_given_to_all_of_one_title(loaded: Home, open_page: Open) -> None:
    app = kind(open_page, "dates")
    assert "Trao nhà Mái ấm công đoàn" in chosen(app)
    fill(app, "Ngày đăng", date(2024, 5, 3))
    fill(app, "Căn cứ", "xem trang gốc")
    assert "Sẽ đổi: **2 bản tin**." in text(app)
    app.button(key="review_dated").click().run()
    assert not app.exception
    assert "Đã ghi ngày đăng cho 2 bản tin." in text(app)
    assert ask("SELECT count(*) FROM bulletin WHERE published_on = DATE '2024-05-03'") == [(2,)]
    assert "Mọi bản tin đều rõ ngày đăng." in text(app)
    app.segmented_control(key="review_part").set_value("quyet-dinh").run()
    assert not app.dataframe
    table = next(one.value for one in unfolded(app).dataframe if "Trước đó" in one.value)
    assert table["Nay là"].tolist() == ["03/05/2024"] * 2


def test_rejected_files_are_listed_by_reason(loaded: Home, open_page: Open) -> None:
    app = kind(open_page, "rejected")
    assert "hỏng" in text(app)
    assert app.dataframe[0].value["Tệp"].tolist() == [1]


def test_the_form_is_made_when_opened_and_keeps_what_was_written_when_shut(loaded: Home, open_page: Open) -> None:
    app = open_page(PAGE)
    assert not [one for one in app.text_input if one.label == "Tên ngắn"]
    app = unfolded(app)
    fill(app, "Ngày ban hành", date(2020, 5, 20))
    (key,) = (one.key for one in app.expander if "thêm vào" in one.label)
    app.session_state[key] = False
    app.run()
    assert labelled(app, "Ngày ban hành").value == date(2020, 5, 20)
    assert labelled(app, "Tên ngắn").form_id, "what is typed there stays in the browser as long as the field is drawn"


def test_the_queue_as_a_table_is_made_when_opened(loaded: Home, open_page: Open) -> None:
    app = open_page(PAGE)
    assert not app.dataframe
    (table,) = unfolded(app).dataframe
    assert table.value["Bản tin"].tolist() == [3]


def test_a_resolution_is_added_and_all_alike_follow(loaded: Home, open_page: Open) -> None:
    app = unfolded(open_page(PAGE))
    for label, value in (
        ("Số", "27"),
        ("Ngày ban hành", date(2020, 5, 20)),
        ("Trích yếu", "Một việc của phép thử"),
        ("Tên ngắn", "NQ 27 phép thử"),
    ):
        fill(app, label, value)
    fill(app, "Căn cứ để thêm", "văn bản gốc")
    assert "Sẽ đổi: **3 tỉnh, 3 bản tin**." in text(app)
    app.button(key="review_include_paper").click().run()
    assert not app.exception
    assert ask("SELECT title, is_verified FROM resolution WHERE key = 'TW:27/2020'") == [
        ("Một việc của phép thử", False)
    ]


def test_an_administrator_lets_a_withdrawn_bulletin_in_again(loaded: Home, open_page: Open) -> None:
    ((number,), *_) = ask("SELECT bulletin_id FROM bulletin")
    withdraw(loaded, str(number), "chị Hai", "nhầm")
    app = open_page(PAGE)
    app.segmented_control(key="review_part").set_value("rut").run()
    app.text_input(key="allow_why").set_value("đúng ra là thật")
    app.button(key="allow_do").click().run()
    assert f"Từ nay bản tin {number} được nhận lại" in text(app)
    with open_desk(loaded) as desk:
        assert desk.withdrawals.all() == {}
