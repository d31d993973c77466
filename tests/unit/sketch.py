"""A page sketched from lines: the first is the title, the second the lead, the rest running text."""

from datetime import date

from etl.models import Block, BlockKind, Page


def page(*lines: str, published_on: date | None = None, event_dates: tuple[date, ...] = ()) -> Page:
    """The page of these lines, every one of them news."""
    kinds = [BlockKind.TITLE, BlockKind.LEAD]
    blocks: list[Block] = []
    start = 0
    for place, line in enumerate(lines):
        kind = kinds[place] if place < len(kinds) else BlockKind.BODY
        blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    return Page("\n".join(lines), tuple(blocks), title=lines[0], published_on=published_on, event_dates=event_dates)
