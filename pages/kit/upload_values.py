"""What can be changed of a bulletin before it is loaded: what was found, as values of a form, and back as edits.

Knows no Streamlit. An edit is a correction in waiting: JSON text before and after (etl/desk/corrections.py).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from etl.desk.corrections import FIGURES, PROVINCE, PUBLISHED_ON, READING, RESOLUTION, SITE, spelled
from etl.desk.uploads import Edit
from etl.load.reference import registers
from etl.models import Record, ResolutionFact
from etl.settings import MAP_CHANGED_ON

AS_READ: Final = ""
"""The choice that leaves an undecided resolution as the machine read it."""
NONE: Final = "-"
"""The choice that takes it away."""


@dataclass(frozen=True, slots=True)
class Values:
    """What a bulletin says, as a form holds it."""

    site: str | None
    published_on: date | None
    active: tuple[str, ...] = ()
    """Codes of provinces, on the map of the bulletin."""
    mentioned: tuple[str, ...] = ()
    resolutions: tuple[str, ...] = ()
    """Keys of the register."""
    undecided: Mapping[int, str] = field(default_factory=dict)
    """What the resolutions that are not resolved are, by their place: a key, as read, or none."""
    reading: Mapping[str, Any] | None = None
    """The day as `observed_on`, and the figures that are known."""


def map_of(record: Record) -> str:
    """The map that a bulletin stands on."""
    if record.provinces:
        return record.provinces[0].unit
    changed = date.fromisoformat(MAP_CHANGED_ON)
    return "34" if record.published_on and record.published_on >= changed else "63"


@cache
def provinces(unit: str) -> dict[str, str]:
    """The names of the units of a map by code, in alphabetical order."""
    found = [one for one in json.loads(registers(is_demo=False)["provinces"]) if one["unit"] == unit]
    return {one["code"]: one["name"] for one in sorted(found, key=lambda one: int(one["place"]))}


@cache
def register() -> dict[str, str]:
    """The resolutions of the register by key, the newest first."""
    found = json.loads(registers(is_demo=False)["resolutions"])
    ordered = sorted(found, key=lambda one: one["issued_on"] or "", reverse=True)
    return {one["key"]: f"{one['short']} ({one['year'] or '–'})" for one in ordered}


def found(record: Record, site: str | None) -> Values:
    """What the machine read."""
    return Values(
        site=site,
        published_on=record.published_on,
        active=tuple(one.code for one in record.provinces if one.role == "active"),
        mentioned=tuple(one.code for one in record.provinces if one.role != "active"),
        resolutions=tuple(dict.fromkeys(one.key for _, one in _decided(record) if one.key)),
        undecided={place: AS_READ for place, _ in undecided(record)},
        reading=_reading(record),
    )


def _decided(record: Record) -> list[tuple[int, ResolutionFact]]:
    """The resolutions of which the machine is sure, with their places."""
    return [(place, one) for place, one in enumerate(record.resolutions) if one.status == "resolved"]


def undecided(record: Record) -> list[tuple[int, ResolutionFact]]:
    """The others."""
    return [(place, one) for place, one in enumerate(record.resolutions) if one.status != "resolved"]


def _reading(record: Record) -> dict[str, Any] | None:
    """The counter's reading; None without a figure or without a day, which a series of visits needs."""
    traffic = record.traffic
    day = (traffic.observed_on or record.page_clock) if traffic else None
    figures = {name: getattr(traffic, name) for name in FIGURES if getattr(traffic, name, None) is not None}
    return {"observed_on": day.isoformat(), **figures} if day and figures else None


def edits(record: Record, before: Values, after: Values) -> list[Edit]:
    """What was changed, in the terms of corrections.

    Raises:
        UnionPulseError: a value can be none of its field.
    """
    made = [
        Edit(SITE, _json(before.site), _json(after.site)),
        Edit(PUBLISHED_ON, _json(_iso(before.published_on)), _json(_iso(after.published_on))),
        *_provinces(map_of(record), before, after),
        *_resolutions(record, before, after),
        Edit(READING, _json(before.reading), _json(after.reading)),
    ]
    told = (Edit(one.field, spelled(one.field, one.before), spelled(one.field, one.after)) for one in made)
    return [one for one in told if one.before != one.after]


def _provinces(unit: str, before: Values, after: Values) -> Iterable[Edit]:
    """Provinces added, taken away, or acting where they were only named."""
    was, now = _roles(before), _roles(after)
    for code in sorted(was.keys() | now.keys()):
        said = [{"unit": unit, "code": code, "role": one[code]} if code in one else None for one in (was, now)]
        yield Edit(PROVINCE, _json(said[0]), _json(said[1]))


def _roles(values: Values) -> dict[str, str]:
    """What each province does; acting is more than being named."""
    return dict.fromkeys(values.mentioned, "mentioned") | dict.fromkeys(values.active, "active")


def _resolutions(record: Record, before: Values, after: Values) -> Iterable[Edit]:
    """Resolutions added, taken away, or settled."""
    for key in sorted(set(before.resolutions) - set(after.resolutions)):
        yield Edit(RESOLUTION, _json({"key": key}), None)
    for key in sorted(set(after.resolutions) - set(before.resolutions)):
        yield Edit(RESOLUTION, None, _json({"key": key}))
    for place, choice in after.undecided.items():
        if choice != AS_READ:
            one = record.resolutions[place]
            yield Edit(RESOLUTION, _json(_named(one)), _json({"key": choice}) if choice != NONE else None)


def edited(record: Record, read: Values, made: Iterable[Edit]) -> Values:
    """What holds when edits are laid over what was read: what the form shows again."""
    values = {name: getattr(read, name) for name in ("site", "published_on", "reading")}
    roles, keys, open_ = _roles(read), list(read.resolutions), dict(read.undecided)
    for one in made:
        before, after = (json.loads(text) if text else None for text in (one.before, one.after))
        if one.field == PROVINCE:
            roles.pop(str((before or after or {})["code"]), None)
            roles |= {after["code"]: after["role"]} if after else {}
        elif one.field == RESOLUTION:
            _settle(record, keys, open_, before, after)
        else:
            values[one.field] = date.fromisoformat(after) if after and one.field == PUBLISHED_ON else after
    active, mentioned = (tuple(code for code, one in roles.items() if one == role) for role in ("active", "mentioned"))
    return Values(**values, active=active, mentioned=mentioned, resolutions=tuple(keys), undecided=open_)


def _settle(record: Record, keys: list[str], open_: dict[int, str], before: Any, after: Any) -> None:  # noqa: ANN401
    """One resolution as somebody settled it."""
    place = next((place for place, one in undecided(record) if before == _named(one)), None)
    if place is not None:
        open_[place] = after["key"] if after else NONE
    elif before and before.get("key") in keys:
        keys.remove(before["key"])
    elif after:
        keys.append(after["key"])


def _named(one: ResolutionFact) -> dict[str, Any]:
    """A resolution as a correction names it."""
    return {"key": one.key} if one.key else {"issuer": one.issuer, "number": one.number, "year": one.year}


def _iso(day: date | None) -> str | None:
    """A day in ISO form."""
    return day.isoformat() if day else None


def _json(said: Any) -> str | None:  # noqa: ANN401 - whatever JSON holds
    """A value as an edit holds it."""
    return None if said is None else json.dumps(said, ensure_ascii=False)
