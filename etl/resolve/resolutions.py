"""Which resolution a citation means: issuer, number, year and term, weighed by the evidence around it."""

from etl.find.resolutions import Citation
from etl.models import Page, ResolutionFact


def resolve_resolutions(citations: tuple[Citation, ...], page: Page, *, is_union: bool) -> tuple[ResolutionFact, ...]:
    """One fact per resolution that the citations name, with its reason."""
    return ()
