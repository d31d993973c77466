"""`check --deep`: every original read again and held against its name and against what the desk says was received."""

from dataclasses import dataclass, field

from etl.desk import open_desk
from etl.errors import UnionPulseError
from etl.load.raw import originals, raw_bytes
from etl.paths import Home


@dataclass(frozen=True, slots=True)
class Found:
    """Originals by their names. `orphans` do no harm: what a killed command left, or a load that never came to be."""

    checked: int = 0
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)


def deep(home: Home) -> Found:
    """Read every original of a home."""
    named = _named(home)
    there = {path.name for path in originals(home)}
    return Found(
        checked=len(there),
        missing=sorted(named - there),
        changed=sorted(name for name in there if not _is_whole(home, name)),
        orphans=sorted(there - named),
    )


def _named(home: Home) -> set[str]:
    """The originals of every load that anybody asked for."""
    if not home.desk.exists():
        return set()
    with open_desk(home) as desk:
        return {file.raw for load in desk.loads() for file in desk.files(load.load) if file.raw}


def _is_whole(home: Home, name: str) -> bool:
    """Whether an original is what its name says."""
    try:
        raw_bytes(home, name)
    except UnionPulseError:
        return False
    return True
