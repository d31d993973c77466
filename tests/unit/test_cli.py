"""The command line: help, exit statuses, one clear sentence for every kind of bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from etl.cli import COMMANDS
from etl.paths import PROJECT
from etl.settings import MAX_DOCUMENT_BYTES

HEAVY = ("duckdb", "pandas", "underthesea", "trafilatura", "ahocorasick_rs", "etl.pipeline", "etl.commands")

DATED = "Công đoàn tổ chức hội nghị\n05/03/2024\nNội dung bản tin.\n"


class Shell:
    """Runs the command line on a home of its own."""

    def __init__(self, folder: Path) -> None:
        """Work in a folder."""
        self.folder = folder
        self.home = folder / "home"

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "etl", *map(str, arguments)],
            capture_output=True, text=True, cwd=PROJECT, check=False, timeout=120,
            env={**os.environ, "UNION_PULSE_HOME": str(self.home), "PYTHONUTF8": "1"},
        )  # fmt: skip

    def write(self, name: str, content: str | bytes) -> Path:
        """Write an input file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def status(self) -> dict[str, Any]:
        """What `status --json` says."""
        found: dict[str, Any] = json.loads(self("status", "--json").stdout)
        return found


@pytest.fixture
def etl(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(etl: Shell, command: str) -> None:
    run = etl(command, "-h")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"Cách dùng: python -m etl {command}")
    assert "usage" not in run.stdout
    assert not etl.home.exists()


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from etl.cli import parser; print(parser().format_help()); "
        f"print([module for module in sys.modules if module.startswith({HEAVY})])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
    said = " ".join(run.stdout.split())
    assert all(f" {name} {command.what[:20]}" in said for name, command in COMMANDS.items())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nap"], "không có lệnh “nap”, chỉ có"),
        (["add", "x"], "còn thiếu --site"),
        (["add", "--site", "a"], "còn thiếu PATH"),
        (["add", "x", "--extracted", "y"], "không đi cùng PATH"),
        (["add", "--extracted", "y"], "không đọc được about.json"),
        (["spark", "x", "--site", "a", "--out", "y", "--conf", "memory"], "phải có dạng TÊN=GIÁ-TRỊ"),
        (["add", "x", "--site", "Trang A"], "không dùng làm tên trang được"),
        (["add", "x", "--site", "../a"], "không dùng làm tên trang được"),
        (["add", "x", "--site", "a", "--covers", "2024-12"], "phải có dạng TỪ..ĐẾN"),
        (["add", "x", "--site", "a", "--covers", "2024-12-09..2024-12-01"], "ngày đầu sau ngày cuối"),
        (["add", "x", "--site", "a", "--nhanh"], "không hiểu --nhanh"),
        (["extract", "x", "--jobs", "0"], "phải là số nguyên từ 1 đến 256"),
        (["undo"], "còn thiếu LẦN-NẠP"),
        (["undo", "20200101-000000-0"], "Không có lần nạp nào tên 20200101-000000-0"),
        (["check"], "chưa có bản dựng nào"),
    ],
)
def test_a_wrong_command_is_one_sentence_and_status_2(etl: Shell, arguments: list[str], said: str) -> None:
    run = etl(*arguments)
    assert run.returncode == 2
    assert run.stdout == ""
    assert said in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_add_publishes_and_says_so_in_one_sentence(etl: Shell) -> None:
    run = etl("add", etl.write("a.txt", DATED), "--site", "trang-a", "--who", "chị Hai")
    assert (run.returncode, run.stderr) == (0, "")
    assert len(run.stdout.splitlines()) == 1
    assert "1 bản tin mới, 0 bản đã có" in run.stdout
    status = etl.status()
    parts = ["build", "bulletins", "loads", "rejected", "sites_unknown", "collected", "silent", "withdrawn"]
    assert list(status) == parts
    assert (status["collected"]["sites"], status["collected"]["sites_heard"]) == (
        len(status["silent"]) + 1 - sum(one["state"] == "merged_away" for one in status["silent"]), 1,
    )  # fmt: skip
    assert (status["bulletins"], status["rejected"], status["sites_unknown"]) == (1, [], ["trang-a"])
    assert [(load["site"], load["who"], load["state"]) for load in status["loads"]] == [
        ("trang-a", "chị Hai", "landed")
    ]
    assert etl("check").returncode == 0
    assert "1 bản tin" in etl("status").stdout


def test_add_as_json(etl: Shell) -> None:
    run = etl(
        "add",
        etl.write("a.txt", DATED),
        etl.folder / "thiếu.txt",
        "--site",
        "trang-a",
        "--json",
        "--covers",
        "2024-03-01..2024-03-31",
    )
    said = json.loads(run.stdout)
    assert list(said) == ["load", "build", "bulletins", "duplicates", "readings", "rejected", "warnings"]
    assert (said["bulletins"], said["duplicates"]) == (1, 0)
    assert [rejected["file"] for rejected in said["rejected"]] == [str(etl.folder / "thiếu.txt")]
    assert run.returncode == 1
    load = etl.status()["loads"][0]
    assert (load["load"], load["covers_from"], load["covers_to"]) == (said["load"], "2024-03-01", "2024-03-31")


def test_undo_takes_the_load_away(etl: Shell) -> None:
    load = json.loads(etl("add", etl.write("a.txt", DATED), "--site", "trang-a", "--json").stdout)["load"]
    run = etl("undo", load)
    assert (run.returncode, run.stderr) == (0, "")
    status = etl.status()
    assert (status["bulletins"], [found["state"] for found in status["loads"]]) == (0, ["undone"])
    assert etl("undo", load).returncode == 2


def test_build_again_changes_nothing(etl: Shell) -> None:
    etl("add", etl.write("a.txt", DATED), "--site", "trang-a")
    assert etl("build").returncode == 0
    run = etl("build", "--from-raw")
    assert (run.returncode, run.stderr) == (0, "")
    assert "1 bản tin đã được đọc lại" in run.stdout
    assert etl.status()["bulletins"] == 1


def test_bad_inputs_are_listed_and_the_others_land(etl: Shell) -> None:
    (etl.folder / "rỗng").mkdir()
    large = etl.folder / "lớn.txt"
    with large.open("wb") as file:
        file.truncate(MAX_DOCUMENT_BYTES + 1)
    pipe = etl.folder / "ống.txt"
    os.mkfifo(pipe)
    bad = [etl.folder / "không có.txt", etl.folder / "rỗng", large, pipe]
    run = etl("add", *bad, etl.write("tốt.txt", DATED), "--site", "trang-a")
    assert run.returncode == 1
    rejected = etl.status()["rejected"]
    assert [entry["file"] for entry in rejected] == [str(path) for path in bad]
    assert [entry["why"] for entry in rejected] == [
        "không có tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn.",
        "thư mục không có tệp nào; hãy kiểm tra lại đường dẫn.",
        "nặng quá giới hạn 20 MB; hãy tách nhỏ tệp rồi nạp lại.",
        "không phải tệp thường; hãy chép nội dung ra một tệp rồi nạp lại.",
    ]
    assert len(run.stderr.splitlines()) == len(bad)
    assert etl.status()["bulletins"] == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("rỗng.txt", b""), ("ảnh.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\xff\xfe\x00" * 40)],
)
def test_an_add_with_only_rejections_is_status_2_and_listed(etl: Shell, name: str, content: bytes) -> None:
    path = etl.write(name, content)
    run = etl("add", path, "--site", "trang-a")
    assert run.returncode == 2
    status = etl.status()
    assert [entry["file"] for entry in status["rejected"]] == [str(path)]
    assert status["bulletins"] == 0
    assert status["build"]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable to the superuser")
def test_a_file_that_may_not_be_read_is_rejected(etl: Shell) -> None:
    path = etl.write("kín.txt", DATED)
    path.chmod(0)
    run = etl("add", path, "--site", "trang-a")
    assert run.returncode == 2
    assert "hãy kiểm tra quyền đọc" in etl.status()["rejected"][0]["why"]


def test_a_file_with_a_strange_name_is_read(etl: Shell) -> None:
    path = os.fsencode(etl.folder) + b"/a\xff.txt"
    Path(os.fsdecode(path)).write_text(DATED, encoding="utf-8")
    run = etl("extract", etl.folder)
    assert run.returncode == 0
    assert json.loads(run.stdout)["file"].endswith("a\\xff.txt")


def test_extract_prints_records_only_in_name_order(etl: Shell) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "c.txt", ".ẩn.txt", ".git/x.txt"):
        etl.write(f"tin/{name}", f"{name}\n{DATED}")
    etl.write("tin/a/luot.csv", "observed_on,total\n2024-12-01,5\n")
    names = [f"{etl.folder}/tin/{name}" for name in ("a/10.txt", "a/2.txt", "b.txt", "c.txt")]
    for jobs in ("1", "3"):
        run = etl("extract", etl.folder / "tin", "--jobs", jobs)
        assert run.returncode == 0
        assert [json.loads(line)["file"] for line in run.stdout.splitlines()] == names
        assert (
            run.stderr
            == f"{etl.folder}/tin/a/luot.csv: là bảng số liệu truy cập, không phải bản tin; hãy dùng lệnh add.\n"
        )
    assert not etl.home.exists()


def test_extract_has_every_field(etl: Shell) -> None:
    record = json.loads(etl("extract", etl.write("a.txt", DATED)).stdout)
    assert list(record) == [
        "file", "bulletin_id", "title", "section", "author", "published_on", "published_time", "page_clock",
        "event_dates",
        "provinces", "resolutions", "documents", "traffic", "union", "bodies", "activities", "keywords", "warnings",
    ]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "status"), [(1, 0, 0), (1, 1, 1), (0, 1, 2)])
def test_exit_statuses_of_extract(etl: Shell, good: int, bad: int, status: int) -> None:
    paths = [etl.write(f"{number}.txt", DATED) for number in range(good)] + [etl.folder / "không có"] * bad
    run = etl("extract", *paths)
    assert run.returncode == status
    assert len(run.stdout.splitlines()) == good
    assert len(run.stderr.splitlines()) == bad


def test_status_of_an_empty_home_makes_nothing(etl: Shell) -> None:
    status = etl.status()
    assert (status.pop("build"), status.pop("bulletins"), status.pop("collected")) == (None, 0, None)
    assert status == {"loads": [], "rejected": [], "sites_unknown": [], "silent": [], "withdrawn": []}
    assert not etl.home.exists()


def test_a_home_that_cannot_be_written_is_a_sentence(etl: Shell) -> None:
    etl.home = etl.write("tệp", "không phải thư mục") / "home"
    run = etl("add", etl.write("a.txt", DATED), "--site", "trang-a")
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert "Traceback" not in run.stderr
