"""A withdrawn bulletin is gone from every room of the home, stays gone, and the same file does not come back."""

import io
import sqlite3
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from etl.cli import main
from etl.commands.add import Added, Asked, add
from etl.commands.backup import backup
from etl.commands.build import build, build_from_raw
from etl.commands.status import check
from etl.commands.withdraw import allow, withdraw
from etl.commands.writer import Writer, writing
from etl.desk import open_desk
from etl.errors import UnionPulseError
from etl.load.raw import raw_path
from etl.load.serving import current_build, open_build
from etl.paths import Home

UNWANTED = "Zyxwvut"
"""A word that only the bulletin uploaded by mistake has."""


def text(title: str, word: str = "quà") -> str:
    return f"{title}\n\nNgày 18/06/2024 08:30\n\nSáng 18/6/2024, LĐLĐ tỉnh Nghệ An tặng {word} {word} cho công nhân.\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "nham.txt").write_text(text(f"Danh sách riêng {UNWANTED}", UNWANTED), encoding="utf-8")
    (folder / "dung.txt").write_text(text("Công đoàn Nghệ An tặng quà"), encoding="utf-8")
    return folder


def load(home: Home, *paths: Path) -> Added:
    return add(home, Asked(tuple(map(str, paths)), "cong-doan-thu", "người thử"))


def titles(home: Home) -> dict[str, str]:
    """The bulletins being served: title → number."""
    path = current_build(home)
    assert path is not None
    with open_build(path) as connection:
        return dict(connection.execute("SELECT title, bulletin_id FROM bulletin").fetchall())


def mistaken(home: Home) -> str:
    return next(number for title, number in titles(home).items() if UNWANTED in title)


def holding(home: Home, word: str) -> list[str]:
    """The files whose bytes still have a word; the desk keeps no text."""
    rooms = (home.raw, home.published, home.index, home.warehouse)
    return [
        path.name for room in rooms for path in room.rglob("*") if path.is_file() and word.encode() in path.read_bytes()
    ]


def test_nothing_of_it_is_left_but_hash_who_when_and_why(home: Home, inbox: Path) -> None:
    load(home, inbox)
    number, raw = mistaken(home), sha256((inbox / "nham.txt").read_bytes()).hexdigest()
    assert holding(home, UNWANTED)
    withdraw(home, number, "chị Hai", "tải nhầm  danh sách")
    assert list(titles(home)) == ["Công đoàn Nghệ An tặng quà"]
    assert not raw_path(home, raw).exists()
    assert holding(home, UNWANTED) == []
    assert len(list(home.published.glob("*.duckdb"))) == len(list(home.index.iterdir())) == 1
    assert check(home) == []
    with open_desk(home) as desk:
        (kept,) = desk.withdrawals.all().values()
        assert (kept.raw, kept.bulletin_id, kept.who, kept.why) == (raw, number, "chị Hai", "tải nhầm danh sách")
        assert [(one.who, one.what, one.subject, one.detail) for one in desk.audit()][-1] == (
            "chị Hai",
            "withdrawn",
            number,
            "tải nhầm danh sách",
        )
        assert [file.file.rsplit("/", 1)[1] for one in desk.loads() for file in desk.files(one.load)] == ["dung.txt"]


def test_it_stays_gone_after_every_rebuild(home: Home, inbox: Path) -> None:
    load(home, inbox)
    withdraw(home, mistaken(home), "chị Hai", "nhầm")
    left = titles(home)
    build(home)
    assert titles(home) == left
    build_from_raw(home)
    assert titles(home) == left
    home.core.unlink()
    build(home)
    assert titles(home) == left
    assert check(home) == []


def test_the_same_file_is_refused_with_a_sentence_and_not_kept(home: Home, inbox: Path) -> None:
    load(home, inbox)
    number, raw = mistaken(home), sha256((inbox / "nham.txt").read_bytes()).hexdigest()
    withdraw(home, number, "chị Hai", "tải nhầm")
    (inbox / "khác tên.txt").write_bytes((inbox / "nham.txt").read_bytes())
    added = load(home, inbox / "khác tên.txt", inbox / "dung.txt")
    assert (added.bulletins, added.duplicates) == (0, 1)
    (refused,) = added.rejected
    assert refused["file"].endswith("khác tên.txt")
    assert refused["why"].startswith("đã được chị Hai rút khỏi dữ liệu ngày ")
    assert "(tải nhầm)" in refused["why"]
    assert not raw_path(home, raw).exists()
    assert len(titles(home)) == 1
    assert check(home) == []


def test_an_archive_that_holds_it_goes_too_and_its_other_entries_stay(home: Home, inbox: Path, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(inbox.iterdir()):
            archive.write(path, path.name)
    (tmp_path / "gói.zip").write_bytes(packed.getvalue())
    load(home, tmp_path / "gói.zip")
    assert len(titles(home)) == 2
    withdraw(home, mistaken(home), "chị Hai", "nhầm")
    whole = raw_path(home, sha256(packed.getvalue()).hexdigest())
    assert not whole.exists()
    assert list(titles(home)) == ["Công đoàn Nghệ An tặng quà"]
    again = load(home, tmp_path / "gói.zip")
    assert (again.bulletins, again.duplicates) == (0, 1)
    assert [one["why"].split(" rút")[0] for one in again.rejected][-1] == "đã được chị Hai"
    assert not whole.exists()
    assert holding(home, UNWANTED) == []
    build_from_raw(home)
    assert len(titles(home)) == 1


def test_a_new_archive_with_it_is_not_kept_either(home: Home, inbox: Path, tmp_path: Path) -> None:
    load(home, inbox / "nham.txt")
    withdraw(home, mistaken(home), "chị Hai", "nhầm")
    with zipfile.ZipFile(tmp_path / "mới.zip", "w") as archive:
        for path in sorted(inbox.iterdir()):
            archive.write(path, path.name)
    added = load(home, tmp_path / "mới.zip")
    assert (added.bulletins, len(added.rejected)) == (1, 1)
    assert not raw_path(home, sha256((tmp_path / "mới.zip").read_bytes()).hexdigest()).exists()
    assert holding(home, UNWANTED) == []


def test_a_killed_withdrawal_is_finished_by_the_next_writer(
    home: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(home, inbox)
    number, raw = mistaken(home), sha256((inbox / "nham.txt").read_bytes()).hexdigest()
    with monkeypatch.context() as patched:
        patched.setattr(Writer, "forget_withdrawn", _killed)
        with pytest.raises(KeyboardInterrupt):
            withdraw_unreconciled(home, number)
    assert raw_path(home, raw).exists()
    with writing(home):
        pass
    assert not raw_path(home, raw).exists()
    build(home)
    assert len(titles(home)) == 1


def _killed(_: Writer) -> None:
    raise KeyboardInterrupt


def withdraw_unreconciled(home: Home, number: str) -> None:
    """The desk's step, and then the end."""
    with open_desk(home) as desk:
        from etl.desk import Withdrawal  # noqa: PLC0415 - only here

        raw = next(one.raw for load in desk.loads() for one in desk.files(load.load) if one.bulletin_id == number)
        desk.withdrawals.add(Withdrawal(str(raw), number, datetime(2026, 3, 1, tzinfo=UTC), "chị Hai", "nhầm"))
    with writing(home):
        pass


def test_what_does_not_exist_or_has_no_reason_is_refused(home: Home, inbox: Path) -> None:
    load(home, inbox)
    with pytest.raises(UnionPulseError, match="Không có bản tin nào mang mã x"):
        withdraw(home, "x", "chị Hai", "nhầm")
    with pytest.raises(UnionPulseError, match="vì sao"):
        withdraw(home, mistaken(home), "chị Hai", "  ")
    assert len(titles(home)) == 2


def test_the_command_withdraws(home: Home, inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(home, inbox)
    number = mistaken(home)
    assert main(["withdraw", number, "--why", "nhầm", "--who", "chị Hai"]) == 0
    assert f"Đã rút bản tin {number}" in capsys.readouterr().out
    assert len(titles(home)) == 1


def test_withdrawals_are_only_ever_added_to(home: Home, inbox: Path) -> None:
    load(home, inbox)
    withdraw(home, mistaken(home), "chị Hai", "nhầm")
    with open_desk(home) as desk:
        (gone,) = desk.withdrawals.ledger()
        desk.withdrawals.allow(gone.bulletin_id, by="anh Ba", at=gone.at, why="thật")
    with sqlite3.connect(home.desk) as connection:
        for attempt in (
            "UPDATE withdrawal SET who = 'x'",
            "DELETE FROM withdrawal",
            "UPDATE withdrawal_allowed SET who = 'x'",
            "DELETE FROM withdrawal_allowed",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(attempt)


def test_it_may_come_back_when_an_administrator_allows_it_and_be_withdrawn_again(home: Home, inbox: Path) -> None:
    load(home, inbox)
    number = mistaken(home)
    withdraw(home, number, "chị Hai", "nhầm")
    with pytest.raises(UnionPulseError, match="đang bị rút"):
        allow(home, "x", "anh Ba", "đúng ra là thật")
    allow(home, number, "anh Ba", "đúng ra là thật")
    with pytest.raises(UnionPulseError, match="đang bị rút"):
        allow(home, number, "anh Ba", "lần nữa")
    build_from_raw(home)
    assert len(titles(home)) == 1
    assert load(home, inbox / "nham.txt").bulletins == 1
    assert len(titles(home)) == 2
    build_from_raw(home)
    assert len(titles(home)) == 2
    withdraw(home, number, "chị Hai", "vẫn là nhầm")
    assert len(titles(home)) == 1
    assert load(home, inbox / "nham.txt").bulletins == 0
    with open_desk(home) as desk:
        assert [(one.why, one.allowed_by) for one in desk.withdrawals.ledger()] == [
            ("nhầm", "anh Ba"),
            ("vẫn là nhầm", None),
        ]
        assert [one.what for one in desk.audit() if "withdraw" in one.what] == [
            "withdrawn",
            "withdrawal_allowed",
            "withdrawn",
        ]


def test_a_backup_from_before_brings_nothing_back_that_is_known_to_be_withdrawn(
    home: Home, inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(home, inbox)
    backup(home, tmp_path / "trước.zip")
    withdraw(home, mistaken(home), "chị Hai", "nhầm")
    for place, options, left in (("kèm", ["--withdrawals", str(home.root)], 1), ("không", [], 2)):
        other = Home(tmp_path / place)
        monkeypatch.setenv("UNION_PULSE_HOME", str(other.root))
        assert main(["restore", str(tmp_path / "trước.zip"), *options]) == 0
        assert ("đã trở lại" in capsys.readouterr().out) == (left == 2)
        assert len(titles(other)) == left
        assert (holding(other, UNWANTED) == []) == (left == 1)
        assert check(other) == []
