"""Who is limited to provinces sees what their sites published, and nothing else on any page, cache, search or file."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.errors import ForbiddenError
from etl.load.index import finding
from etl.load.index.finding import Limits, Search
from etl.load.index.likeness import likes
from etl.paths import Home
from pages.kit import access, export_bulletins, exports, guard, search, warehouse
from pages.kit.access import Right, Role, User
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters
from pages.kit.frame_of_page import specs
from tests.pages.published_fixture import SCHEMA, by_hand, publish
from tests.unit.search_homes import load, write

Open = Callable[..., AppTest]
QUANG_TRI, LAO_CAI = frozenset({"44"}), frozenset({"15"})
OWN = User("lan@congdoan.example", Role.STAFF, QUANG_TRI)
OTHER = User("ba@congdoan.example", Role.STAFF, LAO_CAI)
CHIEF = User("tu@congdoan.example", Role.ADMINISTRATOR)
PERIOD = Filters(date(2026, 1, 1), date(2026, 12, 31))
MARK = {"congdoan-quangtri": "mocquangtri", "congdoanyenbai": "moclaocai", "congdoan-vn": "mocquocgia"}
SAME = "Nghị quyết số 02-NQ/TW được quán triệt tại hội nghị cán bộ công đoàn cơ sở, hơn hai trăm đại biểu dự họp. " * 5


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with three sites, of two provinces and of none, whose bulletins say almost the same."""
    folder = tmp_path_factory.mktemp("limits")
    home = Home(folder / "home")
    for site, mark in MARK.items():
        texts = [
            write(folder / site, f"{mark}-{n}", f"Công đoàn {mark} họp lần {n}", f"{place} {SAME} {mark} {n}.")
            for n, place in enumerate(["LĐLĐ tỉnh Quảng Trị dự họp.", "LĐLĐ tỉnh Lào Cai dự họp."])
        ]
        load(home, texts, site=site)
    return home


@pytest.fixture
def home(made: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("UNION_PULSE_HOME", str(made.root))
    return made


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[User], None]:
    """Somebody looks now."""
    return lambda user: monkeypatch.setattr(access, "current_user", lambda: user)


def sent(app: AppTest) -> Iterator[bytes]:
    """Everything that a page sends to the browser, figures and tables included."""
    for root in (app.main, app.sidebar):
        for one in root:
            if one.proto is not None:
                yield one.proto.SerializeToString()


def marks(app: AppTest) -> set[str]:
    """The sites whose words reach the browser."""
    found = b"".join(sent(app))
    return {site for site, mark in MARK.items() if mark.encode() in found or site.encode() in found}


def build() -> warehouse.Build:
    found = warehouse.current()
    assert found is not None
    return found


def ids(user_build: warehouse.Build) -> list[str]:
    return sorted(warehouse.frame(user_build, "bulletin_list", **_all(), rows=100, skip=0)["bulletin_id"])


def _all() -> dict[str, object]:
    return Conditions(dated="all").values(PERIOD)


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [one.file for one in specs()])
def test_no_page_sends_a_word_of_another_province(
    home: Home, open_page: Open, sign_in: Callable[[User], None], page: str
) -> None:
    """The two look in turns, so that each meets what the other's visit left in the caches."""
    for user, site in (
        (CHIEF, None),
        (OWN, "congdoan-quangtri"),
        (OTHER, "congdoanyenbai"),
        (OWN, "congdoan-quangtri"),
    ):
        sign_in(user)
        app = open_page(page, q="công đoàn")
        assert not app.exception
        assert marks(app) <= ({site} if site else set(MARK))
        if site:
            assert any("Bạn xem phần của" in one.value for one in app.caption)


def test_pages_that_list_bulletins_do_show_ones_own(
    home: Home, open_page: Open, sign_in: Callable[[User], None]
) -> None:
    for page in ("public/search.py", "public/bulletin.py"):
        sign_in(OWN)
        assert marks(open_page(page, q="công đoàn")) == {"congdoan-quangtri"}
        sign_in(CHIEF)
        assert marks(open_page(page, q="công đoàn")) == set(MARK)


def test_a_direct_link_opens_no_bulletin_of_another_province(
    home: Home, open_page: Open, sign_in: Callable[[User], None]
) -> None:
    sign_in(OTHER)
    foreign = ids(build())
    assert len(foreign) == 2
    sign_in(OWN)
    for bulletin_id in foreign:
        assert marks(open_page("public/bulletin.py", id=bulletin_id)) == set()
    own = ids(build())[0]
    assert marks(open_page("public/bulletin.py", id=own)) == {"congdoan-quangtri"}


def test_filters_in_the_address_reach_no_further(home: Home, open_page: Open, sign_in: Callable[[User], None]) -> None:
    sign_in(OWN)
    for query in ({"tinh": "Lào Cai"}, {"noi-dang": "congdoanyenbai"}, {"dia-phuong": "15"}, {"ngay": "all"}):
        app = open_page("public/bulletin.py", **query)
        assert not app.exception
        assert marks(app) - {"congdoan-quangtri"} <= ({"congdoanyenbai"} if "noi-dang" in query else set())
        assert b"moclaocai" not in b"".join(sent(app))


# --- search -----------------------------------------------------------------------------------------------------------


def test_search_counts_and_facets_keep_within_the_limit(home: Home, sign_in: Callable[[User], None]) -> None:
    sign_in(OWN)
    opened, own = search.shelf(build()), set(ids(build()))
    for text in ("công đoàn", "cong doan", "moclaocai", "mocquocgia", "NOT mocquangtri", "họp"):
        found = finding.find(opened, Search(text, Limits(), rows=100))
        assert set(found.names) <= own
        assert found.total == len(found.names)
    counted = finding.facets(opened, Search("công đoàn"), ["site"])["site"]
    assert counted == {"congdoan-quangtri": 2}
    assert not finding.find(opened, Search("moclaocai")).total
    sign_in(OTHER)
    assert finding.find(search.shelf(build()), Search("moclaocai")).total == 2


def test_neither_texts_nor_likenesses_leave_the_limit(home: Home, sign_in: Callable[[User], None]) -> None:
    sign_in(OTHER)
    foreign = ids(build())
    sign_in(CHIEF)
    assert {one.bulletin_id for one in likes(search.shelf(build()), foreign[0])} - set(foreign)
    sign_in(OWN)
    opened, own = search.shelf(build()), ids(build())
    assert opened.text(own[0]) is not None
    assert opened.text(foreign[0]) is None
    assert {one.bulletin_id for one in likes(opened, own[0])} <= set(own)


# --- files ------------------------------------------------------------------------------------------------------------


def test_an_export_holds_what_its_maker_sees_and_ends_with_the_right(
    home: Home, sign_in: Callable[[User], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home.root / "roles.toml"
    line = '[[people]]\nemail = "lan@congdoan.example"\nrole = "{}"\nprovinces = ["{}"]\n'
    file.write_text(line.format("staff", "Quảng Trị"), encoding="utf-8")
    monkeypatch.setattr(access, "current_user", lambda: access._FIXED.get() or OWN)
    shown = build()
    make = access.taken_away(
        lambda: "\n".join(export_bulletins.table(shown, PERIOD, Conditions(dated="all"), "")["Tiêu đề"]).encode()
    )
    assert make().count(b"mocquangtri") == 2
    assert b"moclaocai" not in make()
    for role, province in (("viewer", "Quảng Trị"), ("staff", "Lào Cai")):
        file.write_text(line.format(role, province), encoding="utf-8")
        with pytest.raises(ForbiddenError):
            make()
    file.write_text("role = ", encoding="utf-8")
    with pytest.raises(ForbiddenError):
        make()
    file.unlink()


def test_a_viewer_is_offered_no_file(
    home: Home, open_page: Open, sign_in: Callable[[User], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(exports.st, "download_button", lambda label, *_, **__: offered.append(label))
    sign_in(User("xem", Role.VIEWER))
    for page in ("public/overview.py", "public/bulletin.py"):
        assert not open_page(page).exception
    assert offered == []
    sign_in(User("phân tích", Role.ANALYST))
    open_page("public/bulletin.py")
    assert offered


# --- writing ----------------------------------------------------------------------------------------------------------


def test_the_guard_knows_which_sites_and_bulletins_are_within_reach(
    home: Home, sign_in: Callable[[User], None]
) -> None:
    sign_in(OTHER)
    foreign = ids(build())[0]
    sign_in(OWN)
    own = ids(build())[0]
    assert guard.require(Right.WRITE, sites=["congdoan-quangtri"], bulletins=[own]) == OWN
    for sites, bulletins in (
        (["congdoanyenbai"], []),
        (["congdoan-quangtri", "congdoanyenbai"], []),
        (["trang-lạ"], []),
        ([], [foreign]),
        (["congdoan-quangtri"], [own, foreign]),
        ([], []),
    ):
        with pytest.raises(ForbiddenError):
            guard.require(Right.WRITE, sites=sites, bulletins=bulletins)
    assert not guard.may(Right.SETTLE)
    assert not guard.may(Right.ADMINISTER)
    sign_in(User("cán bộ", Role.STAFF))
    assert guard.may(Right.WRITE, sites=["trang-lạ"])
    assert guard.may(Right.SETTLE)
    assert not guard.may(Right.ADMINISTER)


def test_without_a_role_nothing_is_seen(home: Home, sign_in: Callable[[User], None]) -> None:
    """Should a page ever run for a guest."""
    sign_in(User("khách"))
    assert ids(build()) == []
    assert finding.find(search.shelf(build()), Search("công đoàn")).total == 0
    assert not any(guard.may(right) for right in Right)


# --- how it is done ---------------------------------------------------------------------------------------------------


def test_every_table_of_a_build_has_its_limited_view(tmp_path: Path) -> None:
    with by_hand(tmp_path / "empty.duckdb") as connection:
        connection.execute(SCHEMA)
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    views = (warehouse.LIMIT / "views.sql").read_text(encoding="utf-8")
    assert tables - set(re.findall(r"^CREATE OR REPLACE VIEW (\w+)", views, re.MULTILINE)) == set()


def test_only_the_reader_of_one_bulletin_goes_past_the_views() -> None:
    past = {path.name for path in warehouse.SQL.glob("*.sql") if "published." in path.read_text(encoding="utf-8")}
    assert past == {"bulletin_provinces.sql"}


def test_views_count_what_their_sites_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNION_PULSE_HOME", str(tmp_path))
    publish(Home(tmp_path))
    monkeypatch.setattr(access, "current_user", lambda: User("lan", Role.STAFF, frozenset({"40"})))
    assert ids(build()) == ["a01", "a02", "a03", "a06", "a07", "a08", "a10"]
    assert warehouse.row(build(), "build")["bulletins"] == 7
    assert list(warehouse.frame(build(), "sites")["site"]) == ["nghean"]
    assert list(warehouse.frame(build(), "provinces_of_map", map="63")["code"]) == ["40"]
    monkeypatch.setattr(access, "current_user", lambda: CHIEF)
    assert len(ids(build())) == 11
