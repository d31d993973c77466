"""The upload page: what is found is shown first, a load is counted on all pages, and can be taken back."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from etl.load.reference import real_sites
from etl.paths import Home
from pages.kit import access
from pages.kit.words import sort_key
from tests.pages.cards import cards
from tests.pages.published_fixture import publish
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


def text(app: AppTest) -> str:
    """What is said on the page, Markdown escapes undone."""
    kinds = ("title", "markdown", "caption", "info", "warning", "success", "error")
    said = "\n".join(one.value for kind in kinds for one in app.get(kind))
    return said.replace("\\", "")


def uploaded(app: AppTest, site: str = "cong-doan-thu") -> AppTest:
    app.selectbox(key="upload_site").set_value("").run()
    app.text_input(key="upload_slug").set_value(site).run()
    app.file_uploader[0].set_value(FILES).run()
    return app


def test_what_was_found_is_shown_before_anything_is_kept(home: Home, open_page: Open) -> None:
    publish(home)
    app = uploaded(open_page(PAGE))
    assert not app.exception
    assert "3 tệp khác nhau; 1 tệp lặp lại trong lần này, bỏ qua; 1 tệp không đọc được." in text(app)
    table = app.dataframe[0].value
    assert table["Kết quả"].tolist() == ["bản tin mới", "không đọc được", "bảng số đọc: 2 dòng dùng được, 1 dòng lỗi"]
    assert table["Tiêu đề"].tolist()[0] == "Công đoàn Nghệ An tặng quà công nhân"
    assert table["Ngày đăng"].tolist()[0] == "18/06/2024 12:17"
    assert table["Tỉnh, thành"].tolist()[0] == "Nghệ An (có hoạt động)"
    assert "rỗng.txt: tệp rỗng" in text(app)
    assert "Nghệ An</mark>" in "".join(one.proto.body for one in app.get("html"))
    assert not home.incoming.exists()
    assert not home.raw.exists()


def test_archives_tables_and_word_files_are_opened_before_anything_is_kept(home: Home, open_page: Open) -> None:
    publish(home)
    legacy = docx([in_font("tcvn3", "Hội nghị công đoàn tại Hà Nội"), in_font("tcvn3", "Tỉnh Nghệ An")], font=".VnTime")
    archive = zipped({"trong/tin.txt": BULLETIN, "hong.docx": docx()[:2000], "lap.txt": BULLETIN})
    table = "Tiêu đề,Nội dung\nHọp ở Vinh,Sáng 17/6 công đoàn họp\n".encode()
    app = open_page(PAGE)
    app.selectbox(key="upload_site").set_value("").run()
    app.text_input(key="upload_slug").set_value("cong-doan-thu").run()
    app.file_uploader[0].set_value([
        ("thang.zip", archive, "application/zip"), ("cu.docx", legacy, "x/y"), ("bang.csv", table, "text/csv"),
    ]).run()  # fmt: skip
    assert not app.exception
    shown = app.dataframe[0].value
    assert shown["Tệp"].tolist() == [
        "thang.zip", "thang.zip#1 trong/tin.txt", "thang.zip#2 hong.docx", "thang.zip#3 lap.txt",
        "cu.docx", "bang.csv", "bang.csv#1 dòng 2",
    ]  # fmt: skip
    assert shown["Kết quả"].tolist() == [
        "3 mục bên trong, đã xem 3", "bản tin mới", "không đọc được", "lặp lại trong lần này",
        "bản tin mới", "1 mục bên trong, đã xem 1", "bản tin mới",
    ]  # fmt: skip
    assert "3 tệp khác nhau; 4 mục bên trong đã xem; 1 tệp không đọc được." in text(app)
    assert "Cột được hiểu" in text(app)
    assert "Trước khi chuyển mã" in text(app)
    assert app.button(key="upload_load").label == "Nạp 3 bản tin"


def test_no_button_works_without_a_valid_site(home: Home, open_page: Open) -> None:
    publish(home)
    app = open_page(PAGE)
    app.file_uploader[0].set_value(FILES[:1]).run()
    assert app.button(key="upload_load").disabled
    assert "Hãy chọn trang" in text(app)
    app.selectbox(key="upload_site").set_value("").run()
    app.text_input(key="upload_slug").set_value("Không Dấu!").run()
    assert app.button(key="upload_load").disabled
    assert "Tên trang chỉ gồm chữ thường không dấu" in text(app)


@pytest.mark.parametrize(
    ("first", "last"), [("1/1/24x", "31/12/2024"), ("01/01/2024", ""), ("02/01/2024", "01/01/2024")]
)
def test_wrong_days_of_coverage_are_refused(home: Home, open_page: Open, first: str, last: str) -> None:
    publish(home)
    app = uploaded(open_page(PAGE))
    app.text_input(key="upload_from").set_value(first)
    app.text_input(key="upload_to").set_value(last).run()
    assert app.button(key="upload_load").disabled


def test_a_load_is_counted_everywhere_and_taken_back(home: Home, open_page: Open) -> None:
    app = uploaded(open_page(PAGE))
    assert app.button(key="upload_load").label == "Nạp 1 bản tin và 1 bảng số đọc"
    app.button(key="upload_load").click().run()
    assert not app.exception
    assert "Đã nạp: **1 bản tin mới**, 0 bản đã có, 2 lần đọc bộ đếm, 0 tệp bị từ chối." in text(app)
    assert list(home.incoming.iterdir()) == []
    assert app.file_uploader[0].value == []
    link = next(one.proto for one in app.get("page_link") if "lan-nap" in one.proto.query_string)
    assert "ngay=all" in link.query_string
    opened = open_page("public/bulletin.py", ngay="all")
    assert "**1 bản tin:**" in text(opened)
    assert cards(open_page(caky="true"))["bulletins"].value == "1"
    app.button(key="upload_undo").click().run()
    assert "Đã hoàn tác lần nạp" in text(app)
    assert "Chưa có bản tin nào trong dữ liệu" in text(open_page("public/bulletin.py", ngay="all"))


def test_what_is_known_already_is_not_loaded_again(home: Home, open_page: Open) -> None:
    app = uploaded(open_page(PAGE))
    app.button(key="upload_load").click().run()
    again = open_page(PAGE)
    again.file_uploader[0].set_value(FILES[:1]).run()
    assert "1 tệp đã có trong dữ liệu, không nạp lại" in text(again)
    assert "Không có gì mới để nạp." in text(again)


def test_the_demonstration_says_that_it_gives_way(home: Home, open_page: Open) -> None:
    import duckdb  # noqa: PLC0415 - only to mark the build by hand

    path = publish(home.demo)
    with duckdb.connect(str(path)) as connection:
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
    offered = open_page(PAGE).selectbox(key="upload_site").options
    assert offered[-1] == "Trang khác…"
    assert sorted(offered[:-1], key=sort_key) == offered[:-1]
    assert {name for name, _ in real_sites().values()} == set(offered[:-1])
    assert not any("minh họa" in name or "Thái Bình" in name for name in offered)


def test_sites_that_the_real_build_has_met_are_offered_too(home: Home, open_page: Open) -> None:
    publish(home)
    offered = open_page(PAGE).selectbox(key="upload_site").options
    assert {"Công đoàn Nghệ An", "Công đoàn Việt Nam (congdoan.vn)"} <= set(offered)
