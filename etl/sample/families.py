"""The kinds of bulletins, one file each under `templates/families`, and the phrases they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from etl.sample.grammar import Sections, parse
from etl.sample.templates import TEMPLATES, day_in


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of bulletin: when it is written, what it must cite, and its sentences."""

    name: str
    kind: str
    """A kind of `data/reference/activities.csv`; "" where its bulletins are of several kinds."""
    is_planned: bool
    scope: str
    weight: float
    months: Mapping[int, float]
    default: float
    first: date
    last: date
    tet_days: int
    """Only within so many days before Tết; 0 for any day."""
    days: tuple[int, int]
    """Days of the month between which it is written."""
    resolutions: tuple[int, int]
    forced: str
    preferred: tuple[str, ...]
    also: frozenset[str]
    """Resolutions that belong here beside the ones cited everywhere; `all` for every one."""
    more: frozenset[str]
    """Sections that may give a second sentence."""
    paragraphs: tuple[tuple[str, ...], ...]
    sections: Sections

    def likelihood(self, month: date) -> float:
        """Its weight among the bulletins of a month."""
        fits = self.first <= month + timedelta(days=27) and month <= self.last
        return self.weight * self.months.get(month.month, self.default) if fits else 0.0


@cache
def families() -> tuple[Family, ...]:
    """Every kind of bulletin, in name order."""
    return tuple(_family(path) for path in sorted((TEMPLATES / "families").glob("*.txt")))


@cache
def common() -> Sections:
    """The phrases that every family may use."""
    return parse((TEMPLATES / "common.txt").read_text(encoding="utf-8"))[1]


def _family(path: Path) -> Family:
    """One file of `families`."""
    header, sections = parse(path.read_text(encoding="utf-8"))
    return Family(
        name=path.stem,
        kind=header["kind"],
        is_planned=header.get("planned") == "yes",
        scope=header["scope"],
        weight=float(header["weight"]),
        months=_months(header.get("when", "")),
        default=float(header.get("default", "1")),
        first=day_in(header.get("from", "")) or date.min,
        last=day_in(header.get("to", "")) or date.max,
        tet_days=int(header.get("tet", "0")),
        days=_range(header.get("days", "1-31")),
        resolutions=_range(header["resolutions"]),
        forced=header.get("force", ""),
        preferred=tuple(header.get("prefer", "").split()),
        also=frozenset(header.get("also", "").split()),
        more=frozenset(header.get("more", "").split()),
        paragraphs=tuple(tuple(part.split()) for part in header["paragraphs"].split("|")),
        sections=sections,
    )


def _months(cell: str) -> dict[int, float]:
    """`1:1.5 5:2` as numbers."""
    return {int(month): float(weight) for month, _, weight in (pair.partition(":") for pair in cell.split())}


def _range(cell: str) -> tuple[int, int]:
    """`1-3` as numbers."""
    low, _, high = cell.partition("-")
    return int(low), int(high)
