"""Words around a resolution that bears no number, by what they tell: `data/reference/resolution_cues.csv`."""

from functools import cache
from typing import Final

from etl.errors import VocabularyError
from etl.vocabulary import rows

COLUMNS: Final = ("use", "words")
USES: Final = ("subject", "weak", "of_nations", "sponsor", "no_subject", "says", "of_company", "near_company")
"""What opens a subject; of these, what may as well be the verb of a sentence; what the United Nations resolve; what
somebody does who submits a draft; what opens no subject; what a resolution is reported to do;
what only companies resolve; what tells that news is of a company."""


@cache
def resolution_cues(use: str) -> tuple[str, ...]:
    """The folded words of one use, the longest first.

    Raises:
        VocabularyError: a row of a use that nobody asks for.
    """
    found = tuple(rows("resolution_cues.csv", COLUMNS))
    unknown = {row["use"] for row in found} - set(USES)
    if unknown:
        raise VocabularyError(f"data/reference/resolution_cues.csv: unknown use {min(unknown)}")
    return tuple(sorted((row["words"] for row in found if row["use"] == use), key=len, reverse=True))
