"""What staff add to the registers: reading takes it up, it survives every rebuild, and it is taken back."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.commands import reading
from etl.commands.build import build, build_from_raw, publish_decisions
from etl.commands.status import check
from etl.desk import open_desk
from etl.models import BodyFact
from etl.paths import Home
from etl.pipeline import Reading
from etl.vocabulary.sites import Site
from tests.sql.homes import House, house, read_json
from tests.unit.test_decisions import MADE, cite, cited, read_open

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
SITE = {"name": "Công đoàn Nghệ An", "province": "40", "body": "LĐLĐ tỉnh Nghệ An", "address": "cdna.example"}
PAPER = {"issuer": "TU", "number": "05", "issued_on": "2021-03-01", "title": "Chăm lo công nhân", "short": "NQ 05"}
BODY = "LĐLĐ huyện Bãi Xa"


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    found = house(tmp_path, monkeypatch)
    monkeypatch.setattr(reading, "read_one", read_open)
    return found


def include(at: House, kind: str, name: str, entry: dict[str, Any]) -> int:
    with open_desk(at.home) as desk:
        number = desk.additions.add(kind, name, entry, at=AT, who="chị Hai", why="tra trên mạng")
    publish_decisions(at.home)
    return number


def take_back(at: House, number: int) -> None:
    with open_desk(at.home) as desk:
        assert desk.additions.undo(number, by="anh Ba", at=AT, why="nhầm")
    publish_decisions(at.home)


def test_an_unknown_site_becomes_known_and_its_bulletins_are_read_with_its_province(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(data: bytes, file: str, site: Site | None = None) -> Reading:
        from dataclasses import replace  # noqa: PLC0415 - only here

        found = read_json(data, file, site)
        return replace(found, record=replace(found.record, author=site.province if site else None))

    monkeypatch.setattr(reading, "read_one", read)
    at.add(at.write("a.txt", title="Một", published_on="2024-03-05"), site="cdna")
    before = at.facts()
    asked = "SELECT name, province, is_known, author FROM bulletin JOIN site USING (site)"
    assert at.ask(asked) == [("cdna", None, False, None)]
    number = include(at, "site", "cdna", SITE)
    known = [("Công đoàn Nghệ An", "40", True, "40")]
    assert at.ask(asked) == known
    at.add(at.write("b.txt", title="Hai", published_on="2024-03-06"), site="cdna")
    assert at.ask(asked) == known * 2
    build_from_raw(at.home)
    assert at.ask(asked) == known * 2
    at.rules.append("rules-2")
    assert build(at.home).renewed == 2
    assert build(at.home).renewed == 0
    assert at.ask(asked) == known * 2
    take_back(at, number)
    assert at.ask(asked) == [("cdna", None, False, None)] * 2
    assert at.facts()["site"] == before["site"]


def test_an_added_resolution_can_be_decided_for(at: House) -> None:
    at.add(*cite(at, 3, issuer="TU", number="5", label="Nghị quyết 5-NQ/TU", status="unregistered", candidates=()))
    include(at, "resolution", "TU:05/2021", PAPER)
    from dataclasses import replace  # noqa: PLC0415 - only here

    with open_desk(at.home) as desk:
        desk.decisions.add(replace(MADE, issuer="TU", number="5", label="Nghị quyết 5-NQ/TU", key="TU:05/2021"))
    publish_decisions(at.home)
    assert cited(at) == [("TU:05/2021", "resolved", 3)]
    assert at.ask("SELECT DISTINCT issuer, number, year, label FROM bulletin_resolution") == [
        ("TU", "05", 2021, "NQ 05")
    ]
    assert at.ask("SELECT title, is_verified FROM resolution WHERE key = 'TU:05/2021'") == [
        ("Chăm lo công nhân", False)
    ]
    settled = at.facts()
    build_from_raw(at.home)
    assert at.facts() == settled
    take_back(at, 1)
    assert cited(at) == [(None, "unregistered", 3)]
    assert at.ask("SELECT is_known FROM decision") == [(False,)]


def test_a_body_that_staff_place_makes_its_province_act(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(data: bytes, file: str, site: Site | None = None) -> Reading:
        from dataclasses import replace  # noqa: PLC0415 - only here

        found = read_json(data, file, site)
        body = BodyFact(BODY, "district", None, "active", ((0, 4),))
        return replace(found, record=replace(found.record, bodies=(body,)))

    monkeypatch.setattr(reading, "read_one", read)
    at.add(*(at.write(f"{n}.txt", title=f"Tin {n}", published_on="2024-03-05") for n in range(3)))
    before = at.facts()
    number = include(at, "body", BODY, {"province": "40"})
    assert at.ask("SELECT DISTINCT province FROM bulletin_body") == [("40",)]
    assert at.ask("SELECT unit, code, role, count(*) FROM bulletin_province GROUP BY ALL") == [
        ("63", "40", "active", 3)
    ]
    assert check(at.home) == []
    settled = at.facts()
    build_from_raw(at.home)
    assert at.facts() == settled
    take_back(at, number)
    assert at.facts() == before


def test_the_ledger_is_only_ever_added_to(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with open_desk(home) as desk:
        number = desk.additions.add("site", "cdna", SITE, at=AT, who="chị Hai", why="tra trên mạng")
        assert [one.entry for one in desk.additions.standing()] == [SITE]
        assert desk.additions.undo(number, by="anh Ba", at=AT, why="nhầm")
        assert desk.additions.standing() == []
        assert [(one.what, one.subject) for one in desk.audit()] == [("added", "cdna"), ("addition_undone", "1")]
    with sqlite3.connect(home.desk) as connection:
        for attempt in (
            "UPDATE addition SET who = 'x'",
            "DELETE FROM addition",
            "UPDATE addition_undone SET who = 'x'",
            "DELETE FROM addition_undone",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(attempt)
