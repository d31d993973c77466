"""Work on its way: whoever holds the writer's lock, what a dead process left undone, and when the last backup was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from filelock import FileLock, Timeout

from etl.desk import Desk
from etl.desk.condition import settled_desk
from etl.desk.incoming import is_at_work
from etl.load.publish import now
from etl.paths import Home
from etl.running.findings import Findings, error, note, warning
from etl.settings import LOCK_TIMEOUT_SECONDS, TIME_ZONE

PROCESSES: Final = Path("/proc")
STOPPED: Final = "T"
"""What the kernel calls a process that somebody halted."""
BACKUP: Final = timedelta(days=3)
"""A backup a night may fail twice."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the writer's lock, as far as this machine knows."""

    pid: int | None
    state: str = ""
    since: datetime | None = None


def work(home: Home) -> Findings:
    """The writer's lock, and what a killed process left."""
    holder = holder_of(home.lock)
    if holder:
        yield from _held(home, holder)
    with settled_desk(home) as desk:
        if desk is not None and holder is None:
            yield from _loads_cut(desk)
        if desk is not None:
            yield from _uploads_cut(home, desk)


def _held(home: Home, holder: Holder) -> Findings:
    """Whether the writer is alive and gets on."""
    if holder.pid is None:
        yield warning(
            f"{home.lock} đang bị giữ, nhưng không phải bởi tiến trình nào của máy này.",
            "Nếu nhiều máy dùng chung đĩa thì máy khác đang ghi. Nếu không, hãy khởi động lại dịch vụ tệp của đĩa.",
        )
    elif holder.state == STOPPED:
        yield error(
            f"Tiến trình {holder.pid} giữ khóa ghi mà đã bị dừng, nên mọi lệnh ghi khác phải chờ.",
            f"Hãy cho nó chạy tiếp (`kill -CONT {holder.pid}`) hoặc kết thúc nó (`kill -KILL {holder.pid}`). "
            "Việc dở dang được lệnh kế tiếp thu xếp.",
        )
    elif holder.since and (minutes := (now() - holder.since).total_seconds() / 60) > LOCK_TIMEOUT_SECONDS / 60:
        yield warning(
            f"Tiến trình {holder.pid} giữ khóa ghi và đã chạy {minutes:.0f} phút, lệnh ghi khác có thể đã thôi chờ.",
            "Nếu nó không phải một lần nạp lớn thì hãy kết thúc nó. Việc dở dang được lệnh kế tiếp thu xếp.",
        )
    else:
        yield note(f"Tiến trình {holder.pid} đang ghi.", "Không cần làm gì. Các trang vẫn dùng bản dựng đang công bố.")


def _loads_cut(desk: Desk) -> Findings:
    """Loads that were begun, where nobody writes."""
    for load in (one for one in desk.loads() if one.state == "pending"):
        yield warning(
            f"Lần nạp {load.load} bị ngắt giữa chừng.",
            "Hãy chạy `python -m etl build`: lần nạp ấy được hoàn tất hoặc bỏ trọn, rồi công bố lại.",
        )


def _uploads_cut(home: Home, desk: Desk) -> Findings:
    """Uploads that wait for a process, where none is at work."""
    for one in desk.uploads.all():
        is_waiting = one.state == "loading" or (one.state == "open" and one.unread)
        if is_waiting and not is_at_work(home, one.upload):
            flag = "--load " if one.state == "loading" else ""
            yield warning(
                f"Lần tải lên {one.upload} còn dở mà không tiến trình nào đang làm.",
                f"Mở trang Tải lên là nó chạy tiếp, hoặc chạy `python -m etl upload {flag}{one.upload}`.",
            )


def holder_of(lock: Path) -> Holder | None:
    """Who holds a lock; None where it is free. A lock of a process that died is free: the system lets go of it."""
    if not lock.exists():
        return None
    try:
        with FileLock(lock, timeout=0):
            return None
    except Timeout:
        pass
    except OSError:
        return None  # told as a matter of permissions
    pid = next(_pids(lock), None)
    return Holder(None) if pid is None else _process(pid)


def _pids(lock: Path) -> Iterator[int]:
    """The processes that hold a file, by the kernel's list."""
    place = str(lock.stat().st_ino)
    try:
        lines = (PROCESSES / "locks").read_text(encoding="ascii").splitlines()
    except OSError:
        return
    for line in lines:
        found = re.match(r"\d+: FLOCK +\S+ +\S+ +(\d+) [0-9a-f]+:[0-9a-f]+:(\d+) ", line)
        if found and found[2] == place and int(found[1]) > 0:
            yield int(found[1])


def _process(pid: int) -> Holder:
    """A process as the kernel tells of it."""
    folder = PROCESSES / str(pid)
    try:
        state = (folder / "stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[0]
        since = datetime.fromtimestamp(folder.stat().st_mtime, ZoneInfo(TIME_ZONE))
    except OSError:
        return Holder(None)
    return Holder(pid, state, since)


def backup(home: Home) -> Findings:
    """The age of the last backup, where there is something that cannot be made again."""
    with settled_desk(home) as desk:
        if desk is None or not desk.loads():
            return
        runs = [one for one in desk.runs.all() if one.command == "backup"]
    done = [one for one in runs if one.why is None]
    if not done:
        yield warning(f"{home.root} chưa được sao lưu lần nào.", _BACKUP)
    elif (age := now() - done[-1].ended_at) > BACKUP:
        yield warning(f"Bản sao lưu mới nhất đã {age.days} ngày tuổi.", _BACKUP)
    if runs and runs[-1].why:
        yield warning(f"Lần sao lưu gần nhất không xong: {runs[-1].why}", _BACKUP)


_BACKUP: Final = "Hãy chạy `python -m etl backup TỆP` hằng đêm và giữ tệp ở máy khác, như deploy/README.md chỉ."
