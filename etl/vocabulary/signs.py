"""What small learned models weigh: `role_weights.csv`, `union_weights.csv` and the words of `sign_cues.csv`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from etl.errors import VocabularyError
from etl.vocabulary import rows

WEIGHT_COLUMNS = ("sign", "weight", "usual", "more", "less", "source")
CUE_COLUMNS = ("cue", "sign")
BASE: Final = "base"
"""The row of the weight that every case gets."""
RULES: Final = "rules"
"""The row of the rules' own verdict, which counts for or against by its whole weight."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: what one unit of it weighs, how much of it is usual, and how people say that there is more or less."""

    name: str
    weight: float
    usual: float
    more: str
    less: str


@dataclass(frozen=True, slots=True)
class Weights:
    """A learned model: a sum of signs; above 0 the answer is yes."""

    base: float
    rules: float
    signs: tuple[Sign, ...]

    def total(self, values: Sequence[float], *, by_rules: bool) -> float:
        """The sum for one case; `by_rules` is what the rules say."""
        said = self.rules if by_rules else -self.rules
        return self.base + said + sum(sign.weight * value for sign, value in zip(self.signs, values, strict=True))

    def reasons(self, values: Sequence[float], *, is_yes: bool, most: int = 3) -> tuple[str, ...]:
        """The signs that speak most for an answer, in words."""
        way = 1.0 if is_yes else -1.0
        found = [
            (way * sign.weight * (value - sign.usual), sign.more if value > sign.usual else sign.less)
            for sign, value in zip(self.signs, values, strict=True)
        ]
        return tuple(words for force, words in sorted(found, reverse=True)[:most] if force > 0 and words)


@cache
def weights(table: str, names: tuple[str, ...]) -> Weights:
    """The model of a table, its signs in the order of `names`.

    Raises:
        VocabularyError: the table weighs other signs.
    """
    found = {row["sign"]: row for row in rows(f"{table}.csv", WEIGHT_COLUMNS)}
    if set(found) != {BASE, RULES, *names}:
        raise VocabularyError(f"data/reference/{table}.csv: phải có đúng các dấu hiệu {', '.join(names)}")
    signs = tuple(
        Sign(name, float(row["weight"]), float(row["usual"]), row["more"], row["less"])
        for name, row in ((name, found[name]) for name in names)
    )
    return Weights(float(found[BASE]["weight"]), float(found[RULES]["weight"]), signs)


@cache
def sign_cues(sign: str) -> tuple[str, ...]:
    """The words that give a sign."""
    return tuple(row["cue"] for row in rows("sign_cues.csv", CUE_COLUMNS) if row["sign"] == sign)


def either(cues: Iterable[str]) -> str:
    """A pattern of any of these words as whole words, the longest first.

    It begins with letters, each looking back by itself: a search then passes over all other letters at once.
    """
    parted: dict[str, list[str]] = {}
    for cue in sorted(cues, key=len, reverse=True):
        parted.setdefault(cue[0], []).append(re.escape(cue[1:]))
    openings = ((re.escape(letter), "|".join(rests)) for letter, rests in parted.items())
    return "(?:" + "|".join(rf"{letter}(?<!\w{letter})(?:{rests})" for letter, rests in openings) + r")(?!\w)"
