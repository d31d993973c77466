"""What stands around a citation: its subject, the words near it, "15 năm triển khai", and whether it is a draft."""

import re
from typing import Final

from etl.find import citation_patterns as shapes
from etl.find.citations import Line

_MOST_SUBJECT: Final = 260
_MOST_CONTEXT: Final = 260
_SENTENCE_END: Final = re.compile(r"(?<!tp)[.!?;](?=\s)|\n")


def subject_after(line: Line, at: int) -> tuple[str, int]:
    """The subject quoted after a citation ("về …", or in quotes), and where it begins to be safe to read on."""
    opening = shapes.SUBJECT.match(line.low, at, line.end)
    if opening is None:
        return "", at
    ceiling = min(line.end, opening.end() + _MOST_SUBJECT)
    stop = shapes.SUBJECT_END.search(line.low, opening.end(), ceiling)
    end = stop.start() if stop and stop.start() > opening.end() else ceiling
    again = shapes.ANCHOR.search(line.low, opening.end(), end)
    return line.low[opening.end() : again.start() if again else end].strip(), opening.end()


def context(line: Line, span: tuple[int, int]) -> str:
    """The words on both sides of a citation, within its line."""
    before = line.low[max(line.start, span[0] - _MOST_CONTEXT) : span[0]]
    after = line.low[span[1] : min(line.end, span[1] + _MOST_CONTEXT)]
    return f"{before} | {after}"


def years_on(line: Line, start: int) -> int | None:
    """The N of "N năm triển khai thực hiện" before a citation."""
    floor = max(line.start, start - 90)
    found = shapes.YEARS_ON.search(line.low, floor, start)
    if found is None or not shapes.DOING.search(line.low, floor, start):
        return None
    return int(found[1])


def sentence_start(line: Line, at: int, room: int) -> int:
    """Where the sentence begins in which a place stands, no further back than some room."""
    floor = max(line.start, at - room)
    ends = list(_SENTENCE_END.finditer(line.low, floor, at))
    return ends[-1].end() if ends else floor


def is_draft(line: Line, start: int) -> bool:
    """Whether "dự thảo" stands right before a citation."""
    return shapes.DRAFT.search(line.low, max(line.start, start - 12), start) is not None
