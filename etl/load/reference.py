"""The registers that a build carries, from `etl.vocabulary`, as JSON for the SQL that writes them."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any

from etl.vocabulary.calendar import YEARS, Event, tet, union_year
from etl.vocabulary.geography import Province, Unit, alphabetical, provinces, units_34
from etl.vocabulary.resolutions import RESOLUTION, Resolution, register
from etl.vocabulary.sites import sample_sites, sites

__all__ = ["YEARS", "Event", "as_json", "real_sites", "registers", "resolution_row", "tet", "union_year"]

Row = dict[str, Any]


@cache
def registers(*, is_demo: bool) -> dict[str, str]:
    """Provinces, sites and resolutions, by the name of the variable that the statements read.

    The invented sites of the demonstration are in its builds, the real ones in all others.
    """
    return {
        "provinces": as_json(_in_order(map(_old, provinces())) + _in_order(map(_new, units_34().values()))),
        "sites": as_json(map(asdict, (sample_sites() if is_demo else sites()).values())),
        "resolutions": as_json(resolution_row(one) for one in register().values() if one.kind == RESOLUTION),
    }


def real_sites() -> dict[str, tuple[str, str | None]]:
    """Name and province (of the 63 units) of each site that bulletins really come from, whatever build is served."""
    return {site.site: (site.name, site.province) for site in sites().values()}


def resolution_row(one: Resolution) -> Row:
    """What a build's table of resolutions takes its columns from."""
    return {**asdict(one), "is_verified": one.is_verified}


def as_json(found: Iterable[Row]) -> str:
    """Rows as JSON, dates in ISO form."""
    return json.dumps(list(found), ensure_ascii=False, default=date.isoformat)


def _old(unit: Province) -> Row:
    """One of the 63."""
    return _unit("63", unit.code_63, unit) | {"code_34": unit.code_34}


def _new(unit: Unit) -> Row:
    """One of the 34."""
    return _unit("34", unit.code, unit) | {"code_34": unit.code}


def _unit(unit: str, code: str, found: Province | Unit) -> Row:
    """What both maps say of a unit."""
    return {"unit": unit, "code": code, "name": found.name, "region": found.region, "lat": found.lat, "lon": found.lon}


def _in_order(units: Iterable[Row]) -> list[Row]:
    """The units of one map with their places in the Vietnamese alphabet."""
    return [{**unit, "place": place} for place, unit in enumerate(sorted(units, key=lambda u: alphabetical(u["name"])))]
