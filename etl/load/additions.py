"""What staff added to the registers, as a build takes it: sites, resolutions and union bodies beside `data/reference`.

Where the register has caught up and knows the same name, it speaks and the addition is left alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from etl.desk import Addition
from etl.load.reference import as_json, resolution_row
from etl.vocabulary.resolutions import RESOLUTION, Resolution, register
from etl.vocabulary.sites import Site, sites

STAFF: Final = "staff"
"""The confidence of an added resolution: no reading could name it among what a citation may mean."""


def known_resolutions(added: Iterable[Addition]) -> dict[str, Resolution]:
    """The resolutions of the register, with those that staff added."""
    own = {one.name: _resolution(one) for one in added if one.kind == "resolution"}
    return own | {key: entry for key, entry in register().items() if entry.kind == RESOLUTION}


@dataclass(frozen=True, slots=True)
class AddedSite:
    """A site that staff added; bulletins that were read with it carry its mark beside the version of the rules."""

    site: Site
    mark: str


def added_sites(added: Iterable[Addition]) -> dict[str, AddedSite]:
    """The sites that staff added and the register does not know."""
    own = (one for one in added if one.kind == "site" and one.name not in sites())
    return {one.name: AddedSite(_site(one), str(one.addition)) for one in own}


def as_variables(added: Iterable[Addition]) -> dict[str, str]:
    """Additions for the variables that `out_registers.sql` and `out_corrected.sql` read."""
    standing = list(added)
    papers = {key: one for key, one in known_resolutions(standing).items() if key not in register()}
    return {
        "added_sites": as_json(_site_row(one.site) for one in added_sites(standing).values()),
        "added_resolutions": as_json(resolution_row(one) for one in papers.values()),
        "added_bodies": as_json(
            {"name": one.name, "addition": one.addition, "said": f"cán bộ {one.who} đã ghi nhận tổ chức này: {one.why}"}
            | {key: one.entry.get(key) for key in ("level", "province")}
            for one in standing
            if one.kind == "body"
        ),
    }


def _resolution(one: Addition) -> Resolution:
    """An added resolution as the register would have it."""
    said = one.entry
    issued = date.fromisoformat(said["issued_on"]) if said.get("issued_on") else None
    return Resolution(
        key=one.name,
        issuer=said["issuer"],
        number=said.get("number") or "",
        suffix="",
        issued_on=issued,
        year=issued.year if issued else said.get("year"),
        term=None,
        title=said["title"],
        short=said.get("short") or said["title"],
        aliases=(),
        kind=RESOLUTION,
        confidence=STAFF,
        source=said.get("source") or None,
        note=one.why,
    )


def _site(one: Addition) -> Site:
    """An added site as the register would have it."""
    name, body, province, address = (one.entry.get(key) or None for key in ("name", "body", "province", "address"))
    return Site(one.name, name or one.name, body, province, address)


def _site_row(site: Site) -> dict[str, Any]:
    """A site as the build's table has it."""
    return {name: getattr(site, name) for name in ("site", "name", "body", "province", "address")}
