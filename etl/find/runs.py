"""Words that are nothing but known phrases in a row, as menus, buttons and heads of tables become on one line."""

from collections.abc import Set as AbstractSet
from typing import Final

_MOST_WORDS: Final = 40
_LONGEST_PHRASE: Final = 7


def in_phrases(text: str, known: AbstractSet[str]) -> tuple[str, ...] | None:
    """The known phrases that make up a text, the longest first at each place; None where something else remains."""
    words = text.split()
    if len(words) > _MOST_WORDS:
        return None
    found: list[str] = []
    place = 0
    while place < len(words):
        ends = range(min(len(words), place + _LONGEST_PHRASE), place, -1)
        end = next((end for end in ends if " ".join(words[place:end]) in known), None)
        if end is None:
            return None
        found.append(" ".join(words[place:end]))
        place = end
    return tuple(found)
