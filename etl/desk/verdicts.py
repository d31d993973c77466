"""What staff say of meters against the machine: a ledger that every build reads and applies."""

from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Row
from typing import Final

from etl.desk.ledger import Audited, Undoable, moments

SAYS: Final = (
    "counted", "wrong_look", "right_look", "set_aside", "reset", "replacement", "rollback", "rollover", "bump",
)  # fmt: skip
"""As the desk's table explains them (migrations/0006_verdicts.sql)."""


@dataclass(frozen=True, slots=True)
class Verdict(Undoable):
    """What somebody says of a site's meter; `verdict` is its number, None before it has one."""

    at: datetime
    who: str
    site: str
    says: str
    """One of `SAYS`."""
    first_day: date
    last_day: date
    before: str
    """What the machine said when it was made."""
    why: str
    total: int | None = None
    """Of a look: which one of its day."""
    verdict: int | None = None


@dataclass(frozen=True, slots=True)
class Verdicts(Audited):
    """The verdicts of an open desk. Each change is one transaction together with its line in the audit."""

    def all(self) -> list[Verdict]:
        """Every verdict in order, those taken back included."""
        return [_verdict(row) for row in self.connection.execute(self.sql("verdicts"))]

    def standing(self) -> list[Verdict]:
        """The verdicts that builds apply."""
        return [one for one in self.all() if one.stands]

    def add(self, made: Verdict) -> int:
        """Write a verdict down; return its number."""
        asked = {name: getattr(made, name) for name in ("who", "site", "says", "total", "before", "why")}
        days = {name: getattr(made, name).isoformat() for name in ("at", "first_day", "last_day")}
        with self.connection:
            number = self.connection.execute(self.sql("verdict_add"), asked | days).lastrowid or 0
            said = f"{made.site} {made.first_day}..{made.last_day}: {made.before} → {made.says}: {made.why}"
            self._audit(made.at, made.who, "meter_judged", number, said)
        return number

    def undo(self, verdict: int, *, by: str, at: datetime, why: str) -> bool:
        """Take a verdict back, which is a row of its own; False when there is none that stands."""
        return self._undo("verdict", verdict, "meter_judgement_undone", by=by, at=at, why=why)


def _verdict(row: Row) -> Verdict:
    """A verdict from its row."""
    found = dict(row)
    days = {key: date.fromisoformat(found[key]) for key in ("first_day", "last_day")}
    return Verdict(**found | moments(found, "at", "undone_at") | days)
