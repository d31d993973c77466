"""A generation of the index for each build, under the build's name: made beside the others and then renamed into place.

A new generation starts with links to the files of the one before, which tantivy never changes, and takes over what
differs between the two builds. So one bulletin costs what one bulletin costs, and an older build keeps its own index.
"""

import json
import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Final

import duckdb
import tantivy

from etl.load.core import Connection
from etl.load.files import flush, write_whole
from etl.load.index.analysis import longer_words, stop_words
from etl.load.index.documents import Entry, Searchable, Source, Texts, document
from etl.load.index.schema import IndexDamagedError, make_at, open_at, sound
from etl.load.reference import registers
from etl.load.statements import statement
from etl.paths import Home

ABOUT: Final = "about.json"
"""What a generation says of itself; written last, so one without it is not finished."""
_DECIDING: Final = ("analysis.py", "documents.py", "schema.py")
_OWN: Final = (".json", ".lock", ".tmp")
"""Files that tantivy replaces or locks: each generation has its own."""

_READABLE: Final = 0o644
"""tantivy keeps its own notes to itself; the dashboard may run as somebody else."""
_FEW: Final = 500
_SMALL_HEAP: Final = 32 * 1024 * 1024
_LARGE_HEAP: Final = 256 * 1024 * 1024
_CHUNK: Final = 2000


@dataclass(frozen=True, slots=True)
class About:
    """What a generation was made from, and how long each of its files must be."""

    contract: str
    bulletins: int
    files: dict[str, int]


def generation(home: Home, build: str) -> Path:
    """Where the index of a build lies."""
    return home.index / build


def about(folder: Path) -> About:
    """What a finished generation says of itself, its files all there and of the right length.

    Raises:
        IndexDamagedError: there is none, or files are missing or cut.
    """
    with sound("đọc chỉ mục"):
        said = About(**json.loads((folder / ABOUT).read_text(encoding="utf-8")))
        wrong = [name for name, size in said.files.items() if (folder / name).stat().st_size != size]
    if wrong:
        raise IndexDamagedError(f"tệp {wrong[0]} bị cắt")
    return said


def write_generation(home: Home, build: str, rules_version: str, texts: Texts, *, anew: bool = False) -> int:
    """Make the generation of a build and put it in its place; return how many bulletins were written into it.

    Raises:
        IndexDamagedError: tantivy could not write it.
    """
    home.index.mkdir(parents=True, exist_ok=True)
    contract = _contract(rules_version, is_demo=home.is_demo)
    base = None if anew else _base(home, contract)
    try:
        return _write(home, build, contract, texts, base)
    except IndexDamagedError:
        if base is None:
            raise
        return _write(home, build, contract, texts, None)


def _write(home: Home, build: str, contract: str, texts: Texts, base: str | None) -> int:
    """Make a generation from that of another build, or from nothing."""
    sweep(home)
    room = home.index / f".{build}.tmp"
    with duckdb.connect(home.published / f"{build}.duckdb", read_only=True) as connection:
        _attach(connection, home.published / f"{base}.duckdb" if base else None)
        with sound("ghi chỉ mục"):
            room.mkdir()
            index = _linked(generation(home, base), room) if base else make_at(room)
            written = _take_over(index, connection, texts)
    _finish(room, contract)
    _swap(room, generation(home, build))
    return written


def sweep(home: Home) -> None:
    """Remove what a killed writer left, and the generations of builds that are gone."""
    if not home.index.is_dir():
        return
    for folder in home.index.iterdir():
        if folder.name.startswith(".") or not (home.published / f"{folder.name}.duckdb").exists():
            shutil.rmtree(folder, ignore_errors=True)


@cache
def _contract(rules_version: str, *, is_demo: bool) -> str:
    """A digest over what makes the documents of two indexes of the same build the same."""
    here = Path(__file__).parent
    parts = [
        rules_version,
        statement("index_arriving"),
        registers(is_demo=is_demo)["provinces"],
        *sorted(stop_words()),
        *sorted("_".join(word) for word in longer_words()),
        *((here / name).read_text(encoding="utf-8") for name in _DECIDING),
    ]
    return sha256("\0".join(parts).encode()).hexdigest()


def _base(home: Home, contract: str) -> str | None:
    """The build being served, when its index is whole and made the way we would make it."""
    with suppress(OSError, IndexDamagedError):
        build = home.current.read_text(encoding="utf-8").strip().removesuffix(".duckdb")
        said = about(generation(home, build))
        if said.contract == contract and (home.published / f"{build}.duckdb").exists():
            return build
    return None


def _attach(connection: Connection, before: Path | None) -> None:
    """Tell the new build what the index already holds."""
    path = str(before).replace("'", "''")
    connection.execute(statement("index_before").format(path=path) if before else statement("index_empty"))


def _linked(base: Path, room: Path) -> tantivy.Index:
    """An index in `room` that shares the files of another; a disk that cannot link copies them."""
    for path in base.iterdir():
        if path.name == ABOUT or path.suffix == ".lock":
            continue
        if path.suffix in _OWN or path.name.startswith("."):
            shutil.copyfile(path, room / path.name)
            continue
        try:
            os.link(path, room / path.name)
        except OSError:
            shutil.copyfile(path, room / path.name)
    return open_at(room)


def _take_over(index: tantivy.Index, connection: Connection, texts: Texts) -> int:
    """Bring an index to what the build says; return how many documents were written."""
    leaving = [found for (found,) in connection.execute(statement("index_leaving")).fetchall()]
    arriving = _rows(connection)
    first = list(islice(arriving, _FEW))
    many = len(first) == _FEW
    writer = index.writer(_LARGE_HEAP if many else _SMALL_HEAP, 2 if many else 1)
    for bulletin_id in leaving:
        writer.delete_documents_by_term("id", bulletin_id)
    written = 0
    for entry, found in _with_texts(chain(first, arriving), texts):
        writer.add_document(document(entry, found))
        written += 1
    writer.commit()
    writer.wait_merging_threads()
    return written


def _rows(connection: Connection) -> Iterator[Entry]:
    """The bulletins that arrive, a few thousand at a time."""
    asked = connection.execute(statement("index_arriving"))
    while rows := asked.fetchmany(_CHUNK):
        yield from (Entry(*row) for row in rows)


def _with_texts(entries: Iterable[Entry], texts: Texts) -> Iterator[tuple[Entry, Searchable | None]]:
    """Each entry with its text; `texts` may read ahead, so entries wait for theirs in order."""
    waiting: deque[Entry] = deque()

    def sources() -> Iterator[Source]:
        for entry in entries:
            waiting.append(entry)
            yield Source(entry.raw, entry.file, entry.title)

    for found in texts(sources()):
        yield waiting.popleft(), found


def _finish(room: Path, contract: str) -> None:
    """Write down what a generation is; from then on it counts as whole."""
    index = open_at(room)
    with sound("đếm chỉ mục"):
        bulletins = index.searcher().num_docs
    for path in room.glob("*.json"):
        path.chmod(_READABLE)
    files = {path.name: path.stat().st_size for path in room.iterdir() if path.suffix != ".lock"}
    said = {"contract": contract, "bulletins": bulletins, "files": files}
    write_whole(room / ABOUT, json.dumps(said, indent=1) + "\n")


def _swap(room: Path, folder: Path) -> None:
    """Put a finished generation in its place; a damaged one of the same name goes."""
    old = folder.with_name(f".{folder.name}.old")
    if folder.exists():
        folder.rename(old)
    room.rename(folder)
    flush(folder.parent)
    shutil.rmtree(old, ignore_errors=True)
