"""What is decided of one entry: the document, or what is left open, with the reasons."""

from dataclasses import dataclass, field

from etl.vocabulary.resolutions import Resolution


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with its document, issuer and reasons."""

    status: str
    issuer: str
    row: Resolution | None = None
    """The document of the register, where resolved."""
    key: str | None = None
    """The key of a session that stays open."""
    candidates: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    keeps_number: bool = False
    """Whether the number printed (the ordinal of a session) stays, though the document bears another."""
