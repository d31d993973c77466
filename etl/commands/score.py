"""`score`: the reading of bulletins beside what people found in them, and what a change gained and lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from etl.load.scores import SetScore, keep
from etl.models import Document
from etl.pipeline import bulletin_id, rules_version, understand
from etl.score.labelled import labelled_set, rows, texts_of
from etl.score.measures import Misses, Score, compare, total
from etl.score.pinned import ROUNDED, Pinned, changes, fallen, read_pinned, rounded, write_pinned
from etl.score.verdicts import Recount, recount


@dataclass(frozen=True, slots=True)
class Asked:
    """What to score, and what to do with the run."""

    labels: Path
    articles: Path | None = None
    pinned: Path | None = None
    """Where the pinned run lies, or shall lie."""
    is_pinning: bool = False
    is_verbose: bool = False
    is_blind: bool = False
    """Totals only, also in the pinned run: nobody shall tune on this set."""
    name: str | None = None
    """Under which name the quality page shows these scores; None: it does not."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A run over a labelled set."""

    fingerprint: str
    scores: dict[str, Score]
    misses: dict[str, Misses]
    articles: int = 0


def score(asked: Asked) -> int:
    """Print the scores of a labelled set beside the last pinned run; 1 when one fell below its floor, else 0."""
    run = scored(asked.labels, asked.articles)
    if asked.name:
        keep(SetScore(asked.name, run.fingerprint, rules_version(), run.articles, measured(run.scores)))
    if asked.is_blind:
        run = replace(run, misses={})
    before = read_pinned(asked.pinned) if asked.pinned else None
    for line in report(run, before, is_verbose=asked.is_verbose):
        print(line)
    if asked.is_pinning and asked.pinned:
        write_pinned(asked.pinned, Pinned(run.fingerprint, rules_version(), rounded(run.scores), run.misses))
        return 0
    return 1 if before and fallen(before, run.scores) else 0


def scored(labels: Path, articles: Path | None = None) -> Scored:
    """Read every labelled article and compare."""
    found = labelled_set(labels, articles)
    compared = {name: compare(label, record_of(found.texts[name])) for name, label in found.labels.items()}
    misses = {name: differing for name, (_, differing) in compared.items() if differing}
    return Scored(found.fingerprint, total(compared.values()), misses, len(compared))


def measured(scores: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    """Each measure as the product carries it."""
    return {
        measure: {name: round(getattr(score, name), ROUNDED) for name in ("precision", "recall", "f1")}
        for measure, score in scores.items()
    }


def record_of(text: str) -> dict[str, Any]:
    """What the program finds in a text."""
    return understand(Document(text, "text", "utf-8"), "", bulletin_id(text.encode())).as_json()


def report(run: Scored, before: Pinned | None, *, is_verbose: bool = False) -> Iterator[str]:
    """The lines that `score` prints."""
    yield f"{'':22}{'đúng':>7}{'thừa':>7}{'thiếu':>7}{'chính xác':>11}{'độ phủ':>9}{'F1':>8}"
    for measure, found in run.scores.items():
        counts = f"{found.hits:>7}{found.wrong:>7}{found.missed:>7}"
        yield f"{measure:22}{counts}{found.precision:>11.4f}{found.recall:>9.4f}{found.f1:>8.4f}"
    if is_verbose:
        yield from changes({}, run.misses)
    if before is None:
        yield f"Bộ nhãn {run.fingerprint}; chưa có lần ghim nào để so."
    elif before.fingerprint != run.fingerprint:
        yield f"Bộ nhãn {run.fingerprint} khác bộ đã ghim ({before.fingerprint}): không so được."
    else:
        yield from _beside(run, before)


def _beside(run: Scored, before: Pinned) -> Iterator[str]:
    """What was gained and lost since the pinned run, and the floors that were broken."""
    gained_and_lost = list(changes(before.misses, run.misses))
    yield f"So với lần ghim (quy tắc {before.rules}): {len(gained_and_lost)} thay đổi (+ được, − mất)."
    yield from gained_and_lost
    for measure, (floor, now) in fallen(before, run.scores).items():
        yield f"{measure}: {now} thấp hơn mức đã ghim {floor}."


def score_verdicts(verdicts: Path, articles: Path) -> int:
    """Count again the decisions that were judged one by one; always 0."""
    judged = rows(verdicts)
    texts = texts_of(articles, {verdict["doc_id"] for verdict in judged})
    records: Mapping[str, Any] = {name: record_of(text) for name, text in texts.items()}
    for line in verdict_report(recount(judged, records)):
        print(line)
    return 0


def verdict_report(found: Recount) -> Iterator[str]:
    """The lines of a recount."""
    yield f"Còn giữ: {found.right} đúng, {found.wrong} sai (chính xác {found.precision:.4f})."
    yield f"Không còn: {found.mended} vốn sai, {found.lost} vốn đúng."
    yield from (f"{count:>5} {kind}" for kind, count in found.kinds.most_common())
