"""Replacing files so that a reader, or a machine that lost power, sees the old one or the new one."""

import os
from pathlib import Path


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rename_into(temporary: Path, path: Path) -> None:
    """Put a finished file under its name, for good."""
    flush(temporary)
    temporary.replace(path)
    flush(path.parent)


def write_whole(path: Path, text: str) -> None:
    """Replace a small text file in one step."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(text, encoding="utf-8")
    rename_into(temporary, path)
