"""A file system that is no disk of this machine, read and written through Hadoop's own client."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from etl.arguments import folder
from etl.cli import main
from etl.cluster.extracted import extracted
from etl.commands.reading import Outcome
from etl.errors import UnionPulseError
from etl.paths import PROJECT, Home
from tests.cluster.conftest import LIGHT
from tests.cluster.material import ROWS, SITE, bulletin, facts, harmless, on_one_machine, tables, texts
from tests.cluster.webhdfs import Answered, WebHDFS, serving
from tests.unit.office_files import zipped

MASTER = "local[2]"
OUT = "ra [1] của {a}#b %20+"
"""A name that patterns and addresses stumble over."""


@dataclass(frozen=True)
class Seen:
    """What some runs left behind: on the disk, in sentences, and in what was asked of the server."""

    folder: Path
    address: str
    said: dict[str, Any]
    answered: list[Answered]

    def outcomes(self, out: str, home: Home) -> list[Outcome]:
        """What a run wrote, copied to this disk first, as everybody must."""
        copy = home.root.with_name("chép") / out
        shutil.copytree(self.folder / out, copy, dirs_exist_ok=True)
        return list(extracted(copy).outcomes(home))


@pytest.fixture(scope="module")
def seen(java: None, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """All runs once, for all processes that test at once."""
    base = tmp_path_factory.getbasetemp()
    at = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kho xa"
    at.mkdir(exist_ok=True)
    with FileLock(at / ".lock"):
        if not (at / "said.json").exists():
            with serving(at / "kho") as server:
                said = {"address": server.address, **runs(server, at)}
                (at / "said.json").write_text(json.dumps(said | {"answered": server.answered}), encoding="utf-8")
    said = json.loads((at / "said.json").read_text(encoding="utf-8"))
    return Seen(at / "kho", said["address"], said, [Answered(*one) for one in said["answered"]])


def runs(server: WebHDFS, at: Path) -> dict[str, Any]:
    """Everything read; then what must be refused, what fails half-way, and the command line on a whole file system."""
    harmless(server.folder / "vào")
    tables(server.folder / "bảng")
    (server.folder / "vào" / "hong.zip").write_bytes(zipped({"a.txt": bulletin(1)})[:-30])
    (server.folder / "trống").mkdir()
    for name in (".ẩn/_gach.txt", "_cũ/tin.txt", "_cũ/_gach.txt", "sâu/_SUCCESS", "sâu/dở.txt._COPYING_"):
        (server.folder / "bảng" / name).parent.mkdir(exist_ok=True)
        (server.folder / "bảng" / name).write_text(bulletin(1), encoding="utf-8")
    asked = [f"{server.address}/{name}" for name in ("vào", "bảng", "trống", "không có")]
    said: dict[str, Any] = {"done": run(asked, f"{server.address}/{OUT}")}
    said["taken"] = run(asked, f"{server.address}/{OUT}")
    server.names = server.used() + 6
    said["full"] = run(asked[:1], f"{server.address}/đầy")
    server.names, server.closed = None, {"trang.html"}
    said["closed"] = run(asked[:1], f"{server.address}/cấm")
    said["no client"] = run(["s3a://tin/2026"], str(at / "ra"))
    with serving(at / "nhỏ") as small:
        harmless(small.folder / "vào")
        said["small"] = small.address
        said["command"] = command(small.address, f"{server.address}/dòng lệnh")
        said["unknown"] = [one for one in small.answered if one.status == 400]
    said["gone"] = run([f"{said['small']}/vào"], f"{server.address}/không ai")
    return said


def run(paths: list[str], out: str) -> str | None:
    """The command in this process; the sentence it stopped with."""
    from etl.cluster import pages  # noqa: PLC0415 - imports Spark
    from etl.commands.spark import Asked, spark  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "MAX_ENTRIES", len(ROWS))
        try:
            spark(Asked(tuple(paths), SITE, out, MASTER, tuple(LIGHT.items())))
        except UnionPulseError as error:
            return str(error)
    return None


def command(path: str, out: str) -> dict[str, Any]:
    """The command as people give it."""
    settings = [f"--conf={name}={value}" for name, value in LIGHT.items()]
    asked = [sys.executable, "-m", "etl", "spark", path, "--site", SITE, "--out", out, "--master", MASTER, *settings]
    done = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=False)
    return {"status": done.returncode, "out": done.stdout, "err": done.stderr}


def elsewhere(found: list[Outcome], here: str, there: str) -> list[Outcome]:
    """Outcomes as if their files lay elsewhere."""

    def put(value: object) -> object:
        return there + value[len(here) :] if isinstance(value, str) and value.startswith(here) else value

    def rows(one: Outcome) -> tuple[dict[str, object], ...]:
        return tuple({name: put(value) for name, value in row.items()} for row in one.rows)

    return [replace(one, file=put(one.file), rows=rows(one), notes=tuple(map(put, one.notes))) for one in found]


def test_what_lies_elsewhere_is_read_as_on_one_machine_field_by_field(seen: Seen, tmp_path: Path) -> None:
    assert seen.said["done"] is None
    inside = f"{seen.address}/vào"
    there = [one for one in seen.outcomes(OUT, Home(tmp_path / "there")) if one.file.startswith(inside)]
    here = on_one_machine([seen.folder / "vào"], Home(tmp_path / "here"))
    assert facts(there) == facts(elsewhere(here, str(seen.folder), seen.address))
    found = dict(extracted(seen.folder / OUT).texts())
    assert {raw: found[raw] for raw in texts(here)} == texts(here)
    assert f"{inside}/Tháng 3 [2024]/a#b %20+{{c}}/tin số 0?.txt" in {one.file for one in there}
    assert not [one.file for one in there if "ẩn" in one.file], "hidden, as on one machine"


def test_tables_that_lie_elsewhere_are_read_row_by_row(seen: Seen, tmp_path: Path) -> None:
    there = seen.outcomes(OUT, Home(tmp_path / "there"))
    inside = {one.raw: one.rows[0] for one in there if "nhieu.jsonl#" in one.file}
    assert len(inside) == len(ROWS)
    for table in ("trang.parquet", "dai.jsonl"):
        name = f"{seen.address}/bảng/{table}"
        rows = {one.raw: one.rows[0] for one in there if one.file.startswith(name) and one.outcome == "bulletin"}
        known = {raw: {"file": f"{name}#{(raw or '')[:16]}", "bulletin_id": (raw or "")[:16]} for raw in inside}
        assert rows == {raw: {**inside[raw], **known[raw]} for raw in inside}


def test_what_is_refused_is_called_as_it_lies(seen: Seen) -> None:
    lines = (seen.folder / OUT / "rejected.jsonl").read_text(encoding="utf-8").splitlines()
    refused = {one["file"]: one["why"] for one in map(json.loads, lines)}
    assert {name.removeprefix(f"{seen.address}/").split("#")[0] for name in refused} == {
        *("vào/hong.zip", "bảng/hong.parquet", "bảng/dai.jsonl", "trống", "không có"),
        *("bảng/_gach.txt", "bảng/_cũ", "bảng/sâu/dở.txt._COPYING_"),
    }
    assert "“_”" in refused[f"{seen.address}/bảng/_gach.txt"]
    assert "không có tệp hoặc thư mục này" in refused[f"{seen.address}/không có"]


def test_a_folder_that_is_there_is_not_written_to(seen: Seen) -> None:
    assert seen.said["taken"] == (
        f"{seen.address}/{OUT} đã có; hãy chọn một thư mục chưa có, để không lẫn hai lần đọc."
    )
    assert (seen.folder / OUT / "about.json").exists()


@pytest.mark.parametrize(
    ("run", "out", "why"), [("full", "đầy", "NameSpace quota"), ("closed", "cấm", "Permission denied")]
)
def test_a_run_that_fails_half_way_says_why_and_leaves_nothing(seen: Seen, run: str, out: str, why: str) -> None:
    wrote = [one for one in seen.answered if one.path.startswith(f"/{out}/") and one.op in ("CREATE", "MKDIRS")]
    assert {one.status for one in wrote} & {200, 201}, "there was something to remove"
    assert not (seen.folder / out).exists()
    assert_one_sentence(seen.said[run], why)


@pytest.mark.parametrize(("run", "why"), [("no client", "s3a"), ("gone", "Connection refused")])
def test_a_file_system_that_nobody_answers_for_is_a_sentence(seen: Seen, run: str, why: str) -> None:
    assert_one_sentence(seen.said[run], why)


def assert_one_sentence(said: str, why: str) -> None:
    """One line for people, with the reason, and without Java's own words around it."""
    assert why in said
    assert "\n" not in said
    assert not [word for word in ("An error occurred", "Exception:", "at org.", "Job aborted") if word in said], said


def test_the_server_was_asked_for_nothing_it_does_not_know(seen: Seen) -> None:
    assert [one for one in seen.answered if one.status == 400] == seen.said["unknown"] == []


def test_the_command_line_reads_a_whole_file_system(seen: Seen, tmp_path: Path) -> None:
    done = seen.said["command"]
    assert done["status"] == 0, done["err"]
    assert "at org." not in done["err"]
    assert f"{seen.address}/dòng lệnh. Chép về đĩa của máy nạp" in done["out"]
    here = on_one_machine([seen.folder.with_name("nhỏ")], Home(tmp_path / "here"))
    there = seen.outcomes("dòng lệnh", Home(tmp_path / "there"))
    assert facts(there) == facts(elsewhere(here, str(seen.folder.with_name("nhỏ")), seen.said["small"]))


def test_tables_that_lie_elsewhere_are_to_be_copied_first(
    capsys: pytest.CaptureFixture[str], home: Home, tmp_path: Path
) -> None:
    address = "webhdfs://127.0.0.1:50070/ra"
    with pytest.raises(SystemExit, match="2"):
        main(["add", "--extracted", address])
    said = capsys.readouterr().err
    assert address in said
    assert "chép về đĩa của máy này" in said
    assert folder(f"file://{tmp_path}") == tmp_path


def test_the_reason_is_what_python_says_last(java: None) -> None:
    from etl.cluster.filesystems import why  # noqa: PLC0415 - imports Spark

    said = "[X] from a worker: Traceback (most recent call last):\n  File “a”\nValueError: không đúng\n SQLSTATE: 38000"
    assert why(ValueError(said)) == "ValueError: không đúng"
    assert why(ValueError("một dòng\nhai dòng")) == "một dòng"
    assert why(ValueError()) == "ValueError"
