"""`backup` and `restore`: everything that cannot be made again, in one file that proves itself.

A backup is a zip: the originals, core, the desk (loads, corrections, decisions, additions to the registers, notes,
audit), who may do what, uploads that are not loaded yet, and last `manifest.json` with the SHA-256 and the size of
each; a file without it was cut off. Builds and indexes are not in it: restoring makes them. The registers themselves
belong to the code, and the manifest names the rules in force. The secrets of sign-in are left out: a backup travels.
"""

import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from secrets import token_hex
from typing import IO, Any, Final

from etl.commands.lock import RESTORING, locked
from etl.commands.runs import recorded
from etl.commands.writer import writing
from etl.desk import Withdrawal, copy_desk, open_desk
from etl.errors import HomeError, UnionPulseError
from etl.load.core import core_at
from etl.load.files import rename_into
from etl.load.publish import now
from etl.load.raw import originals
from etl.paths import Home
from etl.pipeline import rules_version

MANIFEST: Final = "manifest.json"
FORM: Final = 2
"""The form of the file; a later one is refused with a sentence."""
_CORE: Final = "warehouse/core.duckdb"
_DESK: Final = "warehouse/desk.sqlite"
_ROLES: Final = "roles.toml"
_INCOMING: Final = r"incoming/[0-9a-f]{16}/[0-9a-f]{64}(?:\.json)?"
_OURS: Final = re.compile(
    rf"raw/([0-9a-f]{{2}})/\1[0-9a-f]{{62}}|{_INCOMING}|{'|'.join(map(re.escape, (_CORE, _DESK, _ROLES)))}"
)
_LARGEST_MANIFEST: Final = 1 << 30
_STEP: Final = 1 << 20
_ZIPPED: Final = zipfile.ZIP_DEFLATED


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds: originals by number, and all bytes before compression."""

    originals: int
    size: int


# --- backup -----------------------------------------------------------------------------------------------------------


def backup(home: Home, target: Path) -> Kept:
    """Write a home into one file, as it stands between two writers; the file appears whole or not at all.

    Raises:
        UnionPulseError: the home has nothing to keep, the file is there already, or a writer does not finish.
    """
    if not home.desk.exists():
        raise UnionPulseError(f"{home.root} chưa có gì để sao lưu; hãy nạp bản tin bằng `python -m etl add`.")
    if target.exists():
        raise UnionPulseError(f"{target} đã có; hãy chọn tên khác, bản sao lưu cũ không bị ghi đè.")
    beside = target.with_name(f".{target.name}.{token_hex(4)}")
    try:
        with recorded(home, "backup"), locked(home):
            for left in target.parent.glob(f".{target.name}.*"):
                left.unlink()  # by a backup that was killed
            kept = _write(home, beside)
        rename_into(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    return kept


def _write(home: Home, target: Path) -> Kept:
    """The zip; the caller holds the writer's lock, so core and desk speak of the same loads."""
    told: dict[str, list[Any]] = {}
    with zipfile.ZipFile(target, "x", _ZIPPED) as out, _at_rest(home) as rooms:
        for name, path in [*rooms, *_incoming(home), *((_under(home, path), path) for path in originals(home))]:
            try:
                told[name] = _copied(out, name, path)
            except FileNotFoundError:
                if not name.startswith("incoming/"):
                    raise  # an upload may be taken back while we look; nothing else goes away
        out.writestr(MANIFEST, json.dumps(_about(told), indent=1))
    return _kept(told)


def _kept(told: Mapping[str, Sequence[Any]]) -> Kept:
    """What the files of a manifest are, together."""
    return Kept(sum(name.startswith("raw/") for name in told), sum(int(size) for _, size in told.values()))


def _under(home: Home, path: Path) -> str:
    """The name of a file of the home in a backup."""
    return path.relative_to(home.root).as_posix()


def _incoming(home: Home) -> list[tuple[str, Path]]:
    """Uploads that are not loaded yet, and who may do what where somebody wrote it."""
    found = [(_under(home, path), path) for path in sorted(home.incoming.glob("*/*"))]
    roles = [(_ROLES, home.roles)] if home.roles.exists() else []
    return [(name, path) for name, path in found if re.fullmatch(_INCOMING, name)] + roles


def _about(told: dict[str, list[Any]]) -> dict[str, Any]:
    """The manifest."""
    return {"form": FORM, "made_at": now().isoformat(), "rules_version": rules_version(), "files": told}


def _copied(out: zipfile.ZipFile, name: str, path: Path) -> list[Any]:
    """Put one file in; its SHA-256 and size, of the bytes as they were read.

    Raises:
        UnionPulseError: an original is not what its name says: a backup must not carry damage on in silence.
    """
    seen, size = sha256(), 0
    with path.open("rb") as source, out.open(name, "w", force_zip64=True) as entry:
        while step := source.read(_STEP):
            seen.update(step)
            size += len(step)
            entry.write(step)
    if name.startswith("raw/") and seen.hexdigest() != path.name:
        raise UnionPulseError(
            f"Bản gốc {path.name} đã hỏng trên đĩa nên chưa sao lưu; `python -m etl check --deep` liệt kê mọi bản hỏng."
        )
    return [seen.hexdigest(), size]


@contextmanager
def _at_rest(home: Home) -> Iterator[list[tuple[str, Path]]]:
    """Core closed with its log folded in, and a copy of the desk, which pages may write at any time."""
    copy = home.warehouse / f".desk-{token_hex(4)}"
    try:
        copy_desk(home, copy)
        with core_at(home.core):
            pass
        yield [(_CORE, home.core), (_DESK, copy)]
    finally:
        copy.unlink(missing_ok=True)


# --- restore ----------------------------------------------------------------------------------------------------------


def restore(home: Home, source: Path, withdrawn: Iterable[Withdrawal] = ()) -> tuple[Kept, str]:
    """Put a backup into an empty home and publish it; what was kept, and the build now served.

    What was `withdrawn` after the backup was made stays so: it leaves with its original before anything is shown.

    Nothing is put in place before every byte was proven. Killed in between, the home has the desk or nothing, and
    the next writer lands what the desk names from the originals.

    Raises:
        UnionPulseError: the home is not empty, or the file is no backup, damaged, or of newer code.
    """
    if home.desk.exists() or home.core.exists():
        raise HomeError(f"{home.root} đã có dữ liệu; chỉ khôi phục vào nơi còn trống, hãy đặt UNION_PULSE_HOME khác.")
    home.warehouse.mkdir(parents=True, exist_ok=True)
    with locked(home), _room(home) as room:
        kept = _unpacked(source, room)
        with open_desk(Home(room)) as desk:
            is_less = desk.withdrawals.take_over(withdrawn)
        _placed(room, home)
    with writing(home) as writer:
        build = writer.publish(anew=True)
        if is_less:
            writer.rewrite_core()
    return kept, build


@contextmanager
def _room(home: Home) -> Iterator[Path]:
    """A hidden folder of the home, gone afterwards."""
    room = home.root / f"{RESTORING}{token_hex(4)}"
    room.mkdir()
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _unpacked(source: Path, room: Path) -> Kept:
    """Every file of a backup, proven by its hash, below `room`."""
    try:
        with zipfile.ZipFile(source) as archive:
            told = _manifest(archive, source)
            for name, (digest, size) in told.items():
                with archive.open(name) as entry:
                    _proven(entry, room / name, digest, size)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, ValueError, TypeError) as error:
        raise UnionPulseError(f"{source} không phải bản sao lưu, hoặc đã hỏng ({error}); chưa ghi gì.") from error
    return _kept(told)


def _manifest(archive: zipfile.ZipFile, source: Path) -> dict[str, tuple[str, int]]:
    """What the backup says it holds: names of ours only, each in the archive, nothing besides.

    Raises:
        UnionPulseError: it was made by newer code.
    """
    if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise ValueError(MANIFEST)
    about = json.loads(archive.read(MANIFEST))
    if about["form"] > FORM:
        raise UnionPulseError(f"{source} do một phiên bản mới hơn của chương trình tạo ra; hãy cập nhật chương trình.")
    told = {str(name): (str(digest), int(size)) for name, (digest, size) in about["files"].items()}
    for name in {*told, *archive.namelist()} - {MANIFEST}:
        if not _OURS.fullmatch(name) or name not in told:
            raise ValueError(name)
    return told


def _proven(entry: IO[bytes], path: Path, digest: str, size: int) -> None:
    """One file written, no longer than promised and with the promised hash.

    Raises:
        ValueError: it is not what the manifest says.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    left = size
    with path.open("wb") as out:
        while step := entry.read(_STEP):
            left -= len(step)
            if left < 0:
                raise ValueError(path.name)
            out.write(step)
    with path.open("rb") as written:
        if left or file_digest(written, "sha256").hexdigest() != digest:
            raise ValueError(path.name)


def _placed(room: Path, home: Home) -> None:
    """Originals first, then the desk that names them, then core, which could be made again from both.

    Where somebody has written already who may do what here, that holds: an old file must not let people in again.
    """
    for path in sorted([*(room / "raw").glob("*/*"), *(room / "incoming").glob("*/*")]):
        goal = home.root / path.relative_to(room)
        goal.parent.mkdir(parents=True, exist_ok=True)
        path.replace(goal)
    if (room / _ROLES).exists() and not home.roles.exists():
        (room / _ROLES).replace(home.roles)
    (room / _DESK).replace(home.desk)
    (room / _CORE).replace(home.core)
