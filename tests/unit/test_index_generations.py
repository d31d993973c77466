"""The index and the build never disagree: while adding, undoing and rebuilding, killed in between, or damaged."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.cli import main
from etl.commands import index as index_command
from etl.commands import texts, writer
from etl.commands.build import build, build_from_raw
from etl.commands.index import index
from etl.commands.kept import KeptTexts
from etl.commands.undo import undo
from etl.errors import UnionPulseError
from etl.load import publish
from etl.load.index import generations
from etl.load.index.documents import Entry, Kept, Searchable, packed_text, unpacked_text
from etl.load.index.generations import ABOUT, generation, sweep
from etl.load.index.schema import IndexDamagedError, sound
from etl.load.index.shelf import open_shelf
from etl.paths import Home
from tests.unit.search_homes import everything, load, served, shelf, titles, write


class KilledError(BaseException):
    """What a kill looks like from inside: no handler of ours sees it."""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return tmp_path / "in"


def agree(home: Home) -> None:
    """The index of the build being served holds its bulletins, each once, and nothing else."""
    _, bulletins = served(home)
    held = list(everything(shelf(home)))
    assert sorted(held) == sorted(bulletins)


def some(inbox: Path, name: str, count: int) -> list[Path]:
    """Bulletins that nobody has yet."""
    return [
        write(inbox, f"{name}-{number}", f"Công đoàn họp buổi {name} {number}", f"Nội dung {name} số {number}.")
        for number in range(count)
    ]


# --- the same bulletins -----------------------------------------------------------------------------------------------


def test_they_agree_while_adding_undoing_and_rebuilding(home: Home, inbox: Path) -> None:
    first = load(home, some(inbox, "sáng", 3))
    agree(home)
    second = load(home, some(inbox, "chiều", 2))
    agree(home)
    assert len(titles(home, "chiều")) == 2
    undo(home, second.load, None)
    agree(home)
    assert titles(home, "chiều") == []
    build(home)
    agree(home)
    build_from_raw(home)
    agree(home)
    undo(home, first.load, None)
    agree(home)
    assert titles(home, "họp") == []


def test_a_bulletin_whose_site_changes_is_written_again(home: Home, inbox: Path) -> None:
    paths = some(inbox, "chung", 1)
    first = load(home, paths, site="trang-a")
    load(home, paths, site="trang-b")
    undo(home, first.load, None)
    agree(home)
    name = next(everything(shelf(home)))
    assert shelf(home).frequency("site", "trang-b") == 1
    kept = shelf(home).text(name)
    assert kept is not None
    assert kept.text == paths[0].read_text(encoding="utf-8")


def test_one_more_bulletin_shares_the_files_of_the_others(home: Home, inbox: Path) -> None:
    load(home, some(inbox, "nhiều", 5))
    before = {path.stat().st_ino for path in generation(home, served(home)[0]).glob("*.store")}
    load(home, some(inbox, "thêm", 1))
    after = {path.stat().st_ino for path in generation(home, served(home)[0]).glob("*.store")}
    assert before < after


def test_one_more_bulletin_is_the_only_one_written(home: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(home, some(inbox, "nhiều", 5))
    written: list[str] = []
    made = generations.document

    def watched(entry: Entry, text: Searchable | None) -> object:
        written.append(entry.bulletin_id)
        return made(entry, text)

    monkeypatch.setattr(generations, "document", watched)
    before = served(home)[1]
    load(home, some(inbox, "thêm", 1))
    assert set(written) == served(home)[1] - before
    assert len(written) == 1


def test_no_original_is_read_twice(home: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(*_: object) -> None:
        raise AssertionError("read a second time")

    monkeypatch.setattr(texts, "read", twice)
    load(home, some(inbox, "một lần", 2))
    monkeypatch.setattr(writer, "rules_version", lambda: "luật khác")
    build(home)
    build_from_raw(home)
    agree(home)
    assert all(shelf(home).text(name) for name in everything(shelf(home)))


def test_the_text_kept_while_reading_is_the_text_read_again(home: Home, inbox: Path) -> None:
    paths = some(inbox, "giữ", 2)
    paths[0].write_text("Trang chủ\n\nHọp tổ\u0301 may\r\n\r\nNội dung  buổi họp.\n\nLiên hệ\n", encoding="utf-8")
    load(home, paths)
    names = sorted(everything(shelf(home)))
    first = [shelf(home).text(name) for name in names]
    index(home)
    assert [shelf(home).text(name) for name in names] == first
    assert None not in first


def test_kept_texts_come_back_as_they_were(tmp_path: Path) -> None:
    odd = Kept("dòng\u2028 \ud800\n\x00", "tcvn3", ((0, 4), (6, 8)))
    with (tmp_path / "texts.jsonl").open("w+b") as file:
        found = KeptTexts(file)
        found.put("a", odd)
        found.put("b", Kept("", "utf-8", ()))
        assert found.get("a") == odd
        found.put("a", Kept("khác", "utf-8", ()))
        assert (found.get("a"), found.get("b"), found.get("c")) == (odd, Kept("", "utf-8", ()), None)


def test_an_old_build_keeps_its_own_index(home: Home, inbox: Path) -> None:
    load(home, some(inbox, "cũ", 2))
    old, bulletins = served(home)
    load(home, some(inbox, "mới", 3))
    assert sorted(everything(open_shelf(generation(home, old), 2))) == sorted(bulletins)
    for number in range(publish.KEPT_BUILDS):
        load(home, some(inbox, f"lần {number}", 1))
    builds = {path.stem for path in home.published.glob("*.duckdb")}
    assert {path.name for path in home.index.iterdir()} == builds
    assert old not in builds


def test_an_open_index_still_answers_after_its_files_are_gone(home: Home, inbox: Path) -> None:
    load(home, some(inbox, "đang đọc", 2))
    opened = shelf(home)
    shutil.rmtree(home.index)
    name = next(everything(opened))
    assert opened.text(name) is not None


# --- killed in between ------------------------------------------------------------------------------------------------


def kill_before_index(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(index_command, "write_generation", killed)


def kill_while_reading_texts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(generations, "document", killed)


def kill_before_it_is_whole(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(generations, "write_whole", killed)


def kill_before_its_place(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(generations, "_swap", killed)


def kill_before_it_is_served(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(publish, "write_whole", killed)


def kill_before_old_ones_go(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(publish, "sweep_indexes", killed)


def killed(*_: object, **__: object) -> None:
    raise KilledError


@pytest.mark.parametrize(
    "kill",
    [
        kill_before_index,
        kill_while_reading_texts,
        kill_before_it_is_whole,
        kill_before_its_place,
        kill_before_it_is_served,
        kill_before_old_ones_go,
    ],
)
def test_killed_at_any_step_they_agree_and_the_next_writer_mends(
    home: Home, inbox: Path, kill: Callable[[pytest.MonkeyPatch], None]
) -> None:
    load(home, some(inbox, "trước", 2))
    with pytest.MonkeyPatch.context() as patch:
        kill(patch)
        with pytest.raises(KilledError):
            load(home, some(inbox, "bị ngắt", 2))
    agree(home)
    build(home)
    agree(home)
    assert len(served(home)[1]) == 4
    assert [path for path in home.index.iterdir() if path.name.startswith(".")] == []


# --- damaged or missing -----------------------------------------------------------------------------------------------


def missing(folder: Path) -> None:
    shutil.rmtree(folder)


def without_its_word(folder: Path) -> None:
    (folder / ABOUT).unlink()


def cut(folder: Path) -> None:
    largest = max(folder.iterdir(), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-7])


def lost_a_file(folder: Path) -> None:
    next(folder.glob("*.term")).unlink()


def nonsense(folder: Path) -> None:
    meta = folder / "meta.json"
    meta.write_text("x" * meta.stat().st_size, encoding="utf-8")


def of_other_fields(folder: Path) -> None:
    meta = folder / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace('"tied"', '"pair"'), encoding="utf-8")


@pytest.mark.parametrize("damage", [missing, without_its_word, cut, lost_a_file, nonsense, of_other_fields])
def test_a_damaged_index_is_told_and_made_anew_by_one_command(
    home: Home, inbox: Path, damage: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    load(home, some(inbox, "trước", 2))
    folder = generation(home, served(home)[0])
    damage(folder)
    with pytest.raises(IndexDamagedError, match="python -m etl index"):
        open_shelf(folder, 2)
    assert main(["index"]) == 0
    assert "2 bản tin" in capsys.readouterr().out
    agree(home)


@pytest.mark.parametrize("damage", [missing, without_its_word, cut, lost_a_file, nonsense])
def test_the_next_load_does_not_build_on_a_damaged_index(
    home: Home, inbox: Path, damage: Callable[[Path], None]
) -> None:
    load(home, some(inbox, "trước", 2))
    damage(generation(home, served(home)[0]))
    load(home, some(inbox, "sau", 1))
    agree(home)


def test_a_load_lands_even_where_no_index_can_be_written(
    home: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(index_command, "write_generation", full)
    load(home, some(inbox, "đầy đĩa", 2))
    assert len(served(home)[1]) == 2
    assert "python -m etl index" in capsys.readouterr().err
    with pytest.raises(IndexDamagedError):
        shelf(home)


def test_an_index_of_another_build_is_refused(home: Home, inbox: Path) -> None:
    load(home, some(inbox, "một", 2))
    with pytest.raises(IndexDamagedError, match="chỉ mục có 2 bản tin"):
        open_shelf(generation(home, served(home)[0]), 3)


def test_there_is_nothing_to_index_without_a_build(home: Home) -> None:
    with pytest.raises(UnionPulseError, match="chưa có bản dựng"):
        index(home)


def test_the_index_of_the_demonstration_is_made_where_that_is_served(home: Home, inbox: Path) -> None:
    load(home.demo, some(inbox, "minh họa", 2))
    shutil.rmtree(home.demo.index)
    assert index(home).bulletins == 2
    agree(home.demo)


def test_a_lost_original_is_still_found_by_its_title(home: Home, inbox: Path) -> None:
    load(home, some(inbox, "mất gốc", 1))
    shutil.rmtree(home.raw)
    index(home)
    agree(home)
    assert len(titles(home, "mất gốc")) == 1
    assert shelf(home).text(next(everything(shelf(home)))) is None


def test_a_text_that_is_not_what_was_written_is_not_shown() -> None:
    packed = packed_text("Công đoàn \ud800")
    assert unpacked_text(packed) == "Công đoàn \ud800"
    assert unpacked_text(packed[:-1] + b"x") is None


def test_a_panic_of_the_library_becomes_a_sentence() -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(IndexDamagedError, match="phép thử"), sound("phép thử"):
        raise panic
    with pytest.raises(KeyboardInterrupt), sound("phép thử"):
        raise KeyboardInterrupt


def test_sweeping_without_an_index_does_nothing(home: Home) -> None:
    sweep(home)
    assert not home.index.exists()
