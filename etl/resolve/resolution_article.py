"""The whole article as evidence for a number: its words and the bodies it names, worked out only when asked for."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from etl.find.folding import fold
from etl.find.issuing_bodies import UNKNOWN_PLACE, bodies_between, place_meant
from etl.models import Page, Span
from etl.resolve.resolution_subjects import Pairs, counted, pairs

NO_HOUSE: Final = ("KHAC", "UBND")
"""Bodies that are not told apart, or pass no resolutions."""
_SENTENCE: Final = 260
_STOP: Final = re.compile(r"(?<!tp)[.!?;](?=\s)|\n")
_YEAR: Final = re.compile(r"(?<![\d.,])20\d\d(?![\d.,]\d)")


class Article:
    """The words of a whole article, folded and paired only when a number asks for them."""

    def __init__(self, page: Page) -> None:
        """Keep the page."""
        self._page = page

    @cached_property
    def pairs(self) -> Pairs:
        """The pairs of its words."""
        return pairs(self._news)

    @cached_property
    def counted(self) -> Mapping[tuple[str, str], int]:
        """How often each pair stands in it."""
        return counted(self._news)

    @cached_property
    def last_year(self) -> int | None:
        """The last year that it names."""
        return max(map(int, _YEAR.findall(self._news)), default=None)

    def passer_beside(self, span: Span) -> str | None:
        """The issuer of the only body that the sentence around a span names, None where it names several or none."""
        text, low = self._page.text, fold(self._page.text)
        start = max(0, span[0] - _SENTENCE)
        before = [end.end() for end in _STOP.finditer(low, start, span[0])]
        after = _STOP.search(low, span[1], span[1] + _SENTENCE)
        bodies = bodies_between(text, low, before[-1] if before else start, after.start() if after else span[1])
        issuers = {body.issuer: body for body in bodies if not body.issuer.startswith(NO_HOUSE)}
        if len(issuers) != 1:
            return None
        issuer, body = issuers.popitem()
        code, _, place = issuer.partition(":")
        return f"{code}:{place_meant(text, low, body.span)}" if place == UNKNOWN_PLACE else issuer

    @cached_property
    def _news(self) -> str:
        """Its news, folded."""
        low = fold(self._page.text)
        return " ".join(low[block.start : block.end] for block in self._page.news)

    @cached_property
    def issuers(self) -> frozenset[str]:
        """The issuers of the bodies that it names anywhere."""
        text = self._page.text
        return frozenset(body.issuer for body in bodies_between(text, fold(text), 0, len(text)))
