"""Every question of the pages runs on an empty build and on the build by hand, in every view, with all values bound."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.paths import Home
from pages.kit import warehouse
from tests.pages.published_fixture import publish

QUESTIONS = sorted(path.stem for path in warehouse.SQL.glob("*.sql") if not path.stem.startswith("_"))
VALUES: dict[str, Any] = {
    "start": date(2024, 9, 1),
    "end": date(2025, 8, 31),
    "sites": [],
    "provinces": [],
    "map": "34",
    "limit": 5,
    "offset": 0,
    "province": "40",
    "province_unit": "34",
    "role": "active",
    "resolution": "TW:20/2008",
    "key": "TW:20/2008",
    "bulletin_id": "a01",
    "site": "nghean",
}
"""Anything a question may ask for; a name that is not here is bound as null, as a condition that is off."""


@pytest.fixture(params=[False, True], ids=["empty", "filled"], scope="module")
def handle(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    path = publish(Home(tmp_path_factory.mktemp("home")), filled=request.param)
    opened = warehouse.opened(str(path))
    yield opened
    opened.close()


@pytest.mark.parametrize("unit", ["34", "63", "published"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_question_runs(handle: duckdb.DuckDBPyConnection, name: str, unit: str) -> None:
    _, parameters = warehouse.question(name)
    asked = dict.fromkeys(parameters) | VALUES | {"unit": unit}
    everything = warehouse.ask(handle, name, asked)
    narrowed = warehouse.ask(handle, name, asked | {"provinces": ["40", "33"], "sites": ["nghean", "thaibinh"]})
    assert list(everything.columns) == list(narrowed.columns)
    assert not everything.columns.duplicated().any()


@pytest.mark.parametrize("path", sorted(warehouse.SQL.glob("*.sql")), ids=lambda path: path.stem)
def test_question_opens_with_plain_words(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("-- ")
    assert len(first.split()) > 4


def test_macros_are_not_temporary() -> None:
    """A temporary macro would be known to one cursor only."""
    assert "TEMP" not in warehouse.macros()


def test_a_missing_value_is_an_error(handle: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(KeyError):
        warehouse.ask(handle, "matching_count", {})


def test_a_period_that_nobody_looked_at_is_told_from_one_without_bulletins(tmp_path: Path) -> None:
    """The fixture's Hà Nội site was collected in 2024 and not in 2025; nobody looked at anything in 2020."""
    handle = warehouse.opened(str(publish(Home(tmp_path), filled=True)))
    starts, ends = [date(2020, 1, 6), date(2025, 3, 3)], [date(2020, 1, 31), date(2025, 3, 31)]
    everybody = warehouse.ask(handle, "collected", {"starts": starts, "ends": ends, "sites": []})["weeks"].tolist()
    hanoi = warehouse.ask(handle, "collected", {"starts": starts, "ends": ends, "sites": ["hanoi"]})["weeks"].tolist()
    handle.close()
    assert everybody[0] == 0
    assert everybody[1] > 0
    assert hanoi == [0, 0]


def test_the_span_reaches_to_the_last_reading(tmp_path: Path) -> None:
    handle = warehouse.opened(str(publish(Home(tmp_path), filled=True)))
    span = warehouse.ask(handle, "span", {}).iloc[0]
    handle.close()
    assert span["first_known"] <= span["first_day"] <= span["last_day"] <= span["last_known"]
    assert span["last_known"].date() >= date(2025, 8, 3)


def test_readers_in_parallel_get_the_same_answers(tmp_path: Path) -> None:
    """One handle, a cursor for each question: sharing a connection between threads gives wrong answers."""
    handle = warehouse.opened(str(publish(Home(tmp_path))))

    def bulletins(month: int) -> int:
        asked = VALUES | {"unit": "34", "start": date(2025, month, 1)}
        return int(warehouse.ask(handle, "province_notes", asked)["bulletins"].iloc[0])

    with ThreadPoolExecutor(8) as readers:
        counted = list(readers.map(bulletins, [4, 5, 6, 7, 8] * 24))
    handle.close()
    assert counted == [6, 5, 4, 3, 2] * 24


def test_an_open_number_matches_no_settled_resolution(tmp_path: Path) -> None:
    """`issuer|number` names what has no key; with one, the key decides."""
    handle = warehouse.opened(str(publish(Home(tmp_path))))
    cursor = handle.cursor()
    cursor.execute(warehouse.SEARCH_PATH)
    found = cursor.execute("SELECT bulletin_id FROM bulletin SEMI JOIN citing('TW|20', NULL) USING (nr)").fetchall()
    handle.close()
    assert found == [("a05",)]
