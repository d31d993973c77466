"""How files begin that are no text, what they are called and what to do: `data/reference/file_signatures.csv`."""

from dataclasses import dataclass
from functools import cache

from etl.vocabulary import rows

COLUMNS = ("bytes", "offset", "kind", "advice")


@dataclass(frozen=True, slots=True)
class Signature:
    """The bytes at `offset` by which a kind of file is known."""

    start: bytes
    offset: int
    kind: str
    advice: str

    def fits(self, data: bytes) -> bool:
        """Whether the file is of this kind."""
        return data.startswith(self.start, self.offset)


@cache
def signatures() -> tuple[Signature, ...]:
    """Every known signature, the stricter first."""
    return tuple(
        Signature(bytes.fromhex(row["bytes"]), int(row["offset"]), row["kind"], row["advice"])
        for row in rows("file_signatures.csv", COLUMNS)
    )
