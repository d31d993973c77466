"""What a bulletin may be about and how likely: families of a month, provinces, resolutions known on a day."""

from bisect import bisect
from datetime import date
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final

from etl.sample.families import Family, families
from etl.sample.templates import Citation, Place, SampleSite, citations, places

BELONGS: Final = 4.0
"""How much likelier a resolution is where it belongs."""


def a_family(rng: Random, site: SampleSite, month: date) -> Family:
    """A kind of bulletin, as likely as the month makes it."""
    found, weights = families_of(month, bool(site.home))
    return found[bisect(weights, rng.random() * weights[-1])]


@cache
def families_of(month: date, is_local: bool) -> tuple[tuple[Family, ...], tuple[float, ...]]:  # noqa: FBT001 - a cache key
    """The families of a month with running weights; national news only on national sites."""
    found = tuple(
        family
        for family in families()
        if family.likelihood(month) > 0 and not (is_local and family.scope == "national")
    )
    return found, tuple(accumulate(family.likelihood(month) for family in found))


@cache
def weighted_places() -> tuple[tuple[Place, ...], tuple[float, ...]]:
    """The provinces with running weights."""
    return places(), tuple(accumulate(place.weight for place in places()))


@cache
def weighted_citations(day: date, also: frozenset[str]) -> tuple[tuple[Citation, ...], tuple[float, ...]]:
    """The resolutions that a bulletin of a day may cite, with running weights."""
    found = tuple(
        one for one in citations() if one.weight(day) > 0 and (one.is_core or one.key in also or "all" in also)
    )
    return found, tuple(accumulate(one.weight(day) * (BELONGS if one.key in also else 1.0) for one in found))


@cache
def own_places(home: str, is_after: bool) -> tuple[Place, ...]:  # noqa: FBT001 - a cache key
    """The provinces a site writes about: its own, and after the merger all that joined it."""
    own = next(place for place in places() if place.code == home)
    joined = (place for place in places() if place.code_34 == own.code_34 and place is not own)
    return (own, *joined) if is_after else (own,)


def pick(rng: Random, of: tuple[str, ...]) -> str:
    """One of several."""
    return of[int(rng.random() * len(of))]
