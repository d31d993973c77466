"""A page taken apart: title, dates, clock, byline, counter and the lines that are news."""

from etl.models import Block, BlockKind, Declared, Page


def take_apart(text: str, declared: Declared) -> Page:
    """The page in a cleaned text; `declared` fills what is not printed."""
    return Page(text, (Block(BlockKind.BODY, 0, len(text)),), title=declared.title)
