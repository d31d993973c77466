"""Whether a trade union acts in a bulletin or is its subject."""

from etl.models import Page


def involves_union(page: Page) -> bool:
    """True where a union is part of the story."""
    return "công đoàn" in page.text.lower()
