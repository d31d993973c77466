"""The verdicts of staff on meters as a build takes them."""

import json
from collections.abc import Iterable
from typing import Any

from etl.desk.verdicts import Verdict


def as_json(verdicts: Iterable[Verdict]) -> str:
    """Verdicts for the variable that `out_judged.sql` reads."""
    return json.dumps([_row(one) for one in verdicts], ensure_ascii=False)


def _row(one: Verdict) -> dict[str, Any]:
    """One verdict."""
    plain = {name: getattr(one, name) for name in ("verdict", "who", "site", "says", "total", "before", "why")}
    return plain | {name: getattr(one, name).isoformat() for name in ("at", "first_day", "last_day")}
