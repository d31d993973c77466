"""The words by which the frame of a page is known: `data/reference/page_lines.csv`.

`use` says what a phrase means. Whole lines: `related` (a heading; what follows is not of this article; `box` where
such links also stand inside articles), `line`, `menu`, `section`, `byline`, `nobody` (accounts of a site that stand
where a writer should). Openings: `line_prefix`, `footer_prefix`, `contact_prefix`, `office` (the line over a
signature); also of whole sentences `line_sentence`, `footer_sentence`, `site_header`. Labels of a value:
`published_label`, `clock_label`, `byline_label`, `photo_label`. `not_byline`: first words of lines that look like
names and are no bylines. `caption`: words that captions hold.
"""

from functools import cache
from itertools import groupby
from operator import itemgetter

from etl.errors import VocabularyError
from etl.vocabulary import rows

COLUMNS = ("use", "phrase")
USES = frozenset(
    {
        "related", "box", "line", "menu", "section", "byline", "line_prefix",
        "line_sentence", "footer_prefix", "footer_sentence", "contact_prefix",
        "site_header",
        "published_label", "clock_label", "byline_label", "nobody", "office", "photo_label", "not_byline", "caption",
    }
)  # fmt: skip


@cache
def phrases(use: str) -> frozenset[str]:
    """The phrases of one use, in lower case."""
    return frozenset(_by_use()[use])


@cache
def openings(use: str) -> tuple[str, ...]:
    """The phrases of one use, as `str.startswith` takes them."""
    return tuple(sorted(_by_use()[use]))


def opens(text: str, use: str) -> bool:
    """Whether a text begins with a phrase of one use: `startswith(openings(use))`, for the many that do not."""
    return text.startswith(_by_letter(use).get(text[:1], ()))


@cache
def _by_letter(use: str) -> dict[str, tuple[str, ...]]:
    """The openings of one use by their first letter."""
    return {letter: tuple(found) for letter, found in groupby(openings(use), key=itemgetter(0))}


@cache
def _by_use() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {use: [] for use in USES}
    for row in rows("page_lines.csv", COLUMNS):
        if row["use"] not in USES:
            raise VocabularyError(f"data/reference/page_lines.csv: unknown use {row['use']}")
        found[row["use"]].append(row["phrase"])
    return found
