"""Which province each place stands for, on which map, and whether it acts or is merely named."""

from etl.find.provinces import Place
from etl.models import BodyFact, Page, ProvinceFact


def resolve_provinces(
    places: tuple[Place, ...], bodies: tuple[BodyFact, ...], page: Page, *, site_province: str | None
) -> tuple[ProvinceFact, ...]:
    """One fact per province, in order of first mention; `site_province` is the 63-unit code of the site's home."""
    return ()
