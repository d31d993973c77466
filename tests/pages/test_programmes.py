"""Named programmes of co-operation on the provinces page: grouped, counted, each with its bulletins."""

from datetime import date
from pathlib import Path

import pytest

from etl.paths import PROJECT
from etl.vocabulary.programmes import programme_kinds
from pages.kit.filters import Filters, values
from pages.kit.province_programmes import name
from pages.kit.warehouse import Build, current, frame
from tests.pages.conftest import Open
from tests.pages.headings import headings
from tests.pages.published_fixture import by_hand

YEAR = Filters(date(2024, 9, 1), date(2025, 8, 31))
PROGRAMMES = """
INSERT INTO bulletin_programme VALUES
    ('a01', 0, 'quy_che', NULL, ['LĐLĐ tỉnh', 'Công an tỉnh'], 2023, 2028, NULL, NULL, NULL),
    ('a01', 1, 'quy_che', NULL, ['LĐLĐ tỉnh', 'Công an tỉnh'], 2023, 2028, NULL, NULL, NULL),
    ('a02', 0, 'quy_che', NULL, ['LĐLĐ tỉnh', 'Công an tỉnh'], 2023, 2028, NULL, NULL, NULL),
    ('a09', 0, 'chuong_trinh', '05/CTPH', ['Tỉnh đoàn'], NULL, NULL, NULL, NULL, NULL);
"""


@pytest.fixture
def told(build_file: Path) -> Build:
    """The build by hand with programmes in three bulletins."""
    with by_hand(build_file) as connection:
        connection.execute(PROGRAMMES)
    build = current()
    assert build is not None
    return build


def test_a_programme_counts_its_bulletins_once_and_opens_the_newest(told: Build) -> None:
    found = frame(told, "province_programmes", **values(YEAR), limit=6, each=4)
    rules = found[found["kind"] == "quy_che"]
    assert set(rules["bulletin_id"]) == {"a01", "a02"}
    assert set(rules["bulletins"]) == {2}
    assert rules["published_on"].is_monotonic_decreasing
    assert set(found["programmes"]) == {2}
    few = frame(told, "province_programmes", **values(YEAR), limit=1, each=1)
    assert len(few) == 1
    assert set(few["programmes"]) == {2}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("quy_che", None, ["A", "B"], 2023, 2028), "Quy chế phối hợp, giữa A – B, 2023–2028"),
        (("chuong_trinh", "05/CTPH", ["A"], None, None), "Chương trình phối hợp số 05/CTPH, với A"),
        (("thoa_thuan", None, [], 2024, 2024), "Thỏa thuận hợp tác, 2024"),
    ],
)
def test_what_a_programme_is_called(said: tuple[object, ...], words: str) -> None:
    assert name(dict(zip(("kind", "number", "parties", "first_year", "last_year"), said, strict=True))) == words


def test_the_page_names_each_programme_and_links_its_bulletins(told: Build, open_page: Open) -> None:
    app = open_page("public/provinces.py")
    assert not app.exception
    shown = [one.proto.body for one in app.get("html")]
    assert any("Quy chế phối hợp, giữa LĐLĐ tỉnh – Công an tỉnh, 2023–2028" in one and "id=a02" in one for one in shown)


def test_nothing_is_said_where_no_programme_is_named(build: Build, open_page: Open) -> None:
    assert "nêu tên" not in " ".join(headings(open_page("public/provinces.py")))


def test_every_kind_that_is_found_passes_the_check_and_has_a_name() -> None:
    check = (PROJECT / "etl" / "load" / "checks" / "programme_told.sql").read_text(encoding="utf-8")
    for kind in programme_kinds():
        assert f"'{kind.kind}'" in check
        said = {"kind": kind.kind, "number": None, "parties": [], "first_year": None, "last_year": None}
        assert name(said) == kind.name
