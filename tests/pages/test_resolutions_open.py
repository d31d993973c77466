"""Every number of the resolutions page opens exactly the bulletins it counts: random filters on a random build."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pandas as pd
import pytest

from etl.paths import Home
from pages.kit import warehouse
from pages.kit.conditions import Conditions, province_unit
from pages.kit.filters import Filters, values
from pages.kit.resolution_choice import opened_by
from tests.pages.published_fixture import by_hand, publish

SEEDS = range(8)
BULLETINS = 300
FIRST_DAY = date(2024, 1, 1)
STRENGTHS = ("named", "studied", "planned", "carried_out", "reviewed", "rewarded")
NAMED: tuple[tuple[str | None, str, str | None, str], ...] = (
    ("TW:20/2008", "TW", "20", "resolved"),
    ("BCT:02/2021", "BCT", "02", "resolved"),
    ("TW:HN6-XII", "TW", "6", "ambiguous"),
    (None, "TW", "20", "ambiguous"),
    (None, "TW", "20", "unregistered"),
    (None, "QH", None, "unregistered"),
    (None, "DH-CD", "XIV", "announced"),
)
"""Key, issuer, number and status of what the random bulletins name."""
Ask = Callable[..., pd.DataFrame]


def _crowd(connection: duckdb.DuckDBPyConnection, chance: random.Random) -> None:
    """Bulletins of both maps, some undated, that name several resolutions, one of them twice."""
    units = connection.execute("SELECT unit, code, code_34, name FROM province").fetchall()
    for place in range(BULLETINS):
        name = f"r{place:03}"
        day = FIRST_DAY + timedelta(days=chance.randrange(590)) if chance.random() > 0.05 else None
        connection.execute(
            "INSERT INTO bulletin SELECT ?, ?, 'L1', ?, ?, 'text', ?, NULL, NULL, ?, NULL, NULL, true, NULL",
            [name, chance.choice(("nghean", "thaibinh", "hanoi")), name, name, name, day],
        )
        unit = "34" if day and day >= date(2025, 7, 1) else "63"
        for one in chance.sample([row for row in units if row[0] == unit], chance.randrange(4)):
            role = chance.choice(("active", "active", "mentioned"))
            connection.execute(
                "INSERT INTO bulletin_province VALUES (?, ?, ?, ?, ?, ?, 1, '', NULL, NULL, NULL, NULL, NULL)",
                [name, *one, role],
            )
        for fact, (key, issuer, number, status) in enumerate(chance.choices(NAMED, k=chance.randrange(4))):
            strength = chance.choice(STRENGTHS)
            connection.execute(
                "INSERT INTO bulletin_resolution VALUES (?, ?, ?, ?, ?, NULL, 'nhãn', 2, ?, '', [], ['nq'], ?, [],"
                " NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
                [name, fact, key, issuer, number, status, strength],
            )


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    path = publish(Home(tmp_path_factory.mktemp("crowd")))
    with by_hand(path) as connection:
        _crowd(connection, random.Random(20))  # noqa: S311 - the same crowd every time
    handle = warehouse.opened(str(path))

    def asked(name: str, **bound: Any) -> pd.DataFrame:  # noqa: ANN401 - whatever SQL can bind
        return warehouse.ask(handle, name, bound)

    yield asked
    handle.close()


def chosen(seed: int) -> Filters:
    """Random filters."""
    chance = random.Random(seed)  # noqa: S311 - repeatable
    start = date(2024, 1, 1) + timedelta(days=chance.randrange(500))
    unit = chance.choice(("34", "63", "published"))
    codes = ("40", "01", "34" if unit == "63" else "33", "48", "79")
    provinces = tuple(chance.sample(codes, chance.choice((0, 0, 1, 3))))
    sites = tuple(chance.sample(("nghean", "thaibinh", "hanoi"), chance.choice((0, 0, 1, 2))))
    return Filters(start, start + timedelta(days=chance.randrange(400)), provinces, sites, unit)


def listed(ask: Ask, filters: Filters, **conditions: str | None) -> int:
    """How many bulletins the list page shows, and that it shows as many as it says."""
    bound = Conditions(**conditions).values(filters)
    rows = ask("bulletin_list", **bound, rows=10_000, skip=0)
    count = int(ask("matching_count", **bound)["bulletins"].iloc[0])
    assert len(rows) == count
    return count


def every_choice(ask: Ask) -> list[str]:
    """All that can be chosen and is named."""
    known = ask("resolution_choices")
    return [str(one) for one in known.loc[known["bulletins"] > 0, "choice"]]


@pytest.mark.parametrize("seed", SEEDS)
def test_ranking(ask: Ask, seed: int) -> None:
    filters = chosen(seed)
    for one in ask("resolution_ranking", **values(filters)).to_dict("records"):
        assert listed(ask, filters, **opened_by(one["choice"])) == one["bulletins"]


@pytest.mark.parametrize("seed", SEEDS)
def test_months(ask: Ask, seed: int) -> None:
    filters = chosen(seed)
    months = ask("resolution_month", **values(filters), choices=every_choice(ask)).dropna(subset=["bulletins"])
    for one in months.sample(min(40, len(months)), random_state=seed).to_dict("records"):
        given = {**opened_by(one["choice"]), "month": f"{one['month']:%Y-%m}"}
        assert listed(ask, filters, **given) == one["bulletins"]


@pytest.mark.parametrize("seed", SEEDS)
def test_strengths(ask: Ask, seed: int) -> None:
    filters = chosen(seed)
    parts = ask("resolution_strength", **values(filters), choices=every_choice(ask))
    for one in parts.to_dict("records"):
        assert listed(ask, filters, **opened_by(one["choice"]), strength=one["strength"]) == one["bulletins"]
    ranking = ask("resolution_ranking", **values(filters)).set_index("choice")["bulletins"]
    summed = parts.groupby("choice")["bulletins"].sum()
    assert summed[summed > 0].to_dict() == ranking.to_dict()


@pytest.mark.parametrize("seed", SEEDS)
def test_cells(ask: Ask, seed: int) -> None:
    filters = chosen(seed)
    cells = ask("resolution_province", **values(filters), choices=every_choice(ask))
    named = cells[cells["bulletins"] > 0]
    for one in named.sample(min(40, len(named)), random_state=seed).to_dict("records"):
        view = province_unit(filters.unit, one["unit"])
        given = {"province": one["code"], "province_unit": view, **opened_by(one["choice"])}
        assert listed(ask, filters, **given) == one["bulletins"]
    assert not ((cells["bulletins"] > 0) & (cells["state"] != "named")).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_uptake(ask: Ask, seed: int) -> None:
    filters = chosen(seed)
    bound = values(filters) | {"first": date(2023, 8, 28), "last": date(2025, 8, 31)}
    cells = ask("resolution_uptake", **bound, choices=every_choice(ask))
    taken = cells[cells["bulletins"] > 0]
    for one in taken.sample(min(40, len(taken)), random_state=seed).to_dict("records"):
        view = province_unit(filters.unit, one["unit"])
        given = {"province": one["code"], "province_unit": view, "dated": "all", **opened_by(one["choice"])}
        assert listed(ask, filters, **given) == one["bulletins"]
    assert (taken["state"] == "taken_up").all()


@pytest.mark.parametrize("seed", SEEDS)
def test_life_and_its_steps(ask: Ask, seed: int) -> None:
    filters = chosen(seed)
    for choice in every_choice(ask):
        lived = ask("resolution_life", **values(filters), choice=choice).dropna(subset=["bulletins"])
        whole = listed(ask, filters, **opened_by(choice), dated="all")
        undated = listed(ask, filters, **opened_by(choice), dated="undated")
        assert lived["bulletins"].sum() == whole - undated
        steps = ask("resolution_firsts", **values(filters), choice=choice)
        assert steps.empty == (whole == undated)
    busiest = lived.nlargest(1, "bulletins")
    for one in busiest.to_dict("records"):
        given = {**opened_by(choice), "month": f"{one['month']:%Y-%m}", "dated": "all"}
        assert listed(ask, filters, **given) == one["bulletins"]


@pytest.mark.parametrize("seed", SEEDS)
def test_undecided_and_sentences(ask: Ask, seed: int) -> None:
    filters = chosen(seed)
    for one in ask("resolution_undecided", **values(filters)).to_dict("records"):
        assert listed(ask, filters, **opened_by(one["choice"])) == one["bulletins"]
    for choice in every_choice(ask):
        rows = ask("resolution_sentences", **values(filters), choice=choice, rows=10_000, skip=0)
        assert rows["bulletin_id"].nunique() == listed(ask, filters, **opened_by(choice))


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_of_several_together(ask: Ask, seed: int) -> None:
    filters = chosen(seed)
    every = ask("resolution_counted", **values(filters), choices=every_choice(ask)).iloc[0]
    assert every["bulletins"] == listed(ask, filters, resolution="*")
    view = "63" if filters.unit == "63" else None
    assert every["in_provinces"] == listed(ask, filters, resolution="*", province="*", province_unit=view)
    undated = ask("resolution_undated", **values(filters))["bulletins"].iloc[0]
    assert undated == listed(ask, filters, resolution="*", dated="undated")
