"""What staff correct holds in every build: over changed rules, a new core and rebuilds; and it can be taken back."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.commands import reading
from etl.commands.build import build, build_from_raw, publish_decisions
from etl.commands.status import check
from etl.desk import open_desk
from tests.sql.homes import House, house, read_json
from tests.unit.test_decisions import KEY, LABEL, MADE, OTHER, cite, ids, read_open

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
NGHE_AN = ["40", "Nghệ An"]
SAID = "cán bộ chị Hai đã sửa ngày 01/03/2026: xem bản gốc"


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    found = house(tmp_path, monkeypatch)
    monkeypatch.setattr(reading, "read_one", read_open)
    return found


def correct(at: House, bulletin_id: str, field: str, before: Any, after: Any) -> int:  # noqa: ANN401 - JSON
    texts = [None if one is None else json.dumps(one) for one in (before, after)]
    with open_desk(at.home) as desk:
        number = desk.corrections.add(bulletin_id, field, *texts, at=AT, who="chị Hai", why="xem bản gốc")
    publish_decisions(at.home)
    return number


def take_back(at: House, number: int) -> None:
    with open_desk(at.home) as desk:
        assert desk.corrections.undo(number, by="anh Ba", at=AT, why="nhầm")
    publish_decisions(at.home)


def states(at: House) -> list[str]:
    return [state for (state,) in at.ask("SELECT state FROM correction ORDER BY correction")]


def active(role: str = "active", code: str = "40", unit: str = "63") -> dict[str, str]:
    return {"unit": unit, "code": code, "role": role}


def one(at: House, **said: Any) -> str:  # noqa: ANN401 - whatever a bulletin may say
    at.add(at.write("tin.txt", title="Tin", **({"published_on": "2024-03-05"} | said)))
    (number,) = ids(at)
    return number


def test_a_day_is_given_and_taken_back(at: House) -> None:
    number = one(at, published_on=None)
    before = at.facts()
    made = correct(at, number, "published_on", None, "2024-06-18")
    assert at.ask("SELECT published_on FROM bulletin") == [(date(2024, 6, 18),)]
    assert at.ask("SELECT max(bulletins) FROM site_week") == [(1,)]
    assert at.ask("SELECT * FROM bulletin_warning") == []
    assert states(at) == ["applied"]
    take_back(at, made)
    assert at.facts() == before


def test_a_province_changes_its_role_goes_and_comes(at: House) -> None:
    number = one(at, provinces=[NGHE_AN])
    before = at.facts()
    roles = "SELECT unit, code, name, role, evidence FROM bulletin_province ORDER BY code"
    first = correct(at, number, "province", active(), active("mentioned"))
    assert at.ask(roles) == [("63", "40", "Nghệ An", "mentioned", SAID)]
    second = correct(at, number, "province", active("mentioned"), None)
    assert at.ask(roles) == at.ask("SELECT * FROM mention WHERE kind = 'province'") == []
    third = correct(at, number, "province", None, active(code="45"))
    assert at.ask(roles) == [("63", "45", "Quảng Trị", "active", SAID)]
    assert states(at) == ["applied"] * 3
    for made in (third, second, first):
        take_back(at, made)
    assert at.facts() == before


def test_a_day_after_the_merger_brings_the_new_map(at: House) -> None:
    number = one(at, published_on=None, provinces=[["45", "Quảng Trị"], ["44", "Quảng Bình"]])
    correct(at, number, "published_on", None, "2025-08-01")
    assert at.ask("SELECT unit, name, code_34 = code, role FROM bulletin_province") == [
        ("34", "Quảng Trị", True, "active")
    ]
    assert at.ask("SELECT DISTINCT name FROM mention WHERE kind = 'province'") == [("Quảng Trị",)]
    assert check(at.home) == []


def test_a_resolution_is_put_right_taken_away_and_added(at: House) -> None:
    at.add(*cite(at, 1))
    (number,) = ids(at)
    before = at.facts()
    open_one = {"issuer": "TW", "number": "20", "year": None}
    first = correct(at, number, "resolution", open_one, {"key": KEY})
    keys = "SELECT key, status, why FROM bulletin_resolution ORDER BY place"
    assert at.ask(keys) == [(KEY, "resolved", SAID)]
    second = correct(at, number, "resolution", {"key": KEY}, None)
    assert at.ask(keys) == at.ask("SELECT * FROM mention WHERE kind = 'resolution'") == []
    third = correct(at, number, "resolution", None, {"issuer": "TU", "number": "5", "year": 2021})
    assert at.ask("SELECT key, issuer, number, year, status FROM bulletin_resolution") == [
        (None, "TU", "5", 2021, "unregistered")
    ]
    assert states(at) == ["applied"] * 3
    for made in (third, second, first):
        take_back(at, made)
    assert at.facts() == before


def test_a_correction_goes_before_a_decision_for_all_alike(at: House) -> None:
    at.add(*cite(at, 2))
    with open_desk(at.home) as desk:
        desk.decisions.add(MADE)
    correct(at, ids(at)[0], "resolution", {"key": KEY}, {"key": OTHER})
    assert at.ask("SELECT key, count(*) FROM bulletin_resolution GROUP BY ALL ORDER BY ALL") == [(KEY, 1), (OTHER, 1)]
    assert at.ask("SELECT settled FROM decision") == [(1,)]
    assert check(at.home) == []


def test_a_day_before_the_issue_reopens_the_citation(at: House) -> None:
    at.add(*cite(at, 1, status="resolved", key=OTHER, candidates=()))
    correct(at, ids(at)[0], "published_on", "2024-03-05", "2010-01-01")
    assert at.ask("SELECT key, status, candidates FROM bulletin_resolution") == [(None, "ambiguous", [OTHER])]
    assert check(at.home) == []


def test_a_resolution_younger_than_its_bulletin_is_not_put_there(at: House) -> None:
    at.add(*cite(at, 1, day="2009-01-01"))
    correct(at, ids(at)[0], "resolution", {"issuer": "TW", "number": "20"}, {"key": OTHER})
    assert at.ask("SELECT key, label FROM bulletin_resolution") == [(None, LABEL)]
    assert states(at) == ["changed"]


def test_a_reading_is_put_right_and_taken_away(at: House) -> None:
    was = {"observed_on": "2024-03-05", "total": 100, "today": 5}
    number = one(at, traffic=was)
    figures = "SELECT observed_on, total, today FROM reading"
    correct(at, number, "reading", was, was | {"total": 1000})
    assert at.ask(figures) == [(date(2024, 3, 5), 1000, 5)]
    correct(at, number, "reading", was | {"total": 1000}, None)
    assert at.ask(figures) == at.ask("SELECT * FROM visit_day") == []
    assert at.ask("SELECT readings FROM load") == [(0,)]
    assert states(at) == ["applied", "applied"]


def test_a_site_is_put_right_and_the_bulletin_read_with_it(at: House) -> None:
    number = one(at)
    before = at.facts()
    made = correct(at, number, "site", "trang-a", "congdoanyenbai")
    assert at.ask("SELECT site FROM bulletin") == [("congdoanyenbai",)]
    assert at.ask("SELECT keyword FROM bulletin_keyword") == [("đọc cho congdoanyenbai",)]
    at.add(at.write("tin-khac.txt", title="Khác", published_on="2024-03-06"))
    assert at.ask("SELECT site FROM bulletin ORDER BY site") == [("congdoanyenbai",), ("trang-a",)]
    take_back(at, made)
    assert at.ask("SELECT DISTINCT site FROM bulletin") == [("trang-a",)]
    assert at.facts()["bulletin_keyword"][0] == before["bulletin_keyword"][0]


def test_hundreds_survive_every_rebuild_and_changed_rules(at: House) -> None:
    tins = [
        at.write(f"{n}.txt", title=f"Tin {n}", published_on=None, provinces=[NGHE_AN], cited=[{}]) for n in range(60)
    ]
    at.add(*tins)
    with open_desk(at.home) as desk:
        for n, number in enumerate(ids(at)):
            for field, before, after in (
                ("published_on", None, f"2024-{n % 12 + 1:02}-05"),
                ("province", active(), active("mentioned")),
                ("province", None, active(code="45")),
                ("resolution", {"issuer": "TW", "number": "20", "year": None}, {"key": (KEY, OTHER)[n % 2]}),
                ("site", "trang-a", ("congdoanyenbai", "trang-b")[n % 2]),
            ):
                texts = [None if one is None else json.dumps(one) for one in (before, after)]
                desk.corrections.add(number, field, *texts, at=AT, who="chị Hai", why="xem bản gốc")
    publish_decisions(at.home)
    assert states(at) == ["applied"] * 300
    corrected = at.facts()
    assert at.ask("SELECT key, count(*) FROM bulletin_resolution GROUP BY ALL ORDER BY ALL") == [(KEY, 30), (OTHER, 30)]
    build_from_raw(at.home)
    assert at.facts() == corrected
    at.rules.append("rules-2")
    assert build(at.home).renewed == 60
    assert at.facts() == corrected
    at.home.core.unlink()
    build(at.home)
    assert at.facts() == corrected
    assert check(at.home) == []


def test_staff_are_told_when_the_machine_agrees_or_reads_something_else(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.add(*(at.write(f"{n}.txt", title=f"Tin {n}", published_on=None) for n in range(4)))
    for number in ids(at):
        correct(at, number, "published_on", None, "2024-06-18")
    found = dict(zip(ids(at), ("2024-06-18", "2023-01-01", None, None), strict=True))

    def wiser(data: bytes, file: str, site: Any = None) -> Any:  # noqa: ANN401 - as the stand-in
        from etl.pipeline import bulletin_id  # noqa: PLC0415 - only here

        day = found[bulletin_id(data)]
        said = json.loads(data) | {"published_on": day}
        read = read_json(json.dumps(said).encode(), file, site)
        from dataclasses import replace  # noqa: PLC0415 - only here

        return replace(read, record=replace(read.record, bulletin_id=bulletin_id(data)))

    monkeypatch.setattr(reading, "read_one", wiser)
    at.rules.append("rules-2")
    build(at.home)
    assert states(at) == ["agreed", "changed", "applied", "applied"]
    assert at.ask("SELECT DISTINCT published_on FROM bulletin") == [(date(2024, 6, 18),)]


def test_a_bulletin_that_is_gone_and_a_resolution_that_is_not_known_stop_no_build(at: House) -> None:
    at.add(*cite(at, 1))
    correct(at, "0" * 16, "published_on", None, "2024-06-18")
    correct(at, ids(at)[0], "resolution", {"issuer": "TW", "number": "20"}, {"key": "TW:999/1999"})
    assert states(at) == ["gone", "unknown"]
    assert at.ask("SELECT key FROM bulletin_resolution") == [(None,)]


def test_a_copied_build_with_corrections_equals_one_made_anew(at: House) -> None:
    at.add(*cite(at, 3))
    correct(at, ids(at)[1], "province", None, active())
    at.add(*cite(at, 2, start=3))
    copied = at.facts()
    build(at.home)
    assert at.facts() == copied
