"""Places named in the news of a page that stand for a province."""

from dataclasses import dataclass

from etl.models import Page, Span


@dataclass(frozen=True, slots=True)
class Place:
    """One naming of a province, or of a smaller place that lies in exactly one."""

    span: Span


def find_places(page: Page) -> tuple[Place, ...]:
    """Every such naming in the news of the page, in order."""
    return ()
