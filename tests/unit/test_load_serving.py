"""The reading side: the build being served, read-only and closed to everything else."""

from pathlib import Path

import duckdb
import pytest

from etl.errors import UnionPulseError
from etl.load.raw import keep, raw_path
from etl.load.serving import current_build, open_build, raw_bytes
from etl.paths import Home
from tests.sql.homes import House, house


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


def test_nothing_is_served_before_the_first_build(at: House) -> None:
    assert current_build(at.home) is None


def test_the_demonstration_is_served_until_there_is_a_real_build(at: House) -> None:
    demo = House(at.home.demo, at.inbox)
    shown = demo.add(at.write("a.txt", title="Một"))
    assert current_build(at.home) == at.home.demo.published / f"{shown.build}.duckdb"
    assert demo.ask("SELECT is_demo FROM build") == [(True,)]
    real = at.add(at.write("b.txt", title="Hai"))
    assert current_build(at.home) == at.home.published / f"{real.build}.duckdb"


@pytest.mark.parametrize(
    "attack",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH '/tmp/other.duckdb'",
        "SET enable_external_access = true",
        "COPY build TO '/tmp/out.csv'",
        "INSTALL httpfs",
        "DELETE FROM bulletin",
        "CREATE TABLE more (n INTEGER)",
    ],
)
def test_a_build_gives_nothing_but_itself(at: House, attack: str) -> None:
    at.add(at.write("a.txt", title="Một"))
    path = current_build(at.home)
    assert path is not None
    with open_build(path) as connection:
        cursor = connection.cursor()
        with pytest.raises(duckdb.Error):
            cursor.execute(attack)
        assert cursor.execute("SELECT bulletins FROM build").fetchall() == [(1,)]


def test_days_are_days_in_vietnam_for_every_cursor(at: House) -> None:
    at.add(at.write("a.txt", title="Một"))
    path = current_build(at.home)
    assert path is not None
    with open_build(path) as connection:
        zone = connection.cursor().execute("SELECT current_setting('TimeZone')").fetchall()
    assert zone == [("Asia/Ho_Chi_Minh",)]


def test_a_build_that_goes_between_naming_and_looking_is_looked_up_again(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = at.add(at.write("a.txt", title="Một"))
    wanted = at.home.published / f"{added.build}.duckdb"
    at.home.current.write_text("20200101-000000-gone.duckdb\n", encoding="utf-8")
    monkeypatch.setattr(
        "etl.load.serving.time.sleep", lambda _: at.home.current.write_text(f"{wanted.name}\n", encoding="utf-8")
    )
    assert current_build(at.home) == wanted


def test_originals_are_kept_once_under_their_sum(tmp_path: Path) -> None:
    home = Home(tmp_path)
    name = keep(home, b"abc")
    assert name == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert keep(home, b"abc") == name
    assert raw_bytes(home, name) == b"abc"
    assert [path for path in home.raw.rglob("*") if path.is_file()] == [raw_path(home, name)]


def test_a_half_written_original_is_written_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    path = raw_path(home, keep(home, b"abc"))
    path.write_bytes(b"a")
    with pytest.raises(UnionPulseError, match="đã bị sửa hoặc hỏng"):
        raw_bytes(home, path.name)
    keep(home, b"abc")
    assert raw_bytes(home, path.name) == b"abc"


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "BA" * 32, "g" * 64, "a" * 63])
def test_only_our_own_names_lead_to_originals(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnionPulseError, match="không phải tên của một bản gốc"):
        raw_bytes(Home(tmp_path), name)
