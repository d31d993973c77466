"""The list page shows exactly what a number counted; the reader marks a text and survives a hostile one."""

import html
import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.load.raw import raw_path
from etl.paths import Home
from pages.kit import bulletin_list
from tests.pages.published_fixture import by_hand, publish

Open = Callable[..., AppTest]
PAGE = "public/bulletin.py"
TEXT = (
    "Công đoàn <b>Nghệ An</b> họp\n\nThứ tư, 20/08/2025\n\n<script>alert(1)</script>\u202e"
    "LĐLĐ tỉnh Nghệ An quán triệt Nghị quyết số 20-NQ/TW.\n" + "x" * 5000 + "\n\nThiết kế website Đà Nẵng\nTrang chủ\n"
)


def text(app: AppTest) -> str:
    """What is said on the page, Markdown escapes undone."""
    said = "\n".join(one.value for kind in ("title", "markdown", "caption", "info", "warning") for one in app.get(kind))
    return said.replace("\\", "")


def bodies(app: AppTest) -> str:
    return "".join(one.proto.body for one in app.get("html"))


def rows(app: AppTest) -> list[str]:
    return re.findall(r'<a href="([^"]+)"', bodies(app))


@pytest.fixture
def with_text(home: Home) -> Path:
    """The build by hand, whose first bulletin has an original with a hostile text."""
    path = publish(home)
    data = TEXT.encode()
    raw = sha256(data).hexdigest()
    raw_path(home, raw).parent.mkdir(parents=True)
    raw_path(home, raw).write_bytes(data)
    start = TEXT.index("Nghị quyết")
    with by_hand(path) as connection:
        connection.execute(
            "UPDATE bulletin SET raw = ?, page_clock = DATE '2025-08-21' WHERE bulletin_id = 'a01'", [raw]
        )
        connection.execute("DELETE FROM mention")
        connection.execute("INSERT INTO mention VALUES ('a01', 'resolution', '0', ?, ?)", [start, start + 22])
        for name in ("Nghệ An",):
            for found in re.finditer(name, TEXT):
                connection.execute("INSERT INTO mention VALUES ('a01', 'province', ?, ?, ?)", [name, *found.span()])
    return path


@pytest.mark.parametrize(
    ("query", "said", "count"),
    [
        ({}, "đăng từ 01/09/2024 đến 31/08/2025", 7),
        ({"dia_phuong": "40", "don_vi": "34"}, "có hoạt động tại Nghệ An", 3),
        ({"nghi_quyet": "TW:20/2008"}, "nêu NQ 20 giai cấp công nhân", 1),
        ({"nghi_quyet": "TW|20", "trang_thai": "ambiguous"}, "(chưa rõ là nghị quyết nào)", 1),
        ({"thang": "2025-08"}, "đăng trong tháng 8/2025", 2),
        ({"noi_dang": "thaibinh"}, "của trang Công đoàn Thái Bình", 3),
        ({"ngay": "undated"}, "chưa rõ ngày đăng", 1),
        ({"ngay": "all"}, "mọi thời gian", 11),
        ({"lan_nap": "L1", "ngay": "all"}, "nạp ngày 21/08/2025 08:15", 11),
    ],
)
def test_the_list_has_as_many_rows_as_it_says(
    build: object, open_page: Open, query: dict[str, str], said: str, count: int
) -> None:
    app = open_page(PAGE, **query)
    assert not app.error
    heading = text(app)
    assert f"**{count} bản tin:**" in heading
    assert said in heading
    assert len(rows(app)) == count


def test_undated_bulletins_are_listed_as_such(build: object, open_page: Open) -> None:
    app = open_page(PAGE)
    assert "Ngoài ra có 1 bản tin chưa rõ ngày" in text(app)
    app.button(key="bulletin_undated").click().run()
    assert "**1 bản tin:** chưa rõ ngày đăng" in text(app)
    app.button(key="bulletin_all").click().run()
    assert "**7 bản tin:**" in text(app)
    assert "chưa rõ ngày</span>" in bodies(open_page(PAGE, ngay="all"))


@pytest.mark.parametrize("wrong", ["<script>", "9999-99", "x", "'; DROP TABLE bulletin; --"])
def test_wrong_conditions_give_an_empty_list_and_a_sentence(build: object, open_page: Open, wrong: str) -> None:
    app = open_page(PAGE, thang=wrong, nghi_quyet=wrong, dia_phuong=wrong, noi_dang=wrong)
    assert not app.error
    assert not app.exception
    assert "**0 bản tin:**" in text(app)
    assert "Không có bản tin nào khớp" in text(app)


def test_long_lists_come_in_pages(build: object, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulletin_list, "PAGE", 3)
    app = open_page(PAGE)
    first = rows(app)
    assert len(first) == 3
    assert "Dòng 1–3 trong 7" in text(app)
    app.get("pagination")[0].set_value(3).run()
    last = rows(app)
    assert len(last) == 1
    assert not set(first) & set(last)
    assert "Dòng 7–7 trong 7" in text(app)


def test_rows_open_the_reader_with_the_same_conditions(build: object, open_page: Open) -> None:
    address = html.unescape(rows(open_page(PAGE, noi_dang="thaibinh"))[0])
    assert address.startswith("/ban-tin?")
    assert "noi-dang=thaibinh" in address
    assert "id=a04" in address


def test_a_title_with_html_stays_text(build: object, open_page: Open) -> None:
    shown = bodies(open_page(PAGE))
    assert "&lt;b&gt;doanh nghiệp&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_the_reader_marks_and_escapes(with_text: Path, open_page: Open) -> None:
    app = open_page(PAGE, id="a01")
    assert not app.error
    shown = bodies(app)
    marked = [html.unescape(one) for one in re.findall(r"<mark [^>]*>([^<]*)</mark>", shown)]
    assert marked == ["Nghệ An", "20/08/2025", "Nghệ An", "Nghị quyết số 20-NQ/TW"]
    assert "<script>alert" not in shown
    assert "\u202e" not in shown
    assert 'title="NQ 20 giai cấp công nhân: đã xác định — ' in shown
    assert "tabindex" in shown
    assert len(app.get("download_button")) == 1


def test_short_forms_are_joined_to_what_they_mean(with_text: Path, open_page: Open) -> None:
    with by_hand(with_text) as connection:
        said = "UPDATE bulletin_resolution SET surfaces = ['Nghị quyết số 20-NQ/TW'] WHERE bulletin_id = 'a01'"
        connection.execute(said)
        start = TEXT.index("quán triệt")
        connection.execute("INSERT INTO mention VALUES ('a01', 'resolution', '0', ?, ?)", [start, start + 10])
    shown = bodies(open_page(PAGE, id="a01"))
    assert re.findall(r'data-means="([^"]+)">([^<]+)<', shown) == [("NQ 20 giai cấp công nhân", "quán triệt")]


def test_what_was_left_aside_is_shown_on_request_with_its_reason(with_text: Path, open_page: Open) -> None:
    app = open_page(PAGE, id="a01")
    assert "np-ignored" not in re.sub(r"<style>.*?</style>", "", bodies(app))
    app.toggle(key="reader_aside").set_value(True).run()
    assert not app.exception
    assert "Bị bỏ qua, và vì sao" in text(app)
    aside = re.findall(r'<mark class="np-mark np-ignored"[^>]* title="([^"]+)"', bodies(app))
    assert aside
    assert all(reason in text(app) for reason in aside)
    assert "<script>alert" not in bodies(app)


def test_without_an_index_the_reader_says_the_command_and_goes_on(with_text: Path, open_page: Open) -> None:
    app = open_page(PAGE, id="a01")
    assert "np-mark" in bodies(app)
    assert "Bài gần như giống hệt" in text(app)
    assert "`python -m etl index`" in text(app)


def test_the_reader_tells_both_dates_apart_and_gives_reasons(with_text: Path, open_page: Open) -> None:
    shown = text(open_page(PAGE, id="a01"))
    assert "Ngày đăng: **20/08/2025**" in shown
    assert "Đồng hồ của trang (ngày sao chép, không phải ngày đăng): 21/08/2025" in shown
    assert "năm trong trích dẫn" in shown
    assert "vì “Nghệ An”" in shown


def test_the_reader_knows_its_place_in_the_list(build: object, open_page: Open) -> None:
    app = open_page(PAGE, id="a03")
    assert "Bản tin 3 trong 7" in text(app)
    app.button(key="reader_next").click().run()
    assert app.title[0].value == "Ký kết phối hợp hai tỉnh"
    app.button(key="reader_previous").click().run()
    assert app.title[0].value == "Tập huấn cán bộ công đoàn"
    app.button(key="reader_list").click().run()
    assert len(rows(app)) == 7


def test_a_missing_original_gives_a_sentence_and_the_facts(build: object, open_page: Open) -> None:
    app = open_page(PAGE, id="a01")
    assert not app.exception
    assert len(app.error) == 1
    assert "NQ 20 giai cấp công nhân" in text(app)


@pytest.mark.parametrize("wrong", ["nope", "<img src=x>", "0" * 400])
def test_an_unknown_bulletin_gives_a_sentence(build: object, open_page: Open, wrong: str) -> None:
    app = open_page(PAGE, id=wrong)
    assert not app.error
    assert "Không có bản tin nào mang mã này" in text(app)


def test_described_names_the_sidebar(build: object) -> None:
    from pages.kit.conditions import Conditions  # noqa: PLC0415 - used once
    from pages.kit.filters import Filters  # noqa: PLC0415

    filters = Filters(date(2025, 1, 1), date(2025, 1, 31), provinces=("40",), sites=("nghean",))
    words = {"province": None, "resolution": None, "site": None, "loaded_at": None}
    assert bulletin_list.described(filters, Conditions(union="yes"), words) == [
        "đăng từ 01/01/2025 đến 31/01/2025",
        "theo bộ lọc tỉnh, thành, trang đăng tin ở thanh bên",
        "có công đoàn",
    ]
