"""Spark reads what one machine reads, field by field, and `add --extracted` loads it like any batch."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from filelock import FileLock

from etl.cluster.extracted import Extracted, extracted
from etl.commands.add import OTHER_RULES, Asked, add
from etl.commands.build import build_from_raw
from etl.commands.reading import Outcome
from etl.commands.status import check, status
from etl.commands.undo import undo
from etl.errors import UnionPulseError
from etl.load.raw import raw_bytes
from etl.paths import Home
from etl.pipeline import rules_version
from tests.cluster.conftest import LIGHT
from tests.cluster.material import ROWS, SITE, articles, facts, harmful, harmless, on_one_machine, tables, texts

SOME = 300
"""Articles of the shared corpus that every run reads; the long campaign reads all."""


@dataclass(frozen=True)
class Both:
    """The same files read by Spark and here."""

    folder: Path
    out: Extracted
    there: list[Outcome]
    here: list[Outcome]
    home: Home
    """Where one machine kept the originals; `other` has those that Spark brought."""
    other: Home


@pytest.fixture(scope="module")
def both(java: None, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Both:
    """One run over everything, for all processes that test at once."""
    base = tmp_path_factory.getbasetemp()
    at = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cụm máy"
    at.mkdir(exist_ok=True)
    with FileLock(at / ".lock"):
        if not (at / "ra" / "about.json").exists():
            harmless(at / "vào")
            harmful(at / "vào" / "hại")
            articles(shared, at / "vào" / "bài", SOME)
            tables(at / "bảng")
            read_by_spark(at)
    home = Home(base / "home")
    found, other = extracted(at / "ra"), Home(base / "other")
    return Both(at, found, list(found.outcomes(other)), on_one_machine([at / "vào"], home), home, other)


def read_by_spark(at: Path) -> None:
    """Everything read; a table of more than a few rows is long."""
    from etl.cluster import pages  # noqa: PLC0415 - imports Spark
    from etl.cluster.job import run  # noqa: PLC0415
    from etl.cluster.session import session  # noqa: PLC0415

    paths = [str(at / name) for name in ("vào", "bảng", "không có")]
    with pytest.MonkeyPatch.context() as patch, session("local[2]", LIGHT) as spark:
        patch.setattr(pages, "MAX_ENTRIES", len(ROWS))
        run(spark, paths, SITE, str(at / "ra"))


def under(both: Both, name: str) -> list[Outcome]:
    """What Spark made of the files under a name."""
    return [one for one in both.there if one.file.startswith(str(both.folder / name))]


def test_every_outcome_is_the_one_of_one_machine_field_by_field_and_in_its_order(both: Both) -> None:
    assert len(both.here) > SOME + 30
    assert facts(under(both, "vào")) == facts(both.here)
    assert {one.outcome for one in both.here} == {"bulletin", "table", "rejected"}


def test_originals_and_texts_come_with_the_facts(both: Both) -> None:
    kept = [one.raw for one in both.here if one.raw]
    assert [raw_bytes(both.other, raw) for raw in kept] == [raw_bytes(both.home, raw) for raw in kept]
    found = dict(both.out.texts())
    assert {raw: found[raw] for raw in texts(both.here)} == texts(both.here)


def test_rows_of_parquet_and_long_json_lines_say_what_they_say_in_a_container(both: Both) -> None:
    inside = {one.raw: one.rows[0] for one in both.here if "nhieu.jsonl#" in one.file}
    assert len(inside) == len(ROWS)
    for table in ("trang.parquet", "dai.jsonl"):
        rows = [one for one in under(both, f"bảng/{table}") if one.outcome == "bulletin"]
        assert {one.raw for one in rows} == inside.keys()
        for one in rows:
            name = f"{both.folder}/bảng/{table}#{(one.raw or '')[:16]}"
            expected = {**inside[one.raw], "file": name, "bulletin_id": (one.raw or "")[:16]}
            assert (one.file, one.rows[0]) == (name, expected)


def test_nothing_is_passed_over_in_silence(both: Both) -> None:
    refused = {Path(one.file).name.split("#")[0]: one.why for one in both.there if one.outcome == "rejected"}
    assert "“_”" in (refused["_gach.txt"] or "")
    assert "_SUCCESS" not in refused, "a mark of Spark's own"
    assert "Parquet" in (refused["hong.parquet"] or "")
    assert "không có tệp hoặc thư mục này" in (refused["không có"] or "")
    assert refused["dai.jsonl"], "the line that is no row"
    lines = (both.folder / "ra" / "rejected.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["file"] for line in lines] == [one.file for one in both.there if one.outcome == "rejected"]


def test_a_folder_is_loaded_as_one_batch_and_a_second_time_adds_nothing(both: Both, home: Home) -> None:
    asked = Asked((), SITE, "người thử", extracted=both.out.folder)
    first, second = add(home, asked), add(home, asked)
    assert first.bulletins == len({one.raw for one in both.there if one.outcome == "bulletin"})
    assert (second.bulletins, second.duplicates) == (0, sum(one.outcome == "bulletin" for one in both.there))
    assert [one["why"] for one in first.rejected] == [one.why for one in both.there if one.outcome == "rejected"]
    assert check(home) == []
    before = status(home)
    assert build_from_raw(home).unread, "what was rejected is rejected again, from its original"
    assert status(home)["bulletins"] == before["bulletins"]
    undo(home, first.load, None)
    undo(home, second.load, None)
    assert status(home)["bulletins"] == 0


def test_a_load_of_files_and_one_of_their_tables_bring_the_same_bulletins(both: Both, home: Home) -> None:
    add(home, Asked((str(both.folder / "vào"), str(both.folder / "bảng")), SITE))
    assert add(home, Asked((), SITE, extracted=both.out.folder)).bulletins == 0


def test_tables_of_another_site_of_other_rules_or_damaged_are_told(both: Both, home: Home, tmp_path: Path) -> None:
    with pytest.raises(UnionPulseError, match=SITE):
        add(home, Asked((), "trang-b", extracted=both.out.folder))
    with pytest.raises(UnionPulseError, match=r"about\.json"):
        extracted(tmp_path)
    copy = tmp_path / "ra"
    copy.mkdir()
    for name in ("about.json", "files", "bulletins", "readings"):
        (copy / name).symlink_to(both.out.folder / name)
    with pytest.raises(UnionPulseError, match="thiếu bản gốc"):
        add(home, Asked((), SITE, extracted=copy))
    (copy / "about.json").unlink()
    (copy / "about.json").write_text(replace(both.out.about, rules="0123456789ab").as_json(), encoding="utf-8")
    (copy / "originals").symlink_to(both.out.folder / "originals")
    added = add(home, Asked((), SITE, extracted=copy))
    assert OTHER_RULES.format(was="0123456789ab", now=rules_version()) in added.notes
