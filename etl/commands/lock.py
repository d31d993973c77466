"""The writer's lock: one command writes to a home at a time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from filelock import FileLock, Timeout

from etl.errors import HomeError
from etl.paths import Home
from etl.settings import LOCK_TIMEOUT_SECONDS

RESTORING: Final = ".restore-"
"""How the folder begins in which a backup is unpacked, under this lock."""


@contextmanager
def locked(home: Home) -> Iterator[None]:
    """The writer's lock; the system frees it when a process dies. What a killed `restore` unpacked is cleared away."""
    try:
        with FileLock(home.lock, timeout=LOCK_TIMEOUT_SECONDS):
            for left in home.root.glob(f"{RESTORING}*"):
                shutil.rmtree(left)
            yield
    except Timeout as error:
        raise HomeError(
            f"Một lệnh khác vẫn đang ghi vào {home.root} sau {LOCK_TIMEOUT_SECONDS // 60} phút; hãy thử lại sau."
        ) from error
