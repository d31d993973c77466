"""A watched folder: real files, real signals; nothing is taken twice, half, or away from where people put it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.commands import watch as watching
from etl.commands.watch import Folder, watch
from etl.desk import open_desk
from etl.desk.incoming import Brought, receive
from etl.desk.uploads import FileState
from etl.errors import UnionPulseError
from etl.paths import PROJECT, Home
from tests.unit.upload_files import LAM_DONG, NGHE_AN, THANH_HOA, text

BROUGHT = Brought("thư mục thử", "congdoan-thu", via="watch")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "moi"
    (found / "con").mkdir(parents=True)
    return found


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "QUIET_SECONDS", 0.2)


def states(home: Home) -> list[tuple[str, FileState]]:
    with open_desk(home) as desk:
        return sorted((file.name, file.state) for one in desk.uploads.all() for file in desk.uploads.files(one.upload))


def loads(home: Home) -> int:
    with open_desk(home) as desk:
        return sum(load.state == "landed" for load in desk.loads())


def once(home: Home, folder: Path) -> list[str]:
    said: list[str] = []
    watch(home, folder, BROUGHT, once=True, say=said.append)
    return said


def test_what_lies_in_a_folder_is_loaded_and_left_there(home: Home, folder: Path) -> None:
    (folder / "a.txt").write_bytes(text(NGHE_AN))
    (folder / "con" / "b.txt").write_bytes(text(LAM_DONG))
    (folder / "lại.txt").write_bytes(text(NGHE_AN))
    (folder / "hỏng.txt").write_bytes(b"")
    (folder / ".tam").write_bytes(b"x")
    (said,) = once(home, folder)
    assert states(home) == [
        ("a.txt", FileState.LOADED), ("con › b.txt", FileState.LOADED), ("hỏng.txt", FileState.REJECTED),
        ("lại.txt", FileState.DUPLICATE),
    ]  # fmt: skip
    assert "2 tệp đã nạp, 1 tệp đã có, 1 tệp bị từ chối" in said
    assert "hỏng.txt: tệp rỗng" in said
    assert len(list(folder.rglob("*.t*"))) == 5
    assert list(home.incoming.iterdir()) == []


def test_nothing_is_taken_twice_and_a_change_is_taken(home: Home, folder: Path) -> None:
    (folder / "a.txt").write_bytes(text(NGHE_AN))
    (folder / "rỗng.txt").write_bytes(b"")
    once(home, folder)
    assert once(home, folder) == []
    (folder / "a.txt").write_bytes(text([*NGHE_AN, "Tin thêm."]))
    once(home, folder)
    assert [state for _, state in states(home)] == [FileState.LOADED, FileState.LOADED, FileState.REJECTED]


def test_what_somebody_uploaded_before_is_a_duplicate(home: Home, folder: Path) -> None:
    (folder / "a.txt").write_bytes(text(NGHE_AN))
    once(home, folder)
    shutil.copy(folder / "a.txt", folder / "b.txt")
    once(home, folder)
    assert states(home) == [("a.txt", FileState.LOADED), ("b.txt", FileState.DUPLICATE)]
    assert loads(home) == 1


def test_a_file_that_still_grows_is_left_alone(folder: Path) -> None:
    watched = Folder(folder)
    (folder / "a.txt").write_bytes(b"x")
    assert watched.ready(0.0) == []
    (folder / "a.txt").write_bytes(b"xy")
    assert watched.ready(10.0) == []
    assert watched.is_growing()
    assert watched.ready(20.0) == [folder / "a.txt"]
    watched.finish([folder / "a.txt"])
    assert watched.ready(30.0) == []
    assert not watched.is_growing()


def test_what_a_killed_watcher_left_is_finished_first(home: Home, folder: Path) -> None:
    receive(home, [("a.txt", text(NGHE_AN))], BROUGHT)
    once(home, folder)
    assert states(home) == [("a.txt", FileState.LOADED)]


def test_an_upload_of_a_page_is_left_to_its_eyes(home: Home, folder: Path) -> None:
    receive(home, [("a.txt", text(NGHE_AN))], Brought("ai đó", "congdoan-thu"))
    once(home, folder)
    assert states(home) == [("a.txt", FileState.WAITING)]


def test_no_folder_is_a_sentence(home: Home, tmp_path: Path) -> None:
    with pytest.raises(UnionPulseError, match="không phải thư mục"):
        once(home, tmp_path / "không có")


def test_a_folder_that_holds_the_home_or_lies_in_it_is_refused(home: Home) -> None:
    inside = home.root / "raw"
    inside.mkdir(parents=True, exist_ok=True)
    for wrong in (home.root.parent, home.root, inside):
        with pytest.raises(UnionPulseError, match="hãy chọn thư mục khác"):
            once(home, wrong)


@pytest.fixture
def watcher(home: Home, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The command itself, at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "etl", "watch", str(folder), "--site", "congdoan-thu"],
        cwd=PROJECT,
        env={**os.environ, "UNION_PULSE_HOME": str(home.root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.wait()


def _until(home: Home, count: int) -> None:
    for _ in range(600):
        if home.desk.exists() and sum(state is FileState.LOADED for _, state in states(home)) >= count:
            return
        time.sleep(0.1)
    pytest.fail(f"only {states(home)}")


def test_files_that_come_are_loaded_until_it_is_told_to_stop(
    home: Home, folder: Path, watcher: "subprocess.Popen[str]"
) -> None:
    (folder / "a.txt").write_bytes(text(NGHE_AN))
    _until(home, 1)
    (folder / "con" / "b.txt").write_bytes(text(THANH_HOA))
    _until(home, 2)
    watcher.send_signal(signal.SIGTERM)
    assert watcher.wait(60) == 0
    assert loads(home) == 2


def test_killed_and_started_again_it_loads_the_rest_once(
    home: Home, folder: Path, watcher: "subprocess.Popen[str]"
) -> None:
    for place in range(20):
        (folder / f"{place}.txt").write_bytes(text([*NGHE_AN, f"Tin số {place}."]))
    for _ in range(600):
        if home.desk.exists() and states(home):
            break
        time.sleep(0.05)
    watcher.kill()
    watcher.wait()
    once(home, folder)
    assert [state for _, state in states(home)] == [FileState.LOADED] * 20
    assert loads(home) == 1
