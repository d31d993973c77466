"""What can go wrong, as sentences for the person who must act; each names the file and what to do."""


class UnionPulseError(Exception):
    """The root of every error the project raises on purpose; its text is a sentence for people."""


class RejectedFileError(UnionPulseError):
    """One input that cannot be read. The others go on; this one is kept and listed with `why`."""

    def __init__(self, file: str, why: str) -> None:
        """Keep the file as the user named it and the sentence that says what is wrong and what to do."""
        super().__init__(f"{file}: {why}")
        self.file = file
        self.why = why


class VocabularyError(UnionPulseError):
    """A file under data/reference that contradicts itself or its schema."""


class HomeError(UnionPulseError):
    """A home that cannot be used: newer than the code, locked for too long, not writable."""


class RolesError(UnionPulseError):
    """A file of roles that is not understood; until it is mended nobody has one."""


class ForbiddenError(UnionPulseError):
    """Somebody asked for what their role does not let them do."""


class ChecksFailedError(UnionPulseError):
    """A build whose SQL checks returned offending rows; it is not published."""
