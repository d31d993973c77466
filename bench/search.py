"""How right and how fast search is: the query set's first ten hits, and a search against a scan of as many texts.

How right: an index written straight from texts, without a build. How fast: the index of a home of the size asked for,
opened as the dashboard opens it.
"""

import csv
import json
import statistics
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import duckdb

from bench.extraction import bulletins
from bench.homes import grown
from bench.report import Ratio
from etl.load.index.documents import Entry, Searchable, document, searchable
from etl.load.index.finding import NEWEST, Limits, Search, facets, find
from etl.load.index.generations import about, generation
from etl.load.index.schema import make_at
from etl.load.index.shelf import Shelf, open_shelf
from etl.load.index.snippets import snippet
from etl.paths import PROJECT, Home

GOLDEN = PROJECT / "tests" / "golden" / "search"
ARTICLES = PROJECT.parent / "shared" / "corpus" / "articles_20k.parquet"
READ = (Path(__file__).parent / "articles.sql").read_text(encoding="utf-8")
TEXTS = (Path(__file__).parent / "scan_texts.sql").read_text(encoding="utf-8")
SCAN = (Path(__file__).parent / "scan.sql").read_text(encoding="utf-8")
FIRST = 10
SCANS = 5
"""Scans that are measured; each is as slow as the others."""
SCANNED = 20_000
"""Texts of one scan; more texts take as much longer."""
PERCENTILE = 95
MANY = 20_000
"""From this size on, the real articles are searched, too."""
FACETS = ("in34", "resolution", "site", "kind", "month")
Text = tuple[str, str, str]
"""Id, title, body."""


def measure(count: int, root: Path) -> Iterator[Ratio]:
    """The precision of the query set, and the time of a search at this many texts."""
    shares = precise(analysed(own()), own_queries())
    queries = judged()
    if count >= MANY and (texts := articles()):
        shares += precise(analysed(texts), queries)
    yield Ratio(
        f"precision at ten of {len(shares)} queries", statistics.mean(shares), "all right", 1.0, "at least 0.95"
    )
    shelf = opened(grown(root, count))
    yield from _times(shelf, [one["query"] for one in queries])


def _times(shelf: Shelf, queries: Sequence[str]) -> Iterator[Ratio]:
    """How long searches take: with nothing chosen, and within the filters that the pages share."""
    size = shelf.searcher.num_docs
    scans = scanned(sample(), size, queries[:SCANS])
    year = Limits(start=date(2025, 11, 1), end=date(2026, 10, 31))
    for name, limits, order in (("all", Limits(), "relevance"), ("a year, newest first", year, NEWEST)):
        ours = [timed(shelf, Search(query, limits, order=order)) for query in queries]
        what = f"search with facets and snippets in {size:,} bulletins ({name})"
        budget = "under 0.05 s at 150,000, 0.2 s at 1,000,000"
        slow = statistics.quantiles(ours, n=100)[PERCENTILE - 1]
        yield Ratio(f"{what}, median seconds", statistics.median(ours), "scan", statistics.median(scans), budget)
        yield Ratio(f"{what}, {PERCENTILE} of 100, seconds", slow, "slowest scan", max(scans), budget)


def opened(home: Path) -> Shelf:
    """The index of the build that a home serves."""
    folder = generation(Home(home), Home(home).current.read_text(encoding="utf-8").strip().removesuffix(".duckdb"))
    return open_shelf(folder, about(folder).bulletins)


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


def analysed(texts: Iterable[Text]) -> list[tuple[str, str, Searchable]]:
    """Texts as the index takes them."""
    return [(name, title, found(title, body)) for name, title, body in texts]


def written(folder: Path, texts: Sequence[tuple[str, str, Searchable]]) -> Shelf:
    """An index of these texts."""
    index = make_at(folder)
    writer = index.writer(256 * 1024 * 1024, 2)
    for place, (name, title, one) in enumerate(texts):
        writer.add_document(document(entry(place, name, title), one))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return Shelf(index.searcher())


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
        shelf = written(Path(folder), texts)
        hits = [(one, find(shelf, Search(one["query"], rows=FIRST)).names) for one in queries]
    return [len(set(names) & set(one["relevant"])) / max(len(names), 1) for one, names in hits]


def timed(shelf: Shelf, search: Search) -> float:
    """Seconds of what the page asks for: hits, facets, snippets; the second time, as in a server that runs."""
    seconds = 0.0
    for _ in range(2):
        began = process_time()
        answer = find(shelf, search)
        facets(shelf, search, FACETS)
        for name in answer.names:
            kept = shelf.text(name)
            if kept:
                snippet(kept.text, kept.parts, answer.meaning.patterns)
        seconds = process_time() - began
    return seconds


def scanned(texts: Sequence[Text], count: int, queries: Iterable[str]) -> list[float]:
    """Seconds to look through this many texts in a database for each query, as they stand there; scanned in part."""
    some = min(count, SCANNED)
    with duckdb.connect() as connection:
        connection.execute(TEXTS, {"texts": [body for _, _, body in texts], "times": -(-some // len(texts))})
        return [seconds * count / some for seconds in _scans(connection, queries)]


def _scans(connection: duckdb.DuckDBPyConnection, queries: Iterable[str]) -> Iterator[float]:
    """One after the other."""
    for query in queries:
        began = process_time()
        connection.execute(SCAN, {"query": query}).fetchall()
        yield process_time() - began
