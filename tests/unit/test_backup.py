"""A backup gives the same numbers in an empty home, or says why not; damage is found."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.commands import backup as module
from etl.commands.backup import MANIFEST, backup, restore
from etl.commands.deep import Found, deep
from etl.commands.undo import undo
from etl.desk import open_desk
from etl.desk.incoming import Brought, receive
from etl.errors import HomeError, UnionPulseError
from etl.load.raw import keep, originals
from etl.paths import Home
from tests.sql.homes import House, house

NUMBERS = "SELECT bulletin_id, site, title, published_on FROM bulletin ORDER BY 1"


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    made = house(tmp_path, monkeypatch)
    made.add(made.write("a.txt", title="Một", published_on="2024-03-05"), made.write("b.txt", title="Hai"))
    gone = made.add(made.write("c.txt", title="Bỏ"), site="trang-b")
    undo(made.home, gone.load, "người thử")
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    return Home(tmp_path / "to")


def changed(source: Path, target: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> Path:
    """A backup with some entries changed, renamed or left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            entry = change(name, old.read(name))
            if entry:
                new.writestr(*entry)
    return target


def test_it_gives_the_same_numbers_in_an_empty_home(at: House, empty: Home, tmp_path: Path) -> None:
    kept = backup(at.home, tmp_path / "b.zip")
    assert kept.originals == len(originals(at.home)) == 3
    restored, build = restore(empty, tmp_path / "b.zip")
    assert restored == kept
    assert empty.current.read_text().strip().startswith(build)
    there = House(empty, at.inbox)
    assert there.facts() == at.facts()
    assert len(at.ask(NUMBERS)) == 2
    with open_desk(at.home) as old, open_desk(empty) as new:
        assert new.audit() == old.audit()
        assert new.loads() == old.loads()
    assert deep(empty) == Found(checked=3)
    assert not list(empty.root.glob(".restore-*"))
    assert not list(at.home.warehouse.glob(".desk-*"))


def test_roles_and_uploads_come_along_and_secrets_stay(at: House, empty: Home, tmp_path: Path) -> None:
    at.home.roles.write_text('anyone = "viewer"\n', encoding="utf-8")
    at.home.secrets.write_text("[auth]\n", encoding="utf-8")
    upload = receive(at.home, [("d.txt", "Bốn".encode())], Brought("chị Hai", "trang-a"))
    (at.home.incoming / upload / ".part").write_bytes(b"half")
    backup(at.home, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert not [name for name in archive.namelist() if "secrets" in name or ".part" in name]
    restore(empty, tmp_path / "b.zip")
    assert empty.roles.read_text(encoding="utf-8") == 'anyone = "viewer"\n'
    assert [path.read_bytes() for path in (empty.incoming / upload).iterdir()] == ["Bốn".encode()]
    assert not empty.secrets.exists()


def test_an_old_backup_lets_nobody_in_again(at: House, empty: Home, tmp_path: Path) -> None:
    at.home.roles.write_text('anyone = "analyst"\n', encoding="utf-8")
    backup(at.home, tmp_path / "b.zip")
    empty.root.mkdir()
    empty.roles.write_text("# không ai\n", encoding="utf-8")
    restore(empty, tmp_path / "b.zip")
    assert empty.roles.read_text(encoding="utf-8") == "# không ai\n"


def test_nothing_is_written_over(at: House, tmp_path: Path) -> None:
    backup(at.home, tmp_path / "b.zip")
    with pytest.raises(UnionPulseError, match="đã có"):
        backup(at.home, tmp_path / "b.zip")
    with pytest.raises(HomeError, match="còn trống"):
        restore(at.home, tmp_path / "b.zip")
    with pytest.raises(UnionPulseError, match="chưa có gì"):
        backup(Home(tmp_path / "nothing"), tmp_path / "c.zip")


DAMAGE: dict[str, Callable[[str, bytes], tuple[str, bytes] | None]] = {
    "cut off": lambda name, data: None if name == MANIFEST else (name, data),
    "an original changed": lambda name, data: (name, data[:-1] + b"?") if name.startswith("raw/") else (name, data),
    "an original longer": lambda name, data: (name, data + b"?") if name.startswith("raw/") else (name, data),
    "core left out": lambda name, data: None if name.endswith("core.duckdb") else (name, data),
    "a path out of the home": lambda name, data: (name.replace("raw/", "../raw/"), data),
    "a name of nobody": lambda name, data: (name, data.replace(b"warehouse/core.duckdb", b"warehouse/x")),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_backup_is_refused_and_leaves_nothing(how: str, at: House, empty: Home, tmp_path: Path) -> None:
    backup(at.home, tmp_path / "b.zip")
    with pytest.raises(UnionPulseError, match="không phải bản sao lưu, hoặc đã hỏng"):
        restore(empty, changed(tmp_path / "b.zip", tmp_path / "c.zip", DAMAGE[how]))
    assert [path.name for path in empty.root.rglob("*") if path.is_file()] in ([], ["core.lock"])
    restore(empty, tmp_path / "b.zip")


def test_no_backup_at_all_is_refused(empty: Home, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(UnionPulseError, match="không phải bản sao lưu"):
        restore(empty, tmp_path / "b.zip")


def test_a_later_form_is_refused(at: House, empty: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        later.setattr(module, "FORM", module.FORM + 1)
        backup(at.home, tmp_path / "b.zip")
    with pytest.raises(UnionPulseError, match="mới hơn"):
        restore(empty, tmp_path / "b.zip")


def test_damage_on_the_disk_is_found_and_not_carried_on(at: House, tmp_path: Path) -> None:
    first, second, third = originals(at.home)
    first.write_bytes(b"changed")
    second.unlink()
    stray = keep(at.home, b"nobody's")
    assert deep(at.home) == Found(3, [second.name], [first.name], [stray])
    with pytest.raises(UnionPulseError, match="đã hỏng trên đĩa"):
        backup(at.home, tmp_path / "b.zip")
    assert not list(tmp_path.glob("*.zip")) + list(tmp_path.glob(".b.zip*"))
    assert third.exists()


@pytest.mark.parametrize("step", ["raw", "desk"])
def test_killed_while_restoring_the_next_writer_finishes(
    step: str, at: House, empty: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(at.home, tmp_path / "b.zip")
    goal = {"raw": empty.desk, "desk": empty.core}[step]
    real = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target == goal:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as now:
        now.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            restore(empty, tmp_path / "b.zip")
    if step == "raw":
        restore(empty, tmp_path / "b.zip")
    else:
        House(empty, at.inbox).add(at.write("d.txt", title="Ba"))
    assert set(House(empty, at.inbox).ask(NUMBERS)) >= set(at.ask(NUMBERS))
