"""Uploads from drop to load: states that survive whatever is killed, nothing twice, edits that become corrections."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etl.commands import uploads
from etl.commands.add import Asked, add
from etl.commands.build import build_from_raw
from etl.commands.undo import undo
from etl.commands.uploads import MOST_TRIES, load_upload, read_upload, told_of
from etl.commands.withdraw import withdraw
from etl.desk import open_desk
from etl.desk.incoming import Brought, at_work, bytes_of, found_in, is_at_work, receive
from etl.desk.previews import read
from etl.desk.uploads import Edit, FileState, Upload, UploadFile
from etl.errors import HomeError
from etl.load.serving import current_build, open_build
from etl.paths import PROJECT, Home
from tests.unit.upload_files import LAM_DONG, NGHE_AN, dozen, text

BROUGHT = Brought("người thử", "congdoan-thu")


def files(home: Home, upload: str) -> list[UploadFile]:
    with open_desk(home) as desk:
        return desk.uploads.files(upload)


def states(home: Home, upload: str) -> dict[str, FileState]:
    return {file.name: file.state for file in files(home, upload)}


def one(home: Home, upload: str) -> Upload:
    with open_desk(home) as desk:
        found = desk.uploads.get(upload)
    assert found is not None
    return found


def confirm(home: Home, upload: str) -> None:
    with open_desk(home) as desk:
        assert desk.uploads.move(upload, "open", "loading")


def loaded(home: Home, given: list[tuple[str, bytes]]) -> str:
    upload = receive(home, given, BROUGHT)
    read_upload(home, upload)
    confirm(home, upload)
    load_upload(home, upload)
    return upload


def test_twelve_mixed_files_end_in_their_states(home: Home) -> None:
    given = dozen()
    upload = receive(home, [(name, data) for name, data, _ in given], BROUGHT)
    assert set(states(home, upload).values()) == {FileState.WAITING, FileState.DUPLICATE}
    kept = {path.name for path in bytes_of(home, upload, "x").parent.iterdir()}
    assert len(kept) == 10, "the same bytes are kept once"
    read_upload(home, upload)
    after = states(home, upload)
    assert [after[name] for name, _, state in given if state is FileState.LOADED] == [FileState.EYES] * 9
    found = {file.name: file.found or {} for file in files(home, upload)}
    assert found["gan giong.rtf"]["alike"] == found["tin nghe an.txt"]["alike"] == 1
    assert sum(one.get("alike", 0) for one in found.values()) == 2
    assert found["phong cu.docx"]["title"] == "Công đoàn Phú Thọ tuyên truyền an toàn vệ sinh lao động"
    assert found["phong cu.docx"]["encoding"]
    confirm(home, upload)
    load_upload(home, upload)
    assert states(home, upload) == {name: state for name, _, state in given}
    assert one(home, upload).load_state == "landed"
    assert not bytes_of(home, upload, "x").parent.exists()


def test_what_is_in_the_data_is_a_duplicate_before_it_is_kept(home: Home) -> None:
    first = loaded(home, [("a.txt", text(NGHE_AN))])
    again = receive(home, [("b.txt", text(NGHE_AN))], BROUGHT)
    (file,) = files(home, again)
    assert file.state is FileState.DUPLICATE
    assert "a.txt" in (file.why or "")
    assert not bytes_of(home, again, file.raw).exists()
    load = one(home, first).load
    assert load
    undo(home, load, "người thử")
    (file,) = files(home, receive(home, [("b.txt", text(NGHE_AN))], BROUGHT))
    assert file.state is FileState.WAITING, "what was taken back may be brought again"


def test_two_people_bringing_the_same_end_with_one_bulletin(home: Home) -> None:
    mine, theirs = (receive(home, [(f"{who}.txt", text(NGHE_AN))], BROUGHT) for who in ("mình", "bạn"))
    for upload in (mine, theirs):
        read_upload(home, upload)
    for upload in (mine, theirs):
        confirm(home, upload)
        load_upload(home, upload)
    assert list(states(home, mine).values()) == [FileState.LOADED]
    assert list(states(home, theirs).values()) == [FileState.DUPLICATE]


def test_what_is_near_in_the_data_is_told_and_loaded(home: Home) -> None:
    loaded(home, [("a.txt", text(NGHE_AN))])
    near = text([line.replace("khó khăn", "có hoàn cảnh khó khăn") for line in NGHE_AN])
    upload = receive(home, [("b.txt", near), ("c.txt", text(LAM_DONG))], BROUGHT)
    read_upload(home, upload)
    item, other = (read(found_in(home, upload, file.raw)) for file in files(home, upload))
    assert item
    assert other
    assert [(like.share > 0.5, like.is_here) for like in item.preview.alike] == [(True, False)]
    assert other.preview.alike == ()


def test_an_upload_can_be_confirmed_once(home: Home) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN))], BROUGHT)
    with open_desk(home) as desk:
        assert [desk.uploads.move(upload, "open", "loading") for _ in range(2)] == [True, False]


def test_another_site_reads_again_what_was_read(home: Home) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN)), ("b.txt", text(NGHE_AN))], BROUGHT)
    read_upload(home, upload)
    with open_desk(home) as desk:
        desk.uploads.choose(upload, "trang-khac", None)
        desk.uploads.read_again(upload, everything=True)
    assert list(states(home, upload).values()) == [FileState.WAITING, FileState.DUPLICATE]


def test_edits_become_corrections_of_the_load_and_survive(home: Home) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN))], BROUGHT)
    read_upload(home, upload)
    name = files(home, upload)[0].raw[:16]
    with open_desk(home) as desk:
        edit = Edit("published_on", '"2024-06-18"', '"2024-06-17"', "người sửa")
        desk.uploads.edit(upload, name, [edit, edit], datetime.now(UTC))
        desk.uploads.edit(upload, name, [edit], datetime.now(UTC))
        assert desk.uploads.edits(upload) == {name: [edit]}
    confirm(home, upload)
    load_upload(home, upload)
    with open_desk(home) as desk:
        (made,) = desk.corrections.all()
        assert desk.uploads.edits(upload) == {}
    assert (made.bulletin_id, made.after, made.who) == (name, '"2024-06-17"', "người sửa")


def test_columns_that_somebody_explained_hold_for_every_way_in_and_for_a_rebuild(home: Home, tmp_path: Path) -> None:
    table = "Đầu mục;Chữ\nHọp ở Vinh;Sáng 17/6 công đoàn Nghệ An họp\nNghỉ;Chiều công đoàn nghỉ\n"
    upload = receive(home, [("la.csv", table.encode())], BROUGHT)
    read_upload(home, upload)
    (file,) = files(home, upload)
    assert (file.found or {})["unexplained"]
    item = read(found_in(home, upload, file.raw))
    assert item
    with open_desk(home) as desk:
        columns = {"Chữ": "text", "Đầu mục": "title"}
        desk.uploads.explain(item.preview.header, columns, at=datetime.now(UTC), who="người thử")
    upload = loaded(home, [("la.csv", table.encode())])
    assert one(home, upload).load
    (tmp_path / "khac.csv").write_text(table.replace("Chiều", "Tối"), encoding="utf-8")
    added = add(home, Asked((str(tmp_path / "khac.csv"),), "congdoan-thu"))
    assert added.bulletins == 1, "the first row is the same bytes as before"
    before = names(home)
    assert sorted(before) == ["Họp ở Vinh", "Nghỉ", "Nghỉ"]
    build_from_raw(home)
    assert names(home) == before


def names(home: Home) -> list[str | None]:
    """The titles of the build being served."""
    build = current_build(home)
    assert build
    with open_build(build) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM bulletin ORDER BY bulletin_id").fetchall()]


def test_a_load_of_a_page_and_one_of_the_command_line_at_once_both_land(home: Home, tmp_path: Path) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN))], BROUGHT)
    read_upload(home, upload)
    confirm(home, upload)
    folder = tmp_path / "moi"
    folder.mkdir()
    (folder / "b.txt").write_bytes(text(LAM_DONG))
    environment = {**os.environ, "UNION_PULSE_HOME": str(home.root)}
    commands = [["upload", "--load", upload], ["watch", str(folder), "--site", "congdoan-thu", "--once"]]
    processes = [
        subprocess.Popen([sys.executable, "-m", "etl", *one], cwd=PROJECT, env=environment) for one in commands
    ]
    assert [process.wait() for process in processes] == [0, 0]
    assert len(names(home)) == 2


def test_of_what_was_withdrawn_no_word_is_left_in_uploads(home: Home) -> None:
    upload = loaded(home, [("Tin Nghệ An.txt", text(NGHE_AN)), ("b.txt", text(LAM_DONG))])
    with open_desk(home) as desk:
        load = one(home, upload).load
        assert load
        desk.settle(load, "undone", at=datetime.now(UTC), who="người thử")
    waiting = receive(home, [("lần hai.txt", text(NGHE_AN))], BROUGHT)
    read_upload(home, waiting)
    with open_desk(home) as desk:
        desk.settle(load, "landed", at=datetime.now(UTC), who="người thử")
    name = files(home, waiting)[0].raw
    withdraw(home, name[:16], "quản trị", "nhầm")
    assert states(home, waiting) == {"đã rút": FileState.REJECTED}
    assert not list(home.incoming.rglob(f"{name}*"))
    words = "tặng quà nhân Tháng Công nhân".encode()
    assert [path for path in home.root.rglob("*") if path.is_file() and words in path.read_bytes()] == []


# --- killed -----------------------------------------------------------------------------------------------------------


def test_a_file_in_the_hands_of_a_dead_reader_is_read_by_the_next(home: Home) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN))], BROUGHT)
    with open_desk(home) as desk:
        (file,) = desk.uploads.files(upload)
        begun = UploadFile(file.place, file.name, file.raw, file.size, FileState.READING)
        desk.uploads.set_file(upload, begun, FileState.WAITING)
    read_upload(home, upload)
    assert states(home, upload) == {"a.txt": FileState.EYES}


def test_a_file_that_kills_its_readers_is_given_up(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN)), ("b.txt", text(LAM_DONG))], BROUGHT)
    real = uploads.look

    def deadly(data: bytes, name: str, *rest: object) -> object:
        if name == "a.txt":
            raise KeyboardInterrupt
        return real(data, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(uploads, "look", deadly)
    for _ in range(MOST_TRIES):
        with pytest.raises(KeyboardInterrupt):
            read_upload(home, upload)
    read_upload(home, upload)
    assert states(home, upload) == {"a.txt": FileState.REJECTED, "b.txt": FileState.EYES}


def test_one_process_works_on_an_upload_at_a_time(home: Home) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN))], BROUGHT)
    assert not is_at_work(home, upload)
    with at_work(home, upload) as mine:
        assert mine
        assert is_at_work(home, upload)


def test_a_load_killed_anywhere_ends_whole(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN))], BROUGHT)
    read_upload(home, upload)
    confirm(home, upload)
    for where in ("stage_of", "correct"):
        with monkeypatch.context() as patched:
            patched.setattr(f"etl.commands.add.{where}", _killed)
            with pytest.raises(KeyboardInterrupt):
                load_upload(home, upload)
        assert one(home, upload).state == "loading"
    load_upload(home, upload)
    assert states(home, upload) == {"a.txt": FileState.LOADED}
    with open_desk(home) as desk:
        assert [load.state for load in desk.loads()] == ["landed"]


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_load_that_cannot_be_is_told_and_can_be_tried_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = receive(home, [("a.txt", text(NGHE_AN))], BROUGHT)
    read_upload(home, upload)
    confirm(home, upload)

    def full(*_: object) -> None:
        raise HomeError("đĩa đầy.")

    with monkeypatch.context() as patched:
        patched.setattr(uploads, "add", full)
        load_upload(home, upload)
    assert (one(home, upload).state, one(home, upload).why) == ("open", "đĩa đầy.")
    assert "đĩa đầy." in told_of(home, upload)
    confirm(home, upload)
    load_upload(home, upload)
    assert one(home, upload).state == "loaded"


@pytest.mark.parametrize("work", ["read", "load"])
def test_the_process_of_a_page_killed_half_way_is_taken_up(home: Home, work: str) -> None:
    upload = receive(home, [(f"{place}.txt", text([*NGHE_AN, str(place)])) for place in range(60)], BROUGHT)
    arguments = ["upload", upload]
    if work == "load":
        read_upload(home, upload)
        confirm(home, upload)
        arguments.insert(1, "--load")
    environment = {**os.environ, "UNION_PULSE_HOME": str(home.root)}
    process = subprocess.Popen([sys.executable, "-m", "etl", *arguments], cwd=PROJECT, env=environment)
    _until_at_work(home, upload)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if work == "read":
        read_upload(home, upload)
        confirm(home, upload)
    load_upload(home, upload)
    assert set(states(home, upload).values()) == {FileState.LOADED}
    with open_desk(home) as desk:
        assert [load.state for load in desk.loads() if load.state == "landed"] == ["landed"]


def test_anothers_upload_goes_from_drop_to_load_while_a_hostile_one_is_read(home: Home) -> None:
    deep = b"<html><body>" + b"<div><table><tr><td>" * 150_000
    hostile = receive(home, [(f"{place}.html", deep + str(place).encode()) for place in range(9)], BROUGHT)
    environment = {**os.environ, "UNION_PULSE_HOME": str(home.root)}
    process = subprocess.Popen([sys.executable, "-m", "etl", "upload", hostile], cwd=PROJECT, env=environment)
    _until_at_work(home, hostile)
    page = "".join(f"<p>{line}</p>" for line in NGHE_AN)
    mine = loaded(home, [("a.html", f"<html><body>{page}</body></html>".encode())])
    assert states(home, mine) == {"a.html": FileState.LOADED}
    assert process.poll() is None, "the hostile files are still being read"
    assert process.wait() == 0
    assert set(states(home, hostile).values()) <= {FileState.EYES, FileState.REJECTED}


def _until_at_work(home: Home, upload: str) -> None:
    for _ in range(3000):
        if is_at_work(home, upload):
            return
        time.sleep(0.01)
    pytest.fail("the process never begins")


def test_nothing_is_known_of_what_was_never_brought(home: Home) -> None:
    load_upload(home, "0" * 16)
    read_upload(home, "0" * 16)
    assert not Path(home.incoming / ("0" * 16)).exists()
