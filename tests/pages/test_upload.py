"""The upload page: files are kept and read at once, seen and changed before they count, loaded whole, taken back."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from etl.commands.uploads import load_upload, read_upload
from etl.desk import open_desk
from etl.desk.incoming import Brought, receive
from etl.desk.uploads import Upload
from etl.load.reference import real_sites
from etl.paths import Home
from pages.kit import access, intake, upload_batch
from pages.kit.access import Role, User
from pages.kit.words import sort_key
from tests.pages.cards import cards
from tests.pages.published_fixture import by_hand, publish
from tests.unit.office_files import docx, in_font, zipped

Open = Callable[..., AppTest]
PAGE = "staff/upload.py"
BULLETIN = (
    "Công đoàn Nghệ An tặng quà công nhân\n\nThứ ba, 18/06/2024 12:17\n\n"
    "Sáng 18/6/2024, LĐLĐ tỉnh Nghệ An tặng 120 suất quà cho công nhân khó khăn trong Khu kinh tế Đông Nam.\n"
    "Hoạt động thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị.\n"
).encode()
FILES = [
    ("Tin Nghệ An.txt", BULLETIN, "text/plain"),
    ("lại.txt", BULLETIN, "text/plain"),
    ("rỗng.txt", b"", "text/plain"),
    ("số.csv", b"observed_on,total\n2024-06-17,900\n2024-06-18,1000\nxx,1\n", "text/csv"),
]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of the child process, done here; that it is started, and taken up when it died, test_intake.py shows."""

    def start(home: Home, one: Upload) -> None:
        (load_upload if one.state == "loading" else read_upload)(home, one.upload)

    monkeypatch.setattr(intake, "start", start)


def text(app: AppTest) -> str:
    """What is said on the page, Markdown escapes undone."""
    kinds = ("title", "markdown", "caption", "info", "warning", "success", "error")
    said = "\n".join(one.value for kind in kinds for one in app.get(kind))
    return said.replace("\\", "")


def rest(app: AppTest) -> AppTest:
    """The page once no process works on its upload."""
    for _ in range(600):
        if "việc vẫn tiếp tục" not in text(app):
            return app
        time.sleep(0.1)
        app.run()
    pytest.fail("the upload never comes to rest")


def uploaded(app: AppTest, files: list[tuple[str, bytes, str]] | None = None, site: str = "cong-doan-thu") -> AppTest:
    app.selectbox(key="upload_site_new").set_value("").run()
    app.text_input(key="upload_slug_new").set_value(site).run()
    app.file_uploader[0].set_value(files or FILES).run()
    return rest(app)


def loaded(app: AppTest) -> AppTest:
    return rest(app.button(key="upload_load").click().run())


def name(app: AppTest) -> str:
    """The upload that the address names."""
    found = app.query_params["lan"]
    return found if isinstance(found, str) else str(found[0])


def column(app: AppTest, called: str) -> list[str]:
    found: list[str] = app.dataframe[0].value[called].tolist()
    return found


def test_what_was_found_is_shown_before_it_counts(home: Home, open_page: Open) -> None:
    publish(home)
    app = uploaded(open_page(PAGE))
    assert not app.exception
    assert "**4 tệp**; 2 tệp cần xem rồi nạp; 1 tệp đã có, không nạp lại; 1 tệp không đọc được." in text(app)
    assert column(app, "Kết quả") == ["cần xem", "đã có", "không đọc được", "cần xem"]
    assert column(app, "Tiêu đề")[0] == "Công đoàn Nghệ An tặng quà công nhân"
    assert column(app, "Ngày đăng")[0] == "18/06/2024"
    assert column(app, "Tỉnh, thành")[0] == "Nghệ An (có hoạt động)"
    assert column(app, "Cần chú ý")[1:4] == [
        "giống hệt “Tin Nghệ An.txt” trong cùng lần này.", column(app, "Cần chú ý")[2], "1 dòng lỗi",
    ]  # fmt: skip
    assert "tệp rỗng" in column(app, "Cần chú ý")[2]
    app.selectbox(key=f"upload_opened_{name(app)}").set_value(0).run()
    assert "Nghệ An</mark>" in "".join(one.proto.body for one in app.get("html"))
    assert not home.raw.exists()


def test_another_tab_and_a_reload_show_the_same_upload(home: Home, open_page: Open) -> None:
    publish(home)
    app = uploaded(open_page(PAGE))
    other = open_page(PAGE, lan=name(app))
    assert column(other, "Kết quả") == column(app, "Kết quả")
    fresh = open_page(PAGE)
    assert "2 cần xem, 1 đã có, 1 không đọc được" in text(fresh)
    fresh.button(key=f"upload_open_{name(app)}").click().run()
    assert column(fresh, "Kết quả") == column(app, "Kết quả")
    assert "Không có lần tải lên này" in text(open_page(PAGE, lan="khong-co"))


def test_what_a_dead_process_left_is_read_by_the_next_look(home: Home, open_page: Open) -> None:
    publish(home)
    left = receive(home, [("tin.txt", BULLETIN)], Brought("quản trị, máy này", "cong-doan-thu"))
    app = rest(open_page(PAGE, lan=left))
    assert column(app, "Kết quả") == ["cần xem"]


def test_archives_tables_and_word_files_are_opened_before_they_count(home: Home, open_page: Open) -> None:
    publish(home)
    legacy = docx([in_font("tcvn3", "Hội nghị công đoàn tại Hà Nội"), in_font("tcvn3", "Tỉnh Nghệ An")], font=".VnTime")
    archive = zipped({"trong/tin.txt": BULLETIN, "hong.docx": docx()[:2000]})
    table = "Tiêu đề,Nội dung\nHọp ở Vinh,Sáng 17/6 công đoàn họp\n".encode()
    app = uploaded(open_page(PAGE), [
        ("thang.zip", archive, "application/zip"), ("cu.docx", legacy, "x/y"), ("bang.csv", table, "text/csv"),
    ])  # fmt: skip
    assert not app.exception
    assert column(app, "Kết quả") == ["cần xem"] * 3
    assert column(app, "Tiêu đề")[0] == "2 mục bên trong"
    assert "1 mục bên trong không đọc được" in column(app, "Cần chú ý")[0]
    assert "đã chuyển từ phông chữ cũ" in column(app, "Cần chú ý")[1]
    opened = f"upload_opened_{name(app)}"
    app.selectbox(key=opened).set_value(1).run()
    assert "Trước khi chuyển mã" in text(app)
    app.selectbox(key=opened).set_value(0).run()
    app.selectbox(key=f"upload_entry_{name(app)}_0").set_value(1).run()
    assert "Nghệ An</mark>" in "".join(one.proto.body for one in app.get("html"))
    app.selectbox(key=opened).set_value(2).run()
    assert "Cột được hiểu" in text(app)
    assert app.selectbox(key=f"upload_column_text_{name(app)}_2").value == "Nội dung"
    assert app.button(key="upload_load").label == "Nạp 3 bản tin"


def test_columns_that_nobody_knows_are_explained_once(home: Home, open_page: Open) -> None:
    publish(home)
    strange = "Đầu mục;Chữ\nHọp ở Vinh;Sáng 17/6 công đoàn Nghệ An họp\nNghỉ;Chiều công đoàn nghỉ\n"
    app = uploaded(open_page(PAGE), [("la.csv", strange.encode(), "text/csv")])
    assert "Không rõ cột nào của bảng là nội dung bản tin" in text(app)
    key = f"{name(app)}_0"
    app.selectbox(key=f"upload_column_text_{key}").set_value("Chữ")
    app.selectbox(key=f"upload_column_title_{key}").set_value("Đầu mục")
    next(one for one in app.button if one.label == "Đọc theo các cột này").click().run()
    rest(app)
    assert app.button(key="upload_load").label == "Nạp 2 bản tin"
    again = uploaded(open_page(PAGE), [("khac.csv", strange.replace("Chiều", "Tối").encode(), "text/csv")])
    assert again.button(key="upload_load").label == "Nạp 2 bản tin"
    assert cards(open_page()) is not None
    loaded(again)
    assert "**2 bản tin mới**" in text(again)


def test_no_button_works_without_a_valid_site(home: Home, open_page: Open) -> None:
    publish(home)
    app = open_page(PAGE)
    app.file_uploader[0].set_value(FILES[:1]).run()
    rest(app)
    assert app.button(key="upload_load").disabled
    assert "Hãy chọn trang" in text(app)
    app.selectbox(key=f"upload_site_{name(app)}").set_value("").run()
    app.text_input(key=f"upload_slug_{name(app)}").set_value("Không Dấu!").run()
    assert app.button(key="upload_load").disabled
    assert "Tên trang chỉ gồm chữ thường không dấu" in text(app)
    app.text_input(key=f"upload_slug_{name(app)}").set_value("trang-thu").run()
    rest(app)
    assert not app.button(key="upload_load").disabled


@pytest.mark.parametrize(
    ("first", "last"), [("1/1/24x", "31/12/2024"), ("01/01/2024", ""), ("02/01/2024", "01/01/2024")]
)
def test_wrong_days_of_coverage_are_refused(home: Home, open_page: Open, first: str, last: str) -> None:
    publish(home)
    app = uploaded(open_page(PAGE), FILES[:1])
    app.text_input(key=f"upload_from_{name(app)}").set_value(first)
    app.text_input(key=f"upload_to_{name(app)}").set_value(last).run()
    assert app.button(key="upload_load").disabled


def test_days_of_coverage_are_kept_and_loaded(home: Home, open_page: Open) -> None:
    app = uploaded(open_page(PAGE), FILES[:1])
    app.text_input(key=f"upload_from_{name(app)}").set_value("01/06/2024")
    app.text_input(key=f"upload_to_{name(app)}").set_value("30/06/2024").run()
    loaded(app)
    with open_desk(home) as desk:
        (load,) = desk.loads()
    assert f"{load.covers_from}..{load.covers_to}" == "2024-06-01..2024-06-30"


def test_a_load_is_counted_everywhere_and_taken_back(home: Home, open_page: Open) -> None:
    app = uploaded(open_page(PAGE))
    assert app.button(key="upload_load").label == "Nạp 1 bản tin và 1 bảng số đọc"
    loaded(app)
    assert not app.exception
    assert "Đã nạp: **1 bản tin mới**, 0 bản đã có, 2 lần đọc bộ đếm." in text(app)
    assert column(app, "Kết quả") == ["đã nạp", "đã có", "không đọc được", "đã nạp"]
    assert list(home.incoming.iterdir()) == []
    link = next(one.proto for one in app.get("page_link") if "lan-nap" in one.proto.query_string)
    assert "ngay=all" in link.query_string
    assert "**1 bản tin:**" in text(open_page("public/bulletin.py", ngay="all"))
    assert cards(open_page(caky="true"))["bulletins"].value == "1"
    app.button(key=f"upload_undo_{name(app)}").click().run()
    assert "Đã hoàn tác lần nạp" in text(app)
    assert "Chưa có bản tin nào trong dữ liệu" in text(open_page("public/bulletin.py", ngay="all"))


def test_what_was_changed_before_the_load_holds_afterwards(home: Home, open_page: Open) -> None:
    app = uploaded(open_page(PAGE), FILES[:1])
    typed = next(one for one in app.text_input if one.label == "Ngày đăng")
    assert typed.value == "18/06/2024"
    typed.set_value("hôm qua")
    next(one for one in app.button if one.label == "Lưu sửa").click().run()
    assert "Ngày phải có dạng ngày/tháng/năm" in text(app)
    next(one for one in app.text_input if one.label == "Ngày đăng").set_value("17/06/2024")
    next(one for one in app.multiselect if one.label == "Tỉnh chỉ được nhắc tên").set_value(["01"])
    next(one for one in app.button if one.label == "Lưu sửa").click().run()
    assert "Đã sửa 2 chỗ" in text(open_page(PAGE, lan=name(app)))
    loaded(app)
    with open_desk(home) as desk:
        made = {one.field: one.after for one in desk.corrections.all()}
    assert made["published_on"] == '"2024-06-17"'
    assert "17/06/2024" in "".join(one.proto.body for one in open_page("public/bulletin.py", ngay="all").get("html"))


def test_what_is_known_already_is_not_loaded_again(home: Home, open_page: Open) -> None:
    loaded(uploaded(open_page(PAGE)))
    again = uploaded(open_page(PAGE), FILES[:1])
    assert column(again, "Kết quả") == ["đã có"]
    assert "đã có trong dữ liệu từ ngày" in column(again, "Cần chú ý")[0]
    assert "Không có gì mới để nạp." in text(again)


def test_what_is_almost_the_same_is_shown_side_by_side(home: Home, open_page: Open) -> None:
    loaded(uploaded(open_page(PAGE), FILES[:1]))
    near = BULLETIN.replace(b"120", b"150")
    app = uploaded(open_page(PAGE), [("gan.txt", near, "text/plain"), ("nua.txt", near + b"\n(theo trang)", "x/y")])
    assert "bài gần như giống hệt" in column(app, "Cần chú ý")[0]
    said = "".join(one.proto.body for one in app.get("html"))
    assert "<ins>120 </ins>" in said
    assert "<ins>(theo trang)</ins>" in said
    assert app.button(key="upload_load").label == "Nạp 2 bản tin"


def test_an_upload_can_be_left(home: Home, open_page: Open) -> None:
    app = uploaded(open_page(PAGE), FILES[:1])
    left = name(app)
    app.button(key="upload_drop").click().run()
    assert list(home.incoming.iterdir()) == []
    assert "Đang dở" not in text(app)
    assert "đã bị bỏ" in text(open_page(PAGE, lan=left))


def test_after_thirty_days_nothing_is_taken_back(home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = loaded(uploaded(open_page(PAGE), FILES[:1]))
    assert f"upload_undo_{name(app)}" in {one.key for one in app.button}

    class Later(datetime):
        @classmethod
        def now(cls, _: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + timedelta(days=31)

    monkeypatch.setattr(upload_batch, "datetime", Later)
    app.run()
    assert f"upload_undo_{name(app)}" not in {one.key for one in app.button}


def test_nobody_sees_what_somebody_else_brought(home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home)
    app = uploaded(open_page(PAGE), FILES[:1])
    monkeypatch.setattr(access, "current_user", lambda: User("người khác", Role.STAFF))
    other = open_page(PAGE, lan=name(app))
    assert "hoặc nó là của người khác" in text(other)
    assert "Đang dở" not in text(open_page(PAGE))


def test_staff_of_some_provinces_bring_files_of_their_sites_only(
    home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(home)
    monkeypatch.setattr(access, "current_user", lambda: User("người tỉnh", Role.STAFF, frozenset({"40"})))
    app = open_page(PAGE)
    assert app.selectbox(key="upload_site_new").options == ["Công đoàn Nghệ An"]
    assert len(app.get("file_uploader")) == 0
    app.selectbox(key="upload_site_new").set_value("nghean").run()
    assert not app.exception
    app.file_uploader[0].set_value(FILES[:1]).run()
    rest(app)
    assert not app.button(key="upload_load").disabled
    monkeypatch.setattr(access, "current_user", lambda: User("người tỉnh", Role.STAFF, frozenset({"38"})))
    app.button(key="upload_load").click().run()
    assert not home.core.exists(), "a limit that changed meanwhile holds at the next action"


def test_the_demonstration_says_that_it_gives_way(home: Home, open_page: Open) -> None:

    path = publish(home.demo)
    with by_hand(path) as connection:
        connection.execute("UPDATE build SET is_demo = true")
    app = uploaded(open_page(PAGE))
    assert "Sau lần nạp này, mọi trang chỉ còn dữ liệu thật" in text(app)


def test_readers_from_elsewhere_cannot_upload(home: Home, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(home)
    app = open_page(PAGE)
    monkeypatch.setattr(access, "from_this_machine", lambda: False)
    app.run()
    assert len(app.error) == 1
    assert len(app.get("file_uploader")) == 0


def test_real_sites_are_offered_beside_the_demonstration_and_invented_ones_never(home: Home, open_page: Open) -> None:
    publish(home.demo)
    offered = open_page(PAGE).selectbox(key="upload_site_new").options
    assert offered[-1] == "Trang khác…"
    assert sorted(offered[:-1], key=sort_key) == offered[:-1]
    assert {name for name, _ in real_sites().values()} == set(offered[:-1])
    assert not any("minh họa" in name or "Thái Bình" in name for name in offered)


def test_sites_that_the_real_build_has_met_are_offered_too(home: Home, open_page: Open) -> None:
    publish(home)
    offered = open_page(PAGE).selectbox(key="upload_site_new").options
    assert {"Công đoàn Nghệ An", "Công đoàn Việt Nam (congdoan.vn)"} <= set(offered)
