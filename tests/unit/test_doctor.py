"""`doctor`: each fault is made, and its sentence read; where nothing is wrong, nothing is said."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from etl.cli import main
from etl.commands import doctor as command
from etl.commands.backup import backup
from etl.commands.doctor import ASKED, CHECKS, as_text, doctor, is_well
from etl.desk import Load, Run, open_desk
from etl.desk.incoming import Brought, at_work, receive
from etl.errors import UnionPulseError
from etl.load.index.generations import generation
from etl.load.publish import now
from etl.load.served import served as about
from etl.paths import Home
from etl.running import machine, people, served, work
from etl.running.findings import Finding, Weight
from tests.sql.homes import House, house

SIGN_IN = (
    '[auth]\nredirect_uri = "https://nhip.example/oauth2callback"\ncookie_secret = "{secret}"\nclient_id = "a"\n'
    'client_secret = "b"\nserver_metadata_url = "https://id.example/.well-known/openid-configuration"\n'
).format(secret="k" * 64)
ADMINISTRATOR = '[[people]]\nemail = "tu@congdoan.example"\nrole = "administrator"\n'
HOLDS = (
    "import sys, time; from filelock import FileLock; lock = FileLock(sys.argv[1]); lock.acquire();"
    "print('mine', flush=True); time.sleep(600)"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one load, backed up."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        found = house(folder, patch)
        found.add(found.write("a.txt", title="Một", published_on="2024-03-05"), found.write("b.txt", title="Hai"))
        backup(found.home, folder / "b.zip")
    return found.home.root


@pytest.fixture
def at(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A copy of that home, read by the rules in force."""
    found = house(tmp_path, monkeypatch)
    shutil.copytree(made, found.home.root)
    monkeypatch.setattr(served, "rules_version", lambda: "rules-1")
    return found


def said(name: str, home: Home) -> list[tuple[Weight, str]]:
    """What one check finds, and how grave it is; each says what to do."""
    findings = list({**CHECKS, **ASKED}[name].find(home))
    assert all(one.do.endswith(".") and one.what.endswith(".") for one in findings)
    return [(one.weight, one.what) for one in findings]


def one(name: str, home: Home, weight: Weight) -> str:
    """The one sentence that a check finds."""
    ((found, sentence),) = said(name, home)
    assert found is weight
    return sentence


def graver(name: str, home: Home) -> list[str]:
    """The sentences of a check, without those that are only good to know."""
    return [sentence for weight, sentence in said(name, home) if weight is not Weight.NOTE]


def test_a_home_in_order_has_nothing_wrong(at: House) -> None:
    found = doctor(at.home)
    assert found.keys() == CHECKS.keys()
    assert {name: some for name, some in found.items() if any(o.weight is not Weight.NOTE for o in some)} == {}
    assert is_well(found)


def test_looking_changes_nothing(at: House) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted(at.home.root.rglob("*")) if path.is_file()}

    before = state()
    doctor(at.home)
    after = state()
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} <= {
        str(at.home.desk) + "-wal", str(at.home.desk) + "-shm",
    }  # fmt: skip


def test_a_home_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    assert is_well(doctor(home))
    assert "chưa có bản dựng nào" in one("build", home, Weight.WARNING)
    assert not home.root.exists()


# --- the machine ------------------------------------------------------------------------------------------------------


def disk_of(monkeypatch: pytest.MonkeyPatch, free: int, files: int = 1_000_000) -> None:
    """Pretend how much room the disk has, of 100 GB."""
    block = 4096
    told = (block, block, 100_000_000_000 // block, free // block, free // block, 2_000_000, files, files, 0, 255)
    monkeypatch.setattr(machine.os, "statvfs", lambda _: os.statvfs_result(told))


def test_a_full_disk(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    disk_of(monkeypatch, 50_000_000)
    assert "chỉ còn trống 50 MB, một bản dựng mới cần khoảng" in one("disk", at.home, Weight.ERROR)
    disk_of(monkeypatch, 3_000_000_000)
    assert "chỉ còn trống 3.0 GB, tức 3%" in one("disk", at.home, Weight.WARNING)
    disk_of(monkeypatch, 60_000_000_000, files=12)
    assert "chỉ còn chỗ cho 12 tệp mới" in one("disk", at.home, Weight.ERROR)
    disk_of(monkeypatch, 60_000_000_000)
    assert said("disk", at.home) == []


def test_a_larger_build_needs_more_room(at: House) -> None:
    before = machine._next_build(at.home)
    build = about(at.home)
    assert build is not None
    with (generation(at.home, build.path.stem) / "more").open("wb") as file:
        file.truncate(10_000_000)
    assert machine._next_build(at.home) - before == 10_000_000


def test_a_clock_that_is_behind_or_ahead(at: House) -> None:
    with open_desk(at.home) as desk:
        desk.runs.add(Run("build", now(), now() + timedelta(hours=3)))
    assert "trước việc mới nhất đã ghi lúc" in graver("clock", at.home)[0]


def test_nothing_written_down_for_long(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + timedelta(days=100)  # type: ignore[arg-type]

    monkeypatch.setattr(machine, "datetime", Later)
    (sentence,) = graver("clock", at.home)
    assert "cách đây 100 ngày" in sentence or "cách đây 99 ngày" in sentence


def test_a_bulletin_of_tomorrow(at: House) -> None:
    day = f"{now() + timedelta(days=2):%Y-%m-%d}"
    at.add(at.write("c.txt", title="Ba", published_on=day))
    assert "Bản tin mới nhất đề ngày" in graver("clock", at.home)[0]


def test_the_zone_of_the_machine(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for zone, count in (("Asia/Ho_Chi_Minh", 0), ("Europe/Berlin", 1)):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert len(said("clock", at.home)) == count
    monkeypatch.undo()
    time.tzset()


def test_libraries_that_are_not_those_tested(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    real = machine._installed
    other = {"duckdb": "0.1", "tqdm": "0.2", "babel": None}
    monkeypatch.setattr(
        machine, "_installed", lambda name: other.get(name, real(name)) if name in other else real(name)
    )
    found = said("versions", at.home)
    assert (Weight.ERROR, "Thiếu thư viện babel.") in found
    assert any(
        weight is Weight.WARNING and what.startswith("duckdb đang là 0.1, bản đã thử là") for weight, what in found
    )
    assert any(weight is Weight.NOTE and "tqdm" in what for weight, what in found)


def test_an_old_python(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.sys, "version_info", (3, 9, 1, "final", 0))
    assert (Weight.ERROR, "Python đang là 3.9.1, cần từ 3.11.") in said("versions", at.home)


def program(folder: Path, name: str, says: str) -> None:
    """A program of that name that only says something, on standard error."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}' >&2\n", encoding="utf-8")
    path.chmod(0o755)


def test_java_is_asked_for_only_with_spark(at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(machine, "find_spec", lambda _: None)
    assert said("java", at.home) == []
    monkeypatch.setattr(machine, "find_spec", lambda _: object())
    assert "máy không có Java" in one("java", at.home, Weight.ERROR)
    program(tmp_path / "bin", "java", 'openjdk version "11.0.2" 2019')
    assert one("java", at.home, Weight.ERROR) == "Java đang là bản 11, Spark cần từ bản 17."
    program(tmp_path / "bin", "java", "no")
    assert "Không hỏi được" in one("java", at.home, Weight.ERROR)
    program(tmp_path / "bin", "java", 'openjdk version "21" 2023')
    assert said("java", at.home) == []


def test_a_browser_is_asked_for_only_on_demand(at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "browser" not in doctor(at.home)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert "không có Chromium" in doctor(at.home, with_browser=True)["browser"][0].what
    program(tmp_path / "bin", "chromium", "")
    assert doctor(at.home, with_browser=True)["browser"] == []


def test_a_font_that_is_not_there(at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(machine.PROJECT / ".streamlit", tmp_path / ".streamlit")
    shutil.copytree(machine.PROJECT / "static", tmp_path / "static")
    monkeypatch.setattr(machine, "PROJECT", tmp_path)
    assert said("fonts", at.home) == []
    lost = next((tmp_path / "static").glob("*vietnamese-700*"))
    lost.write_bytes(b"<html>")
    assert lost.name in one("fonts", at.home, Weight.ERROR)


# --- the build, its index, the desk -----------------------------------------------------------------------------------


def test_a_build_that_is_lost_or_damaged(at: House) -> None:
    build = about(at.home)
    assert build is not None
    build.path.write_bytes(b"no database")
    assert "Không mở được bản dựng" in one("build", at.home, Weight.ERROR)
    build.path.unlink()
    assert "không còn trên đĩa" in one("build", at.home, Weight.ERROR)
    assert said("index", at.home) == []


def test_a_build_without_a_table_that_pages_ask(at: House) -> None:
    build = about(at.home)
    assert build is not None
    assert said("build", at.home) == []
    with duckdb.connect(build.path) as connection:
        connection.execute("ALTER TABLE bulletin_activity DROP COLUMN again")
    assert "thiếu bảng hoặc cột" in one("build", at.home, Weight.ERROR)


def test_a_build_of_other_code(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    known = served.schema_version()
    for seen, sentence in ((known + 1, "còn theo lược đồ cũ"), (known - 1, "phiên bản mới hơn")):
        monkeypatch.setattr(served, "schema_version", lambda seen=seen: seen)
        assert sentence in one("build", at.home, Weight.ERROR)
    monkeypatch.setattr(served, "schema_version", lambda: known)
    monkeypatch.setattr(served, "rules_version", lambda: "rules-2")
    assert "quy tắc cũ" in one("build", at.home, Weight.WARNING)


def test_an_index_that_does_not_agree(at: House) -> None:
    build = about(at.home)
    assert build is not None
    folder = generation(at.home, build.path.stem)
    first = at.inbox / "kept"
    shutil.copytree(folder, first)
    at.add(at.write("c.txt", title="Ba", published_on="2024-03-06"))
    later = about(at.home)
    assert later is not None
    assert said("index", at.home) == []
    shutil.rmtree(generation(at.home, later.path.stem))
    assert "bị hỏng hoặc thiếu" in one("index", at.home, Weight.ERROR)
    shutil.copytree(first, generation(at.home, later.path.stem))
    assert "chỉ mục có 2 bản tin, bản dựng có 3" in one("index", at.home, Weight.ERROR)


def pragma(home: Home, *said: str) -> int:
    """Tell the desk's file something; what the last answers."""
    with closing(sqlite3.connect(home.desk)) as connection:
        answers = [connection.execute(f"PRAGMA {one}").fetchone() for one in said]
    return int(answers[-1][0]) if answers[-1] else 0


def test_a_desk_of_newer_or_older_code(at: House) -> None:
    seen = pragma(at.home, "user_version")
    pragma(at.home, f"user_version = {seen + 1}")
    assert "mới hơn" in one("desk", at.home, Weight.ERROR)
    pragma(at.home, f"user_version = {seen - 1}")
    assert "còn theo lược đồ" in one("desk", at.home, Weight.WARNING)
    assert said("work", at.home) == said("backup", at.home) == []
    assert pragma(at.home, "user_version") == seen - 1


def test_a_damaged_desk(at: House) -> None:
    pragma(at.home, "wal_checkpoint(TRUNCATE)")
    whole = at.home.desk.read_bytes()
    at.home.desk.write_bytes(whole[:4096] + os.urandom(4096 * 3) + whole[4096 * 4 :])
    assert "hỏng hoặc không mở được" in one("desk", at.home, Weight.ERROR)
    at.home.desk.write_bytes(b"no desk at all" * 1000)
    assert "hỏng hoặc không mở được" in one("desk", at.home, Weight.ERROR)
    assert said("backup", at.home) == []


# --- work -------------------------------------------------------------------------------------------------------------


@contextmanager
def holding(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds a lock."""
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(lock)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mine\n"
        try:
            yield process
        finally:
            process.send_signal(signal.SIGCONT)
            process.kill()


def test_who_holds_the_lock(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with holding(at.home.lock) as process:
        assert one("work", at.home, Weight.NOTE) == f"Tiến trình {process.pid} đang ghi."
        monkeypatch.setattr(work, "LOCK_TIMEOUT_SECONDS", -1)
        assert f"Tiến trình {process.pid} giữ khóa ghi và đã chạy" in one("work", at.home, Weight.WARNING)
        process.send_signal(signal.SIGSTOP)
        while "T (stopped)" not in Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8"):
            time.sleep(0.01)
        assert f"Tiến trình {process.pid} giữ khóa ghi mà đã bị dừng" in one("work", at.home, Weight.ERROR)
        monkeypatch.setattr(work, "PROCESSES", at.home.root)
        assert "không phải bởi tiến trình nào của máy này" in one("work", at.home, Weight.WARNING)
    assert said("work", at.home) == []


def test_a_load_that_was_cut(at: House) -> None:
    with open_desk(at.home) as desk:
        desk.ask(Load("20240101-000000-000000", now(), "trang-a"), [])
    assert one("work", at.home, Weight.WARNING) == "Lần nạp 20240101-000000-000000 bị ngắt giữa chừng."
    with holding(at.home.lock):
        assert [weight for weight, _ in said("work", at.home)] == [Weight.NOTE]


def test_an_upload_that_nobody_is_at(at: House) -> None:
    upload = receive(at.home, [("c.txt", b"Ba")], Brought("chị Hai", "trang-a"))
    assert f"Lần tải lên {upload} còn dở" in one("work", at.home, Weight.WARNING)
    with at_work(at.home, upload):
        assert said("work", at.home) == []


def test_the_age_of_the_last_backup(at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said("backup", at.home) == []
    monkeypatch.setattr(work, "now", lambda: now() + timedelta(days=9))
    assert "9 ngày tuổi" in one("backup", at.home, Weight.WARNING)
    monkeypatch.undo()
    original = next(path for path in at.home.raw.rglob("*") if path.is_file())
    original.write_bytes(b"damage")
    with pytest.raises(UnionPulseError, match="đã hỏng trên đĩa"):
        backup(at.home, tmp_path / "c.zip")
    assert "không xong: Bản gốc" in one("backup", at.home, Weight.WARNING)


def test_a_home_never_backed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = house(tmp_path, monkeypatch)
    assert said("backup", found.home) == []
    found.add(found.write("a.txt", title="Một"))
    assert "chưa được sao lưu lần nào" in one("backup", found.home, Weight.WARNING)


# --- people -----------------------------------------------------------------------------------------------------------


def test_files_of_another_account(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid():
        pytest.skip("only root gives files to another account")
    os.chown(at.home.core, 12345, 12345)
    assert f"{at.home.core} không thuộc root" in one("permissions", at.home, Weight.ERROR)
    os.chown(at.home.core, 0, 0)
    monkeypatch.setattr(people.os, "geteuid", lambda: 12345)
    assert "Lệnh này chạy bằng tài khoản 12345" in one("permissions", at.home, Weight.WARNING)


def test_what_cannot_be_written(at: House) -> None:
    for path in (at.home.published, at.home.desk):
        mode = path.stat().st_mode
        path.chmod(0o500 if path.is_dir() else 0o400)
        assert one("permissions", at.home, Weight.ERROR) == f"Không ghi được vào {path}."
        path.chmod(mode)
    assert said("permissions", at.home) == []


def test_secrets_that_others_can_read(at: House) -> None:
    at.home.root.chmod(0o755)
    at.home.secrets.write_text(SIGN_IN, encoding="utf-8")
    at.home.secrets.chmod(0o644)
    assert [weight for weight, _ in said("permissions", at.home)] == [Weight.ERROR, Weight.NOTE]
    at.home.secrets.chmod(0o600)
    at.home.root.chmod(0o700)
    assert said("permissions", at.home) == []


def test_roles(at: House) -> None:
    at.home.roles.write_text('[[people]]\nemail = "x"\n', encoding="utf-8")
    assert "không phải địa chỉ thư" in one("roles", at.home, Weight.ERROR)
    at.home.roles.write_text(ADMINISTRATOR, encoding="utf-8")
    assert "chưa có hiệu lực" in one("roles", at.home, Weight.NOTE)
    at.home.secrets.write_text(SIGN_IN, encoding="utf-8")
    assert said("roles", at.home) == []
    at.home.roles.write_text('anyone = "viewer"\n', encoding="utf-8")
    assert "Chưa ai là quản trị" in one("roles", at.home, Weight.WARNING)
    at.home.roles.unlink()
    assert "chưa ai có quyền" in one("roles", at.home, Weight.ERROR)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda text: text.replace("client_id", "client"), "thiếu client_id"),
        (lambda text: text.replace("[auth]", "auth = 1\n[other]"), "thiếu redirect_uri, cookie_secret"),
        (lambda text: text.replace("https://nhip.example/oauth2callback", "/oauth2callback"), "địa chỉ đầy đủ"),
        (lambda text: text.replace("oauth2callback", "callback"), "tận cùng bằng /oauth2callback"),
        (lambda text: text.replace("https://id", "http://id"), "server_metadata_url không bắt đầu bằng https"),
        (lambda text: text.replace("k" * 64, "k" * 9), "cookie_secret ngắn hơn 32"),
        (lambda text: text + "[", "Không đọc được"),
    ],
)
def test_a_sign_in_that_cannot_work(at: House, change: Callable[[str], str], sentence: str) -> None:
    at.home.secrets.write_text(SIGN_IN, encoding="utf-8")
    assert said("sign_in", at.home) == []
    at.home.secrets.write_text(change(SIGN_IN), encoding="utf-8")
    found = said("sign_in", at.home)
    assert any(sentence in what for _, what in found)
    assert all(weight is Weight.ERROR and "kkkk" not in what for weight, what in found)


# --- how it is told ---------------------------------------------------------------------------------------------------


def test_a_check_that_fails_holds_up_no_other(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Home) -> Iterator[Finding]:
        raise ValueError("một lỗi lạ")

    monkeypatch.setitem(CHECKS, "disk", command.Check("Dung lượng đĩa", broken))  # type: ignore[arg-type]
    found = doctor(at.home)
    assert found["disk"][0].what == "Không kiểm tra được: một lỗi lạ."
    assert found.keys() == CHECKS.keys()
    assert not is_well(found)


def test_the_command_says_it_in_words_and_in_json(
    at: House, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UNION_PULSE_HOME", str(at.home.root))
    assert main(["doctor"]) == 0
    assert "Chỉ mục tìm kiếm: ổn\n" in capfd.readouterr().out
    at.home.roles.write_text("[", encoding="utf-8")
    assert main(["doctor", "--json"]) == 1
    told = json.loads(capfd.readouterr().out)
    assert (told["well"], told["checks"]["roles"][0]["weight"]) == (False, "error")
    assert main(["doctor"]) == 1
    assert "Phân quyền: LỖI. " in (out := capfd.readouterr().out)
    assert out.endswith("Có 1 lỗi và 0 điều nên xem.\n")


def test_in_english_every_line_is_english(at: House) -> None:
    at.home.desk.chmod(0o400)
    at.home.secrets.write_text("[auth]\n", encoding="utf-8")
    told = as_text(doctor(at.home), english=True).replace(str(at.home.root), "HOME")
    assert "Permissions: ERROR. HOME/warehouse/desk.sqlite cannot be written." in told
    assert "Search index: well" in told
    assert not set("ăđơưạảấầẩậắằặẹẻẽếềểệịọỏốồổộớờởợụủứừửữựỳỷỹ") & set(told.lower())
