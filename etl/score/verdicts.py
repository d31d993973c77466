"""Decisions of the program that a person judged one by one, counted again under today's rules.

A verdict is `{"doc_id", "said", "span", "right", "kind", "should"}`: what the program said (a province and its role, a
resolution and its mentions, or `union`), where, whether that was right, and if not which kind of error it was.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from etl.score.measures import ordinal

Verdict = Mapping[str, Any]
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Recount:
    """Judged decisions under today's rules: still made and right or wrong, and no longer made."""

    right: int
    wrong: int
    mended: int
    """Judged wrong and no longer made."""
    lost: int
    """Judged right and no longer made."""
    kinds: Counter[str]
    """The kinds of error that are still made."""

    @property
    def precision(self) -> float:
        """Of the judged decisions still made, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


def recount(verdicts: Iterable[Verdict], records: Mapping[str, Record]) -> Recount:
    """Count verdicts again: for each, does the record of its document still say so?"""
    tally: Counter[tuple[bool, bool]] = Counter()
    kinds: Counter[str] = Counter()
    for verdict in verdicts:
        is_said = still_said(verdict, records[verdict["doc_id"]])
        tally[verdict["right"], is_said] += 1
        if is_said and not verdict["right"]:
            kinds[verdict["kind"]] += 1
    return Recount(tally[True, True], tally[False, True], tally[False, False], tally[True, False], kinds)


def still_said(verdict: Verdict, record: Record) -> bool:
    """Whether a record still makes the decision of a verdict."""
    said = verdict["said"]
    if "union" in said:
        return bool(record["union"] == said["union"])
    if "role" in said:
        return any((p["name"], p["role"]) == (said["name"], said["role"]) for p in record["provinces"])
    return any(_is_same(said, r) and _touches(verdict["span"], r["spans"]) for r in record["resolutions"])


def _is_same(said: Mapping[str, Any], fact: Mapping[str, Any]) -> bool:
    """The same resolution: issuer and number."""
    return (said["issuer"], ordinal(said["number"])) == (fact["issuer"], ordinal(fact["number"]))


def _touches(span: list[int], spans: Iterable[list[int]]) -> bool:
    """Whether any of the spans shares a character with this one."""
    return any(start < span[1] and span[0] < end for start, end in spans)
