"""Uploads worked on by a process of their own: read for eyes, later loaded whole. Pages start it and read the states.

Whatever kills it, the next one takes up where the desk says it stopped: files in hand are read again, a load that
landed is published, one that did not is made anew.
"""

import os
from dataclasses import replace
from functools import partial
from typing import Any, Final

from etl.commands.add import Asked, add, correct
from etl.commands.inputs import Input
from etl.commands.looking import look
from etl.commands.nearness import among, beside_each_other, beside_the_data
from etl.commands.parallel import in_order
from etl.commands.writer import writing
from etl.desk import Desk, open_desk
from etl.desk.incoming import at_work, bytes_of, forget, found_in
from etl.desk.previews import Item, items, read, write
from etl.desk.uploads import FileState, Upload, UploadFile
from etl.errors import UnionPulseError
from etl.paths import Home

MOST_TRIES: Final = 3
_GIVEN_UP: Final = (
    "tệp làm chương trình đọc dừng giữa chừng nhiều lần; hãy lưu lại dưới dạng văn bản (.txt, mã UTF-8) rồi gửi."
)


def read_upload(home: Home, upload: str, jobs: int | None = None) -> None:
    """Read every file of an upload that waits, unless another process does."""
    with at_work(home, upload) as mine:
        if not mine:
            return
        while waiting := _waiting(home, upload):
            for _ in in_order(partial(_read, home=home, upload=upload), waiting, jobs):
                pass
        _compare(home, upload)


def _waiting(home: Home, upload: str) -> list[UploadFile]:
    """The files to read, those that a dead reader had in hand among them; one that kills its readers is given up."""
    with open_desk(home) as desk:
        desk.uploads.read_again(upload, everything=False)
        files = [file for file in desk.uploads.files(upload) if file.state is FileState.WAITING]
        for file in files:
            if file.tries >= MOST_TRIES:
                given_up = replace(file, state=FileState.REJECTED, why=_GIVEN_UP)
                desk.uploads.set_file(upload, given_up, FileState.WAITING)
    return [file for file in files if file.tries < MOST_TRIES]


def _read(file: UploadFile, home: Home, upload: str) -> None:
    """Read one file for eyes and say what became of it."""
    with open_desk(home) as desk:
        begun = desk.uploads.get(upload)
        if begun is None or not desk.uploads.set_file(
            upload, replace(file, state=FileState.READING), FileState.WAITING
        ):
            return
        explained = desk.uploads.columns()
    item = look(bytes_of(home, upload, file.raw).read_bytes(), file.name, begun.site, explained)
    item = beside_the_data(home, item)
    write(found_in(home, upload, file.raw), item)
    with open_desk(home) as desk:
        desk.uploads.set_file(upload, judged(file, item), FileState.READING)


def judged(file: UploadFile, item: Item) -> UploadFile:
    """A file as its preview leaves it: to be looked at, or rejected with the reason."""
    found = told(item)
    if item.preview.kind == "rejected":
        return replace(file, state=FileState.REJECTED, why=item.preview.why, found=found)
    return replace(file, state=FileState.EYES, why=None, found=found)


def told(item: Item) -> dict[str, Any]:
    """What a list says of a file."""
    bulletins = [one.preview for one in items(item) if one.preview.record]
    record = item.preview.record
    return {
        "kind": item.preview.kind,
        "title": record.title if record else None,
        "published_on": record.published_on.isoformat() if record and record.published_on else None,
        "bulletins": len(bulletins),
        "count": item.preview.count,
        "seen": len(item.preview.entries),
        "readings": sum(one.preview.good for one in items(item)),
        "bad": sum(len(one.preview.bad) for one in items(item)),
        "rejected": sum(one.preview.kind == "rejected" for one in item.preview.entries),
        "warnings": list(dict.fromkeys(said for one in bulletins if one.record for said in one.record.warnings))[:5],
        "undecided": sum(
            fact.status == "ambiguous" for one in bulletins if one.record for fact in one.record.resolutions
        ),
        "undated": sum(one.record.published_on is None for one in bulletins if one.record),
        "alike": sum(bool(one.preview.alike) for one in items(item)),
        "provinces": [[fact.name, fact.role] for fact in record.provinces] if record else [],
        "resolutions": [[fact.label, fact.status] for fact in record.resolutions] if record else [],
        "encoding": bool(item.preview.original),
        "unexplained": bool(item.preview.headers and not item.preview.columns),
    }


def _compare(home: Home, upload: str) -> None:
    """Hold the files of an upload against each other, and tell those that say almost the same."""
    with open_desk(home) as desk:
        files = [file for file in desk.uploads.files(upload) if file.state is FileState.EYES]
    found = {file.raw: item for file in files if (item := read(found_in(home, upload, file.raw)))}
    near = among(found.values())
    for file in files:
        item = found.get(file.raw)
        if item and any(one.bulletin_id in near for one in items(item)):
            item = beside_each_other(item, near)
            write(found_in(home, upload, file.raw), item)
            with open_desk(home) as desk:
                desk.uploads.set_file(upload, judged(file, item), FileState.EYES)


# --- the load ---------------------------------------------------------------------------------------------------------


def load_upload(home: Home, upload: str) -> None:
    """Load an upload whole, unless another process does; what stops it is told, and it is open again."""
    with at_work(home, upload) as mine, open_desk(home) as desk:
        found = desk.uploads.get(upload) if mine else None
        if found is None or found.state != "loading":
            return
        try:
            load = _landed_before(home, found) or _load(home, desk, found)
        except (UnionPulseError, OSError) as error:
            desk.uploads.move(upload, "loading", "open", why=str(error))
            return
        except Exception as error:
            desk.uploads.move(upload, "loading", "open", why=_UNFORESEEN.format(error=type(error).__name__))
            raise
        _settle(desk, upload, load)
        forget(home, upload)


def _landed_before(home: Home, upload: Upload) -> str | None:
    """The load that a killed process had landed, published now; None where it had not."""
    if upload.load is None:
        return None
    with writing(home) as writer:
        state = next((load.state for load in writer.desk.loads() if load.load == upload.load), None)
        if state == "landed":
            correct(writer.desk, upload.upload)
            writer.publish()
        return upload.load if state in {"landed", "undone"} else None


def _load(home: Home, desk: Desk, upload: Upload) -> str:
    """The files of an upload that somebody saw, as one load."""
    if upload.site is None:
        raise UnionPulseError("Chưa chọn trang mà các tệp lấy từ đó.")
    wanted = [file for file in desk.uploads.files(upload.upload) if file.state is FileState.EYES]
    given = tuple(Input(file.place, file.name, bytes_of(home, upload.upload, file.raw)) for file in wanted)
    covers = (upload.covers_from, upload.covers_to) if upload.covers_from and upload.covers_to else None
    asked = Asked((), upload.site, upload.who, covers, given=given, upload=upload.upload)
    return add(home, asked).load


def _settle(desk: Desk, upload: str, load: str) -> None:
    """What became of each file: loaded, in the data before, or not read after all."""
    files = [file for file in desk.uploads.files(upload) if file.state is FileState.EYES]
    became = {one.file: one for one in desk.files(load)}
    first = desk.uploads.standing([file.raw for file in files])
    for file in files:
        one = became.get(file.name)
        if one is None or one.outcome == "rejected":
            said = replace(file, state=FileState.REJECTED, why=(one.why if one else None) or _REFUSED)
        elif file.raw in first and first[file.raw].load != load:
            said = replace(file, state=FileState.DUPLICATE, why=_brought_before(first[file.raw].file))
        else:
            said = replace(file, state=FileState.LOADED, why=None)
        desk.uploads.set_file(upload, said, FileState.EYES)
    desk.uploads.move(upload, "loading", "loaded")


_UNFORESEEN: Final = "lỗi bất ngờ ({error}); hãy thử lại, hoặc báo người quản trị."
_REFUSED: Final = "đã được rút khỏi dữ liệu; tệp không được nạp lại."


def _brought_before(name: str) -> str:
    """Why a file became nothing of its own."""
    return f"lần nạp khác đã đưa vào trước, tên “{name}”."


def run(home: Home, upload: str, *, load: bool) -> None:
    """The work of the process that a page starts; politely, for people look at pages meanwhile."""
    os.nice(5)
    work = load_upload if load else read_upload
    work(home, upload)


def told_of(home: Home, upload: str) -> str:
    """What became of an upload and of the files that were not loaded, a line each."""
    with open_desk(home) as desk:
        found, files = desk.uploads.get(upload), desk.uploads.files(upload)
    if found is None:
        raise UnionPulseError(f"Không có lần tải lên nào tên {upload}.")
    counts = ", ".join(f"{found.counts[state]} tệp {word}" for state, word in _SAID.items() if found.counts.get(state))
    why = f" Chưa nạp được: {found.why}" if found.why else ""
    return "\n".join([f"Lần tải lên {upload}: {counts}.{why}", *(f"{one.name}: {one.why}" for one in files if one.why)])


_SAID: Final = {
    FileState.WAITING: "đang chờ",
    FileState.READING: "đang đọc",
    FileState.EYES: "cần xem",
    FileState.LOADED: "đã nạp",
    FileState.DUPLICATE: "đã có",
    FileState.REJECTED: "bị từ chối",
}
