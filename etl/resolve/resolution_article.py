"""The whole article as evidence for a number: its words and the bodies it names, worked out only when asked for."""

from collections.abc import Mapping
from functools import cached_property

from etl.find.folding import fold
from etl.find.issuing_bodies import bodies_before
from etl.models import Page
from etl.resolve.resolution_subjects import Pairs, counted, pairs


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
    def _news(self) -> str:
        """Its news, folded."""
        low = fold(self._page.text)
        return " ".join(low[block.start : block.end] for block in self._page.news)

    @cached_property
    def issuers(self) -> frozenset[str]:
        """The issuers of the bodies that it names anywhere."""
        text = self._page.text
        return frozenset(body.issuer for body in bodies_before(text, fold(text), 0, len(text)))
