"""The words of a title that say what a bulletin is about."""

from etl.models import Page


def find_keywords(page: Page) -> tuple[str, ...]:
    """Up to eight keywords in order of appearance; () without a title."""
    return ()
