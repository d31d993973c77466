"""The decisions of staff as a build takes them: each with what the register says of its resolution now."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from etl.desk import Decision
from etl.load.additions import STAFF
from etl.settings import TIME_ZONE
from etl.vocabulary.resolutions import Resolution


def as_json(decisions: Iterable[Decision], register: Mapping[str, Resolution]) -> str:
    """Decisions for the variable that `out_decided.sql` reads."""
    return json.dumps([_row(one, register) for one in decisions], ensure_ascii=False)


def said(decision: Decision) -> str:
    """The reason that pages show for what a decision settles."""
    moment = decision.at.astimezone(ZoneInfo(TIME_ZONE))
    return f"cán bộ {decision.who} đã xác định ngày {moment:%d/%m/%Y}: {decision.why}"


def _row(one: Decision, register: Mapping[str, Resolution]) -> dict[str, Any]:
    """One decision; `is_known` tells whether its resolution still stands in the register."""
    names = ("decision", "who", "why", "bulletin_id", "issuer", "number", "label", "key", "bulletins")
    entry = register.get(one.key)
    told = {name: getattr(one, name) for name in names} | {"at": one.at.isoformat(), "said": said(one)}
    if entry is None:
        return told | {"is_known": False}
    return told | {
        "is_known": True,
        "is_added": entry.confidence == STAFF,
        "to_issuer": entry.issuer,
        "to_number": entry.number,
        "to_year": entry.year,
        "to_label": entry.short,
        "issued_on": entry.issued_on.isoformat() if entry.issued_on else None,
    }
