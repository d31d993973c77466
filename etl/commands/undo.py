"""`undo`: a load is taken out again, whole."""

from etl.commands.runs import recorded
from etl.commands.writer import writing
from etl.errors import UnionPulseError
from etl.paths import Home


def undo(home: Home, load: str, who: str | None) -> str:
    """Take a load out and publish what is left; return the build.

    Raises:
        UnionPulseError: there is no such load, or it does not stand.
    """
    with recorded(home, "undo", who) as run, writing(home) as writer:
        run.load = load
        found = next((known for known in writer.desk.loads() if known.load == load), None)
        if found is None:
            raise UnionPulseError(f"Không có lần nạp nào tên {load}; xem danh sách bằng `python -m etl status`.")
        if found.state != "landed":
            raise UnionPulseError(f"Lần nạp {load} không còn trong kho (trạng thái: {found.state}), không có gì để bỏ.")
        writer.undo(load, state="undone", who=who)
        return writer.publish()
