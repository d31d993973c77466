"""What is compared between a label and a record, and precision, recall and F1 of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

Misses = dict[str, dict[str, list[str]]]
"""Of one document: measure → {"wrong": found but not labelled, "missed": labelled but not found}."""
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Score:
    """Agreements, decisions too many and decisions too few."""

    hits: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is labelled (1 where nothing was found)."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is labelled, the share that was found (1 where nothing is labelled)."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; for a yes-or-no measure, each article that disagrees is one decision wrong."""
        decisions = 2 * self.hits + self.wrong + self.missed
        return 2 * self.hits / decisions if decisions else 1.0


def ordinal(number: object) -> str:
    """One spelling for a number: `02` and `2`, `XIII` and `13`, `7B` and `7b` are the same."""
    text = str(number or "").strip()
    if not text or not set(text.upper()) <= _ROMAN.keys():
        return text.lower().lstrip("0")
    values = [_ROMAN[letter] for letter in text.upper()]
    return str(sum(-value if value < max(values[at:]) else value for at, value in enumerate(values)))


def views(record: Mapping[str, Any]) -> dict[str, set[str]]:
    """What a label and a record are compared by: for each measure the decisions, as short strings."""
    provinces, resolutions = record.get("provinces") or [], record.get("resolutions") or []
    named = [(f"{r['issuer']} {ordinal(r['number'])}".strip(), r) for r in resolutions]
    return {
        "provinces_named": {p["name"] for p in provinces},
        "provinces_active": {p["name"] for p in provinces if p["role"] == "active"},
        "resolutions": {name for name, _ in named},
        "resolution_mentions": {f"{name} ×{r['mentions']}" for name, r in named},
        "resolution_years": {f"{name} ({r['year']})" for name, r in named if r.get("year")},
        "union": {"union" if record.get("union") else "no union"},
    }


def compare(label: Mapping[str, Any], record: Mapping[str, Any]) -> tuple[Counter[str], Misses]:
    """How often each measure agrees in one document, and where it does not.

    Years count only where the label knows one and the resolution was found: a record may add the register's.
    """
    want, got = views(label), views(record)
    dated = {name.rpartition(" (")[0] for name in want["resolution_years"]}
    got["resolution_years"] = {name for name in got["resolution_years"] if name.rpartition(" (")[0] in dated}
    hits = Counter({measure: len(want[measure] & got[measure]) for measure in want})
    misses: Misses = {}
    for measure in want:
        sides = {"wrong": sorted(got[measure] - want[measure]), "missed": sorted(want[measure] - got[measure])}
        if any(sides.values()):
            misses[measure] = sides
    return hits, misses


def total(compared: Iterable[tuple[Counter[str], Misses]]) -> dict[str, Score]:
    """The scores of a whole set; of `union`, F1 is the accuracy."""
    hits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for agreed, misses in compared:
        hits.update(agreed)
        wrong.update({measure: len(sides["wrong"]) for measure, sides in misses.items()})
        missed.update({measure: len(sides["missed"]) for measure, sides in misses.items()})
    return {measure: Score(hits[measure], wrong[measure], missed[measure]) for measure in hits}
