"""Every check finds nothing in a good build and something in the one it was written for; a build keeps the answers."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.load.checking import SHOWN_ROWS, ask, keep, kept, offences
from etl.load.serving import current_build
from etl.load.statements import checks
from tests.sql.homes import House, house

BREAKS = {
    "bulletin_once": "INSERT INTO bulletin SELECT * FROM bulletin LIMIT 1",
    "build_counts": "UPDATE build SET bulletins = bulletins + 1",
    "load_counts": "UPDATE load SET bulletins = bulletins - 1, duplicates = duplicates + 1",
    "coverage_order": "UPDATE load SET covers_to = covers_from - 1",
    "origin_exists": "DELETE FROM load",
    "raw_name": "UPDATE bulletin SET raw = '../' || raw",
    "fact_has_bulletin": "INSERT INTO bulletin_keyword VALUES ('x', 'x', 0)",
    "bulletin_number": "UPDATE bulletin SET nr = 1",
    "fact_as_bulletin": "UPDATE bulletin_activity SET published_on = published_on - 1",
    "fact_again": "UPDATE bulletin_province SET again_34 = true",
    "fact_values": "UPDATE bulletin_province SET role = 'Active'",
    "span_order": "UPDATE mention SET span_end = span_start",
    "mention_of_fact": "DELETE FROM bulletin_activity",
    "programme_told": "INSERT INTO bulletin_programme SELECT bulletin_id, 0, 'x', NULL, ['A'], 0, 0, nr, NULL, site"
    " FROM bulletin",
    "province_known": "UPDATE bulletin_province SET unit = '34', code = '99'",
    "province_once": "INSERT INTO bulletin_province SELECT * FROM bulletin_province",
    "province_register": "DELETE FROM province WHERE unit = '63' AND code = '40'",
    "body_province_known": "INSERT INTO bulletin_body SELECT bulletin_id, 0, 'x', 'x', '99', 'active' FROM bulletin",
    "resolution_key": "UPDATE bulletin_resolution SET key = NULL",
    "resolution_not_younger": "UPDATE bulletin SET published_on = '1999-01-01'",
    "reading_figures": "UPDATE reading SET online = -1",
    "series_sane": "INSERT INTO series_day VALUES ('x', '2024-03-01', 'matomo', 'x', -1, NULL, NULL)",
    "visits_sane": "UPDATE visit_day SET low = -1",
    "visits_add_up": "UPDATE visit_day SET best = best + 1, high = high + 1 WHERE state = 'measured'",
    "visits_complete": "DELETE FROM visit_day WHERE state = 'measured'",
    "visits_fault": "DELETE FROM visit_fault WHERE kind = 'reset'",
    "visits_set_aside": "UPDATE visit_day SET state = 'set_aside' WHERE state = 'measured'",
    "visits_week": "INSERT INTO visit_week SELECT site, date_trunc('week', min(day)), 1 FROM visit_day GROUP BY site",
    "visits_move": "INSERT INTO visit_move SELECT site, 'day', 'spike', '1999-01-01', 1, 2 FROM visit_day LIMIT 1",
    "visits_trust": "UPDATE visit_trust SET grade = 'unknown'",
    "site_week_complete": "DELETE FROM site_week WHERE week = (SELECT min(week) + 7 FROM site_week)",
    "decision_followed": "INSERT INTO overruled SELECT bulletin_id, 0, 1, NULL, 'TW', '1', NULL, 'x', 'x', 'x', []"
    " FROM bulletin LIMIT 1",
    "correction_followed": "INSERT INTO correction"
    " SELECT 1, now(), 'x', 'x', bulletin_id, 'site', NULL, '\"khác\"', 'applied' FROM bulletin LIMIT 1",
    "site_week_adds_up": "UPDATE site_week SET state = 'nothing_published' WHERE state = 'published'",
}


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A home with a good build."""
    found: House = house(tmp_path, monkeypatch)
    found.add(
        found.write(
            "a.txt", title="Một", published_on="2024-03-05", provinces=[["01", "Hà Nội"]], resolutions=["TW:20/2008"]
        ),
        found.write(
            "b.txt",
            title="Hai",
            published_on="2024-03-20",
            traffic={"observed_on": "2024-03-21", "total": 60_100, "today": 20, "online": 3},
        ),
        found.write("c.txt", title="Ba", traffic={"observed_on": "2024-03-22", "total": 60_140, "today": 30}),
        found.write("d.txt", title="Bốn", traffic={"observed_on": "2024-03-23", "total": 60_180, "today": 30}),
        found.write("e.txt", title="Năm", traffic={"observed_on": "2024-03-24", "total": 25, "today": 5}),
        found.write("f.txt", title="Sáu", traffic={"observed_on": "2024-03-25", "total": 65, "today": 5}),
        covers=(date(2024, 3, 1), date(2024, 3, 31)),
    )
    return found


@pytest.fixture
def build(at: House) -> Iterator[duckdb.DuckDBPyConnection]:
    """The good build, which may be written to."""
    path = current_build(at.home)
    assert path is not None
    with duckdb.connect(path) as connection:
        yield connection


def test_a_good_build_passes_every_check(build: duckdb.DuckDBPyConnection) -> None:
    assert [answer.check for answer in ask(build)] == list(checks())
    assert offences(ask(build)) == []


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_a_check_finds_what_it_was_written_for(build: duckdb.DuckDBPyConnection, name: str) -> None:
    build.execute(BREAKS[name])
    assert name in {answer.check for answer in offences(ask(build))}


def test_every_check_is_tried_and_says_why() -> None:
    assert set(checks()) == set(BREAKS)
    untold = [name for name, check in checks().items() if not re.match(r"-- Vì sao: [^\n;]+\.\n", check)]
    assert untold == [], "why, in one line: pages show it"


def test_all_wrong_rows_are_counted_and_the_first_told(build: duckdb.DuckDBPyConnection) -> None:
    build.execute("INSERT INTO bulletin_keyword SELECT 'x' || range, 'x', 0 FROM range(23456)")
    (found,) = offences(ask(build))
    assert (found.check, found.wrong, len(found.rows)) == ("fact_has_bulletin", 23456, SHOWN_ROWS)
    assert found.rows[0] == "('keyword', 'x0')"


def test_a_published_build_keeps_what_every_check_found(at: House) -> None:
    """A copy of the build before, too: its own answers, once."""
    at.add(at.write("sau.txt", title="Sau", published_on="2024-03-06"))
    assert at.ask("SELECT name, asked, wrong, examples FROM checked") == [
        (name, query, 0, []) for name, query in checks().items()
    ]


def test_what_is_kept_is_what_was_found(build: duckdb.DuckDBPyConnection) -> None:
    build.execute(BREAKS["raw_name"])
    found = ask(build)
    assert [answer.check for answer in offences(found)] == ["raw_name"]
    assert [answer.check for answer in offences(filter(None, kept(build).values()))] == []
    keep(build, found)
    assert list(kept(build).values()) == found


def test_of_a_check_that_was_not_asked_just_so_nothing_is_known(build: duckdb.DuckDBPyConnection) -> None:
    build.execute("UPDATE checked SET asked = asked || ' ' WHERE name = 'raw_name'")
    build.execute("DELETE FROM checked WHERE name = 'span_order'")
    assert {name for name, answer in kept(build).items() if answer is None} == {"raw_name", "span_order"}
    build.execute("UPDATE build SET build = 'khác'")
    assert kept(build) == dict.fromkeys(checks())
    build.execute("ALTER TABLE checked DROP examples")
    assert kept(build) == dict.fromkeys(checks())
    build.execute("DROP TABLE checked")
    assert kept(build) == dict.fromkeys(checks())
