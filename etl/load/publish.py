"""Write, audit, publish: a build is made beside the one being served, checked, and only then switched to.

A new build starts as a copy of the one before and takes over what changed in core, so that one bulletin costs what one
bulletin costs; where there is no build before, or rules or tables are not the same, it starts empty and everything is
a change. Both ways run the same SQL.
"""

import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import duckdb

from etl.errors import ChecksFailedError
from etl.load.checking import Answer, ask, keep, offences
from etl.load.core import Connection, bind, row, schema_version, transaction
from etl.load.files import rename_into, write_whole
from etl.load.index.generations import sweep as sweep_indexes
from etl.load.reference import registers
from etl.load.statements import published_tables, statement
from etl.load.visits import rules as visit_rules
from etl.load.visits import write_visit_days
from etl.paths import Home
from etl.settings import TIME_ZONE

KEPT_BUILDS: Final = 3
"""The one being served and two that a page may still be reading."""

STEPS: Final = (
    *("out_corrected", "out_decided", "out_settled", "out_judged", "out_changed", "out_clear", "out_registers"),
    *("out_laid", "out_facts", "out_counted", "out_decisions", "out_corrections", "out_loads"),
)


def now() -> datetime:
    """This moment, in Vietnam."""
    return datetime.now(ZoneInfo(TIME_ZONE))


def sortable(moment: datetime) -> str:
    """A name that sorts by time, of a load or a build; the one writer never makes two in a microsecond."""
    return f"{moment:%Y%m%d-%H%M%S-%f}"


def publish(
    home: Home, core: Connection, rules_version: str, index: Callable[[str], None], *, anew: bool = False
) -> str:
    """Make a build of what core knows, check it and serve it; return its name. `anew` copies nothing.

    `index` makes the search index of a build, by its name, before the build is served.

    Raises:
        ChecksFailedError: the build is wrong; the one being served stays.
    """
    moment = now()
    build = sortable(moment)
    home.published.mkdir(parents=True, exist_ok=True)
    sweep(home)
    temporary = home.published / f".{build}.tmp"
    bind(
        core,
        build=build,
        built_at=moment,
        rules_version=rules_version,
        contract=_contract(rules_version, is_demo=home.is_demo),
    )
    bind(core, schema_version=schema_version(), is_demo=home.is_demo)
    if not anew:
        _copy_before(home, temporary, rules_version)
    found = write_build(core, temporary, is_demo=home.is_demo)
    if found:
        temporary.unlink()
        raise ChecksFailedError(_sentence(found))
    rename_into(temporary, home.published / f"{build}.duckdb")
    index(build)
    write_whole(home.current, build + ".duckdb\n")
    _drop_old(home)
    sweep_indexes(home)
    return build


def _contract(rules_version: str, *, is_demo: bool) -> str:
    """A digest over what makes two builds of the same core the same."""
    parts = [
        rules_version,
        str(schema_version()),
        published_tables(),
        *map(statement, STEPS),
        *registers(is_demo=is_demo).values(),
    ]
    return sha256("\0".join([*parts, visit_rules(), statement("site_week")]).encode()).hexdigest()


def _copy_before(home: Home, temporary: Path, rules_version: str) -> None:
    """Start from the build being served, if it was made the way we would make it."""
    try:
        before = home.published / home.current.read_text(encoding="utf-8").strip()
        with duckdb.connect(before, read_only=True) as connection:
            (contract,) = row(connection, "out_made")
    except (OSError, duckdb.Error):
        return
    if contract == _contract(rules_version, is_demo=home.is_demo):
        shutil.copyfile(before, temporary)


def write_build(core: Connection, path: Path, *, is_demo: bool) -> list[Answer]:
    """Bring a build to what core knows, or write a new one, and return the checks that found something.

    One transaction: nothing of it goes through a log first.
    """
    is_new = not path.exists()
    core.execute(statement("attach").format(path=str(path).replace("'", "''")))
    try:
        with transaction(core):
            if is_new:
                core.execute(published_tables())
                core.execute(statement("out_own"))
            bind(core, **registers(is_demo=is_demo))
            for step in STEPS:
                core.execute(statement(step))
            write_visit_days(core)
            core.execute(statement("site_week"))
            answers = ask(core)
            keep(core, answers)
            return offences(answers)
    finally:
        core.execute(statement("detach"))


def _sentence(found: Iterable[Answer]) -> str:
    """What went wrong, for the person who must act."""
    lines = [f"  {offence.check}: {row}" for offence in found for row in offence.rows]
    return "\n".join(
        ["Bản dựng mới không qua kiểm tra nên không được công bố; các trang vẫn dùng bản trước. Các dòng sai:", *lines]
    )


def sweep(home: Home) -> None:
    """Remove what a killed writer left beside the builds."""
    for left in home.published.glob(".*.tmp*"):
        left.unlink(missing_ok=True)


def keep_only_served(home: Home) -> None:
    """Remove every build but the one being served, and their indexes."""
    _drop_old(home, kept=1)
    sweep_indexes(home)


def _drop_old(home: Home, kept: int = KEPT_BUILDS) -> None:
    """Remove all but the last builds; a reader that has one open keeps it until it closes it."""
    served = home.current.read_text(encoding="utf-8").strip()
    for old in sorted(home.published.glob("*.duckdb"))[:-kept]:
        if old.name != served:  # a clock that was set back gives a new build an old name
            old.unlink(missing_ok=True)
