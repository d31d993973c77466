"""The corrections of staff as a build takes them: chains folded to what the machine reads and what holds."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from etl.desk import Correction
from etl.desk.corrections import FIGURES, PROVINCE, PUBLISHED_ON, READING, RESOLUTION, SITE
from etl.settings import TIME_ZONE
from etl.vocabulary.issuers import names
from etl.vocabulary.resolutions import Resolution

_MANY: Final = (PROVINCE, RESOLUTION)
"""Fields of which a bulletin has several; of the others it has one value, and the last word holds."""


@dataclass(frozen=True, slots=True)
class Net:
    """What a chain of corrections comes to: its last one, with what the machine had said before the first."""

    last: Correction
    before: str | None
    numbers: tuple[int, ...]


def as_json(corrections: Iterable[Correction], register: Mapping[str, Resolution]) -> str:
    """Corrections for the variable that `out_corrected.sql` reads."""
    return json.dumps([_row(net, register) for net in folded(corrections)], ensure_ascii=False)


def sites_as_json(corrections: Iterable[Correction]) -> str:
    """Where staff say that bulletins belong, for the variable that `stale.sql` reads."""
    placed = {one.bulletin_id: json.loads(one.after) for one in corrections if one.field == SITE and one.after}
    return json.dumps([{"bulletin_id": name, "site": site} for name, site in placed.items()], ensure_ascii=False)


def folded(corrections: Iterable[Correction]) -> list[Net]:
    """The corrections that stand, those of the same thing as one, the last of each chain in order."""
    nets: dict[tuple[str, ...], Net] = {}
    for one in corrections:
        before = nets.pop((one.bulletin_id, one.field, _thing(one.field, one.before or one.after)), None)
        if before is None:
            net = Net(one, one.before, (one.correction,))
        else:
            net = Net(one, before.before, (*before.numbers, one.correction))
        nets[one.bulletin_id, one.field, _thing(one.field, one.after or one.before)] = net
    return sorted(nets.values(), key=lambda net: net.last.correction)


def said(correction: Correction) -> str:
    """The reason that pages show for what a correction says."""
    moment = correction.at.astimezone(ZoneInfo(TIME_ZONE))
    return f"cán bộ {correction.who} đã sửa ngày {moment:%d/%m/%Y}: {correction.why}"


def _thing(field: str, value: str | None) -> str:
    """Which of the things of a bulletin a value speaks of."""
    if field not in _MANY or value is None:
        return ""
    told = json.loads(value)
    return f"{told['unit']}:{told['code']}" if field == PROVINCE else value


def _row(net: Net, register: Mapping[str, Resolution]) -> dict[str, Any]:
    """One correction with its values taken apart: those before under `was_…`."""
    last, after = net.last, _parts(net.last.field, net.last.after)
    was = {f"was_{name}": value for name, value in _parts(last.field, net.before).items()}
    told = {name: getattr(last, name) for name in ("correction", "who", "why", "bulletin_id", "field", "after")}
    told |= {"at": last.at.isoformat(), "said": said(last), "before": net.before, "numbers": net.numbers}
    return told | was | after | _paper(after, register)


def _parts(field: str, value: str | None) -> dict[str, Any]:
    """A value's parts by the names of their columns."""
    if value is None:
        return {}
    told = json.loads(value)
    if field in {SITE, PUBLISHED_ON}:
        return {field: told}
    return {name: told.get(name) for name in _PARTS[field]}


_PARTS: Final = {
    PROVINCE: ("unit", "code", "role"),
    RESOLUTION: ("key", "issuer", "number", "year"),
    READING: ("observed_on", *FIGURES),
}


def _paper(after: Mapping[str, Any], register: Mapping[str, Resolution]) -> dict[str, Any]:
    """What is known of the resolution that a correction names; `is_known`: whether it can be shown at all."""
    if "key" not in after:
        return {"is_known": True}
    if after["key"] is None:
        by = names().get(after["issuer"])
        number = f" {after['number']}" if after["number"] else ""
        return {"is_known": True, "label": f"Nghị quyết{number}" + (f" của {by}" if by else "")}
    entry = register.get(after["key"])
    if entry is None:
        return {"is_known": False}
    issued = entry.issued_on.isoformat() if entry.issued_on else None
    paper = {"issuer": entry.issuer, "number": entry.number, "year": entry.year, "label": entry.short}
    return paper | {"is_known": True, "issued_on": issued}
