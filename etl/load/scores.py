"""How well the reading was scored by people's labels, as the product carries it: `data/reference/scores.json`."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from etl.paths import REFERENCE

FILE: Final = REFERENCE / "scores.json"


@dataclass(frozen=True, slots=True)
class SetScore:
    """A labelled set: how many articles, by which rules they were read, and what came of each measure."""

    name: str
    fingerprint: str
    rules: str
    articles: int
    measures: Mapping[str, Mapping[str, float]]
    """`precision`, `recall` and `f1` of each."""


def scores(file: Path = FILE) -> list[SetScore]:
    """Every scored set by name; none where nothing was scored yet."""
    if not file.is_file():
        return []
    return [SetScore(**one) for one in json.loads(file.read_text(encoding="utf-8"))]


def keep(found: SetScore, file: Path = FILE) -> None:
    """Put a set's scores in the place of its older ones."""
    kept = {one.name: one for one in scores(file)} | {found.name: found}
    told = [asdict(kept[name]) for name in sorted(kept)]
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
