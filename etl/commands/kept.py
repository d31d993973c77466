"""The texts of a load on their way from reading to the search index, so that no original is read twice."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from etl.load.index.documents import Kept
from etl.models import NEWS, Block, BlockKind, Document

BESIDE: Final = frozenset({BlockKind.SECTION, BlockKind.BYLINE})
"""What is searched after the news. Page furniture is not: nobody looks for a menu or a web designer."""


def kept(document: Document, lines: Sequence[Block]) -> Kept:
    """A decoded bulletin as the index takes it: the news first, as a snippet shows them."""
    found = [line for kinds in (NEWS, BESIDE) for line in lines if line.kind in kinds]
    return Kept(document.text, document.encoding, tuple((line.start, line.end) for line in found))


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """Texts in a file, one a line, found by the names of their originals."""

    file: BinaryIO
    places: dict[str, int] = field(default_factory=dict)

    def put(self, raw: str, text: Kept) -> None:
        """Keep the text of an original; the same bytes have the same text."""
        if raw not in self.places:
            self.places[raw] = self.file.seek(0, 2)
            self.file.write(json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")

    def get(self, raw: str) -> Kept | None:
        """The text of an original; None where it was not kept."""
        if raw not in self.places:
            return None
        self.file.seek(self.places[raw])
        text, encoding, parts = json.loads(self.file.readline().decode("utf-8", "surrogatepass"))
        return Kept(text, encoding, tuple((start, end) for start, end in parts))
