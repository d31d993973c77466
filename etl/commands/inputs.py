"""From the paths a person typed to the files behind them, in name order, without holding them all."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read, or a path that leads to none, with `why`."""

    place: int
    file: str
    path: Path
    why: str | None = None


def inputs(paths: Iterable[str]) -> Iterator[Input]:
    """Every file behind the paths; a folder gives its files recursively, in name order, hidden ones left out."""
    found = ((path, why) for given in paths for path, why in _behind(Path(given)))
    for place, (path, why) in enumerate(found):
        yield Input(place, shown(path), path, why)


def shown(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def _behind(path: Path) -> Iterator[tuple[Path, str | None]]:
    """The files behind one path, or the path itself and what is wrong with it."""
    if path.is_dir():
        some = False
        for found in _walk(path):
            some = True
            yield found
        if not some:
            yield path, "thư mục không có tệp nào; hãy kiểm tra lại đường dẫn."
    elif path.is_file():
        yield path, None
    elif path.exists():
        yield path, "không phải tệp thường; hãy chép nội dung ra một tệp rồi nạp lại."
    else:
        yield path, "không có tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn."


def _walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """The files of a folder and of those in it; links to folders are not followed, they may lead in circles."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"không mở được thư mục ({error.strerror}); hãy kiểm tra quyền đọc."
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path), None
