"""Two builds beside each other: builds made by loading, undoing and reading again under other rules."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from etl.cli import main
from etl.commands import reading
from etl.commands.build import build
from etl.commands.difference import KINDS, OTHERS, as_text, difference
from etl.commands.undo import undo
from etl.errors import HomeError, UnionPulseError
from etl.load.difference import Difference
from etl.load.serving import current_build
from tests.sql.homes import House, house, read_json


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


def served(at: House) -> str:
    path = current_build(at.home)
    assert path is not None
    return path.stem


def of(found: Difference, kind: str) -> tuple[int, ...]:
    """Before, after, arrived, gone, gained, lost, bulletins read anew."""
    one = next(each for each in found.kinds if each.kind == kind)
    return (one.before, one.after, one.arrived, one.gone, one.gained, one.lost, one.reread)


def adds_up(found: Difference) -> bool:
    return all(one.before + one.arrived - one.gone + one.gained - one.lost == one.after for one in found.kinds)


def test_a_load_explains_every_number_that_it_changed(at: House) -> None:
    at.add(at.write("a.txt", title="Một", published_on="2024-03-05", provinces=[["01", "Hà Nội"]]))
    before = served(at)
    added = at.add(
        at.write("b.txt", title="Hai", provinces=[["40", "Nghệ An"]], resolutions=["TW:20/2008"]),
        at.write("c.txt", title="Ba", traffic={"observed_on": "2024-03-05", "total": 10}),
        site="trang-b",
        covers=(date(2024, 3, 1), date(2024, 3, 31)),
    )
    found = difference(at.home, before, served(at))
    assert adds_up(found)
    assert of(found, "bulletin") == (1, 3, 2, 0, 0, 0, 0)
    assert of(found, "province") == (1, 2, 1, 0, 0, 0, 0)
    assert of(found, "resolution_resolved") == (0, 1, 1, 0, 0, 0, 0)
    assert of(found, "published_on") == (1, 1, 0, 0, 0, 0, 0)
    assert [(one.how, one.load, one.bulletins) for one in found.loads] == [("added", added.load, 2)]
    assert not found.examples
    text = as_text(found)
    assert "Quy tắc đọc: như nhau." in text
    assert f"Nạp thêm: {added.load} (trang-b, người thử): +2 bản tin, 1 lần đọc bộ đếm" in text
    assert "bản tin: 1 → 3 (+2): +2 thêm" in text
    assert "lần đọc bộ đếm: 0 → 1 (+1)" in text


def test_an_undone_load_is_told_from_one_that_came(at: House) -> None:
    at.add(at.write("a.txt", title="Một"))
    gone = at.add(at.write("b.txt", title="Hai", provinces=[["40", "Nghệ An"]]))
    before = served(at)
    undo(at.home, gone.load, "người thử")
    came = at.add(at.write("c.txt", title="Ba"))
    found = difference(at.home, before, served(at))
    assert adds_up(found)
    assert of(found, "bulletin") == (2, 2, 1, 1, 0, 0, 0)
    assert of(found, "province") == (1, 0, 0, 1, 0, 0, 0)
    assert [(one.how, one.load) for one in found.loads] == [("undone", gone.load), ("added", came.load)]
    assert f"Đã bỏ: {gone.load}" in as_text(found)


def test_new_rules_are_the_reason_of_facts_read_anew(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    at.add(
        at.write("a.txt", title="Một", provinces=[["01", "Hà Nội"]]),
        at.write("b.txt", title="Hai", provinces=[["40", "Nghệ An"]]),
    )
    before = served(at)
    at.rules.append("rules-2")

    def other_rules(data: bytes, file: str, site: object = None) -> object:
        return read_json(data.replace('["01", "Hà Nội"]'.encode(), '["31", "Hải Phòng"]'.encode()), file, site)  # type: ignore[arg-type]

    same = [one[0] for one in at.ask("SELECT bulletin_id FROM bulletin ORDER BY title DESC")]
    monkeypatch.setattr(reading, "read_one", _keeping_names(other_rules))
    build(at.home)
    found = difference(at.home, before, served(at))
    assert adds_up(found)
    assert of(found, "bulletin") == (2, 2, 0, 0, 0, 0, 0)
    assert of(found, "province") == (2, 2, 0, 0, 1, 1, 1)
    assert not found.loads
    shown = [(one.what, one.is_gained, one.title) for one in found.examples]
    assert shown == [("Hà Nội (63)", False, "Một"), ("Hải Phòng (63)", True, "Một")]
    assert found.examples[0].bulletin_id == same[0]
    text = as_text(found)
    assert "Quy tắc đọc: đổi từ rules-1 sang rules-2; bản tin cũ được đọc lại." in text
    assert "tỉnh, thành có hoạt động: 2 → 2 (+0): +1 đọc lại, −1 đọc lại ở 1 bản tin" in text
    assert "  + tỉnh, thành có hoạt động: Hải Phòng (63) · Một" in text


def _keeping_names(read: object) -> object:
    """Reading under other rules does not change which bulletin it is: that is the bytes."""
    from dataclasses import replace  # noqa: PLC0415 - only here
    from hashlib import sha256  # noqa: PLC0415

    def kept(data: bytes, file: str, site: object = None) -> object:
        found = read(data, file, site)  # type: ignore[operator]
        return replace(found, record=replace(found.record, bulletin_id=sha256(data).hexdigest()[:16]))

    return kept


def test_the_same_build_differs_in_nothing(at: House) -> None:
    at.add(at.write("a.txt", title="Một", published_on="2024-03-05"))
    found = difference(at.home, served(at), served(at))
    assert adds_up(found)
    assert "Các lần nạp: như nhau." in as_text(found)
    assert "Dữ kiện của bản tin: như nhau." in as_text(found)
    assert "sổ thu thập và tệp bị từ chối: như nhau." in as_text(found)


def test_every_kind_and_number_has_words(at: House) -> None:
    at.add(at.write("a.txt", title="Một", resolutions=["TW:20/2008"]))
    found = difference(at.home, served(at), served(at))
    assert {one.kind for one in found.kinds} <= set(KINDS)
    assert {one.name for one in found.others} == set(OTHERS)


def test_a_build_that_is_not_there_and_a_file_that_is_none(at: House, tmp_path: Path) -> None:
    at.add(at.write("a.txt", title="Một"))
    with pytest.raises(UnionPulseError, match=f"Không có bản dựng nào tên cũ. Còn giữ: {served(at)}"):
        difference(at.home, "cũ", served(at))
    none = tmp_path / "không phải.duckdb"
    none.write_bytes(b"x" * 5000)
    with pytest.raises(HomeError, match="Không so được"):
        difference(at.home, str(none), served(at))


def test_the_command_prints_and_takes_a_copy_kept_elsewhere(
    at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UNION_PULSE_HOME", str(at.home.root))
    at.add(at.write("a.txt", title="Một"))
    kept = tmp_path / "bản 'cũ'.duckdb"
    shutil.copyfile(at.home.published / f"{served(at)}.duckdb", kept)
    at.add(at.write("b.txt", title="Hai"))
    assert main(["explain-difference", str(kept), served(at)]) == 0
    assert "bản tin: 1 → 2 (+1)" in capsys.readouterr().out
    assert main(["explain-difference", str(kept), served(at), "--json"]) == 0
    assert '"how": "added"' in capsys.readouterr().out
    assert main(["explain-difference", "không-có", served(at)]) == 2
