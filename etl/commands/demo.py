"""`demo`: the demonstration data of `data/sample`, loaded into a home of its own."""

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from filelock import FileLock

from etl.commands.add import Asked, landed, stage_of
from etl.commands.writer import writing
from etl.load.core import MIGRATIONS
from etl.load.files import write_whole
from etl.load.statements import HERE
from etl.paths import SAMPLE, Home
from etl.pipeline import rules_version

_MARK: Final = "made_from"
"""A file of the demonstration's home: what its data was made from."""

WHO: Final = "dữ liệu minh họa"


def demo(home: Home) -> str:
    """Make the demonstration data when there is none or it is old; return a sentence."""
    manifest = SAMPLE / "manifest.csv"
    if not manifest.exists():
        return "Chưa có dữ liệu minh họa: thiếu data/sample/manifest.csv."
    home.root.mkdir(parents=True, exist_ok=True)
    with FileLock(home.root / ".demo.lock"):
        made_from = _made_from()
        mark = home.demo.root / _MARK
        if mark.exists() and mark.read_text(encoding="utf-8").strip() == made_from:
            return "Dữ liệu minh họa đã sẵn sàng."
        return _make(home, manifest, made_from)


def _make(home: Home, manifest: Path, made_from: str) -> str:
    """Make the home beside the old one, then put it in its place."""
    new = Home(home.root / ".demo.new", is_demo=True)
    shutil.rmtree(new.root, ignore_errors=True)
    new.root.mkdir()
    for asked in _manifest(manifest):
        with stage_of(new, asked) as stage, writing(new) as writer:
            landed(writer, asked, stage)
    with writing(new) as writer:
        build = writer.publish()
    write_whole(new.root / _MARK, made_from + "\n")
    old = home.root / ".demo.old"
    shutil.rmtree(old, ignore_errors=True)
    if home.demo.root.exists():
        home.demo.root.rename(old)
    new.root.rename(home.demo.root)
    shutil.rmtree(old, ignore_errors=True)
    return f"Đã dựng dữ liệu minh họa {build}."


def _manifest(path: Path) -> Iterator[Asked]:
    """The loads of the sample, in order."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            first, last = row["covers_from"], row["covers_to"]
            days = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
            yield Asked((str(SAMPLE / row["path"]),), row["site"], WHO, days)


def _made_from() -> str:
    """A digest over everything that decides what the demonstration shows."""
    digest = sha256(rules_version().encode())
    for folder, pattern in ((SAMPLE, "*"), (HERE, "*.sql"), (MIGRATIONS, "*.sql"), (HERE / "index", "*.py")):
        for path in sorted(folder.rglob(pattern)):
            if path.is_file():
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
