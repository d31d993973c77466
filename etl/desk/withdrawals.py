"""What staff withdrew: of a bulletin taken out for good only the SHA-256 of its bytes stays, with who, when and why."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Bytes that may not come back: those of a bulletin, or of a container that it lay in."""

    raw: str
    bulletin_id: str
    at: datetime
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """The withdrawals of an open desk."""

    connection: Connection
    sql: Callable[[str], str]

    def all(self) -> dict[str, Withdrawal]:
        """Every withdrawal by the name of its original."""
        rows = (dict(row) for row in self.connection.execute(self.sql("withdrawals")))
        found = (Withdrawal(**row | {"at": datetime.fromisoformat(row["at"])}) for row in rows)
        return {one.raw: one for one in found}

    def add(self, made: Withdrawal) -> None:
        """Withdraw an original and the containers it came in: their files leave every load, in one transaction."""
        asked = asdict(made) | {"at": made.at.isoformat()}
        entry = {name: asked[name] for name in ("at", "who")}
        with self.connection:
            self.connection.execute(self.sql("withdraw"), asked)
            self.connection.execute(self.sql("withdraw_containers"), asked)
            self.connection.execute(self.sql("withdraw_files"))
            self.connection.execute(
                self.sql("note"), entry | {"what": "withdrawn", "subject": made.bulletin_id, "detail": made.why}
            )
