"""Union bodies named in the news of a page, with their level and province."""

from etl.models import BodyFact, Page


def find_bodies(page: Page) -> tuple[BodyFact, ...]:
    """One fact per body, in order of first mention."""
    return ()
