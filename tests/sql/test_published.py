"""What facts carry of their bulletins in a published build: a number, a day, a site, and what is there again."""

from pathlib import Path

import pytest

from etl.commands.build import build
from tests.sql.homes import House, house

DAYS = ("2024-05-20", "2024-03-05", None, "2024-04-11")
MERGED = [["35", "Hà Nam"], ["36", "Nam Định"], ["37", "Ninh Bình"], ["40", "Nghệ An"]]
"""The first three are one province of today's map."""


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A home whose bulletins came one by one, in another order than their days."""
    found = house(tmp_path, monkeypatch)
    for place, day in enumerate(DAYS):
        found.add(
            found.write(
                f"{place}.txt",
                title=f"Tin {place}",
                published_on=day,
                provinces=MERGED[: place + 1],
                resolutions=["TW:20/2008"],
            )
        )
    return found


def days(at: House, table: str) -> list[object]:
    return [day for (day,) in at.ask(f"SELECT published_on FROM {table} ORDER BY rowid")]  # noqa: S608 - our own table names


@pytest.mark.parametrize("table", ["bulletin", "bulletin_province", "bulletin_resolution"])
def test_a_build_made_anew_lies_by_day(at: House, table: str) -> None:
    """Only so does a question about a month read a month."""
    build(at.home)
    found = days(at, table)
    dated = [day for day in found if day is not None]
    assert dated == sorted(dated)  # type: ignore[type-var]
    assert found[: len(dated)] == dated


def test_numbers_go_on_where_they_were(at: House) -> None:
    """Bulletins that were there keep theirs, so that only what comes is written."""
    before = dict(at.ask("SELECT bulletin_id, nr FROM bulletin"))
    at.add(at.write("sau.txt", title="Tin sau", published_on="2024-01-01"))
    after = dict(at.ask("SELECT bulletin_id, nr FROM bulletin"))
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(DAYS) + 1


def test_old_units_that_became_one_count_once(at: House) -> None:
    counts = "count(*), count(*) FILTER (NOT again_34), bool_and(is_alone)"
    told = at.ask(f"SELECT {counts} FROM bulletin_province GROUP BY nr")  # noqa: S608 - our own words
    assert sorted(told) == [(1, 1, True), (2, 1, False), (3, 1, False), (4, 2, False)]


def test_totals_of_all_time_are_those_of_the_bulletins(at: House) -> None:
    assert at.ask("SELECT sum(bulletins)::INTEGER, min(first_on)::VARCHAR FROM resolution_total") == [(4, "2024-03-05")]
    placed = at.ask("SELECT code, bulletins, bulletins_34 FROM resolution_place ORDER BY code")
    assert placed == [("35", 4, 4), ("36", 3, 0), ("37", 2, 0), ("40", 1, 1)]
