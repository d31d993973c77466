"""How right and how fast search is: the query set's first ten hits, and a search against a scan of the same texts.

An index is written straight from texts, without a build: what is measured is analysis, index and search.
"""

import csv
import json
import statistics
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import duckdb

from bench.extraction import bulletins
from bench.report import Ratio
from etl.load.index.documents import Entry, Searchable, document, searchable
from etl.load.index.finding import Search, facets, find
from etl.load.index.schema import make_at
from etl.load.index.shelf import Shelf
from etl.load.index.snippets import snippet
from etl.paths import PROJECT

GOLDEN = PROJECT / "tests" / "golden" / "search"
ARTICLES = PROJECT.parent / "shared" / "corpus" / "articles_20k.parquet"
READ = (Path(__file__).parent / "articles.sql").read_text(encoding="utf-8")
TEXTS = (Path(__file__).parent / "scan_texts.sql").read_text(encoding="utf-8")
SCAN = (Path(__file__).parent / "scan.sql").read_text(encoding="utf-8")
FIRST = 10
SCANS = 5
"""Scans that are measured; each is as slow as the others."""
MANY = 20_000
"""From this many texts on, the real articles are searched."""
FACETS = ("in34", "resolution", "site", "kind", "month")
Text = tuple[str, str, str]
"""Id, title, body."""


def measure(count: int) -> list[Ratio]:
    """The precision of the query set, and the time of a search at this many texts."""
    texts = (articles() if count >= MANY else []) or sample()
    analysed = [(name, title, found(title, body)) for name, title, body in texts]
    queries = judged()
    shares = precise([(name, title, found(title, body)) for name, title, body in own()], own_queries())
    if len(texts) >= MANY:
        shares += precise(analysed, queries)
    with TemporaryDirectory() as folder:
        shelf, seconds = written(Path(folder), analysed, count)
        ours = [timed(shelf, one["query"]) for one in queries]
        theirs = scanned(texts, count, [one["query"] for one in queries[:SCANS]])
    what = f"search with facets and snippets at {count:,} texts, median seconds"
    return [
        Ratio(f"precision at ten of {len(shares)} queries", statistics.mean(shares), "all right", 1.0, "at least 0.95"),
        Ratio(what, statistics.median(ours), "scan of the texts", statistics.median(theirs), "under 0.05 s at 150,000"),
        Ratio(f"the slowest of {len(ours)}, seconds", max(ours), "slowest scan", max(theirs), "under 0.2 s"),
        Ratio(f"index of {count:,} analysed texts, seconds", seconds, "median scan", statistics.median(theirs), "-"),
    ]


def own() -> list[Text]:
    """Our own texts of the query set."""
    return [(row["id"], row["title"], row["text"]) for row in table("texts.tsv")]


def own_queries() -> list[dict[str, Any]]:
    """The queries over our own texts."""
    return [{"query": row["query"], "relevant": row["relevant"].split()} for row in table("queries.tsv")]


def table(name: str) -> list[dict[str, str]]:
    """A table of the query set."""
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def articles() -> list[Text]:
    """The articles beside the checkout, if they are there."""
    if not ARTICLES.exists():
        return []
    with duckdb.connect() as connection:
        return connection.execute(READ, {"path": str(ARTICLES)}).fetchall()


def sample() -> list[Text]:
    """The demonstration's bulletins."""
    texts = [data.decode("utf-8", errors="ignore") for data in bulletins(440)]
    return [(str(place), text.split("\n", 1)[0], text) for place, text in enumerate(texts)]


def judged() -> list[dict[str, Any]]:
    """The queries over the articles."""
    queries: list[dict[str, Any]] = json.loads((GOLDEN / "judged.json").read_text(encoding="utf-8"))
    return queries


def found(title: str, body: str) -> Searchable:
    """A text as the index takes it: all of it is news."""
    text = f"{title}\n\n{body}"
    return searchable(text, "utf-8", ((0, len(title)), (len(title) + 2, len(text))), title)


def written(folder: Path, texts: Sequence[tuple[str, str, Searchable]], count: int) -> tuple[Shelf, float]:
    """An index of this many texts, repeated under other names, and the seconds to write it."""
    began = perf_counter()
    index = make_at(folder)
    writer = index.writer(256 * 1024 * 1024, 2)
    for place, (name, title, one) in enumerate(islice(cycle(texts), count)):
        writer.add_document(document(entry(place, name if place < len(texts) else f"{name}#{place}", title), one))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return Shelf(index.searcher()), perf_counter() - began


def entry(place: int, name: str, title: str) -> Entry:
    """Facts spread evenly, so that facets have something to count."""
    day = date(2020, 1, 1) + timedelta(days=place % 2000)
    code = f"{place % 34:02d}"
    return Entry(
        name, "", "", title, f"site-{place % 60}", day, "08:00", [code], [code], [f"34:{code}"],
        [f"TW:{place % 150}"], [f"kind-{place % 10}"],
    )  # fmt: skip


def precise(texts: Sequence[tuple[str, str, Searchable]], queries: Iterable[dict[str, Any]]) -> list[float]:
    """For each query the share of right ones among the first ten hits; what nobody judged is wrong."""
    with TemporaryDirectory() as folder:
        shelf, _ = written(Path(folder), texts, len(texts))
        hits = [(one, find(shelf, Search(one["query"], rows=FIRST)).names) for one in queries]
    return [len(set(names) & set(one["relevant"])) / max(len(names), 1) for one, names in hits]


def timed(shelf: Shelf, query: str) -> float:
    """Seconds of what the page asks for: hits, facets, snippets; the second time, as in a server that runs."""
    seconds = 0.0
    for _ in range(2):
        began = perf_counter()
        answer = find(shelf, Search(query))
        facets(shelf, Search(query), FACETS)
        for name in answer.names:
            kept = shelf.text(name)
            if kept:
                snippet(kept.text, kept.parts, answer.meaning.patterns)
        seconds = perf_counter() - began
    return seconds


def scanned(texts: Sequence[Text], count: int, queries: Iterable[str]) -> list[float]:
    """Seconds to look through this many texts in a database for each query, as they stand there."""
    with duckdb.connect() as connection:
        connection.execute(TEXTS, {"texts": [body for _, _, body in texts], "times": -(-count // len(texts))})
        return list(_scans(connection, queries))


def _scans(connection: duckdb.DuckDBPyConnection, queries: Iterable[str]) -> Iterator[float]:
    """One after the other."""
    for query in queries:
        began = perf_counter()
        connection.execute(SCAN, {"query": query}).fetchall()
        yield perf_counter() - began
