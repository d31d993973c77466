"""The numbers that bound what the project accepts and how long it waits. A leaf: imports nothing of the project."""

import os
from typing import Final

MAX_DOCUMENT_BYTES: Final = 20 * 1024 * 1024
MAX_TABLE_BYTES: Final = 200 * 1024 * 1024
MAX_ARCHIVE_BYTES: Final = 200 * 1024 * 1024
MAX_SHEET_BYTES: Final = 50 * 1024 * 1024
"""A table of bulletins (csv, xlsx, JSON lines): it is held in memory whole."""
MAX_ENTRIES: Final = 10_000
"""Entries of an archive, rows of a table of bulletins."""
MAX_UNPACKED_BYTES: Final = 100 * 1024 * 1024
"""What the parts of one Office document may unpack to, together."""
MAX_ARCHIVE_UNPACKED_BYTES: Final = 1024 * 1024 * 1024
"""What an archive may unpack to; one entry at a time is held."""
MAX_RATIO: Final = 200
"""How many times its packed size an entry may unpack to, past its first megabyte."""
MAX_BATCH_FILES: Final = 500
"""Files of one upload; the command line takes any number."""

LOCK_TIMEOUT_SECONDS: Final = 600
"""How long a writer waits for the one before it."""

MAX_PDF_PAGES: Final = 500

WORKERS: Final = 3
"""Processes that parse what is no plain text, for each process of ours; started when there is something for them."""
WORKER_MEMORY_BYTES: Final = 512 * 1024 * 1024
WORKER_FILE_BYTES: Final = 0
"""What a worker may write to any file: nothing."""
WORKER_TIMEOUT_SECONDS: Final = 20
MAX_LOST_SECONDS: Final = 60
"""Time that entries of one container may take without becoming anything, before the rest of it is refused."""

TIME_ZONE: Final = "Asia/Ho_Chi_Minh"
"""Days are days here, whatever the machine thinks."""

MAP_CHANGED_ON: Final = "2025-07-01"
"""From this day Vietnam has 34 provincial units instead of 63."""


def default_jobs() -> int:
    """Worker processes for extraction: one per processor this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
