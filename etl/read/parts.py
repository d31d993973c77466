"""Containers from the outside: files that hold many bulletins, and the entries that the worker hands out one by one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any, Final

from etl.errors import RejectedFileError
from etl.read.kinds import kind_of
from etl.read.parsed import RefusedError
from etl.read.sheets import NOTHING, Explained, table_kind
from etl.read.worker_pool import WorkerError, ask
from etl.settings import MAX_ARCHIVE_BYTES, MAX_SHEET_BYTES

LIMITS: Final = {"zip": MAX_ARCHIVE_BYTES, **dict.fromkeys(("csv", "jsonl", "xlsx"), MAX_SHEET_BYTES)}
"""The kinds of containers, and how large each may be."""
_MIB: Final = 1024 * 1024
_TABLE: Final = "là bảng nhiều bản tin nằm trong tệp nén; hãy gửi riêng bảng này."
_TIRESOME: Final = "chưa được đọc vì các mục trước đó trong cùng tệp đọc quá lâu mà hỏng; hãy gửi riêng tệp này."
_SENTENCES: Final = {
    "timeout": "mở quá lâu nên đã dừng; hãy chia thành nhiều tệp nhỏ hơn rồi gửi.",
    "crash": "quá nặng hoặc bị hỏng, không mở được; hãy chia thành nhiều tệp nhỏ hơn rồi gửi.",
    "unreadable": "bị hỏng, không mở được; hãy tạo lại tệp rồi gửi.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a container: its bytes, or `why` there are none. `number` counts from 1."""

    number: int
    name: str
    data: bytes = b""
    why: str | None = None

    def named(self, file: str) -> str:
        """What it is called beside other files: its own name comes last, so that its ending still tells."""
        return f"{file}#{self.number} {self.name}"


@dataclass(frozen=True, slots=True)
class Container:
    """A container that the worker has open; its entries are fetched while they are walked through."""

    data: bytes
    kind: str
    token: str
    names: tuple[str, ...]
    whys: tuple[str | None, ...]
    notes: tuple[str, ...]
    headers: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    """Of a table of bulletins: its header, and which field stands under which of them."""
    explained: Explained = field(default_factory=dict)

    def parts(self, until: Callable[[], bool] = lambda: True) -> Iterator[Part]:
        """The entries in order; once `until` says no, the others are refused unseen."""
        for place, (name, why) in enumerate(zip(self.names, self.whys, strict=True)):
            refused = why or (None if until() else _TIRESOME)
            yield Part(place + 1, name, why=refused) if refused else self._part(place, name)

    def _part(self, place: int, name: str) -> Part:
        """One entry; the container is opened again where another one, or a new worker, took its place."""
        try:
            said, data = _ask(self.kind, self.token, part=place)
            if "gone" in said:
                _ask(self.kind, self.token, self.data, explained=self.explained)
                said, data = _ask(self.kind, self.token, part=place)
        except RefusedError as refused:
            return Part(place + 1, name, why=str(refused))
        except WorkerError as error:
            return Part(place + 1, name, why=_SENTENCES[error.kind])
        if self.kind == "zip" and container_kind(data) in {"csv", "jsonl"}:
            return Part(place + 1, name, why=_TABLE)
        return Part(place + 1, name, data)


def largest(start: bytes) -> int:
    """How large a file may be that begins like this, for all that its beginning tells; 0 where it is no container."""
    kind = "zip" if start.startswith(b"PK") else table_kind(start)
    return LIMITS[kind] if kind else 0


def container_kind(data: bytes, explained: Explained = NOTHING) -> str | None:
    """`zip`, `csv`, `jsonl` or `xlsx` for a file of many bulletins; None for all else, broken archives too."""
    try:
        kind = kind_of(data)
    except RefusedError:
        return None
    found = table_kind(data, explained) if kind is None else kind
    return found if found in LIMITS else None


def headers(data: bytes, file: str) -> tuple[str, ...]:
    """The header of a table that may hold bulletins, whatever its words; nothing where bytes are no such table."""
    kind = container_kind(data) or ("csv" if file.lower().endswith((".csv", ".tsv")) else None)
    if kind not in {"csv", "jsonl", "xlsx"} or len(data) > LIMITS[kind]:
        return ()
    try:
        return tuple(_ask(kind, "", data, look=True)[0]["headers"])
    except (RefusedError, WorkerError):
        return ()


def container(data: bytes, file: str, explained: Explained = NOTHING) -> Container | None:
    """The container that bytes are; None when they are no container.

    Raises:
        RejectedFileError: it is one, and cannot be opened.
    """
    kind = container_kind(data, explained)
    if kind is None:
        return None
    if len(data) > LIMITS[kind]:
        raise RejectedFileError(file, f"nặng quá giới hạn {LIMITS[kind] // _MIB} MB; hãy tách nhỏ tệp rồi nạp lại.")
    token = token_hex(8)
    try:
        said, _ = _ask(kind, token, data, explained=explained)
    except RefusedError as refused:
        raise RejectedFileError(file, str(refused)) from refused
    except WorkerError as error:
        raise RejectedFileError(file, f"tệp {_SENTENCES[error.kind]}") from error
    names, whys, notes, found = (tuple(said[name]) for name in ("names", "whys", "notes", "headers"))
    return Container(data, kind, token, names, whys, notes, found, said["columns"], explained)


def _ask(kind: str, token: str, data: bytes = b"", **more: object) -> tuple[dict[str, Any], bytes]:
    """One question about a container."""
    return ask({"kind": kind, "token": token, **more}, data)
