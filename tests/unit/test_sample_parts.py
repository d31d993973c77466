"""The parts of the generator of demonstration data: its meters and its grammar."""

import csv
import json
from datetime import date, timedelta
from random import Random

import pytest

from etl.paths import SAMPLE
from etl.sample.__main__ import BULLETINS, SEED
from etl.sample.bulletins import Order, slug
from etl.sample.grammar import Teller, parse
from etl.sample.meter import MANUAL_BUMP, Meter
from etl.sample.templates import FIRST_DAY, LAST_DAY, sample_sites


def meter(name: str) -> Meter:
    site = next(site for site in sample_sites() if site.site == name)
    return Order(BULLETINS, SEED, FIRST_DAY, LAST_DAY).meter(site)


# --- counters ---------------------------------------------------------------------------------------------------------


def test_printed_counters_equal_the_table() -> None:
    truth = [json.loads(line) for line in (SAMPLE / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    tables = {
        (row["site"], row["observed_on"]): row
        for path in (SAMPLE / "readings").glob("*.csv")
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    }
    pairs = [
        (row["traffic"], tables[row["site"], row["traffic"]["observed_on"]])
        for row in truth
        if row["traffic"] and (row["site"], row["traffic"]["observed_on"]) in tables
    ]
    assert len(pairs) > 150
    for printed, table in pairs:
        for name in ("total", "today", "online"):
            assert printed[name] in (None, int(table[name]))


def test_a_meter_only_grows_but_for_its_one_event() -> None:
    def falls(name: str) -> list[date]:
        days = [FIRST_DAY + timedelta(days=at) for at in range(1, 730)]
        one = meter(name)
        return [day for day in days if one.reading(day).total <= one.reading(day - timedelta(days=1)).total]

    assert falls("minh-hoa-hai-phong") == [date(2026, 3, 5)]
    assert falls("minh-hoa-toan-quoc") == []


def test_the_manual_bump_is_no_visit() -> None:
    one, day = meter("minh-hoa-toan-quoc"), date(2025, 11, 12)
    before, after = one.reading(day - timedelta(days=1)), one.reading(day)
    assert after.total - before.total == MANUAL_BUMP + after.today


def test_gaps_weeks_and_no_table_at_all() -> None:
    gap = [date(2026, 5, 11) + timedelta(days=at) for at in range(21)]
    assert not set(gap) & set(meter("minh-hoa-da-nang").days())
    assert len(meter("minh-hoa-da-nang").days()) == 730 - 21
    assert {day.weekday() for day in meter("minh-hoa-nghe-an").days()} == {0}
    assert meter("minh-hoa-quang-nam").days() == []


def test_tet_is_quiet() -> None:
    one = meter("minh-hoa-tp-ho-chi-minh")
    assert one.reading(date(2026, 2, 17)).today < one.reading(date(2026, 3, 17)).today / 2


# --- grammar ----------------------------------------------------------------------------------------------------------


def test_lines_of_one_time_stay_in_it() -> None:
    header, sections = parse("kind: x\n%% a\n<trước {b}\n>sau {^b}\n%% b\nđược\n")
    told = {
        is_after: Teller(Random(1), {}, {}, (sections.of(is_after=is_after),)).tell("a")  # noqa: S311 - repeatable
        for is_after in (False, True)
    }
    assert header == {"kind": "x"}
    assert told == {False: "trước được", True: "sau Được"}


def test_an_alternative_is_not_told_twice_while_others_are_left() -> None:
    _, sections = parse("%% a\nmột\nhai\nba\n")
    teller = Teller(Random(3), {}, {}, (sections.of(is_after=True),))  # noqa: S311 - repeatable
    assert {teller.tell("a") for _ in range(3)} == {"một", "hai", "ba"}


def test_an_unknown_slot_is_an_error() -> None:
    _, sections = parse("%% a\n{nothing}\n")
    with pytest.raises(KeyError, match="nothing"):
        Teller(Random(1), {}, {}, (sections.of(is_after=True),)).tell("a")  # noqa: S311 - repeatable


def test_slugs_are_plain() -> None:
    assert slug("Đối thoại: Điện Bàn – “Tết Sum vầy”") == "doi-thoai-dien-ban-tet-sum-vay"
