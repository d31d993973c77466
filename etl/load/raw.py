"""The originals: every file as received, named by the SHA-256 of its bytes, never edited."""

import os
import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import Final

from etl.errors import UnionPulseError
from etl.load.files import flush
from etl.paths import Home

_FEW: Final = 100

_NAME: Final = re.compile(r"[0-9a-f]{64}")


def raw_path(home: Home, name: str) -> Path:
    """Where the original called `name` lies: 256 folders, so that none grows past what tools list well.

    Raises:
        UnionPulseError: the name is not 64 hex digits, so it cannot be one of ours.
    """
    if not _NAME.fullmatch(name):
        raise UnionPulseError(f"{name!r} không phải tên của một bản gốc (phải là 64 chữ số thập lục phân).")
    return home.raw / name[:2] / name


def raw_bytes(home: Home, name: str) -> bytes:
    """The original called `name`, proven to be what was received.

    Raises:
        UnionPulseError: there is none, or its bytes have changed on disk.
    """
    path = raw_path(home, name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnionPulseError(f"Không đọc được bản gốc {name}: {error.strerror}.") from error
    if sha256(data).hexdigest() != name:
        raise UnionPulseError(f"Bản gốc {name} đã bị sửa hoặc hỏng trên đĩa; hãy khôi phục từ bản sao lưu.")
    return data


def originals(home: Home) -> list[Path]:
    """Every original of a home, in the order of their names; what a killed writer left under hidden names is none."""
    return sorted(path for path in home.raw.glob("??/*") if _NAME.fullmatch(path.name))


def keep(home: Home, data: bytes) -> str:
    """Keep the bytes and return their name; nothing happens when they are already there.

    The file appears whole under its name or not at all. It is on the disk for good only after `settle`: one wait for a
    whole batch, where a wait for each of 150,000 files would take longer than reading them.
    """
    name = sha256(data).hexdigest()
    path = raw_path(home, name)
    if path.exists() and path.stat().st_size == len(data):
        return name
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{name}.{token_hex(4)}")
    temporary.write_bytes(data)
    temporary.replace(path)
    return name


def forget(home: Home, name: str) -> None:
    """Remove an original that was withdrawn, for good."""
    raw_path(home, name).unlink(missing_ok=True)


def settle(home: Home, names: Iterable[str]) -> None:
    """Wait until these originals are on the disk; called once before a load is promised.

    A few are waited for one by one, so that nobody waits for what other programs write; many together.
    """
    first = list(islice(names, _FEW + 1))
    if len(first) > _FEW:
        os.sync()
        return
    for path in (raw_path(home, name) for name in first):
        flush(path)
        flush(path.parent)
