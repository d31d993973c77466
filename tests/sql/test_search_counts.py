"""A search counts what the pages count: the limits of the index and the SQL of the pages are one rule."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pytest
from tantivy import Query

from etl.load.index import finding
from etl.load.index.finding import Limits, Search
from etl.load.index.generations import generation
from etl.load.index.shelf import Shelf, open_shelf
from etl.paths import SAMPLE, Home
from pages.kit import warehouse
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters
from pages.kit.search import limits
from tests.unit.search_homes import load, served

STARTS = (date(2024, 11, 1), date(2025, 6, 1), date(2026, 1, 1))
ENDS = (date(2025, 3, 31), date(2025, 12, 31), date(2026, 10, 31))


def asked(sql: duckdb.DuckDBPyConnection, query: str) -> list[Any]:
    """The rows of a query on a build."""
    cursor = sql.cursor()
    cursor.execute(warehouse.SEARCH_PATH)
    return cursor.execute(query).fetchall()


@dataclass(frozen=True)
class Both:
    """One build, as SQL and as an index."""

    sql: duckdb.DuckDBPyConnection
    shelf: Shelf
    provinces: list[tuple[str, str, str]]
    resolutions: list[str]
    sites: list[str]
    kinds: list[str]

    def bulletins(self, filters: Filters, conditions: Conditions) -> int:
        """What the pages count."""
        return int(warehouse.ask(self.sql, "matching_count", conditions.values(filters))["bulletins"].iloc[0])


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """A part of the demonstration's bulletins, every seventh, and those that are odd."""
    home = Home(tmp_path_factory.mktemp("counts") / "home")
    files = sorted((SAMPLE / "bulletins").rglob("*.txt"))
    for place, site in enumerate(("minh-hoa-nghe-an", "minh-hoa-da-nang")):
        load(home, files[place::14], site=site)
    build, bulletins = served(home)
    sql = warehouse.opened(str(home.published / f"{build}.duckdb"))

    def values(query: str) -> list[Any]:
        return asked(sql, query)

    yield Both(
        sql,
        open_shelf(generation(home, build), len(bulletins)),
        values("SELECT DISTINCT unit, code, code_34 FROM bulletin_province ORDER BY ALL"),
        [one for (one,) in values("SELECT DISTINCT coalesce(key, issuer || '|' || coalesce(number, '')) "
                                  "FROM bulletin_resolution ORDER BY ALL")],
        ["minh-hoa-nghe-an", "minh-hoa-da-nang"],
        [one for (one,) in values("SELECT DISTINCT kind FROM bulletin_activity ORDER BY ALL")],
    )  # fmt: skip
    sql.close()


def some_filters(dice: random.Random, both: Both) -> Filters:
    """Shared filters as a reader may set them."""
    unit = dice.choice(["34", "63", "published"])
    codes = sorted({code if unit == "63" else code_34 for _, code, code_34 in both.provinces})
    provinces = tuple(dice.sample(codes, dice.choice([0, 0, 1, 3])))
    sites = tuple(dice.sample(both.sites, dice.choice([0, 0, 1, 2])))
    return Filters(dice.choice(STARTS), dice.choice(ENDS), provinces, sites, unit)


def some_conditions(dice: random.Random, both: Both, unit: str) -> Conditions:
    """Facets as a reader may choose them."""
    if dice.random() < 0.4:
        unit_of, code, code_34 = dice.choice(both.provinces)
        province, province_unit = (code_34, None) if unit == "34" else (code, "63" if unit_of == "63" else "34p")
    else:
        province, province_unit = None, None
    return Conditions(
        province=province,
        province_unit=province_unit,
        resolution=dice.choice([None, None, *both.resolutions]) if dice.random() < 0.3 else None,
        site=dice.choice([None, *both.sites]) if dice.random() < 0.3 else None,
        activity=dice.choice([None, *both.kinds]) if dice.random() < 0.3 else None,
        month=dice.choice([None, "2025-05", "2026-03"]) if dice.random() < 0.2 else None,
        dated=dice.choice([None, None, None, "all", "undated"]),
    )


def test_a_search_for_everything_counts_what_the_pages_count(both: Both) -> None:
    dice = random.Random(20)  # noqa: S311 - filters, not secrets
    nonzero = 0
    for _ in range(300):
        filters = some_filters(dice, both)
        conditions = some_conditions(dice, both, filters.unit)
        wanted = both.bulletins(filters, conditions)
        found = finding.counted(both.shelf, Query.all_query(), limits(filters, conditions))
        assert found == wanted, (filters, conditions)
        nonzero += wanted > 0
    assert nonzero > 60


FACETS = {
    "in34": "SELECT DISTINCT bulletin_id, code_34 FROM bulletin_province WHERE role = 'active'",
    "in63": "SELECT DISTINCT bulletin_id, code FROM bulletin_province WHERE role = 'active' AND unit = '63'",
    "printed": "SELECT DISTINCT bulletin_id, unit || ':' || code FROM bulletin_province WHERE role = 'active'",
    "resolution": "SELECT DISTINCT bulletin_id, coalesce(key, issuer || '|' || coalesce(number, '')) "
    "FROM bulletin_resolution",
    "kind": "SELECT DISTINCT bulletin_id, kind FROM bulletin_activity WHERE took_place",
    "site": "SELECT bulletin_id, site FROM bulletin",
    "month": "SELECT bulletin_id, strftime(published_on, '%Y-%m') FROM bulletin WHERE published_on IS NOT NULL",
}


@pytest.mark.parametrize("facet", FACETS)
def test_facets_count_each_bulletin_once_for_each_value(both: Both, facet: str) -> None:
    rows = asked(both.sql, FACETS[facet])
    counted = finding.facets(both.shelf, Search("-khôngcóaiviếtthế"), [facet])[facet]
    assert counted == Counter(value for _, value in rows)
    assert counted


def test_the_newest_come_in_the_order_of_every_list(both: Both) -> None:
    search = Search("công đoàn", Limits(), order=finding.NEWEST, rows=200)
    found = finding.find(both.shelf, search)
    listed = asked(
        both.sql,
        "SELECT bulletin_id FROM bulletin "
        "ORDER BY published_on DESC NULLS LAST, published_time DESC NULLS LAST, bulletin_id",
    )
    order = [name for (name,) in listed if name in found.names]
    assert list(found.names) == order
    assert len(order) > 20


def test_screens_follow_one_another(both: Both) -> None:
    whole = finding.find(both.shelf, Search("công đoàn", rows=30)).names
    parts = [finding.find(both.shelf, Search("công đoàn", rows=10, skip=skip)).names for skip in (0, 10, 20)]
    assert [name for part in parts for name in part] == list(whole)
