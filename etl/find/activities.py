"""Kinds of union activity that a bulletin reports, and whether they took place or are only planned."""

from etl.models import ActivityFact, Page


def find_activities(page: Page) -> tuple[ActivityFact, ...]:
    """One fact per kind, in order of first mention."""
    return ()
