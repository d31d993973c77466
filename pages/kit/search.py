"""A search as the address says it, within the shared filters; and the index of the build being served, opened once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

import streamlit as st

from etl.load.index.finding import NEWEST, RELEVANCE, Found, Limits, Search, find, understood
from etl.load.index.generations import ABOUT, generation
from etl.load.index.schema import IndexDamagedError
from etl.load.index.shelf import Shelf, open_shelf
from etl.load.index.snippets import Span, places
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters
from pages.kit.warehouse import Build, frame, row

TEXT: Final = "q"
ORDER: Final = "xep"
WIDE: Final = "rong"
SCREEN: Final = "trang-so"
PLACE: Final = "thu"
"""In the reader: which hit this bulletin is, from 1."""
ROWS: Final = 20
MOST_SCREENS: Final = 500
"""Past this many screens nobody turns pages; the order would have to be kept for all of them."""
_ORDERS: Final = {"moi": NEWEST}
FACETS: Final = ("province", "resolution", "site", "activity", "month")
"""The conditions that a search can have, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search in the address: the words, its conditions, the order, and the screen."""

    text: str
    conditions: Conditions
    wide: bool = False
    order: str = RELEVANCE
    screen: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str], unit: str) -> Self:
        """The search in an address; what makes no sense, with this choice of map, is left out."""
        screen = query.get(SCREEN, "")
        return cls(
            text=query.get(TEXT, "").strip(),
            conditions=_own(Conditions.from_query(query), unit),
            wide=query.get(WIDE) == "1",
            order=_ORDERS.get(query.get(ORDER, ""), RELEVANCE),
            screen=min(max(int(screen), 1), MOST_SCREENS) if screen.isascii() and screen.isdigit() else 1,
        )

    def to_query(self) -> dict[str, str]:
        """The parameters of the search's address, without the screen."""
        orders = {order: name for name, order in _ORDERS.items()}
        said = {TEXT: self.text, WIDE: "1" if self.wide else "", ORDER: orders.get(self.order, "")}
        return self.conditions.to_query() | {name: value for name, value in said.items() if value}

    def search(self, filters: Filters) -> Search:
        """The search within the shared filters."""
        skip = (self.screen - 1) * ROWS
        return Search(self.text, limits(filters, self.conditions), self.wide, self.order, skip, ROWS)


def _own(conditions: Conditions, unit: str) -> Conditions:
    """The conditions that a search has; `*` is none here, and a province counts only on the map it was chosen on."""
    given = {name: value for name, value in conditions.given().items() if value != "*"}
    maps = {"63": {"63"}, "published": {"63", "34p"}}.get(unit, {"34"})
    names = [*FACETS, "dated", "province_unit"]
    found = Conditions(**{name: given.get(name) for name in names})
    fits = found.province and (found.province_unit or "34") in maps
    return found if fits else found.without("province", "province_unit")


def limits(filters: Filters, conditions: Conditions) -> Limits:
    """What the SQL macro `matching` is given, for the index."""
    said: dict[str, Any] = conditions.values(filters)
    dated = said["dated"]
    return Limits(
        start=None if dated else said["start"],
        end=None if dated else said["end"],
        undated=dated == "undated",
        sites=said["sites"],
        provinces=said["provinces"],
        unit=said["unit"],
        province=said["province"],
        province_unit=said["province_unit"] or "34",
        resolution=said["resolution"],
        site=said["one_site"],
        kind=said["activity"],
        month=said["month"],
    )


def shelf(build: Build) -> Shelf:
    """The index of a build, as far as its limit lets it be seen.

    Raises:
        IndexDamagedError: it is missing or damaged; `python -m etl index` makes it anew.
    """
    folder = generation(build.home, build.name)
    try:
        made = (folder / ABOUT).stat()
    except OSError as error:
        raise IndexDamagedError("không có") from error
    whole = replace(build, limit=None)
    opened = _opened(str(folder), (made.st_ino, made.st_mtime_ns), int(row(whole, "build")["bulletins"]))
    return opened if build.limit is None else Shelf(opened.searcher, tuple(frame(build, "sites")["site"]))


@st.cache_resource(max_entries=3, show_spinner=False)
def _opened(folder: str, made: tuple[int, int], bulletins: int) -> Shelf:  # noqa: ARG001 - `made` tells a new index from the old
    """An open generation, for all sessions: it never changes."""
    return open_shelf(Path(folder), bulletins)


def screen_of(place: str) -> dict[str, str]:
    """The screen on which the hit of this place stands, as a parameter; the first needs none."""
    screen = (int(place) - 1) // ROWS + 1 if place.isascii() and place.isdigit() else 1
    return {SCREEN: str(screen)} if screen > 1 else {}


def words_found(build: Build, filters: Filters, asked: Asked, text: str) -> list[Span]:
    """Where the words of a search stand in a text."""
    meant, _ = understood(shelf(build), asked.search(filters))
    return places(text, meant.patterns)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a hit stands among the hits, and the ones before and after it."""

    place: int
    total: int
    previous: str | None
    next: str | None


def neighbours(build: Build, filters: Filters, asked: Asked, bulletin_id: str, place: int) -> Neighbours | None:
    """The hits around the one that the reader shows; None where the address no longer says where it stands."""
    first = max(place - 2, 0)
    found: Found = find(shelf(build), replace(asked.search(filters), skip=first, rows=place - first + 1))
    here = place - 1 - first
    if not 0 <= here < len(found.names) or found.names[here] != bulletin_id:
        return None
    after = found.names[here + 1] if here + 1 < len(found.names) else None
    return Neighbours(place, found.total, found.names[here - 1] if here else None, after)
