"""Documents that are no resolution: directives, conclusions, plans, decisions, decrees, laws."""

from etl.models import DocumentFact, Page


def find_documents(page: Page) -> tuple[DocumentFact, ...]:
    """Every such document that the news names by number, in order of first mention."""
    return ()
