"""`withdraw`: a bulletin uploaded by mistake is taken out for good; the hash of its bytes, who, when and why stay.

The desk is written first; the next writer does what a killed one left undone. Core, the build and its search index are
written from nothing and the older ones go, for they would still hold the words in space marked as free.
"""

from pathlib import Path

from etl.commands.runs import recorded
from etl.commands.writer import Writer, writing
from etl.desk import Withdrawal, open_desk
from etl.errors import UnionPulseError
from etl.load.landing import original
from etl.load.publish import keep_only_served, now
from etl.paths import Home


def withdraw(home: Home, bulletin_id: str, who: str, why: str) -> str:
    """Take a bulletin out for good and publish without it; return the build.

    Raises:
        UnionPulseError: there is no such bulletin, or nobody says why.
    """
    reason = _reason(why)
    with recorded(home, "withdraw", who), writing(home) as writer:
        raw = original(writer.core, bulletin_id)
        if raw is None:
            raise UnionPulseError(f"Không có bản tin nào mang mã {bulletin_id} trong kho; mã ở trang đọc bản tin.")
        writer.desk.withdrawals.add(Withdrawal(raw, bulletin_id, now(), who, reason))
        return _without(writer)


def allow(home: Home, bulletin_id: str, who: str, why: str) -> None:
    """Let a bulletin that was withdrawn come back when somebody brings it again; nothing comes back by itself.

    Raises:
        UnionPulseError: nothing of that name is refused, or nobody says why.
    """
    reason = _reason(why)
    with open_desk(home) as desk:
        if not desk.withdrawals.allow(bulletin_id, by=who, at=now(), why=reason):
            raise UnionPulseError(
                f"Không có bản tin nào mang mã {bulletin_id} đang bị rút; xem `python -m etl status`."
            )


def withdrawn_in(source: Path) -> list[Withdrawal]:
    """The withdrawals that stand in another home, to be honoured by a restored one: its desk.

    Raises:
        UnionPulseError: there is no desk.
    """
    other = Home(source)
    if not other.desk.is_file():
        raise UnionPulseError(f"{source} không phải nơi chứa dữ liệu: không có {other.desk}.")
    with open_desk(other) as desk:
        return desk.withdrawals.ledger()


def _reason(why: str) -> str:
    """A reason on one line."""
    reason = " ".join(why.split())
    if not reason:
        raise UnionPulseError("Hãy cho biết vì sao: --why LÝ-DO.")
    return reason


def _without(writer: Writer) -> str:
    """Publish anew, and leave no build and no index that still has what was withdrawn."""
    writer.forget_withdrawn()
    build = writer.publish(anew=True, index_anew=True)
    keep_only_served(writer.home)
    writer.rewrite_core()
    return build
