"""The demonstration: made once, made again when it is old, served only until there is real data."""

import json
from pathlib import Path

import pytest

from etl.commands import demo as demonstration
from etl.commands.demo import demo
from etl.commands.status import status
from etl.load.serving import current_build
from tests.sql.homes import House, house


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    found = house(tmp_path, monkeypatch)
    sample = tmp_path / "sample"
    (sample / "tin").mkdir(parents=True)
    (sample / "tin" / "1.txt").write_text(json.dumps({"title": "Mẫu", "published_on": "2024-03-05"}), encoding="utf-8")
    (sample / "luot.csv").write_text("observed_on,total\n2024-03-01,5\n2024-03-04,8\n", encoding="utf-8")
    (sample / "manifest.csv").write_text(
        "path,site,covers_from,covers_to\ntin,trang-a,2024-03-01,2024-03-31\nluot.csv,trang-a,,\n", encoding="utf-8"
    )
    monkeypatch.setattr(demonstration, "SAMPLE", sample)
    monkeypatch.setattr(demonstration, "rules_version", lambda: found.rules[-1])
    return found


def test_every_row_of_the_manifest_is_a_load(at: House) -> None:
    assert "Đã dựng dữ liệu minh họa" in demo(at.home)
    found = status(at.home.demo)
    assert found["bulletins"] == 1
    assert [(load["site"], str(load["covers_from"]), load["state"]) for load in found["loads"]] == [
        ("trang-a", "2024-03-01", "landed"),
        ("trang-a", "None", "landed"),
    ]
    assert House(at.home.demo, at.inbox).ask("SELECT is_demo FROM build") == [(True,)]
    # Two of the three visits: the last day is not over when the counter is read, and its part is not known.
    assert House(at.home.demo, at.inbox).ask("SELECT count(*), sum(best) FROM visit_day") == [(4, 2)]


def test_it_is_made_again_only_when_it_is_old(at: House) -> None:
    demo(at.home)
    first = current_build(at.home)
    assert demo(at.home) == "Dữ liệu minh họa đã sẵn sàng."
    assert current_build(at.home) == first
    at.rules.append("rules-2")
    assert "Đã dựng" in demo(at.home)
    (demonstration.SAMPLE / "tin" / "2.txt").write_text(json.dumps({"title": "Thêm"}), encoding="utf-8")
    assert "Đã dựng" in demo(at.home)
    assert status(at.home.demo)["bulletins"] == 2
    assert sorted(path.name for path in at.home.root.iterdir() if path.is_dir()) == ["demo"]


def test_without_a_sample_it_says_so(at: House) -> None:
    (demonstration.SAMPLE / "manifest.csv").unlink()
    assert demo(at.home) == "Chưa có dữ liệu minh họa: thiếu data/sample/manifest.csv."
    assert current_build(at.home) is None
