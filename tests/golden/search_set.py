"""The query set: reading it, and how right the first ten hits are."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "search"
FIRST = 10


@dataclass(frozen=True)
class Judged:
    """A query and what is right for it."""

    query: str
    relevant: frozenset[str]


def own_texts() -> list[dict[str, str]]:
    """Texts of our own: id, title, text."""
    with (FOLDER / "texts.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def own_queries() -> list[Judged]:
    """Queries over them."""
    with (FOLDER / "queries.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Judged(row["query"], frozenset(row["relevant"].split())) for row in rows]


def article_queries() -> list[Judged]:
    """Queries over the articles."""
    found = json.loads((FOLDER / "judged.json").read_text(encoding="utf-8"))
    return [Judged(one["query"], frozenset(one["relevant"])) for one in found]


def precision(hits: Sequence[str], relevant: frozenset[str]) -> float:
    """The share of the first ten hits that are right; nothing found is nothing right."""
    first = hits[:FIRST]
    return sum(hit in relevant for hit in first) / len(first) if first else 0.0


def mean(values: Iterable[float]) -> float:
    """The mean."""
    every = list(values)
    return sum(every) / len(every)
