"""What staff withdrew: of a bulletin taken out for good only the SHA-256 of its bytes stays, with who, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from etl.desk.ledger import Audited, moments


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Bytes that may not come back: those of a bulletin, or of a container that it lay in; until somebody allows it."""

    raw: str
    bulletin_id: str
    at: datetime
    who: str
    why: str
    allowed_at: datetime | None = None
    allowed_by: str | None = None
    allowed_why: str | None = None

    @property
    def stands(self) -> bool:
        """Whether the bytes are still refused."""
        return self.allowed_at is None


@dataclass(frozen=True, slots=True)
class Withdrawals(Audited):
    """The withdrawals of an open desk."""

    def ledger(self) -> list[Withdrawal]:
        """Every withdrawal in order, those allowed back included."""
        return [_withdrawal(row) for row in self.connection.execute(self.sql("withdrawals"))]

    def all(self) -> dict[str, Withdrawal]:
        """The withdrawals that stand, by the name of their original."""
        return {one.raw: one for one in self.ledger() if one.stands}

    def add(self, made: Withdrawal) -> None:
        """Withdraw an original and the containers it came in: their files leave every load, in one transaction."""
        asked = {name: getattr(made, name) for name in ("raw", "bulletin_id", "who", "why")} | {
            "at": made.at.isoformat()
        }
        with self.connection:
            self.connection.execute(self.sql("withdraw"), asked)
            self.connection.execute(self.sql("withdraw_containers"), asked)
            self.connection.execute(self.sql("withdraw_files"))
            self.connection.execute(self.sql("withdraw_uploads"))
            self._audit(made.at, made.who, "withdrawn", made.bulletin_id, made.why)

    def take_over(self, known: Iterable[Withdrawal]) -> bool:
        """Withdraw here what stands withdrawn elsewhere, as it was written there; whether any of it was new."""
        standing = self.all()
        new = [one for one in known if one.stands and one.raw not in standing]
        for one in new:
            self.add(one)
        return bool(new)

    def allow(self, bulletin_id: str, *, by: str, at: datetime, why: str) -> bool:
        """Let a withdrawn bulletin come back when somebody brings it; False when none of that name is refused."""
        asked = {"bulletin_id": bulletin_id, "who": by, "at": at.isoformat(), "why": why}
        with self.connection:
            is_done = self.connection.execute(self.sql("withdraw_allow"), asked).rowcount > 0
            if is_done:
                self._audit(at, by, "withdrawal_allowed", bulletin_id, why)
        return is_done


def _withdrawal(row: Row) -> Withdrawal:
    """A withdrawal from its row."""
    found = dict(row)
    return Withdrawal(**found | moments(found, "at", "allowed_at"))
