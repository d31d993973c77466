"""What a reading left aside: names that are no place here, places off its map, resolutions that are not named.

Worked out only for readers who ask; no load does.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from etl.find.provinces import Place, find_no_places, find_places
from etl.find.resolutions import find_resolutions, find_words
from etl.find.union import involves_union
from etl.models import Aside, Page, Span, Why
from etl.resolve.provinces import map_of
from etl.resolve.resolutions import resolve_resolutions


def aside_of(page: Page) -> tuple[Aside, ...]:
    """Every name and word of the news that gave nothing, in order."""
    return tuple(sorted([*find_no_places(page), *_off_map(page), *_general(page)], key=lambda one: one.span))


def _off_map(page: Page) -> Iterator[Aside]:
    """Places that the map of the bulletin does not know."""
    places = find_places(page)
    unit = map_of(page, places)
    yield from (Aside(place.span, Why.OTHER_MAP) for place in places if _code(place, unit) is None)


def _code(place: Place, unit: str) -> str | None:
    """The province that a place lies in on a map."""
    return place.code_63 if unit == "63" else place.code_34


def _general(page: Page) -> Iterator[Aside]:
    """Words for resolutions that name none, nor point at one that is named."""
    facts = resolve_resolutions(find_resolutions(page), page, is_union=involves_union(page))
    named = sorted(span for fact in facts for span in fact.spans)
    yield from (Aside(span, Why.GENERAL) for span in find_words(page) if not _is_in(span, named))


def _is_in(span: Span, named: Sequence[Span]) -> bool:
    """Whether a span shares a letter with one of these, which are in order."""
    last = bisect_left(named, (span[1], 0)) - 1
    return any(end > span[0] for _, end in named[max(0, last - 1) : last + 1])
