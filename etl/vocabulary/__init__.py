"""The words and registers of `data/reference`, loaded, checked and frozen: no list of names in code."""

import csv
from collections.abc import Iterator
from pathlib import Path

from etl.errors import VocabularyError
from etl.paths import REFERENCE


def rows(name: str, columns: tuple[str, ...], folder: Path = REFERENCE) -> Iterator[dict[str, str]]:
    """The rows of the table `name` as stripped strings ("" where empty); it must have exactly these columns.

    Raises:
        VocabularyError: the header differs, or a row has too few or too many cells.
    """
    with (folder / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != columns:
            raise VocabularyError(f"{folder.name}/{name}: the header must be {','.join(columns)}")
        for line, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                raise VocabularyError(f"{folder.name}/{name}, line {line}: expected {len(columns)} cells")
            yield {key: value.strip() for key, value in row.items()}


def choices(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several values with `|` between them."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
