"""Every function of the pages that writes asks first whether its user may: a hidden button protects nothing."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.commands.lock import RESTORING
from etl.desk.additions import Additions
from etl.desk.corrections import Corrections
from etl.desk.decisions import Decisions
from etl.desk.notes import Notes
from etl.desk.uploads import Uploads
from etl.desk.verdicts import Verdicts
from etl.desk.withdrawals import Withdrawals
from etl.paths import PROJECT, Home

ROOMS = {
    "additions": Additions, "corrections": Corrections, "decisions": Decisions, "notes": Notes, "uploads": Uploads,
    "verdicts": Verdicts, "withdrawals": Withdrawals,
}  # fmt: skip
READS = {"all", "of", "ledger", "get", "files", "edits", "columns", "standing", "taken", "speak_of_sites"}
"""What only looks at a room of the desk; every other method writes."""
CHILD = {"run", "confirm", "drop", "undo"}
"""What pages/kit/intake.py starts or writes for whoever calls it."""
GUARDS = {"require", "may"}
PASSED_ON = {"review_publish.py": {"publish"}}
"""Functions that only bring out what a guarded function wrote just before."""


def writes(node: ast.AST) -> Iterator[str]:
    """The calls in a piece of code that write: to a room of the desk, or by a child process."""
    for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
        name = ast.unparse(call.func)
        parts = name.split(".")
        is_room = len(parts) > 2 and parts[-3] == "desk" and parts[-2] in ROOMS and parts[-1] not in READS
        if is_room or name == "receive" or (parts[0] == "intake" and parts[-1] in CHILD):
            yield name


def unguarded(path: Path) -> list[str]:
    """The functions of a file that write and do not ask."""
    functions = [
        one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.FunctionDef)
    ]
    return [
        f"{one.name}: {', '.join(found)}"
        for one in functions
        if (found := sorted(set(writes(one))))
        and not any(
            isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in GUARDS for call in ast.walk(one)
        )
        and one.name not in PASSED_ON.get(path.name, set())
    ]


PAGES = [path for path in sorted((PROJECT / "pages").rglob("*.py")) if path.name not in {"intake.py", "guard.py"}]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.name))
def test_what_writes_asks_first(path: Path) -> None:
    assert unguarded(path) == []


def test_the_check_sees_writing() -> None:
    """Should the desk or intake change their words, this must be taught the new ones."""
    found = {path.name for path in PAGES if list(writes(ast.parse(path.read_text(encoding="utf-8"))))}
    assert {"bulletin_history.py", "review_form.py", "review_withdraw.py", "notes_form.py", "upload_batch.py"} <= found


def test_only_intake_starts_programs() -> None:
    """So that no page writes by a way that the check does not see; `serve` starts the server itself."""
    starts = [path.name for path in PAGES if "subprocess" in path.read_text(encoding="utf-8")]
    assert starts == ["serve.py"]


def test_what_is_said_to_look_is_a_method_of_some_room() -> None:
    assert {name for room in ROOMS.values() for name in vars(room)} >= READS


def test_nothing_of_a_home_can_be_committed() -> None:
    """Without UNION_PULSE_HOME a home lies in `data/`, beside the reference: bulletins and keys stay out of git."""
    home = Home(PROJECT / "data")
    kept = (home.raw, home.warehouse, home.published, home.index, home.incoming, home.demo.root)
    paths = [str(one / "x") for one in kept] + [str(home.roles), str(home.secrets), str(home.root / f"{RESTORING}x")]
    asked = subprocess.run(
        ["git", "check-ignore", *paths],  # noqa: S607 - git from the path
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stdout.split() == paths
