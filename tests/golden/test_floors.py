"""Scores on labelled articles may only rise: each stays at or above its pinned floor; judged decisions stay right."""

import json
from pathlib import Path

import pytest

from etl.commands.score import record_of, scored
from etl.score.labelled import rows, texts_of
from etl.score.pinned import fallen, read_pinned
from etl.score.verdicts import recount

GOLDEN = Path(__file__).parent
KEPT = json.loads((GOLDEN / "pinned" / "verdicts.json").read_text(encoding="utf-8"))


def no_floor_is_broken(name: str, labels: Path, articles: Path | None = None) -> None:
    """Score a set and hold it against its pinned run, which must be of the same set."""
    pinned = read_pinned(GOLDEN / "pinned" / f"{name}.json")
    run = scored(labels, articles)
    assert pinned is not None
    assert pinned.fingerprint == run.fingerprint
    assert fallen(pinned, run.scores) == {}


def test_the_labelled_articles_beside_the_project(shared: Path) -> None:
    no_floor_is_broken("corpus", shared / "corpus")


@pytest.mark.parametrize("name", ["development", "unseen", "fresh", "widening", "later"])
def test_our_own_labels(shared: Path, name: str) -> None:
    no_floor_is_broken(name, GOLDEN / "labels" / f"{name}.jsonl", shared / "corpus" / "articles_20k.parquet")


@pytest.mark.parametrize("name", ["provinces", "citations", "unions"])
def test_judged_decisions(shared: Path, name: str) -> None:
    """Errors that were mended stay mended, and what was right is not given up for it."""
    verdicts = rows(GOLDEN / "verdicts" / f"{name}.jsonl")
    texts = texts_of(shared / "corpus" / "articles_20k.parquet", {verdict["doc_id"] for verdict in verdicts})
    found = recount(verdicts, {name: record_of(text) for name, text in texts.items()})
    assert found.precision >= KEPT[name]["precision"]
    assert found.right >= KEPT[name]["right"]


@pytest.mark.parametrize("path", sorted((GOLDEN / "labels").glob("*.jsonl")), ids=lambda path: path.stem)
def test_labels_are_well_formed(path: Path) -> None:
    """Spans are ordered, every mention has one, and no words of a text were kept."""
    for label in rows(path):
        assert set(label) <= {"doc_id", "text", "provinces", "resolutions", "union", "doubts"}
        spans = [province["at"] for province in label["provinces"]]
        for resolution in label["resolutions"]:
            assert len(resolution["spans"]) == resolution["mentions"] > 0
            spans += resolution["spans"]
        assert all(0 <= start < end for start, end in spans)
        assert len({province["name"] for province in label["provinces"]}) == len(label["provinces"])
