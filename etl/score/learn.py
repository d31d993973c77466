"""The weights of the small models, learned from labels and verdicts: `python -m etl.score.learn` with files of both.

A logistic regression with few signs, a strong penalty and the rules' verdict as a fixed offset: the rules were mended
on the same labels, so a learned trust in them would be too high. Articles that share a passage are kept in one fold,
and one with many provinces counts less for each of them.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from etl.clean import clean
from etl.find import union_model
from etl.find.bodies import find_bodies, union_mentions
from etl.find.page import take_apart
from etl.find.provinces import find_places
from etl.find.union import by_rules
from etl.models import Declared, Page
from etl.paths import REFERENCE
from etl.resolve import role_model
from etl.resolve.provinces import cases_of, map_of, name_of
from etl.score.labelled import Label, labelled_set, rows, texts_of
from etl.vocabulary import rows as table_rows
from etl.vocabulary.signs import BASE, RULES, WEIGHT_COLUMNS

Floats = NDArray[np.float64]
FOLDS: Final = 10
SHUFFLES: Final = 5
DRAWS: Final = 2000
LONG: Final = 100
"""A line so long that two articles share is a passage of one source."""
USUAL_CASES: Final = 4
"""So many provinces of one article count whole; of more each counts less."""


@dataclass(frozen=True, slots=True)
class Example:
    """One decision: its signs, what the rules say and what people said; `signs` is None where nothing was found."""

    document: str
    family: str
    signs: tuple[float, ...] | None
    by_rules: bool
    is_true: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What is learned, with what was found best by cross-validation on the first labels."""

    table: str
    signs: tuple[str, ...]
    trust: float
    """The fixed weight of the rules' verdict."""
    penalty: float


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights on signs as they are, and how much of each is usual."""

    base: float
    weights: Floats
    usual: Floats


ROLES: Final = Task(role_model.TABLE, role_model.SIGNS, trust=1.5, penalty=3.0)
UNIONS: Final = Task(union_model.TABLE, union_model.SIGNS, trust=1.0, penalty=5.0)


# --- labels → examples ------------------------------------------------------------------------------------------------


def page_of(text: str) -> Page:
    """The page of a plain text."""
    return take_apart(clean(text).text, Declared())


def role_examples(text: str, label: Label, document: str, family: str) -> Iterator[Example]:
    """Every province found that the label decides, and the acting ones that were not found."""
    page = page_of(text)
    places = find_places(page)
    unit = map_of(page, places)
    cases = cases_of(places, find_bodies(page), page, unit)
    story = role_model.story_of(cases, page)
    said = {province["name"]: province["role"] == "active" for province in label["provinces"]}
    whole = not label.get("is_partial")
    for case in cases:
        name = name_of(unit, case.code)
        if whole or name in said:
            signs = role_model.signs(case, story)
            yield Example(document, family, signs, case.by_rules, said.get(name, False))
    found = {name_of(unit, case.code) for case in cases}
    yield from (
        Example(document, family, None, by_rules=False, is_true=True)
        for name, is_active in said.items()
        if is_active and name not in found
    )


def union_examples(text: str, label: Label, document: str, family: str) -> Iterator[Example]:
    """The article's flag, where a union is named and the label knows it."""
    if "union" not in label:
        return
    page = page_of(text)
    mentions = union_mentions(page)
    signs = union_model.signs(mentions, page) if mentions else None
    yield Example(document, family, signs, by_rules=bool(mentions) and by_rules(page, mentions), is_true=label["union"])


def families(texts: Mapping[str, str]) -> dict[str, str]:
    """Articles that share a long line, under the name of the first of them."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in sorted(texts):
        lines = [line for line in texts[name].splitlines() if len(line) >= LONG]
        found[name] = next((first[line] for line in lines if line in first), name)
        first.update((line, found[name]) for line in lines if line not in first)
    return found


def gather(labels: Sequence[Path], verdicts: Sequence[Path], articles: Path) -> tuple[dict[str, Label], dict[str, str]]:
    """All labels by document, verdicts as labels of one decision, and the texts."""
    found: dict[str, Label] = {}
    texts: dict[str, str] = {}
    for path in labels:
        beside = path.with_name("articles_labelled.json").is_file()
        one = labelled_set(path, None if beside else articles)
        found.update(one.labels)
        texts.update(one.texts)
    judged = [verdict for path in verdicts for verdict in rows(path)]
    texts.update(texts_of(articles, {verdict["doc_id"] for verdict in judged} - set(texts)))
    for verdict in judged:
        _add_verdict(found, verdict)
    return found, texts


def _add_verdict(found: dict[str, Label], verdict: Mapping[str, Any]) -> None:
    """A verdict as a label that decides one thing; a full label of the article goes before it."""
    label = found.setdefault(verdict["doc_id"], {"provinces": [], "is_partial": True})
    should = verdict["said"] if verdict["right"] else verdict["should"]
    if not label.get("is_partial") or should is None:
        return
    if "union" in should:
        label["union"] = should["union"]
    elif "role" in should:
        label["provinces"].append({"name": should.get("name", verdict["said"].get("name")), "role": should["role"]})


# --- examples → weights -----------------------------------------------------------------------------------------------


def shares(examples: Sequence[Example]) -> Floats:
    """How much each example counts."""
    counts = Counter(one.family for one in examples)
    return np.array([max(1.0, counts[one.family] / USUAL_CASES) ** -0.5 for one in examples])


def fit(examples: Sequence[Example], task: Task) -> Fit:
    """The weights that explain the examples best, small ones preferred."""
    found = np.array([one.signs for one in examples], dtype=np.float64)
    usual, spread = found.mean(axis=0), found.std(axis=0) + 1e-9
    columns = np.hstack([np.ones((len(found), 1)), (found - usual) / spread])
    true = np.array([one.is_true for one in examples], dtype=np.float64)
    said = np.array([task.trust if one.by_rules else -task.trust for one in examples])
    weights = _newton(columns, true, said, shares(examples), task.penalty)
    raw = weights[1:] / spread
    return Fit(float(weights[0] - raw @ usual), raw, usual)


def _newton(columns: Floats, true: Floats, offset: Floats, share: Floats, penalty: float) -> Floats:
    """Newton's method for a logistic regression with a quadratic penalty on all but the first weight."""
    fine = np.eye(columns.shape[1]) * penalty
    fine[0, 0] = 0.0
    weights = np.zeros(columns.shape[1])
    for _ in range(100):
        chance = 1 / (1 + np.exp(-(columns @ weights + offset)))
        slope = columns.T @ (share * (true - chance)) - fine @ weights
        curve = (columns * (share * chance * (1 - chance))[:, None]).T @ columns + fine
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-10:  # noqa: PLR2004 - as exact as floats allow
            break
    return weights


def margins(examples: Sequence[Example], found: Fit, task: Task) -> Floats:
    """The sum of signs of each example."""
    values = np.array([one.signs for one in examples], dtype=np.float64)
    said = np.array([task.trust if one.by_rules else -task.trust for one in examples])
    return np.asarray(found.base + values @ found.weights + said)


def crossed(examples: Sequence[Example], task: Task) -> Floats:
    """The mean sum of each example under models that never saw its family."""
    names = sorted({one.family for one in examples})
    total = np.zeros(len(examples))
    for seed in range(SHUFFLES):
        order = np.random.default_rng(seed).permutation(len(names))
        fold = {names[place]: index % FOLDS for index, place in enumerate(order)}
        folds = np.array([fold[one.family] for one in examples])
        for index in range(FOLDS):
            seen = [one for one, at in zip(examples, folds, strict=True) if at != index]
            left = [one for one, at in zip(examples, folds, strict=True) if at == index]
            total[folds == index] += margins(left, fit(seen, task), task)
    return total / SHUFFLES


# --- report and command -----------------------------------------------------------------------------------------------


def f1(counts: Floats) -> float:
    """F1 of right, superfluous and missed decisions."""
    return float(2 * counts[0] / max(1.0, 2 * counts[0] + counts[1] + counts[2]))


def accuracy(counts: Floats) -> float:
    """The share of decisions that are right; the fourth count is the rightly denied ones."""
    return float((counts[0] + counts[3]) / max(1.0, counts.sum()))


def counted(examples: Sequence[Example], said: Iterable[bool]) -> dict[str, Floats]:
    """Right, superfluous, missed and rightly denied decisions of each family."""
    found: dict[str, Floats] = {}
    for one, yes in zip(examples, said, strict=True):
        at = (0 if one.is_true else 1) if yes else (2 if one.is_true else 3)
        found.setdefault(one.family, np.zeros(4))[at] += 1
    return found


def report(examples: Sequence[Example], task: Task) -> Iterator[str]:
    """Rules and model on articles that the model never saw, with what drawing other articles would change."""
    weighed = [one for one in examples if one.signs is not None]
    lost = [one for one in examples if one.signs is None]
    by_model = [*(crossed(weighed, task) > 0).tolist(), *([False] * len(lost))]
    both = [*weighed, *lost]
    rules = counted(both, [one.by_rules for one in both])
    model = counted(both, by_model)
    measure = f1 if task is ROLES else accuracy
    names = sorted(rules)
    old, new = np.array([rules[name] for name in names]), np.array([model[name] for name in names])
    draws = np.random.default_rng(0).integers(0, len(names), (DRAWS, len(names)))
    gains = np.array([measure(new[draw].sum(axis=0)) - measure(old[draw].sum(axis=0)) for draw in draws])
    low, high = np.quantile(gains, [0.05, 0.95])
    yield f"{task.table}: {len(weighed)} decisions in {len(names)} families of articles, {FOLDS} folds by family"
    yield f"  {measure.__name__}: rules {measure(old.sum(axis=0)):.4f}, model {measure(new.sum(axis=0)):.4f}"
    yield f"  gain 90 % between {low:+.4f} and {high:+.4f}; better in {np.mean(gains > 0):.1%} of the draws"


def table_of(task: Task, found: Fit, source: str, folder: Path = REFERENCE) -> list[dict[str, str]]:
    """The rows of the weights' table; the words of the signs are those that stand there."""
    path = folder / f"{task.table}.csv"
    old = {row["sign"]: row for row in table_rows(path.name, WEIGHT_COLUMNS, folder)} if path.is_file() else {}
    numbers = [(BASE, found.base, 0.0), (RULES, task.trust, 0.0)]
    numbers += zip(task.signs, found.weights.tolist(), found.usual.tolist(), strict=True)
    return [
        {
            "sign": sign,
            "weight": f"{weight:.4f}",
            "usual": f"{usual:.4f}",
            "more": old.get(sign, {}).get("more", ""),
            "less": old.get(sign, {}).get("less", ""),
            "source": source,
        }
        for sign, weight, usual in numbers
    ]


def learned(labels: Mapping[str, Label], texts: Mapping[str, str], task: Task) -> list[Example]:
    """All examples of a task."""
    family = families({name: texts[name] for name in labels})
    make = role_examples if task is ROLES else union_examples
    made = (make(texts[name], label, name, family[name]) for name, label in sorted(labels.items()))
    return [one for found in made for one in found]


def main(argv: Sequence[str] | None = None) -> int:
    """Learn both models, print how they do beside the rules, and write their weights when asked to."""
    parser = argparse.ArgumentParser(prog="python -m etl.score.learn", description=__doc__)
    add = partial(parser.add_argument, type=Path)
    add("labels", nargs="+", help="files of labels")
    add("--verdicts", nargs="*", default=[], help="files of verdicts")
    add("--articles", required=True, help="where the texts lie")
    parser.add_argument("--write", action="store_true", help="write data/reference/*_weights.csv")
    asked = parser.parse_args(argv)
    labels, texts = gather(asked.labels, asked.verdicts, asked.articles)
    mark = sha256(repr(sorted((name, str(label)) for name, label in labels.items())).encode()).hexdigest()[:8]
    for task in (ROLES, UNIONS):
        examples = learned(labels, texts, task)
        for line in report(examples, task):
            print(line)
        weighed = [one for one in examples if one.signs is not None]
        source = f"hồi quy logistic trên {len(weighed)} quyết định của {len(labels)} bài, nhãn {mark}"
        written = table_of(task, fit(weighed, task), source)
        if asked.write:
            with (REFERENCE / f"{task.table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, WEIGHT_COLUMNS, lineterminator="\n")
                writer.writeheader()
                writer.writerows(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
