"""Loads and facts into core and out of it; the caller opens the transaction that makes each whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from secrets import token_hex

from etl.load.core import Connection, bind, row
from etl.load.statements import statement


@dataclass(frozen=True, slots=True)
class Batch:
    """What is known of a load before its files: core's side of what the desk keeps."""

    load: str
    loaded_at: datetime
    site: str
    who: str | None = None
    covers_from: date | None = None
    covers_to: date | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """A bulletin to be read again from its original, under the names and the site of its first load."""

    bulletin_id: str
    raw: str
    file: str
    site: str


def land(connection: Connection, batch: Batch, stage: Path, rules_version: str) -> None:
    """Put a staged load into core; bulletins that are there already keep their facts."""
    bind(connection, load=batch.load, loaded_at=batch.loaded_at, site=batch.site, who=batch.who)
    bind(connection, covers_from=batch.covers_from, covers_to=batch.covers_to)
    bind(connection, stage=str(stage), rules_version=rules_version, facts=token_hex(6))
    for step in ("load_files", "incoming", "same_bytes", "incoming_new", "facts"):
        connection.execute(statement(step))


def take_out(connection: Connection, load: str) -> None:
    """Remove a load, and the bulletins that only it brought."""
    bind(connection, load=load)
    connection.execute(statement("undo"))
    connection.execute(statement("forget"))


def refresh(connection: Connection, stage: Path, rules_version: str) -> None:
    """Write the staged bulletins over what core knew of them."""
    bind(connection, stage=str(stage), rules_version=rules_version, facts=token_hex(6))
    for step in ("incoming", "forget_incoming", "forget", "facts"):
        connection.execute(statement(step))


def stale(connection: Connection, rules_version: str) -> list[Stale]:
    """The bulletins that were read by other rules, or under another site than that of their first load."""
    return _stale(connection, rules_version=rules_version, any_rules=False, without=None)


def moved(connection: Connection) -> list[Stale]:
    """The bulletins whose site is another now, or is known otherwise."""
    return _stale(connection, rules_version="", any_rules=True, without=None)


def moved_without(connection: Connection, load: str) -> list[Stale]:
    """The bulletins whose site changes when this load goes."""
    return _stale(connection, rules_version="", any_rules=True, without=load)


def _stale(connection: Connection, **values: object) -> list[Stale]:
    """The rows of the one question behind both."""
    bind(connection, **values)
    return [Stale(*found) for found in connection.execute(statement("stale")).fetchall()]


def original(connection: Connection, bulletin_id: str) -> str | None:
    """The name of a bulletin's original; None where there is no such bulletin."""
    bind(connection, bulletin_id=bulletin_id)
    found = connection.execute(statement("original")).fetchone()
    return found[0] if found else None


def withdraw(connection: Connection, withdrawn: Iterable[str]) -> None:
    """Remove the bulletins with these originals, and their files from every load."""
    bind(connection, withdrawn=list(withdrawn))
    connection.execute(statement("withdraw"))
    connection.execute(statement("forget"))


def landed(connection: Connection) -> set[str]:
    """The loads that are in core."""
    return {load for (load,) in connection.execute(statement("loads")).fetchall()}


def brought(connection: Connection, load: str) -> tuple[int, int, int]:
    """What a load brought: bulletins, duplicates, readings."""
    bind(connection, load=load)
    bulletins, duplicates, readings = row(connection, "brought")
    return bulletins, duplicates, readings
