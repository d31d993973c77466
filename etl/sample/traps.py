"""Bulletins written for one difficulty each: fixed texts under `templates/traps`, with their truth in the header."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from etl.sample.story import Story
from etl.sample.templates import TEMPLATES

NO_HEADLINES = ("Tin trong ngày", "Thông báo", "Văn bản mới")


@dataclass(frozen=True, slots=True)
class Trap:
    """A fixed bulletin and what must be found in it."""

    name: str
    site: str
    day: date
    story: Story
    traps: tuple[str, ...]
    undecided: tuple[dict[str, Any], ...]
    """Resolutions named without a key: ambiguous, announced or unregistered."""
    related: tuple[str, str, str]
    encoding: str
    is_undated: bool


@cache
def traps() -> tuple[Trap, ...]:
    """Every trap, in name order."""
    return tuple(_trap(path) for path in sorted((TEMPLATES / "traps").glob("*.txt")))


def _trap(path: Path) -> Trap:
    """One file: `key: value` lines, a blank line, the title, then the paragraphs, one a line."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    header = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    title, *paragraphs = [line for line in body.splitlines() if line.strip()]
    event = header.get("event", "")
    story = Story(
        title=title,
        paragraphs=paragraphs,
        kind=header["kind"],
        family="bay",
        took_place=header.get("planned") != "yes",
        event_date=date.fromisoformat(event) if event else None,
        provinces=_provinces(header.get("provinces", "")),
        resolutions={key: int(count) for key, _, count in map(_counted, _parts(header.get("resolutions", "")))},
    )
    return Trap(
        name=path.stem,
        site=header["site"],
        day=date.fromisoformat(header["day"]),
        story=story,
        traps=tuple(header["traps"].split()),
        undecided=tuple(map(_undecided, _parts(header.get("undecided", "")))),
        related=_related(header.get("related", "")),
        encoding=header.get("encoding", "utf-8"),
        is_undated=header.get("undated") == "yes",
    )


def _parts(cell: str) -> list[str]:
    """The entries of a cell, `;` between them."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def _counted(part: str) -> tuple[str, str, str]:
    """`BCT:02/2021 x3` as key and mentions."""
    return part.partition(" x")


def _provinces(cell: str) -> dict[tuple[str, str, str], str]:
    """`active 63 40 Nghệ An; …` as roles of units."""
    found: dict[tuple[str, str, str], str] = {}
    for part in _parts(cell):
        role, unit, code, name = part.split(" ", 3)
        found[unit, code, name] = role
    return found


def _undecided(part: str) -> dict[str, Any]:
    """`ambiguous ? 20 x2` or `announced DH-CD XIII x1` as a resolution without a key."""
    words, _, mentions = part.partition(" x")
    status, _, named = words.partition(" ")
    issuer, _, number = named.rpartition(" ")
    return {
        "key": None,
        "status": status,
        "issuer": None if issuer == "?" else issuer,
        "number": None if number == "-" else number,
        "mentions": int(mentions),
    }


def _related(cell: str) -> tuple[str, str, str]:
    """Three headlines of other bulletins."""
    first, second, third = (*_parts(cell), *NO_HEADLINES)[:3]
    return first, second, third
