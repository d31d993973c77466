"""The numbers that bound what the project accepts and how long it waits. A leaf: imports nothing of the project."""

import os
from typing import Final

MAX_DOCUMENT_BYTES: Final = 20 * 1024 * 1024
MAX_TABLE_BYTES: Final = 200 * 1024 * 1024
MAX_BATCH_FILES: Final = 500
"""Files of one upload; the command line takes any number."""

LOCK_TIMEOUT_SECONDS: Final = 600
"""How long a writer waits for the one before it."""

WORKER_MEMORY_BYTES: Final = 512 * 1024 * 1024
WORKER_TIMEOUT_SECONDS: Final = 20

TIME_ZONE: Final = "Asia/Ho_Chi_Minh"
"""Days are days here, whatever the machine thinks."""

MAP_CHANGED_ON: Final = "2025-07-01"
"""From this day Vietnam has 34 provincial units instead of 63."""


def default_jobs() -> int:
    """Worker processes for extraction: one per processor this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
