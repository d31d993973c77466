"""The union sites that bulletins come from: `data/reference/sites.csv`, and those of the demonstration, kept apart."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from etl.paths import REFERENCE, SAMPLE
from etl.vocabulary import rows

COLUMNS = ("site", "name", "body", "province", "address", "merged_on", "merged_into")


@dataclass(frozen=True, slots=True)
class Site:
    """One site; `province` is a code of the 63 units, None for a national site or an unknown one."""

    site: str
    name: str
    body: str | None = None
    province: str | None = None
    address: str | None = None
    merged_on: date | None = None
    merged_into: str | None = None
    is_known: bool = True


@cache
def sites() -> dict[str, Site]:
    """Every known site by its slug."""
    return _read(REFERENCE)


@cache
def sample_sites() -> dict[str, Site]:
    """The invented sites of the demonstration by their slugs; no real build knows them."""
    return _read(SAMPLE)


def site(slug: str) -> Site:
    """The site of this slug; an unknown one is accepted, with its province unknown."""
    return sites().get(slug) or sample_sites().get(slug) or Site(slug, name=slug, is_known=False)


def _read(folder: Path) -> dict[str, Site]:
    """The sites that a folder's `sites.csv` lists."""
    found = (
        Site(
            site=row["site"],
            name=row["name"],
            body=row["body"] or None,
            province=row["province"] or None,
            address=row["address"] or None,
            merged_on=date.fromisoformat(row["merged_on"]) if row["merged_on"] else None,
            merged_into=row["merged_into"] or None,
        )
        for row in rows("sites.csv", COLUMNS, folder)
    )
    return {site.site: site for site in found}
