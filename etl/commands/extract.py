"""`extract`: what the files say, as JSON lines; nothing is kept."""

import json
from collections.abc import Iterable
from sys import stderr, stdout
from typing import Final

from etl.commands.inputs import inputs
from etl.commands.progress import progress
from etl.commands.reading import Outcome, Task, outcomes

_FOR_PAGES_ONLY: Final = ("programmes",)
"""What core keeps of a bulletin and the contract of this command does not know."""


def extract(paths: Iterable[str], site: str | None, jobs: int | None) -> int:
    """Print a record for every bulletin in name order, everything else on standard error; return the exit status."""
    read = rejected = 0
    tasks = (Task(given, site) for given in inputs(paths))
    for outcome in progress(outcomes(tasks, None, jobs)):
        if outcome.outcome == "bulletin":
            told = {name: value for name, value in outcome.rows[0].items() if name not in _FOR_PAGES_ONLY}
            print(json.dumps(told, ensure_ascii=False), file=stdout)
        elif outcome.outcome == "table":
            _say_table(outcome)
        else:
            print(f"{outcome.file}: {outcome.why}", file=stderr)
        read += outcome.outcome != "rejected"
        rejected += outcome.outcome == "rejected"
    return exit_status(read, rejected)


def _say_table(outcome: Outcome) -> None:
    """What a container or a table says of itself."""
    for note in outcome.notes:
        print(note, file=stderr)
    if outcome.format is None:
        print(f"{outcome.file}: là bảng số liệu truy cập, không phải bản tin; hãy dùng lệnh add.", file=stderr)


def exit_status(read: int, rejected: int) -> int:
    """0 when every file was read, 1 when some were rejected, 2 when nothing could be done."""
    if not rejected:
        return 0
    return 1 if read else 2
