"""Whether words stand between quotation marks: what somebody says is seldom what is reported."""

from typing import Final

MOST: Final = 2000
"""How far before the words a quotation may begin."""


def is_quoted(text: str, line_start: int, start: int) -> bool:
    """Whether a quotation that began in the same line is still open at `start`."""
    floor = max(line_start, start - MOST)
    if text.count('"', floor, start) % 2:
        return True
    return text.rfind("“", floor, start) > text.rfind("”", floor, start)
