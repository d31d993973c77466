"""Learning: weights that explain the examples, folds that keep families together, and the stored weights made again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from etl.find import union_model
from etl.paths import PROJECT
from etl.resolve import role_model
from etl.score import learn
from etl.score.learn import ROLES, UNIONS, Example, Task, crossed, families, fit, gather, learned, margins, report

TASK = Task("role_weights", ("one", "two"), trust=0.0, penalty=0.1)
GOLDEN = PROJECT / "tests" / "golden"
SAME: float = 0.98
"""The share of decisions that weights made again must share with the stored ones: rules may have moved a sign since."""


def examples(count: int = 200) -> list[Example]:
    """Decisions that follow the first sign and not the second."""
    numbers = np.random.default_rng(7)
    return [
        Example(f"d{at}", f"d{at}", (float(one), float(two)), by_rules=False, is_true=bool(one + noise > 0))
        for at, (one, two, noise) in enumerate(numbers.normal(size=(count, 3)) * (1, 1, 0.3))
    ]


def test_the_weight_goes_to_the_sign_that_decides() -> None:
    found = fit(examples(), TASK)
    assert found.weights[0] > 4 * abs(found.weights[1])
    assert np.mean((margins(examples(), found, TASK) > 0) == [one.is_true for one in examples()]) > 0.85


def test_a_strong_penalty_makes_small_weights() -> None:
    mild, strong = fit(examples(), TASK), fit(examples(), replace(TASK, penalty=100.0))
    assert np.abs(strong.weights).max() < np.abs(mild.weights).max() / 2


def test_what_the_rules_say_is_not_learned_twice() -> None:
    said = [replace(one, by_rules=one.is_true) for one in examples()]
    assert np.abs(fit(said, replace(TASK, trust=4.0)).weights[0]) < fit(said, TASK).weights[0] / 2


def test_an_article_is_never_judged_by_a_model_that_saw_its_family() -> None:
    """The sign is the number of a family, and its answer a coin: only who saw the family could know it."""
    coins = np.random.default_rng(1).integers(0, 2, 40).astype(bool)
    pairs = [
        Example(f"{at}-{copy}", str(at), tuple(np.eye(40)[at].tolist()), by_rules=False, is_true=bool(coin))
        for at, coin in enumerate(coins)
        for copy in range(2)
    ]
    task = replace(TASK, penalty=0.01)
    assert np.mean((margins(pairs, fit(pairs, task), task) > 0) == [one.is_true for one in pairs]) == 1.0
    assert np.mean((crossed(pairs, task) > 0) == [one.is_true for one in pairs]) < 0.8


def test_articles_that_share_a_long_line_are_one_family() -> None:
    line = "Đây là một câu dài " * 8
    found = families({"a": f"Một\n{line}", "b": f"Hai\n{line}", "c": "Ba\nngắn", "d": "Bốn\nngắn"})
    assert found == {"a": "a", "b": "a", "c": "c", "d": "d"}


def test_a_verdict_decides_one_thing_and_a_full_label_goes_before_it(tmp_path: Path) -> None:
    texts, labels, verdicts = tmp_path / "texts", tmp_path / "l.jsonl", tmp_path / "v.jsonl"
    texts.mkdir()
    (texts / "a.txt").write_text("Họp\n\nLĐLĐ tỉnh Gia Lai họp với LĐLĐ tỉnh Phú Yên.", encoding="utf-8")
    (texts / "b.txt").write_text("Họp\n\nLĐLĐ tỉnh Gia Lai họp với LĐLĐ tỉnh Phú Yên.", encoding="utf-8")
    labels.write_text('{"doc_id": "a", "provinces": [], "resolutions": [], "union": false}\n', encoding="utf-8")
    verdict = '{{"doc_id": "{}", "said": {{"name": "Gia Lai", "role": "mentioned"}}, "right": {}, "should": {}}}\n'
    right, wrong = verdict.format("a", "true", "null"), verdict.format("b", "false", '{"role": "active"}')
    verdicts.write_text(right + wrong, encoding="utf-8")
    found, read = gather([labels], [verdicts], texts)
    decided = [(one.document, one.is_true) for one in learned(found, read, ROLES)]
    assert decided == [("a", False), ("a", False), ("b", True)]
    assert [one.document for one in learned(found, read, UNIONS)] == ["a"]


def test_the_report_sets_rules_and_model_side_by_side() -> None:
    first, gain, *_ = list(report([replace(one, by_rules=True) for one in examples(60)], TASK))
    assert "60 decisions in 60 families" in first
    assert "rules 0." in gain
    assert "model 0." in gain


@pytest.mark.parametrize(("task", "model"), [(ROLES, role_model), (UNIONS, union_model)], ids=["roles", "unions"])
def test_the_stored_weights_are_those_that_the_labels_teach(shared: Path, task: Task, model: object) -> None:
    labels = [
        shared / "corpus" / "labels.json",
        *(GOLDEN / "labels" / f"{n}.jsonl" for n in ("development", "training")),
    ]
    verdicts = [GOLDEN / "verdicts" / f"{name}.jsonl" for name in ("provinces", "unions")]
    found, texts = gather(labels, verdicts, shared / "corpus" / "articles_20k.parquet")
    weighed = [one for one in learned(found, texts, task) if one.signs is not None]
    again = margins(weighed, fit(weighed, task), task) > 0
    stored = model.model()  # type: ignore[attr-defined]
    said = [stored.total(one.signs or (), by_rules=one.by_rules) > 0 for one in weighed]
    assert np.mean(again == said) >= SAME
    assert stored.rules == task.trust
    assert learn.table_of(task, fit(weighed, task), "thử")[0]["sign"] == "base"
