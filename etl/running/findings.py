"""What an administrator is told: how grave it is, what is wrong and what to do. A leaf of this room."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How grave a finding is, from the least to the most."""

    NOTE = "note"
    """Good to know; nothing has to be done."""
    WARNING = "warning"
    """It works, and will not for long."""
    ERROR = "error"
    """Something does not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should know."""

    weight: Weight
    what: str
    do: str


Findings = Iterator[Finding]
"""What a check of a home finds; nothing where all is well."""


def error(what: str, do: str) -> Finding:
    """Something does not work."""
    return Finding(Weight.ERROR, what, do)


def warning(what: str, do: str) -> Finding:
    """Something will not work for long."""
    return Finding(Weight.WARNING, what, do)


def note(what: str, do: str) -> Finding:
    """Something good to know."""
    return Finding(Weight.NOTE, what, do)
