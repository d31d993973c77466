"""The words of a title that say what a bulletin is about."""

from typing import Final

from etl.find.segmenter import words
from etl.models import Page
from etl.vocabulary.keywords import stopwords

MOST: Final = 8
LONGEST_TITLE: Final = 400
"""Longer lines are no titles; what is past this is not segmented."""


def find_keywords(page: Page) -> tuple[str, ...]:
    """Up to eight keywords in order of appearance; () without a title."""
    title = " ".join((page.title or "").split())[:LONGEST_TITLE].encode(errors="replace").decode()
    if not title:
        return ()
    if title.isupper():
        title = title.capitalize()
    found = dict.fromkeys(word.strip("_ ") for word in words(title) if _says_something(word))
    return tuple(found)[:MOST]


def _says_something(word: str) -> bool:
    """Whether a segmented word is one to search by: several syllables or a name, letters, no stopword."""
    if not any(map(str.isalpha, word)) or word.lower() in stopwords():
        return False
    return " " in word or (word[0].isupper() and len(word) > 1)
