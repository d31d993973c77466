"""Exports as JSON.

Where the forms are from: GoAccess, `visitors.data[]` of its JSON report with `data`, `hits.count` and `visitors.count`;
Umami, `pageviews` and `sessions` with `x` and `y` of `GET /websites/:id/pageviews`; Matomo, `VisitsSummary.get` by day;
Plausible, `results` of the time series of its stats API.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from etl.load.series.days import Entry, Export, log_day

_MARKS: Final = (b'"visitors"', b'"pageviews"', b'"nb_visits"')

Object = dict[str, Any]


def document_of(data: bytes) -> Export | None:
    """The export that a JSON document is; None for any other."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{") or not any(mark in data for mark in _MARKS):
        return None
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    return next((Export(tool, list(read(found))) for tool, (fits, read) in _FORMS.items() if fits(found)), None)


def _objects(found: object) -> list[Object]:
    """The objects of a list; none where it is no list."""
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _cell(value: object) -> str:
    """A value as a cell."""
    return "" if value is None or isinstance(value, dict | list | bool) else str(value).strip()


def _is_goaccess(found: Object) -> bool:
    """General figures beside a panel of visitors."""
    return "general" in found and isinstance(found.get("visitors"), dict) and "data" in found["visitors"]


def _goaccess(found: Object) -> Iterator[Entry]:
    """Its panel of visitors: hits are views, no visits are told."""
    for place, row in enumerate(_objects(found["visitors"]["data"]), start=1):
        figures = {"visitors": _cell(_count(row.get("visitors"))), "views": _cell(_count(row.get("hits")))}
        yield Entry(place, log_day(_cell(row.get("data"))), figures)


def _count(value: object) -> object:
    """A count, alone or beside its share."""
    return value.get("count") if isinstance(value, dict) else value


def _is_umami(found: Object) -> bool:
    """Two series of points."""
    series = [*_objects(found.get("pageviews")), *_objects(found.get("sessions"))]
    return bool(series) and all({"x", "y"} <= one.keys() for one in series)


def _umami(found: Object) -> Iterator[Entry]:
    """Page views, and sessions, which are its visitors."""
    days: dict[str, dict[str, str]] = {}
    for name, figure in (("pageviews", "views"), ("sessions", "visitors")):
        for one in _objects(found.get(name)):
            days.setdefault(_cell(one["x"]).removesuffix("Z"), {})[figure] = _cell(one["y"])
    for place, (day, figures) in enumerate(days.items(), start=1):
        yield Entry(place, day, figures)


def _is_matomo(found: Object) -> bool:
    """Days over their figures; a day without visits is an empty list."""
    days = [one for one in found.values() if one != []]
    return bool(days) and all(isinstance(one, dict) and "nb_visits" in one for one in days)


def _matomo(found: Object) -> Iterator[Entry]:
    """Its days; an empty one had no visits."""
    names = {"visits": "nb_visits", "visitors": "nb_uniq_visitors", "views": "nb_actions"}
    for place, (day, figures) in enumerate(found.items(), start=1):
        cells = {figure: _cell(figures.get(name)) for figure, name in names.items()} if figures else {"visits": "0"}
        yield Entry(place, day, cells)


def _is_plausible(found: Object) -> bool:
    """Results with a day."""
    results = _objects(found.get("results"))
    return bool(results) and all("date" in one and {"visitors", "pageviews"} & one.keys() for one in results)


def _plausible(found: Object) -> Iterator[Entry]:
    """Its results."""
    names = {"visits": "visits", "visitors": "visitors", "views": "pageviews"}
    for place, one in enumerate(_objects(found["results"]), start=1):
        yield Entry(place, _cell(one["date"]), {figure: _cell(one.get(name)) for figure, name in names.items()})


_FORMS: Final[dict[str, tuple[Callable[[Object], bool], Callable[[Object], Iterator[Entry]]]]] = {
    "goaccess": (_is_goaccess, _goaccess),
    "umami": (_is_umami, _umami),
    "matomo": (_is_matomo, _matomo),
    "plausible": (_is_plausible, _plausible),
}
