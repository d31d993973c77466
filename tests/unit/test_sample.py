"""The generator of demonstration data: repeatable, true to the registers, with the difficulties it promises."""

import csv
import json
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from etl.paths import REFERENCE, SAMPLE
from etl.sample.__main__ import BULLETINS, SEED, main
from etl.sample.bulletins import Order, bulletins
from etl.sample.families import families
from etl.sample.plan import cells
from etl.sample.templates import (
    FIRST_DAY,
    LAST_DAY,
    NEW_MAP,
    citations,
    places,
    sample_sites,
)
from etl.sample.write import encode, write_files
from etl.vocabulary import sites as registered

GENERATED = ("bulletins", "readings", "manifest.csv", "truth.jsonl")
WHOLE = Order(BULLETINS, SEED, FIRST_DAY, LAST_DAY)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for part in GENERATED
        for path in ([root / part] if (root / part).is_file() else (root / part).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def truth() -> list[dict]:
    return [json.loads(line) for line in (SAMPLE / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def register() -> dict[str, date | None]:
    with (REFERENCE / "resolutions.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: date.fromisoformat(row["issued_on"]) if row["issued_on"] else None
            for row in csv.DictReader(file)
        }


# --- repeatable -------------------------------------------------------------------------------------------------------


def test_the_committed_files_are_what_the_generator_makes(tmp_path: Path) -> None:
    write_files(WHOLE, tmp_path)
    made, kept = files(tmp_path), files(SAMPLE)
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_another_seed_gives_other_texts() -> None:
    first, other = (next(iter(bulletins(Order(30, seed, FIRST_DAY, LAST_DAY)))).text for seed in (1, 2))
    assert first != other


def test_a_bulletin_does_not_depend_on_where_the_order_ends() -> None:
    whole = {bulletin.text for bulletin in bulletins(Order(60, 5, FIRST_DAY, LAST_DAY))}
    again = {bulletin.text for bulletin in bulletins(Order(60, 5, FIRST_DAY, LAST_DAY))}
    assert whole == again
    assert len(whole) == 60


@pytest.mark.parametrize("count", [1, 7, 400, 150_000])
def test_the_plan_adds_up(count: int) -> None:
    planned = list(cells(count, FIRST_DAY, LAST_DAY))
    assert sum(cell.count for cell in planned) == count
    assert min(cell.count for cell in planned) >= 0


def test_the_command_writes_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "many.jsonl"
    assert (
        main([str(out), "--bulletins", "50", "--format", "jsonl", "--start", "2025-05-01", "--end", "2025-08-31"]) == 0
    )
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 50
    assert {row["truth"]["published_on"][:7] for row in rows if row["truth"]["published_on"]} == {
        "2025-05",
        "2025-06",
        "2025-07",
        "2025-08",
    }
    assert capsys.readouterr().out.startswith("Đã sinh 50 bản tin minh họa")


# --- true -------------------------------------------------------------------------------------------------------------


def test_no_slot_is_left_open() -> None:
    assert [bulletin.file for bulletin in bulletins(Order(1500, 11, FIRST_DAY, LAST_DAY)) if "{" in bulletin.text] == []


def test_nothing_is_cited_before_it_was_issued(truth: list[dict]) -> None:
    known = register()
    cited = [(row["published_on"], one["key"]) for row in truth for one in row["resolutions"] if one["key"] in known]
    assert len(cited) > 300
    assert [pair for pair in cited if pair[0] and known[pair[1]] and known[pair[1]].isoformat() > pair[0]] == []


def test_every_kind_is_an_activity_of_the_register(truth: list[dict]) -> None:
    with (REFERENCE / "activities.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["kind"] for row in csv.DictReader(file)}
    assert {row["activity"]["kind"] for row in truth} == {*kinds, None}


def test_citations_and_places_agree_with_the_registers() -> None:
    known = register()
    assert {one.key: one.issued_on for one in citations()} == {one.key: known[one.key] for one in citations()}
    with (REFERENCE / "provinces.csv").open(encoding="utf-8", newline="") as file:
        provinces = {row["code_63"]: row for row in csv.DictReader(file)}
    for place in places():
        assert place.code_34 == provinces[place.code]["code_34"]
        assert place.name in provinces[place.code]["short_names"]
        assert place.name_34 in provinces[place.code]["name_34"]


def test_every_site_is_registered_and_marked_as_a_demonstration() -> None:
    for site in sample_sites():
        known = registered.sample_sites()[site.site]
        assert known.name.endswith("(minh họa)")
        assert known.province == (site.home or None)
    assert registered.sample_sites()["minh-hoa-quang-nam"].merged_into == "minh-hoa-da-nang"
    assert registered.sample_sites()["minh-hoa-quang-nam"].merged_on == NEW_MAP


def test_real_and_invented_sites_are_kept_apart() -> None:
    assert not registered.sites().keys() & registered.sample_sites().keys()
    assert not any("minh họa" in site.name for site in registered.sites().values())


def test_the_truth_names_every_file_once(truth: list[dict]) -> None:
    on_disk = {path.relative_to(SAMPLE).as_posix() for path in (SAMPLE / "bulletins").rglob("*") if path.is_file()}
    assert sorted(row["file"] for row in truth) == sorted(on_disk)
    assert len(truth) == BULLETINS


# --- varied -----------------------------------------------------------------------------------------------------------


def test_both_maps_are_well_covered(truth: list[dict]) -> None:
    for unit in ("63", "34"):
        active = {p["code"] for row in truth for p in row["provinces"] if p["unit"] == unit and p["role"] == "active"}
        assert len(active) >= 20, unit


def test_the_unit_follows_the_day(truth: list[dict]) -> None:
    for row in truth:
        day = row["published_on"] or "2025-06-30"
        expected = "34" if day >= NEW_MAP.isoformat() else "63"
        assert {p["unit"] for p in row["provinces"]} <= {expected} or "undated" in row["traps"]


def test_one_province_falls_silent(truth: list[dict]) -> None:
    months = [row["published_on"][:7] for row in truth for p in row["provinces"] if p["name"] == "Thanh Hóa"]
    assert len(months) >= 8
    assert max(months) == "2026-08"


def test_nothing_was_collected_in_the_pause_and_after_the_merger(truth: list[dict]) -> None:
    days = {
        site: [row["published_on"] for row in truth if row["site"] == site and row["published_on"]]
        for site in ("minh-hoa-nghe-an", "minh-hoa-quang-nam")
    }
    assert [day for day in days["minh-hoa-nghe-an"] if day.startswith("2025-03")] == []
    assert max(days["minh-hoa-quang-nam"]) < NEW_MAP.isoformat()


def test_the_manifest_leaves_the_pause_open() -> None:
    with (SAMPLE / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["site"] == "minh-hoa-nghe-an"]
    assert (rows[-1]["path"], rows[-1]["covers_from"]) == ("readings/minh-hoa-nghe-an.csv", "")
    assert [(row["covers_from"], row["covers_to"]) for row in rows[:2]] == [
        ("2024-11-01", "2025-02-28"),
        ("2025-04-01", "2025-06-30"),
    ]
    assert all((SAMPLE / row["path"]).exists() for row in rows)


def test_there_are_many_kinds_and_few_repetitions(truth: list[dict]) -> None:
    assert len({family.name for family in families()}) >= 18
    leads = Counter(row["title"] for row in truth)
    assert max(leads.values()) <= 4
    assert len({row["family"] for row in truth}) >= 18


def test_the_reorganisation_slows_the_unions_down(truth: list[dict]) -> None:
    months = Counter(row["published_on"][:7] for row in truth if row["published_on"])
    assert months["2025-07"] < months["2026-07"] * 0.75
    assert months["2025-05"] > months["2025-03"]


def test_the_sample_stays_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 4_000_000


# --- difficult --------------------------------------------------------------------------------------------------------


def test_every_promised_trap_is_there(truth: list[dict]) -> None:
    found = Counter(trap for row in truth for trap in row["traps"])
    assert set(found) >= {
        "same_number_02",
        "same_number_18",
        "same_number_20",
        "same_number_68",
        "session_of_several_documents",
        "congress_before_it_met",
        "coordinated_local_congresses",
        "ward_named_like_a_province",
        "district_named_like_a_province",
        "streets_persons_brands",
        "undated",
        "utf_16",
        "tcvn3",
        "nfd",
    }
    assert found["near_duplicate"] == 2
    assert sum(one["status"] == "ambiguous" for row in truth for one in row["resolutions"]) >= 8


@pytest.mark.parametrize(
    ("encoding", "start"),
    [
        ("utf-16", b"\xff\xfeH\x00"),
        ("tcvn3", "L§L§ tØnh Qu¶ng Nam".encode("latin-1")),
        ("nfd", "Nữ đoàn viên Đà Nẵng".encode()),
    ],
)
def test_the_old_encodings(truth: list[dict], encoding: str, start: bytes) -> None:
    (row,) = [row for row in truth if row["encoding"] == encoding]
    data = (SAMPLE / row["file"]).read_bytes()
    assert (start in data) == (encoding != "nfd")
    if encoding == "nfd":
        assert "Nữ đoàn viên Đà Nẵng" in unicodedata.normalize("NFC", data.decode())


def test_capitals_without_a_byte_become_small() -> None:
    bulletin = next(iter(bulletins(Order(3, 1, FIRST_DAY, LAST_DAY))))
    made = encode(type(bulletin)("x", "y", "Ủy ban “Đảng” Á", encoding="tcvn3"))
    assert made == b'\xf1y ban "\xa7\xb6ng" \xb8'
