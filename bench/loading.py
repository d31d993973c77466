"""What a load costs from files to a published build and its index, against only storing and indexing the same texts."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb
import tantivy

from bench.homes import SITE, generated, run
from bench.report import Ratio

INSERT = (Path(__file__).parent / "insert_texts.sql").read_text(encoding="utf-8")
HEAP = 256 * 1024 * 1024
ONE = "Công đoàn họp\n\n01/10/2026\n\nSáng 1/10, LĐLĐ tỉnh Nghệ An họp.\n"
Text = tuple[str, str]
"""File name, text."""


def measure(count: int, root: Path) -> list[Ratio]:
    """Seconds of `add` for this many bulletins against the bare texts; of one more bulletin against the first load."""
    source = generated(root / f"texts-{count}", count) / "bulletins"
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "one.txt").write_text(ONE, encoding="utf-8")
        texts = [(path.name, path.read_bytes().decode("utf-8", errors="replace")) for path in source.rglob("*.txt")]
        bare = insert(texts, place / "raw.duckdb") + index(texts, place / "raw")
        whole = add(place / "home", source)
        one = add(place / "home", place / "one.txt")
    what = f"load of {len(texts):,} bulletins with index and publication, seconds"
    return [
        Ratio(what, whole, "bare insert and index of the texts", bare, "under 4"),
        Ratio("one more bulletin, seconds", one, f"load of the {len(texts):,}", whole, "far under 1"),
    ]


def add(home: Path, source: Path) -> float:
    """Seconds of `python -m etl add`."""
    began = perf_counter()
    run("etl", "add", str(source), "--site", SITE, home=home)
    return perf_counter() - began


def insert(texts: Sequence[Text], database: Path) -> float:
    """Seconds to put the texts into a table."""
    began = perf_counter()
    with duckdb.connect(str(database)) as connection:
        connection.execute(INSERT, {"files": [name for name, _ in texts], "texts": [text for _, text in texts]})
    return perf_counter() - began


def index(texts: Sequence[Text], folder: Path) -> float:
    """Seconds to index the texts as they stand, with tantivy's own tokenizer."""
    folder.mkdir()
    began = perf_counter()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("file", stored=True)
    builder.add_text_field("text", stored=True)
    writer = tantivy.Index(builder.build(), str(folder)).writer(HEAP, 2)
    for name, text in texts:
        writer.add_document(tantivy.Document(file=name, text=text))
    writer.commit()
    writer.wait_merging_threads()
    return perf_counter() - began
