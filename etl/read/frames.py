"""Messages over a pipe: four bytes of length, then that many bytes."""

import struct
from typing import BinaryIO, Final, Protocol

_LENGTH: Final = struct.Struct(">I")


class Sink(Protocol):
    """Something to write to."""

    def write(self, data: bytes, /) -> int | None:
        """Take bytes."""

    def flush(self) -> None:
        """Pass them on."""


def write_frame(pipe: "Sink | BinaryIO", payload: bytes) -> None:
    """Send one message."""
    pipe.write(_LENGTH.pack(len(payload)) + payload)
    pipe.flush()


def read_frame(pipe: "BinaryIO") -> bytes | None:
    """Receive one message; None where the other side is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    payload = pipe.read(length)
    return payload if len(payload) == length else None
