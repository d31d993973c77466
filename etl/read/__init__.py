"""Bytes to `Document`: the content decides the reader, limits come before reading."""

from etl.models import Document


def read(data: bytes, name: str) -> Document:
    """The bulletin in `data`, decoded; `name` is only for messages.

    Raises:
        RejectedFileError: empty, binary, too large or in an encoding nobody can tell; the sentence says what to do.
    """
    return Document(data.decode("utf-8"), format="text", encoding="utf-8")
