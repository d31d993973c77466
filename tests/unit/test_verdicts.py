"""Staff overrule the machine's reading of a meter: applied at every build, outlives one from raw, and can be undone."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from etl.commands.build import build_from_raw, publish_decisions
from etl.commands.undo import undo
from etl.desk import Verdict, open_desk
from etl.desk.verdicts import SAYS
from tests.sql.homes import House, house

FIRST = date(2024, 3, 1)
AT = datetime(2024, 5, 2, 3, 4, tzinfo=UTC)
MADE = Verdict(AT, "chị Tư", "trang-a", "counted", FIRST, FIRST, "bump", "trang có hội thi trực tuyến")
Printed = tuple[int, int, int | None]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


def read(at: House, printed: list[Printed], name: str = "so-doc.csv", site: str = "trang-a") -> str:
    rows = [f"{FIRST + timedelta(after)},{total},{'' if today is None else today}" for after, total, today in printed]
    path = at.inbox / name
    path.write_text("\n".join(["observed_on,total,today", *rows]), encoding="utf-8")
    return at.add(path, site=site).load


def judge(at: House, says: str, first: int, last: int, **more: Any) -> int:  # noqa: ANN401 - a total, another site
    days = {"first_day": FIRST + timedelta(first), "last_day": FIRST + timedelta(last)}
    with open_desk(at.home) as desk:
        number = desk.verdicts.add(replace(MADE, says=says, **days, **more))
    publish_decisions(at.home)
    return number


def take_back(at: House, number: int) -> bool:
    with open_desk(at.home) as desk:
        is_done = desk.verdicts.undo(number, by="anh Ba", at=AT, why="nhầm")
    publish_decisions(at.home)
    return is_done


def states(at: House, site: str = "trang-a") -> list[tuple[str, int | None]]:
    found = at.ask("SELECT site, state, best FROM visit_day ORDER BY site, day")
    return [(state, best) for of, state, best in found if of == site]


def faults(at: House) -> list[str]:
    return [kind for (kind,) in at.ask("SELECT kind FROM visit_fault ORDER BY first_day")]


def told(at: House) -> dict[str, Any]:
    return {table: rows for table, rows in at.facts().items() if table.startswith(("visit_", "verdict"))}


STEADY: list[Printed] = [(day, 50_000 + 100 * day, 0) for day in range(8)]
JUMPED: list[Printed] = [*STEADY, *[(day, 900_000 + 100 * day, 0) for day in range(8, 13)]]
FELL: list[Printed] = [*STEADY, *[(day, 100 * (day - 7), 0) for day in range(8, 13)]]
STILL: list[Printed] = [*STEADY, *[(day, 50_700, 0) for day in range(8, 12)], (12, 50_800, 0), (13, 50_900, 0)]
MISREAD: list[Printed] = [*STEADY, (8, 5_080, 0), *[(day, 50_000 + 100 * day, 0) for day in range(9, 13)]]


def test_a_jump_that_people_know_is_counted_and_taking_it_back_restores_all(at: House) -> None:
    read(at, JUMPED)
    before = told(at)
    assert states(at)[7] == ("bump", None)
    number = judge(at, "counted", 7, 8)
    assert states(at)[7] == ("measured", 850_100)
    assert faults(at) == []
    assert take_back(at, number)
    assert not take_back(at, number)
    assert told(at) == before


def test_a_standstill_that_people_know_is_nought_and_no_outage(at: House) -> None:
    read(at, STILL)
    assert faults(at) == ["outage"]
    judge(at, "counted", 7, 12)
    assert faults(at) == []
    assert states(at)[9] == ("measured", 0)


def test_a_fall_is_called_by_another_name_and_never_counted(at: House) -> None:
    read(at, FELL)
    assert faults(at) == ["reset"]
    judge(at, "counted", 7, 8)
    assert faults(at) == ["reset"]
    judge(at, "replacement", 7, 8)
    assert faults(at) == ["replacement"]


def test_a_jump_that_only_people_know_is_named(at: House) -> None:
    read(at, [(day, 50_000 + 100 * day + (2_000 if day > 7 else 0), 0) for day in range(13)])
    assert faults(at) == []
    judge(at, "bump", 7, 8)
    assert (faults(at), states(at)[7]) == (["bump"], ("bump", None))


def test_a_look_that_the_machine_dropped_is_kept_and_the_other_way_round(at: House) -> None:
    read(at, MISREAD)
    assert faults(at) == ["contradiction"]
    number = judge(at, "right_look", 8, 8, total=5_080)
    assert "contradiction" not in faults(at)
    take_back(at, number)
    judge(at, "wrong_look", 5, 5, total=50_500)
    assert states(at)[4:6] == [("spread", 100), ("spread", 100)]


def test_days_set_aside_have_no_figure_and_the_month_says_so(at: House) -> None:
    read(at, STEADY)
    judge(at, "set_aside", 2, 3)
    assert states(at)[1:5] == [("measured", 100), ("set_aside", None), ("set_aside", None), ("measured", 100)]
    assert at.ask("SELECT known FROM visit_trust") == [(5,)]


def test_a_site_whose_looks_are_all_wrong_is_unknown_and_not_nought(at: House) -> None:
    read(at, [(0, 1000, 0), (1, 1100, 0)])
    judge(at, "wrong_look", 0, 0, total=1000)
    judge(at, "wrong_look", 1, 1, total=1100)
    assert {best for _, best in states(at)} == {None}


def test_verdicts_outlive_everything_made_anew_and_touch_their_site_only(at: House) -> None:
    read(at, JUMPED)
    read(at, JUMPED, "khac.csv", site="trang-b")
    judge(at, "counted", 7, 8)
    kept = told(at)
    build_from_raw(at.home)
    assert told(at) == kept
    assert states(at, "trang-b")[7] == ("bump", None)


def test_a_verdict_whose_look_is_gone_says_so(at: House) -> None:
    load = read(at, MISREAD)
    read(at, STEADY, "khac.csv")
    judge(at, "right_look", 8, 8, total=5_080)
    assert at.ask("SELECT holds FROM verdict") == [(True,)]
    undo(at.home, load, "người thử")
    assert at.ask("SELECT holds FROM verdict") == [(False,)]


def test_a_jump_named_between_days_without_looks_finds_nothing(at: House) -> None:
    read(at, STEADY)
    judge(at, "bump", 2, 20)
    assert at.ask("SELECT says, holds FROM verdict") == [("bump", False)]
    assert faults(at) == []


def test_a_verdict_on_a_site_without_readings_finds_nothing(at: House) -> None:
    read(at, STEADY)
    judge(at, "right_look", 8, 8, total=5_080, site="trang-c")
    assert at.ask("SELECT site, holds FROM verdict") == [("trang-c", False)]


def test_every_verdict_and_its_end_stand_in_the_audit_and_cannot_be_changed(at: House) -> None:
    read(at, JUMPED)
    number = judge(at, "counted", 7, 8)
    take_back(at, number)
    with open_desk(at.home) as desk:
        lines = [(one.what, one.who) for one in desk.audit() if one.subject == str(number)]
        (one,) = desk.verdicts.all()
        assert desk.verdicts.standing() == []
    assert lines == [("meter_judged", "chị Tư"), ("meter_judgement_undone", "anh Ba")]
    assert (one.undone_by, one.undone_why, one.stands) == ("anh Ba", "nhầm", False)
    with sqlite3.connect(at.home.desk) as connection:
        for change in ("UPDATE verdict SET why = 'x'", "DELETE FROM verdict", "DELETE FROM verdict_undone"):
            with pytest.raises(sqlite3.Error, match="append-only"):
                connection.execute(change)


@pytest.mark.parametrize("wrong", [{"why": ""}, {"says": "đúng"}, {"who": ""}, {"total": 5}, {"says": "right_look"}])
def test_the_desk_refuses_a_verdict_without_sense(at: House, wrong: dict[str, Any]) -> None:
    with open_desk(at.home) as desk, pytest.raises(sqlite3.IntegrityError):
        desk.verdicts.add(replace(MADE, **wrong))


def test_every_word_of_a_verdict_is_one_that_the_desk_takes(at: House) -> None:
    with open_desk(at.home) as desk:
        for says in SAYS:
            total = 7 if says.endswith("_look") else None
            desk.verdicts.add(replace(MADE, says=says, total=total))
        assert [one.says for one in desk.verdicts.all()] == list(SAYS)
