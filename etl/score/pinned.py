"""The last run that was pinned: the scores no change may fall below, and what was wrong then, article by article."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from etl.score.measures import Misses, Score

ROUNDED = 4


@dataclass(frozen=True, slots=True)
class Pinned:
    """A run as kept: the set it was made on, by which rules, its scores, and its misses where they may be read."""

    fingerprint: str
    rules: str
    scores: dict[str, float]
    misses: dict[str, Misses] = field(default_factory=dict)


def read_pinned(file: Path) -> Pinned | None:
    """The pinned run of a file, None where there is none yet."""
    return Pinned(**json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def write_pinned(file: Path, run: Pinned) -> None:
    """Keep a run, readable and in a stable order."""
    file.write_text(json.dumps(asdict(run), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def rounded(scores: Mapping[str, Score]) -> dict[str, float]:
    """F1 of each measure, as it is pinned."""
    return {measure: round(score.f1, ROUNDED) for measure, score in scores.items()}


def fallen(pinned: Pinned, scores: Mapping[str, Score]) -> dict[str, tuple[float, float]]:
    """The measures below their floor: `{measure: (floor, now)}`."""
    now = rounded(scores)
    return {name: (floor, now[name]) for name, floor in pinned.scores.items() if now[name] < floor}


def changes(before: Mapping[str, Misses], after: Mapping[str, Misses]) -> Iterator[str]:
    """One line for each decision that a change gained (`+`) or lost (`−`), by article."""
    for name in sorted(before.keys() | after.keys()):
        then, now = _flat(before.get(name, {})), _flat(after.get(name, {}))
        yield from (f"+ {name} {what}" for what in sorted(then - now))
        yield from (f"− {name} {what}" for what in sorted(now - then))


def _flat(misses: Misses) -> set[str]:
    """Every disagreement of an article as one string."""
    return {
        f"{measure} {side} {what}"
        for measure, sides in misses.items()
        for side, listed in sides.items()
        for what in listed
    }
