"""Word files of before 2007 (.doc): the text by the table of pieces that Word keeps, fields as they are shown.

What is formatting is not read: a legacy font is told by the words, as in plain text.
"""

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import olefile

from etl.read.parsed import Parsed, RefusedError

_WORD: Final = 0xA5EC
_WORD_6: Final = 0xA5DC
_FIRST_WITH_PIECES: Final = 193
_ENCRYPTED: Final = 0x0100
_SECOND_TABLE: Final = 0x0200
_FORMATTING, _PIECES = 1, 2
_COMPRESSED: Final = 0x4000_0000
_PIECE: Final = struct.Struct("<HIH")
_LENGTHS: Final = struct.Struct("<8i")
_LENGTHS_AT: Final = 0x4C
"""How long each story is: text, footnotes, headers, macros, comments, endnotes, boxes, boxes of headers."""
_SHOWN: Final = (True, True, True, False, False, True, True, True)
_CODE_OF_FIELD: Final = re.compile("\x13[^\x13\x14\x15]*\x14([^\x13\x14\x15]*)\x15|\x13[^\x13\x14\x15]*\x15")
_MOST_NESTED: Final = 10
_ROW_END: Final = re.compile("\x07\x07")
_SIGNS: Final = str.maketrans(
    {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x07": "\t", "\x1e": "-", "\x1f": None}
    | dict.fromkeys(map(chr, (0, 1, 2, 3, 4, 5, 6, 8, 0x13, 0x14, 0x15)), None)
)

_BROKEN: Final = "tệp Word đời cũ (.doc) bị hỏng, không đọc được; hãy mở bằng Word và lưu lại dạng .docx rồi gửi."
_LOCKED: Final = "tệp Word được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi gửi lại."
_OTHER: Final = (
    "tệp Office đời cũ này không phải văn bản Word (.doc); hãy mở ra và lưu lại dạng .docx, .xlsx hoặc văn bản (.txt)."
)


def read_doc(data: bytes) -> Parsed:
    """The lines of an old Word file.

    Raises:
        RefusedError: it is broken, locked, or of another program.
    """
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            if not file.exists("WordDocument"):
                raise RefusedError(_OTHER)
            return Parsed(_plain(_text(file, len(data))))
    except (OSError, struct.error, IndexError, ValueError, TypeError) as error:  # a storage where a stream belongs
        raise RefusedError(_BROKEN) from error


def _text(file: olefile.OleFileIO, most: int) -> str:
    """The stories that a reader of the document sees.

    Raises:
        RefusedError: it is locked, or its tables make no sense.
    """
    stream = _stream(file, "WordDocument", most)
    sign, version = struct.unpack_from("<HH", stream)
    (flags,) = struct.unpack_from("<H", stream, 0x0A)
    if flags & _ENCRYPTED:
        raise RefusedError(_LOCKED)
    if sign == _WORD_6 or (sign == _WORD and version < _FIRST_WITH_PIECES):
        (start, length) = struct.unpack_from("<I24xI", stream, 0x18)
        return _western(stream[start : start + length])
    if sign != _WORD:
        raise RefusedError(_BROKEN)
    table = _stream(file, "1Table" if flags & _SECOND_TABLE else "0Table", most)
    start, length = struct.unpack_from("<II", stream, 0x01A2)
    whole = "".join(_pieces(stream, _piece_table(table[start : start + length])))
    return "\r".join(_stories(whole, _LENGTHS.unpack_from(stream, _LENGTHS_AT)))


def _stream(file: olefile.OleFileIO, name: str, most: int) -> bytes:
    """One stream; a chain of sectors that runs in a circle would go on as long as the directory claims.

    Raises:
        RefusedError: it claims to be longer than its file.
    """
    if file.get_size(name) > most:
        raise RefusedError(_BROKEN)
    return bytes(file.openstream(name).read())


def _stories(whole: str, lengths: tuple[int, ...]) -> Iterator[str]:
    """The stories that are shown, in the order they are kept."""
    at = 0
    for length, is_shown in zip(lengths, _SHOWN, strict=True):
        if is_shown:
            yield whole[at : at + max(0, length)]
        at += max(0, length)


def _piece_table(found: bytes) -> bytes:
    """The table of pieces, behind the formatting that was put off.

    Raises:
        RefusedError: there is none.
    """
    at = 0
    while at < len(found):
        if found[at] == _PIECES:
            (length,) = struct.unpack_from("<I", found, at + 1)
            return found[at + 5 : at + 5 + length]
        if found[at] != _FORMATTING:
            break
        (length,) = struct.unpack_from("<H", found, at + 1)
        at += 3 + length
    raise RefusedError(_BROKEN)


def _pieces(stream: bytes, table: bytes) -> Iterator[str]:
    """The pieces of the text in order; all together no longer than the file can hold."""
    count = (len(table) - 4) // (4 + _PIECE.size)
    places = struct.unpack_from(f"<{count + 1}I", table)
    left = len(stream)
    for number in range(count):
        _, start, _ = _PIECE.unpack_from(table, 4 * (count + 1) + number * _PIECE.size)
        length = min(max(0, places[number + 1] - places[number]), left)
        left -= length
        if start & _COMPRESSED:
            begin = (start & ~_COMPRESSED) // 2
            yield _western(stream[begin : begin + length])
        else:
            yield stream[start : start + 2 * length].decode("utf-16-le", errors="replace")


def _western(data: bytes) -> str:
    """Text with one byte a letter; what the code page leaves undefined is itself."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(data[at : at + 1].decode("cp1252", "ignore") or chr(data[at]) for at in range(len(data)))


def _plain(text: str) -> str:
    """Text without the signs of Word: fields as shown, rows on lines, cells beside each other."""
    for _ in range(_MOST_NESTED):
        shown = _CODE_OF_FIELD.sub(lambda found: found[1] or "", text)
        if shown == text:
            break
        text = shown
    return _ROW_END.sub("\n", text.replace("\r\x07", "\x07")).translate(_SIGNS)
