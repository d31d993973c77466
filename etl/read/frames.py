"""Messages over a pipe: four bytes of length, then that many bytes."""

import struct
from typing import IO, Final

_LENGTH: Final = struct.Struct(">I")


def write_frame(pipe: IO[bytes], payload: bytes) -> None:
    """Send one message."""
    pipe.write(_LENGTH.pack(len(payload)))
    pipe.write(payload)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    """Receive one message; None where the other side is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    payload = pipe.read(length)
    return payload if len(payload) == length else None
