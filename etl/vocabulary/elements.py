"""Names that the makers of pages give to their parts (class, id, role): `data/reference/page_elements.csv`.

`unseen`: a reader does not see it; `aside`: menus, comments, links, buttons; `crumbs`: the path through the site;
`writer`: who wrote the article.
"""

from functools import cache

from etl.errors import VocabularyError
from etl.vocabulary import rows

USES = frozenset({"unseen", "aside", "crumbs", "writer"})


@cache
def element_names(use: str) -> frozenset[str]:
    """The names of one use, in lower case."""
    found: set[str] = set()
    for row in rows("page_elements.csv", ("use", "name")):
        if row["use"] not in USES or row["name"] != row["name"].lower():
            raise VocabularyError(f"data/reference/page_elements.csv: {row['name']} has an unknown use or capitals")
        if row["use"] == use:
            found.add(row["name"])
    return frozenset(found)
