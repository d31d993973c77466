"""Decisions of staff: written once, laid over every build, told when they are no longer needed, and taken back."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.commands import reading
from etl.commands.build import build, build_from_raw, publish_decisions
from etl.desk import Decision, open_desk
from etl.load.decisions import said
from etl.models import ResolutionFact
from etl.paths import Home
from etl.pipeline import Reading
from etl.vocabulary.resolutions import register
from etl.vocabulary.sites import Site
from tests.sql.homes import House, house, read_json

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
KEY = "TW:20/2008"
OTHER = "TW:20/2017"
LABEL = "Nghị quyết số 20"
MADE = Decision(AT, "chị Hai", "TW", "20", LABEL, KEY, "chưa rõ", "văn bản gốc ghi năm 2008")


def open_citation(**changes: Any) -> ResolutionFact:  # noqa: ANN401 - any of its fields
    """A citation as the machine leaves it open."""
    fact = ResolutionFact(
        None, "TW", "20", None, LABEL, 1, "ambiguous", "bài không nói gì thêm", (KEY, OTHER), (LABEL,), ((0, 4),)
    )
    return replace(fact, **changes)


def read_open(data: bytes, file: str, site: Site | None = None) -> Reading:
    """The stand-in, with the citations that a bulletin asks for under `cited`."""
    import json  # noqa: PLC0415 - the stand-in's own kind of bulletin

    found = read_json(data, file, site)
    facts = tuple(open_citation(**one) for one in json.loads(data).get("cited", ()))
    return replace(found, record=replace(found.record, resolutions=facts))


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    found = house(tmp_path, monkeypatch)
    monkeypatch.setattr(reading, "read_one", read_open)
    return found


def cite(at: House, count: int, *, day: str = "2024-03-05", start: int = 0, **changes: Any) -> list[Path]:  # noqa: ANN401
    return [
        at.write(f"tin-{number}.txt", title=f"Tin {number}", published_on=day, cited=[changes])
        for number in range(start, start + count)
    ]


def decide(at: House, made: Decision = MADE) -> int:
    with open_desk(at.home) as desk:
        number = desk.decisions.add(made)
    publish_decisions(at.home)
    return number


def take_back(at: House, number: int) -> bool:
    with open_desk(at.home) as desk:
        is_done = desk.decisions.undo(number, by="anh Ba", at=AT, why="nhầm")
    publish_decisions(at.home)
    return is_done


def cited(at: House) -> list[tuple[str | None, str, int]]:
    return at.ask("SELECT key, status, count(*) FROM bulletin_resolution GROUP BY ALL ORDER BY ALL")


def stands(at: House) -> list[tuple[int, int, int]]:
    return at.ask("SELECT settled, agreed, lost FROM decision ORDER BY decision")


def ids(at: House) -> tuple[str, ...]:
    return tuple(one for (one,) in at.ask("SELECT bulletin_id FROM bulletin ORDER BY 1"))


def test_forty_alike_are_settled_in_one_step_and_undone_in_one(at: House) -> None:
    at.add(*cite(at, 40))
    before = at.facts()
    number = decide(at, replace(MADE, bulletins=ids(at)))
    assert cited(at) == [(KEY, "resolved", 40)]
    entry = register()[KEY]
    why = "cán bộ chị Hai đã xác định ngày 01/03/2026: văn bản gốc ghi năm 2008"
    assert at.ask("SELECT DISTINCT issuer, number, year, label, why, candidates FROM bulletin_resolution") == [
        (entry.issuer, entry.number, entry.year, entry.short, why, [])
    ]
    assert at.ask("SELECT DISTINCT decision, key, label, status FROM overruled") == [(number, None, LABEL, "ambiguous")]
    assert stands(at) == [(40, 0, 0)]
    assert take_back(at, number)
    assert at.facts() == before
    assert at.ask("SELECT * FROM decision") == at.ask("SELECT * FROM overruled") == []
    assert not take_back(at, number)


def test_hundreds_of_decisions_survive_every_rebuild_and_changed_rules(at: House) -> None:
    labels = [f"Nghị quyết về việc {number}" for number in range(300)]
    bulletins = [[{"label": label} for label in labels[n : n + 20]] for n in range(0, 300, 20)]
    at.add(*(at.write(f"{n}.txt", title=f"{n}", published_on="2024-03-05", cited=c) for n, c in enumerate(bulletins)))
    with open_desk(at.home) as desk:
        for n, label in enumerate(labels):
            desk.decisions.add(replace(MADE, label=label, key=(KEY, OTHER)[n % 2]))
    publish_decisions(at.home)
    expected = [(KEY, "resolved", 150), (OTHER, "resolved", 150)]
    assert cited(at) == expected
    settled = at.facts()
    build_from_raw(at.home)
    assert at.facts() == settled
    at.rules.append("rules-2")
    assert build(at.home).renewed == 15
    assert at.facts() == settled
    at.home.core.unlink()
    build(at.home)
    assert at.facts() == settled


def test_what_comes_later_and_is_cited_alike_follows(at: House) -> None:
    at.add(*cite(at, 2))
    decide(at)
    at.add(*cite(at, 3, start=2))
    assert cited(at) == [(KEY, "resolved", 5)]
    assert stands(at) == [(5, 0, 0)]


def test_only_what_is_alike_is_settled(at: House) -> None:
    at.add(
        *cite(at, 1),
        *cite(at, 1, start=1, label="Nghị quyết số 20-NQ/TU"),
        *cite(at, 1, start=2, issuer="QH"),
        *cite(at, 1, start=3, number="21"),
        *cite(at, 1, start=4, status="announced"),
        *cite(at, 1, start=5, status="resolved", key=OTHER),
        *cite(at, 1, start=6, status="unregistered", candidates=()),
    )
    decide(at)
    assert [row for row in cited(at) if row[0] == KEY] == [(KEY, "resolved", 2)]


def test_words_that_speak_against_it_and_older_bulletins_stay_open(at: House) -> None:
    at.add(*cite(at, 1, candidates=(OTHER,)), *cite(at, 1, start=1, day="2001-01-01"), *cite(at, 1, start=2))
    decide(at)
    assert cited(at) == [(KEY, "resolved", 1), (None, "ambiguous", 2)]


def test_a_decision_for_one_bulletin_goes_before_one_for_all_and_a_newer_before_an_older(at: House) -> None:
    at.add(*cite(at, 3))
    decide(at)
    decide(at, replace(MADE, key=OTHER, bulletin_id=ids(at)[0]))
    assert cited(at) == [(KEY, "resolved", 2), (OTHER, "resolved", 1)]
    newest = decide(at, replace(MADE, key=OTHER))
    assert cited(at) == [(OTHER, "resolved", 3)]
    assert stands(at) == [(0, 0, 0), (1, 0, 0), (2, 0, 0)]
    take_back(at, newest)
    assert cited(at) == [(KEY, "resolved", 2), (OTHER, "resolved", 1)]


def test_a_wrong_reading_of_one_bulletin_is_put_right(at: House) -> None:
    at.add(*cite(at, 2, status="resolved", key=OTHER, candidates=()))
    decide(at, replace(MADE, bulletin_id=ids(at)[0]))
    assert cited(at) == [(KEY, "resolved", 1), (OTHER, "resolved", 1)]


def test_an_alarm_tells_when_the_machine_says_the_same_or_reads_otherwise(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.add(*cite(at, 3))
    first, second, _ = ids(at)
    decide(at, replace(MADE, bulletins=ids(at)))

    def wiser(data: bytes, file: str, site: Site | None = None) -> Reading:
        found = read_open(data, file, site)
        changed = {first: open_citation(key=KEY, status="resolved", label="NQ 20"), second: open_citation(label="khác")}
        fact = changed.get(found.record.bulletin_id)
        return replace(found, record=replace(found.record, resolutions=(fact,))) if fact else found

    monkeypatch.setattr(reading, "read_one", wiser)
    at.rules.append("rules-2")
    build(at.home)
    assert stands(at) == [(1, 1, 1)]


def test_a_resolution_that_left_the_register_is_not_applied_and_stops_no_build(at: House) -> None:
    at.add(*cite(at, 2))
    decide(at, replace(MADE, key="TW:999/1999"))
    assert cited(at) == [(None, "ambiguous", 2)]
    assert at.ask("SELECT is_known, settled FROM decision") == [(False, 0)]


def test_a_copied_build_with_decisions_equals_one_made_anew(at: House) -> None:
    at.add(*cite(at, 4))
    decide(at, replace(MADE, bulletin_id=ids(at)[1]))
    at.add(*cite(at, 2, start=4))
    copied = at.facts()
    build(at.home)
    assert at.facts() == copied


def test_the_ledger_and_the_audit_are_only_ever_added_to(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with open_desk(home) as desk:
        number = desk.decisions.add(replace(MADE, bulletins=("a", "b")))
        (found,) = desk.decisions.standing()
        assert replace(found, decision=None) == replace(MADE, bulletins=("a", "b"))
        assert desk.decisions.undo(number, by="anh Ba", at=AT, why="nhầm")
        assert desk.decisions.standing() == []
        assert [(one.undone_by, one.undone_why) for one in desk.decisions.all()] == [("anh Ba", "nhầm")]
        assert [(one.who, one.what, one.subject) for one in desk.audit()] == [
            ("chị Hai", "decided", str(number)),
            ("anh Ba", "decision_undone", str(number)),
        ]
    with sqlite3.connect(home.desk) as connection:
        for attempt in (
            "UPDATE decision SET key = 'x'",
            "DELETE FROM decision",
            "UPDATE decision_bulletin SET bulletin_id = 'x'",
            "DELETE FROM decision_bulletin",
            "UPDATE decision_undone SET who = 'x'",
            "DELETE FROM decision_undone",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(attempt)


@pytest.mark.parametrize("wrong", [replace(MADE, why=""), replace(MADE, why="x" * 301), replace(MADE, who="")])
def test_a_decision_without_a_person_or_a_reason_is_refused(tmp_path: Path, wrong: Decision) -> None:
    with open_desk(Home(tmp_path)) as desk:
        with pytest.raises(sqlite3.IntegrityError):
            desk.decisions.add(wrong)
        assert desk.decisions.all() == []
        assert desk.audit() == []


def test_the_reason_names_who_when_and_why() -> None:
    assert said(MADE) == "cán bộ chị Hai đã xác định ngày 01/03/2026: văn bản gốc ghi năm 2008"
