"""A resolution that somebody types as it is printed (`12-NQ/TW`), understood by the rules that read bulletins."""

import json
import re
from typing import Final

from etl.desk.corrections import RESOLUTION, spelled
from etl.desk.uploads import Edit
from etl.errors import UnionPulseError
from etl.models import Record, ResolutionFact
from etl.pipeline import read_one
from pages.kit.words import t

LONGEST: Final = 40
_SHAPE: Final = re.compile(r"\d{1,4}[a-zđ]?(?:/\d{4})?[-/]NQ[-/][A-ZĐ]+(?:-[A-ZĐ]+)*(?: năm \d{4})?", re.IGNORECASE)


def addition(typed: str, record: Record) -> list[Edit]:
    """The edit that adds what was typed to a bulletin; none for an empty line.

    Raises:
        UnionPulseError: it is no number of a resolution, means several of the register, or is there already.
    """
    words = " ".join(typed.split())
    if not words:
        return []
    one = _understood(words)
    if one.status == "ambiguous":
        raise UnionPulseError(
            t("Danh mục có nghị quyết mang số “{words}”: hãy chọn ở ô Nghị quyết, hoặc ghi thêm năm.", words=words)
        )
    if any(_same(one, other) for other in record.resolutions):
        raise UnionPulseError(t("Bản tin đã có nghị quyết “{words}”.", words=words))
    said = {"key": one.key} if one.key else {"issuer": one.issuer, "number": one.number, "year": one.year}
    return [Edit(RESOLUTION, None, spelled(RESOLUTION, json.dumps(said)))]


def _understood(words: str) -> ResolutionFact:
    """The one resolution that the words name."""
    found = read_one(f"Nghị quyết số {words}".encode(), "").record.resolutions if _SHAPE.fullmatch(words) else ()
    if len(found) != 1:
        raise UnionPulseError(
            t("“{words}” không phải số của một nghị quyết; hãy ghi như 12-NQ/TW hoặc 7/NQ-TLĐ năm 2022.", words=words)
        )
    return found[0]


def _same(one: ResolutionFact, other: ResolutionFact) -> bool:
    """Whether two citations name the same."""
    if one.key:
        return one.key == other.key
    return (one.issuer, one.number, one.year) == (other.issuer, other.number, other.year)
